// SPDX-License-Identifier: EUPL-1.2
import type { LineReferences } from '@domain/payments';
import {
  type BankFileRefusal,
  type ByteSource,
  type Entry,
  type EntryDetail,
  readStatements,
  type StatementFoot,
  type StatementHead,
} from '@formats/bank';
import { type Cents, type CivilDate, cents, type Iban, parseIban } from '@kernel/core';

/** One payment within a booking, or a line of a report that books nothing. */
export interface DraftDetail {
  readonly amountCents: Cents;
  readonly references: LineReferences;
  readonly text: string;
  readonly name: string | null;
  readonly iban: Iban | null;
  readonly returnReason: string | null;
}

/** A booking as the file says it, before it is known whose it is. */
export interface DraftLine extends DraftDetail {
  readonly position: number;
  /** null: the file names none, or one that does not exist. */
  readonly bookingDay: CivilDate | null;
  readonly valueDay: CivilDate | null;
  readonly currency: string | null;
  readonly batchCount: number | null;
  readonly gvc: string | null;
  /** Of a booking of several payments, as far as the bank names them. */
  readonly details: readonly DraftDetail[];
}

export interface DraftStatement {
  readonly head: StatementHead;
  readonly foot: StatementFoot;
  readonly lines: readonly DraftLine[];
  /** Bookings whose amount cannot be read: nothing is proved with them. */
  readonly unreadable: number;
}

/** A file as far as it could be read. A refusal means the whole of it. */
export interface FileReading {
  readonly statements: readonly DraftStatement[];
  readonly refusal: BankFileRefusal | null;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what no text of the house holds, and PostgreSQL does not take
const UNFIT = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
const LONGEST = 4_000;

/** A bank's text as the house keeps it. */
export const keptText = (text: string): string => text.toWellFormed().replace(UNFIT, ' ').slice(0, LONGEST).trim();
const textOrNull = (text: string | null | undefined): string | null => (text ? keptText(text) || null : null);

function ibanOf(text: string | null | undefined): Iban | null {
  const parsed = parseIban(text ?? '');
  return parsed.ok ? parsed.value : null;
}

const remittanceOf = ({ remittanceLines, structuredReferences, additional }: EntryDetail): string => {
  const lines = [...remittanceLines, ...structuredReferences.map(({ reference }) => reference)];
  return keptText(lines.length > 0 ? lines.join('\n') : (additional ?? ''));
};

function detailOf(detail: EntryDetail, amountCents: Cents, entry: Entry): DraftDetail {
  const [batch] = entry.batches;
  return {
    amountCents,
    references: {
      endToEndId: textOrNull(detail.endToEndId),
      paymentInfoId: textOrNull(batch?.paymentInformationId ?? detail.paymentInformationId),
      messageId: textOrNull(batch?.messageId ?? detail.messageId),
      mandateId: textOrNull(detail.mandateId),
      bankReference: textOrNull(detail.bankReference ?? entry.bankReference),
    },
    ...{ text: remittanceOf(detail), name: textOrNull(detail.party.name), iban: ibanOf(detail.party.iban) },
    returnReason: textOrNull(detail.returnReason?.code),
  };
}

/** Of a booking in one sum: nothing of its single payments stands for the whole. */
function batchLine(entry: Entry, amountCents: Cents): DraftDetail {
  const [batch] = entry.batches;
  const [detail] = entry.details;
  return {
    amountCents,
    references: {
      ...{ endToEndId: null, mandateId: null, bankReference: textOrNull(entry.bankReference) },
      paymentInfoId: textOrNull(batch?.paymentInformationId ?? detail?.paymentInformationId),
      messageId: textOrNull(batch?.messageId ?? detail?.messageId),
    },
    ...{ text: keptText(entry.additional ?? ''), name: null, iban: null, returnReason: null },
  };
}

function countOf({ batches, details }: Entry): number | null {
  const told = batches.reduce((sum, { count }) => sum + (count ?? 0), 0);
  return told > 0 ? told : details.length > 1 ? details.length : null;
}

function lineOf(entry: Entry, amount: bigint): DraftLine {
  const amountCents = cents(amount);
  const [first] = entry.details;
  const batchCount = countOf(entry);
  const several = entry.details.length > 1;
  const single = first !== undefined && !several && (batchCount ?? 1) === 1;
  const details = several
    ? entry.details.flatMap((detail) => (detail.amountCents === null ? [] : [detailOf(detail, cents(detail.amountCents), entry)]))
    : [];
  const own = single ? detailOf(first, amountCents, entry) : batchLine(entry, amountCents);
  return {
    ...own,
    text: own.text || keptText(entry.additional ?? ''),
    ...{ position: entry.number, bookingDay: entry.bookingDay, valueDay: entry.valueDay, currency: entry.currency },
    ...{ batchCount: single ? null : batchCount, gvc: entry.code.gvc },
    // Half of a batch resolves nothing.
    details: details.length === entry.details.length ? details : [],
  };
}

const isBooked = ({ status }: Entry): boolean => status === 'BOOK' || status === 'UNKNOWN';

/** Reads a file of a bank a piece at a time; of each booking only what matching and proof need is kept. */
export async function readBankFile(bytes: ByteSource): Promise<FileReading> {
  const statements: DraftStatement[] = [];
  let head: StatementHead | null = null;
  let lines: DraftLine[] = [];
  let unreadable = 0;
  for await (const part of readStatements(bytes)) {
    if (part.part === 'refused') return { statements: [], refusal: part.refusal };
    if (part.part === 'head') [head, lines, unreadable] = [part.statement, [], 0];
    else if (part.part === 'entries') {
      for (const entry of part.entries.filter(isBooked)) {
        if (entry.amountCents === null) unreadable += 1;
        else lines.push(lineOf(entry, entry.amountCents));
      }
    } else if (head !== null) statements.push({ head, foot: part.statement, lines, unreadable });
  }
  return { statements, refusal: null };
}
