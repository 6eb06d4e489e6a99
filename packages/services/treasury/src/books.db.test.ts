// SPDX-License-Identifier: EUPL-1.2
import type { BillableSet } from '@contracts/billing';
import { PAYMENT_HAND_OVER_FORMAT } from '@contracts/treasury';
import type { CivilDate, CivilMonth } from '@kernel/core';
import type { World } from '@testkit/core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { carryOverBook } from './carry-over-shares.ts';
import { downloads } from './downloads.ts';
import { documentAccounts } from './queries/document-accounts.ts';
import { documentRules } from './queries/document-rules.ts';
import { listOpeningBatches, showCarryOvers } from './queries/list-balances.ts';
import { findJournal, findProposal, listJournals, listProposals } from './queries/list-hand-overs.ts';
import { listOpenItems } from './queries/list-items.ts';
import { listCredits, listPayments } from './queries/list-money.ts';
import { previewOpeningImport } from './queries/preview-imports.ts';
import { showPlanActual } from './queries/show-plan-actual.ts';
import { waitingPlans } from './queries/waiting.ts';
import { DESK_POOL, known, PRINT_POOL } from './testing/neighbours.ts';
import { levied, resolved, type Town, town, treasuryWorld, value, withBankDetails } from './testing/treasury-world.ts';
import { balanceCarryOvers } from './use-cases/balance-carry-overs.ts';
import { discardProposal } from './use-cases/discard-proposal.ts';
import { enterPayment } from './use-cases/enter-payment.ts';
import { handOverPayments } from './use-cases/hand-over-payments.ts';
import { makeJournal } from './use-cases/make-journal.ts';
import { proposeOpening } from './use-cases/propose-opening.ts';
import { proposePayments } from './use-cases/propose-payments.ts';
import { recordCarryOver } from './use-cases/record-carry-over.ts';
import { recordPaymentReturn } from './use-cases/record-payment-return.ts';
import { releaseOpening } from './use-cases/release-opening.ts';
import { setAccountMapping } from './use-cases/set-account-mapping.ts';
import { setBankDetails } from './use-cases/set-bank-details.ts';
import { setTreasuryRule } from './use-cases/set-treasury-rule.ts';
import { takeBackPayment } from './use-cases/take-back-payment.ts';

let world: World;
let place: Town;
beforeAll(async () => {
  world = await treasuryWorld();
});
beforeEach(async () => {
  place = await town(world);
});

const HEADER = 'Art;Mitglied;Kostentopf;Zeitraum von;Zeitraum bis;Betrag;Fällig am;Bezeichnung;Beleg';
const openingCsv = (...lines: string[]) => [HEADER, ...lines].join('\n');

