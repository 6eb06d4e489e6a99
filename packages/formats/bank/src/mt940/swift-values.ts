// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, daysBetween, parseCivilDate, parseIban } from '@kernel/core';
import { exactCents } from '../exact-amount.ts';
import type { FindingList } from '../finding-list.ts';
import type { Balance, StatementAccount } from '../statement.ts';
import type { SwiftField } from './swift-fields.ts';

/** 'YYMMDD'; banks began with these messages in the eighties. */
export function swiftDay(text: string): CivilDate | null {
  if (!/^\d{6}$/.test(text)) return null;
  const century = Number(text.slice(0, 2)) >= 80 ? '19' : '20';
  return parseCivilDate(`${century}${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4)}`);
}

/** The booking day has no year: it is the one that lies nearest to the value day. */
export function nearestDay(monthAndDay: string, value: CivilDate): CivilDate | null {
  const year = Number(value.slice(0, 4));
  const days = [year - 1, year, year + 1]
    .map((one) => parseCivilDate(`${String(one).padStart(4, '0')}-${monthAndDay.slice(0, 2)}-${monthAndDay.slice(2)}`))
    .filter((day) => day !== null);
  const distance = (day: CivilDate): number => Math.abs(daysBetween(value, day));
  return days.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

const BALANCES: Readonly<Record<string, readonly [code: string, interim: boolean]>> = {
  '60F': ['OPBD', false],
  '60M': ['OPBD', true],
  '62F': ['CLBD', false],
  '62M': ['CLBD', true],
  '64': ['CLAV', false],
  '65': ['FWAV', false],
};

export const isBalanceTag = (tag: string): boolean => tag in BALANCES;

/** ':60F:C200101EUR444,29' */
export function swiftBalance({ tag, lines, line }: SwiftField, findings: FindingList): Balance | null {
  const text = lines.join('').trim();
  const [, mark, date = '', currency = null, amount = ''] = /^([CD])(\d{6})([A-Z]{3})(.*)$/.exec(text) ?? [];
  const [code, interim] = BALANCES[tag] ?? ['', false];
  if (mark === undefined) {
    findings.add('LINE_UNREADABLE', line, `:${tag}:`, { given: text.slice(0, 60) });
    return null;
  }
  const day = swiftDay(date);
  if (day === null) findings.add('DATE_UNREADABLE', line, `:${tag}:`, { given: date });
  const read = exactCents(amount, ',');
  if (!read.ok) findings.add(read.error, line, `:${tag}:`, { given: amount.slice(0, 40) });
  return { code, interim, amountCents: read.ok ? (mark === 'D' ? -read.value : read.value) : null, currency, day, line };
}

/** ':25:' holds an IBAN, an IBAN with its currency, or bank code and account number. */
export function swiftAccount(text: string, currency: string | null): StatementAccount {
  const number = text.trim();
  const silent = { currency, owner: null, bic: null };
  const withCurrency = /^(.*\S)\s*([A-Z]{3})$/.exec(number);
  for (const [iban, own] of [[number, currency] as const, [withCurrency?.[1] ?? '', withCurrency?.[2] ?? null] as const]) {
    const read = parseIban(iban);
    if (read.ok) return { ...silent, id: read.value, iban: read.value, other: null, currency: currency ?? own };
  }
  if (/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(number)) return { ...silent, id: number, iban: number, other: null };
  return { ...silent, id: number, iban: null, other: number === '' ? null : number };
}
