// SPDX-License-Identifier: EUPL-1.2
import {
  type Cents,
  type CivilDate,
  type CivilMonth,
  cents,
  type Decide,
  err,
  firstDay,
  monthOf,
  ok,
  type Refusal,
  refusal,
  type UserId,
} from '@kernel/core';
import { type AllocationKey, keyOn } from './key.ts';
import { checkPostedAmount, type PostedAmountRefusal } from './posted-amount.ts';
import { checkOpenMonth, checkPostingMonth, type ForCorrection, type OpenMonthRefusal, type PostingMonthRefusal } from './posting-day.ts';

/**
 * Kinds of entries. income: other income of the service (§ 19 GkG NRW: a levy only as far as it does not cover the expenses); it is
 * entered above zero and counts below zero (see countedCents).
 */
export const COST_KINDS = ['staff', 'material', 'overhead', 'income'] as const;
export type CostKind = (typeof COST_KINDS)[number];

/** Kinds of expenses alone. */
const EXPENSE_KINDS = ['staff', 'material', 'overhead'] as const;
export type ExpenseKind = (typeof EXPENSE_KINDS)[number];

/** Kinds of what is shared, in the order in which they are shared (see shareKinds); support: from support cost centres. */
export const SHARED_KINDS = ['staff', 'material', 'overhead', 'support', 'income'] as const;
export type SharedKind = (typeof SHARED_KINDS)[number];

/** What an entry adds to the cost that is shared: income takes off, its counter-entry adds again. The one place that turns the sign. */
export const countedCents = ({ kind, amountCents }: { readonly kind: CostKind; readonly amountCents: Cents }): Cents =>
  kind === 'income' ? cents(-amountCents) : amountCents;

/** Costs of one service family that are shared by one key. Home: the centre. */
export interface Pool {
  readonly id: string;
  readonly serviceFamilyCode: string;
  readonly name: string;
  readonly keyId: string;
}

/** A cost of a pool in a month. Posted once and never edited; a correction is a counter-entry. */
export interface PoolCost {
  readonly id: string;
  readonly poolId: string;
  readonly month: CivilMonth;
  readonly kind: CostKind;
  /** Negative for credits and counter-entries; never zero. Income stands above zero. */
  readonly amountCents: Cents;
  readonly label: string;
  /** Number of the voucher in the accounts, if there is one. */
  readonly voucher: string | null;
  /** The user who entered it; null if a job or the operator did. */
  readonly enteredBy: UserId | null;
  /** The entry that this one takes back. */
  readonly reverses: string | null;
}

/** In order of precedence. */
export type DefinePoolRefusal = 'NAME_MISSING' | 'POOL_NAME_TAKEN' | 'POOL_WITHOUT_KEY' | 'KEY_OF_OTHER_FAMILY';

export interface DefinePoolState {
  readonly pools: readonly Pool[];
  /** Published versions of all keys of the association. */
  readonly keys: readonly AllocationKey[];
}
export type DefinePoolInput = Omit<Pool, 'id'>;

export const definePool: Decide<DefinePoolState, DefinePoolInput, Pool, DefinePoolRefusal> = ({ pools, keys }, input, { newId }) => {
  const name = input.name.trim();
  if (name === '') return err(refusal('NAME_MISSING', { field: 'name' }));
  if (pools.some((pool) => pool.name.toLowerCase() === name.toLowerCase())) {
    return err(refusal('POOL_NAME_TAKEN', { field: 'name', params: { name } }));
  }
  const key = keys.find((candidate) => candidate.id === input.keyId);
  if (!key) return err(refusal('POOL_WITHOUT_KEY', { field: 'keyId', params: { pool: name } }));
  if (key.serviceFamilyCode !== input.serviceFamilyCode) {
    return err(refusal('KEY_OF_OTHER_FAMILY', { field: 'keyId', params: { key: key.name, family: key.serviceFamilyCode } }));
  }
  return ok({ id: newId(), serviceFamilyCode: input.serviceFamilyCode, name, keyId: input.keyId });
};

/** In order of precedence. */
export type EnterPoolCostRefusal =
  | 'LABEL_MISSING'
  | PostedAmountRefusal
  | 'INCOME_BELOW_ZERO'
  | PostingMonthRefusal
  | 'POOL_WITHOUT_KEY'
  | OpenMonthRefusal;

export interface EnterPoolCostState {
  readonly pool: Pool;
  /** Published versions of the pool's key. */
  readonly keyVersions: readonly AllocationKey[];
  readonly frozenMonths: readonly CivilMonth[];
  readonly foundedOn: CivilDate;
}
export type EnterPoolCostInput = Pick<PoolCost, 'month' | 'kind' | 'amountCents' | 'label' | 'voucher'> & ForCorrection;