test('opening balances come by a file, line by line, and by two people', async () => {
  const { finance, releaser, member } = place;
  const bad = openingCsv(
    'Forderung;Nirgendwo;;;;1,00;01.10.2025;Rest;Bescheid 7',
    'Vortrag;;Unbekannt;01.01.2024;31.12.2024;5,00;;;Abschluss',
    'Unsinn;;;;;1,00;;;x',
    `Forderung;${member.ags};;;;-1,00;01.10.2025;Rest;Bescheid 7`,
  );
  const preview = await world.ask(finance, previewOpeningImport, { csv: bad });
  expect(preview.findings.map(({ row, column, code }) => [row, column, code])).toEqual([
    [2, 'member', 'MEMBER_UNKNOWN'],
    [3, 'pool', 'POOL_UNKNOWN'],
    [4, 'kind', 'NOT_ON_THE_LIST'],
    [5, 'amount', 'PAYMENT_NOT_POSITIVE'],
  ]);
  expect(await world.run(finance, proposeOpening, { csv: bad, note: '' })).toMatchObject({ error: { code: 'CSV_REJECTED' } });
  const good = openingCsv(
    `Forderung;${member.ags};;;;1.234,56;01.10.2025;Restforderung 2025;Bescheid 7`,
    'Vortrag;;Leitstelle;01.01.2024;31.12.2024;5.000,00;;;Jahresabschluss 2024',
    'Vortrag;;Leitstelle;01.01.2021;31.12.2021;-700,00;;;Jahresabschluss 2021',
  );
  const { batchId } = value(await world.run(finance, proposeOpening, { csv: good, note: 'Übernahme' }));
  const decision = { batchId: batchId as never, expectedVersion: 1 };
  const both = { ...finance, grants: [...finance.grants, ...releaser.grants] };
  expect(await world.run(both, releaseOpening, decision)).toMatchObject({ error: { code: 'SAME_PERSON' } });
  expect((await world.ask(finance, listOpenItems, {})).items).toEqual([]);
  value(await world.run(releaser, releaseOpening, decision));
  expect((await world.ask(place.treasurer, listOpenItems, {})).items).toMatchObject([{ kind: 'opening', open: 123_456n }]);
  expect(await world.ask(finance, listOpeningBatches, {})).toMatchObject([{ status: 'released', rows: [{}, {}, {}] }]);
  const view = await world.ask(finance, showCarryOvers, { year: 2026 });
  expect(view.states.map(({ amount, status, lastYear }) => [amount, status, lastYear])).toEqual([
    [-70_000n, 'expired', 2025],
    [500_000n, 'open', 2028],
  ]);
  const balance = { poolId: DESK_POOL as never, year: 2026, surplus: '6000.00', deficit: '0.00', resolution: 'VV 1/2026' };
  expect(await world.run(finance, balanceCarryOvers, balance)).toMatchObject({ error: { code: 'MORE_THAN_OPEN' } });
  // What a year takes in goes on the documents that end it, and not by them.
  known.yearEnds = { rounds: new Map([[2026, 'draft']]), taken: new Set() };
  const drafted = await world.run(finance, balanceCarryOvers, { ...balance, surplus: '2000.00' });
  expect(drafted).toMatchObject({ error: { code: 'YEAR_BILLED', field: 'year', params: { year: 2026, status: 'draft' } } });
  known.yearEnds = { rounds: new Map(), taken: new Set() };
  value(await world.run(finance, balanceCarryOvers, { ...balance, surplus: '2000.00' }));
  const placeIn = async () =>
    (await world.ask(finance, showCarryOvers, { year: 2026 })).states.flatMap(({ balancings }) => balancings.map((one) => one.place));
  expect(await placeIn()).toEqual(['waits']);
  known.yearEnds = { rounds: new Map([[2026, 'issued']]), taken: new Set() };
  expect(await placeIn()).toEqual(['missed']);
  expect(await world.ask(finance, waitingPlans, {})).toContainEqual(expect.objectContaining({ kind: 'treasury.balancing', count: 1 }));
  // The next round that ends a year takes it in, by what members bore in its own; documents that hold it keep it from others.
  known.shares = [{ poolId: DESK_POOL, tenantId: member.tenantId, ags: member.ags, memberName: member.name, amountCents: 100n }] as never;
  const shares = (year: number) =>
    world.database.read(world.scope(place.association), (reads) => carryOverBook.sharesOf(reads, world.platform.ports, year, null));
  const [missed] = await shares(2027);
  expect(missed).toMatchObject({ tenantId: member.tenantId, amountCents: -200_000n, serviceFamilyCode: 'support' });
  known.yearEnds = { rounds: new Map([[2026, 'issued']]), taken: new Set([`carryOver:${missed?.balancingId}`]) };
  expect([await placeIn(), await shares(2026), await shares(2027)]).toEqual([['onDocuments'], [], []]);
  known.yearEnds = { rounds: new Map(), taken: new Set() };
  known.shares = [];
  expect((await world.ask(finance, showCarryOvers, { year: 2026 })).pools).toMatchObject([{ surplus: 300_000n, expiredDeficit: -70_000n }]);
  const period = {
    poolId: DESK_POOL as never,
    periodFrom: '2025-01-01',
    periodTo: '2025-12-31',
    income: '100.00',
    cost: '130.00',
    balanced: '0.00',
    document: 'Abschluss 2025',
  };
  value(await world.run(finance, recordCarryOver, period));
  expect(await world.run(finance, recordCarryOver, period)).toMatchObject({ error: { code: 'CARRY_OVER_TWICE' } });
});

