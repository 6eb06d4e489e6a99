// SPDX-License-Identifier: EUPL-1.2
import {
  type AmountSpan,
  type BoundDraft,
  type DatesDraft,
  type EffectDraft,
  newRowId,
  type RuleDraft,
  type ShareDraft,
  type WeightDraft,
  type WhoDraft,
} from './draft.ts';
import { amountFromWire, dateFromWire, dayOfYearFromWire, numberFromWire, restToWhole, shareFromWire } from './typed-values.ts';

// Reads a rule that the server has read before: in its normal form everything is there and of the right kind.

type Node = { readonly [name: string]: unknown };
const node = (value: unknown): Node => (typeof value === 'object' && value !== null ? (value as Node) : {});
const list = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.map(node) : []);
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
const number = (value: unknown): string => numberFromWire(text(value));
const share = (value: unknown): string => (value === undefined ? '' : shareFromWire(text(value)));
const amount = (value: unknown): string => amountFromWire(text(value));
const per = (value: unknown): AmountSpan => (value === 'month' || value === 'year' ? value : 'run');

function datesOf(at: Node): DatesDraft {
  if (at.kind === 'yearly')
    return { kind: 'yearly', days: texts(at.days).map((day) => dayOfYearFromWire(day)), yearsBefore: text(at.yearsBefore) };
  if (at.kind === 'every')
    return { kind: 'every', each: at.each === 'quarter' ? 'quarter' : 'month', day: at.day === 'first' ? 'first' : 'last' };
  return { kind: 'dates', dates: texts(at.dates).map(dateFromWire) };
}

function weightOf(of: Node): WeightDraft {
  switch (of.kind) {
    case 'cases':
    case 'equal':
      return { kind: of.kind };
    case 'quantity':
      return { kind: of.kind, code: text(of.meter).replace(/^quantity\./, ''), unit: text(of.unit) };
    case 'inhabitants':
      return { kind: of.kind, basis: text(of.basis), at: datesOf(node(of.at)) };
    case 'stock':
      return { kind: of.kind, stock: text(of.stock), unit: text(of.unit), at: datesOf(node(of.at)) };
    case 'table': {
      const weights = list(of.weights).map((row) => ({ id: newRowId(), party: text(row.party), weight: number(row.weight) }));
      return { kind: of.kind, weights, resolution: text(of.resolution) };
    }
    case 'reserved':
      return { kind: of.kind, capacity: text(of.capacity), unit: text(of.unit) };
    case 'tiers': {
      const tiers = list(of.tiers).map((tier) => ({ id: newRowId(), upTo: number(tier.upTo), factor: number(tier.factor) }));
      return { kind: of.kind, mode: of.mode === 'slab' ? 'slab' : 'graduated', of: weightOf(node(of.of)), tiers };
    }
    case 'points':
      return {
        kind: of.kind,
        terms: list(of.terms).map((term) => ({ id: newRowId(), factor: number(term.factor), of: weightOf(node(term.of)) })),
      };
    default:
      return { kind: 'hours' };
  }
}

const whoOf = (who: Node): WhoDraft =>
  who.kind === 'size'
    ? { kind: 'size', by: weightOf(node(who.by)), from: number(who.from), below: number(who.below) }
    : { kind: 'list', parties: texts(who.parties) };

function shareOf(rule: Node): ShareDraft {
  if (rule.kind === 'mix')
    return {
      kind: 'mix',
      parts: list(rule.parts).map((part) => ({ id: newRowId(), share: share(part.share), rule: shareOf(node(part.rule)) })),
    };
  // A fixed part in per cent is a mix, as the language itself has it.
  if (rule.kind === 'fixed' && rule.share !== undefined) {
    const fixed = share(rule.share);
    const parts = [
      { id: newRowId(), share: fixed, rule: shareOf(node(rule.by)) },
      { id: newRowId(), share: restToWhole([fixed]), rule: shareOf(node(rule.rest)) },
    ];
    return { kind: 'mix', parts };
  }
  if (rule.kind === 'fixed') {
    const head = { amount: amount(rule.amount), per: per(rule.per), above: rule.above === 'cut' ? 'cut' : 'refuse' } as const;
    return { kind: 'fixed', ...head, by: shareOf(node(rule.by)), rest: shareOf(node(rule.rest)) };
  }
  if (rule.kind === 'groups') {
    const groups = list(rule.groups).map((group) => ({
      id: newRowId(),
      name: text(group.name),
      who: whoOf(node(group.who)),
      share: share(group.share),
      within: shareOf(node(group.within)),
    }));
    return { kind: 'groups', between: rule.between === undefined ? null : shareOf(node(rule.between)), groups };
  }
  const [weightless, nobody] = [node(rule.weightless), node(rule.nobody)];
  const kind = weightless.kind === 'at-least' || weightless.kind === 'like-smallest' ? weightless.kind : 'nothing';
  return {
    kind: 'weight',
    weight: weightOf(node(rule.weight)),
    proRata: rule.proRata === 'days' ? 'days' : 'whole',
    weightless: { kind, weight: number(weightless.weight) },
    nobody:
      nobody.kind === 'fallback'
        ? { kind: 'fallback', rule: shareOf(node(nobody.rule)) }
        : { kind: nobody.kind === 'centre' ? 'centre' : 'refuse' },
  };
}

function boundOf(value: unknown): BoundDraft | null {
  if (value === undefined || value === null) return null;
  const bound = node(value);
  if (bound.kind === 'share') return { kind: 'share', share: share(bound.share) };
  const stated = { amount: amount(bound.amount), per: per(bound.per) };
  if (bound.kind === 'per-inhabitant') return { kind: bound.kind, ...stated, basis: text(bound.basis), at: datesOf(node(bound.at)) };
  return { kind: 'amount', ...stated };
}

function effectOf(effect: Node): EffectDraft {
  if (effect.kind === 'factor') return { kind: effect.kind, factor: number(effect.factor) };
  if (effect.kind === 'fixed-share') return { kind: effect.kind, share: share(effect.share) };
  if (effect.kind === 'fixed-amount') return { kind: effect.kind, amount: amount(effect.amount), per: per(effect.per) };
  return { kind: 'exempt' };
}

const policy = (value: unknown): 'refuse' | 'centre' => (value === 'centre' ? 'centre' : 'refuse');

export function readRule(json: unknown): RuleDraft {
  const rule = node(json);
  const limits = node(rule.limits);
  const nonMembers = rule.nonMembers === undefined || rule.nonMembers === null ? null : node(rule.nonMembers);
  return {
    share: shareOf(node(rule.share)),
    exceptions: list(rule.exceptions).map((one) => ({
      id: newRowId(),
      party: text(one.party),
      from: dateFromWire(text(one.from)),
      to: dateFromWire(text(one.to)),
      resolution: text(one.resolution),
      effect: effectOf(node(one.effect)),
    })),
    limits: { min: boundOf(limits.min), max: boundOf(limits.max) },
    minimumsAbove: policy(rule.minimumsAbove),
    maximumsBelow: policy(rule.maximumsBelow),
    negative: rule.negative === 'unlimited' || rule.negative === 'refuse' ? rule.negative : 'mirror',
    nonMembers: nonMembers && {
      prices: list(nonMembers.prices).map((one) => ({
        id: newRowId(),
        measure: weightOf(node(one.measure)),
        price: number(one.price),
        resolution: text(one.resolution),
      })),
      surplus: nonMembers.surplus === 'share' || nonMembers.surplus === 'centre' ? nonMembers.surplus : 'refuse',
    },
  };
}

export const readRuleText = (json: string): RuleDraft => readRule(JSON.parse(json));
