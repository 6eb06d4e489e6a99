// SPDX-License-Identifier: EUPL-1.2
import { type Canonical, canonicalJson, minutesText, type Validity } from '@kernel/core';
import { euroText, wholeText } from '../exact-text.ts';
import { metersOf, unitNamed } from '../key-rule/rule-needs.ts';
import { ruleSentence } from '../key-rule/rule-sentence.ts';
import { both, dayText, numberText } from '../key-rule/weight-phrase.ts';
import type { Bilingual } from '../metric.ts';
import { normaliseRunInput } from '../normalise-run-input.ts';
import { namelessKey, type RunInput, type RunPool } from '../run-input.ts';
import { chargeLineKey } from '../statement.ts';

/** What kind of fact it is that differs. */
export const INPUT_CHANGE_KINDS = [
  'cost',
  'key',
  'membership',
  'count',
  'use',
  'agreement',
  'directCharge',
  'costCentres',
  'nonMembers',
] as const;
export type InputChangeKind = (typeof INPUT_CHANGE_KINDS)[number];

/** Something that differs between two inputs, and what it may change. */
export interface InputChange {
  readonly kind: InputChangeKind;
  readonly text: Bilingual;
  /** What it is of: a pool, a key, a member with its count. */
  readonly label: Bilingual;
  /** As it stood and as it stands, in words; null where there was or is nothing, or where it cannot be said in one. */
  readonly before: Bilingual | null;
  readonly after: Bilingual | null;
  /** null: whatever pool. */
  readonly pools: ReadonlySet<string> | null;
  readonly families: ReadonlySet<string> | null;
  /** Of a direct charge alone. */
  readonly chargeKey: string | null;
}

/** Whether a change may be behind a line. What one member used or is counted with changes what all others bear as well. */
export function touches(
  { pools, families, chargeKey: ofCharge }: InputChange,
  line: { readonly chargeKey: string; readonly poolId: string | null; readonly serviceFamilyCode: string; readonly tenantId: string },
): boolean {
  if (ofCharge !== null) return line.chargeKey === ofCharge;
  if (line.poolId === null) return false;
  return (pools === null || pools.has(line.poolId)) && (families === null || families.has(line.serviceFamilyCode));
}

const text = (value: unknown): string => canonicalJson(value as Canonical);

/** Items by id that are not the same on both sides. */
function differing<Item>(before: readonly Item[], after: readonly Item[], idOf: (item: Item) => string): [Item | null, Item | null][] {
  const [was, is] = [new Map(before.map((item) => [idOf(item), item])), new Map(after.map((item) => [idOf(item), item]))];
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort()
    .map((id): [Item | null, Item | null] => [was.get(id) ?? null, is.get(id) ?? null])
    .filter(([old, now]) => text(old) !== text(now));
}

type Told = Pick<InputChange, 'kind' | 'label' | 'text'> & Partial<Omit<InputChange, 'kind' | 'label' | 'text'>>;
const change = (told: Told): InputChange => ({ before: null, after: null, pools: null, families: null, chargeKey: null, ...told });
const named = (name: string): Bilingual => ({ de: name, en: name });

/** What stood and what stands, each by the same words; equal words say nothing. */
function sides<Item>(was: Item | null, is: Item | null, tell: (item: Item, language: 'de' | 'en') => string) {
  const told = (item: Item | null): Bilingual | null => (item === null ? null : both((language) => tell(item, language)));
  const [before, after] = [told(was), told(is)];
  return before && after && before.de === after.de ? {} : { before, after };
}

/** Pools whose key reads one of these meters, or counts something. */
function poolsBy({ pools, keys }: RunInput, isMeant: (key: RunInput['keys'][number]) => boolean): Set<string> {
  const ids = new Set(keys.filter(isMeant).map(({ id }) => id));
  return new Set(pools.filter(({ keyId }) => ids.has(keyId)).map(({ id }) => id));
}

const costOf = ({ costs }: RunPool): bigint => costs.reduce((sum, { amountCents }) => sum + amountCents, 0n);

function poolChanges(before: RunInput, after: RunInput): InputChange[] {
  return differing(before.pools, after.pools, ({ id }) => id).map(([was, is]) => {
    const { id = '', name = '' } = is ?? was ?? {};
    return change({
      kind: 'cost',
      label: named(name),
      text: { de: `Die Kosten von „${name}“ haben sich geändert.`, en: `The costs of “${name}” have changed.` },
      ...sides(was, is, (pool, language) => euroText(costOf(pool), language)),
      pools: new Set([id]),
    });
  });
}

