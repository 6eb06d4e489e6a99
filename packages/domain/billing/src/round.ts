// SPDX-License-Identifier: EUPL-1.2
import {
  type AccountId,
  addDays,
  type Cents,
  type CivilDate,
  centsToDecimal,
  type Decide,
  type Decider,
  err,
  type Instant,
  ok,
  type Refusal,
  refusal,
  sumCents,
  type UserId,
} from '@kernel/core';
import type { ChargeSet } from './billable.ts';
import type { DocumentContent } from './document.ts';
import type { DocumentKind } from './family.ts';
import { objectionDaysRefusal } from './rule.ts';

export const ROUND_STATUSES = ['prepared', 'announced', 'issuing', 'issued', 'discarded'] as const;
export type RoundStatus = (typeof ROUND_STATUSES)[number];

/** issuing: numbers are drawn and not all documents are handed over yet. */
export const ROUND_TRANSITIONS = {
  prepared: ['announced', 'discarded'],
  announced: ['issuing', 'discarded'],
  issuing: ['issuing', 'issued'],
  issued: [],
  discarded: [],
} as const satisfies Record<RoundStatus, readonly RoundStatus[]>;

const canBecome = (from: RoundStatus, to: RoundStatus): boolean => (ROUND_TRANSITIONS[from] as readonly RoundStatus[]).includes(to);

export interface Person {
  readonly userId: UserId;
  readonly accountId: AccountId | null;
}

const personOf = ({ userId, accountId }: Decider): Person | null => (userId === null ? null : { userId, accountId });

export const SOURCES = ['run', 'levy'] as const;
export type Source = (typeof SOURCES)[number];

export interface Folded {
  readonly sourceId: string;
  readonly hash: string;
  readonly at: Instant;
}

/** A round of documents (Dokumentenlauf). Home: the centre. */
export interface Round {
  readonly id: string;
  readonly source: Source;
  readonly sourceId: string;
  readonly kind: DocumentKind;
  readonly setHash: string;
  /** Corrections that were released before the issue, oldest first. */
  readonly folded: readonly Folded[];
  readonly corrects: string | null;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly status: RoundStatus;
  readonly objectionDays: number;
  /** Last day for objections; null before the announcement, and where there is no period. */
  readonly objectionsUntil: CivilDate | null;
  readonly preparedBy: Person;
  readonly preparedAt: Instant;
  readonly announcedBy: Person | null;
  readonly announcedAt: Instant | null;
  readonly issuedBy: Person | null;
  readonly issuedAt: Instant | null;
  readonly discardedBy: Person | null;
  readonly discardedAt: Instant | null;
  readonly discardReason: string | null;
}

/** What stands against a round over a set, as far as other rounds and the set itself tell. */
export interface RoundSurroundings {
  /** Of the set itself, or one into which it was folded. */
  readonly existing: { readonly id: string; readonly status: RoundStatus } | null;
  /** Of a correction: the round of the regular set. */
  readonly ofRegular: { readonly id: string; readonly status: RoundStatus } | null;
}

/** In order of precedence. */
export type PrepareRoundRefusal =
  | 'NOT_A_PERSON'
  | 'SET_NOT_FOUND'
  | 'ROUND_EXISTS'
  | 'FOLD_CORRECTION_INSTEAD'
  | 'REGULAR_NOT_ISSUED'
  | 'NOTHING_TO_CHARGE';

export function setRefusal(
  set: Pick<ChargeSet, 'kind' | 'corrects'> | null,
  { existing, ofRegular }: RoundSurroundings,
): Refusal<PrepareRoundRefusal> | null {
  if (!set) return refusal('SET_NOT_FOUND', { field: 'sourceId' });
  if (existing) return refusal('ROUND_EXISTS', { field: 'sourceId', params: { status: existing.status, roundId: existing.id } });
  if (set.kind === 'regular') return null;
  const status = ofRegular?.status;
  if (status === 'prepared' || status === 'announced') return refusal('FOLD_CORRECTION_INSTEAD', { field: 'sourceId' });
  // What a document corrects has a number by then.
  return status === 'issued' ? null : refusal('REGULAR_NOT_ISSUED', { field: 'sourceId' });
}

export const kindOf = (source: Source, { kind }: Pick<ChargeSet, 'kind'>): DocumentKind =>
  kind === 'correction' ? 'correction' : source === 'levy' ? 'advance' : 'annual';

