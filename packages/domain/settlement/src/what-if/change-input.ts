// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, civilDate, firstDay, lastDay, monthOf, type Refusal, refusal } from '@kernel/core';
import { checkRule, type RuleCheckRefusal } from '../key-rule/check-rule.ts';
import { recountedRule } from '../key-rule/recounted-rule.ts';
import type { KeyRule } from '../key-rule/rule.ts';
import type { PopulationBasis } from '../metric.ts';
import type { ReadingTotal } from '../reading.ts';
import type { AgreementCitation, RunCount, RunInput, RunMember } from '../run-input.ts';

/** A count of inhabitants: official basis and its day. */
export interface PopulationCount {
  readonly basis: PopulationBasis;
  readonly referenceDate: CivilDate;
}

/** What is tried in a settlement. Nothing of it is stored. */
export type Change =
  /** Another key for all months of the period. */
  | { readonly kind: 'key'; readonly keyId: string; readonly rule: KeyRule }
  /** Another count of inhabitants wherever a key names this one. */
  | { readonly kind: 'population'; readonly from: PopulationCount; readonly to: PopulationCount }
  /** One more member with its agreements, and what it is assumed to use and to have; nothing where that is left out. */
  | {
      readonly kind: 'joins';
      readonly member: RunMember;
      readonly agreements: readonly AgreementCitation[];
      readonly readings?: readonly ReadingTotal[];
      readonly counts?: readonly RunCount[];
    }
  /** A member that has left by the end of the day; what it used and caused in later months did not happen. */
  | { readonly kind: 'leaves'; readonly tenantId: string; readonly lastDay: CivilDate };

/** In order of precedence; fields name the place among the changes: 'changes.2.keyId'. */
export type ChangeRefusal = 'NO_SUCH_KEY' | RuleCheckRefusal | 'POPULATION_NOT_USED' | 'MEMBER_EXISTS' | 'NO_SUCH_MEMBER';

export interface ChangedInput {
  readonly input: RunInput;
  readonly refusals: readonly Refusal<ChangeRefusal>[];
}

const unchanged = (input: RunInput, ...refusals: Refusal<ChangeRefusal>[]): ChangedInput => ({ input, refusals });
const changed = (input: RunInput): ChangedInput => ({ input, refusals: [] });

function changeKey(input: RunInput, { keyId, rule }: Extract<Change, { kind: 'key' }>, field: string): ChangedInput {
  if (!input.keys.some(({ id }) => id === keyId))
    return unchanged(input, refusal('NO_SUCH_KEY', { field: `${field}.keyId`, params: { key: keyId } }));
  const wrong = checkRule(rule);
  if (wrong.length > 0) return unchanged(input, ...wrong.map((found) => ({ ...found, field: `${field}.rule.${found.field ?? ''}` })));
  return changed({ ...input, keys: input.keys.map((key) => (key.id === keyId ? { ...key, rule } : key)) });
}

const NO_COUNT: PopulationCount = { basis: '', referenceDate: civilDate('1900-01-01') };

/** Whether a rule counts inhabitants so on this one day. */
export const namesCount = (rule: KeyRule, count: PopulationCount): boolean => recountedRule(rule, count, NO_COUNT) !== rule;

function changePopulation(input: RunInput, { from, to }: Extract<Change, { kind: 'population' }>, field: string): ChangedInput {
  const keys = input.keys.map((key) => ({ ...key, rule: recountedRule(key.rule, from, to) }));
  if (keys.some(({ rule }, index) => rule !== input.keys[index]?.rule)) return changed({ ...input, keys });
  return unchanged(input, refusal('POPULATION_NOT_USED', { field: `${field}.from`, params: { ...from } }));
}

function join(
  input: RunInput,
  { member, agreements, readings = [], counts = [] }: Extract<Change, { kind: 'joins' }>,
  field: string,
): ChangedInput {
  const known = input.members.find(({ tenantId, ags }) => tenantId === member.tenantId || ags === member.ags);
  if (known) return unchanged(input, refusal('MEMBER_EXISTS', { field: `${field}.member`, params: { member: known.name } }));
  return changed({
    ...input,
    members: [...input.members, member],
    agreements: [...input.agreements, ...agreements],
    readings: [...input.readings, ...readings],
    counts: [...input.counts, ...counts],
  });
}

function leave(input: RunInput, { tenantId, lastDay: last }: Extract<Change, { kind: 'leaves' }>, field: string): ChangedInput {
  if (!input.members.some((member) => member.tenantId === tenantId))
    return unchanged(input, refusal('NO_SUCH_MEMBER', { field: `${field}.tenantId`, params: { member: tenantId } }));
  const isLeft = (other: { readonly tenantId: string }): boolean => other.tenantId === tenantId;
  const members = input.members
    .map((member) => (isLeft(member) ? { ...member, validity: { ...member.validity, to: last } } : member))
    // Who has left before the period plays no part in it.
    .filter((member) => !isLeft(member) || last >= firstDay(input.period.from));
  return changed({
    ...input,
    members,
    readings: input.readings.filter((reading) => !isLeft(reading) || reading.month <= monthOf(last)),
    carried: members.some(isLeft) ? input.carried : input.carried.filter((open) => !isLeft(open)),
    directCharges: input.directCharges.filter((charge) => !isLeft(charge) || charge.occurredOn <= lastDay(monthOf(last))),
  });
}

function apply(input: RunInput, change: Change, field: string): ChangedInput {
  switch (change.kind) {
    case 'key':
      return changeKey(input, change, field);
    case 'population':
      return changePopulation(input, change, field);
    case 'joins':
      return join(input, change, field);
    default:
      return leave(input, change, field);
  }
}

/** The inputs of a run with all changes made, one after the other; what could not be changed is told, with its place. */
export function changeInput(given: RunInput, changes: readonly Change[]): ChangedInput {
  let input = given;
  const refusals: Refusal<ChangeRefusal>[] = [];
  for (const [index, change] of changes.entries()) {
    const next = apply(input, change, `changes.${index}`);
    input = next.input;
    refusals.push(...next.refusals);
  }
  return { input, refusals };
}
