// SPDX-License-Identifier: EUPL-1.2
import { type Canonical, canonicalJson } from '@kernel/core';
import { metersOf } from '../key-rule/rule-needs.ts';
import type { Bilingual } from '../metric.ts';
import { normaliseRunInput } from '../normalise-run-input.ts';
import { namelessKey, type RunInput } from '../run-input.ts';
import { chargeLineKey } from '../statement.ts';

/** Something that differs between two inputs, and what it may change. */
export interface InputChange {
  readonly text: Bilingual;
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

const change = (
  de: string,
  en: string,
  { pools = null, families = null, chargeKey = null }: Partial<Omit<InputChange, 'text'>> = {},
): InputChange => ({ text: { de, en }, pools, families, chargeKey });

/** Pools whose key reads one of these meters, or counts something. */
function poolsBy({ pools, keys }: RunInput, isMeant: (key: RunInput['keys'][number]) => boolean): Set<string> {
  const ids = new Set(keys.filter(isMeant).map(({ id }) => id));
  return new Set(pools.filter(({ keyId }) => ids.has(keyId)).map(({ id }) => id));
}

function poolChanges(before: RunInput, after: RunInput): InputChange[] {
  return differing(before.pools, after.pools, ({ id }) => id).map(([was, is]) => {
    const { id = '', name = '' } = is ?? was ?? {};
    return change(`Die Kosten von „${name}“ haben sich geändert.`, `The costs of “${name}” have changed.`, { pools: new Set([id]) });
  });
}

function keyChanges(before: RunInput, after: RunInput): InputChange[] {
  const plain = (input: RunInput) => input.keys.map((key) => ({ ...namelessKey(key), name: key.name }));
  return differing(plain(before), plain(after), ({ id, validFrom }) => `${id} ${validFrom}`).map(([was, is]) => {
    const { id = '', name = '' } = is ?? was ?? {};
    const pools = new Set([...before.pools, ...after.pools].filter(({ keyId }) => keyId === id).map((pool) => pool.id));
    const [old, now] = [was?.version, is?.version];
    const de =
      old === undefined ? `nun Fassung ${now}` : now === undefined ? `ohne Fassung ${old}` : `Fassung ${old} neu gefasst als ${now}`;
    const en =
      old === undefined ? `now version ${now}` : now === undefined ? `without version ${old}` : `version ${old} worded anew as ${now}`;
    return change(`Der Schlüssel „${name}“ gilt anders: ${de}.`, `The key “${name}” holds otherwise: ${en}.`, { pools });
  });
}

function memberChanges(before: RunInput, after: RunInput): InputChange[] {
  return differing(before.members, after.members, ({ tenantId }) => tenantId).flatMap(([was, is]) => {
    const { name = '' } = is ?? was ?? {};
    const found: InputChange[] = [];
    if (text(was?.validity ?? null) !== text(is?.validity ?? null))
      found.push(change(`Die Mitgliedschaft von ${name} hat sich geändert.`, `The membership of ${name} has changed.`));
    if (text(was?.populations ?? []) !== text(is?.populations ?? []))
      found.push(change(`Die Einwohnerzahl von ${name} hat sich geändert.`, `The number of inhabitants of ${name} has changed.`));
    return found;
  });
}

function useChanges(before: RunInput, after: RunInput): InputChange[] {
  const names = new Map([...before.members, ...after.members].map(({ tenantId, name }) => [tenantId, name]));
  const found = new Map<string, InputChange>();
  const all: [{ tenantId: string; serviceFamilyCode: string; meter: string } | null, unknown][] = [
    ...differing(before.readings, after.readings, (one) => text([one.tenantId, one.serviceFamilyCode, one.meter, one.month])),
    ...differing(before.carried, after.carried, (one) => text([one.tenantId, one.serviceFamilyCode, one.meter])),
  ].map(([was, is]) => [is ?? was, null]);
  for (const [place] of all) {
    if (!place) continue;
    const { tenantId, serviceFamilyCode, meter } = place;
    const name = names.get(tenantId) ?? tenantId;
    const pools = poolsBy(after, ({ rule }) => metersOf(rule).includes(meter));
    const texts = [
      `Die Messwerte von ${name} haben sich geändert (${meter}).`,
      `The readings of ${name} have changed (${meter}).`,
    ] as const;
    found.set(text([tenantId, serviceFamilyCode, meter]), change(...texts, { pools, families: new Set([serviceFamilyCode]) }));
  }
  return [...found.values()];
}

function otherChanges(before: RunInput, after: RunInput): InputChange[] {
  const names = new Map([...before.members, ...after.members].map(({ tenantId, name }) => [tenantId, name]));
  const citations = ({ agreements }: RunInput) =>
    [...Map.groupBy(agreements, ({ tenantId }) => tenantId)].map(([id, list]) => ({ id, list }));
  const agreements = differing(citations(before), citations(after), ({ id }) => id).map(([was, is]) => {
    const name = names.get(is?.id ?? was?.id ?? '') ?? '';
    return change(`Vereinbarung oder Umsatzsteuer von ${name} gilt anders.`, `Agreement or VAT rule of ${name} holds otherwise.`);
  });
  const counts = differing(before.counts, after.counts, (one) => text([one.tenantId, one.stock, one.on])).map(([was, is]) => {
    const name = names.get(is?.tenantId ?? was?.tenantId ?? '') ?? '';
    const stock = is?.stock ?? was?.stock ?? '';
    return change(`Die Zählung „${stock}“ von ${name} hat sich geändert.`, `The count “${stock}” of ${name} has changed.`);
  });
  const charges = differing(before.directCharges, after.directCharges, ({ id }) => id).map(([was, is]) => {
    const { id = '', label = '' } = is ?? was ?? {};
    const chargeKey = chargeLineKey(id);
    return change(`Die Direktkosten „${label}“ haben sich geändert.`, `The direct charge “${label}” has changed.`, { chargeKey });
  });
  const single = (isChanged: boolean, de: string, en: string): InputChange[] => (isChanged ? [change(de, en)] : []);
  return [
    ...agreements,
    ...counts,
    ...charges,
    ...single(
      text(before.costCentres) !== text(after.costCentres),
      'Die Verrechnung der Vorkostenstellen hat sich geändert.',
      'The support cost centres have changed.',
    ),
    ...single(
      text(before.nonMemberUses) !== text(after.nonMemberUses),
      'Was Dritte genutzt haben, hat sich geändert.',
      'What others than members used has changed.',
    ),
  ];
}

/** Everything that differs between two inputs of one period, each as a sentence with what it may have changed. */
export function inputChanges(given: RunInput, now: RunInput): InputChange[] {
  const [before, after] = [normaliseRunInput(given), normaliseRunInput(now)];
  return [
    ...poolChanges(before, after),
    ...keyChanges(before, after),
    ...memberChanges(before, after),
    ...useChanges(before, after),
    ...otherChanges(before, after),
  ];
}
