// SPDX-License-Identifier: EUPL-1.2
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '@platform/authorization';
import { createFileStore } from '@platform/files';
import { typesetter } from '@platform/typesetting';
import { handleMessage, type Message } from '@platform/use-case';
import type { TestAssociation } from '@testkit/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type WholeHouse, wholeHouse } from './testing/whole-house.ts';

let house: WholeHouse;
let folder: string;
const setter = typesetter({ threads: 1 });
beforeAll(async () => {
  house = await wholeHouse();
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
  const files = createFileStore(folder, { deriveKey: async () => ({ key: Buffer.alloc(32, 3), keyId: house.world.newId() }) });
  Object.assign(house.world.platform, { files, typesetter: setter });
});
afterAll(async () => {
  await setter.close();
  await rm(folder, { recursive: true, force: true });
});

interface Place {
  readonly association: TestAssociation;
  readonly finance: Actor;
  readonly releaser: Actor;
}

const address = { line1: 'Rathausplatz 1', line2: '', postCode: '50126', country: 'DE' };

/** Issuer, texts and recipients: what documents need before the first of them. */
async function setUp({ association, finance, releaser }: Place, validFrom = '2026-11-16'): Promise<void> {
  const { run, ask } = house;
  const { issuerChangeId } = await run(finance, 'billing.proposeIssuer', {
    expectedVersion: 0,
    ...{ ...address, name: 'Testverband', city: 'Musterstadt', validFrom, vatId: 'DE123456789', taxNumber: '' },
    ...{ iban: 'DE02120300000000202051', bic: 'BYLADEM1001', accountName: '', creditorId: '', representedBy: '' },
    ...{ contactName: 'Team Abrechnung', contactPhone: '+49 2400 12345', contactEmail: 'abrechnung@verband.example' },
  });
  await run(releaser, 'billing.releaseIssuer', { issuerChangeId, expectedVersion: 1 });
  const { texts } = await ask<{ texts: object[] }>(finance, 'billing.proposedTexts', {});
  for (const text of texts)
    await run(finance, 'billing.setText', {
      ...text,
      expectedVersion: 0,
      validFrom,
      court: 'Verwaltungsgericht',
      courtAddress: 'Musterstadt',
    });
  await run(finance, 'billing.setBillingRule', {
    ...{ objectionDays: 1, noticeDueDays: 30, invoiceDueDays: 30, dayRule: 'nextLegalDay', land: 'NW', advanceWay: 'remainder' },
    ...{ validFrom, expectedVersion: 0 },
  });
  for (const { tenantId, name, ags } of association.members)
    await run(finance, 'billing.setRecipient', {
      ...{ ...address, tenantId, name: `Stadt ${name}`, department: 'Kämmerei', city: name, email: `rechnung@${ags}.example` },
      ...{ routingId: '04011000-1234512345-06', orderNumber: '', costUnit: '', format: 'ubl', expectedVersion: 0 },
    });
}

/** Every message of a name that was not delivered yet, to its handlers; each twice, as a queue may. */
async function deliver({ association }: Place, name: string): Promise<number> {
  const { world } = house;
  const rows = await world.database.write(world.scope(association), (writes) =>
    writes.outboxMessage.findMany({ where: { name, associationId: association.associationId }, orderBy: { id: 'asc' } }),
  );
  for (const row of rows) {
    const { id, tenantId, associationId, payload, causeAccountId, correlationId } = row;
    const message = { id, name, tenantId, associationId, payload, causeAccountId, correlationId } as unknown as Message;
    for (const handler of world.assembly.handlersOf(name).filter(({ service }) => service === 'treasury'))
      for (let time = 0; time < 2; time += 1) await handleMessage(world.platform, handler, message, association.centreId);
  }
  return rows.length;
}

/** Drafts of a set, shown with the shortest period for objections, issued by the second person, their files made, the treasury told. */
async function bill(place: Place, source: 'run' | 'levy', sourceId: string): Promise<string> {
  const { run, world } = house;
  const { association, finance, releaser } = place;
  const { roundId = '' } = await run(finance, 'billing.saveRound', { source, sourceId });
  await run(finance, 'billing.announceRound', { roundId, expectedVersion: 1 });
  world.clock.now = new Date(world.clock.now.getTime() + 2 * 86_400_000);
  const { commandId = '' } = await run(releaser, 'billing.issueRound', { roundId, expectedVersion: 2 });
  await house.worker(association, commandId, 'billing');
  await deliver(place, 'DocumentIssued.v1');
  return roundId;
}

