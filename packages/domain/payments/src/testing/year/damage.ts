// SPDX-License-Identifier: EUPL-1.2
import type { Chance } from './random.ts';

/** What a payer or a bank does to the reference, of ten thousand payments each. */
export const DAMAGE = {
  none: 400,
  grouped: 1_500,
  split: 400,
  letterO: 150,
  letterI: 80,
  swapped: 100,
  wrongDigit: 70,
  missingDigit: 50,
  doubledDigit: 30,
  oldReference: 30,
  someoneElses: 2,
  otherNumbers: 2_000,
} as const;

const replaceAt = (text: string, at: number, by: string): string => text.slice(0, at) + by + text.slice(at + 1);

function mistyped(reference: string, luck: Chance): string {
  let typed = reference;
  const at = luck.below(typed.length - 1);
  if (luck.in10000(DAMAGE.swapped)) typed = typed.slice(0, at) + typed[at + 1] + typed[at] + typed.slice(at + 2);
  if (luck.in10000(DAMAGE.wrongDigit)) typed = replaceAt(typed, at, String((Number(typed[at]) + 1 + luck.below(9)) % 10));
  if (luck.in10000(DAMAGE.missingDigit)) typed = replaceAt(typed, at, '');
  if (luck.in10000(DAMAGE.doubledDigit)) typed = replaceAt(typed, at, `${typed[at]}${typed[at]}`);
  if (luck.in10000(DAMAGE.letterO)) typed = typed.replaceAll('0', 'O');
  if (luck.in10000(DAMAGE.letterI)) typed = typed.replaceAll('1', luck.pick(['I', 'l']));
  return typed;
}

/** As payers write it: in groups of three or four, with whatever between them. */
function grouped(reference: string, luck: Chance): string {
  const size = 3 + luck.below(2);
  const between = luck.pick([' ', '.', '-', ' - ', '/']);
  return (reference.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(between);
}

function writtenReference(reference: string, luck: Chance): string {
  let text = mistyped(reference, luck);
  if (luck.in10000(DAMAGE.grouped)) text = grouped(text, luck);
  if (luck.in10000(DAMAGE.split)) {
    const at = 1 + luck.below(text.length - 1);
    text = `${text.slice(0, at)}\n${text.slice(at)}`;
  }
  return text;
}

const LEAD = ['Kassenzeichen ', 'KZ ', 'Kz.', 'Az. ', '', '', 'Ref ', 'Rechnung Nr. ', 'KASSENZEICHEN:'];

function otherNumber(luck: Chance): string {
  const digits = (count: number): string => Array.from({ length: count }, () => luck.below(10)).join('');
  return luck.pick([
    () => `vom ${1 + luck.below(28)}.0${1 + luck.below(9)}.2026`,
    () => `Kd-Nr ${digits(8)}`,
    () => `Tel 0171 ${digits(7)}`,
    () => `DATUM ${digits(2)}.11.2026, ${digits(2)}.35 UHR`,
    () => `Kunde ${digits(12)}`,
    () => `${digits(5)} Musterstadt, Beispielweg ${1 + luck.below(90)}`,
  ])();
}

/** The remittance information around the references that the payer wrote. */
export function writtenText(what: string, references: readonly string[], luck: Chance): string {
  const written = references
    .map((reference) => `${luck.pick(LEAD)}${writtenReference(reference, luck)}`)
    .join(luck.pick([', ', ' + ', ' ', '\n']));
  const parts = [written];
  if (luck.in10000(6_000)) parts.push(what);
  if (luck.in10000(DAMAGE.otherNumbers)) parts.push(otherNumber(luck));
  if (luck.in10000(5_000)) parts.reverse();
  return parts.filter((part) => part !== '').join(luck.pick([' ', ', ', '\n', ' // ']));
}
