// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Cents, type CivilDate, type Iban, type Instant, ok, type TenantId, type UserId } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import type { FileStore } from '@platform/files';
import { defineService } from '@platform/service';
import { type AnyLongUseCase, offer, orderOf, type Platform, performLongWork, portTable } from '@platform/use-case';
import { type TestAssociation, testWorld, type World } from '@testkit/core';
import { actions, roles } from '../../actions.ts';
import { type BankChannel, bankChannelPort, type IncomingFile } from '../../exchange/bank-channel.ts';
import { bankAccountRepository, type NamedLedgerAccount } from '../../setup/bank-account-repository.ts';
import { type MatchingRules, rulesRepository } from '../../setup/rules-repository.ts';
import { matchBankLines } from '../match-lines.ts';

const AT = '2026-11-16T09:00:00.000Z' as Instant;
const CUT_OVER = '2026-11-16' as CivilDate;

const KINDS = ['bank', 'transit', 'deposit', 'advance'] as const;

/** A municipality with one account, all ledger accounts and its rules. */
export interface TestTown {
  readonly tenantId: TenantId;
  readonly accountId: string;
  readonly iban: Iban;
  readonly ledger: Readonly<Record<'bank' | 'transit' | 'deposit' | 'advance' | 'debtor' | 'creditor' | 'charges', string>>;
}

export interface BankWorld {
  readonly world: World;
  readonly home: TestAssociation;
  readonly towns: readonly TestTown[];
  readonly clerk: Actor;
  readonly other: Actor;
  readonly platform: Platform;
  readonly folder: IncomingFile[];
  readonly put: (bytes: Uint8Array) => string;
  /** A file as the door for uploads keeps it. */
  store(content: string | Uint8Array, name: string): Promise<string>;
  /** Orders long work and does it. */
  work(
    long: AnyLongUseCase,
    input: unknown,
    actor?: Actor,
  ): Promise<{ readonly state: string; readonly outcome: unknown; readonly failure: unknown }>;
  match(towns?: readonly TestTown[]): Promise<void>;
}

export const value = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** The actions alone: rooms are tested by their own use cases. */
const door = defineService({ name: 'payments', actions, roles, useCases: [], queries: [], messages: { de: {}, en: {} } });

const IBANS = ['DE02120300000000202051', 'DE02500105170137075030', 'DE02100500000054540402'] as const;
const MATCHING: MatchingRules = {
  scheme: { length: 12, check: 'mod10' },
  toleranceCents: 100n as Cents,
  toleranceBorneBy: 'municipality',
  unclearOwner: null,
};

async function makeTown(world: World, home: TestAssociation, tenantId: TenantId, iban: Iban): Promise<TestTown> {
  const accountId = world.newId();
  const by = { userId: world.newId() as UserId, accountId: null };
  const other = { userId: world.newId() as UserId, accountId: null };
  const own = KINDS.map((kind) => [kind, world.newId(), accountId] as const);
  const shared = (['debtor', 'creditor', 'charges'] as const).map((kind) => [kind, world.newId(), null] as const);
  const named = [...own, ...shared].map(
    ([kind, id, bankAccountId], index): NamedLedgerAccount => ({
      ...{ id, tenantId, kind, bankAccountId, currency: 'EUR', number: String(1000 + index), label: kind },
    }),
  );
  await world.database.write(world.scope(home), async (writes) => {
    const accounts = bankAccountRepository(writes);
    await accounts.addAccount({
      ...{ id: accountId, tenantId, associationId: home.associationId, status: 'proposed', label: 'Giro', holder: 'Musterstadt' },
      ...{ iban, bic: null, bankName: 'Musterbank', currency: 'EUR', creditorId: null, cutOverOn: CUT_OVER },
      ...{ openingCents: 100_000n as Cents, openingProof: 'Auszug 1', openingItems: [], endedOn: null },
      ...{ proposedBy: by, proposedAt: AT, decidedBy: null, version: 1 },
    });
    await writes.bankAccount.update({
      where: { tenantId_id: { tenantId, id: accountId } },
      data: { status: 'open', decidedBy: JSON.parse(JSON.stringify(other)), decidedAt: new Date(AT) },
    });
    await accounts.addLedgerAccounts(named, AT);
    const rules = rulesRepository(writes);
    await rules.addRules(home.associationId, {
      ...{
        id: world.newId(),
        matching: MATCHING,
        status: 'proposed',
        validFrom: CUT_OVER,
        proposedBy: by,
        proposedAt: AT,
        decidedBy: null,
        version: 1,
      },
      rules: { tenantId, version: 1, clause: '§ 1', oneDeterminer: false, determinerMayOrder: false, grants: [] },
    });
    const proposed = await rules.proposedRules(tenantId);
    await rules.setStatus(tenantId, proposed?.id ?? '', 'inForce', { by: other, at: AT });
  });
  const ledger = Object.fromEntries(named.map(({ kind, id }) => [kind, id])) as TestTown['ledger'];
  return { tenantId, accountId, iban, ledger };
}

