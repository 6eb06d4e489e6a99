// SPDX-License-Identifier: EUPL-1.2

/** 'Münstereifel', 'Muenstereifel' and 'munstereifel' become the same: people search without the signs that they have no key for. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .replaceAll(/([aou])e/g, '$1');

const wordsOf = (text: string): readonly string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Whether every word of the query stands somewhere in the text. */
export const holdsWords = (text: string, query: string): boolean => wordsOf(query).every((word) => fold(text).includes(word));

/** Whether `typed` becomes `meant` by one sign more, one less, another one, or two neighbours swapped. */
function isOneSlip(typed: string, meant: string): boolean {
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start += 1;
  const [left, right] = [typed.slice(start), meant.slice(start)];
  return (
    left.slice(1) === right ||
    left === right.slice(1) ||
    left.slice(1) === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  );
}

/** Short words are too much alike to be guessed at. */
const GUESSED_FROM = 4;

/** As `holdsWords`, with one slip in each word of some length; a word may also be the beginning of a longer one. */
export function nearlyHoldsWords(text: string, query: string): boolean {
  const words = wordsOf(text);
  const isNear = (typed: string): boolean =>
    typed.length >= GUESSED_FROM &&
    words.some((word) => [typed.length - 1, typed.length, typed.length + 1].some((length) => isOneSlip(typed, word.slice(0, length))));
  return wordsOf(query).every((typed) => fold(text).includes(typed) || isNear(typed));
}
