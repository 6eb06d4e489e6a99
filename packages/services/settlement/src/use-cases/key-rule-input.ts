// SPDX-License-Identifier: EUPL-1.2
import { checkKeyParts, type KeyPartsRefusal, type KeyRule, keyRuleJson, ruleOfParts } from '@domain/settlement';
import { type CivilDate, err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { sentenceFor } from '@platform/graphql';
import { textInput } from '@platform/use-case';
import { z } from 'zod';
import { BASIS_NAMES } from '../basis-names.ts';
import { ruleMessages } from '../messages/rule/index.ts';
import { readRule } from '../rule-trial.ts';
import { keyPartInput, keyPartsFrom } from './key-part-input.ts';

/** How a key comes in: the rule as JSON text of verbund-key-rule/1, or the parts of a simple one. */
export const keyRuleFields = {
  rule: textInput(65_536, 0).optional(),
  parts: z.array(keyPartInput).max(20).optional(),
};

type KeyRuleInput = { readonly rule?: string | undefined; readonly parts?: readonly z.output<typeof keyPartInput>[] | undefined };

/** What is wrong in a rule, as one refusal: the sentence and the place of the first, and how many more there are. */
function ruleInvalid(found: readonly Refusal[]): Refusal<'RULE_INVALID'> {
  const [first = refusal('NOT_JSON'), ...more] = found;
  return refusal('RULE_INVALID', {
    field: first.field ? `rule.${first.field}` : 'rule',
    params: {
      finding: first.code,
      path: first.field ?? '',
      sentenceDe: sentenceFor(ruleMessages, 'de', first),
      sentenceEn: sentenceFor(ruleMessages, 'en', first),
      ...(more.length > 0 ? { more: more.length } : {}),
    },
  });
}

/** The rule that an input means. */
export function ruleFrom({ rule, parts = [] }: KeyRuleInput): Result<KeyRule, Refusal<KeyPartsRefusal | 'RULE_INVALID'>> {
  if (rule !== undefined && rule.trim() !== '') {
    const read = readRule(rule);
    return read.ok ? read : err(ruleInvalid(read.error));
  }
  const given = keyPartsFrom(parts);
  const wrong = checkKeyParts(given);
  return wrong ? err(wrong) : ok(ruleOfParts(given));
}

interface Counted {
  readonly basis: string;
  readonly on: CivilDate;
  readonly path: string;
}

/** Official counts that the rule names by their day. */
function countedIn(value: unknown, path = ''): Counted[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => countedIn(item, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  const { basis, at } = value as { basis?: unknown; at?: { kind?: unknown; dates?: readonly CivilDate[] } };
  const own = typeof basis === 'string' && at?.kind === 'dates' ? (at.dates ?? []).map((on) => ({ basis, on, path })) : [];
  return [...own, ...Object.entries(value).flatMap(([name, inner]) => countedIn(inner, path === '' ? name : `${path}.${name}`))];
}

/** By a count that the register does not know, no run could ever share. */
export async function unknownPopulation(
  rule: KeyRule,
  isKnown: (basis: string, on: CivilDate) => Promise<boolean>,
): Promise<Refusal<'POPULATION_UNKNOWN'> | null> {
  for (const { basis, on, path } of countedIn(keyRuleJson(rule))) {
    if (await isKnown(basis, on)) continue;
    const params = { basis: BASIS_NAMES[basis] ?? basis, referenceDate: on, path };
    return refusal('POPULATION_UNKNOWN', { field: `rule.${path}`, params });
  }
  return null;
}
