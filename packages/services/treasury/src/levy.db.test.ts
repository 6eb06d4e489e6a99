// SPDX-License-Identifier: EUPL-1.2
import { levyBillablesPort } from '@contracts/billing';
import { advancesPort } from '@contracts/treasury';
import type { AssociationId, CivilDate } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import type { World } from '@testkit/core';
import { beforeAll, expect, test } from 'vitest';
import { listOpenItems } from './queries/list-items.ts';
import { listLevyShares, previewLevy, proposeShares } from './queries/list-levies.ts';
import { listCredits } from './queries/list-money.ts';
import { listInstalmentPlans } from './queries/list-plans.ts';
import { waitingPlans } from './queries/waiting.ts';
import { DESK_POOL, known } from './testing/neighbours.ts';
import {
  budgetInput,
  budgetsOfTown,
  levied,
  leviesOfTown,
  levyInput,
  resolved,
  town,
  treasuryWorld,
  value,
  withBankDetails,
} from './testing/treasury-world.ts';
import { discardAccountOrder } from './use-cases/discard-account-order.ts';
import { discardBudget } from './use-cases/discard-budget.ts';
import { discardLevy } from './use-cases/discard-levy.ts';
import { draftBudget } from './use-cases/draft-budget.ts';
import { enterPayment } from './use-cases/enter-payment.ts';
import { handOverPayments } from './use-cases/hand-over-payments.ts';
import { importPayments } from './use-cases/import-payments.ts';
import { prepareLevy } from './use-cases/prepare-levy.ts';
import { proposeOpening } from './use-cases/propose-opening.ts';
import { proposePayments } from './use-cases/propose-payments.ts';
import { proposePayout } from './use-cases/propose-payout.ts';
import { proposePlanChange } from './use-cases/propose-plan-change.ts';
import { recordBudgetApproval } from './use-cases/record-budget-approval.ts';
import { releaseAccountOrder } from './use-cases/release-account-order.ts';
import { releaseLevy } from './use-cases/release-levy.ts';
import { resolveBudget } from './use-cases/resolve-budget.ts';
import { setAccountMapping } from './use-cases/set-account-mapping.ts';
import { setBankDetails } from './use-cases/set-bank-details.ts';
import { setTreasuryRule } from './use-cases/set-treasury-rule.ts';

let world: World;
beforeAll(async () => {
  world = await treasuryWorld();
});

test('a draft can be written again until it is resolved, and by one hand at a time', async () => {
  const { finance } = await town(world);
  const { budgetId } = value(await world.run(finance, draftBudget, budgetInput(2027)));
  expect(await world.run(finance, draftBudget, budgetInput(2027))).toMatchObject({ error: { code: 'DRAFT_EXISTS' } });
  const again = { ...budgetInput(2027), income: [], budgetId: budgetId as never, expectedVersion: 1 };
  value(await world.run(finance, draftBudget, again));
  expect(await world.run(finance, draftBudget, again)).toMatchObject({ error: { code: 'CHANGED_MEANWHILE' } });
  const [budget] = await budgetsOfTown(world, finance);
  expect(budget).toMatchObject({ planVersion: 1, version: 2, status: 'draft', incomeTotal: 0n, expenses: 10_000_001n });
  expect(
    await world.run(finance, draftBudget, {
      ...again,
      expectedVersion: 2,
      lines: [{ poolId: world.newId() as never, kind: 'staff', amount: '1' }],
    }),
  ).toMatchObject({
    error: { code: 'POOL_UNKNOWN', field: 'lines.0.poolId' },
  });
  value(await world.run(finance, discardBudget, { budgetId: budgetId as never, expectedVersion: 2 }));
  expect((await budgetsOfTown(world, finance))[0]).toMatchObject({ status: 'discarded' });
});

