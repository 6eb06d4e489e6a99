// SPDX-License-Identifier: EUPL-1.2
import { centsToDecimal } from '@kernel/core';
import { type BankEntry, closingOf, type DayOfAccount } from './statement.ts';

const PIECE = 27;
const MOST_PIECES = 10;
const KINDS: Readonly<Record<string, string>> = { '116': 'EINZEL-UEBERWEISUNG', '166': 'GUTSCHRIFT', '808': 'ENTGELTABSCHLUSS' };

const short = (day: string): string => day.slice(2).replaceAll('-', '');
const amount = (cents: bigint): string => centsToDecimal((cents < 0n ? -cents : cents) as never).replace('.', ',');
const side = (cents: bigint): 'C' | 'D' => (cents < 0n ? 'D' : 'C');
/** MT940 knows no umlauts, and the question mark parts its fields. */
const plain = (text: string): string =>
  text
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('Ä', 'Ae')
    .replaceAll('Ö', 'Oe')
    .replaceAll('Ü', 'Ue')
    .replaceAll('ß', 'ss')
    .replaceAll('§', 'Par.')
    .replaceAll('–', '-')
    .replaceAll('?', '.');

function pieces(text: string): string[] {
  const found: string[] = [];
  for (const line of text.split('\n')) for (let at = 0; at < line.length; at += PIECE) found.push(line.slice(at, at + PIECE));
  return found;
}

/** The fields ?20 to ?29 as German banks fill them: the ids under their marks, then what the payer wrote. */
function information({ gvc, endToEndId, text, name, iban }: BankEntry): string {
  const marked = endToEndId === null ? [] : [`EREF+${endToEndId}`];
  const purpose = [...marked, ...pieces(`SVWZ+${plain(text)}`)].slice(0, MOST_PIECES);
  const fields = [
    `?00${KINDS[gvc] ?? 'BUCHUNG'}`,
    '?10931',
    ...purpose.map((piece, at) => `?${20 + at}${piece}`),
    ...(iban === null ? [] : [`?31${iban}`]),
    ...(name === null ? [] : pieces(plain(name)).map((piece, at) => `?${32 + at}${piece}`)),
  ].join('');
  const lines = fields.match(/.{1,61}/gs) ?? [];
  return `:86:${gvc}${lines.join('\r\n')}`;
}

function entryText(entry: BankEntry, day: string): string {
  const booked = short(day);
  return `:61:${booked}${booked.slice(2)}${side(entry.cents)}R${amount(entry.cents)}NTRFNONREF\r\n${information(entry)}`;
}

const balance = (field: string, cents: bigint, day: string): string => `:${field}:${side(cents)}${short(day)}EUR${amount(cents)}`;

function dayText(day: DayOfAccount): string {
  const number = String(day.sequence).padStart(5, '0');
  return [
    ':20:STARTUMS',
    `:25:${day.iban.slice(4, 12)}/${day.iban.slice(12)}`,
    `:28C:${number}/001`,
    balance('60F', day.openingCents, day.day),
    ...day.entries.map((entry) => entryText(entry, day.day)),
    balance('62F', closingOf(day), day.day),
    '-',
  ].join('\r\n');
}

/** MT940, which banks gave up in November 2025 and some still send. */
export const swiftStatement = (days: readonly DayOfAccount[]): string => `${days.map(dayText).join('\r\n')}\r\n`;
