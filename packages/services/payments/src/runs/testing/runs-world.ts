// SPDX-License-Identifier: EUPL-1.2
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DUTIES, DUTY_SIDE, type NamedGrant, type OrderStatus, type PaymentOrder } from '@domain/payments';
import { type CivilDate, cents, type Iban, type Instant, type Refusal, type Result, type TenantId } from '@kernel/core';

import type { Actor } from '@platform/authorization';
import type { Writes } from '@platform/database';
import { createFileStore, fileBook } from '@platform/files';
import type { Service } from '@platform/service';
import { type AnyUseCase, fieldsOf, type InputOf, type OutcomeOf, type Platform, runUseCase as perform } from '@platform/use-case';
import { type TestAssociation, type TestMember, testWorld, type World } from '@testkit/core';
import { bankExchange } from '../../exchange/bank-exchange.ts';
import { endToEndIdOf, orderRepository, type StoredOrder } from '../../orders/order-repository.ts';
import { type BankAccount, bankAccountRepository } from '../../setup/bank-account-repository.ts';
import { rulesRepository } from '../../setup/rules-repository.ts';
import { neighbours } from '../../testing/neighbours.ts';

export const TODAY = '2026-11-16' as CivilDate;
const AT = '2026-11-16T09:00:00.000Z' as Instant;

