// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, type Decide, err, type Instant, ok, refusal } from '@kernel/core';
import type { DocumentContent, DocumentStatus } from './document.ts';
import type { Person } from './round.ts';

export const OBJECTION_STATUSES = ['raised', 'accepted', 'rejected', 'withdrawn'] as const;
export type ObjectionStatus = (typeof OBJECTION_STATUSES)[number];

export const OBJECTION_TRANSITIONS = {
  raised: ['accepted', 'rejected', 'withdrawn'],
  accepted: [],
  rejected: [],
  withdrawn: [],
} as const satisfies Record<ObjectionStatus, readonly ObjectionStatus[]>;

const canBecome = (from: ObjectionStatus, to: ObjectionStatus): boolean =>
  (OBJECTION_TRANSITIONS[from] as readonly ObjectionStatus[]).includes(to);

export const OBJECTION_LIMIT = 4_000;

/** What a member says against one line of a draft (Einwendung). Home: the member. Kept whatever becomes of it. */
export interface Objection {
  readonly id: string;
  readonly tenantId: string;
  readonly roundId: string;
  readonly documentId: string;
  /** The draft that the member had before its eyes. */
  readonly draftVersion: number;
  readonly lineKey: string;
  readonly lineLabel: string;
  readonly amountCents: Cents;
  readonly text: string;
  readonly status: ObjectionStatus;
  readonly raisedBy: Person;
  readonly raisedAt: Instant;
  readonly answer: string | null;
  readonly answeredBy: Person | null;
  readonly answeredAt: Instant | null;
  readonly withdrawnBy: Person | null;
  readonly withdrawnAt: Instant | null;
  /** The set that corrected what was objected to. */
  readonly correctedBy: string | null;
  readonly correctedAt: Instant | null;
  readonly waivedBy: Person | null;
  readonly waivedAt: Instant | null;
}

export interface DraftState {
  readonly tenantId: string;
  readonly documentId: string;
  readonly roundId: string;
  readonly status: DocumentStatus;
  readonly objectionsUntil: CivilDate | null;
  readonly draftVersion: number;
  readonly content: DocumentContent;
  /** Keys of lines to which an objection waits for its answer. */
  readonly openLines: readonly string[];
}

/** In order of precedence. */
export type RaiseObjectionRefusal =
  | 'NOT_A_PERSON'
  | 'DOCUMENT_NOT_ANNOUNCED'
  | 'LEGAL_REMEDY_APPLIES'
  | 'NO_OBJECTION_PERIOD'
  | 'OBJECTION_PERIOD_OVER'
  | 'TEXT_MISSING'
  | 'LINE_NOT_FOUND'
  | 'OBJECTION_OPEN';

export interface RaiseObjectionInput {
  readonly lineKey: string;
  readonly text: string;
}

export const raiseObjection: Decide<DraftState, RaiseObjectionInput, Objection, RaiseObjectionRefusal> = (
  draft,
  { lineKey, text },
  { by, at, today, newId },
) => {
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  if (draft.status === 'numbered' || draft.status === 'issued')
    return err(refusal('LEGAL_REMEDY_APPLIES', { params: { family: draft.content.family } }));
  if (draft.status !== 'announced') return err(refusal('DOCUMENT_NOT_ANNOUNCED'));
  if (draft.objectionsUntil === null) return err(refusal('NO_OBJECTION_PERIOD'));
  if (today > draft.objectionsUntil) return err(refusal('OBJECTION_PERIOD_OVER', { params: { until: draft.objectionsUntil } }));
  if (text.trim() === '') return err(refusal('TEXT_MISSING', { field: 'text' }));
  const line = draft.content.lines.find((one) => one.lineKey === lineKey);
  if (!line) return err(refusal('LINE_NOT_FOUND', { field: 'lineKey' }));
  if (draft.openLines.includes(lineKey)) return err(refusal('OBJECTION_OPEN', { field: 'lineKey', params: { label: line.label.de } }));
  return ok({
    id: newId(),
    tenantId: draft.tenantId,
    roundId: draft.roundId,
    documentId: draft.documentId,
    draftVersion: draft.draftVersion,
    lineKey,
    lineLabel: line.label.de,
    amountCents: line.amountCents,
    text: text.trim(),
    status: 'raised',
    raisedBy: { userId: by.userId, accountId: by.accountId },
    raisedAt: at,
    answer: null,
    answeredBy: null,
    answeredAt: null,
    withdrawnBy: null,
    withdrawnAt: null,
    correctedBy: null,
    correctedAt: null,
    waivedBy: null,
    waivedAt: null,
  });
};

/** In order of precedence. */
export type AnswerObjectionRefusal = 'OBJECTION_NOT_RAISED' | 'NOT_A_PERSON' | 'ANSWER_MISSING';

/** Accepted: a correction follows before the document goes out. Either way with an answer. */
export const answerObjection: Decide<
  Objection,
  { readonly accepted: boolean; readonly answer: string },
  Objection,
  AnswerObjectionRefusal
> = (objection, { accepted, answer }, { by, at }) => {
  const status = accepted ? 'accepted' : 'rejected';
  if (!canBecome(objection.status, status)) return err(refusal('OBJECTION_NOT_RAISED', { params: { status: objection.status } }));
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  if (answer.trim() === '') return err(refusal('ANSWER_MISSING', { field: 'answer' }));
  const answeredBy = { userId: by.userId, accountId: by.accountId };
  return ok({ ...objection, status, answer: answer.trim(), answeredBy, answeredAt: at });
};

/** In order of precedence. */
export type WithdrawObjectionRefusal = 'OBJECTION_NOT_RAISED' | 'NOT_A_PERSON';

export const withdrawObjection: Decide<Objection, Record<never, never>, Objection, WithdrawObjectionRefusal> = (
  objection,
  _input,
  { by, at },
) => {
  if (!canBecome(objection.status, 'withdrawn')) return err(refusal('OBJECTION_NOT_RAISED', { params: { status: objection.status } }));
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  return ok({ ...objection, status: 'withdrawn', withdrawnBy: { userId: by.userId, accountId: by.accountId }, withdrawnAt: at });
};

/** An accepted objection whose correction is still to come. */
export const waitsForCorrection = ({ status, correctedAt, waivedAt }: Objection): boolean =>
  status === 'accepted' && correctedAt === null && waivedAt === null;

/** In order of precedence. */
export type WaiveCorrectionRefusal = 'NO_CORRECTION_AWAITED' | 'NOT_A_PERSON';

/** The member does without the correction; the document may go out as it is. */
export const waiveCorrection: Decide<Objection, Record<never, never>, Objection, WaiveCorrectionRefusal> = (
  objection,
  _input,
  { by, at },
) => {
  if (!waitsForCorrection(objection)) return err(refusal('NO_CORRECTION_AWAITED', { params: { status: objection.status } }));
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  return ok({ ...objection, waivedBy: { userId: by.userId, accountId: by.accountId }, waivedAt: at });
};

/** Those that a correction settles: of members whose charges it changes. */
export const correctedBy = (
  objections: readonly Objection[],
  set: { readonly sourceId: string; readonly billables: readonly { readonly tenantId: string }[] },
  at: Instant,
): readonly Objection[] => {
  const changed = new Set(set.billables.map(({ tenantId }) => tenantId));
  return objections
    .filter((objection) => waitsForCorrection(objection) && changed.has(objection.tenantId))
    .map((objection) => ({ ...objection, correctedBy: set.sourceId, correctedAt: at }));
};
