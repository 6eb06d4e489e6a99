// SPDX-License-Identifier: EUPL-1.2
import type { Brand } from './brand.ts';
import { invariant } from './invariant.ts';
import { remainder97 } from './mod-97.ts';
import { err, ok, type Result } from './result.ts';

/** An account number with right length and check digits, without spaces, in capitals. */
export type Iban = Brand<string, 'Iban'>;

export type IbanError = 'IBAN_CHARACTERS' | 'IBAN_COUNTRY' | 'IBAN_LENGTH' | 'IBAN_CHECK_DIGITS';

/** Length by country of the SEPA area; source: ISO 13616 register (SWIFT), EPC list of SEPA countries. */
const LENGTHS: Readonly<Record<string, number>> = {
  ...{ AD: 24, AL: 28, AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27, GB: 22, GI: 23 },
  ...{ GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, MC: 27, MD: 24, ME: 22, MK: 19, MT: 31, NL: 18 },
  ...{ NO: 15, PL: 28, PT: 25, RO: 24, RS: 22, SE: 24, SI: 19, SK: 24, SM: 27, VA: 22 },
};

/** Of the number with its first four characters moved to the end. */
const remainderOf = (iban: string): number => remainder97(iban.slice(4) + iban.slice(0, 4));

/** Reads an IBAN with or without spaces, in any case. */
export function parseIban(text: string): Result<Iban, IbanError> {
  const iban = text.replace(/\s/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban)) return err('IBAN_CHARACTERS');
  const length = LENGTHS[iban.slice(0, 2)];
  if (length === undefined) return err('IBAN_COUNTRY');
  if (iban.length !== length) return err('IBAN_LENGTH');
  // 00, 01 and 99 can leave the right remainder and are still never assigned.
  if (remainderOf(iban) !== 1 || ['00', '01', '99'].includes(iban.slice(2, 4))) return err('IBAN_CHECK_DIGITS');
  return ok(iban as Iban);
}

/** Builds the IBAN of a German account: 8 digits bank code, up to 10 digits account. */
export function germanIban(bankCode: string, account: string): Iban {
  invariant(/^\d{8}$/.test(bankCode) && /^\d{1,10}$/.test(account), 'bank code of 8 digits and account of up to 10');
  const bban = bankCode + account.padStart(10, '0');
  return `DE${String(98 - remainderOf(`DE00${bban}`)).padStart(2, '0')}${bban}` as Iban;
}

/** 'DE02 1203 0000 0000 2020 51' */
export const formatIban = (iban: Iban): string => iban.replace(/(.{4})(?=.)/g, '$1 ');
