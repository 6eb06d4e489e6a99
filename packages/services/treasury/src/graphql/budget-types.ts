// SPDX-License-Identifier: EUPL-1.2
import { type Builder, objectType, readField } from '@platform/graphql';
import { type BudgetView, listBudgets, listTreasuryPools, type TreasuryPoolRow } from '../queries/list-budgets.ts';
import {
  type LevyPreview,
  type LevyResultView,
  type LevyShareView,
  type LevyView,
  listLevies,
  listLevyShares,
  previewLevy,
  proposeShares,
  type ShareListView,
} from '../queries/list-levies.ts';
import { type PlanActualView, showPlanActual } from '../queries/show-plan-actual.ts';

const KINDS = { enum: ['TreasuryCostKind', ['staff', 'material', 'overhead', 'income']] } as const;

function budgetType(builder: Builder): unknown {
  const line = objectType<BudgetView['lines'][number]>(builder, 'BudgetLine', {
    ...{ poolId: 'id', poolName: 'text', kind: KINDS, amount: 'amount', byMonthGiven: 'yes' },
    months: { of: 'Amount', list: true },
  });
  const income = objectType<BudgetView['income'][number]>(builder, 'BudgetIncome', {
    ...{ label: 'text', poolId: 'id?', poolName: 'text?', amount: 'amount' },
  });
  return objectType<BudgetView>(builder, 'Budget', {
    ...{ id: 'id', version: 'int', year: 'int', planVersion: 'int', kind: { enum: ['BudgetKind', ['first', 'supplementary']] } },
    status: { enum: ['BudgetStatus', ['draft', 'resolved', 'replaced', 'discarded']] },
    ...{
      lines: { of: line, list: true },
      income: { of: income, list: true },
      expenses: 'amount',
      incomeTotal: 'amount',
      balance: 'amount',
    },
    ...{ approvalNeeded: 'yes', resolution: 'text?', resolvedOn: 'date?', approval: 'text?', approvedOn: 'date?' },
  });
}

function levyTypes(builder: Builder, text: unknown) {
  const pool = objectType<LevyResultView['pools'][number]>(builder, 'LevyPool', {
    ...{ poolId: 'id', poolName: 'text', expenses: 'amount', ownIncome: 'amount', generalIncome: 'amount', levy: 'amount' },
    ...{ clause: 'text', resolution: 'text' },
  });
  const part = objectType<LevyResultView['members'][number]['byPool'][number]>(builder, 'LevyPart', { poolId: 'id', amount: 'amount' });
  const member = objectType<LevyResultView['members'][number]>(builder, 'LevyMember', {
    ...{ tenantId: 'id', ags: 'text', memberName: 'text', total: 'amount', byPool: { of: part, list: true } },
  });
  const result = objectType<LevyResultView>(builder, 'LevyResult', {
    ...{ expenses: 'amount', income: 'amount', levy: 'amount', surplus: 'amount' },
    ...{ pools: { of: pool, list: true }, members: { of: member, list: true }, steps: { of: text, list: true } },
  });
  const levy = objectType<LevyView>(builder, 'Levy', {
    ...{ id: 'id', version: 'int', year: 'int', status: { enum: ['LevyStatus', ['prepared', 'released', 'replaced', 'discarded']] } },
    ...{ budgetId: 'id', budgetVersion: 'int', vatCode: 'text', vatBasis: 'text', hash: 'text', result: { of: result } },
    ...{ preparedBy: 'text?', preparedAt: 'instant', releasedBy: 'text?', releasedAt: 'instant?' },
  });
  const finding = objectType<NonNullable<LevyPreview['finding']>>(builder, 'LevyFinding', {
    ...{ code: 'text', field: 'text?', message: { of: text } },
  });
  const vat = objectType<NonNullable<LevyPreview['vat']>>(builder, 'LevyVat', { code: 'text', ratePermille: 'int', basis: 'text' });
  const preview = objectType<LevyPreview>(builder, 'LevyPreview', {
    ...{ result: { of: result, nullable: true }, finding: { of: finding, nullable: true }, vat: { of: vat, nullable: true } },
  });
  const share = objectType<ShareListView['shares'][number]>(builder, 'LevyShareWeight', {
    ...{ tenantId: 'id', ags: 'text', memberName: 'text', weight: 'text' },
  });
  const list = objectType<ShareListView>(builder, 'LevyShareList', {
    ...{ poolId: 'id?', poolName: 'text?', measure: 'text', clause: 'text', resolution: 'text', shares: { of: share, list: true } },
  });
  const own = objectType<LevyShareView>(builder, 'MemberLevyShare', {
    ...{ id: 'id', tenantId: 'id', memberName: 'text', year: 'int', amount: 'amount', createdAt: 'instant' },
    steps: { of: text, list: true },
  });
  return { levy, preview, list, own };
}

const COMPARED = { plan: 'amount', actual: 'amount?', planKnown: 'amount', difference: 'amount?', degreePermille: 'int?' } as const;

function planActualType(builder: Builder, text: unknown): unknown {
  const state = { enum: ['PlanMonthState', ['final', 'preliminary', 'unknown']] } as const;
  const total = objectType<NonNullable<PlanActualView['total']>>(builder, 'PlanActualSum', COMPARED);
  const part = objectType<NonNullable<PlanActualView['expenses']>>(builder, 'PlanActualPart', { ...COMPARED, forecast: 'amount?' });
  const month = objectType<PlanActualView['months'][number]>(builder, 'PlanActualMonth', { ...COMPARED, month: 'month', state });
  const row = objectType<PlanActualView['rows'][number]>(builder, 'PlanActualRow', {
    ...COMPARED,
    ...{ poolId: 'id', poolName: 'text', kind: KINDS, unplanned: 'yes', months: { of: month, list: true }, forecast: 'amount?' },
    steps: { of: text, list: true },
  });
  const pool = objectType<PlanActualView['pools'][number]>(builder, 'PlanActualPool', {
    ...COMPARED,
    ...{ poolId: 'id', poolName: 'text', forecast: 'amount?' },
  });
  return objectType<PlanActualView>(builder, 'PlanActual', {
    ...{
      year: 'int',
      budgetVersion: 'int',
      problem: { of: text, nullable: true },
      expenses: { of: part, nullable: true },
      income: { of: part, nullable: true },
      total: { of: total, nullable: true },
      forecast: 'amount?',
    },
    ...{ months: { of: month, list: true }, rows: { of: row, list: true }, pools: { of: pool, list: true } },
    forecastSteps: { of: text, list: true },
  });
}

export function budgetFields(builder: Builder, text: unknown): void {
  const { levy, preview, list, own } = levyTypes(builder, text);
  const pool = objectType<TreasuryPoolRow>(builder, 'TreasuryPool', {
    poolId: 'id',
    name: 'text',
    serviceFamilyCode: 'text',
    active: 'yes',
  });
  readField(builder, 'budgets', listBudgets, [budgetType(builder)]);
  readField(builder, 'treasuryPools', listTreasuryPools, [pool]);
  readField(builder, 'levies', listLevies, [levy]);
  readField(builder, 'previewLevy', previewLevy, preview, { nullable: true });
  readField(builder, 'levyShareProposal', proposeShares, [list]);
  readField(builder, 'memberLevyShares', listLevyShares, [own]);
  readField(builder, 'planActual', showPlanActual, planActualType(builder, text), { nullable: true });
}
