// SPDX-License-Identifier: EUPL-1.2
import {
  type BoundDraft,
  type DatesDraft,
  type EffectDraft,
  type ExceptionDraft,
  type GroupDraft,
  newRowId,
  type PartDraft,
  type PriceDraft,
  type RuleDraft,
  type ShareDraft,
  type ShareKind,
  type WeightDraft,
  type WeightKind,
  type WeightShareDraft,
  type WhoDraft,
} from './draft.ts';
import { dateFromWire, dayOfYearFromWire } from './typed-values.ts';

export const BASES = ['census2022', 'update2024', 'update2022Census2011'] as const;
/** The day of each official count, as it is filled in; another one can be typed. */
const OFFICIAL_DAYS: Readonly<Record<string, string>> = {
  census2022: '2022-05-15',
  update2024: '2024-12-31',
  update2022Census2011: '2022-12-31',
};
export const officialDates = (basis: string): DatesDraft => ({ kind: 'dates', dates: [dateFromWire(OFFICIAL_DAYS[basis] ?? '')] });

const USUAL_BASIS = 'update2024';
const eachYear = (day: string): DatesDraft => ({ kind: 'yearly', days: [dayOfYearFromWire(day)], yearsBefore: '0' });

export function newDates(kind: DatesDraft['kind'], before: DatesDraft): DatesDraft {
  if (kind === before.kind) return before;
  if (kind === 'yearly') return eachYear('12-31');
  if (kind === 'every') return { kind, each: 'month', day: 'last' };
  return { kind, dates: [''] };
}

export const newTier = (upTo = '', factor = ''): Extract<WeightDraft, { kind: 'tiers' }>['tiers'][number] => ({
  id: newRowId(),
  upTo,
  factor,
});
export const newTerm = (of: WeightDraft = { kind: 'hours' }) => ({ id: newRowId(), factor: '1', of });

const datesIn = (weight: WeightDraft): DatesDraft | null => (weight.kind === 'inhabitants' || weight.kind === 'stock' ? weight.at : null);
const measureIn = (weight: WeightDraft): WeightDraft => (weight.kind === 'tiers' ? weight.of : weight);

/** Another kind of weight that keeps what both have: the days, or what is put into tiers. */
export function newWeight(kind: WeightKind, before: WeightDraft = { kind: 'hours' }): WeightDraft {
  if (kind === before.kind) return before;
  const unit = 'unit' in before ? before.unit : '';
  switch (kind) {
    case 'quantity':
      return { kind, code: '', unit };
    case 'inhabitants':
      return { kind, basis: USUAL_BASIS, at: officialDates(USUAL_BASIS) };
    case 'stock':
      return { kind, stock: '', unit, at: datesIn(before) ?? eachYear('12-31') };
    case 'table':
      return { kind, weights: [], resolution: '' };
    case 'reserved':
      return { kind, capacity: '', unit };
    case 'tiers':
      return { kind, mode: 'graduated', of: measureIn(before), tiers: [newTier('', '1'), newTier('', '')] };
    case 'points':
      return { kind, terms: [newTerm(measureIn(before)), newTerm({ kind: 'equal' })] };
    default:
      return { kind };
  }
}

const STANDING: readonly WeightKind[] = ['inhabitants', 'stock', 'equal', 'table'];

function measuresOf(weight: WeightDraft): readonly WeightKind[] {
  if (weight.kind === 'tiers') return measuresOf(weight.of);
  if (weight.kind === 'points') return weight.terms.flatMap(({ of }) => measuresOf(of));
  return [weight.kind];
}

/** What stands counts by the days of taking part, what was used as it was measured: the same rule as the language's own. */
export const usualProRata = (weight: WeightDraft): 'days' | 'whole' =>
  measuresOf(weight).every((kind) => STANDING.includes(kind)) ? 'days' : 'whole';

export const byWeight = (weight: WeightDraft): WeightShareDraft => ({
  kind: 'weight',
  weight,
  proRata: usualProRata(weight),
  weightless: { kind: 'nothing', weight: '' },
  nobody: { kind: 'refuse' },
});

/** A weight of another kind counts by days as it usually does, unless somebody chose otherwise. */
export function withWeight(rule: WeightShareDraft, weight: WeightDraft): WeightShareDraft {
  const wasUsual = rule.proRata === usualProRata(rule.weight);
  return { ...rule, weight, ...(wasUsual ? { proRata: usualProRata(weight) } : {}) };
}

export const newPart = (share: string, rule: ShareDraft = byWeight({ kind: 'hours' })): PartDraft => ({ id: newRowId(), share, rule });
export const newWho = (kind: WhoDraft['kind']): WhoDraft =>
  kind === 'list' ? { kind, parties: [] } : { kind, by: newWeight('inhabitants'), from: '', below: '' };
export const newGroup = (share = '', within: ShareDraft = byWeight({ kind: 'equal' })): GroupDraft => ({
  id: newRowId(),
  name: '',
  who: newWho('list'),
  share,
  within,
});

const rulesIn = (rule: ShareDraft): readonly ShareDraft[] => {
  if (rule.kind === 'mix') return rule.parts.map((part) => part.rule);
  if (rule.kind === 'fixed') return [rule.by, rule.rest];
  return rule.kind === 'groups' ? rule.groups.map(({ within }) => within) : [rule];
};

/** Another way of sharing that goes on with the rules of the one before. */
export function newShare(kind: ShareKind, before: ShareDraft): ShareDraft {
  if (kind === before.kind) return before;
  const [first = byWeight({ kind: 'hours' }), second = byWeight({ kind: 'equal' })] = rulesIn(before);
  if (kind === 'mix') return { kind, parts: [newPart('50', first), newPart('50', second)] };
  if (kind === 'fixed') return { kind, amount: '', per: 'year', above: 'cut', by: byWeight({ kind: 'equal' }), rest: first };
  if (kind === 'groups') return { kind, between: null, groups: [newGroup('50', first), newGroup('50', second)] };
  const weight = rulesIn(before).find((rule) => rule.kind === 'weight');
  return weight ?? byWeight({ kind: 'hours' });
}

export function newBound(kind: BoundDraft['kind'], before: BoundDraft | null): BoundDraft {
  const amount = before && 'amount' in before ? before.amount : '';
  const per = before && 'per' in before ? before.per : 'year';
  if (kind === 'share') return { kind, share: '' };
  return kind === 'amount' ? { kind, amount, per } : { kind, amount, per, basis: USUAL_BASIS, at: officialDates(USUAL_BASIS) };
}

export function newEffect(kind: EffectDraft['kind']): EffectDraft {
  if (kind === 'factor') return { kind, factor: '' };
  if (kind === 'fixed-share') return { kind, share: '' };
  return kind === 'fixed-amount' ? { kind, amount: '', per: 'year' } : { kind };
}

export const newException = (): ExceptionDraft => ({
  id: newRowId(),
  party: '',
  from: '',
  to: '',
  resolution: '',
  effect: { kind: 'exempt' },
});
export const newPrice = (): PriceDraft => ({ id: newRowId(), measure: { kind: 'cases' }, price: '', resolution: '' });

export const plainRule = (share: ShareDraft): RuleDraft => ({
  share,
  exceptions: [],
  limits: { min: null, max: null },
  minimumsAbove: 'refuse',
  maximumsBelow: 'refuse',
  negative: 'mirror',
  nonMembers: null,
});

export const emptyRule = (): RuleDraft => plainRule(byWeight({ kind: 'hours' }));
