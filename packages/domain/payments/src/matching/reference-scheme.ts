// SPDX-License-Identifier: EUPL-1.2

/** How a municipality builds its reference numbers (Kassenzeichen): its own data, no standard says it. */
export interface ReferenceScheme {
  /** Digits with the check digit. */
  readonly length: number;
  /** ISO 7064 MOD 11,10; the modulus 10 of ISO/IEC 7812 (Luhn); none. */
  readonly check: 'mod11-10' | 'mod10' | 'none';
}

function mod1110(digits: string): boolean {
  let rest = 10;
  for (let at = 0; at < digits.length - 1; at++) {
    rest = (rest + digits.charCodeAt(at) - 48) % 10 || 10;
    rest = (rest * 2) % 11;
  }
  return (rest + digits.charCodeAt(digits.length - 1) - 48) % 10 === 1;
}

function mod10(digits: string): boolean {
  let sum = 0;
  for (let at = digits.length - 1, twice = false; at >= 0; at--, twice = !twice) {
    const value = (digits.charCodeAt(at) - 48) * (twice ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** Whether digits of the right number end with their check digit. */
export function isReference(digits: string, { length, check }: ReferenceScheme): boolean {
  if (digits.length !== length) return false;
  if (check === 'none') return true;
  return check === 'mod10' ? mod10(digits) : mod1110(digits);
}
