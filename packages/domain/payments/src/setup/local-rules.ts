// SPDX-License-Identifier: EUPL-1.2
import { byText, type Cents, type CivilDate, type Decide, err, isValidOn, ok, type Refusal, refusal, type UserId } from '@kernel/core';
import type { ReferenceScheme } from '../matching/reference-scheme.ts';
import { DUTIES, DUTY_SIDE, type Duty, type DutyGrant, type LocalRules } from '../order/duty.ts';
import { type Person, personOf, samePerson } from '../person.ts';

/** How a municipality's lines are matched: its own data. */
export interface MatchingRules {
  readonly scheme: ReferenceScheme;
  /** So much may be missing or too much and is booked to the charges account, with a reason. */
  readonly toleranceCents: Cents;
  /** Who bears the difference: a position of the budget, an office. Empty without a tolerance. */
  readonly toleranceBorneBy: string;
  /** Who looks after unclear receipts until somebody else is named. */
  readonly unclearOwner: { readonly userId: UserId; readonly name: string } | null;
}

/** A duty with the name that its holder had when it was given. */
export interface NamedGrant extends DutyGrant {
  readonly name: string;
}

export interface RulesWish {
  readonly clause: string;
  readonly validFrom: CivilDate;
  readonly oneDeterminer: boolean;
  readonly determinerMayOrder: boolean;
  readonly grants: readonly DutyGrant[];
  readonly matching: Omit<MatchingRules, 'unclearOwner'> & { readonly unclearOwnerId: UserId | null };
}

/** Somebody who may hold duties. */
export interface KnownPerson {
  readonly userId: UserId;
  readonly name: string;
  readonly side: 'member' | 'centre';
}

export interface ProposeRulesState {
  readonly tenantId: string;
  readonly lastVersion: number;
  readonly proposalOpen: boolean;
  readonly people: readonly KnownPerson[];
}
export interface ProposedRules {
  readonly id: string;
  readonly rules: Omit<LocalRules, 'grants'> & { readonly grants: readonly NamedGrant[] };
  readonly matching: MatchingRules;
  readonly validFrom: CivilDate;
  readonly proposedBy: Person;
}
/** In order of precedence. */
export type ProposeRulesRefusal =
  | 'PROPOSAL_OPEN'
  | 'NOT_A_PERSON'
  | 'NO_GRANTS'
  | 'GRANT_PERSON_UNKNOWN'
  | 'GRANT_OTHER_SIDE'
  | 'GRANT_PERIOD'
  | 'GRANT_LIMIT'
  | 'GRANT_TWICE'
  | 'SCHEME_LENGTH'
  | 'TOLERANCE_RANGE'
  | 'TOLERANCE_BEARER_MISSING'
  | 'OWNER_UNKNOWN';

const REFERENCE_LENGTH = { least: 4, most: 30 } as const;
/** Ten euro: whoever wants more lets somebody decide. */
const MAX_TOLERANCE_CENTS = 1_000n;

const overlap = (one: DutyGrant, other: DutyGrant): boolean =>
  (other.to === null || one.from <= other.to) && (one.to === null || other.from <= one.to);

function grantFault(grants: readonly DutyGrant[], people: readonly KnownPerson[]): Refusal<ProposeRulesRefusal> | null {
  for (const [index, grant] of grants.entries()) {
    const at = `grants.${index}`;
    const params = { row: index + 1, duty: grant.duty };
    const person = people.find(({ userId }) => userId === grant.userId);
    if (person === undefined) return refusal('GRANT_PERSON_UNKNOWN', { field: `${at}.userId`, params });
    const named = { ...params, name: person.name, side: DUTY_SIDE[grant.duty] };
    if (person.side !== DUTY_SIDE[grant.duty]) return refusal('GRANT_OTHER_SIDE', { field: `${at}.duty`, params: named });
    if (grant.to !== null && grant.to < grant.from) return refusal('GRANT_PERIOD', { field: `${at}.to`, params: named });
    if (grant.limitCents !== null && grant.limitCents <= 0n) return refusal('GRANT_LIMIT', { field: `${at}.limit`, params: named });
    const twin = grants.slice(0, index).some((one) => one.userId === grant.userId && one.duty === grant.duty && overlap(one, grant));
    if (twin) return refusal('GRANT_TWICE', { field: `${at}.duty`, params: named });
  }
  return null;
}

