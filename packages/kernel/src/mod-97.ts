// SPDX-License-Identifier: EUPL-1.2

/** Remainder by 97 of digits and letters, A counting as 10 to Z as 35 in any case (ISO 7064 MOD 97-10). */
export function remainder97(text: string): number {
  let rest = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