interface Item {
  readonly tenantId: string;
  readonly kind: string;
  readonly label: string;
  readonly year: number | null;
  readonly documentNumber: string | null;
  readonly amount: bigint;
  readonly open: bigint;
  readonly dueOn: string;
  readonly basis: string;
}
interface Document {
  readonly tenantId: string;
  readonly number: string;
  readonly kind: string;
  readonly gross: bigint;
  readonly advances: bigint;
  readonly assessed: bigint;
  readonly dueOn: string | null;
  readonly issuedOn: string;
}

const itemsOf = async ({ finance }: Place): Promise<readonly Item[]> =>
  (await house.ask<{ items: Item[] }>(finance, 'treasury.listOpenItems', { show: 'all' })).items;
const documentsOf = async ({ finance }: Place, roundId: string): Promise<readonly Document[]> =>
  (await house.ask<{ items: Document[] }>(finance, 'billing.listDocuments', { roundId })).items;

/** A levy of the year in equal shares, resolved, prepared, released by the second person. */
async function levied({ association, finance, releaser, poolId }: Place & { readonly poolId: string }, amount: string): Promise<string> {
  const { run } = house;
  const { budgetId } = await run(finance, 'treasury.draftBudget', { year: 2026, lines: [{ poolId, kind: 'staff', amount }], income: [] });
  const resolved = { reference: 'VV', on: '2026-01-05', approvalNeeded: false };
  await run(finance, 'treasury.resolveBudget', { budgetId, expectedVersion: 1, ...resolved });
  const shares = association.members.map(({ tenantId }) => ({ tenantId, weight: '1' }));
  const lists = [{ measure: 'Stimmen am 01.01.2026', clause: '§ 12 der Satzung', resolution: 'VV 12/2025', shares }];
  const position = { kind: 'section2b', code: 'O', ratePermille: 0, basis: '§ 2b UStG', resolution: 'VV', validFrom: '2020-01-01' };
  const known = await house.ask<readonly unknown[]>(finance, 'agreements.listVatPositions', {});
  if (known.length === 0) await run(finance, 'agreements.publishVatPosition', position);
  const { levyId = '' } = await run(finance, 'treasury.prepareLevy', { budgetId, lists });
  await run(releaser, 'treasury.releaseLevy', { levyId, expectedVersion: 1, extraDueOn: '2026-12-15' });
  return levyId;
}

test('what is issued is owed: instalments under their notice, the settlement less what was ordered before, each once and due on its day', async () => {
  const { town, settleMonth } = house;
  const place = await town([{ sharePermyriad: 10000, kind: 'equal' }], ['2020-01-01', '2020-01-01', '2020-01-01']);
  await setUp(place);
  // 1,200.00 in four instalments of 100.00 for each of three members.
  const orders = await documentsOf(place, await bill(place, 'levy', await levied(place, '1200.00')));
  expect(orders.map(({ kind, assessed, dueOn }) => [kind, assessed, dueOn])).toEqual([1, 2, 3].map(() => ['advance', 40_000n, null]));
  const instalments = await itemsOf(place);
  expect(instalments).toHaveLength(12);
  for (const { tenantId, documentNumber, amount, kind } of instalments)
    expect([kind, amount, documentNumber]).toEqual([
      ...['instalment', 10_000n],
      orders.find((order) => order.tenantId === tenantId)?.number,
    ]);

  // A month of 900.00 is settled in which the third instalment was due.
  const { runId } = await settleMonth(place, '2026-08', '900.00');
  const all = await documentsOf(place, await bill(place, 'run', runId));
  const bills = all.filter(({ number }) => number.startsWith('R'));
  // The levy waits for a notice of its year: what is charged under agreements does not use it up.
  expect(all.filter(({ number }) => number.startsWith('B'))).toEqual([]);
  const settled = (await itemsOf(place)).filter(({ kind }) => kind !== 'instalment');
  expect(settled).toHaveLength(3);
  for (const [index, { tenantId, amount, dueOn, label, basis }] of settled.entries()) {
    const document = bills.find((one) => one.tenantId === tenantId);
    expect([amount, dueOn, label], `item ${index}`).toEqual([document?.assessed, document?.dueOn, `Rechnung ${document?.number}`]);
    expect([document?.gross, document?.advances, document?.assessed]).toEqual([30_000n, 0n, 30_000n]);
    expect(basis).toContain('§ 5 Abs. 2');
  }
  // Thirty days after the delivery, and no Saturday, Sunday or holiday (§ 193 BGB).
  expect(bills.map(({ issuedOn, dueOn }) => [issuedOn, dueOn])).toEqual([1, 2, 3].map(() => ['2026-11-20', '2026-12-24']));

  // A supplementary budget changes the instalments themselves: its notices name them and are no claim beside them.
  const changes = await documentsOf(place, await bill(place, 'levy', await levied(place, '1500.00')));
  expect(changes.map(({ kind, assessed, dueOn }) => [kind, assessed, dueOn])).toEqual([1, 2, 3].map(() => ['correction', 10_000n, null]));
  const owed = (await itemsOf(place)).reduce((sum, { amount }) => sum + amount, 0n);
  expect(await house.ask(place.finance, 'treasury.listCredits', {})).toEqual([]);
  expect(owed).toBe(150_000n + 90_000n);
});