export interface PrepareRoundState extends RoundSurroundings {
  readonly set: ChargeSet | null;
  readonly documents: readonly DocumentContent[];
  readonly objectionDays: number;
}

export const prepareRound: Decide<PrepareRoundState, { readonly source: Source }, Round, PrepareRoundRefusal> = (
  state,
  { source },
  { by, at, newId },
) => {
  const preparedBy = personOf(by);
  if (!preparedBy) return err(refusal('NOT_A_PERSON'));
  const { set, documents, objectionDays } = state;
  const wrong = setRefusal(set, state);
  if (wrong || !set) return err(wrong ?? refusal('SET_NOT_FOUND'));
  if (documents.length === 0) return err(refusal('NOTHING_TO_CHARGE', { field: 'sourceId' }));
  return ok({
    id: newId(),
    source,
    sourceId: set.sourceId,
    kind: kindOf(source, set),
    setHash: set.hash,
    folded: [],
    corrects: set.corrects,
    from: set.from,
    to: set.to,
    status: 'prepared',
    objectionDays,
    objectionsUntil: null,
    preparedBy,
    preparedAt: at,
    announcedBy: null,
    announcedAt: null,
    issuedBy: null,
    issuedAt: null,
    discardedBy: null,
    discardedAt: null,
    discardReason: null,
  });
};

/** In order of precedence. */
export type AnnounceRoundRefusal = 'ROUND_NOT_PREPARED' | 'NOT_A_PERSON' | 'OBJECTION_DAYS_INVALID';

/** Shows the drafts to the members, for no fewer days than the association's rule gives them; the last day counts from the day after. */
export const announceRound: Decide<Round, { readonly objectionDays: number }, Round, AnnounceRoundRefusal> = (
  round,
  { objectionDays },
  { by, at, today },
) => {
  if (!canBecome(round.status, 'announced')) return err(refusal('ROUND_NOT_PREPARED', { params: { status: round.status } }));
  const announcedBy = personOf(by);
  if (!announcedBy) return err(refusal('NOT_A_PERSON'));
  const wrong = objectionDaysRefusal(objectionDays, round.objectionDays);
  if (wrong) return err(wrong);
  const objectionsUntil = addDays(today, objectionDays);
  return ok({ ...round, status: 'announced', objectionDays, objectionsUntil, announcedBy, announcedAt: at });
};

/** In order of precedence. */
export type FoldCorrectionRefusal =
  | 'ROUND_NOT_OPEN'
  | 'NOT_A_PERSON'
  | 'SET_NOT_FOUND'
  | 'NOT_A_CORRECTION_OF_THIS'
  | 'FOLDED_ALREADY'
  | 'ROUND_EXISTS';

export interface FoldCorrectionState {
  readonly round: Round;
  readonly set: ChargeSet | null;
  /** Another living round of the correction. */
  readonly existing: { readonly status: RoundStatus } | null;
}

/** Takes a released correction into drafts that did not go out yet. */
export const foldCorrection: Decide<FoldCorrectionState, Record<never, never>, Round, FoldCorrectionRefusal> = (
  { round, set, existing },
  _input,
  { by, at },
) => {
  if (round.status !== 'prepared' && round.status !== 'announced')
    return err(refusal('ROUND_NOT_OPEN', { params: { status: round.status } }));
  if (personOf(by) === null) return err(refusal('NOT_A_PERSON'));
  if (!set) return err(refusal('SET_NOT_FOUND', { field: 'sourceId' }));
  if (set.kind !== 'correction' || set.corrects !== round.sourceId) return err(refusal('NOT_A_CORRECTION_OF_THIS', { field: 'sourceId' }));
  if (round.folded.some(({ sourceId }) => sourceId === set.sourceId)) return err(refusal('FOLDED_ALREADY', { field: 'sourceId' }));
  if (existing) return err(refusal('ROUND_EXISTS', { field: 'sourceId', params: { status: existing.status } }));
  return ok({ ...round, folded: [...round.folded, { sourceId: set.sourceId, hash: set.hash, at }] });
};

/** Gives the members of an announced round days for what changed; a period is never shortened. */
export function addDaysToObjections(round: Round, days: number, today: CivilDate): Round {
  if (days === 0 || round.status !== 'announced') return round;
  const until = addDays(today, days);
  return { ...round, objectionsUntil: round.objectionsUntil === null || until > round.objectionsUntil ? until : round.objectionsUntil };
}

