// SPDX-License-Identifier: EUPL-1.2
import { choiceInput, idInput } from '@platform/use-case';
import { z } from 'zod';

/** What a column of a list may be. */
export const ITEM_FIELDS = ['externalKey', 'reference', 'subject', 'partnerName', 'iban', 'amount', 'open', 'dueOn'] as const;
export type ItemField = (typeof ITEM_FIELDS)[number];
export const NEEDED_FIELDS: readonly ItemField[] = ['externalKey', 'amount', 'dueOn'];

export const ITEM_SUBJECTS = ['receivables', 'payables'] as const;
export type ItemSubject = (typeof ITEM_SUBJECTS)[number];

const columnName = z.string().trim().max(120).default('');

/** How a municipality's accounting system writes a list: which column is what, and how days and amounts look. */
export const mappingInput = z.object({
  format: choiceInput('ListFormat', ['csv', 'xlsx']),
  separator: choiceInput('ListSeparator', ['semicolon', 'comma', 'tab', 'pipe']),
  encoding: choiceInput('ListEncoding', ['detect', 'utf8']),
  dateForm: choiceInput('ListDateForm', ['dmy', 'ymd', 'compact']),
  decimalSign: choiceInput('ListDecimalSign', ['comma', 'point']),
  /** Row in which the names of the columns stand, from 1. */
  headerRow: z.int().min(1).max(50),
  /** Whether the list holds all that is open: what it lacks is gone. */
  fullList: z.boolean(),
  /** What is paid out or overpaid stands in the list as a negative amount: passed over, or a fault. */
  skipNegative: z.boolean(),
  /** Where the items stand in the books. */
  ledgerAccountId: idInput<'LedgerAccountId'>(),
  externalKey: columnName,
  reference: columnName,
  subject: columnName,
  partnerName: columnName,
  iban: columnName,
  amount: columnName,
  open: columnName,
  dueOn: columnName,
});
export type ItemMapping = z.output<typeof mappingInput>;
