// SPDX-License-Identifier: EUPL-1.2
import { formatCents, parseTypedAmount } from '../../../../format/index.ts';
import { type Translate, translate } from '../../../../i18n/index.ts';
import type { AmountSpan, BoundDraft, DatesDraft, EffectDraft, RuleDraft, ShareDraft, WeightDraft, WeightShareDraft } from './draft.ts';
import { ruleTexts } from './messages/index.ts';
import { usualProRata } from './new-draft.ts';

/** A line of a rule as it is read: deeper ones belong to the one before. */
export interface OutlineLine {
  /** The same for the same thing in two versions. */
  readonly id: string;
  readonly depth: number;
  readonly label: string;
  readonly value: string;
}

type Texts = Translate<typeof ruleTexts.de>;
interface Words {
  readonly m: Texts;
  readonly nameOf: (party: string) => string;
}

const PER = { run: 'perRunShort', month: 'perMonthShort', year: 'perYearShort' } as const;
const percent = (share: string): string => (share.includes('/') ? share : `${share} %`);
const joined = (items: readonly string[]): string => items.filter((item) => item !== '').join(', ');

function euro(amount: string): string {
  const parsed = parseTypedAmount(amount);
  return parsed.ok ? formatCents(parsed.value) : amount;
}

const amountText = ({ m }: Words, amount: string, per: AmountSpan): string => `${euro(amount)} ${m(PER[per])}`;

function datesText({ m }: Words, at: DatesDraft): string {
  if (at.kind === 'dates') return at.dates.join(', ');
  if (at.kind === 'every')
    return m(at.each === 'month' ? (at.day === 'first' ? 'monthFirst' : 'monthLast') : at.day === 'first' ? 'quarterFirst' : 'quarterLast');
  const years = Number(at.yearsBefore);
  const year = years === 0 ? m('yearsBefore0') : years === 1 ? m('yearsBefore1') : m('yearsBeforeMore', { count: years });
  return `${at.days.join(', ')} (${year})`;
}

const BASIS_TEXTS: Readonly<Record<string, 'census2022' | 'update2024' | 'update2022Census2011'>> = {
  census2022: 'census2022',
  update2024: 'update2024',
  update2022Census2011: 'update2022Census2011',
};

function basisText({ m }: Words, basis: string): string {
  const known = BASIS_TEXTS[basis];
  return known ? m(known) : basis;
}

/** What is said of a weight beside its kind. */
function weightDetail(words: Words, weight: WeightDraft): string {
  switch (weight.kind) {
    case 'inhabitants':
      return joined([basisText(words, weight.basis), datesText(words, weight.at)]);
    case 'stock':
      return joined([weight.unit, datesText(words, weight.at)]);
    case 'quantity':
    case 'reserved':
      return weight.unit;
    case 'tiers':
      return weightText(words, weight.of);
    default:
      return '';
  }
}

/** One weight in a few words. */
function weightText(words: Words, weight: WeightDraft): string {
  const detail = weightDetail(words, weight);
  return detail === '' ? words.m(weight.kind) : `${words.m(weight.kind)}: ${detail}`;
}

/** The name of a way of sharing, for a line whose value is something else. */
const shareName = (words: Words, rule: ShareDraft): string =>
  rule.kind === 'weight' ? weightText(words, rule.weight) : words.m(rule.kind);

/** What a weight is apart from its days: a part with another day is the same part, changed. */
function weightMark(weight: WeightDraft): string {
  if (weight.kind === 'quantity') return `${weight.kind} ${weight.code}`;
  if (weight.kind === 'stock') return `${weight.kind} ${weight.stock}`;
  return weight.kind === 'reserved' ? `${weight.kind} ${weight.capacity}` : weight.kind;
}

function weightLines(words: Words, weight: WeightDraft, at: { readonly id: string; readonly depth: number }): OutlineLine[] {
  const { m, nameOf } = words;
  const line = (name: string, label: string, value: string): OutlineLine => ({ id: `${at.id}/${name}`, depth: at.depth, label, value });
  if (weight.kind === 'table') {
    const rows = weight.weights.map(({ party, weight: stated }) => line(party, nameOf(party), stated));
    return [...rows, line('resolution', m('resolution'), weight.resolution)];
  }
  if (weight.kind === 'tiers') {
    const last = weight.tiers.length - 1;
    const rows = weight.tiers.map(({ upTo, factor }, index) =>
      line(`tier ${index === last ? 'last' : upTo}`, index === last ? m('above') : `${m('upTo')} ${upTo}`, `${m('factor')} ${factor}`),
    );
    return [line('mode', m('tierMode'), m(weight.mode)), ...rows, ...weightLines(words, weight.of, { id: `${at.id}/of`, depth: at.depth })];
  }
  if (weight.kind !== 'points') return [];
  return weight.terms.flatMap(({ factor, of }) => {
    const name = weightText(words, of);
    const inner = weightLines(words, of, { id: `${at.id}/${name}`, depth: at.depth + 1 });
    return [line(name, name, `${m('factor')} ${factor}`), ...inner];
  });
}