test('the levy goes to each member in whole cents, by two people, with its reasons and instalments', async () => {
  const place = await town(world);
  const { association, finance, releaser, treasurer, member, neighbour } = place;
  const budgetId = await resolved(world, finance, 2026);
  const input = levyInput(association, budgetId);
  expect(await world.ask(finance, previewLevy, input)).toMatchObject({ result: { levy: 9_000_001n }, finding: null });
  const unmeasured = { ...input, lists: input.lists.map((list) => ({ ...list, measure: ' ' })) };
  expect(await world.run(finance, prepareLevy, unmeasured)).toMatchObject({ error: { code: 'MEASURE_MISSING' } });
  const { levyId } = value(await world.run(finance, prepareLevy, input));
  expect(await world.run(finance, prepareLevy, input)).toMatchObject({ error: { code: 'LEVY_PREPARED' } });
  const release = { levyId: levyId as never, expectedVersion: 1 };
  expect(await world.run(finance, releaseLevy, release)).toMatchObject({ error: { code: 'FORBIDDEN' } });
  value(await world.run(releaser, releaseLevy, release));
  const shares = await world.ask(finance, listLevyShares, {});
  expect(shares.reduce((sum, { amount }) => sum + amount, 0n)).toBe(9_000_001n);
  const own = await world.ask(treasurer, listLevyShares, {});
  expect(own.map(({ tenantId, amount }) => [tenantId, amount])).toEqual([[member.tenantId, 1_500_000n]]);
  expect(own[0]?.steps.at(-1)?.de).toContain('Vorläufige Umlage 2026');
  const [plan] = await world.ask(treasurer, listInstalmentPlans, { year: 2026 });
  expect(plan?.instalments.map(({ dueOn, amount }) => [dueOn, amount])).toEqual([
    ['2026-02-16', 375_000n],
    ['2026-05-15', 375_000n],
    ['2026-08-17', 375_000n],
    ['2026-11-16', 375_000n],
  ]);
  expect((await world.ask(treasurer, listOpenItems, { tenantId: neighbour.tenantId })).items).toEqual([]);
  expect((await world.ask(treasurer, listOpenItems, {})).items).toHaveLength(4);
});

test('whoever prepared a levy does not release it, neither with another role nor as the operator', async () => {
  const { association, finance, releaser } = await town(world);
  const budgetId = await resolved(world, finance, 2026);
  const { levyId } = value(await world.run(finance, prepareLevy, levyInput(association, budgetId)));
  const release = { levyId: levyId as never, expectedVersion: 1 };
  const both = { ...finance, grants: [...finance.grants, ...releaser.grants] };
  expect(await world.run(both, releaseLevy, release)).toMatchObject({ error: { code: 'SAME_PERSON' } });
  expect(await world.run({ ...releaser, kind: 'operator' }, releaseLevy, release)).toMatchObject({ error: { code: 'TWO_PEOPLE_NEEDED' } });
  const few = await world.actor(association, 'financeReleaser', { tenants: association.members.slice(0, 1) });
  expect(await world.run(few, releaseLevy, release)).toMatchObject({ ok: false });
  expect((await leviesOfTown(world, finance))[0]).toMatchObject({ status: 'prepared' });
  value(await world.run(finance, discardLevy, release));
});

test('where the authority must approve, nothing is fixed before', async () => {
  const { association, finance, releaser } = await town(world);
  const budgetId = await resolved(world, finance, 2026, true);
  const { levyId } = value(await world.run(finance, prepareLevy, levyInput(association, budgetId)));
  const release = { levyId: levyId as never, expectedVersion: 1 };
  expect(await world.run(releaser, releaseLevy, release)).toMatchObject({ error: { code: 'APPROVAL_MISSING' } });
  const approval = { budgetId: budgetId as never, expectedVersion: 2, reference: 'Az. 31.1', on: '2026-02-01' };
  value(await world.run(finance, recordBudgetApproval, approval));
  value(await world.run(releaser, releaseLevy, release));
});

test('of two releases of one levy one is done', async () => {
  const { association, finance, releaser } = await town(world);
  const second = await world.actor(association, 'financeReleaser', { name: 'Zweite Freigabe' });
  const budgetId = await resolved(world, finance, 2026);
  const { levyId } = value(await world.run(finance, prepareLevy, levyInput(association, budgetId)));
  const answers = await Promise.all(
    [releaser, second].map((actor) => world.run(actor, releaseLevy, { levyId: levyId as never, expectedVersion: 1 })),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await world.ask(finance, listLevyShares, {})).toHaveLength(3);
});

