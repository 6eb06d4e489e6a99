// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import { exactCents } from '../exact-amount.ts';
import type { FindingList } from '../finding-list.ts';
import type { Charge, EntryStatus, MoneyText } from '../statement.ts';
import type { SwiftField } from './swift-fields.ts';
import { nearestDay, swiftDay } from './swift-values.ts';

/** What a ':61:' says, before its ':86:'. */
export interface StatementLine {
  readonly line: number;
  readonly amountCents: bigint | null;
  readonly bookingDay: CivilDate | null;
  readonly valueDay: CivilDate | null;
  readonly status: EntryStatus;
  readonly reversal: boolean;
  readonly swift: string;
  readonly customerReference: string | null;
  readonly bankReference: string | null;
  readonly supplement: string | null;
  readonly originalAmount: MoneyText | null;
  readonly charges: readonly Charge[];
}

/** Signs by mark: the reversal of a credit (RC) takes money away, that of a debit (RD) gives it back; EC, ED are expected ones. */
const MARKS: Readonly<Record<string, readonly [sign: 1n | -1n, reversal: boolean, status: EntryStatus]>> = {
  C: [1n, false, 'BOOK'],
  D: [-1n, false, 'BOOK'],
  RC: [-1n, true, 'BOOK'],
  RD: [1n, true, 'BOOK'],
  EC: [1n, false, 'PDNG'],
  ED: [-1n, false, 'PDNG'],
};

/** Value day, booking day, mark, funds code (the third letter of the currency: 'DR6,00' is a debit of euro), amount, code, references. */
const SHAPE = /^(\d{6})(\d{4})?(RC|RD|EC|ED|C|D)([A-Z])?([\d.,]+)([A-Z][A-Z0-9]{3})(.*)$/s;

function money(name: string, text: string): MoneyText | null {
  const [, currency, amount] = new RegExp(`/${name}/([A-Z]{3})([\\d,]+)`).exec(text) ?? [];
  if (currency === undefined || amount === undefined) return null;
  const read = exactCents(amount, ',');
  return { text: amount, currency, cents: read.ok ? read.value : null };
}

/** Null, with a finding, where the line is not built as a statement line: nobody guesses at amounts. @param entry its number, from 1 */
export function readStatementLine({ lines, line }: SwiftField, entry: number, findings: FindingList): StatementLine | null {
  const [first = '', ...more] = lines;
  const [, value = '', booking, mark = '', , amount = '', swift = '', references = ''] = SHAPE.exec(first.trimEnd()) ?? [];
  const [sign, reversal, status] = MARKS[mark] ?? [];
  if (sign === undefined || reversal === undefined || status === undefined) {
    findings.add('LINE_UNREADABLE', line, ':61:', { given: first.slice(0, 60) });
    return null;
  }
  const valueDay = swiftDay(value);
  const bookingDay =
    booking === undefined ? valueDay : nearestDay(booking, valueDay ?? swiftDay(`${value.slice(0, 4)}01`) ?? ('' as CivilDate));
  if (valueDay === null) findings.add('DATE_UNREADABLE', line, ':61:', { given: value, entry });
  if (bookingDay === null && booking !== undefined) findings.add('DATE_UNREADABLE', line, ':61:', { given: booking, entry });
  const read = exactCents(amount, ',');
  if (!read.ok) findings.add(read.error, line, ':61:', { given: amount.slice(0, 40) });
  if (read.ok && read.value === 0n) findings.add('AMOUNT_ZERO', line, ':61:');
  const [customer = '', bank = ''] = references.split('//');
  const supplement = more.join(' ').trim();
  const charges = money('CHGS', supplement);
  return {
    line,
    amountCents: read.ok ? sign * read.value : null,
    bookingDay,
    valueDay,
    status,
    reversal,
    swift,
    customerReference: ['', 'NONREF'].includes(customer.trim()) ? null : customer.trim(),
    bankReference: bank.trim() || null,
    supplement: supplement || null,
    originalAmount: money('OCMT', supplement),
    charges: charges === null ? [] : [{ ...charges, direction: null }],
  };
}
