// SPDX-License-Identifier: EUPL-1.2
import type {
  BoundDraft,
  DatesDraft,
  EffectDraft,
  NobodyDraft,
  RuleDraft,
  ShareDraft,
  WeightDraft,
  WeightlessDraft,
  WhoDraft,
} from './draft.ts';
import { amountToRule, dateToRule, dayOfYearToWire, numberToWire, shareToWire } from './typed-values.ts';

export type Json = string | number | null | readonly Json[] | { readonly [name: string]: Json | undefined };

/** What was left empty is left out: the server then says that it is missing, and not that it cannot be read. */
const given = (text: string, read: (text: string) => string = (plain) => plain.trim()): string | undefined =>
  text.trim() === '' ? undefined : read(text);

const whole = (text: string): Json | undefined => {
  const wire = given(text, numberToWire);
  return wire !== undefined && /^-?\d{1,15}$/.test(wire) ? Number(wire) : wire;
};

function datesJson(at: DatesDraft): Json {
  if (at.kind === 'every') return { ...at };
  if (at.kind === 'yearly') return { kind: at.kind, days: at.days.map(dayOfYearToWire), yearsBefore: whole(at.yearsBefore) };
  return { kind: at.kind, dates: at.dates.map(dateToRule) };
}

export function weightJson(weight: WeightDraft): Json {
  switch (weight.kind) {
    case 'quantity':
      return { kind: weight.kind, meter: given(weight.code, (code) => `quantity.${code.trim()}`), unit: given(weight.unit) };
    case 'inhabitants':
      return { kind: weight.kind, basis: given(weight.basis), at: datesJson(weight.at) };
    case 'stock':
      return { kind: weight.kind, stock: given(weight.stock), unit: given(weight.unit), at: datesJson(weight.at) };
    case 'table': {
      const weights = weight.weights.map((row) => ({ party: given(row.party), weight: given(row.weight, numberToWire) }));
      return { kind: weight.kind, weights, resolution: given(weight.resolution) };
    }
    case 'reserved':
      return { kind: weight.kind, capacity: given(weight.capacity), unit: given(weight.unit) };
    case 'tiers': {
      const last = weight.tiers.length - 1;
      const tiers = weight.tiers.map(({ upTo, factor }, index) => ({
        // The last tier has no field for its end; in one before it, an empty end is what the server complains about.
        upTo: index === last ? undefined : given(upTo, numberToWire),
        factor: given(factor, numberToWire),
      }));
      return { kind: weight.kind, mode: weight.mode, of: weightJson(weight.of), tiers };
    }
    case 'points':
      return {
        kind: weight.kind,
        terms: weight.terms.map(({ factor, of }) => ({ factor: given(factor, numberToWire), of: weightJson(of) })),
      };
    default:
      return { kind: weight.kind };
  }
}

const weightlessJson = ({ kind, weight }: WeightlessDraft): Json =>
  kind === 'at-least' ? { kind, weight: given(weight, numberToWire) } : { kind };
const nobodyJson = (nobody: NobodyDraft): Json =>
  nobody.kind === 'fallback' ? { kind: nobody.kind, rule: shareJson(nobody.rule) } : { kind: nobody.kind };

const whoJson = (who: WhoDraft): Json =>
  who.kind === 'list'
    ? { kind: who.kind, parties: who.parties }
    : { kind: who.kind, by: weightJson(who.by), from: given(who.from, numberToWire), below: given(who.below, numberToWire) };

export function shareJson(rule: ShareDraft): Json {
  switch (rule.kind) {
    case 'mix':
      return {
        kind: rule.kind,
        parts: rule.parts.map(({ share, rule: part }) => ({ share: given(share, shareToWire), rule: shareJson(part) })),
      };
    case 'fixed': {
      const amount = { amount: given(rule.amount, amountToRule), per: rule.per, above: rule.above };
      return { kind: rule.kind, ...amount, by: shareJson(rule.by), rest: shareJson(rule.rest) };
    }
    case 'groups': {
      const groups = rule.groups.map(({ name, who, share, within }) => ({
        name: given(name),
        who: whoJson(who),
        share: rule.between ? undefined : given(share, shareToWire),
        within: shareJson(within),
      }));
      return { kind: rule.kind, between: rule.between ? shareJson(rule.between) : undefined, groups };
    }
    default:
      return {
        kind: rule.kind,
        weight: weightJson(rule.weight),
        proRata: rule.proRata,
        weightless: weightlessJson(rule.weightless),
        nobody: nobodyJson(rule.nobody),
      };
  }
}

function boundJson(bound: BoundDraft | null): Json | undefined {
  if (bound === null) return undefined;
  if (bound.kind === 'share') return { kind: bound.kind, share: given(bound.share, shareToWire) };
  const amount = { amount: given(bound.amount, amountToRule), per: bound.per };
  if (bound.kind === 'amount') return { kind: bound.kind, ...amount };
  return { kind: bound.kind, ...amount, basis: given(bound.basis), at: datesJson(bound.at) };
}

function effectJson(effect: EffectDraft): Json {
  if (effect.kind === 'factor') return { kind: effect.kind, factor: given(effect.factor, numberToWire) };
  if (effect.kind === 'fixed-share') return { kind: effect.kind, share: given(effect.share, shareToWire) };
  if (effect.kind === 'fixed-amount') return { kind: effect.kind, amount: given(effect.amount, amountToRule), per: effect.per };
  return { kind: effect.kind };
}

export function ruleJson(draft: RuleDraft): Json {
  const { nonMembers } = draft;
  return {
    format: 'verbund-key-rule/1',
    share: shareJson(draft.share),
    exceptions: draft.exceptions.map(({ party, from, to, resolution, effect }) => ({
      party: given(party),
      from: given(from, dateToRule),
      to: given(to, dateToRule),
      resolution: given(resolution),
      effect: effectJson(effect),
    })),
    limits: { min: boundJson(draft.limits.min), max: boundJson(draft.limits.max) },
    minimumsAbove: draft.minimumsAbove,
    maximumsBelow: draft.maximumsBelow,
    negative: draft.negative,
    nonMembers: nonMembers
      ? {
          prices: nonMembers.prices.map(({ measure, price, resolution }) => ({
            measure: weightJson(measure),
            price: given(price, numberToWire),
            resolution: given(resolution),
          })),
          surplus: nonMembers.surplus,
        }
      : undefined,
  };
}

export const ruleText = (draft: RuleDraft): string => JSON.stringify(ruleJson(draft));