test('opening balances come by a form, too: what is missing is told at its field, and the same two people stand before the books', async () => {
  const { finance, releaser, member } = place;
  const propose = (row: object) => world.run(finance, proposeOpening, { note: '', rows: [row as never] });
  const claim = { kind: 'claim', tenantId: member.tenantId, amount: '12.50', document: 'Bescheid 7', dueOn: '2025-10-01' };
  const cases: [object, string, string][] = [
    [{ ...claim, label: '' }, 'LABEL_MISSING', 'label'],
    [{ ...claim, label: 'Rest', document: '' }, 'BASIS_MISSING', 'document'],
    [{ ...claim, label: 'Rest', amount: '-1.00' }, 'PAYMENT_NOT_POSITIVE', 'amount'],
    [{ ...claim, label: 'Rest', dueOn: undefined }, 'EMPTY_CELL', 'dueOn'],
    [{ ...claim, label: 'Rest', tenantId: world.newId() }, 'MEMBER_UNKNOWN', 'tenantId'],
    [{ kind: 'carryOver', amount: '5.00', document: 'Abschluss', periodFrom: '2024-01-01' }, 'EMPTY_CELL', 'periodTo'],
    [{ kind: 'carryOver', amount: '5.00', document: 'A', periodFrom: '2024-01-01', periodTo: '2023-01-01' }, 'PERIOD_INVALID', 'periodTo'],
  ];
  for (const [row, code, field] of cases) expect(await propose(row)).toMatchObject({ error: { code, field } });
  expect(await world.run(finance, proposeOpening, { note: '' })).toMatchObject({ error: { code: 'NO_ROWS' } });
  const { batchId } = value(await propose({ ...claim, label: 'Restforderung 2025', family: 'invoice' }));
  const decision = { batchId: batchId as never, expectedVersion: 1 };
  const both = { ...finance, grants: [...finance.grants, ...releaser.grants] };
  expect(await world.run(both, releaseOpening, decision)).toMatchObject({ error: { code: 'SAME_PERSON' } });
  value(await world.run(releaser, releaseOpening, decision));
  const open = await world.ask(finance, listOpenItems, { first: 1 });
  expect([open.items.length, open.count, open.open]).toEqual([1, 1, 1_250n]);
});

test('plan and actual stand beside each other; what is not known is not zero', async () => {
  const { finance } = place;
  await resolved(world, finance, 2026);
  const posted = (month: string, amount: bigint, kind: 'staff' | 'income' = 'staff') => ({
    ...{ poolId: DESK_POOL, poolName: 'Leitstelle', month: month as CivilMonth, kind, amountCents: amount as never },
  });
  known.costs = [posted('2026-01', 600_000n), posted('2026-02', 600_000n), posted('2026-03', 600_000n), posted('2026-11', 100_000n)];
  known.frozenThrough = '2026-10' as CivilMonth;
  known.settled = [
    {
      ...{ poolId: PRINT_POOL, poolName: 'Druckzentrum', from: '2025-12' as CivilMonth, to: '2026-01' as CivilMonth },
      ...{ reimbursedCents: 80_000n as never, supportCents: 2_000n as never },
    },
  ];
  const found = await world.ask(finance, showPlanActual, { year: 2026 });
  expect(found?.months.map(({ state }) => state)).toEqual([...Array(10).fill('final'), 'preliminary', 'unknown']);
  const desk = found?.rows.find(({ poolId }) => poolId === DESK_POOL);
  expect(desk?.months.map(({ actual }) => actual)).toEqual([600_000n, 600_000n, 600_000n, ...Array(7).fill(0n), 100_000n, null]);
  expect(found?.rows.find(({ poolId }) => poolId === PRINT_POOL)?.steps[0]?.de).toContain('Druckzentrum');
  // Charged for two months at once, of which one is another year's.
  expect(found?.income).toMatchObject({ actual: -40_000n });
  expect(found?.expenses?.actual).toBe(1_901_000n);
  // November waits for its income: the balance leaves it out on both sides.
  expect(found?.total?.actual).toBe(1_761_000n);
  expect(found?.forecastSteps[0]?.de).toContain('Hochrechnung 2026');
  expect(await world.ask(finance, showPlanActual, { year: 2031 })).toBeNull();
  known.costs = [];
  known.settled = [];
  known.frozenThrough = null;
});

const ACCOUNTS = [
  { purpose: 'receivableNotice', account: '1660' },
  { purpose: 'receivableInvoice', account: '1650' },
  { purpose: 'advances', account: '3500' },
  { purpose: 'revenue', account: '4482' },
];

