// SPDX-License-Identifier: EUPL-1.2
import {
  type AccountId,
  addMonths,
  type Cents,
  type Circumstances,
  type CivilDate,
  type CivilMonth,
  type Decide,
  err,
  firstDay,
  type Instant,
  lastDay,
  monthOf,
  ok,
  type Refusal,
  refusal,
  type UserId,
} from '@kernel/core';
import { lastFrozenMonth } from './posting-day.ts';
import { byText, type MonthSpan } from './reading.ts';
import { checkSpan, monthsOf, type SpanRefusal } from './span.ts';

export type RunStatus = 'preview' | 'released' | 'discarded';

/** Where a run can go from each status. Released means frozen. */
export const RUN_TRANSITIONS = {
  preview: ['released', 'discarded'],
  released: [],
  discarded: [],
} as const satisfies Record<RunStatus, readonly RunStatus[]>;

const canBecome = (from: RunStatus, to: RunStatus): boolean => (RUN_TRANSITIONS[from] as readonly RunStatus[]).includes(to);

/** A person behind a step: the user in the association and the account that signed in. */
export interface RunPerson {
  readonly userId: UserId;
  readonly accountId: AccountId | null;
}

/** What a correction run settles anew, and why. */
export interface Corrects {
  /** The regular run of the period. */
  readonly runId: string;
  readonly reason: string;
}

/** A run over a period of whole months. Home: the centre. */
export interface Run {
  readonly id: string;
  /** null: a regular run. */
  readonly corrects: Corrects | null;
  readonly period: MonthSpan;
  /** Only readings known by then are in it. */
  readonly cut: Instant;
  readonly status: RunStatus;
  /** Hash of canonicalRunInput. */
  readonly inputHash: string;
  /** Hash of canonicalRunResult. */
  readonly resultHash: string;
  readonly madeBy: RunPerson;
  readonly madeAt: Instant;
  readonly releasedBy: RunPerson | null;
  readonly releasedAt: Instant | null;
  readonly discardedBy: RunPerson | null;
  readonly discardedAt: Instant | null;
}

function frozenRefusal(period: MonthSpan, frozenMonths: readonly CivilMonth[]): Refusal<'PERIOD_ALREADY_FROZEN'> | null {
  const frozen = frozenMonths.filter((month) => month >= period.from && month <= period.to).sort();
  return frozen.length === 0 ? null : refusal('PERIOD_ALREADY_FROZEN', { field: 'periodFrom', params: { months: frozen } });
}

/** In order of precedence. */
export type RunPeriodRefusal = SpanRefusal | 'PERIOD_ALREADY_FROZEN' | 'PERIOD_NOT_BEGUN' | 'EARLIER_PERIOD_OPEN';

/**
 * What speaks against a run over the period, before anything is collected; null if nothing does. A month that still runs can be
 * previewed, one that has not begun cannot. After the first freeze the periods follow each other, so that no month is left out.
 */
export function checkRunPeriod(period: MonthSpan, frozenMonths: readonly CivilMonth[], today: CivilDate): Refusal<RunPeriodRefusal> | null {
  const wrong = checkSpan(period);
  if (wrong) return wrong;
  const frozen = frozenRefusal(period, frozenMonths);
  if (frozen) return frozen;
  if (period.to > monthOf(today)) return refusal('PERIOD_NOT_BEGUN', { field: 'periodTo', params: { month: period.to } });
  const lastFrozen = lastFrozenMonth(frozenMonths);
  if (lastFrozen !== null && period.from !== addMonths(lastFrozen, 1)) {
    return refusal('EARLIER_PERIOD_OPEN', { field: 'periodFrom', params: { month: addMonths(lastFrozen, 1) } });
  }
  return null;
}

/** In order of precedence. */
export type MakeRunRefusal = 'NOT_A_PERSON' | RunPeriodRefusal;
export interface MakeRunState {
  readonly frozenMonths: readonly CivilMonth[];
}
export interface MakeRunInput {
  readonly period: MonthSpan;
  readonly cut: Instant;
  readonly inputHash: string;
  readonly resultHash: string;
}

/** A preview. */
export const makeRun: Decide<MakeRunState, MakeRunInput, Run, MakeRunRefusal> = ({ frozenMonths }, input, { by, at, today, newId }) => {
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  const wrong = checkRunPeriod(input.period, frozenMonths, today);
  if (wrong) return err(wrong);
  return ok(previewOf({ ...input, corrects: null, madeBy: { userId: by.userId, accountId: by.accountId } }, at, newId()));
};

/** A run as it begins. */
export function previewOf(
  { corrects, period, cut, inputHash, resultHash, madeBy }: MakeRunInput & Pick<Run, 'corrects' | 'madeBy'>,
  madeAt: Instant,
  id: string,
): Run {
  return {
    id,
    corrects,
    period: { from: period.from, to: period.to },
    cut,
    status: 'preview',
    inputHash,
    resultHash,
    madeBy,
    madeAt,
    releasedBy: null,
    releasedAt: null,
    discardedBy: null,
    discardedAt: null,
  };
}

