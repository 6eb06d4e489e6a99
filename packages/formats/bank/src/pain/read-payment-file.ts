// SPDX-License-Identifier: EUPL-1.2
import {
  type Cents,
  err,
  isGiven,
  type JsonAt,
  type JsonRefusal,
  jsonRoot,
  ok,
  type Refusal,
  type Result,
  readAmount,
  readDate,
  readInstant,
  readList,
  readObject,
  readOneOf,
  readText,
  wrongAt,
} from '@kernel/core';
import {
  type DebitGroup,
  type DebitPosition,
  PAYMENT_FILE_FORMAT,
  type PaymentAddress,
  type PaymentFile,
  type PaymentParty,
  type TransferGroup,
  type TransferPosition,
} from './payment-file.ts';

export type PaymentFileRefusal = JsonRefusal | 'NOT_A_TRUTH' | 'NOT_A_TIME' | 'NOT_IN_XML';

/** Controls, halves of characters: no text of a payment has them, and XML cannot write most of them. */
const UNWRITABLE = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/u;

function readWord(at: JsonAt): string {
  const text = readText(at);
  return UNWRITABLE.test(text) ? wrongAt(at, 'NOT_IN_XML' satisfies PaymentFileRefusal, '') : text;
}
const word = (at: JsonAt): string | undefined => (isGiven(at) ? readWord(at) : undefined);

/** Members that are given; one that is left out is not there at all. */
const withGiven = <Given extends object>(members: Given): { [Name in keyof Given]: Exclude<Given[Name], undefined> } =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;

function readTruth(at: JsonAt, standard: boolean): boolean {
  if (!isGiven(at)) return standard;
  return typeof at.value === 'boolean' ? at.value : wrongAt(at, 'NOT_A_TRUTH' satisfies PaymentFileRefusal, standard);
}

function readTime(at: JsonAt): string | undefined {
  if (!isGiven(at)) return undefined;
  const fits = typeof at.value === 'string' && /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(at.value);
  return fits ? String(at.value) : wrongAt(at, 'NOT_A_TIME' satisfies PaymentFileRefusal, '00:00:00');
}

function readAddress(at: JsonAt): PaymentAddress {
  const { street, number, postCode, town, country } = readObject(at, ['street', 'number', 'postCode', 'town', 'country']);
  const more = withGiven({ street: word(street), number: word(number), postCode: word(postCode) });
  return { ...more, town: readWord(town), country: readWord(country) } as PaymentAddress;
}

function readParty(at: JsonAt): PaymentParty {
  const { name, iban, bic, address } = readObject(at, ['name', 'iban', 'bic', 'address']);
  const more = withGiven({ bic: word(bic), address: isGiven(address) ? readAddress(address) : undefined });
  return { name: readWord(name), iban: readWord(iban), ...more } as PaymentParty;
}

const POSITION = ['endToEndId', 'instructionId', 'amount', 'remittance', 'reference', 'purpose'] as const;

function readPosition(of: Record<(typeof POSITION)[number], JsonAt>) {
  const amount: Cents = readAmount(of.amount);
  const { instructionId, remittance, reference, purpose } = of;
  const more = withGiven({
    instructionId: word(instructionId),
    remittance: word(remittance),
    reference: word(reference),
    purpose: word(purpose),
  });
  return { endToEndId: readWord(of.endToEndId), amount, ...more };
}

function readTransfer(at: JsonAt): TransferPosition {
  const of = readObject(at, [...POSITION, 'creditor']);
  return { ...readPosition(of), creditor: readParty(of.creditor) } as TransferPosition;
}

function readDebit(at: JsonAt): DebitPosition {
  const of = readObject(at, [...POSITION, 'debtor', 'mandateId', 'mandateDay']);
  return {
    ...readPosition(of),
    debtor: readParty(of.debtor),
    mandateId: readWord(of.mandateId),
    mandateDay: readDate(of.mandateDay),
  } as DebitPosition;
}

function readTransferGroup(at: JsonAt): TransferGroup {
  const of = readObject(at, ['id', 'day', 'time', 'instant', 'batchBooking', 'debtor', 'transactions']);
  const time = readTime(of.time);
  return {
    id: readWord(of.id),
    day: readDate(of.day),
    instant: readTruth(of.instant, false),
    batchBooking: readTruth(of.batchBooking, true),
    ...(time === undefined ? {} : { time }),
    debtor: readParty(of.debtor),
    transactions: readList(of.transactions, readTransfer),
  };
}

function readDebitGroup(at: JsonAt): DebitGroup {
  const of = readObject(at, ['id', 'day', 'scheme', 'sequence', 'batchBooking', 'creditor', 'creditorId', 'transactions']);
  return {
    id: readWord(of.id),
    day: readDate(of.day),
    scheme: readOneOf(of.scheme, ['CORE', 'B2B'], 'CORE'),
    sequence: readOneOf(of.sequence, ['FRST', 'RCUR', 'OOFF', 'FNAL'], 'RCUR'),
    batchBooking: readTruth(of.batchBooking, true),
    creditor: readParty(of.creditor),
    creditorId: readWord(of.creditorId),
    transactions: readList(of.transactions, readDebit),
  };
}

/** A payment file from JSON; all that is wrong with it at once, each with its path. */
export function readPaymentFile(json: unknown): Result<PaymentFile, readonly Refusal<PaymentFileRefusal>[]> {
  const root = jsonRoot(json);
  const of = readObject(root, ['format', 'kind', 'messageId', 'createdAt', 'initiator', 'payments']);
  readOneOf(of.format, [PAYMENT_FILE_FORMAT], PAYMENT_FILE_FORMAT);
  const kind = readOneOf(of.kind, ['transfer', 'debit'] as const, 'transfer');
  const head = {
    messageId: readWord(of.messageId),
    createdAt: readInstant(of.createdAt).replace(/\.\d+Z$/, 'Z'),
    initiator: readWord(of.initiator),
  };
  const file: PaymentFile =
    kind === 'transfer'
      ? { ...head, kind, payments: readList(of.payments, readTransferGroup) }
      : { ...head, kind, payments: readList(of.payments, readDebitGroup) };
  return root.problems.length > 0 ? err(root.problems as Refusal<PaymentFileRefusal>[]) : ok(file);
}
