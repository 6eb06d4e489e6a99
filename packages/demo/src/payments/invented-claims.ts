// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, centsToDecimal, formatCivilDate, germanIban } from '@kernel/core';
import { inventedFamilyName } from '../data/names.ts';
import type { Luck } from '../luck.ts';

/** Payers' accounts are at a bank that nobody has. */
const PAYERS = '99990040';
const CREDITORS = '99990050';

/** 'Muster Honigmuschel': visibly invented, and nobody of the staff. */
export const inventedPayer = (luck: Luck): string => `Muster ${inventedFamilyName(luck)}`;

export const CREDITOR_NAMES = [
  'Beispiel Bau GmbH',
  'Exempel Bürobedarf KG',
  'Probe Gebäudetechnik AG',
  'Versuch & Söhne Gartenbau GmbH',
  'Vorlage Druck eG',
  'Schaufenster Reinigung OHG',
] as const;

export const creditorIban = (name: string): string => {
  const place = (CREDITOR_NAMES as readonly string[]).indexOf(name);
  return germanIban(CREDITORS, String(2_000_000 + place));
};

/** ISO 7064 MOD 11,10. */
function withCheckDigit(digits: string): string {
  let rest = 10;
  for (const digit of digits) {
    rest = (rest + Number(digit)) % 10 || 10;
    rest = (rest * 2) % 11;
  }
  return digits + String((11 - rest) % 10);
}

const KINDS = [
  { code: '51', what: 'Grundbesitzabgaben', weight: 46, amounts: null },
  { code: '53', what: 'Hundesteuer', weight: 12, amounts: [9_600] },
  { code: '55', what: 'Kita-Beitrag', weight: 18, amounts: [6_400, 9_200, 12_800, 17_500, 23_100] },
  { code: '57', what: 'Verwarnungsgeld', weight: 14, amounts: [1_500, 2_000, 3_000, 3_500, 5_500] },
  { code: '58', what: 'Verwaltungsgebühr', weight: 10, amounts: null },
] as const;

interface ListedRow {
  readonly key: string;
  readonly reference: string;
  readonly name: string;
  readonly what: string;
  readonly iban: string;
  readonly cents: bigint;
  readonly dueOn: CivilDate;
}

const HEADER = 'Beleg;Kassenzeichen;Name;Gegenstand;IBAN;Betrag;Offen;Fällig am';
const euro = (cents: bigint): string => centsToDecimal(cents as never).replace('.', ',');

export const itemList = (rows: readonly ListedRow[]): string =>
  [
    HEADER,
    ...rows.map(({ key, reference, name, what, iban, cents, dueOn }) =>
      [key, reference, name, what, iban, euro(cents), euro(cents), formatCivilDate(dueOn)].join(';'),
    ),
  ].join('\r\n');

/** What people owe a municipality; some owe twice the same, some pay from an account that nobody knows. */
export function inventedClaims(luck: Luck, count: number, first: number, from: CivilDate): ListedRow[] {
  const rows: ListedRow[] = [];
  for (let index = 0; index < count; index++) {
    const { code, what, amounts } = luck.weighted(KINDS, ({ weight }) => weight);
    const cents = BigInt(amounts === null ? luck.between(2_000, 84_000) : luck.pick(amounts));
    const number = first + index;
    const row = {
      ...{ key: `F-${number}`, reference: withCheckDigit(`${code}${100_000_000 + number * 7}`), name: inventedPayer(luck), what, cents },
      ...{ iban: luck.chance(86) ? germanIban(PAYERS, String(1_000_000 + number)) : '', dueOn: addDays(from, luck.between(-12, 26)) },
    };
    rows.push(row);
  }
  return rows;
}

/** What suppliers are owed that collect by themselves. */
export function inventedDebts(luck: Luck, count: number, first: number, from: CivilDate): ListedRow[] {
  return Array.from({ length: count }, (_, index) => {
    const name = luck.pick(CREDITOR_NAMES);
    const number = first + index;
    return {
      ...{
        key: `K-${number}`,
        reference: withCheckDigit(`71${100_000_000 + number * 3}`),
        name,
        what: luck.pick(['Strom', 'Telefon', 'Wartung']),
      },
      ...{ iban: creditorIban(name), cents: BigInt(luck.between(8_000, 240_000)), dueOn: addDays(from, luck.between(-5, 20)) },
    };
  });
}