interface Credit {
  readonly id: string;
  readonly tenantId: string;
  readonly amount: bigint;
}

test('a year closes for each member: asked for = taken off notices, charged + given back = paid + still owed', async () => {
  const { run, ask, town, settleMonth, world } = house;
  const before = world.clock.now;
  world.clock.now = new Date('2026-01-12T09:00:00.000Z');
  const place = await town([{ sharePermyriad: 10000, kind: 'equal' }], ['2020-01-01', '2020-01-01', '2020-01-01'], 'statutes');
  const { finance, releaser, association } = place;
  await setUp(place, '2026-01-12');
  await bill(place, 'levy', await levied(place, '1200.00'));
  // 100.00 four times: one member pays all, one a part, one nothing.
  for (const [index, amount] of ['400.00', '150.00'].entries()) {
    const { tenantId = '' } = association.members[index] ?? {};
    await run(finance, 'treasury.enterPayment', { tenantId, paidOn: '2026-01-13', amount, reference: 'Umlage 2026', itemIds: [] });
  }
  const settled = async (at: string, month: string, amount: string, from?: string): Promise<readonly Document[]> => {
    world.clock.now = new Date(`${at}T09:00:00.000Z`);
    const { runId } = await settleMonth(place, month, amount, from);
    return documentsOf(place, await bill(place, 'run', runId));
  };
  // 150.00 each: the first instalment and half of the second go off; the rest waits.
  const august = await settled('2026-09-10', '2026-08', '450.00', '2026-01');
  expect(august.map(({ gross, advances, assessed }) => [gross, advances, assessed])).toEqual([1, 2, 3].map(() => [15_000n, 15_000n, 0n]));
  // The first member's levy is lowered: not below what went off notices, and what it gets back goes off no later one.
  const { tenantId = '' } = association.members[0] ?? {};
  const change = { tenantId, year: 2026, planVersion: 1, reason: 'correction', basis: 'VV 3/2026' };
  const refused = run(finance, 'treasury.proposePlanChange', { ...change, levy: '149.99' });
  await expect(refused).rejects.toThrow(/LEVY_TAKEN_OFF.*"total":"150.00"/);
  const released = async ({ accountOrderId }: Readonly<Record<string, string>>) =>
    run(releaser, 'treasury.releaseAccountOrder', { accountOrderId, expectedVersion: 1 });
  await released(await run(finance, 'treasury.proposePlanChange', { ...change, levy: '200.00' }));
  const [given] = await ask<Credit[]>(finance, 'treasury.listCredits', {});
  // 100.00 of instalments that were due, and 100.00 that were paid on one that was not.
  expect(given).toMatchObject({ tenantId, amount: 20_000n });
  const payout = await run(finance, 'treasury.proposePayout', { creditId: given?.id, amount: '200.00', reason: 'Änderung' });
  await released(payout);
  // 200.00 each to the end of the year: 250.00 are left of the levy, and 50.00 go back; of the first member 50.00 are left.
  const december = await settled('2027-01-12', '2026-12', '600.00', '2026-09');
  expect(december.map(({ gross, advances, assessed }) => [gross, advances, assessed])).toEqual(
    [5_000n, 25_000n, 25_000n].map((left) => [20_000n, left, 20_000n - left]),
  );
  const items = await itemsOf(place);
  const credits = await ask<Credit[]>(finance, 'treasury.listCredits', {});
  const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((whole, amount) => whole + amount, 0n);
  const paid = [40_000n, 15_000n, 0n];
  for (const [index, { tenantId }] of association.members.entries()) {
    const own = <Row extends { tenantId: string }>(rows: readonly Row[]): Row[] => rows.filter((row) => row.tenantId === tenantId);
    const asked = sum(own(items.filter(({ kind }) => kind === 'instalment')).map(({ amount }) => amount));
    const documents = own([...august, ...december]);
    const back = sum(own(credits).map(({ amount }) => amount));
    const owed = sum(own(items).map(({ open }) => open));
    const off = sum(documents.map(({ advances }) => advances));
    expect([asked, off, back]).toEqual(index === 0 ? [30_000n, 20_000n, 20_000n] : [40_000n, 40_000n, 5_000n]);
    expect(sum(documents.map(({ gross }) => gross)) + back - owed).toBe(paid[index]);
  }
  world.clock.now = before;
});