function releasedRun(): BillableSet {
  const { member, neighbour } = place;
  const line = (lineKey: string, amount: bigint, form: 'statutes' | 'serviceContract', ratePermille: number) => ({
    ...{ lineKey, label: { de: 'Leitstelle', en: 'Desk' }, serviceFamilyCode: 'support', amountCents: amount as never },
    ...{
      from: '2026-10-01' as CivilDate,
      to: '2026-10-31' as CivilDate,
      basis: { de: '§ 5', en: '§ 5' },
      agreementNumber: 'V-1',
      clause: '§ 5',
    },
    ...{ resolution: null, form, calculation: { de: '', en: '' } },
    vat: {
      code: ratePermille ? ('S' as const) : ('O' as const),
      ratePermille,
      basis: '§ 12 UStG',
      validFrom: '2020-01-01' as CivilDate,
      validTo: null,
    },
  });
  const one = (who: typeof member, lines: ReturnType<typeof line>[]) => ({
    ...{ tenantId: who.tenantId, ags: who.ags, memberName: who.name, lines, totalCents: 0n as never },
  });
  const set: BillableSet = {
    ...{
      sourceId: world.newId(),
      kind: 'regular',
      corrects: null,
      from: '2026-10-01' as CivilDate,
      to: '2026-10-31' as CivilDate,
      hash: 'h',
    },
    billables: [
      one(member, [line('a', 10_001n, 'statutes', 0), line('b', 333n, 'serviceContract', 190)]),
      one(neighbour, [line('a', -500n, 'statutes', 0)]),
    ],
  };
  known.runs.set(set.sourceId, set);
  return set;
}

test('the process documentation tells the dated rules for being late and for the dates of a year, with their source', async () => {
  const { finance } = place;
  const rowsOf = async () => (await world.ask(finance, documentRules, {})).map(({ rows }) => rows);
  const [none, noBase, year] = await rowsOf();
  expect(none?.[0]).toEqual(['Verspätung bei Bescheiden', '', 'Keine Regel; es wird nichts berechnet.', 'Voreinstellung']);
  expect(noBase).toEqual([]);
  expect(year?.[0]?.[2]).toContain('15.2., 15.5., 15.8., 15.11.; sonst am nächsten Bankarbeitstag');
  const rule = { validFrom: '2026-01-01', clause: '§ 14', expectedVersion: 0 };
  value(await world.run(finance, setTreasuryRule, { ...rule, topic: 'lateInvoice', late: 'contract' }));
  value(await world.run(finance, setTreasuryRule, { ...rule, topic: 'lateNotice', late: 'taxLateCharge' }));
  value(await world.run(finance, setTreasuryRule, { ...rule, topic: 'lateMinimum', minimum: '5.00' }));
  const [late, base] = await rowsOf();
  expect(late?.map(([, , text]) => text)).toEqual([
    'Säumniszuschläge: 1 % je angefangenem Monat, abgerundet auf volle 50,00 €, Schonfrist 3 Tage (§ 240 Abs. 1 Satz 1, Abs. 3 Satz 1 AO, § 12 Abs. 1 Nr. 5 KAG NRW).',
    expect.stringMatching(
      /^Verzugszins: 9 Prozentpunkte über dem Basiszinssatz \(§ 288 Abs\. 2 BGB in der Fassung .*; § 247 BGB\); Tage genau/,
    ),
    'Unter 5,00 € wird nichts gefordert.',
  ]);
  // The rate that held when the first rule began.
  expect(base?.[0]?.[0]).toBe('01.07.2025');
});

