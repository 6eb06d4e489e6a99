// SPDX-License-Identifier: EUPL-1.2
import { byText } from '../reading.ts';
import { clipTo } from './days.ts';
import type { KeyRule, ShareRule, WeightRule } from './rule.ts';
import type { RuleFacts } from './rule-facts.ts';
import type { NotApplied, RuleWorkings } from './rule-outcome.ts';

function namedInWeight(weight: WeightRule): string[] {
  if (weight.kind === 'table') return weight.weights.map(({ party }) => party);
  if (weight.kind === 'tiers') return namedInWeight(weight.of);
  return weight.kind === 'points' ? weight.terms.flatMap(({ of }) => namedInWeight(of)) : [];
}

/** Parties that a rule of sharing names: in tables of weights, and in lists of groups. */
function named(rule: ShareRule): { weights: string[]; groups: string[] } {
  const merge = (rules: readonly ShareRule[]): { weights: string[]; groups: string[] } => {
    const inner = rules.map(named);
    return { weights: inner.flatMap(({ weights }) => weights), groups: inner.flatMap(({ groups }) => groups) };
  };
  if (rule.kind === 'weight') {
    const inner = merge(rule.nobody.kind === 'fallback' ? [rule.nobody.rule] : []);
    return { ...inner, weights: [...inner.weights, ...namedInWeight(rule.weight)] };
  }
  if (rule.kind === 'mix') return merge(rule.parts.map((part) => part.rule));
  if (rule.kind === 'fixed') return merge([rule.by, rule.rest]);
  const inner = merge([...(rule.between ? [rule.between] : []), ...rule.groups.map(({ within }) => within)]);
  const listed = rule.groups.flatMap(({ who }) => (who.kind === 'list' ? who.parties : []));
  const sized = rule.groups.flatMap(({ who }) => (who.kind === 'size' ? namedInWeight(who.by) : []));
  return { weights: [...inner.weights, ...sized], groups: [...inner.groups, ...listed] };
}

/** What names a party and plays no part: a misspelt name would otherwise silently count for nothing. */
export function notApplied(rule: KeyRule, facts: RuleFacts, { parties, terms, sign }: RuleWorkings): NotApplied[] {
  const places = new Map(parties.map(({ party }, index) => [party, index]));
  const found: NotApplied[] = [];
  const { weights, groups } = named(rule.share);
  const unknown = (what: NotApplied['what'], names: readonly string[]): void => {
    for (const party of new Set(names)) if (!places.has(party)) found.push({ what, party, why: 'party-unknown' });
  };
  unknown('weight', weights);
  unknown('group', groups);
  for (const exception of [...rule.exceptions, ...(facts.exceptions ?? [])]) {
    const own = terms[places.get(exception.party) ?? -1];
    if (!own) found.push({ what: 'exception', party: exception.party, why: 'party-unknown' });
    else if (!own.applied.some((applied) => applied.exception === exception)) {
      found.push({ what: 'exception', party: exception.party, why: 'outside-days' });
    }
  }
  for (const limit of facts.limits ?? []) {
    const own = terms[places.get(limit.party) ?? -1];
    if (!own) found.push({ what: 'limit', party: limit.party, why: 'party-unknown' });
    else if (sign < 0 && rule.negative === 'unlimited') found.push({ what: 'limit', party: limit.party, why: 'credit' });
    else if (clipTo(own.sharingSpans, [limit.validity]).length === 0)
      found.push({ what: 'limit', party: limit.party, why: 'outside-days' });
  }
  return found.sort((a, b) => byText(a.party, b.party) || byText(a.what, b.what) || byText(a.why, b.why));
}
