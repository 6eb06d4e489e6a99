// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, type Decide, err, MAX_CENTS, ok, type Refusal, refusal } from '@kernel/core';
import type { CarryOver } from './carry-over.ts';
import type { OpenItem } from './open-item.ts';
import type { Person } from './person.ts';
import type { ItemFamily } from './rule.ts';
import { euro } from './year-step.ts';

/** One balance from the years before this software. */
export type OpeningRow =
  | {
      readonly kind: 'claim';
      readonly tenantId: string;
      readonly memberName: string;
      readonly family: ItemFamily;
      readonly label: string;
      /** Above zero. */
      readonly amountCents: Cents;
      readonly dueOn: CivilDate;
      readonly document: string;
    }
  | {
      readonly kind: 'carryOver';
      readonly poolId: string | null;
      readonly poolName: string;
      readonly periodFrom: CivilDate;
      readonly periodTo: CivilDate;
      /** Surplus above zero, deficit below. */
      readonly amountCents: Cents;
      readonly document: string;
    };

export type OpeningStatus = 'proposed' | 'released' | 'discarded';
export const OPENING_TRANSITIONS = {
  proposed: ['released', 'discarded'],
  released: [],
  discarded: [],
} as const satisfies Record<OpeningStatus, readonly OpeningStatus[]>;

export interface OpeningBatch {
  readonly id: string;
  readonly status: OpeningStatus;
  readonly rows: readonly OpeningRow[];
  readonly note: string;
  readonly proposedBy: Person;
}

/** In order of precedence. */
export type OpeningRowRefusal =
  | 'BASIS_MISSING'
  | 'LABEL_MISSING'
  | 'ZERO_AMOUNT'
  | 'AMOUNT_TOO_LARGE'
  | 'PAYMENT_NOT_POSITIVE'
  | 'PERIOD_INVALID'
  | 'DATE_IN_FUTURE';

/** What is wrong with a row; the field is the name of the column. */
export function openingRowFault(row: OpeningRow, today: CivilDate): Refusal<OpeningRowRefusal> | null {
  const { amountCents } = row;
  if (row.document.trim() === '') return refusal('BASIS_MISSING', { field: 'document' });
  if (row.kind === 'claim' && row.label.trim() === '') return refusal('LABEL_MISSING', { field: 'label' });
  if (amountCents === 0n) return refusal('ZERO_AMOUNT', { field: 'amount' });
  if (amountCents > MAX_CENTS || amountCents < -MAX_CENTS)
    return refusal('AMOUNT_TOO_LARGE', { field: 'amount', params: { limit: euro(MAX_CENTS) } });
  if (row.kind === 'claim') return amountCents < 0n ? refusal('PAYMENT_NOT_POSITIVE', { field: 'amount' }) : null;
  const { periodFrom: from, periodTo: to } = row;
  if (to < from) return refusal('PERIOD_INVALID', { field: 'periodTo', params: { from, to } });
  return to > today ? refusal('DATE_IN_FUTURE', { field: 'periodTo', params: { today } }) : null;
}

/** In order of precedence. */
export type ProposeOpeningRefusal = 'NOT_A_PERSON' | 'NO_ROWS' | OpeningRowRefusal;

export const proposeOpening: Decide<
  Record<never, never>,
  { readonly rows: readonly OpeningRow[]; readonly note: string },
  OpeningBatch,
  ProposeOpeningRefusal
> = (_state, { rows, note }, { by, today, newId }) => {
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  if (rows.length === 0) return err(refusal('NO_ROWS', { field: 'csv' }));
  for (const row of rows) {
    const wrong = openingRowFault(row, today);
    if (wrong) return err(wrong);
  }
  return ok({ id: newId(), status: 'proposed', rows, note: note.trim(), proposedBy: { userId: by.userId, accountId: by.accountId } });
};

/** In order of precedence. */
export type ReleaseOpeningRefusal = 'OPENING_DECIDED' | 'NOT_A_PERSON' | 'SAME_PERSON' | 'CARRY_OVER_TWICE';

export interface ReleaseOpeningDecision {
  readonly batch: OpeningBatch;
  readonly items: readonly (OpenItem & { readonly family: ItemFamily })[];
  readonly carryOvers: readonly CarryOver[];
}

/** A second person takes the balances into the books. */
export const releaseOpening: Decide<
  { readonly batch: OpeningBatch; readonly carryOvers: readonly CarryOver[] },
  Record<never, never>,
  ReleaseOpeningDecision,
  ReleaseOpeningRefusal
> = ({ batch, carryOvers }, _input, { by, newId }) => {
  if (batch.status !== 'proposed') return err(refusal('OPENING_DECIDED', { params: { status: batch.status } }));
  if (by.userId === null || by.side === 'operator' || by.side === 'service') return err(refusal('NOT_A_PERSON'));
  const { proposedBy } = batch;
  if (by.userId === proposedBy.userId || (by.accountId !== null && by.accountId === proposedBy.accountId))
    return err(refusal('SAME_PERSON'));
  const items: ReleaseOpeningDecision['items'][number][] = [];
  const made: CarryOver[] = [];
  for (const row of batch.rows) {
    if (row.kind === 'claim') {
      const { tenantId, label, amountCents, dueOn, family, document } = row;
      items.push({ id: newId(), tenantId, kind: 'opening', family, label, amountCents, dueOn, basis: document });
      continue;
    }
    const { poolId, poolName, periodFrom, periodTo, amountCents, document } = row;
    const twice = [...carryOvers, ...made].some(
      (one) => one.poolId === poolId && one.periodTo === periodTo && one.periodFrom === periodFrom,
    );
    if (twice) return err(refusal('CARRY_OVER_TWICE', { params: { pool: poolName, date: periodTo } }));
    made.push({ id: newId(), poolId, poolName, periodFrom, periodTo, amountCents, origin: { kind: 'opening', document } });
  }
  return ok({ batch: { ...batch, status: 'released' }, items, carryOvers: made });
};

/** In order of precedence. */
export type DiscardOpeningRefusal = 'OPENING_DECIDED' | 'NOT_A_PERSON';

export const discardOpening: Decide<OpeningBatch, Record<never, never>, OpeningBatch, DiscardOpeningRefusal> = (batch, _input, { by }) => {
  if (batch.status !== 'proposed') return err(refusal('OPENING_DECIDED', { params: { status: batch.status } }));
  return by.userId === null ? err(refusal('NOT_A_PERSON')) : ok({ ...batch, status: 'discarded' });
};
