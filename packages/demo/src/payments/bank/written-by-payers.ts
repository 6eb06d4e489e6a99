// SPDX-License-Identifier: EUPL-1.2
import type { Luck } from '../../luck.ts';

/** How somebody writes the reference; what each does is what real payers do. */
export const HANDS = ['clean', 'grouped', 'split', 'letters', 'among', 'swapped', 'missing', 'bare'] as const;
export type Hand = (typeof HANDS)[number];

const LEAD = ['Kassenzeichen ', 'KZ ', 'Kz. ', '', 'Ref ', 'KASSENZEICHEN: '];

function others(luck: Luck): string {
  return luck.pick([
    `Kd-Nr ${luck.between(10_000_000, 99_999_999)}`,
    `Tel 02400 ${luck.between(100_000, 999_999)}`,
    `vom ${luck.between(10, 28)}.0${luck.between(1, 9)}.`,
    `50${luck.between(100, 999)} Musterstadt`,
  ]);
}

function written(reference: string, hand: Hand, luck: Luck): string {
  const at = luck.between(3, reference.length - 3);
  switch (hand) {
    case 'grouped':
      return (reference.match(/.{1,4}/g) ?? []).join(luck.pick([' ', '.', '-', '/']));
    case 'split':
      return `${reference.slice(0, at)}\n${reference.slice(at)}`;
    case 'letters':
      return reference.replaceAll('0', 'O').replace('1', 'I');
    case 'swapped':
      return reference.slice(0, at) + reference[at + 1] + reference[at] + reference.slice(at + 2);
    case 'missing':
      return reference.slice(0, at) + reference.slice(at + 1);
    default:
      return reference;
  }
}

/** What stands on the line of a payment. */
export function remittanceOf(reference: string | null, subject: string | null, hand: Hand, luck: Luck): string {
  const named = hand === 'bare' || reference === null ? '' : `${luck.pick(LEAD)}${written(reference, hand, luck)}`;
  const parts = [named, luck.chance(55) ? (subject ?? '') : '', hand === 'among' ? others(luck) : ''].filter((part) => part !== '');
  return parts.length === 0 ? luck.pick(['Zahlung', 'Überweisung', 'Danke']) : parts.join(luck.pick([' ', ', ', ' / ']));
}
