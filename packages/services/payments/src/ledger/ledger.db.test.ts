// SPDX-License-Identifier: EUPL-1.2
import type { Journal } from '@domain/payments';
import type { Cents, CivilDate, Iban, Instant, TenantId, UserId } from '@kernel/core';
import { testWorld, type World } from '@testkit/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../json.ts';
import { bankAccountRepository } from '../setup/bank-account-repository.ts';
import { ledgerRepository } from './ledger-repository.ts';

const AT = '2026-11-16T09:00:00.000Z' as Instant;
const DAY = '2026-11-16' as CivilDate;

let world: World;
let home: Awaited<ReturnType<World['association']>>;
let [bank, debtor, tenantId]: [string, string, TenantId] = ['', '', '' as TenantId];

const write = <T>(work: (ledger: ReturnType<typeof ledgerRepository>) => Promise<T>): Promise<T> =>
  world.database.write(world.scope(home), (writes) => work(ledgerRepository(writes)));

const entry = (change: Partial<Journal> = {}): Journal => ({
  ...{
    id: world.newId(),
    tenantId,
    bookedOn: DAY,
    source: 'line',
    sourceId: world.newId(),
    because: 'reference',
    by: null,
    reverses: null,
  },
  postings: [
    { accountId: bank, amountCents: 100n as Cents, item: 'line' },
    { accountId: debtor, amountCents: -100n as Cents, item: 'claim' },
  ],
  ...change,
});

beforeAll(async () => {
  world = await testWorld();
  home = await world.association({ members: 1 });
  tenantId = home.members[0]?.tenantId as TenantId;
  const account = world.newId();
  [bank, debtor] = [world.newId(), world.newId()];
  const by = { userId: world.newId() as UserId, accountId: null };
  await world.database.write(world.scope(home), async (writes) => {
    const accounts = bankAccountRepository(writes);
    await accounts.addAccount({
      ...{ id: account, tenantId, associationId: home.associationId, status: 'proposed', label: 'Giro', holder: 'Musterstadt' },
      ...{ iban: 'DE02120300000000202051' as Iban, bic: null, bankName: 'Musterbank', currency: 'EUR', creditorId: null },
      ...{ cutOverOn: DAY, openingCents: 0n as Cents, openingProof: 'Auszug 1', openingItems: [], endedOn: null },
      ...{ proposedBy: by, proposedAt: AT, decidedBy: null, version: 1 },
    });
    await accounts.addLedgerAccounts(
      [
        { id: bank, tenantId, kind: 'bank', bankAccountId: account, currency: 'EUR', number: '1800', label: 'Bank' },
        { id: debtor, tenantId, kind: 'debtor', bankAccountId: null, currency: 'EUR', number: '1600', label: 'Forderungen' },
      ],
      AT,
    );
  });
});

describe('the books of a municipality', () => {
  it('keep entries as they were given, and tell what stands open by item', async () => {
    const made = entry();
    await write((ledger) => ledger.addJournals([made], AT));
    const kept = await write(async (ledger) => ({
      journal: await ledger.findJournal(made.id),
      standing: await ledger.standingJournal(tenantId, 'line', made.sourceId),
      days: await ledger.journalsBetween(tenantId, null, DAY),
      open: await ledger.positions(tenantId, [debtor]),
    }));
    expect(kept.journal).toEqual(made);
    expect(kept.standing).toEqual(made);
    expect(kept.days).toEqual([made]);
    expect(kept.open).toEqual([{ accountId: debtor, item: 'claim', amountCents: -100n, since: DAY }]);
  });

  it('take nothing that does not balance, whoever writes it', async () => {
    const lame = entry({
      postings: [
        { accountId: bank, amountCents: 100n as Cents, item: null },
        { accountId: debtor, amountCents: -99n as Cents, item: null },
      ],
    });
    await expect(write((ledger) => ledger.addJournals([lame], AT))).rejects.toThrow(/does not balance/);
  });

  it('take no posting into an entry that is made already', async () => {
    const made = entry();
    await write((ledger) => ledger.addJournals([made], AT));
    const late = { tenantId, entryId: made.id, position: 2, accountId: bank, amountCents: 1n, item: null, bookedOn: new Date(DAY) };
    await expect(world.database.write(world.scope(home), (writes) => writes.ledgerPosting.create({ data: late }))).rejects.toThrow(
      /made already/,
    );
  });

  it('take nothing on a day whose closing is made, and a closing only upon the one before', async () => {
    const closing = (number: number, day: string, previousHash: string | null) => ({
      ...{ tenantId, id: world.newId(), associationId: home.associationId, day: new Date(day), number, status: 'made', hash: sha256('{}') },
      ...{ previousHash, content: '{}', signatures: [], madeAt: new Date(AT), version: 1 },
    });
    await expect(
      world.database.write(world.scope(home), (writes) => writes.dayClosing.create({ data: closing(2, DAY, 'h1') })),
    ).rejects.toThrow(/does not follow/);
    await world.database.write(world.scope(home), (writes) => writes.dayClosing.create({ data: closing(1, DAY, null) }));
    await expect(write((ledger) => ledger.addJournals([entry()], AT))).rejects.toThrow(/is closed/);
    expect(await write((ledger) => ledger.closedThrough(tenantId))).toBe(DAY);
  });
});
