// SPDX-License-Identifier: EUPL-1.2
import {
  addFractions,
  type Canonical,
  canonicalJson,
  centsToDecimal,
  compareFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  ONE_FRACTION,
  type Validity,
} from '@kernel/core';
import { byText } from '../reading.ts';
import { KEY_RULE_FORMAT } from './format.ts';
import { numberJson, shareJson } from './read-values.ts';
import type {
  Bound,
  GroupMembers,
  KeyRule,
  Limits,
  NonMemberRule,
  PartyException,
  ReferenceDates,
  ShareRule,
  Tier,
  WeightRule,
} from './rule.ts';

type Json = { readonly [name: string]: Canonical | undefined };

const datesJson = (at: ReferenceDates): Json => {
  if (at.kind === 'dates') return { kind: at.kind, dates: [...at.dates].sort() };
  if (at.kind === 'yearly') return { kind: at.kind, days: [...at.days].sort(), yearsBefore: at.yearsBefore };
  return { kind: at.kind, each: at.each, day: at.day };
};

/** Neighbours with the same factor are one tier. */
function joinTiers(tiers: readonly Tier[]): Tier[] {
  return tiers.filter(({ factor }, index) => {
    const next = tiers[index + 1];
    return next === undefined || compareFractions(next.factor, factor) !== 0;
  });
}

function weightJson(weight: WeightRule): Json {
  switch (weight.kind) {
    case 'inhabitants':
      return { kind: weight.kind, basis: weight.basis, at: datesJson(weight.at) };
    case 'stock':
      return { kind: weight.kind, stock: weight.stock, unit: weight.unit, at: datesJson(weight.at) };
    case 'quantity':
      return { kind: weight.kind, meter: weight.meter, unit: weight.unit };
    case 'reserved':
      return { kind: weight.kind, capacity: weight.capacity, unit: weight.unit };
    case 'table': {
      const rows = weight.weights.map((row) => ({ party: row.party, weight: numberJson(row.weight) }));
      return { kind: weight.kind, weights: rows.sort((a, b) => byText(a.party, b.party)), resolution: weight.resolution };
    }
    case 'tiers': {
      const tiers = joinTiers(weight.tiers);
      const [only] = tiers;
      if (tiers.length === 1 && only && compareFractions(only.factor, ONE_FRACTION) === 0) return weightJson(weight.of);
      const rows = tiers.map(({ upTo, factor }) => ({ ...(upTo ? { upTo: numberJson(upTo) } : {}), factor: numberJson(factor) }));
      return { kind: weight.kind, mode: tiers.length === 1 ? 'slab' : weight.mode, of: weightJson(weight.of), tiers: rows };
    }
    case 'points': {
      const terms = weight.terms.map(({ factor, of }) => ({ factor: numberJson(factor), of: weightJson(of) }));
      const [only] = weight.terms;
      if (only && terms.length === 1 && compareFractions(only.factor, ONE_FRACTION) === 0) return weightJson(only.of);
      return { kind: weight.kind, terms: sorted(terms) };
    }
    default:
      return { kind: weight.kind };
  }
}

const sorted = (rows: readonly Json[]): Json[] =>
  rows
    .map((row) => ({ row, text: canonicalJson(row) }))
    .sort((a, b) => byText(a.text, b.text))
    .map(({ row }) => row);

const whoJson = (who: GroupMembers): Json => {
  if (who.kind === 'list') return { kind: who.kind, parties: [...who.parties].sort() };
  const ends = { ...(who.from ? { from: numberJson(who.from) } : {}), ...(who.below ? { below: numberJson(who.below) } : {}) };
  return { kind: who.kind, by: weightJson(who.by), ...ends };
};

/** A mix within a mix is one mix, equal parts are one part, and a part that is the whole is no mix. */
function flatParts(rule: ShareRule, share: Fraction): { readonly share: Fraction; readonly json: Json }[] {
  if (rule.kind !== 'mix') return [{ share, json: shareRuleJson(rule) }];
  return rule.parts.flatMap((part) => flatParts(part.rule, multiplyFractions(share, part.share)));
}

function mixJson(rule: Extract<ShareRule, { kind: 'mix' }>): Json {
  const merged = new Map<string, { share: Fraction; json: Json }>();
  for (const { share, json } of flatParts(rule, ONE_FRACTION)) {
    // An amount in cents stands once in each part: two halves with 1.000 € each are not a whole with 1.000 €.
    const text = canonicalJson(json);
    const id = text.includes('"kind":"fixed"') ? `${text} ${merged.size}` : text;
    const before = merged.get(id);
    merged.set(id, { share: before ? addFractions(before.share, share) : share, json });
  }
  const parts = [...merged.entries()].sort(([a], [b]) => byText(a, b)).map(([, part]) => part);
  const [first] = parts;
  if (first && parts.length === 1) return first.json;
  return { kind: 'mix', parts: parts.map(({ share, json }) => ({ share: shareJson(share), rule: json })) };
}

