// SPDX-License-Identifier: EUPL-1.2
import type { World } from '@testkit/core';
import { markOf } from './marks.ts';
import { type Do, type Place, person } from './place.ts';

interface Item {
  readonly id: string;
  readonly number: number | null;
}

/** A budget with its levy, and on each member's account a row of every kind; amounts that no other body has. */
export async function treasuryWork(world: World, doIt: Do, place: Place, poolId: string): Promise<void> {
  const { letter, association, member, neighbour } = place;
  const { published } = markOf(letter, 0);
  const [finance, releaser] = [person(place, 'finance'), person(place, 'financeReleaser')];
  await doIt(finance, 'treasury.setTreasuryRule', {
    expectedVersion: 0,
    topic: 'lateNotice',
    validFrom: '2020-01-01',
    clause: published,
    late: 'statute',
    basisPoints: 300,
  });
  const amount = letter === 'A' ? '31007.13' : '57011.17';
  const draft = { lines: [{ poolId, kind: 'staff', amount }], income: [{ label: published, amount: '777.77' }] };
  await doIt(finance, 'treasury.draftBudget', { ...draft, year: 2027 });
  const { budgetId = '' } = await doIt(finance, 'treasury.draftBudget', { ...draft, year: 2026 });
  const act = { reference: published, on: '2026-01-05' };
  await doIt(finance, 'treasury.resolveBudget', { budgetId, expectedVersion: 1, ...act, approvalNeeded: true });
  await doIt(finance, 'treasury.recordBudgetApproval', { budgetId, expectedVersion: 2, ...act });
  const shares = [
    { tenantId: member.tenantId, weight: letter === 'A' ? '37' : '41' },
    { tenantId: neighbour.tenantId, weight: letter === 'A' ? '64' : '58' },
  ];
  const lists = [{ measure: published, clause: published, resolution: published, shares }];
  const { levyId = '' } = await doIt(finance, 'treasury.prepareLevy', { budgetId, lists });
  world.clock.now = new Date(world.clock.now.getTime() - 300 * 86_400_000);
  await doIt(releaser, 'treasury.releaseLevy', { levyId, expectedVersion: 1 });
  world.clock.now = new Date(world.clock.now.getTime() + 300 * 86_400_000);
  for (const [index, { tenantId, ags }] of [member, neighbour].entries()) await accountOf(world, doIt, place, { index, tenantId, ags });
  await doIt(finance, 'treasury.setAccountMapping', {
    ...{ validFrom: '2026-01-01', note: published, expectedVersion: 0 },
    accounts: ['receivableNotice', 'receivableInvoice', 'advances', 'revenue'].map((purpose, index) => ({
      purpose,
      account: `${1_600 + index}`,
    })),
  });
  await doIt(finance, 'treasury.balanceCarryOvers', { poolId, year: 2026, surplus: '1.11', deficit: '0.00', resolution: published });
  const { centreId: tenantId } = association;
  await world.database.write(world.scope(association), (writes) =>
    writes.journal.create({
      data: {
        ...{ tenantId, id: world.newId(), sourceId: world.newId(), sourceLabel: published, mappingVersion: 1, postedOn: world.clock.now },
        ...{ entries: [], totalCents: letter === 'A' ? 4_331n : 5_443n, contentHash: published, createdAt: world.clock.now },
      },
    }),
  );
}

/** The accounts of the members, a collection that waits for its second person, and what came back of one. */
export async function paymentWork(world: World, doIt: Do, place: Place): Promise<void> {
  const { letter, association, member, neighbour } = place;
  const { centreSide } = markOf(letter, 0);
  const finance = person(place, 'finance');
  for (const { tenantId } of [member, neighbour]) {
    const mandate = { mandateId: 'M-1', signedOn: '2026-01-02', sequence: 'RCUR' };
    const account = { tenantId, name: centreSide, iban: 'DE02120300000000202051', ...mandate };
    await doIt(finance, 'treasury.setBankDetails', { ...account, expectedVersion: 0 });
  }
  const collection = { kind: 'collection', executeOn: '2026-11-20', knownOnly: true };
  const { proposalId = '' } = await doIt(finance, 'treasury.proposePayments', collection);
  const { centreId: tenantId } = association;
  await world.database.write(world.scope(association), async (writes) => {
    const { items } = await writes.paymentProposal.findFirstOrThrow({ where: { tenantId, id: proposalId } });
    const [first] = items as unknown as readonly { readonly id: string }[];
    await writes.paymentReturn.create({
      data: {
        ...{ tenantId, id: world.newId(), proposalId, itemId: String(first?.id), returnedOn: world.clock.now, reason: centreSide },
        ...{ feeCents: letter === 'A' ? 411n : 523n, enteredByUser: finance.userId as string, createdAt: world.clock.now },
      },
    });
  });
}

