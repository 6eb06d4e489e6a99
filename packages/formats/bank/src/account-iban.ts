// SPDX-License-Identifier: EUPL-1.2
import { germanIban } from '@kernel/core';
import type { StatementAccount } from './statement.ts';

/** The IBAN of an account, also where an older format names a German bank code and number instead ('12030000/0000202051'); null where neither is there. */
export function accountIban({ iban, other }: Pick<StatementAccount, 'iban' | 'other'>): string | null {
  if (iban !== null) return iban;
  const [, bankCode, number] = /^(\d{8})\/(\d{1,10})(?!\d)/.exec(other ?? '') ?? [];
  return bankCode === undefined || number === undefined ? null : germanIban(bankCode, number);
}