function keyChanges(before: RunInput, after: RunInput): InputChange[] {
  const plain = (input: RunInput) => input.keys.map((key) => ({ ...namelessKey(key), name: key.name }));
  const ruleOf = (input: RunInput, id: string, validFrom: string) => input.keys.find((key) => key.id === id && key.validFrom === validFrom);
  return differing(plain(before), plain(after), ({ id, validFrom }) => `${id} ${validFrom}`).map(([was, is]) => {
    const { id = '', name = '', validFrom = '' } = is ?? was ?? {};
    const pools = new Set([...before.pools, ...after.pools].filter(({ keyId }) => keyId === id).map((pool) => pool.id));
    const [old, now] = [was?.version, is?.version];
    const de =
      old === undefined ? `nun Fassung ${now}` : now === undefined ? `ohne Fassung ${old}` : `Fassung ${old} neu gefasst als ${now}`;
    const en =
      old === undefined ? `now version ${now}` : now === undefined ? `without version ${old}` : `version ${old} worded anew as ${now}`;
    const [oldKey, nowKey] = [ruleOf(before, id, validFrom) ?? null, ruleOf(after, id, validFrom) ?? null];
    return change({
      kind: 'key',
      label: named(name),
      text: { de: `Der Schlüssel „${name}“ gilt anders: ${de}.`, en: `The key “${name}” holds otherwise: ${en}.` },
      ...sides(oldKey, nowKey, ({ rule }, language) => ruleSentence(rule, language)),
      pools,
    });
  });
}

function validityText({ from, to }: Validity, language: 'de' | 'en'): string {
  if (to === null) return language === 'de' ? `seit ${dayText(from, 'de')}` : `since ${dayText(from, 'en')}`;
  return `${dayText(from, language)} ${language === 'de' ? 'bis' : 'to'} ${dayText(to, language)}`;
}

function memberChanges(before: RunInput, after: RunInput): InputChange[] {
  return differing(before.members, after.members, ({ tenantId }) => tenantId).flatMap(([was, is]) => {
    const { name = '' } = is ?? was ?? {};
    const found: InputChange[] = [];
    if (text(was?.validity ?? null) !== text(is?.validity ?? null))
      found.push(
        change({
          kind: 'membership',
          label: named(name),
          text: { de: `Die Mitgliedschaft von ${name} hat sich geändert.`, en: `The membership of ${name} has changed.` },
          ...sides(was?.validity ?? null, is?.validity ?? null, validityText),
        }),
      );
    const counted = differing(was?.populations ?? [], is?.populations ?? [], ({ basis, referenceDate }) => `${basis} ${referenceDate}`);
    if (counted.length > 0) {
      const told = (side: 0 | 1) => counted.flatMap((pair) => pair[side] ?? []);
      found.push(
        change({
          kind: 'count',
          label: { de: `Einwohner von ${name}`, en: `Inhabitants of ${name}` },
          text: { de: `Die Einwohnerzahl von ${name} hat sich geändert.`, en: `The number of inhabitants of ${name} has changed.` },
          ...sides(told(0), told(1), (counts, language) =>
            counts
              .map(({ inhabitants, basis, referenceDate }) => {
                const number = wholeText(BigInt(inhabitants), language);
                return counts.length > 1 ? `${number} (${basis}, ${dayText(referenceDate, language)})` : number;
              })
              .join('; '),
          ),
        }),
      );
    }
    return found;
  });
}

interface UsePlace {
  readonly tenantId: string;
  readonly serviceFamilyCode: string;
  readonly meter: string;
}
const isAt = (place: UsePlace) => (one: UsePlace) =>
  one.tenantId === place.tenantId && one.serviceFamilyCode === place.serviceFamilyCode && one.meter === place.meter;

/** Minutes as hours, everything else as it is counted. */
const quantityText = (meter: string, quantity: bigint, language: 'de' | 'en'): string =>
  meter === 'desk.minutes' ? `${minutesText(quantity, language)} h` : wholeText(quantity, language);

/** What the keys call it; its code only where none names it. */
function meterName({ keys }: RunInput, place: UsePlace): Bilingual {
  if (place.meter === 'desk.minutes') return { de: 'gebuchte Stunden', en: 'hours booked' };
  if (place.meter === 'desk.cases') return { de: 'Fälle', en: 'cases' };
  return named(unitNamed(keys, place) ?? place.meter.replace(/^quantity\./, ''));
}