interface Whose {
  readonly index: number;
  readonly tenantId: string;
  readonly ags: string;
}

async function accountOf(world: World, doIt: Do, place: Place, { index, tenantId, ags }: Whose): Promise<void> {
  const { letter, association } = place;
  const { own } = markOf(letter, (index + 1) as 1 | 2);
  const { pool } = markOf(letter, 0);
  const [finance, releaser] = [person(place, 'finance'), person(place, 'financeReleaser')];
  const base = (letter === 'A' ? 301 : 507) + 13 * index;
  const csv = [
    'Art;Mitglied;Kostentopf;Zeitraum von;Zeitraum bis;Betrag;Fällig am;Bezeichnung;Beleg',
    `Forderung;${ags};;;;${base},17;15.08.2025;${own};${own}`,
    ...(index === 0 ? [`Vortrag;;${pool};01.01.2024;31.12.2024;${base},19;;;${pool}`] : []),
  ];
  const { batchId } = await doIt(finance, 'treasury.proposeOpening', { csv: csv.join('\n'), note: pool });
  await doIt(releaser, 'treasury.releaseOpening', { batchId, expectedVersion: 1 });
  const scope = world.scope(association);
  const items: Item[] = await world.database.read(scope, (reads) =>
    reads.selectFrom('open_item').select(['id', 'number']).where('tenant_id', '=', tenantId).execute(),
  );
  const idOf = (number: number | null): string => items.find((item) => item.number === number)?.id ?? '';
  const late = { tenantId, payBy: '2026-12-01', note: own, itemIds: [idOf(2)] };
  await doIt(finance, 'treasury.sendReminder', { ...late, level: 1 });
  const release = async ({ accountOrderId }: Record<string, unknown>) =>
    doIt(releaser, 'treasury.releaseAccountOrder', { accountOrderId, expectedVersion: 1 });
  await release(await doIt(finance, 'treasury.proposeDeferral', { itemId: idOf(1), to: '2026-12-15', reason: own }));
  await doIt(finance, 'treasury.proposeWriteOff', { itemId: idOf(3), amount: `${index + 1}.23`, reason: own });
  const { paymentId } = await doIt(finance, 'treasury.enterPayment', {
    ...{ tenantId, paidOn: '2026-11-02', amount: `9${base}7.31`, reference: own, itemIds: [] },
  });
  const credit = await world.database.read(scope, (reads) =>
    reads.selectFrom('member_credit').select('id').where('payment_id', '=', String(paymentId)).executeTakeFirstOrThrow(),
  );
  const payout = { creditId: credit.id, amount: `${index + 2}.07`, reason: own };
  await release(await doIt(finance, 'treasury.proposePayout', payout));
  await doIt(finance, 'treasury.proposePayout', payout);
  await doIt(finance, 'treasury.enterPayment', {
    tenantId,
    paidOn: '2026-11-03',
    amount: `${base}.03`,
    reference: `${own} 2`,
    itemIds: [],
  });
  await world.database.write(scope, async (writes) => {
    await writes.postedDocument.create({
      data: {
        ...{ tenantId, id: world.newId(), number: own, family: 'notice', kind: 'annual', year: 2025, sourceId: world.newId() },
        ...{ issuedOn: world.clock.now, grossCents: 1n, advancesCents: 0n, assessedCents: 1n, createdAt: world.clock.now },
      },
    });
    // A claim of its own that is still open, whatever was paid.
    await writes.openItem.create({
      data: {
        ...{
          tenantId,
          id: world.newId(),
          associationId: association.associationId,
          kind: 'settlement',
          family: 'notice',
          label: own,
          basis: own,
        },
        ...{ amountCents: BigInt(base) * 1_009n, dueOn: new Date('2026-10-01'), version: 1, createdAt: world.clock.now },
      },
    });
  });
}