test('a supplementary budget changes what is not yet due, gives back what was paid too much, and bills the differences', async () => {
  const place = await town(world);
  const { association, finance, releaser, member } = place;
  world.clock.now = new Date('2026-06-01T09:00:00.000Z');
  const { levyId: first } = await levied(world, place);
  const items = async () => (await world.ask(finance, listOpenItems, { tenantId: member.tenantId, show: 'all' })).items;
  const november = (await items()).find(({ number }) => number === 4);
  value(
    await world.run(finance, enterPayment, {
      tenantId: member.tenantId,
      paidOn: '2026-06-01',
      amount: '3750.00',
      reference: 'Rate 4',
      itemIds: [november?.id as never],
    }),
  );
  const lower = { ...budgetInput(2026), lines: [{ poolId: DESK_POOL as never, kind: 'staff' as const, amount: '70000.01' }] };
  const { budgetId } = value(await world.run(finance, draftBudget, lower));
  value(
    await world.run(finance, resolveBudget, {
      budgetId: budgetId as never,
      expectedVersion: 1,
      reference: 'Nachtrag',
      on: '2026-05-20',
      approvalNeeded: false,
    }),
  );
  const { levyId } = value(await world.run(finance, prepareLevy, levyInput(association, budgetId)));
  value(await world.run(releaser, releaseLevy, { levyId: levyId as never, expectedVersion: 1 }));
  // 10,000.00 instead of 15,000.00; 7,500.00 were due by June, so that 1,250.00 are left for each of the two others.
  expect((await items()).map(({ amount, paid }) => [amount, paid])).toEqual([
    [375_000n, 0n],
    [375_000n, 0n],
    [125_000n, 0n],
    [125_000n, 125_000n],
  ]);
  const scope = world.scope(association);
  const port = world.platform.ports.get(levyBillablesPort);
  const sets = await world.database.read(scope, async (reads) =>
    Promise.all([first, levyId].map((id) => port.find(reads, association.associationId as AssociationId, id))),
  );
  expect(sets.map((set) => [set?.kind, set?.corrects])).toEqual([
    ['regular', null],
    ['correction', first],
  ]);
  const sums = sets.map((set) => set?.billables.reduce((sum, { totalCents }) => sum + totalCents, 0n));
  expect(sums).toEqual([9_000_001n, 6_000_001n - 9_000_001n]);
  const advances = await world.database.read(scope, (reads) =>
    world.platform.ports.get(advancesPort).advancesOf(reads, 2026, '2026-12-31' as CivilDate),
  );
  expect(
    advances.filter(({ tenantId }) => tenantId === member.tenantId).map(({ number, dueCents, paidCents }) => [number, dueCents, paidCents]),
  ).toEqual([
    [1, 375_000n, 0n],
    [2, 375_000n, 0n],
    [3, 125_000n, 0n],
    [4, 125_000n, 125_000n],
  ]);
  // Documents from before that was refused took the fourth off whole, of which 2,500.00 were given back: named, and left to people.
  const creditLabels = async () => (await world.ask(finance, listCredits, {})).map(({ label }) => label);
  const waits = async () => (await world.ask(finance, waitingPlans, {})).filter(({ kind }) => kind === 'treasury.givenTwice');
  expect([await creditLabels(), await waits()]).toEqual([['Umlage 2026, geänderte Abschläge'], []]);
  known.taken = [{ tenantId: member.tenantId, number: 4, takenCents: 375_000n as never }];
  expect(await creditLabels()).toEqual(['Umlage 2026, geänderte Abschläge, davon 2.500,00 € auch von Dokumenten abgezogen']);
  expect(await waits()).toMatchObject([{ count: 1, link: 'treasury/items?tab=credits' }]);
  known.taken = [];
  world.clock.now = new Date('2026-11-16T09:00:00.000Z');
});