/** A municipality with rules, one account and its ledger accounts; people of both sides; orders made by hand. */
export interface RunsWorld {
  readonly world: World;
  readonly platform: Platform;
  readonly home: TestAssociation;
  readonly town: TestMember;
  readonly accountId: string;
  /** The town's own. */
  readonly member: Actor;
  /** Where the house and its bank exchange files. */
  readonly bankFolder: string;
  /** Five people of the centre, who hold every duty of its side. */
  readonly people: readonly Actor[];
  run<U extends AnyUseCase>(actor: Actor, useCase: U, input: InputOf<U>): Promise<Result<OutcomeOf<U>, Refusal>>;
  addOrders(count: number, change?: Partial<StoredOrder> & { readonly status?: OrderStatus; readonly content?: object }): Promise<string[]>;
  /** Bytes as if they had been uploaded. */
  upload(name: string, bytes: Uint8Array): Promise<string>;
  write<T>(work: (writes: Writes) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const KINDS = ['bank', 'transit', 'deposit', 'advance'] as const;

async function setUp(world: World, home: TestAssociation, town: TestMember, grants: readonly NamedGrant[]): Promise<string> {
  const { tenantId } = town;
  const accountId = world.newId();
  const [one, two] = [world.newId(), world.newId()].map((userId) => ({ userId: userId as never, accountId: null }));
  await world.database.write(world.scope(home), async (writes) => {
    const [accounts, rules] = [bankAccountRepository(writes), rulesRepository(writes)];
    const account: BankAccount = {
      ...{ id: accountId, tenantId, associationId: home.associationId, status: 'proposed', label: 'Girokonto', holder: 'Stadt Bedburg' },
      ...{ iban: 'DE02120300000000202051' as Iban, bic: null, bankName: 'Musterbank', currency: 'EUR', creditorId: 'DE98ZZZ09999999999' },
      ...{
        cutOverOn: '2026-11-02' as CivilDate,
        openingCents: cents(1_000_000n),
        openingProof: 'Auszug 1',
        openingItems: [],
        endedOn: null,
      },
      ...{ proposedBy: one as never, proposedAt: AT, decidedBy: null, version: 1 },
    };
    await accounts.addAccount(account);
    await accounts.decideAccount(account, 'open', { by: two as never, at: AT });
    const kinds = [...KINDS.map((kind) => [kind, accountId] as const), ['creditor', null] as const, ['debtor', null] as const];
    await accounts.addLedgerAccounts(
      kinds.map(([kind, bankAccountId], index) => ({
        ...{ id: world.newId(), tenantId, kind, bankAccountId, currency: 'EUR', number: `${1800 + index}`, label: kind },
      })),
      AT,
    );
    const id = world.newId();
    await rules.addRules(home.associationId, {
      id,
      rules: { tenantId, version: 1, clause: '§ 4 DA', oneDeterminer: true, determinerMayOrder: true, grants },
      matching: { scheme: { length: 10 } as never, toleranceCents: cents(0n), toleranceBorneBy: '', unclearOwner: null },
      ...{ status: 'proposed', validFrom: TODAY, proposedBy: one as never, proposedAt: AT, decidedBy: null, version: 1 },
    });
    await rules.setStatus(tenantId, id, 'inForce', { by: two as never, at: AT });
  });
  return accountId;
}

export async function runsWorld(services: readonly Service[] = []): Promise<RunsWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'runs-'));
  const world = await testWorld([neighbours, ...services, bankExchange(join(folder, 'bank'))]);
  const home = await world.association({ members: 2 });
  const town = home.members[0] as TestMember;
  const roles = ['teamLead', 'teamLead', 'financeReleaser', 'teamLead', 'teamLead'] as const;
  const people = await Promise.all(roles.map((role) => world.actor(home, role)));
  const member = await world.actor(home, 'memberTreasurer', { member: town });
  const grantsOf = ({ userId, name, body }: Actor): NamedGrant[] =>
    DUTIES.filter((duty) => DUTY_SIDE[duty] === body.side).map((duty) => ({
      ...{ userId: userId as never, name, duty, limitCents: null, from: '2026-01-01' as CivilDate, to: null },
    }));
  const accountId = await setUp(world, home, town, [...people, member].flatMap(grantsOf));
  const files = createFileStore(join(folder, 'files'), world.platform.fields as never);
  const platform: Platform = { ...world.platform, files };
  const fields = fieldsOf(world.platform);
  const write = <T>(work: (writes: Writes) => Promise<T>): Promise<T> => world.database.write(world.scope(home), work);
  return {
    ...{ world, platform, home, town, accountId, member, people, write, bankFolder: join(folder, 'bank') },
    run: (actor, useCase, input) => perform(platform, useCase, { actor, input }),
    async addOrders(count, { status = 'ordered', content = {}, ...change } = {}) {
      const by = { userId: member.userId as never, accountId: member.accountId };
      return write(async (writes) => {
        const repository = orderRepository(writes, fields);
        const tenantId = town.tenantId as TenantId;
        const first = await repository.nextNumber(tenantId, 2026);
        const orders = Array.from({ length: count }, (_, index) => {
          const id = world.newId();
          const order: PaymentOrder = {
            ...{ id, tenantId, status, endToEndId: endToEndIdOf(id), runId: null, reason: null, bankLineId: null },
            content: {
              ...{ bankAccountId: accountId, creditorName: 'Muster Papier GmbH', creditorIban: 'DE88100900001234567892' as Iban },
              ...{ amountCents: cents(11_900n + BigInt(index)), dueOn: TODAY, remittance: `RE ${index}`, voucher: `B-${first + index}` },
              ...content,
            },
            steps: [{ duty: 'draft', by, at: AT }],
            involved: [by],
          };
          return {
            ...{ order, tenantId, associationId: home.associationId, year: 2026, number: first + index, payeeAccountId: null },
            ...{ urgent: false, urgentReason: null, origin: 'entered' as const, originId: null, fileId: null, createdAt: AT, ...change },
          };
        });
        await repository.addOrders(orders);
        return orders.map(({ order }) => order.id);
      });
    },
    async upload(name, bytes) {
      async function* once() {
        yield bytes;
      }
      const tenantId = home.centreId;
      const stored = await files.storeStream(tenantId, once(), { fileName: name, maxBytes: 1_000_000, allowedTypes: ['xml'] });
      if (!stored.ok) throw new Error(stored.error.code);
      const { sha256, mediaType, fileName, sizeBytes, scanState } = stored.value;
      const id = world.newId();
      const row = {
        id,
        tenantId,
        audience: 'centre',
        sha256,
        mediaType,
        fileName,
        sizeBytes,
        scanState,
        uploadedBy: null,
        createdAt: AT,
      } as const;
      await write((writes) => fileBook(writes).append([row]));
      return id;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
