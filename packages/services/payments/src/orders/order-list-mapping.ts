// SPDX-License-Identifier: EUPL-1.2
import { choiceInput, idInput } from '@platform/use-case';
import { z } from 'zod';

/** What a column of a list of orders may be. The payee is named by its number or by its account. */
export const ORDER_FIELDS = ['payee', 'iban', 'amount', 'dueOn', 'remittance', 'voucher'] as const;
export type OrderField = (typeof ORDER_FIELDS)[number];
export const NEEDED_ORDER_FIELDS: readonly OrderField[] = ['amount', 'dueOn', 'voucher'];

const columnName = z.string().trim().max(120).default('');

/** How a municipality's accounting system writes its orders: which column is what, and how days and amounts look. */
export const orderMappingInput = z.object({
  /** From which all of them are paid. */
  bankAccountId: idInput<'BankAccountId'>(),
  format: choiceInput('ListFormat', ['csv', 'xlsx']),
  separator: choiceInput('ListSeparator', ['semicolon', 'comma', 'tab', 'pipe']),
  encoding: choiceInput('ListEncoding', ['detect', 'utf8']),
  dateForm: choiceInput('ListDateForm', ['dmy', 'ymd', 'compact']),
  decimalSign: choiceInput('ListDecimalSign', ['comma', 'point']),
  /** Row in which the names of the columns stand, from 1. */
  headerRow: z.int().min(1).max(50),
  ...{ payee: columnName, iban: columnName, amount: columnName, dueOn: columnName, remittance: columnName, voucher: columnName },
});
export type OrderMapping = z.output<typeof orderMappingInput>;
