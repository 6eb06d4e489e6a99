// SPDX-License-Identifier: EUPL-1.2
import { germanIban, type Refusal, type Result } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { type TestAssociation, testWorld, type World } from '@testkit/core';
import { listBudgets } from '../queries/list-budgets.ts';
import { listLevies } from '../queries/list-levies.ts';
import { treasury } from '../service.ts';
import { draftBudget } from '../use-cases/draft-budget.ts';
import { prepareLevy } from '../use-cases/prepare-levy.ts';
import { releaseLevy } from '../use-cases/release-levy.ts';
import { resolveBudget } from '../use-cases/resolve-budget.ts';
import { setBankDetails } from '../use-cases/set-bank-details.ts';
import { DESK_POOL, neighbours, PRINT_POOL } from './neighbours.ts';

export const treasuryWorld = (): Promise<World> => testWorld([neighbours, treasury]);

export function value<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

export async function town(world: World, members = 3) {
  const association = await world.association({ members });
  const finance = await world.actor(association, 'finance');
  const releaser = await world.actor(association, 'financeReleaser');
  const [member, neighbour] = association.members;
  if (!member || !neighbour) throw new Error('members');
  const treasurer = await world.actor(association, 'memberTreasurer', { member });
  return { association, finance, releaser, treasurer, member, neighbour };
}
export type Town = Awaited<ReturnType<typeof town>>;

/** 100,000.01 EUR of expenses, 10,000 EUR of general income: a levy of 90,000.01 EUR. */
export const budgetInput = (year: number) => ({
  year,
  lines: [
    { poolId: DESK_POOL as never, kind: 'staff' as const, amount: '70000.01' },
    { poolId: PRINT_POOL as never, kind: 'material' as const, amount: '30000.00' },
  ],
  income: [{ label: 'Zinsen', amount: '10000.00' }],
});

export async function resolved(world: World, finance: Actor, year: number, approvalNeeded = false): Promise<string> {
  const { budgetId } = value(await world.run(finance, draftBudget, budgetInput(year)));
  const act = { reference: `VV ${year}`, on: `${year}-01-05`, approvalNeeded };
  value(await world.run(finance, resolveBudget, { budgetId: budgetId as never, expectedVersion: 1, ...act }));
  return budgetId;
}

const equalLists = ({ members }: TestAssociation) => [
  {
    ...{ measure: 'Stimmen am 01.01.2026, Verbandsverzeichnis', clause: '§ 12 der Satzung', resolution: 'VV 12/2025' },
    shares: members.map(({ tenantId }, index) => ({ tenantId, weight: String(index + 1) })),
  },
];

export const levyInput = (association: TestAssociation, budgetId: string) => ({
  ...{ budgetId: budgetId as never, lists: equalLists(association), vatCode: 'O' as const, vatBasis: '§ 2b UStG' },
});

/** A resolved budget of the year, its levy prepared and released. */
export async function levied(world: World, { association, finance, releaser }: Town, year = 2026) {
  const budgetId = await resolved(world, finance, year);
  const { levyId } = value(await world.run(finance, prepareLevy, levyInput(association, budgetId)));
  value(await world.run(releaser, releaseLevy, { levyId: levyId as never, expectedVersion: 1 }));
  return { budgetId, levyId };
}

export const budgetsOfTown = (world: World, actor: Actor) => world.ask(actor, listBudgets, {});
export const leviesOfTown = (world: World, actor: Actor) => world.ask(actor, listLevies, {});

/** Every member's account, with a mandate to collect from it. */
export async function withBankDetails(world: World, { association, finance }: Town): Promise<void> {
  for (const [index, { tenantId, name }] of association.members.entries()) {
    const iban = germanIban('12030000', String(1_000 + index));
    const mandate = { mandateId: `M-${index + 1}`, signedOn: '2026-01-02', sequence: 'RCUR' as const };
    value(await world.run(finance, setBankDetails, { tenantId, name: name.slice(0, 70), iban, ...mandate, expectedVersion: 0 }));
  }
}
