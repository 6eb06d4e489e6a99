// SPDX-License-Identifier: EUPL-1.2
import { err, MAX_CENTS, ok, type Result } from '@kernel/core';

export type ExactAmountError = 'AMOUNT_TOO_MANY_DECIMALS' | 'AMOUNT_UNREADABLE' | 'AMOUNT_TOO_LARGE';

/**
 * The amount of a bank's file, without a sign: '01.00', '474.4', '6,', '.5'. More than two decimals are unreadable, zeros too:
 * whether 1.500 is one and a half or fifteen hundred is the bank's to say.
 * @param mark the decimal mark of the format
 */
export function exactCents(text: string, mark: '.' | ','): Result<bigint, ExactAmountError> {
  const at = text.indexOf(mark);
  const whole = at < 0 ? text : text.slice(0, at);
  const decimals = at < 0 ? '' : text.slice(at + 1);
  if (!/^\d+$/.test(whole + decimals)) return err('AMOUNT_UNREADABLE');
  if (decimals.length > 2) return err('AMOUNT_TOO_MANY_DECIMALS');
  if (whole.length > 18) return err('AMOUNT_TOO_LARGE');
  const value = BigInt(whole + decimals.padEnd(2, '0'));
  return value > MAX_CENTS ? err('AMOUNT_TOO_LARGE') : ok(value);
}