/** In order of precedence. */
export type CheckReleaseRefusal = 'RUN_NOT_IN_PREVIEW' | 'NOT_A_PERSON' | 'SAME_PERSON' | 'PERIOD_NOT_OVER';

/**
 * What speaks against a release by this person, before anything is collected; null if nothing does. The second person must be another human
 * being than the one who made the run, whatever user they act as.
 */
export function checkRelease(run: Run, { by, today }: Pick<Circumstances, 'by' | 'today'>): Refusal<CheckReleaseRefusal> | null {
  if (!canBecome(run.status, 'released')) return refusal('RUN_NOT_IN_PREVIEW', { params: { status: run.status } });
  if (by.userId === null || by.side === 'operator' || by.side === 'service') return refusal('NOT_A_PERSON');
  const sameAccount = by.accountId !== null && by.accountId === run.madeBy.accountId;
  if (by.userId === run.madeBy.userId || sameAccount) return refusal('SAME_PERSON');
  // Until then costs, time and quantities of its last days are still being entered.
  return today <= lastDay(run.period.to) ? refusal('PERIOD_NOT_OVER', { params: { month: run.period.to } }) : null;
}

/** In order of precedence. */
export type ReleaseRunRefusal = CheckReleaseRefusal | 'INPUTS_CHANGED' | 'RESULT_DIFFERS' | 'PERIOD_ALREADY_FROZEN';
export interface ReleaseRunState {
  readonly run: Run;
  readonly frozenMonths: readonly CivilMonth[];
  /** Hashes of the inputs as they are now, and of what they give. */
  readonly currentInputHash: string;
  readonly currentResultHash: string;
}

export interface ReleaseDecision {
  readonly run: Run;
  /** The months that are frozen from now on, and the last day of them; a correction freezes none: its regular run did. */
  readonly frozenMonths: readonly CivilMonth[];
  readonly frozenThrough: CivilDate;
}

/** Freezes a preview. */
export const releaseRun: Decide<ReleaseRunState, Record<never, never>, ReleaseDecision, ReleaseRunRefusal> = (
  state,
  _input,
  circumstances,
) => {
  const { run } = state;
  const { by, at } = circumstances;
  const wrong = checkRelease(run, circumstances);
  if (wrong || by.userId === null) return err(wrong ?? refusal('NOT_A_PERSON'));
  if (state.currentInputHash !== run.inputHash)
    return err(refusal('INPUTS_CHANGED', { params: { previewed: run.inputHash, current: state.currentInputHash } }));
  if (state.currentResultHash !== run.resultHash) {
    return err(refusal('RESULT_DIFFERS', { params: { previewed: run.resultHash, current: state.currentResultHash } }));
  }
  const frozen = run.corrects ? null : frozenRefusal(run.period, state.frozenMonths);
  if (frozen) return err(frozen);
  const released: Run = { ...run, status: 'released', releasedBy: { userId: by.userId, accountId: by.accountId }, releasedAt: at };
  return ok({ run: released, frozenMonths: run.corrects ? [] : monthsOf(run.period), frozenThrough: lastDay(run.period.to) });
};

/** In order of precedence. */
export type DiscardRunRefusal = 'RUN_NOT_IN_PREVIEW' | 'NOT_A_PERSON';

export const discardRun: Decide<Run, Record<never, never>, Run, DiscardRunRefusal> = (run, _input, { by, at }) => {
  if (!canBecome(run.status, 'discarded')) return err(refusal('RUN_NOT_IN_PREVIEW', { params: { status: run.status } }));
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  return ok({ ...run, status: 'discarded', discardedBy: { userId: by.userId, accountId: by.accountId }, discardedAt: at });
};

/** Something in the period that a person entered: what the releaser must see of their own before releasing. */
export interface EnteredEntry {
  readonly kind: 'cost' | 'direct-charge' | 'quantity' | 'time';
  readonly id: string;
  readonly enteredBy: UserId | null;
  /** Day of the entry; a cost of a month counts on the first day of the month. */
  readonly on: CivilDate;
  readonly label: string;
  readonly amountCents: Cents | null;
  /** Minutes or pieces. */
  readonly quantity: bigint | null;
}

/** The releaser's own entries in the period, oldest first: listed before the release, not forbidden. */
export const entriesByReleaser = (releaser: UserId, period: MonthSpan, entries: readonly EnteredEntry[]): EnteredEntry[] =>
  entries
    .filter((entry) => entry.enteredBy === releaser && entry.on >= firstDay(period.from) && entry.on <= lastDay(period.to))
    .sort((a, b) => byText(a.on, b.on) || byText(a.kind, b.kind) || byText(a.id, b.id));