const WEIGHTLESS = { nothing: 'nothing', 'like-smallest': 'likeSmallest' } as const;

/** What is not as usual; the usual goes without saying. */
function specialLines(words: Words, { weight, proRata, weightless, nobody }: WeightShareDraft, id: string, depth: number): OutlineLine[] {
  const { m } = words;
  const lines: OutlineLine[] = [];
  const add = (name: string, label: string, value: string): void => void lines.push({ id: `${id}/${name}`, depth, label, value });
  if (proRata !== usualProRata(weight)) add('proRata', m('proRata'), m(proRata === 'days' ? 'proRataDays' : 'proRataWhole'));
  if (weightless.kind === 'at-least') add('weightless', m('weightless'), `${m('atLeast')} ${weightless.weight}`);
  else if (weightless.kind !== 'nothing') add('weightless', m('weightless'), m(WEIGHTLESS[weightless.kind]));
  if (nobody.kind === 'centre') add('nobody', m('nobody'), m('centreBears'));
  if (nobody.kind === 'fallback') {
    add('nobody', m('nobody'), m('fallback'));
    lines.push(...shareLines(words, nobody.rule, { id: `${id}/nobody`, depth: depth + 1, label: m('fallbackRule') }));
  }
  return lines;
}

interface Place {
  readonly id: string;
  readonly depth: number;
  readonly label: string;
  /** What the line says instead of the way of sharing: the share of a part. */
  readonly value?: string;
}

function groupLines(words: Words, { between, groups }: Extract<ShareDraft, { kind: 'groups' }>, id: string, depth: number): OutlineLine[] {
  const { m, nameOf } = words;
  const divided = between ? shareLines(words, between, { id: `${id}/between`, depth, label: m('between') }) : [];
  const rows = groups.flatMap(({ name, who, share, within }) => {
    const own = `${id}/group ${name}`;
    const members =
      who.kind === 'list'
        ? who.parties.map(nameOf).join(', ')
        : joined([who.from && `${m('from')} ${who.from}`, who.below && `${m('below')} ${who.below}`, weightText(words, who.by)]);
    return [
      { id: own, depth, label: `„${name}“`, value: between ? '' : percent(share) },
      { id: `${own}/who`, depth: depth + 1, label: m('who'), value: members },
      ...shareLines(words, within, { id: `${own}/within`, depth: depth + 1, label: m('within') }),
    ];
  });
  return [...divided, ...rows];
}

function shareLines(words: Words, rule: ShareDraft, { id, depth, label, value }: Place): OutlineLine[] {
  const { m } = words;
  const head: OutlineLine = { id, depth, label, value: value ?? shareName(words, rule) };
  if (rule.kind === 'weight') {
    const at = { id: `${id}/weight`, depth: depth + 1 };
    return [head, ...weightLines(words, rule.weight, at), ...specialLines(words, rule, id, depth + 1)];
  }
  if (rule.kind === 'groups') return [head, ...groupLines(words, rule, id, depth + 1)];
  if (rule.kind === 'fixed') {
    const inner = { depth: depth + 1 };
    return [
      head,
      { id: `${id}/amount`, ...inner, label: m('fixedAmount'), value: amountText(words, rule.amount, rule.per) },
      { id: `${id}/above`, ...inner, label: m('whenLower'), value: m(rule.above === 'cut' ? 'cut' : 'refuseFixed') },
      ...shareLines(words, rule.by, { id: `${id}/by`, ...inner, label: m('fixedBy') }),
      ...shareLines(words, rule.rest, { id: `${id}/rest`, ...inner, label: m('fixedRest') }),
    ];
  }
  const seen = new Map<string, number>();
  const parts = rule.parts.flatMap(({ share, rule: part }) => {
    const mark = part.kind === 'weight' ? weightMark(part.weight) : part.kind;
    const turn = (seen.get(mark) ?? 0) + 1;
    seen.set(mark, turn);
    const own =
      part.kind === 'weight' ? { name: m(part.weight.kind), detail: weightDetail(words, part.weight) } : { name: m(part.kind), detail: '' };
    const said = [percent(share), own.detail].filter((text) => text !== '').join(' · ');
    return shareLines(words, part, { id: `${id}/part ${mark} ${turn}`, depth: depth + 1, label: own.name, value: said });
  });
  return [head, ...parts];
}

