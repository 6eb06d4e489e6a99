// SPDX-License-Identifier: EUPL-1.2
import type { Entry, EntryDetail, Party, TransactionCode } from '../statement.ts';
import type { Information } from './information.ts';
import type { StatementLine } from './statement-line.ts';

const NOBODY: Party = { name: null, iban: null, account: null, bic: null };

/** As the camt messages of German banks write it: 'NTRF+166+00931+997'. */
function codeOf({ swift }: StatementLine, { gvc, primanota, extension }: Information): TransactionCode {
  const parts = [gvc, primanota, extension];
  const used = parts.slice(0, parts.findLastIndex((part) => part !== null) + 1);
  return { gvc, swift, primanota, domain: null, proprietary: [swift, ...used.map((part) => part ?? '')].join('+') };
}

function detailOf(line: StatementLine, told: Information, currency: string | null): EntryDetail {
  const { marked, party } = told;
  const isIncoming = (line.amountCents ?? 0n) > 0n !== line.reversal;
  return {
    amountCents: line.amountCents,
    currency,
    endToEndId: marked.get('EREF') ?? null,
    mandateId: marked.get('MREF') ?? null,
    creditorId: marked.get('CRED') ?? null,
    messageId: null,
    // The customer's reference of an order; of a batch it is the id of its part of the file.
    paymentInformationId: marked.get('KREF') ?? null,
    instructionId: null,
    transactionId: null,
    bankReference: line.bankReference,
    party,
    debtor: isIncoming ? party : NOBODY,
    creditor: isIncoming ? NOBODY : party,
    ultimateDebtor: (isIncoming ? marked.get('ABWA') : marked.get('ABWE')) ?? null,
    ultimateCreditor: (isIncoming ? marked.get('ABWE') : marked.get('ABWA')) ?? null,
    remittance: told.remittance,
    remittanceLines: told.remittanceLines,
    structuredReferences: [],
    purpose: marked.get('PURP') ?? null,
    returnReason: null,
    originalAmount: line.originalAmount ?? told.originalAmount,
    charges: line.charges,
    code: codeOf(line, told),
    additional: told.bookingText,
  };
}

/** A ':61:' with its ':86:'. */
export function swiftEntry(line: StatementLine, told: Information, number: number, currency: string | null): Entry {
  return {
    number,
    line: line.line,
    amountCents: line.amountCents,
    currency,
    bookingDay: line.bookingDay,
    valueDay: line.valueDay,
    status: line.status,
    reversal: line.reversal,
    bankReference: line.bankReference,
    entryReference: line.customerReference,
    code: codeOf(line, told),
    batches: [],
    charges: [],
    details: [detailOf(line, told, currency)],
    additional: line.supplement,
  };
}
