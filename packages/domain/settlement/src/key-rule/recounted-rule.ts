// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import type { Bound, KeyRule, ShareRule, WeightRule } from './rule.ts';

/** A count of inhabitants: official basis and its day. */
interface Count {
  readonly basis: string;
  readonly referenceDate: CivilDate;
}

type Counted = Extract<WeightRule, { kind: 'inhabitants' }> | Extract<Bound, { kind: 'per-inhabitant' }>;

/** What counts inhabitants on this one day is counted otherwise; means of several days and days of every year stay. */
function recount<Of extends Counted>(counted: Of, from: Count, to: Count): Of {
  const { basis, at } = counted;
  const isMeant = basis === from.basis && at.kind === 'dates' && at.dates.length === 1 && at.dates[0] === from.referenceDate;
  return isMeant ? { ...counted, basis: to.basis, at: { kind: 'dates', dates: [to.referenceDate] } } : counted;
}

/** A list whose items were all left alone is left alone itself: what did not change is the same. */
function mapped<Item>(items: readonly Item[], change: (item: Item) => Item): readonly Item[] {
  const changed = items.map(change);
  return changed.some((item, index) => item !== items[index]) ? changed : items;
}

const replaced = <Of extends object, Name extends keyof Of>(of: Of, name: Name, value: Of[Name]): Of =>
  of[name] === value ? of : { ...of, [name]: value };

function recountWeight(weight: WeightRule, from: Count, to: Count): WeightRule {
  if (weight.kind === 'inhabitants') return recount(weight, from, to);
  if (weight.kind === 'tiers') return replaced(weight, 'of', recountWeight(weight.of, from, to));
  if (weight.kind !== 'points') return weight;
  return replaced(
    weight,
    'terms',
    mapped(weight.terms, (term) => replaced(term, 'of', recountWeight(term.of, from, to))),
  );
}

function recountShare(rule: ShareRule, from: Count, to: Count): ShareRule {
  const inner = (of: ShareRule): ShareRule => recountShare(of, from, to);
  if (rule.kind === 'mix')
    return replaced(
      rule,
      'parts',
      mapped(rule.parts, (part) => replaced(part, 'rule', inner(part.rule))),
    );
  if (rule.kind === 'fixed') return replaced(replaced(rule, 'by', inner(rule.by)), 'rest', inner(rule.rest));
  if (rule.kind === 'groups') {
    const groups = mapped(rule.groups, (group) => {
      const { who } = group;
      const sized = who.kind === 'size' ? replaced(who, 'by', recountWeight(who.by, from, to)) : who;
      return replaced(replaced(group, 'within', inner(group.within)), 'who', sized);
    });
    return replaced(replaced(rule, 'groups', groups), 'between', rule.between && inner(rule.between));
  }
  const { nobody } = rule;
  const fallback = nobody.kind === 'fallback' ? replaced(nobody, 'rule', inner(nobody.rule)) : nobody;
  return replaced(replaced(rule, 'weight', recountWeight(rule.weight, from, to)), 'nobody', fallback);
}

const recountBound = (bound: Bound | null, from: Count, to: Count): Bound | null =>
  bound?.kind === 'per-inhabitant' ? recount(bound, from, to) : bound;

/** The rule with another count of inhabitants wherever it names this one; the same object where it does not. */
export function recountedRule(rule: KeyRule, from: Count, to: Count): KeyRule {
  const { limits } = rule;
  const bounds = replaced(replaced(limits, 'min', recountBound(limits.min, from, to)), 'max', recountBound(limits.max, from, to));
  return replaced(replaced(rule, 'share', recountShare(rule.share, from, to)), 'limits', bounds);
}