function useChanges(before: RunInput, after: RunInput): InputChange[] {
  const names = new Map([...before.members, ...after.members].map(({ tenantId, name }) => [tenantId, name]));
  const places = [
    ...differing<UsePlace>(before.readings, after.readings, (one) =>
      text([one.tenantId, one.serviceFamilyCode, one.meter, 'month' in one ? String(one.month) : '']),
    ),
    ...differing<UsePlace>(before.carried, after.carried, (one) => text([one.tenantId, one.serviceFamilyCode, one.meter])),
  ].flatMap(([was, is]) => is ?? was ?? []);
  const distinct = new Map(places.map((one) => [text([one.tenantId, one.serviceFamilyCode, one.meter]), one]));
  return [...distinct.values()].map((place) => {
    const { tenantId, serviceFamilyCode, meter } = place;
    const name = names.get(tenantId) ?? tenantId;
    const used = ({ readings, carried }: RunInput): bigint =>
      [...readings, ...carried].filter(isAt(place)).reduce((sum, { quantity }) => sum + quantity, 0n);
    const what = meterName(after, place);
    return change({
      kind: 'use',
      label: { de: `${name}: ${what.de}`, en: `${name}: ${what.en}` },
      text: { de: `Die Messwerte von ${name} haben sich geändert (${what.de}).`, en: `The readings of ${name} have changed (${what.en}).` },
      ...sides(used(before), used(after), (quantity, language) => quantityText(meter, quantity, language)),
      pools: poolsBy(after, ({ rule }) => metersOf(rule).includes(meter)),
      families: new Set([serviceFamilyCode]),
    });
  });
}

function agreementChanges(before: RunInput, after: RunInput): InputChange[] {
  const names = new Map([...before.members, ...after.members].map(({ tenantId, name }) => [tenantId, name]));
  const citations = ({ agreements }: RunInput) =>
    [...Map.groupBy(agreements, ({ tenantId }) => tenantId)].map(([id, list]) => ({ id, list }));
  return differing(citations(before), citations(after), ({ id }) => id).map(([was, is]) => {
    const name = names.get(is?.id ?? was?.id ?? '') ?? '';
    return change({
      kind: 'agreement',
      label: named(name),
      text: { de: `Vereinbarung oder Umsatzsteuer von ${name} gilt anders.`, en: `Agreement or VAT rule of ${name} holds otherwise.` },
    });
  });
}

function countChanges(before: RunInput, after: RunInput): InputChange[] {
  const names = new Map([...before.members, ...after.members].map(({ tenantId, name }) => [tenantId, name]));
  return differing(before.counts, after.counts, (one) => text([one.tenantId, one.stock, one.on])).map(([was, is]) => {
    const name = names.get(is?.tenantId ?? was?.tenantId ?? '') ?? '';
    const { stock = '', on } = is ?? was ?? {};
    const day = (language: 'de' | 'en') => (on ? dayText(on, language) : '');
    return change({
      kind: 'count',
      label: { de: `${name}: ${stock} am ${day('de')}`, en: `${name}: ${stock} on ${day('en')}` },
      text: {
        de: `Die Zählung „${stock}“ von ${name} hat sich geändert.`,
        en: `The count “${stock}” of ${name} has changed.`,
      },
      ...sides(was?.value ?? null, is?.value ?? null, numberText),
    });
  });
}

function chargeChanges(before: RunInput, after: RunInput): InputChange[] {
  return differing(before.directCharges, after.directCharges, ({ id }) => id).map(([was, is]) => {
    const { id = '', label = '' } = is ?? was ?? {};
    return change({
      kind: 'directCharge',
      label: named(label),
      text: { de: `Die Direktkosten „${label}“ haben sich geändert.`, en: `The direct charge “${label}” has changed.` },
      ...sides(was?.amountCents ?? null, is?.amountCents ?? null, euroText),
      chargeKey: chargeLineKey(id),
    });
  });
}

function otherChanges(before: RunInput, after: RunInput): InputChange[] {
  const found: InputChange[] = [];
  if (text(before.costCentres) !== text(after.costCentres)) {
    const cost = ({ costCentres }: RunInput): bigint | null =>
      costCentres?.centres.flatMap(({ costs }) => costs).reduce((sum, { amountCents }) => sum + amountCents, 0n) ?? null;
    found.push(
      change({
        kind: 'costCentres',
        label: { de: 'Hilfskostenstellen', en: 'Support cost centres' },
        text: { de: 'Die Verrechnung der Hilfskostenstellen hat sich geändert.', en: 'The support cost centres have changed.' },
        ...sides(cost(before), cost(after), euroText),
      }),
    );
  }
  if (text(before.nonMemberUses) !== text(after.nonMemberUses))
    found.push(
      change({
        kind: 'nonMembers',
        label: { de: 'Nutzung durch Dritte', en: 'Use by others than members' },
        text: { de: 'Was Dritte genutzt haben, hat sich geändert.', en: 'What others than members used has changed.' },
      }),
    );
  return found;
}

/** Everything that differs between two inputs of one period, each as a sentence with what it may have changed. */
export function inputChanges(given: RunInput, now: RunInput): InputChange[] {
  const [before, after] = [normaliseRunInput(given), normaliseRunInput(now)];
  return [poolChanges, keyChanges, memberChanges, useChanges, agreementChanges, countChanges, chargeChanges, otherChanges].flatMap((find) =>
    find(before, after),
  );
}
