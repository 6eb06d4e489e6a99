// SPDX-License-Identifier: EUPL-1.2
import { DEBIT_SCHEMES } from '@domain/payments';
import { type Builder, mutationField, objectType, readField } from '@platform/graphql';
import { discardClosing } from './discard-closing.ts';
import { type ClosingView, closingHistory, findClosing } from './find-closing.ts';
import { type DayInWork, findDayInWork } from './find-day.ts';
import { type ClosingDay, DAY_STATES, listClosingDays } from './list-closing-days.ts';
import { makeClosing } from './make-closing.ts';
import { messages } from './messages.ts';
import { EVIDENCE_DUTIES, EVIDENCE_STATES, type EvidenceCell, type EvidenceDay, paymentEvidence } from './payment-evidence.ts';
import type { ReasonView } from './reasons-view.ts';
import { receiveDayClosing } from './receive-closing.ts';
import type { SectionsView } from './sections-view.ts';
import { signDayClosing } from './sign-closing.ts';

const LIST = { list: true } as const;

function bankTypes(builder: Builder, sum: unknown) {
  const book = objectType<SectionsView['bookAccounts'][number]>(builder, 'ClosingBookAccount', {
    ...{ bankAccountId: 'id', label: 'text', currency: 'text', opening: 'amount', receipts: { of: sum }, payments: { of: sum } },
    ...{ transferCount: 'int', transfers: 'amount', closing: 'amount' },
  });
  const used = objectType<SectionsView['bankAccounts'][number]['statements'][number]>(builder, 'ClosingStatement', {
    ...{ id: 'id', sequence: 'int?', fileHash: 'text' },
  });
  const bank = objectType<SectionsView['bankAccounts'][number]>(builder, 'ClosingBankAccount', {
    ...{ bankAccountId: 'id', label: 'text', iban: 'text', statements: { of: used, ...LIST }, quietBy: 'text?' },
    ...{ opening: 'amount', credits: { of: sum }, debits: { of: sum }, closing: 'amount' },
  });
  const pending = objectType<SectionsView['bridges'][number]['pending'][number]>(builder, 'ClosingPendingItem', {
    ...{ kind: { enum: ['PendingKind', ['notAtBank', 'notBooked']] }, item: 'text', label: 'text', amount: 'amount', since: 'date' },
    ...{ ageDays: 'int', onItsWay: 'yes', reason: 'text', owner: 'text' },
  });
  const bridge = objectType<SectionsView['bridges'][number]>(builder, 'ClosingBridge', {
    ...{ bankAccountId: 'id', label: 'text', book: 'amount', bank: 'amount', difference: 'amount', pending: { of: pending, ...LIST } },
  });
  return { book, bank, bridge };
}

function sectionsType(builder: Builder): unknown {
  const sum = objectType<{ count: number; sum: bigint }>(builder, 'CountedSum', { count: 'int', sum: 'amount' });
  const { book, bank, bridge } = bankTypes(builder, sum);
  const keptItem = objectType<SectionsView['keptAccounts'][number]['positions'][number]>(builder, 'ClosingKeptItem', {
    ...{ item: 'text', label: 'text', amount: 'amount', since: 'date', ageDays: 'int', owner: 'text' },
  });
  const kept = objectType<SectionsView['keptAccounts'][number]>(builder, 'ClosingKeptAccount', {
    ...{ accountId: 'id', label: 'text', kind: { enum: ['KeptKind', ['deposit', 'advance', 'passing', 'foreign']] } },
    ...{ opening: 'amount', movement: 'amount', closing: 'amount', positions: { of: keptItem, ...LIST } },
  });
  const file = objectType<SectionsView['files'][number]>(builder, 'ClosingFile', {
    ...{ runId: 'id', label: 'text', fileHash: 'text', handedOverOn: 'date', count: 'int', controlSum: 'amount' },
    ...{ releasedBy: { of: 'String', ...LIST }, accepted: { of: sum }, rejected: { of: sum }, debited: { of: sum } },
  });
  const debitFile = objectType<SectionsView['debitFiles'][number]>(builder, 'ClosingDebitFile', {
    ...{
      runId: 'id',
      label: 'text',
      fileHash: 'text',
      handedOverOn: 'date',
      collectOn: 'date',
      scheme: { enum: ['DebitScheme', DEBIT_SCHEMES] },
    },
    ...{ count: 'int', controlSum: 'amount', releasedBy: { of: 'String', ...LIST }, accepted: { of: sum }, rejected: { of: sum } },
    ...{ collected: { of: sum }, returned: { of: sum } },
  });
  const due = objectType<SectionsView['liquidity'][number]['due'][number]>(builder, 'ClosingDue', {
    ...{ withinDays: 'int', receipts: 'amount', payments: 'amount' },
  });
  const liquidity = objectType<SectionsView['liquidity'][number]>(builder, 'ClosingLiquidity', {
    ...{ currency: 'text', bank: 'amount', due: { of: due, ...LIST } },
  });
  const difference = objectType<SectionsView['differences'][number]>(builder, 'ClosingDifference', {
    ...{ code: 'text', subject: 'text', reason: 'text', owner: 'text' },
  });
  return objectType<SectionsView>(builder, 'ClosingSections', {
    ...{ bookAccounts: { of: book, ...LIST }, bankAccounts: { of: bank, ...LIST }, bridges: { of: bridge, ...LIST } },
    ...{
      keptAccounts: { of: kept, ...LIST },
      files: { of: file, ...LIST },
      debitFiles: { of: debitFile, ...LIST },
      liquidity: { of: liquidity, ...LIST },
    },
    differences: { of: difference, ...LIST },
  });
}

