// SPDX-License-Identifier: EUPL-1.2
import type { BankLine, BankStatement } from '@domain/payments';
import { accountIban, type Entry, type Statement } from '@formats/bank';
import { byText, type CivilDate, cents, civilDate, parseIban } from '@kernel/core';
import type { FiledStatement } from './bank-files.ts';

/** Nobody's: files on a command line belong to no member. */
const TENANT = 'file';
/** Where a bank gives no day at all; a finding says so. */
const NO_DAY = civilDate('1900-01-01');

const KINDS = { 'end-of-day': 'endOfDay', intraday: 'intraday', notification: 'notification' } as const;

/** A statement as the rules of payments take it, and the bookings behind its lines. */
export interface MappedStatement {
  readonly filed: FiledStatement;
  readonly statement: BankStatement;
  readonly entries: ReadonlyMap<string, Entry>;
  /** Bookings whose amount cannot be read: nothing is proved with them. */
  readonly unreadable: number;
  /** Announced and not booked. */
  readonly pending: number;
}

/** One and the same for files of all formats that tell of it. */
const accountKey = ({ account }: Statement): string => accountIban(account) ?? account.id;

const isBooked = ({ status }: Entry): boolean => status === 'BOOK' || status === 'UNKNOWN';

function textOf({ details, additional }: Entry): string {
  const lines = details.flatMap(({ remittanceLines, structuredReferences }) => [
    ...remittanceLines,
    ...structuredReferences.map(({ reference }) => reference),
  ]);
  return lines.length > 0 ? lines.join('\n') : (additional ?? '');
}

function batchCountOf({ batches, details }: Entry): number | null {
  const told = batches.reduce((sum, { count }) => sum + (count ?? 0), 0);
  return told > 0 ? told : details.length > 1 ? details.length : null;
}

function lineOf(entry: Entry, amountCents: bigint, id: string, statement: Statement, day: CivilDate): BankLine {
  const [detail] = entry.details;
  const [batch] = entry.batches;
  const iban = parseIban(detail?.party.iban ?? '');
  const bookingDay = entry.bookingDay ?? entry.valueDay ?? day;
  return {
    id,
    tenantId: TENANT,
    bankAccountId: accountKey(statement),
    bookingDay,
    valueDay: entry.valueDay ?? bookingDay,
    amountCents: cents(amountCents),
    currency: entry.currency ?? '',
    references: {
      endToEndId: detail?.endToEndId ?? null,
      paymentInfoId: batch?.paymentInformationId ?? detail?.paymentInformationId ?? null,
      messageId: batch?.messageId ?? detail?.messageId ?? null,
      mandateId: detail?.mandateId ?? null,
      bankReference: entry.bankReference,
    },
    text: textOf(entry),
    name: detail?.party.name ?? null,
    iban: iban.ok ? iban.value : null,
    batchCount: batchCountOf(entry),
    gvc: entry.code.gvc,
    returnReason: detail?.returnReason?.code ?? null,
  };
}

/** '00012' → 12; '00000' and what is no number are none. */
function sequenceOf({ electronicSequence, legalSequence }: Statement): number | null {
  const text = electronicSequence ?? legalSequence ?? '';
  return /^\d{1,15}$/.test(text) && Number(text) > 0 ? Number(text) : null;
}

/** @param index of the statement among all that were given */
export function mapStatement(filed: FiledStatement, index: number): MappedStatement {
  const { statement } = filed;
  const booked = statement.entries.filter(isBooked);
  const days = booked.flatMap(({ bookingDay }) => bookingDay ?? []).sort();
  const closing = statement.balances.find(({ code }) => code === 'CLBD')?.day ?? statement.to ?? days.at(-1) ?? NO_DAY;
  const entries = new Map(booked.map((entry) => [`${index}/${entry.number}`, entry]));
  const lines = [...entries].flatMap(([id, entry]) =>
    entry.amountCents === null ? [] : [lineOf(entry, entry.amountCents, id, statement, closing)],
  );
  return {
    filed,
    entries,
    unreadable: booked.length - lines.length,
    pending: statement.entries.length - booked.length,
    statement: {
      id: String(index),
      tenantId: TENANT,
      bankAccountId: accountKey(statement),
      currency: statement.account.currency ?? '',
      kind: KINDS[statement.kind],
      sequence: sequenceOf(statement),
      fromDay: days[0] ?? closing,
      toDay: closing,
      balances: statement.balances.flatMap(({ code, amountCents, currency, day }) =>
        amountCents === null ? [] : [{ code, amountCents: cents(amountCents), currency: currency ?? '', day: day ?? closing }],
      ),
      lines,
      fileHash: filed.file,
    },
  };
}

/** What one statement says, to tell a copy of it from another one. */
const contentOf = ({ statement }: MappedStatement): string =>
  [
    statement.bankAccountId,
    statement.toDay,
    ...statement.balances.filter(({ code }) => code === 'CLBD' || code === 'OPBD').map(({ code, amountCents }) => `${code}${amountCents}`),
    ...statement.lines.map(({ amountCents }) => amountCents),
  ].join('|');

/** Statements that say the same as an earlier one: by their ids, and whose copies they are. */
export function copiesOf(mapped: readonly MappedStatement[]): ReadonlyMap<string, MappedStatement> {
  const firsts = new Map<string, MappedStatement>();
  const copies = new Map<string, MappedStatement>();
  for (const one of mapped.filter(({ statement }) => statement.kind === 'endOfDay')) {
    const first = firsts.get(contentOf(one));
    if (first === undefined) firsts.set(contentOf(one), one);
    else copies.set(one.statement.id, first);
  }
  return copies;
}

/** The end-of-day statements of each account in the order of time, copies left out. */
export function chainsOf(mapped: readonly MappedStatement[]): readonly (readonly MappedStatement[])[] {
  const copies = copiesOf(mapped);
  const chains = new Map<string, MappedStatement[]>();
  for (const one of mapped) {
    if (one.statement.kind !== 'endOfDay' || copies.has(one.statement.id)) continue;
    const key = `${one.statement.bankAccountId}|${one.statement.currency}`;
    const chain = chains.get(key) ?? [];
    chains.set(key, chain);
    chain.push(one);
  }
  return [...chains.values()].map((chain) => chain.sort((a, b) => byText(a.statement.toDay, b.statement.toDay)));
}