test('a member that leaves owes nothing after it; an older view of the plan is refused', async () => {
  const place = await town(world);
  const { finance, member } = place;
  world.clock.now = new Date('2026-03-01T09:00:00.000Z');
  await levied(world, place);
  const change = {
    ...{ tenantId: member.tenantId, year: 2026, planVersion: 1, levy: '7500.00', reason: 'left' as const },
    ...{ basis: 'Beschluss vom 20.02.2026', leavesOn: '2026-06-30' },
  };
  const unsure = { ...finance, session: { id: world.newId(), steppedUpAt: null } };
  expect(await world.run(unsure, proposePlanChange, change)).toMatchObject({ error: { code: 'STEP_UP_NEEDED' } });
  const planOf = async () => (await world.ask(finance, listInstalmentPlans, { year: 2026, tenantId: member.tenantId }))[0];
  const release = (accountOrderId: string, actor = place.releaser) =>
    world.run(actor, releaseAccountOrder, { accountOrderId: accountOrderId as never, expectedVersion: 1 });
  const { leavesOn: _leavesOn, ...stays } = change;
  const outdated = value(await world.run(finance, proposePlanChange, { ...stays, levy: '7000.00', reason: 'correction' }));
  expect(await world.run(finance, proposePlanChange, change)).toMatchObject({ error: { code: 'ORDER_WAITING' } });
  expect(await planOf()).toMatchObject({ planVersion: 1 });
  // By then the instalment of May is due, so that it would come out otherwise than what the second person was shown.
  world.clock.now = new Date('2026-05-20T09:00:00.000Z');
  const fresh = (actor: Actor): Actor => ({ ...actor, session: { id: world.newId(), steppedUpAt: world.clock.now.toISOString() } });
  expect(await release(outdated.accountOrderId, fresh(place.releaser))).toMatchObject({ error: { code: 'ORDER_OUTDATED' } });
  const both = { ...place.releaser, grants: [...place.releaser.grants, ...finance.grants] };
  const taken = { accountOrderId: outdated.accountOrderId as never, expectedVersion: 1 };
  value(await world.run(finance, discardAccountOrder, taken));
  const again = value(await world.run(fresh(finance), proposePlanChange, change));
  value(await release(again.accountOrderId, fresh(place.releaser)));
  expect(await world.run(fresh(finance), proposePlanChange, change)).toMatchObject({ error: { code: 'PLAN_REPLACED' } });
  // What was due is no longer owed: whoever determined that does not release its payout either, whoever proposes it.
  const less = { ...change, planVersion: 2, levy: '1000.00', reason: 'correction' as const, leavesOn: undefined };
  const cut = value(await world.run(fresh(finance), proposePlanChange, { ...less, leavesOn: '2026-06-30' }));
  value(await release(cut.accountOrderId, fresh(place.releaser)));
  const [credit] = await world.ask(finance, listCredits, {});
  expect(credit).toMatchObject({ kind: 'instalment', open: 650_000n });
  const payout = value(
    await world.run(fresh(both), proposePayout, { creditId: credit?.id as never, amount: '6500.00', reason: 'Austritt' }),
  );
  const enters = { ...finance, grants: [...finance.grants, ...place.releaser.grants] };
  expect(await release(payout.accountOrderId, fresh(enters))).toMatchObject({ error: { code: 'SAME_PERSON_AS_PLAN' } });
  expect(await release(payout.accountOrderId, fresh(both))).toMatchObject({ error: { code: 'SAME_PERSON' } });
  expect((await planOf())?.instalments.map(({ amount }) => amount)).toEqual([375_000n, 375_000n, 0n, 0n]);
  world.clock.now = new Date('2026-11-16T09:00:00.000Z');
});

test('a levy is taxed by the position of the association in its year, when it is prepared and when it is released', async () => {
  const { association, finance, releaser } = await town(world);
  const input = levyInput(association, await resolved(world, finance, 2026));
  const before = known.vat;
  const [old] = before as [(typeof before)[number]];
  const prepared = (given: object) => world.run(finance, prepareLevy, { ...input, vatCode: undefined, vatBasis: undefined, ...given });
  known.vat = [];
  expect(await prepared({})).toMatchObject({ error: { code: 'LEVY_VAT_MISSING' } });
  const later = { ...old, code: 'S' as const, ratePermille: 190, basis: '§ 12 Abs. 1 UStG', validFrom: '2026-07-01' as CivilDate };
  known.vat = [{ ...old, validTo: '2026-06-30' as CivilDate }, later];
  expect(await prepared({})).toMatchObject({ error: { code: 'LEVY_VAT_CHANGES', params: { codes: ['O', 'S'] } } });
  expect(await prepared({ vatCode: 'E' })).toMatchObject({ error: { code: 'LEVY_VAT_CONTRADICTS', field: 'vatCode' } });
  expect(await prepared({ vatCode: 'O', vatBasis: '§ 4 Nr. 29 UStG' })).toMatchObject({
    error: { code: 'LEVY_VAT_CONTRADICTS', field: 'vatBasis' },
  });
  expect(await world.ask(finance, previewLevy, { ...input, vatCode: 'S', vatBasis: '' })).toMatchObject({ vat: { basis: later.basis } });
  const { levyId } = value(await prepared({ vatCode: 'S' }));
  expect((await leviesOfTown(world, finance))[0]).toMatchObject({ vatCode: 'S', vatBasis: later.basis });
  known.vat = before;
  const release = { levyId: levyId as never, expectedVersion: 1 };
  expect(await world.run(releaser, releaseLevy, release)).toMatchObject({ error: { code: 'LEVY_VAT_CONTRADICTS' } });
});