test('the books get balanced entries of a run, once for each mapping, and a file with its proof', async () => {
  const { finance } = place;
  const { sourceId } = releasedRun();
  const input = { runId: sourceId as never, postedOn: '2026-11-10' };
  expect(await world.run(finance, makeJournal, input)).toMatchObject({ error: { code: 'NO_MAPPING' } });
  const mapping = { validFrom: '2026-01-01', note: '', expectedVersion: 0 };
  expect(await world.run(finance, setAccountMapping, { ...mapping, accounts: ACCOUNTS.slice(1) })).toMatchObject({
    error: { code: 'ACCOUNT_MISSING' },
  });
  value(await world.run(finance, setAccountMapping, { ...mapping, accounts: ACCOUNTS }));
  expect(await world.run(finance, setAccountMapping, { ...mapping, accounts: ACCOUNTS })).toMatchObject({
    error: { code: 'CHANGED_MEANWHILE' },
  });
  expect(await world.run(finance, makeJournal, input)).toMatchObject({
    error: { code: 'ACCOUNT_MISSING', params: { purpose: ['vat:190'] } },
  });
  value(
    await world.run(finance, setAccountMapping, {
      ...mapping,
      expectedVersion: 1,
      accounts: [...ACCOUNTS, { purpose: 'vat:190', account: '3806' }],
    }),
  );
  const answers = await Promise.all([1, 2].map(() => world.run(finance, makeJournal, input)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'JOURNAL_EXISTS', params: { date: '2026-11-10' } } });
  expect(await world.run(place.releaser, makeJournal, input)).toMatchObject({ error: { code: 'FORBIDDEN' } });
  const { journals } = await world.ask(finance, listJournals, {});
  const [journal] = journals;
  expect(journal?.entries.map(({ account, debit, credit }) => [account, debit, credit])).toEqual([
    ['1650', 396n, 0n],
    ['4482', 0n, 333n],
    ['3806', 0n, 63n],
    ['1660', 10_001n, 0n],
    ['4482', 0n, 10_001n],
    ['1660', 0n, 500n],
    ['4482', 500n, 0n],
  ]);
  const [documented] = await world.ask(finance, documentAccounts, {});
  expect(documented?.rows).toContainEqual(['2', '01.01.2026', 'Umsatzsteuer 19 %', '3806', '']);
  expect(documented?.rows).toHaveLength(2 * ACCOUNTS.length + 1);
  expect(journal?.total).toBe(10_897n);
  const stored = await world.ask(finance, findJournal, { journalId: journal?.id as never });
  const file = downloads
    .find(({ name }) => name === 'treasury-journal')
    ?.toFile(stored, { language: 'de', at: '2026-11-16T09:00:00.000Z' as never, openFile: undefined as never });
  const lines = new TextDecoder()
    .decode(file?.content as Uint8Array)
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(9);
  expect(lines.at(-1)).toContain('108,97;108,97');
  expect(lines.at(-1)).toContain('SHA-256');
  value(
    await world.run(finance, setAccountMapping, {
      ...mapping,
      expectedVersion: 2,
      accounts: [...ACCOUNTS, { purpose: 'vat:190', account: '3806' }, { purpose: 'revenue:support', account: '4483' }],
    }),
  );
  expect(await world.run(finance, makeJournal, input)).toMatchObject({ error: { code: 'JOURNAL_TO_REPLACE' } });
  value(await world.run(finance, makeJournal, { ...input, replace: true }));
  const after = await world.ask(finance, listJournals, {});
  expect(after.journals.map(({ mappingVersion, replaced }) => [mappingVersion, replaced])).toEqual([
    [3, false],
    [2, true],
  ]);
  expect(after.waiting.map(({ runId }) => runId)).not.toContain(sourceId);
});

test('what is to be collected and paid out goes over by two people, and only as it still stands', async () => {
  world.clock.now = new Date('2026-01-20T09:00:00.000Z');
  await levied(world, place);
  world.clock.now = new Date('2026-02-01T09:00:00.000Z');
  const { finance, releaser, member } = place;
  const propose = (kind: 'collection' | 'payout', executeOn: string) => world.run(finance, proposePayments, { kind, executeOn });
  expect(await propose('collection', '2026-02-10')).toMatchObject({ error: { code: 'NOTHING_TO_PROPOSE' } });
  await withBankDetails(world, place);
  const outdated = value(await propose('collection', '2026-02-16'));
  expect((await world.ask(finance, listProposals, {}))[0]).toMatchObject({ total: 2_250_001n, items: [{}, {}, {}] });
  value(
    await world.run(finance, enterPayment, {
      tenantId: member.tenantId,
      paidOn: '2026-02-01',
      amount: '16000.00',
      reference: '',
      itemIds: [],
    }),
  );
  const handOver = (proposalId: string) => world.run(releaser, handOverPayments, { proposalId: proposalId as never, expectedVersion: 1 });
  expect(await handOver(outdated.proposalId)).toMatchObject({ error: { code: 'PROPOSAL_OUTDATED' } });
  const { proposalId } = value(await propose('payout', '2026-02-16'));
  value(await handOver(proposalId));
  expect(await world.ask(finance, listCredits, {})).toMatchObject([{ amount: 100_000n, open: 0n }]);
  const stored = await world.ask(finance, findProposal, { proposalId: proposalId as never });
  const file = downloads
    .find(({ name }) => name === 'treasury-payments-json')
    ?.toFile(stored, { language: 'de', at: '2026-11-16T09:00:00.000Z' as never, openFile: undefined as never });
  expect(JSON.parse(String(file?.content))).toMatchObject({
    ...{ format: PAYMENT_HAND_OVER_FORMAT, status: 'handedOver', currency: 'EUR', totalCents: '100000', ownAccount: known.ownAccount },
    items: [{ account: { name: member.name, iban: expect.stringMatching(/^DE\d{20}$/) }, mandate: null }],
  });
  world.clock.now = new Date('2026-11-16T09:00:00.000Z');
});

