// SPDX-License-Identifier: EUPL-1.2
import {
  err,
  isGiven,
  type JsonAt,
  type JsonRefusal,
  jsonRoot,
  ONE_FRACTION,
  ok,
  type Refusal,
  type Result,
  readList,
  readObject,
  readOneOf,
  readOptional,
  readText,
  subtractFractions,
  wrongAt,
} from '@kernel/core';
import { checkRule, type RuleCheckRefusal } from './check-rule.ts';
import { KEY_RULE_FORMAT } from './format.ts';
import { readException, readLimits, readNonMembers, readPer, readPositiveAmount } from './read-terms.ts';
import { readNumber, readShare, readVariant } from './read-values.ts';
import { DEEPEST_RULE, readWeight } from './read-weight.ts';
import {
  byWeight,
  type GroupMembers,
  type KeyRule,
  type Nobody,
  type PartyGroup,
  type ShareRule,
  usualProRata,
  type Weightless,
} from './rule.ts';

/** What can be wrong at one place of a rule. */
export type KeyRuleRefusal =
  | JsonRefusal
  | 'NOT_A_NUMBER'
  | 'NOT_A_SHARE'
  | 'DATES_REVERSED'
  | 'NOT_A_DAY_OF_THE_YEAR'
  | 'NAME_INVALID'
  | 'METER_INVALID'
  | 'TOO_DEEP'
  | 'AMOUNT_OR_SHARE'
  | 'LIMIT_MISSING'
  | RuleCheckRefusal;

const STAND_IN: ShareRule = byWeight({ kind: 'equal' });

function readWeightless(at: JsonAt): Weightless {
  const variant = readVariant(at, { nothing: [], 'like-smallest': [], 'at-least': ['weight'] });
  if (variant === null) return { kind: 'nothing' };
  return variant.kind === 'at-least' ? { kind: variant.kind, weight: readNumber(variant.inside('weight')) } : { kind: variant.kind };
}

function readNobody(at: JsonAt, depth: number): Nobody {
  const variant = readVariant(at, { refuse: [], centre: [], fallback: ['rule'] });
  if (variant === null) return { kind: 'refuse' };
  return variant.kind === 'fallback'
    ? { kind: variant.kind, rule: readShareRule(variant.inside('rule'), depth + 1) }
    : { kind: variant.kind };
}

function readWho(at: JsonAt): GroupMembers {
  const variant = readVariant(at, { list: ['parties'], size: ['by', 'from', 'below'] });
  if (variant === null) return { kind: 'list', parties: [] };
  const { kind, inside } = variant;
  if (kind === 'list') return { kind, parties: readList(inside('parties'), readText) };
  const ends = { from: readOptional(inside('from'), readNumber), below: readOptional(inside('below'), readNumber) };
  return { kind, by: readWeight(inside('by')), ...ends };
}

function readGroup(at: JsonAt, depth: number): PartyGroup {
  const { name, who, share, within } = readObject(at, ['name', 'who', 'share', 'within']);
  return { name: readText(name), who: readWho(who), share: readOptional(share, readShare), within: readShareRule(within, depth + 1) };
}

/** A fixed part in per cent is a mix, and is kept as one. */
function readFixed(inside: (name: string) => JsonAt, depth: number): ShareRule {
  const rules = { by: readShareRule(inside('by'), depth + 1), rest: readShareRule(inside('rest'), depth + 1) };
  if (isGiven(inside('share'))) {
    for (const name of ['amount', 'per', 'above']) if (isGiven(inside(name))) wrongAt(inside(name), 'AMOUNT_OR_SHARE', null);
    const share = readShare(inside('share'));
    const rest = subtractFractions(ONE_FRACTION, share);
    return {
      kind: 'mix',
      parts: [
        { share, rule: rules.by },
        { share: rest, rule: rules.rest },
      ],
    };
  }
  return {
    kind: 'fixed',
    cents: readPositiveAmount(inside('amount')),
    per: readPer(inside('per')),
    above: readOneOf(inside('above'), ['cut', 'refuse'], 'refuse'),
    ...rules,
  };
}