function matchingFault({ matching }: RulesWish, people: readonly KnownPerson[]): Refusal<ProposeRulesRefusal> | null {
  const { scheme, toleranceCents, toleranceBorneBy, unclearOwnerId } = matching;
  const { least, most } = REFERENCE_LENGTH;
  if (!Number.isInteger(scheme.length) || scheme.length < least || scheme.length > most)
    return refusal('SCHEME_LENGTH', { field: 'referenceLength', params: { least, most } });
  if (toleranceCents < 0n || toleranceCents > MAX_TOLERANCE_CENTS) return refusal('TOLERANCE_RANGE', { field: 'tolerance' });
  if (toleranceCents > 0n && toleranceBorneBy.trim() === '') return refusal('TOLERANCE_BEARER_MISSING', { field: 'toleranceBorneBy' });
  const known = unclearOwnerId === null || people.some(({ userId }) => userId === unclearOwnerId);
  return known ? null : refusal('OWNER_UNKNOWN', { field: 'unclearOwnerId' });
}

/** Proposes another version of a municipality's own rules (§ 32 KomHVO NRW). */
export const proposeRules: Decide<ProposeRulesState, RulesWish, ProposedRules, ProposeRulesRefusal> = (
  { tenantId, lastVersion, proposalOpen, people },
  wish,
  { by, newId },
) => {
  if (proposalOpen) return err(refusal('PROPOSAL_OPEN'));
  const proposedBy = personOf(by);
  if (proposedBy === null) return err(refusal('NOT_A_PERSON'));
  if (wish.grants.length === 0) return err(refusal('NO_GRANTS', { field: 'grants' }));
  const fault = grantFault(wish.grants, people) ?? matchingFault(wish, people);
  if (fault) return err(fault);
  const nameOf = (id: UserId | null): string => people.find(({ userId }) => userId === id)?.name ?? '';
  const { clause, oneDeterminer, determinerMayOrder, validFrom, matching } = wish;
  const { unclearOwnerId, ...rest } = matching;
  const grants = wish.grants
    .map((grant): NamedGrant => ({ ...grant, name: nameOf(grant.userId) }))
    .sort((a, b) => DUTIES.indexOf(a.duty) - DUTIES.indexOf(b.duty) || byText(a.name, b.name) || byText(a.from, b.from));
  return ok({
    id: newId(),
    rules: { tenantId, version: lastVersion + 1, clause, oneDeterminer, determinerMayOrder, grants },
    matching: { ...rest, unclearOwner: unclearOwnerId === null ? null : { userId: unclearOwnerId, name: nameOf(unclearOwnerId) } },
    ...{ validFrom, proposedBy },
  });
};

/** What whoever puts rules into force must have seen. */
export type RulesWarning =
  | { readonly code: 'DUTY_WITHOUT_HOLDER'; readonly duty: Duty }
  | { readonly code: 'TOO_FEW_RELEASERS'; readonly count: number }
  | { readonly code: 'TOO_FEW_CLOSERS'; readonly count: number }
  | { readonly code: 'RELEASES_AND_PREPARES'; readonly name: string; readonly duties: readonly Duty[] }
  | { readonly code: 'ORDERS_ALONE'; readonly name: string }
  | { readonly code: 'DUTY_WITHOUT_RIGHT'; readonly name: string; readonly duties: readonly Duty[] };

/** Whoever held one of these before a file does not release it (§ 31 KomHVO NRW). */
const BEFORE_RELEASE: readonly Duty[] = ['draft', 'factual', 'arithmetical', 'order', 'accept', 'run'];

/** What the municipality does of an order; all of it in one hand leaves nobody who looks. */
const UP_TO_ORDER: readonly Duty[] = ['draft', 'factual', 'arithmetical', 'order'];

/**
 * What is odd about rules on a day, without being forbidden.
 * @param accountOf the account behind a user: one human being may be a user of both sides
 * @param closed of holders the duties whose pages no role of theirs opens today
 */