export function closingFields(builder: Builder, step: unknown): void {
  const sections = sectionsType(builder);
  const day = objectType<ClosingDay>(builder, 'ClosingDay', {
    ...{ tenantId: 'id', municipality: 'text', day: 'date', state: { enum: ['ClosingDayState', DAY_STATES] }, closingId: 'id?' },
    ...{ number: 'int?', signatures: 'int', received: 'yes' },
  });
  const reason = objectType<ReasonView>(builder, 'ClosingReason', {
    ...{ code: 'text', subject: 'text', label: 'text', detail: 'text', link: 'text' },
  });
  const inWork = objectType<DayInWork>(builder, 'PaymentDay', {
    ...{ tenantId: 'id', municipality: 'text', day: 'date', number: 'int', previousDay: 'date?', reasons: { of: reason, ...LIST } },
    ...{ sections: { of: sections }, previousUnsigned: 'id?', mayClose: 'yes' },
  });
  const signature = objectType<ClosingView['signatures'][number]>(builder, 'ClosingSignature', { by: 'text', at: 'instant' });
  const closing = objectType<ClosingView>(builder, 'DayClosing', {
    ...{
      id: 'id',
      tenantId: 'id',
      municipality: 'text',
      status: { enum: ['DayClosingStatus', ['made', 'signedOnce', 'closed', 'discarded']] },
    },
    ...{ version: 'int', day: 'date', number: 'int', hash: 'text', previousHash: 'text?', previousId: 'id?', previousDay: 'date?' },
    ...{ inputHash: 'text', rulesVersion: 'int', madeBy: 'text', madeAt: 'instant', deliveredAt: 'instant?' },
    ...{ signatures: { of: signature, ...LIST }, receipt: { of: signature, nullable: true }, pdfFileId: 'id?', pdfHash: 'text?' },
    ...{ discardReason: 'text?', sections: { of: sections }, maySign: 'yes', mayDiscard: 'yes', mayReceive: 'yes' },
  });
  const cell = objectType<EvidenceCell>(builder, 'EvidenceCell', {
    ...{ duty: { enum: ['EvidenceDuty', EVIDENCE_DUTIES] }, state: { enum: ['EvidenceState', EVIDENCE_STATES] }, count: 'int' },
    ...{ missing: 'int', link: 'text?', debits: 'int', on: 'date?' },
  });
  const evidence = objectType<EvidenceDay>(builder, 'EvidenceDay', { day: 'date', cells: { of: cell, ...LIST } });
  readField(builder, 'paymentEvidence', paymentEvidence, [evidence]);
  readField(builder, 'closingDays', listClosingDays, [day]);
  readField(builder, 'paymentDay', findDayInWork, inWork, { nullable: true });
  readField(builder, 'dayClosing', findClosing, closing, { nullable: true });
  readField(builder, 'dayClosingHistory', closingHistory, [step]);
  const input = ({ closingId }: { readonly closingId: string }) => ({ closingId });
  const payload = { closing: { type: closing, query: findClosing, input } } as never;
  for (const useCase of [makeClosing, discardClosing, signDayClosing, receiveDayClosing])
    mutationField(builder, useCase, { messages, payload });
}