test('shares begin with what the released runs of the year before gave', async () => {
  const { association, finance, member } = await town(world);
  known.shares = [
    {
      poolId: DESK_POOL,
      poolName: 'Leitstelle',
      tenantId: member.tenantId,
      ags: member.ags,
      memberName: member.name,
      amountCents: 4_711n as never,
    },
  ];
  const budgetId = await resolved(world, finance, 2026);
  const lists = await world.ask(finance, proposeShares, { budgetId: budgetId as never, basis: 'lastYear' });
  expect(lists.map(({ poolId, shares }) => [poolId, shares.map(({ weight }) => weight)])).toContainEqual([DESK_POOL, ['4711']]);
  const equal = await world.ask(finance, proposeShares, { budgetId: budgetId as never, basis: 'equal' });
  expect(equal[0]?.shares).toHaveLength(association.members.length);
  known.shares = [];
});

test('what concerns all members is refused to who is in charge of some for it, whatever another role reaches', async () => {
  world.clock.now = new Date('2026-01-20T09:00:00.000Z');
  const place = await town(world);
  const { association, finance, releaser, member } = place;
  const everywhere = finance.grants.map((grant) => ({ ...grant, role: 'teamLead' }));
  const someOf = async (role: 'finance' | 'financeReleaser') => {
    const some = await world.actor(association, role, { tenants: [member] });
    return { ...some, grants: [...everywhere, ...some.grants] };
  };
  const [clerk, second] = [await someOf('finance'), await someOf('financeReleaser')];
  const budgetId = await resolved(world, finance, 2026);
  const prepare = levyInput(association, budgetId);
  const unprepared = await world.run(clerk, prepareLevy, prepare);
  const { levyId } = value(await world.run(finance, prepareLevy, prepare));
  const release = { levyId: levyId as never, expectedVersion: 1 };
  const refused = await world.run(second, releaseLevy, release);
  value(await world.run(releaser, releaseLevy, release));
  const collection = { kind: 'collection', executeOn: '2026-02-16' } as const;
  await withBankDetails(world, place);
  const { proposalId } = value(await world.run(finance, proposePayments, collection));
  const dates = { validFrom: '2026-01-01', expectedVersion: 0 } as const;
  const answers = {
    prepareLevy: unprepared,
    releaseLevy: refused,
    draftBudget: await world.run(clerk, draftBudget, budgetInput(2027)),
    discardLevy: await world.run(clerk, discardLevy, { ...release, expectedVersion: 2 }),
    proposePayments: await world.run(clerk, proposePayments, collection),
    handOverPayments: await world.run(second, handOverPayments, { proposalId: proposalId as never, expectedVersion: 1 }),
    importPayments: await world.run(clerk, importPayments, { csv: 'Mitglied;Wertstellung;Betrag' }),
    proposeOpening: await world.run(clerk, proposeOpening, { rows: [], note: 'Test' }),
    setTreasuryRule: await world.run(clerk, setTreasuryRule, { ...dates, topic: 'balancing', clause: 'KAG NRW', years: 3 }),
    setAccountMapping: await world.run(clerk, setAccountMapping, { ...dates, note: '', accounts: [] }),
  };
  for (const [name, answer] of Object.entries(answers))
    expect([name, answer]).toMatchObject([name, { error: { code: 'NOT_ALL_MEMBERS' } }]);
  const details = { name: 'Gemeinde', iban: 'DE02120300000000202051', mandateId: '', expectedVersion: 1 };
  const ofForeign = { ...details, tenantId: association.members[1]?.tenantId as never };
  expect(await world.run(clerk, setBankDetails, ofForeign)).toMatchObject({ error: { code: 'NOT_FOUND' } });
  value(await world.run(clerk, setBankDetails, { ...details, tenantId: member.tenantId }));
});