/** In order of precedence. */
export type DiscardRoundRefusal = 'ROUND_NOT_OPEN' | 'NOT_A_PERSON' | 'REASON_MISSING';

/** Drafts that members have seen are not taken back without a word. */
export const discardRound: Decide<Round, { readonly reason: string }, Round, DiscardRoundRefusal> = (round, { reason }, { by, at }) => {
  if (!canBecome(round.status, 'discarded')) return err(refusal('ROUND_NOT_OPEN', { params: { status: round.status } }));
  const discardedBy = personOf(by);
  if (!discardedBy) return err(refusal('NOT_A_PERSON'));
  if (round.status === 'announced' && reason.trim() === '') return err(refusal('REASON_MISSING', { field: 'reason' }));
  return ok({ ...round, status: 'discarded', discardedBy, discardedAt: at, discardReason: reason.trim() });
};

/** More of an instalment in documents and drafts than is left of it. */
export interface Overdrawn {
  readonly member: string;
  readonly year: number;
  readonly number: number;
  readonly overCents: Cents;
}

/** What stands between announced drafts and their issue, for all documents at once. */
export interface IssueState {
  readonly round: Round;
  readonly openObjections: number;
  /** Accepted, and neither corrected nor waived by the member. */
  readonly uncorrected: number;
  /** The first instalment that was changed after the drafts were made, so that they take off too much of it. */
  readonly overdrawn: Overdrawn | null;
  readonly families: readonly DocumentContent['family'][];
  readonly hasIssuer: boolean;
  readonly hasLegalRemedy: boolean;
  /** Documents without a number that could be issued now. */
  readonly issuable: number;
  /** What speaks against the others; told where none can go out. */
  readonly blocked: readonly string[];
}

/** In order of precedence. */
export type IssueRoundRefusal =
  | 'ROUND_NOT_ANNOUNCED'
  | 'NOT_A_PERSON'
  | 'SAME_PERSON'
  | 'OBJECTION_PERIOD_RUNS'
  | 'OBJECTIONS_OPEN'
  | 'OBJECTIONS_NOT_CORRECTED'
  | 'TAKES_OFF_TOO_MUCH'
  | 'ISSUER_MISSING'
  | 'LEGAL_REMEDY_MISSING'
  | 'NOTHING_TO_ISSUE';

/** A second person lets the documents go out. Called again it issues those that could not go out before. */
export const issueRound: Decide<IssueState, Record<never, never>, Round, IssueRoundRefusal> = (state, _input, { by, at, today }) => {
  const { round } = state;
  if (!canBecome(round.status, 'issuing')) return err(refusal('ROUND_NOT_ANNOUNCED', { params: { status: round.status } }));
  const issuedBy = personOf(by);
  if (!issuedBy || by.side === 'operator' || by.side === 'service') return err(refusal('NOT_A_PERSON'));
  const sameAccount = by.accountId !== null && by.accountId === round.preparedBy.accountId;
  if (issuedBy.userId === round.preparedBy.userId || sameAccount) return err(refusal('SAME_PERSON'));
  if (round.objectionsUntil !== null && today <= round.objectionsUntil)
    return err(refusal('OBJECTION_PERIOD_RUNS', { params: { until: round.objectionsUntil } }));
  if (state.openObjections > 0) return err(refusal('OBJECTIONS_OPEN', { params: { count: state.openObjections } }));
  if (state.uncorrected > 0) return err(refusal('OBJECTIONS_NOT_CORRECTED', { params: { count: state.uncorrected } }));
  if (state.overdrawn !== null) {
    const { overCents, ...instalment } = state.overdrawn;
    return err(refusal('TAKES_OFF_TOO_MUCH', { params: { ...instalment, over: centsToDecimal(overCents) } }));
  }
  if (!state.hasIssuer) return err(refusal('ISSUER_MISSING'));
  if (state.families.includes('notice') && !state.hasLegalRemedy) return err(refusal('LEGAL_REMEDY_MISSING'));
  if (state.issuable === 0) return err(refusal('NOTHING_TO_ISSUE', { params: { findings: state.blocked.slice(0, 20) } }));
  return ok({ ...round, status: 'issuing', issuedBy: round.issuedBy ?? issuedBy, issuedAt: round.issuedAt ?? at });
};

/** Without VAT, of all documents of a round: what the sets add up to. */
export const netOfRound = (documents: readonly DocumentContent[]) => sumCents(documents.map(({ totals }) => totals.netCents));
