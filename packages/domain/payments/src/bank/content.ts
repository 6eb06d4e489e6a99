// SPDX-License-Identifier: EUPL-1.2
import type { BankLine } from './bank-line.ts';

const FOLDED: Readonly<Record<string, string>> = { Ä: 'AE', Ö: 'OE', Ü: 'UE', ß: 'SS', ẞ: 'SS' };

/** Letters and digits alone, as capitals: banks break, cut and space a text differently in every format. */
export const foldText = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[ÄÖÜßẞ]/g, (letter) => FOLDED[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^A-Z0-9]/g, '');

/** What makes a line the same content as another one of its account and day. */
export const contentOf = ({ amountCents, currency, text, references, iban }: BankLine): string =>
  [amountCents, currency, foldText(text), foldText(references.endToEndId ?? ''), iban ?? ''].join('|');