export async function bankWorld(members = 2): Promise<BankWorld> {
  const world = await testWorld([door]);
  const home = await world.association({ members });
  const towns: TestTown[] = [];
  for (const [index, { tenantId }] of home.members.entries())
    towns.push(await makeTown(world, home, tenantId, (IBANS[index] ?? '') as Iban));
  const clerk = await world.actor(home, 'clerk');
  const contents = new Map<string, Uint8Array>();
  const put = (bytes: Uint8Array): string => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    contents.set(sha256, bytes);
    return sha256;
  };
  const openStream = async (_tenantId: string, sha256: string) => {
    const bytes = contents.get(sha256);
    return bytes ? { sizeBytes: bytes.length, stream: Readable.from([Buffer.from(bytes)]) } : null;
  };
  const unused = (): never => {
    throw new Error('not for this test');
  };
  const storeStream: FileStore['storeStream'] = async (_tenantId, stream, { fileName }) => {
    const bytes = await buffer(stream);
    const sha256 = put(bytes);
    return ok({ sha256, sizeBytes: bytes.length, type: 'xml', mediaType: 'application/xml', fileName, scanState: 'unscanned' });
  };
  /** What lies in the folder of the bank. */
  const folder: IncomingFile[] = [];
  const channel: BankChannel = { kind: 'folder', deliver: unused, collect: async () => folder };
  const files = {
    openStream,
    storeStream,
    sweep: unused,
    exists: async (_tenantId: string, sha256: string) => contents.has(sha256),
  };
  const platform: Platform = { ...world.platform, files, ports: portTable([offer(bankChannelPort, channel)]) };
  const scope = world.scope(home);
  const perform = async (long: AnyLongUseCase, commandId: string, actor: Actor) => {
    const message = {
      ...{
        id: world.newId(),
        name: 'LongWorkOrdered.v1',
        tenantId: home.centreId,
        associationId: home.associationId,
        payload: { commandId },
      },
      ...{ causeAccountId: actor.accountId, correlationId: world.newId() },
    };
    await performLongWork(platform, [long], message, () => 'payments');
    return world.database.write(scope, (writes) => writes.longCommand.findFirstOrThrow({ where: { id: commandId } }));
  };
  const work: BankWorld['work'] = async (long, input, actor = clerk) => {
    const { commandId } = value(await world.run(actor, orderOf(long), input as never));
    const done = await perform(long, commandId, actor);
    const matching = (done.outcome as { matching?: string } | null)?.matching;
    if (matching) await perform(matchBankLines as never, matching, actor);
    return done;
  };
  return {
    ...{ folder, world, home, towns, clerk, other: await world.actor(home, 'clerk'), platform, put, work },
    async store(content, name) {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      const id = world.newId();
      const file = { tenantId: home.centreId, id, sha256: put(bytes), name, mediaType: 'application/xml', bytes: bytes.length };
      await world.database.write(scope, (writes) =>
        writes.storedFile.create({ data: { ...file, audience: 'centre', createdAt: world.clock.now } }),
      );
      return id;
    },
    async match(some = towns) {
      await work(matchBankLines as never, { tenantIds: some.map(({ tenantId }) => tenantId) });
    },
  };
}
