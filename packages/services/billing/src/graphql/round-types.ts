// SPDX-License-Identifier: EUPL-1.2
import { DOCUMENT_KINDS, ROUND_STATUSES, SOURCES } from '@domain/billing';
import type { Builder } from '@platform/graphql';
import type { IssueFindings } from '../queries/check-issue.ts';
import type { NumberSeriesRow } from '../queries/list-numbers.ts';
import type { RoundRow } from '../queries/list-rounds.ts';
import type { BillingProgress } from '../queries/progress.ts';
import { choice, type FindingRef, type TextRef } from './document-types.ts';

export function roundType(builder: Builder) {
  const folded = builder.objectRef<RoundRow['folded'][number]>('FoldedCorrection');
  folded.implement({ fields: (t) => ({ sourceId: t.exposeID('sourceId'), at: t.field({ type: 'DateTime', resolve: (row) => row.at }) }) });
  const round = builder.objectRef<RoundRow>('BillingRound');
  round.implement({
    description: 'A round of documents (Dokumentenlauf), from a set of charges to what is issued.',
    fields: (t) => ({
      id: t.exposeID('id'),
      version: t.exposeInt('version'),
      source: t.field(choice(builder, 'BillingSource', SOURCES, (row: RoundRow) => row.source)),
      sourceId: t.exposeID('sourceId', { description: 'The run or levy that it is made from.' }),
      kind: t.field(choice(builder, 'DocumentKind', DOCUMENT_KINDS, (row: RoundRow) => row.kind)),
      correctsSourceId: t.exposeID('corrects', { nullable: true }),
      folded: t.field({ type: [folded], resolve: (row) => [...row.folded] }),
      from: t.field({ type: 'Date', resolve: (row) => row.from }),
      to: t.field({ type: 'Date', resolve: (row) => row.to }),
      status: t.field(choice(builder, 'BillingRoundStatus', ROUND_STATUSES, (row: RoundRow) => row.status)),
      objectionDays: t.exposeInt('objectionDays'),
      objectionsUntil: t.field({ type: 'Date', nullable: true, resolve: (row) => row.objectionsUntil }),
      periodOver: t.exposeBoolean('periodOver', { description: 'Nobody objects any more; the documents may go out.' }),
      net: t.field({ type: 'Amount', resolve: (row) => row.net, description: 'Without VAT, of the sets.' }),
      assessed: t.field({ type: 'Amount', resolve: (row) => row.assessed }),
      preparedBy: t.exposeString('preparedBy', { nullable: true }),
      preparedByMe: t.exposeBoolean('preparedByMe', { description: 'The reader is no second person.' }),
      preparedAt: t.field({ type: 'DateTime', resolve: (row) => row.preparedAt }),
      announcedBy: t.exposeString('announcedBy', { nullable: true }),
      announcedAt: t.field({ type: 'DateTime', nullable: true, resolve: (row) => row.announcedAt }),
      issuedBy: t.exposeString('issuedBy', { nullable: true }),
      issuedAt: t.field({ type: 'DateTime', nullable: true, resolve: (row) => row.issuedAt }),
      discardedBy: t.exposeString('discardedBy', { nullable: true }),
      discardedAt: t.field({ type: 'DateTime', nullable: true, resolve: (row) => row.discardedAt }),
      discardReason: t.exposeString('discardReason', { nullable: true }),
      renderCommandId: t.exposeID('renderCommandId', {
        nullable: true,
        description: 'Of the work that makes the files; see billingProgress.',
      }),
      documents: t.exposeInt('documents'),
      notices: t.exposeInt('notices'),
      invoices: t.exposeInt('invoices'),
      numbered: t.exposeInt('numbered', { description: 'With a number, their files being made.' }),
      issued: t.exposeInt('issued', { description: 'In the members’ portals.' }),
      blocked: t.exposeInt('blocked', { description: 'With findings that keep them from going out.' }),
      received: t.exposeInt('received', { description: 'Opened by somebody of the member.' }),
      openObjections: t.exposeInt('openObjections'),
      awaitingCorrection: t.exposeInt('awaitingCorrection'),
    }),
  });
  return round;
}

export function seriesType(builder: Builder) {
  const number = builder.objectRef<NumberSeriesRow['numbers'][number]>('DocumentNumber');
  number.implement({
    fields: (t) => ({
      number: t.exposeString('number'),
      position: t.exposeInt('position'),
      memberName: t.exposeString('memberName'),
      documentId: t.exposeID('documentId'),
      drawnAt: t.field({ type: 'DateTime', resolve: (row) => row.drawnAt }),
      voidedAt: t.field({ type: 'DateTime', nullable: true, resolve: (row) => row.voidedAt }),
      voidReason: t.exposeString('voidReason', { nullable: true }),
    }),
  });
  const series = builder.objectRef<NumberSeriesRow>('NumberSeries');
  series.implement({
    description: 'The numbers of a family and year of issue; none is missing.',
    fields: (t) => ({
      family: t.field(choice(builder, 'DocumentFamily', ['notice', 'invoice'], (row: NumberSeriesRow) => row.family)),
      year: t.exposeInt('year'),
      last: t.exposeInt('last'),
      voided: t.exposeInt('voided'),
      missing: t.intList({ resolve: (row) => [...row.missing], description: 'Positions without a number; always empty.' }),
      numbers: t.field({ type: [number], resolve: (row) => [...row.numbers] }),
    }),
  });
  return series;
}

export function progressType(builder: Builder, text: TextRef) {
  const progress = builder.objectRef<BillingProgress>('BillingProgress');
  progress.implement({
    fields: (t) => ({
      commandId: t.exposeID('commandId'),
      name: t.exposeString('name', { description: 'billing.prepareRound or billing.renderRound.' }),
      state: t.exposeString('state', { description: 'queued, running, done, failed or cancelled.' }),
      step: t.exposeString('step', { nullable: true }),
      done: t.exposeInt('done'),
      total: t.exposeInt('total'),
      roundId: t.exposeID('roundId', { nullable: true }),
      failureCode: t.exposeString('failureCode', { nullable: true }),
      failure: t.field({ type: text, nullable: true, resolve: (row) => row.failure }),
    }),
  });
  return progress;
}

export function issueFindingsType(builder: Builder, finding: FindingRef) {
  const findings = builder.objectRef<IssueFindings>('IssueFindings');
  findings.implement({
    fields: (t) => ({
      documentId: t.exposeID('documentId'),
      tenantId: t.exposeID('tenantId'),
      memberName: t.exposeString('memberName'),
      findings: t.field({ type: [finding], resolve: (row) => [...row.findings] }),
    }),
  });
  return findings;
}
