// SPDX-License-Identifier: EUPL-1.2
import { OBJECTION_STATUSES } from '@domain/billing';
import type { Builder } from '@platform/graphql';
import type { DraftView } from '../queries/list-drafts.ts';
import type { ObjectionRow } from '../queries/list-objections.ts';
import type { ReceiptRow } from '../queries/list-receipts.ts';
import type { RemedyRow } from '../queries/list-remedies.ts';
import { REMEDY_KINDS } from '../use-cases/note-remedy.ts';
import { RECEIPT_KINDS } from '../use-cases/receive-document.ts';
import { type ContentRef, choice } from './document-types.ts';

export function objectionType(builder: Builder) {
  const objection = builder.objectRef<ObjectionRow>('Objection');
  objection.implement({
    description: 'What a member says against one line of a draft (Einwendung).',
    fields: (t) => ({
      id: t.exposeID('id'),
      version: t.exposeInt('version'),
      tenantId: t.exposeID('tenantId'),
      memberName: t.exposeString('memberName'),
      roundId: t.exposeID('roundId'),
      runId: t.exposeID('runId', {
        nullable: true,
        description: 'The run that the draft was made from, for its correction; not told to members, and none for a levy.',
      }),
      documentId: t.exposeID('documentId'),
      documentNumber: t.exposeString('documentNumber', { nullable: true }),
      family: t.field(choice(builder, 'DocumentFamily', ['notice', 'invoice'], (row: ObjectionRow) => row.family)),
      from: t.field({ type: 'Date', resolve: (row) => row.from }),
      to: t.field({ type: 'Date', resolve: (row) => row.to }),
      draftVersion: t.exposeInt('draftVersion'),
      lineKey: t.exposeString('lineKey'),
      lineLabel: t.exposeString('lineLabel'),
      amount: t.field({ type: 'Amount', resolve: (row) => row.amount, description: 'Of the line, as it was objected to.' }),
      text: t.exposeString('text'),
      status: t.field(choice(builder, 'ObjectionStatus', OBJECTION_STATUSES, (row: ObjectionRow) => row.status)),
      raisedBy: t.exposeString('raisedBy', { nullable: true }),
      raisedAt: t.field({ type: 'DateTime', resolve: (row) => row.raisedAt }),
      answer: t.exposeString('answer', { nullable: true }),
      answeredBy: t.exposeString('answeredBy', { nullable: true, description: 'Staff of the centre; not told to members.' }),
      answeredAt: t.field({ type: 'DateTime', nullable: true, resolve: (row) => row.answeredAt }),
      withdrawnAt: t.field({ type: 'DateTime', nullable: true, resolve: (row) => row.withdrawnAt }),
      correctedBySourceId: t.exposeID('correctedBySourceId', { nullable: true }),
      correctedAt: t.field({ type: 'DateTime', nullable: true, resolve: (row) => row.correctedAt }),
      waivedAt: t.field({ type: 'DateTime', nullable: true, resolve: (row) => row.waivedAt }),
      awaitsCorrection: t.exposeBoolean('awaitsCorrection'),
    }),
  });
  return objection;
}

export function remedyType(builder: Builder) {
  const remedy = builder.objectRef<RemedyRow>('LegalRemedy');
  remedy.implement({
    description: 'A formal remedy against a notice, as its file tells of it.',
    fields: (t) => ({
      id: t.exposeID('id'),
      kind: t.field(choice(builder, 'RemedyKind', REMEDY_KINDS, (row: RemedyRow) => row.kind)),
      on: t.field({ type: 'Date', resolve: (row) => row.on }),
      reference: t.exposeString('reference'),
      text: t.exposeString('text'),
      enteredAt: t.field({ type: 'DateTime', resolve: (row) => row.enteredAt }),
    }),
  });
  return remedy;
}

export function receiptType(builder: Builder) {
  const receipt = builder.objectRef<ReceiptRow>('DocumentReceipt');
  receipt.implement({
    description: 'The first time that somebody of the member opened a document, took its PDF or XML, or confirmed its receipt.',
    fields: (t) => ({
      kind: t.field(choice(builder, 'ReceiptKind', RECEIPT_KINDS, (row: ReceiptRow) => row.kind)),
      at: t.field({ type: 'DateTime', resolve: (row) => row.at }),
      by: t.exposeString('by', { nullable: true }),
    }),
  });
  return receipt;
}

export function draftType(builder: Builder, content: ContentRef) {
  const draft = builder.objectRef<DraftView>('DocumentDraft');
  draft.implement({
    description: 'What a draft said when the member was shown it.',
    fields: (t) => ({
      draftVersion: t.exposeInt('draftVersion'),
      shownAt: t.field({ type: 'DateTime', resolve: (row) => row.shownAt }),
      net: t.field({ type: 'Amount', resolve: (row) => row.net }),
      contentHash: t.exposeString('contentHash'),
      content: t.field({ type: content, resolve: (row) => row.content }),
    }),
  });
  return draft;
}
