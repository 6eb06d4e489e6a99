// SPDX-License-Identifier: EUPL-1.2
import { type Canonical, canonicalJson, type Decide, err, ok, refusal } from '@kernel/core';
import type { CarriedQuantity } from '../corrections.ts';
import { RUN_RULES_VERSION } from '../run-input.ts';
import { type MakeRunInput, previewOf, type Run } from '../run-state.ts';
import type { RunCorrection } from './correct-run.ts';

/** In order of precedence. */
export type MakeCorrectionRefusal =
  | 'NOT_A_PERSON'
  | 'CORRECTION_OF_CORRECTION'
  | 'RUN_NOT_RELEASED'
  | 'MADE_BY_OTHER_RULES'
  | 'REASON_MISSING'
  | 'CORRECTION_IN_PREVIEW'
  | 'NOTHING_TO_CORRECT';

export interface MakeCorrectionState {
  /** The regular run of the period. */
  readonly run: Run;
  /** The rules by which it was made. */
  readonly rules: number;
  /** Whether a correction of it waits for its release already. */
  readonly hasPreview: boolean;
}

export interface MakeCorrectionInput {
  readonly reason: string;
  /** Known once the run has been worked out anew; null: what can be told before. */
  readonly made: (Pick<MakeRunInput, 'cut' | 'inputHash' | 'resultHash'> & { readonly correction: RunCorrection }) | null;
}

/** What speaks against correcting a run before anything is worked out; null if nothing does. */
export function checkCorrection({ run, rules, hasPreview }: MakeCorrectionState, reason: string) {
  if (run.corrects) return refusal('CORRECTION_OF_CORRECTION', { field: 'runId' });
  if (run.status !== 'released') return refusal('RUN_NOT_RELEASED', { field: 'runId' });
  if (rules !== RUN_RULES_VERSION) return refusal('MADE_BY_OTHER_RULES', { field: 'runId', params: { rules, current: RUN_RULES_VERSION } });
  if (reason.trim() === '') return refusal('REASON_MISSING', { field: 'reason' });
  return hasPreview ? refusal('CORRECTION_IN_PREVIEW', { field: 'runId' }) : null;
}

/** A preview of the differences between what a released run and its corrections charged, and what is right. The run itself stays as it is. */
export const makeCorrection: Decide<MakeCorrectionState, MakeCorrectionInput, Run, MakeCorrectionRefusal> = (
  state,
  { reason, made },
  { by, at, newId },
) => {
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  const wrong = checkCorrection(state, reason);
  if (wrong) return err(wrong);
  if (!made || made.correction.proof.lines === 0) return err(refusal('NOTHING_TO_CORRECT', { field: 'runId' }));
  const { cut, inputHash, resultHash } = made;
  const madeBy = { userId: by.userId, accountId: by.accountId };
  const corrects = { runId: state.run.id, reason: reason.trim() };
  return ok(previewOf({ period: state.run.period, cut, inputHash, resultHash, corrects, madeBy }, at, newId()));
};

/**
 * What a correction changes, for its hash: the differences with everything that is printed of them, and the result that they lead to.
 * Members go by their ids: a town that has another name since is the same one.
 */
export function canonicalCorrection({ members, pools, changes, proof }: RunCorrection, resultHash: string): string {
  const byId = members.map(({ memberName: _name, ags: _ags, ...member }) => member).sort((a, b) => (a.tenantId < b.tenantId ? -1 : 1));
  return canonicalJson({ resultHash, members: byId, pools, changes, proof } as unknown as Canonical);
}

const placeId = ({ tenantId, serviceFamilyCode, meter }: Omit<CarriedQuantity, 'quantity'>): string =>
  JSON.stringify([tenantId, serviceFamilyCode, meter]);

/**
 * What a correction leaves open otherwise than the runs before it did, place by place: only this goes on to the next regular run. Above
 * zero: earlier runs passed on more than there was to take off.
 */
export function carriedChange(before: readonly CarriedQuantity[], after: readonly CarriedQuantity[]): CarriedQuantity[] {
  const sums = new Map<string, CarriedQuantity>();
  const add = (one: CarriedQuantity, sign: 1n | -1n) => {
    const quantity = (sums.get(placeId(one))?.quantity ?? 0n) + sign * one.quantity;
    sums.set(placeId(one), { ...one, quantity });
  };
  for (const one of after) add(one, 1n);
  for (const one of before) add(one, -1n);
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, one]) => (one.quantity === 0n ? [] : [one]));
}