export function rulesWarnings(
  { grants, oneDeterminer, determinerMayOrder }: Pick<ProposedRules['rules'], 'grants' | 'oneDeterminer' | 'determinerMayOrder'>,
  accountOf: (userId: UserId) => Person['accountId'],
  on: CivilDate,
  closed: ReadonlyMap<UserId, readonly Duty[]> = new Map(),
): RulesWarning[] {
  const valid = grants.filter((grant) => isValidOn(grant, on));
  const personOfGrant = ({ userId }: DutyGrant): Person => ({ userId, accountId: accountOf(userId) });
  const distinct = (duty: Duty): NamedGrant[] =>
    valid
      .filter((grant) => grant.duty === duty)
      .filter((grant, index, all) => all.findIndex((one) => samePerson(personOfGrant(one), personOfGrant(grant))) === index);
  const empty = DUTIES.filter((duty) => distinct(duty).length === 0 && duty !== 'release' && duty !== 'close');
  const holdsAll = (one: NamedGrant): boolean =>
    UP_TO_ORDER.every((duty) => valid.some((grant) => grant.duty === duty && samePerson(personOfGrant(grant), personOfGrant(one))));
  const [releasers, closers] = [distinct('release'), distinct('close')];
  const both = releasers.flatMap((releaser): RulesWarning[] => {
    const duties = BEFORE_RELEASE.filter((duty) =>
      valid.some((grant) => grant.duty === duty && samePerson(personOfGrant(grant), personOfGrant(releaser))),
    );
    return duties.length === 0 ? [] : [{ code: 'RELEASES_AND_PREPARES', name: releaser.name, duties }];
  });
  return [
    ...(releasers.length < 2 ? [{ code: 'TOO_FEW_RELEASERS', count: releasers.length } as const] : []),
    ...(closers.length < 2 ? [{ code: 'TOO_FEW_CLOSERS', count: closers.length } as const] : []),
    ...empty.map((duty) => ({ code: 'DUTY_WITHOUT_HOLDER', duty }) as const),
    ...both,
    ...(oneDeterminer && determinerMayOrder ? distinct('order').filter((one) => holdsAll(one)) : []).map(
      ({ name }) => ({ code: 'ORDERS_ALONE', name }) as const,
    ),
    ...[...closed].flatMap(([userId, duties]): RulesWarning[] => {
      const held = valid.filter((grant) => grant.userId === userId && duties.includes(grant.duty));
      const [first] = held;
      return first ? [{ code: 'DUTY_WITHOUT_RIGHT', name: first.name, duties: held.map(({ duty }) => duty) }] : [];
    }),
  ];
}

export interface DecideRulesState {
  readonly status: string;
  readonly validFrom: CivilDate;
  readonly proposedBy: Person;
  readonly warnings: number;
}
/** In order of precedence. */
export type DecideRulesRefusal = 'RULES_DECIDED' | 'NOT_A_PERSON' | 'SAME_PERSON';
export type PutInForceRefusal = DecideRulesRefusal | 'RULES_NOT_YET' | 'WARNINGS_NOT_SEEN';

function secondOf({ status, proposedBy }: DecideRulesState, by: Parameters<typeof personOf>[0]): Person | Refusal<DecideRulesRefusal> {
  if (status !== 'proposed') return refusal('RULES_DECIDED');
  const person = personOf(by);
  if (person === null) return refusal('NOT_A_PERSON');
  return samePerson(person, proposedBy) ? refusal('SAME_PERSON') : person;
}

/** A second person puts the rules into force, with their warnings seen; the earlier version is replaced. */
export const putRulesInForce: Decide<
  DecideRulesState,
  { readonly warningsSeen: boolean },
  { readonly decidedBy: Person },
  PutInForceRefusal
> = (state, { warningsSeen }, { by, today }) => {
  const person = secondOf(state, by);
  if ('code' in person) return err(person);
  if (state.validFrom > today) return err(refusal('RULES_NOT_YET', { params: { date: state.validFrom } }));
  if (state.warnings > 0 && !warningsSeen)
    return err(refusal('WARNINGS_NOT_SEEN', { field: 'warningsSeen', params: { count: state.warnings } }));
  return ok({ decidedBy: person });
};

/** Takes a proposal off the table: a second person, or whoever made it. */
export const rejectRules: Decide<
  DecideRulesState,
  Record<never, never>,
  { readonly decidedBy: Person },
  'RULES_DECIDED' | 'NOT_A_PERSON'
> = ({ status }, _input, { by }) => {
  if (status !== 'proposed') return err(refusal('RULES_DECIDED'));
  const person = personOf(by);
  return person === null ? err(refusal('NOT_A_PERSON')) : ok({ decidedBy: person });
};