test('a claim is collected by one proposal alone', async () => {
  world.clock.now = new Date('2026-01-20T09:00:00.000Z');
  await levied(world, place);
  world.clock.now = new Date('2026-02-01T09:00:00.000Z');
  const { association, finance, releaser } = place;
  const propose = (executeOn: string) => world.run(finance, proposePayments, { kind: 'collection', executeOn });
  const change = (proposalId: string) => ({ proposalId: proposalId as never, expectedVersion: 1 });
  await withBankDetails(world, place);
  const first = value(await propose('2026-02-16'));
  expect(await propose('2026-02-16')).toMatchObject({ error: { code: 'NOTHING_TO_PROPOSE' } });
  value(await world.run(finance, discardProposal, change(first.proposalId)));
  const { proposalId } = value(await propose('2026-02-16'));
  const twin = world.newId();
  await world.database.write(world.scope(association), async (writes) => {
    const { items, ownAccount, ...row } = await writes.paymentProposal.findFirstOrThrow({ where: { id: proposalId } });
    await writes.paymentProposal.create({ data: { ...row, items: items as never, ownAccount: ownAccount as never, id: twin } });
  });
  value(await world.run(releaser, handOverPayments, change(proposalId)));
  expect(await world.run(releaser, handOverPayments, change(twin))).toMatchObject({ error: { code: 'PROPOSAL_OUTDATED' } });
  expect(await propose('2026-02-17')).toMatchObject({ error: { code: 'NOTHING_TO_PROPOSE' } });
  expect((await world.ask(finance, findProposal, { proposalId: twin as never }))?.status).toBe('proposed');
  world.clock.now = new Date('2026-11-16T09:00:00.000Z');
});

