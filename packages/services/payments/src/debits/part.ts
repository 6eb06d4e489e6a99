// SPDX-License-Identifier: EUPL-1.2
import { COLLECTION_STATUSES, DEBIT_SCHEMES, MANDATE_SEQUENCES } from '@domain/payments';
import { type Builder, mutationField, objectType, readField } from '@platform/graphql';
import type { Part } from '../part.ts';
import { cancelDebitRun, composeDebitRun, makeDebitFile, preNotifyDebtors } from './debit-runs.ts';
import { DEBITS_LEFT, deliverDebitFile, handOverDebitRun, releaseDebitFileFirst, releaseDebitFileSecond } from './hand-over-debits.ts';
import { type DebitCollectionRow, listDebitCollections } from './list-collections.ts';
import {
  type CollectableClaimRow,
  DEBIT_RUN_STATUSES,
  type DebitMandateRow,
  type DebitRunRow,
  debitDownloads,
  debitFile,
  debitNotices,
  listCollectableClaims,
  listDebitMandates,
  listDebitRuns,
} from './list-debits.ts';
import { enterDebitMandate, revokeDebitMandate } from './mandates.ts';
import { messages } from './messages.ts';
import { takeInDebitAnswer } from './take-in-debit-answer.ts';

const MUTATIONS = [
  ...[enterDebitMandate, revokeDebitMandate, composeDebitRun, preNotifyDebtors, makeDebitFile, cancelDebitRun],
  ...[releaseDebitFileFirst, releaseDebitFileSecond, handOverDebitRun, takeInDebitAnswer],
] as const;

function debitFields(builder: Builder): void {
  const SCHEME = { enum: ['DebitScheme', DEBIT_SCHEMES] } as const;
  const mandate = objectType<DebitMandateRow>(builder, 'DebitMandate', {
    ...{ id: 'id', tenantId: 'id', reference: 'text', debtorName: 'text', ibanShown: 'text', signedOn: 'date', scheme: SCHEME },
    ...{ sequence: { enum: ['DebitSequence', MANDATE_SEQUENCES] }, noticeDays: 'int', status: 'text', lastCollectedOn: 'date?' },
    ...{ evidence: 'text', version: 'int' },
  });
  const claim = objectType<CollectableClaimRow>(builder, 'CollectableClaim', {
    ...{ id: 'id', tenantId: 'id', reference: 'text?', subject: 'text?', partnerName: 'text?', open: 'amount', dueOn: 'date' },
    ...{ mandateId: 'id', mandateReference: 'text', scheme: SCHEME, debtorName: 'text', ibanShown: 'text', noticeDays: 'int' },
  });
  const run = objectType<DebitRunRow>(builder, 'DebitRun', {
    ...{ id: 'id', tenantId: 'id', accountLabel: 'text', creditorId: 'text?', collectOn: 'date', scheme: SCHEME },
    ...{ status: { enum: ['DebitRunStatus', DEBIT_RUN_STATUSES] }, count: 'int', sum: 'amount', preNotifiedOn: 'date?', fileHash: 'text?' },
    ...{ messageId: 'text?', releasedBy: { of: 'String', list: true }, handedOverAt: 'instant?', version: 'int' },
    ...{ onItsWay: 'int', accepted: 'int', rejected: 'int', collected: 'int', returned: 'int' },
  });
  const collection = objectType<DebitCollectionRow>(builder, 'DebitCollection', {
    ...{
      id: 'id',
      reference: 'text?',
      partnerName: 'text?',
      debtorName: 'text',
      ibanShown: 'text',
      mandateReference: 'text',
      amount: 'amount',
    },
    ...{
      endToEndId: 'text',
      status: { enum: ['DebitCollectionStatus', COLLECTION_STATUSES] },
      on: 'date?',
      reason: 'text?',
      lineId: 'id?',
    },
  });
  readField(builder, 'debitCollections', listDebitCollections, [collection]);
  readField(builder, 'debitMandates', listDebitMandates, [mandate]);
  readField(builder, 'collectableClaims', listCollectableClaims, [claim]);
  readField(builder, 'debitRuns', listDebitRuns, [run]);
  for (const useCase of MUTATIONS) mutationField(builder, useCase as never, { messages });
}

/** Direct debits: mandates, notices and the runs that collect open claims. */
export const debits: Part = {
  useCases: [...MUTATIONS, deliverDebitFile],
  queries: [listDebitMandates, listCollectableClaims, listDebitRuns, listDebitCollections, debitNotices, debitFile],
  downloads: debitDownloads,
  ownFiles: [{ table: 'debit_run', columns: ['file_id'], action: 'payments.process' }],
  handlers: {
    [DEBITS_LEFT]: [
      {
        ...{ name: 'deliverDebitFile', service: 'payments', useCase: deliverDebitFile },
        input: ({ payload }) => ({ debitRunId: String(payload['debitRunId']) }),
      },
    ],
  },
  graphql: debitFields,
  labels: {
    'payments.enterDebitMandate': { de: 'Lastschriftmandat eingetragen', en: 'Direct debit mandate entered' },
    'payments.revokeDebitMandate': { de: 'Lastschriftmandat widerrufen', en: 'Direct debit mandate revoked' },
    'payments.composeDebitRun': { de: 'Lastschriftlauf zusammengestellt', en: 'Debit run composed' },
    'payments.preNotifyDebtors': { de: 'Vorabankündigung vermerkt', en: 'Pre-notification noted' },
    'payments.makeDebitFile': { de: 'Lastschriftdatei erstellt', en: 'Debit file made' },
    'payments.cancelDebitRun': { de: 'Lastschriftlauf aufgegeben', en: 'Debit run given up' },
    'payments.releaseDebitFileFirst': { de: 'Lastschriftdatei freigegeben (erste Freigabe)', en: 'Debit file released (first release)' },
    'payments.releaseDebitFileSecond': { de: 'Lastschriftdatei freigegeben (zweite Freigabe)', en: 'Debit file released (second release)' },
    'payments.handOverDebitRun': { de: 'Lastschriftdatei der Bank übergeben', en: 'Debit file handed over to the bank' },
    'payments.takeInDebitAnswer': {
      de: 'Rückmeldung der Bank zur Lastschriftdatei eingelesen',
      en: "Bank's report about debit file taken in",
    },
    'payments.deliverDebitFile': { de: 'Lastschriftdatei zugestellt', en: 'Debit file delivered' },
  },
  personalData: [
    {
      table: 'debit_mandate',
      columns: ['debtor_name', 'iban_sealed', 'iban_index', 'iban_shown', 'created_by', 'revoked_by', 'evidence'],
      what: { de: 'Name und Konto der Zahlungspflichtigen, Mandat', en: 'Name and account of debtors, mandate' },
      of: { de: 'Zahlungspflichtige, Beschäftigte des Zentrums', en: 'Debtors, staff of the centre' },
      purpose: { de: 'Einzug von Forderungen durch Lastschrift', en: 'Collecting claims by direct debit' },
    },
    {
      table: 'debit_run',
      columns: ['collections', 'releases', 'voided', 'involved', 'handed_over_by', 'file_sealed', 'conversions'],
      what: {
        de: 'Eingezogene Forderungen; wer den Lauf bearbeitet und freigegeben hat',
        en: 'Claims collected; who worked on the run and released it',
      },
      of: { de: 'Zahlungspflichtige, Beschäftigte des Zentrums', en: 'Debtors, staff of the centre' },
      purpose: { de: 'Nachweis der Trennung nach § 31 KomHVO NRW', en: 'Evidence of separation under § 31 KomHVO NRW' },
    },
  ],
  messages,
};