function boundText(words: Words, bound: BoundDraft): string {
  if (bound.kind === 'share') return `${percent(bound.share)} ${words.m('ofCost')}`;
  if (bound.kind === 'amount') return amountText(words, bound.amount, bound.per);
  const counted = joined([basisText(words, bound.basis), datesText(words, bound.at)]);
  return `${amountText(words, bound.amount, bound.per)} ${words.m('eachInhabitant')} (${counted})`;
}

function limitLines(words: Words, { limits, minimumsAbove, maximumsBelow, negative }: RuleDraft): OutlineLine[] {
  const { m } = words;
  const line = (id: string, label: string, value: string): OutlineLine => ({ id, depth: 0, label, value });
  const credits = { mirror: 'creditMirror', unlimited: 'creditUnlimited', refuse: 'creditRefuse' } as const;
  return [
    ...(limits.min ? [line('min', m('min'), boundText(words, limits.min))] : []),
    ...(limits.min ? [line('minimumsAbove', m('minimumsAbove'), m(minimumsAbove === 'centre' ? 'centreKeeps' : 'refuseLimits'))] : []),
    ...(limits.max ? [line('max', m('max'), boundText(words, limits.max))] : []),
    ...(limits.max ? [line('maximumsBelow', m('maximumsBelow'), m(maximumsBelow === 'centre' ? 'centreCarries' : 'refuseLimits'))] : []),
    ...((limits.min || limits.max) && negative !== 'mirror' ? [line('negative', m('credits'), m(credits[negative]))] : []),
  ];
}

function effectText(words: Words, effect: EffectDraft): string {
  const { m } = words;
  if (effect.kind === 'factor') return `${m('byFactor')}: ${effect.factor}`;
  if (effect.kind === 'fixed-share') return `${m('fixedShare')}: ${percent(effect.share)}`;
  return effect.kind === 'exempt' ? m('exempt') : `${m('fixedAmountEffect')}: ${amountText(words, effect.amount, effect.per)}`;
}

/** The whole rule in short lines, as it is read beside its sentence. */
export function outlineOf(draft: RuleDraft, nameOf: (party: string) => string, m: Texts = translate(ruleTexts)): readonly OutlineLine[] {
  const words = { m, nameOf };
  const surplus = { share: 'surplusShare', centre: 'surplusCentre', refuse: 'surplusRefuse' } as const;
  return [
    ...shareLines(words, draft.share, { id: 'share', depth: 0, label: m('rule') }),
    ...limitLines(words, draft),
    ...draft.exceptions.map(({ party, from, to, resolution, effect }) => {
      const days = joined([`${m('from')} ${from}`, to && `${m('until')} ${to}`]);
      return {
        id: `exception ${party} ${from}`,
        depth: 0,
        label: nameOf(party),
        value: `${effectText(words, effect)} (${days}; ${resolution})`,
      };
    }),
    ...(draft.nonMembers?.prices ?? []).map(({ measure, price, resolution }) => {
      const name = weightText(words, measure);
      return { id: `price ${name}`, depth: 0, label: `${m('nonMembers')}: ${name}`, value: `${euro(price)} (${resolution})` };
    }),
    ...(draft.nonMembers ? [{ id: 'surplus', depth: 0, label: m('surplus'), value: m(surplus[draft.nonMembers.surplus]) }] : []),
  ];
}

export interface Difference {
  readonly kind: 'changed' | 'new' | 'gone';
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** The labels of a line and of those around it: 'In der Gruppe „Große“: Maßstab'. */
function namedLines(lines: readonly OutlineLine[]): ReadonlyMap<string, OutlineLine & { readonly name: string }> {
  const above: string[] = [];
  return new Map(
    lines.map((line) => {
      above.splice(line.depth);
      const name = [...above.slice(1), line.label].join(' › ');
      above[line.depth] = line.label;
      return [line.id, { ...line, name }];
    }),
  );
}

/** What became of each line, in the order of the newer version; what is gone comes last. */
export function differences(before: readonly OutlineLine[], after: readonly OutlineLine[]): readonly Difference[] {
  const [old, now] = [namedLines(before), namedLines(after)];
  const changed = [...now.values()].flatMap(({ id, name, value }): Difference[] => {
    const was = old.get(id);
    if (!was) return [{ kind: 'new', label: name, before: '', after: value }];
    return was.value === value ? [] : [{ kind: 'changed', label: name, before: was.value, after: value }];
  });
  const gone = [...old.values()]
    .filter(({ id }) => !now.has(id))
    .map(({ name, value }): Difference => ({ kind: 'gone', label: name, before: value, after: '' }));
  return [...changed, ...gone];
}