/** A cost as far as it could be read: a row of a file may lack what was unreadable in it. */
export interface PartialPoolCost extends ForCorrection {
  readonly pool: Pool | null;
  readonly kind: CostKind | null;
  readonly label: string | null;
  readonly amountCents: bigint | null;
  readonly month: CivilMonth | null;
}

function checkCostMonth(
  month: CivilMonth,
  pool: Pool | null,
  state: Omit<EnterPoolCostState, 'pool'>,
  today: CivilDate,
  posting: ForCorrection,
): Refusal<EnterPoolCostRefusal> | null {
  const wrong = checkPostingMonth(month, { foundedOn: state.foundedOn, today });
  if (wrong) return wrong;
  const versions = state.keyVersions.filter((key) => key.id === pool?.keyId);
  if (pool && keyOn(versions, firstDay(month)) === null) {
    return refusal('POOL_WITHOUT_KEY', { field: 'month', params: { pool: pool.name, month } });
  }
  return checkOpenMonth(month, 'month', state.frozenMonths, posting);
}

/** Income takes off what is shared and is entered above zero: with a minus it would be added to the cost. It is taken back by a counter-entry. */
const checkIncome = (kind: CostKind | null, amountCents: bigint): Refusal<'INCOME_BELOW_ZERO'> | null =>
  kind === 'income' && amountCents < 0n ? refusal('INCOME_BELOW_ZERO', { field: 'amount' }) : null;

/** Everything that is wrong with a cost, at most one refusal for each of its fields, in order of precedence. */
export function poolCostFaults(
  state: Omit<EnterPoolCostState, 'pool'>,
  { pool, kind, label, amountCents, month, forCorrection }: PartialPoolCost,
  today: CivilDate,
): Refusal<EnterPoolCostRefusal>[] {
  return [
    label?.trim() === '' ? refusal('LABEL_MISSING', { field: 'label' }) : null,
    amountCents === null ? null : (checkPostedAmount(amountCents) ?? checkIncome(kind, amountCents)),
    month === null ? null : checkCostMonth(month, pool, state, today, { forCorrection }),
  ].filter((fault) => fault !== null);
}

export const enterPoolCost: Decide<EnterPoolCostState, EnterPoolCostInput, PoolCost, EnterPoolCostRefusal> = (
  state,
  input,
  { by, today, newId },
) => {
  const [wrong] = poolCostFaults(state, { ...input, pool: state.pool }, today);
  if (wrong) return err(wrong);
  return ok({
    id: newId(),
    poolId: state.pool.id,
    month: input.month,
    kind: input.kind,
    amountCents: input.amountCents,
    label: input.label.trim(),
    voucher: input.voucher?.trim() || null,
    enteredBy: by.userId,
    reverses: null,
  });
};

/** In order of precedence. */
export type ReversePoolCostRefusal =
  | 'REASON_MISSING'
  | 'IS_A_REVERSAL'
  | 'ALREADY_REVERSED'
  | 'MONTH_BEFORE_ENTRY'
  | 'MONTH_IN_FUTURE'
  | OpenMonthRefusal;

export interface ReversePoolCostState {
  readonly cost: PoolCost;
  /** The counter-entry, if there is one already. */
  readonly reversedBy: string | null;
  readonly frozenMonths: readonly CivilMonth[];
}
export interface ReversePoolCostInput extends ForCorrection {
  /** The month of the counter-entry: the entry's own while it is open or for a correction, else a later open one. */
  readonly month: CivilMonth;
  readonly reason: string;
}

/** Takes a cost back by a counter-entry; what was posted stays as it is. */
export const reversePoolCost: Decide<ReversePoolCostState, ReversePoolCostInput, PoolCost, ReversePoolCostRefusal> = (
  state,
  input,
  { by, today, newId },
) => {
  const { cost } = state;
  const reason = input.reason.trim();
  if (reason === '') return err(refusal('REASON_MISSING', { field: 'reason' }));
  if (cost.reverses !== null) return err(refusal('IS_A_REVERSAL', { params: { label: cost.label } }));
  if (state.reversedBy !== null) return err(refusal('ALREADY_REVERSED', { params: { label: cost.label } }));
  if (input.month < cost.month) return err(refusal('MONTH_BEFORE_ENTRY', { field: 'month', params: { month: cost.month } }));
  // A cost that was posted ahead can be taken back in its own month.
  if (input.month > monthOf(today) && input.month > cost.month)
    return err(refusal('MONTH_IN_FUTURE', { field: 'month', params: { month: input.month, latest: monthOf(today) } }));
  const closed = checkOpenMonth(input.month, 'month', state.frozenMonths, input);
  if (closed) return err(closed);
  return ok({
    ...cost,
    id: newId(),
    month: input.month,
    amountCents: cents(-cost.amountCents),
    label: reason,
    enteredBy: by.userId,
    reverses: cost.id,
  });
};
