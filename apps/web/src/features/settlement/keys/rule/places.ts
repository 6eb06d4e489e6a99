// SPDX-License-Identifier: EUPL-1.2
import type { BoundDraft, DatesDraft, EffectDraft, RuleDraft, ShareDraft, WeightDraft } from './draft.ts';

// Which places of the rule's JSON have a field or a note of their own in the form, in the order in which they are read. The server names
// the place of a finding; what has no field of its own is shown at the nearest place around it.

type Place = string;

const datesPlaces = (at: DatesDraft, path: Place): Place[] => {
  if (at.kind === 'every') return [path, `${path}.each`, `${path}.day`];
  if (at.kind === 'dates') return [path, `${path}.dates`, ...at.dates.map((_, index) => `${path}.dates[${index}]`)];
  return [path, `${path}.days`, ...at.days.map((_, index) => `${path}.days[${index}]`), `${path}.yearsBefore`];
};

function weightPlaces(weight: WeightDraft, path: Place): Place[] {
  switch (weight.kind) {
    case 'quantity':
      return [path, `${path}.unit`, `${path}.meter`];
    case 'inhabitants':
      return [path, `${path}.basis`, ...datesPlaces(weight.at, `${path}.at`)];
    case 'stock':
      return [path, `${path}.unit`, `${path}.stock`, ...datesPlaces(weight.at, `${path}.at`)];
    case 'table': {
      const rows = weight.weights.flatMap((_, index) => [`${path}.weights[${index}]`, `${path}.weights[${index}].weight`]);
      return [path, `${path}.weights`, ...rows, `${path}.resolution`];
    }
    case 'reserved':
      return [path, `${path}.unit`, `${path}.capacity`];
    case 'tiers': {
      const rows = weight.tiers.flatMap((_, index) => [`${path}.tiers[${index}].upTo`, `${path}.tiers[${index}].factor`]);
      return [path, ...weightPlaces(weight.of, `${path}.of`), `${path}.tiers`, ...rows];
    }
    case 'points': {
      const rows = weight.terms.flatMap(({ of }, index) => [
        `${path}.terms[${index}].factor`,
        ...weightPlaces(of, `${path}.terms[${index}].of`),
      ]);
      return [path, `${path}.terms`, ...rows];
    }
    default:
      return [path];
  }
}

function groupsPlaces({ between, groups }: Extract<ShareDraft, { kind: 'groups' }>, path: Place): Place[] {
  const rows = groups.flatMap(({ who, within }, index) => {
    const at = `${path}.groups[${index}]`;
    const whom =
      who.kind === 'list'
        ? [`${at}.who.parties`]
        : [`${at}.who`, ...weightPlaces(who.by, `${at}.who.by`), `${at}.who.from`, `${at}.who.below`];
    return [at, `${at}.name`, ...(between ? [] : [`${at}.share`]), ...whom, ...sharePlaces(within, `${at}.within`)];
  });
  return [path, ...(between ? sharePlaces(between, `${path}.between`) : []), `${path}.groups`, ...rows];
}

function sharePlaces(rule: ShareDraft, path: Place): Place[] {
  switch (rule.kind) {
    case 'mix': {
      const parts = rule.parts.flatMap(({ rule: part }, index) => [
        `${path}.parts[${index}].share`,
        ...sharePlaces(part, `${path}.parts[${index}].rule`),
      ]);
      return [path, `${path}.parts`, ...parts];
    }
    case 'fixed':
      return [path, `${path}.amount`, ...sharePlaces(rule.by, `${path}.by`), ...sharePlaces(rule.rest, `${path}.rest`)];
    case 'groups':
      return groupsPlaces(rule, path);
    default: {
      const fallback = rule.nobody.kind === 'fallback' ? sharePlaces(rule.nobody.rule, `${path}.nobody.rule`) : [];
      const least = rule.weightless.kind === 'at-least' ? [`${path}.weightless.weight`] : [];
      return [path, ...weightPlaces(rule.weight, `${path}.weight`), `${path}.proRata`, ...least, ...fallback];
    }
  }
}

function boundPlaces(bound: BoundDraft | null, path: Place): Place[] {
  if (bound === null) return [];
  if (bound.kind === 'share') return [path, `${path}.share`];
  if (bound.kind === 'amount') return [path, `${path}.amount`];
  return [path, `${path}.amount`, `${path}.basis`, ...datesPlaces(bound.at, `${path}.at`)];
}

const EFFECT_FIELDS: Readonly<Record<EffectDraft['kind'], string | null>> = {
  exempt: null,
  factor: 'factor',
  'fixed-share': 'share',
  'fixed-amount': 'amount',
};

/** Every place that the form shows. */
export function placesOf(draft: RuleDraft): readonly Place[] {
  const exceptions = draft.exceptions.flatMap(({ effect }, index) => {
    const at = `exceptions[${index}]`;
    const field = EFFECT_FIELDS[effect.kind];
    return [`${at}.party`, ...(field ? [`${at}.effect.${field}`] : []), `${at}.from`, `${at}.to`, `${at}.resolution`];
  });
  const prices = (draft.nonMembers?.prices ?? []).flatMap(({ measure }, index) => {
    const at = `nonMembers.prices[${index}]`;
    return [...weightPlaces(measure, `${at}.measure`), `${at}.price`, `${at}.resolution`];
  });
  return [
    ...sharePlaces(draft.share, 'share'),
    'limits',
    ...boundPlaces(draft.limits.min, 'limits.min'),
    ...boundPlaces(draft.limits.max, 'limits.max'),
    'exceptions',
    ...exceptions,
    'nonMembers',
    ...(draft.nonMembers ? ['nonMembers.prices', ...prices, 'nonMembers.surplus'] : []),
  ];
}

/** Around 'a.b[1].c' lie 'a.b[1]', 'a.b' and 'a'. */
const around = (path: Place): Place => path.replace(/(?:\.[^.[\]]+|\[\d+\])$/, '');

/** The place of the form at which a finding is shown; '' for one about the whole. */
export function shownAt(path: Place, places: ReadonlySet<Place>): Place {
  let place = path;
  while (place !== '' && !places.has(place)) {
    const outer = around(place);
    place = outer === place ? '' : outer;
  }
  return place;
}

export interface Finding {
  readonly source: string;
  readonly path: string;
  readonly code: string;
  readonly message: { readonly de: string; readonly en: string };
}

const INCOMPLETE: readonly string[] = ['MISSING', 'EMPTY_TEXT', 'EMPTY_LIST'];
/** Something that nobody has come to yet is no mistake, until somebody wants to publish. */
export const isIncomplete = ({ code }: Pick<Finding, 'code'>): boolean => INCOMPLETE.includes(code);

/** Findings in the order of the form, each with the place that shows it. */
export function placed<Found extends Finding>(found: readonly Found[], draft: RuleDraft): readonly (Found & { readonly place: Place })[] {
  const places = placesOf(draft);
  const known = new Set(places);
  const order = new Map(places.map((place, index) => [place, index]));
  return found
    .map((finding) => ({ ...finding, place: shownAt(finding.path, known) }))
    .sort((a, b) => (order.get(a.place) ?? -1) - (order.get(b.place) ?? -1));
}

/** The id of the field or note of a place. */
export const fieldId = (place: Place): string => `rule:${place}`;

/** A place that publishing was refused for. */
export interface RefusedPlace {
  /** The rule that was refused: another one may be right. */
  readonly rule: string;
  readonly place: Place;
  readonly message: string;
}
