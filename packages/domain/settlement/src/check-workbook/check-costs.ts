// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, type CivilMonth, type Fraction, fraction, type Language } from '@kernel/core';
import { monthsText } from '../exact-text.ts';
import { type CostKind, countedCents, SHARED_KINDS } from '../pool.ts';
import type { RunInput } from '../run-input.ts';
import type { PoolAllocation, RunResult } from '../run-result.ts';
import { supportByCentre } from '../support-costs.ts';
import { CHECK_WORDS } from './words.ts';

/** What makes the cost of a pool, line by line. */
export interface CheckCost {
  /** By which lines are summed up; never empty. */
  readonly kind: string;
  /** '01/2026'; empty where it belongs to no single month. */
  readonly month: string;
  /** What a single entry is called, or how many a sum holds. */
  readonly text: string;
  /** In cents, as it counts: income is below zero. */
  readonly amount: Fraction;
}

/** A single entry behind the sums of a run. */
export interface CheckEntry {
  readonly poolId: string;
  readonly month: CivilMonth;
  readonly kind: CostKind;
  readonly amountCents: Cents;
  readonly text: string;
}

/** A charge that is borne by the member alone. */
export interface CheckCharge {
  readonly id: string;
  readonly on: CivilDate;
  readonly label: string;
  readonly basis: string;
  readonly amountCents: Cents;
}

type Behind = Pick<PoolAllocation, 'poolId' | 'months' | 'byKind' | 'nonMembers'>;

/** What support centres pass on, each exactly, and the rounding of their sum to whole cents. */
function supportBehind(behind: Behind, result: Parameters<typeof supportByCentre>[0], language: Language): CheckCost[] {
  const words = CHECK_WORDS[language];
  const { parts, rounding } = supportByCentre(result, behind);
  const rows = parts.map(({ centreName: text, cents: amount }) => ({ text, amount }));
  return [...rows, ...(rounding.n === 0n ? [] : [{ text: words.supportRounding, amount: rounding }])].map((row) => ({
    ...{ kind: words.kinds.support, month: '' },
    ...row,
  }));
}

/**
 * All that the cost of a pool in these months is made of: its entries, what support centres pass on, and what non-members pay.
 * @param entries single ones; null: the sums by month and kind that the run keeps
 */
export function costsBehind(
  behind: Behind,
  input: Pick<RunInput, 'pools'>,
  result: Parameters<typeof supportByCentre>[0],
  entries: readonly CheckEntry[] | null,
  language: Language,
): CheckCost[] {
  const words = CHECK_WORDS[language];
  const { poolId, months, nonMembers } = behind;
  const within = ({ month }: { readonly month: CivilMonth }): boolean => month >= months.from && month <= months.to;
  const sums = (input.pools.find(({ id }) => id === poolId)?.costs ?? []).map((cost) => ({
    ...cost,
    text: cost.entries === undefined ? cost.id : words.entries(cost.entries),
  }));
  const posted = entries === null ? sums : entries.filter((entry) => entry.poolId === poolId);
  const inOrder = SHARED_KINDS.flatMap((kind) => posted.filter((cost) => cost.kind === kind && within(cost)));
  return [
    ...inOrder.map((cost) => ({
      ...{ kind: words.kinds[cost.kind], month: monthsText({ from: cost.month, to: cost.month }, language), text: cost.text },
      amount: fraction(countedCents(cost)),
    })),
    ...supportBehind(behind, result, language),
    ...nonMembers.map(({ name, amountCents }) => ({ kind: words.nonMembers, month: '', text: name, amount: fraction(-amountCents) })),
  ];
}

/** Direct charges of a member as a workbook takes them. */
export const chargesBehind = ({ directCharges }: Pick<RunResult, 'directCharges'>, tenantId: string): CheckCharge[] =>
  directCharges
    .filter((charge) => charge.tenantId === tenantId)
    .map(({ id, occurredOn: on, label, amountCents, basis }) => ({
      ...{ id, on, label, amountCents },
      basis: [basis.agreementNumber, basis.clause, basis.resolution ?? ''].filter((part) => part !== '').join('; '),
    }));
