// SPDX-License-Identifier: EUPL-1.2
import type { ClosingContent, CountedSum, Person } from '@domain/payments';
import { type ClosingLabels, nameOf } from './closing-labels.ts';

type Sections = Omit<ClosingContent, 'inputHash' | 'madeBy' | 'madeAt'>;

const counted = ({ count, sumCents: sum }: CountedSum) => ({ count, sum });
const personName = (labels: ClosingLabels, person: Person | null): string | null =>
  person === null ? null : nameOf(labels, person.userId);

function accounts({ bookAccounts, bankAccounts }: Sections, labels: ClosingLabels) {
  return {
    bookAccounts: bookAccounts.map((one) => ({
      ...{ bankAccountId: one.bankAccountId, label: nameOf(labels, one.bankAccountId), currency: one.currency, opening: one.openingCents },
      ...{ receipts: counted(one.receipts), payments: counted(one.payments), transferCount: one.transfers.count },
      ...{ transfers: one.transfers.netCents, closing: one.closingCents },
    })),
    bankAccounts: bankAccounts.map((one) => ({
      ...{ bankAccountId: one.bankAccountId, label: nameOf(labels, one.bankAccountId), iban: labels.ibans.get(one.bankAccountId) ?? '' },
      ...{ statements: one.statements, quietBy: personName(labels, one.quietBy), opening: one.openingCents },
      ...{ credits: counted(one.credits), debits: counted(one.debits), closing: one.closingCents },
    })),
  };
}

function bridges({ bridges: all }: Sections, labels: ClosingLabels) {
  return all.map((one) => ({
    ...{ bankAccountId: one.bankAccountId, label: nameOf(labels, one.bankAccountId), book: one.bookCents, bank: one.bankCents },
    difference: one.differenceCents,
    pending: one.items.map((item) => ({
      ...{ kind: item.kind, item: item.item, label: nameOf(labels, item.item), amount: item.amountCents, since: item.since },
      ...{ ageDays: item.ageDays, onItsWay: item.reason.startsWith('file '), reason: item.reason },
      owner: item.owner === '' ? '' : nameOf(labels, item.owner),
    })),
  }));
}

function kept({ keptAccounts }: Sections, labels: ClosingLabels) {
  return keptAccounts.map((one) => ({
    ...{ accountId: one.accountId, label: nameOf(labels, one.accountId), kind: one.kind, opening: one.openingCents },
    ...{ movement: one.movementCents, closing: one.closingCents },
    positions: one.items.map((item) => ({
      ...{ item: item.item, label: nameOf(labels, item.item), amount: item.amountCents, since: item.since, ageDays: item.ageDays },
      owner: item.owner === '' ? '' : nameOf(labels, item.owner),
    })),
  }));
}

/** Sections B to H of a closing with the names that people know. */
export function sectionsView(content: Sections, labels: ClosingLabels) {
  return {
    ...accounts(content, labels),
    ...{ bridges: bridges(content, labels), keptAccounts: kept(content, labels) },
    files: content.files.map((file) => ({
      ...{ runId: file.runId, label: nameOf(labels, file.bankAccountId), fileHash: file.fileHash, handedOverOn: file.handedOverOn },
      ...{ count: file.count, controlSum: file.controlSumCents, releasedBy: file.releasedBy.map(({ userId }) => nameOf(labels, userId)) },
      ...{ accepted: counted(file.accepted), rejected: counted(file.rejected), debited: counted(file.debited) },
    })),
    debitFiles: (content.debitFiles ?? []).map((file) => ({
      ...{ runId: file.runId, label: nameOf(labels, file.bankAccountId), fileHash: file.fileHash, handedOverOn: file.handedOverOn },
      ...{ collectOn: file.collectOn, scheme: file.scheme, count: file.count, controlSum: file.controlSumCents },
      ...{ releasedBy: file.releasedBy.map(({ userId }) => nameOf(labels, userId)), accepted: counted(file.accepted) },
      ...{ rejected: counted(file.rejected), collected: counted(file.collected), returned: counted(file.returned) },
    })),
    liquidity: content.liquidity.map(({ currency, bankCents, due }) => ({
      ...{ currency, bank: bankCents },
      due: due.map(({ withinDays, receiptsCents, paymentsCents }) => ({ withinDays, receipts: receiptsCents, payments: paymentsCents })),
    })),
    differences: content.differences.map(({ code, subject, reason, owner }) => ({
      code,
      subject: subject
        .split(' ')
        .map((part) => nameOf(labels, part))
        .join(' '),
      reason,
      owner: owner === '' ? '' : nameOf(labels, owner),
    })),
  };
}
export type SectionsView = ReturnType<typeof sectionsView>;
