// SPDX-License-Identifier: EUPL-1.2
import { type Builder, enumType, objectType, readField } from '@platform/graphql';
import { type CarryOversView, listOpeningBatches, type OpeningBatchView, showCarryOvers } from '../queries/list-balances.ts';
import {
  type BankDetailsView,
  type JournalsView,
  type JournalView,
  listAccountMappings,
  listBankDetails,
  listJournals,
  listProposals,
  type MappingView,
  type ProposalView,
} from '../queries/list-hand-overs.ts';
import { type ImportPreview, previewOpeningImport, previewPaymentImport } from '../queries/preview-imports.ts';

function balanceFields(builder: Builder, text: unknown): void {
  const balancing = objectType<CarryOversView['states'][number]['balancings'][number]>(builder, 'CarryOverBalancing', {
    ...{ year: 'int', amount: 'amount', resolution: 'text' },
    place: { of: enumType(builder, 'BalancingPlace', ['onDocuments', 'missed', 'waits']), nullable: true },
  });
  const state = objectType<CarryOversView['states'][number]>(builder, 'CarryOver', {
    ...{
      id: 'id',
      poolId: 'id?',
      poolName: 'text',
      periodFrom: 'date',
      periodTo: 'date',
      amount: 'amount',
      balanced: 'amount',
      open: 'amount',
    },
    ...{
      status: { enum: ['CarryOverStatus', ['open', 'lastYear', 'balanced', 'expired']] },
      duty: { enum: ['CarryOverDuty', ['must', 'should']] },
    },
    ...{
      lastYear: 'int',
      source: 'text',
      origin: { enum: ['CarryOverOrigin', ['run', 'opening']] },
      document: 'text',
      sentence: { of: text },
    },
    balancings: { of: balancing, list: true },
  });
  const pool = objectType<CarryOversView['pools'][number]>(builder, 'CarryOverPool', {
    ...{ poolId: 'id?', poolName: 'text', surplus: 'amount', deficit: 'amount', expiredSurplus: 'amount', expiredDeficit: 'amount' },
  });
  const view = objectType<CarryOversView>(builder, 'CarryOvers', {
    ...{ year: 'int', problem: { of: text, nullable: true }, states: { of: state, list: true }, pools: { of: pool, list: true } },
  });
  const row = objectType<OpeningBatchView['rows'][number]>(builder, 'OpeningRow', {
    ...{
      kind: { enum: ['OpeningRowKind', ['claim', 'carryOver']] },
      name: 'text',
      label: 'text',
      from: 'date?',
      to: 'date',
      amount: 'amount',
    },
    document: 'text',
  });
  const batch = objectType<OpeningBatchView>(builder, 'OpeningBatch', {
    ...{ id: 'id', version: 'int', status: { enum: ['OpeningStatus', ['proposed', 'released', 'discarded']] }, note: 'text', mine: 'yes' },
    ...{ proposedAt: 'instant', proposedBy: 'text?', decidedBy: 'text?', rows: { of: row, list: true } },
  });
  readField(builder, 'carryOvers', showCarryOvers, view);
  readField(builder, 'openingBatches', listOpeningBatches, [batch]);
}

function handOverFields(builder: Builder): void {
  const account = objectType<MappingView['accounts'][number]>(builder, 'MappedAccount', { purpose: 'text', account: 'text' });
  const mapping = objectType<MappingView>(builder, 'AccountMapping', {
    ...{ id: 'id', mappingVersion: 'int', validFrom: 'date', note: 'text', accounts: { of: account, list: true } },
  });
  const entry = objectType<JournalView['entries'][number]>(builder, 'JournalEntry', {
    ...{ number: 'int', booking: 'int', account: 'text', debit: 'amount', credit: 'amount', text: 'text', member: 'text', source: 'text' },
    origin: 'text',
  });
  const journal = objectType<JournalView>(builder, 'Journal', {
    ...{ id: 'id', sourceId: 'id', sourceLabel: 'text', mappingVersion: 'int', postedOn: 'date', total: 'amount', hash: 'text' },
    ...{ rows: 'int', replaced: 'yes', documentsSince: 'yes', late: 'yes' },
    ...{ madeAt: 'instant', madeBy: 'text?', entries: { of: entry, list: true } },
  });
  const run = objectType<JournalsView['waiting'][number]>(builder, 'JournalSource', {
    runId: 'id',
    from: 'month',
    to: 'month',
    total: 'amount',
  });
  const late = objectType<JournalsView['waitingLate']>(builder, 'LateJournalSource', { count: 'int', claimed: 'amount', waived: 'amount' });
  const journals = objectType<JournalsView>(builder, 'Journals', {
    journals: { of: journal, list: true },
    waiting: { of: run, list: true },
    waitingLate: { of: late },
  });
  const item = objectType<ProposalView['items'][number]>(builder, 'PaymentProposalItem', {
    ...{ id: 'id', tenantId: 'id', ags: 'text', memberName: 'text', reference: 'text', dueOn: 'date', amount: 'amount' },
    ...{ holder: 'text?', iban: 'text?', mandateId: 'text?', endToEndId: 'text?' },
    ...{ returnedOn: 'date?', returnReason: 'text?', returnFee: 'amount?', returnBy: 'text?' },
  });
  const proposal = objectType<ProposalView>(builder, 'PaymentProposal', {
    ...{
      id: 'id',
      version: 'int',
      kind: { enum: ['ProposalKind', ['collection', 'payout']] },
      executeOn: 'date',
      total: 'amount',
      mine: 'yes',
    },
    status: { enum: ['ProposalStatus', ['proposed', 'handedOver', 'discarded']] },
    ...{ proposedAt: 'instant', proposedBy: 'text?', decidedBy: 'text?', items: { of: item, list: true } },
  });
  readField(builder, 'accountMappings', listAccountMappings, [mapping]);
  readField(builder, 'journals', listJournals, journals);
  const details = objectType<BankDetailsView>(builder, 'MemberBankDetails', {
    ...{ tenantId: 'id', ags: 'text', memberName: 'text', version: 'int', holder: 'text?', iban: 'text?', mandateId: 'text?' },
    ...{ signedOn: 'date?', scheme: 'text?', sequence: 'text?', enteredAt: 'instant?', enteredBy: 'text?' },
  });
  readField(builder, 'paymentProposals', listProposals, [proposal]);
  readField(builder, 'memberBankDetails', listBankDetails, [details]);
}

function importFields(builder: Builder, text: unknown): void {
  const finding = objectType<ImportPreview['findings'][number]>(builder, 'TreasuryImportFinding', {
    ...{ row: 'int', column: 'text?', code: 'text', value: 'text?', message: { of: text } },
  });
  const preview = objectType<ImportPreview>(builder, 'TreasuryImportPreview', {
    ...{ rows: 'int', total: 'amount', findings: { of: finding, list: true } },
  });
  readField(builder, 'previewPaymentImport', previewPaymentImport, preview);
  readField(builder, 'previewOpeningImport', previewOpeningImport, preview);
}

export function bookFields(builder: Builder, text: unknown): void {
  balanceFields(builder, text);
  handOverFields(builder);
  importFields(builder, text);
}