function shareRuleJson(rule: ShareRule): Json {
  if (rule.kind === 'mix') return mixJson(rule);
  if (rule.kind === 'fixed') {
    const amount = { amount: centsToDecimal(rule.cents), per: rule.per, above: rule.above };
    return { kind: rule.kind, ...amount, by: shareRuleJson(rule.by), rest: shareRuleJson(rule.rest) };
  }
  if (rule.kind === 'groups') {
    const groups = rule.groups.map(({ name, who, share, within }) => ({
      name,
      who: whoJson(who),
      ...(share ? { share: shareJson(share) } : {}),
      within: shareRuleJson(within),
    }));
    return { kind: rule.kind, ...(rule.between ? { between: shareRuleJson(rule.between) } : {}), groups: sorted(groups) };
  }
  const { weightless, nobody } = rule;
  return {
    kind: rule.kind,
    weight: weightJson(rule.weight),
    proRata: rule.proRata,
    weightless:
      weightless.kind === 'at-least' ? { kind: weightless.kind, weight: numberJson(weightless.weight) } : { kind: weightless.kind },
    nobody: nobody.kind === 'fallback' ? { kind: nobody.kind, rule: shareRuleJson(nobody.rule) } : { kind: nobody.kind },
  };
}

function boundJson(bound: Bound): Json {
  if (bound.kind === 'share') return { kind: bound.kind, share: shareJson(bound.share) };
  const amount = { amount: centsToDecimal(bound.cents), per: bound.per };
  if (bound.kind === 'amount') return { kind: bound.kind, ...amount };
  return { kind: bound.kind, ...amount, basis: bound.basis, at: datesJson(bound.at) };
}

const limitsJson = ({ min, max }: Limits): Json => ({ ...(min ? { min: boundJson(min) } : {}), ...(max ? { max: boundJson(max) } : {}) });
const validityJson = ({ from, to }: Validity): Json => ({ from, ...(to ? { to } : {}) });

function exceptionJson({ party, validity, resolution, effect }: PartyException): Json {
  const head = { party, ...validityJson(validity), resolution };
  if (effect.kind === 'factor') return { ...head, effect: { kind: effect.kind, factor: numberJson(effect.factor) } };
  if (effect.kind === 'fixed-share') return { ...head, effect: { kind: effect.kind, share: shareJson(effect.share) } };
  if (effect.kind === 'exempt') return { ...head, effect: { kind: effect.kind } };
  return { ...head, effect: { kind: effect.kind, amount: centsToDecimal(effect.cents), per: effect.per } };
}

function nonMembersJson({ prices, surplus }: NonMemberRule): Json {
  const rows = prices.map(({ measure, cents, resolution }) => ({
    measure: weightJson(measure),
    price: numberJson(multiplyFractions(cents, fraction(1, 100))),
    resolution,
  }));
  return { prices: sorted(rows), surplus };
}

/** The rule as plain JSON that can be read again, in its normal form: what means the same is the same. */
export function keyRuleJson(rule: KeyRule): Json {
  return {
    format: KEY_RULE_FORMAT,
    share: shareRuleJson(rule.share),
    exceptions: sorted(rule.exceptions.map(exceptionJson)),
    limits: limitsJson(rule.limits),
    minimumsAbove: rule.minimumsAbove,
    maximumsBelow: rule.maximumsBelow,
    negative: rule.negative,
    ...(rule.nonMembers ? { nonMembers: nonMembersJson(rule.nonMembers) } : {}),
  };
}

/** Canonical text of a rule for its hash and for comparing two versions: the same meaning, the same bytes. */
export const canonicalRule = (rule: KeyRule): string => canonicalJson(keyRuleJson(rule));

/** As keyRuleJson, but the parts of a mix stand as they were written: people read 'heads, then hours' in their order. */
export function writtenRuleJson(rule: KeyRule): Json {
  if (rule.share.kind !== 'mix') return keyRuleJson(rule);
  const parts = rule.share.parts.map(({ share, rule: inner }) => ({ share: shareJson(share), rule: shareRuleJson(inner) }));
  return { ...keyRuleJson(rule), share: { kind: 'mix', parts } };
}