const SHARES = {
  weight: ['weight', 'proRata', 'weightless', 'nobody'],
  mix: ['parts'],
  fixed: ['amount', 'per', 'above', 'share', 'by', 'rest'],
  groups: ['between', 'groups'],
} as const;

function readShareRule(at: JsonAt, depth: number): ShareRule {
  if (depth > DEEPEST_RULE) return wrongAt(at, 'TOO_DEEP', STAND_IN, { deepest: DEEPEST_RULE });
  const variant = readVariant(at, SHARES);
  if (variant === null) return STAND_IN;
  const { kind, inside } = variant;
  if (kind === 'weight') {
    const weight = readWeight(inside('weight'));
    return {
      kind,
      weight,
      proRata: readOptional(inside('proRata'), (mode) => readOneOf(mode, ['days', 'whole'], 'days')) ?? usualProRata(weight),
      weightless: readOptional(inside('weightless'), readWeightless) ?? { kind: 'nothing' },
      nobody: readOptional(inside('nobody'), (nobody) => readNobody(nobody, depth)) ?? { kind: 'refuse' },
    };
  }
  if (kind === 'mix') {
    const parts = readList(inside('parts'), (item) => {
      const { share, rule } = readObject(item, ['share', 'rule']);
      return { share: readShare(share), rule: readShareRule(rule, depth + 1) };
    });
    return { kind, parts };
  }
  if (kind === 'fixed') return readFixed(inside, depth);
  return {
    kind,
    between: readOptional(inside('between'), (between) => readShareRule(between, depth + 1)),
    groups: readList(inside('groups'), (item) => readGroup(item, depth)),
  };
}

const RULE_MEMBERS = ['format', 'share', 'exceptions', 'limits', 'minimumsAbove', 'maximumsBelow', 'negative', 'nonMembers'] as const;

/** A rule as it stands; what does not add up in it is not looked at. What is left out means the usual; nothing is guessed where a cost could be lost. */
export function readKeyRule(at: JsonAt): KeyRule {
  const file = readObject(at, RULE_MEMBERS);
  readOneOf(file.format, [KEY_RULE_FORMAT], KEY_RULE_FORMAT);
  const policy = (of: JsonAt): 'refuse' | 'centre' =>
    readOptional(of, (given) => readOneOf(given, ['refuse', 'centre'], 'refuse')) ?? 'refuse';
  return {
    share: readShareRule(file.share, 0),
    exceptions: readOptional(file.exceptions, (list) => readList(list, readException)) ?? [],
    limits: readOptional(file.limits, readLimits) ?? { min: null, max: null },
    minimumsAbove: policy(file.minimumsAbove),
    maximumsBelow: policy(file.maximumsBelow),
    negative: readOptional(file.negative, (given) => readOneOf(given, ['mirror', 'unlimited', 'refuse'], 'refuse')) ?? 'mirror',
    nonMembers: readOptional(file.nonMembers, readNonMembers),
  };
}

/**
 * Reads a rule from parsed JSON. Amounts are texts in euro, shares '35 %' or '1/3', numbers whole or a text ('0.8', '4/5'), days
 * 'YYYY-MM-DD'. Every refusal names its path ('share.parts[1].rule.weight.meter'); all of one kind of look are listed: first what
 * cannot be read, then what does not add up.
 */
export function parseKeyRule(json: unknown): Result<KeyRule, Refusal<KeyRuleRefusal>[]> {
  const root = jsonRoot(json);
  const rule = readKeyRule(root);
  if (root.problems.length > 0) return err(root.problems as Refusal<KeyRuleRefusal>[]);
  const wrong = checkRule(rule);
  return wrong.length > 0 ? err(wrong) : ok(rule);
}