test('what the bank could not carry out is refused by name; what came back is open again and collected anew', async () => {
  world.clock.now = new Date('2026-01-20T09:00:00.000Z');
  await levied(world, place);
  world.clock.now = new Date('2026-02-01T09:00:00.000Z');
  const { finance, releaser, member, neighbour } = place;
  const details = { tenantId: member.tenantId, name: member.name, iban: 'DE02 1203 0000 0000 2020 51', expectedVersion: 0 };
  const mandate = { mandateId: 'M-1', signedOn: '2026-01-02', sequence: 'RCUR' as const };
  const cases: [object, string][] = [
    [{ ...details, ...mandate, name: 'x'.repeat(71) }, 'HOLDER_NAME_INVALID'],
    [{ ...details, ...mandate, iban: 'DE03120300000000202051' }, 'IBAN_INVALID'],
    [{ ...details, ...mandate, mandateId: 'Ü1' }, 'MANDATE_ID_INVALID'],
    [{ ...details, ...mandate, signedOn: '2026-02-02' }, 'MANDATE_IN_FUTURE'],
    [{ ...details, mandateId: 'M-1' }, 'MANDATE_INCOMPLETE'],
  ];
  for (const [input, code] of cases) expect(await world.run(finance, setBankDetails, input as never)).toMatchObject({ error: { code } });
  const propose = (more: object = {}) => world.run(finance, proposePayments, { kind: 'collection', executeOn: '2026-02-16', ...more });
  value(await world.run(finance, setBankDetails, { ...details, mandateId: '' }));
  const refused = await propose();
  expect(refused).toMatchObject({ error: { code: 'PAYMENT_NOT_POSSIBLE' } });
  const params = (refused as unknown as { error: { params: { members: string[]; fields: string[] } } }).error.params;
  const named = params.members.map((name, index) => `${name}: ${params.fields[index]}`);
  expect(named).toEqual(expect.arrayContaining([`${member.name}: mandateId`, `${neighbour.name}: iban`]));
  expect(named).not.toContain(`${member.name}: iban`);
  expect(await propose({ knownOnly: true })).toMatchObject({ error: { code: 'NOTHING_TO_PROPOSE' } });
  value(await world.run(finance, setBankDetails, { ...details, ...mandate, expectedVersion: 1 }));
  const first = value(await propose({ knownOnly: true }));
  const handOver = { proposalId: first.proposalId as never, expectedVersion: 1 };
  value(await world.run(finance, setBankDetails, { ...details, ...mandate, expectedVersion: 2 }));
  expect(await world.run(releaser, handOverPayments, handOver)).toMatchObject({ error: { code: 'PROPOSAL_OUTDATED' } });
  value(await world.run(finance, discardProposal, handOver));
  const { proposalId } = value(await propose({ knownOnly: true }));
  const back = { proposalId: proposalId as never, returnedOn: '2026-02-18', reason: 'AC04 Konto aufgelöst', fee: '3.50' };
  const [collected] = (await world.ask(finance, listProposals, {})).find(({ id }) => id === proposalId)?.items ?? [];
  const itemId = collected?.id as never;
  expect(await world.run(finance, recordPaymentReturn, { ...back, itemId })).toMatchObject({ error: { code: 'NOT_COLLECTED' } });
  value(await world.run(releaser, handOverPayments, { proposalId: proposalId as never, expectedVersion: 1 }));
  world.clock.now = new Date('2026-02-20T09:00:00.000Z');
  const paid = { tenantId: member.tenantId, paidOn: '2026-02-16', reference: 'Einzug', itemIds: [itemId] };
  const open = (await world.ask(finance, listOpenItems, {})).items.find(({ id }) => id === itemId)?.open;
  const amount = `${String(open).slice(0, -2)}.${String(open).slice(-2)}`;
  const { paymentId } = value(await world.run(finance, enterPayment, { ...paid, amount }));
  expect(await world.run(finance, recordPaymentReturn, { ...back, itemId })).toMatchObject({ error: { code: 'PAYMENT_TO_NAME' } });
  expect(await world.run(releaser, recordPaymentReturn, { ...back, itemId })).toMatchObject({ error: { code: 'FORBIDDEN' } });
  const early = { ...back, itemId, paymentId: paymentId as never, returnedOn: '2026-02-15' };
  expect(await world.run(finance, recordPaymentReturn, early)).toMatchObject({ error: { code: 'RETURN_TOO_EARLY' } });
  const given = { ...back, itemId, paymentId: paymentId as never };
  value(await world.run(finance, recordPaymentReturn, given));
  expect(await world.run(finance, recordPaymentReturn, given)).toMatchObject({ error: { code: 'RETURNED_ALREADY' } });
  expect((await world.ask(finance, listOpenItems, {})).items.find(({ id }) => id === itemId)).toMatchObject({ open, paid: 0n });
  const [payment] = await world.ask(finance, listPayments, {});
  const takeBack = { paymentId: paymentId as never, expectedVersion: payment?.version as never, reason: 'Rücklastschrift' };
  expect(await world.run(finance, takeBackPayment, takeBack)).toMatchObject({ error: { code: 'PAYMENT_RETURNED' } });
  const again = value(await propose({ knownOnly: true, executeOn: '2026-03-02' }));
  const rows = await world.ask(finance, listProposals, {});
  const [then, now] = [proposalId, again.proposalId].map((id) =>
    rows.find((row) => row.id === id)?.items.find((item) => item.id === itemId),
  );
  expect(then).toMatchObject({ returnedOn: '2026-02-18', returnReason: 'AC04 Konto aufgelöst', returnFee: 350n });
  expect(now).toMatchObject({ id: itemId, returnedOn: null, amount: open });
  expect(now?.endToEndId).not.toBe(then?.endToEndId);
  world.clock.now = new Date('2026-11-16T09:00:00.000Z');
});
