// SPDX-License-Identifier: EUPL-1.2
import {
  type AdvancePart,
  type ChargeLine,
  DOCUMENT_KINDS,
  DOCUMENT_STATUSES,
  type DocumentContent,
  EINVOICE_FORMATS,
  FAMILIES,
  isCarryOver,
  type VatRow,
  type Words,
} from '@domain/billing';
import { type Builder, enumType } from '@platform/graphql';
import type { DocumentHead } from '../queries/document-rows.ts';
import type { DocumentView } from '../queries/find-document.ts';
import type { StoredFinding } from '../repositories/document-repository.ts';

export function textType(builder: Builder) {
  const text = builder.objectRef<Words>('BillingText');
  text.implement({
    description: 'A text in German and English.',
    fields: (t) => ({ de: t.exposeString('de'), en: t.exposeString('en') }),
  });
  return text;
}
export type TextRef = ReturnType<typeof textType>;

export function findingType(builder: Builder) {
  const finding = builder.objectRef<StoredFinding>('DocumentFinding');
  finding.implement({
    description: 'What keeps a document from going out: a rule of EN 16931 or XRechnung by its id, or one of our own.',
    fields: (t) => ({
      rule: t.exposeString('rule'),
      at: t.exposeString('at', { description: 'Business term, or what is missing.' }),
      de: t.exposeString('de'),
      en: t.exposeString('en'),
    }),
  });
  return finding;
}
export type FindingRef = ReturnType<typeof findingType>;

export const choice = <Row>(builder: Builder, name: string, values: readonly string[], of: (row: Row) => string) => ({
  type: enumType(builder, name, values),
  resolve: (row: Row) => of(row),
});

function lineType(builder: Builder, text: TextRef) {
  const step = builder.objectRef<NonNullable<ChargeLine['steps']>[number]>('DocumentCalculationStep');
  step.implement({
    fields: (t) => ({
      depth: t.exposeInt('depth', { description: 'A deeper step made the one before.' }),
      text: t.field({ type: text, resolve: ({ de, en }) => ({ de, en }) }),
    }),
  });
  const line = builder.objectRef<ChargeLine>('DocumentLine');
  line.implement({
    fields: (t) => ({
      key: t.exposeString('lineKey', { description: 'For objections, and for the explanation of the amount in its statement.' }),
      label: t.field({ type: text, resolve: (row) => row.label }),
      serviceFamilyCode: t.exposeString('serviceFamilyCode'),
      from: t.field({ type: 'Date', resolve: (row) => row.from }),
      to: t.field({ type: 'Date', resolve: (row) => row.to }),
      amount: t.field({ type: 'Amount', resolve: (row) => row.amountCents, description: 'Without VAT.' }),
      basis: t.field({ type: text, resolve: (row) => row.basis }),
      agreementNumber: t.exposeString('agreementNumber'),
      carriedOver: t.boolean({ resolve: isCarryOver, description: 'What is balanced with the period, and no charge of it.' }),
      clause: t.exposeString('clause'),
      resolution: t.exposeString('resolution', { nullable: true }),
      calculation: t.field({ type: text, resolve: (row) => row.calculation }),
      steps: t.field({
        type: [step],
        resolve: ({ steps = [] }) => [...steps],
        description: 'Of a calculation that one sentence does not hold, as the annex prints it.',
      }),
      vatCode: t.string({ resolve: (row) => row.vat.code }),
      vatRatePermille: t.int({ resolve: (row) => row.vat.ratePermille }),
      vatBasis: t.string({ resolve: (row) => row.vat.basis }),
      vatValidFrom: t.field({ type: 'Date', resolve: (row) => row.vat.validFrom }),
      vatValidTo: t.field({ type: 'Date', nullable: true, resolve: (row) => row.vat.validTo }),
    }),
  });
  return line;
}

function advanceType(builder: Builder, text: TextRef) {
  const advance = builder.objectRef<AdvancePart>('DocumentAdvance');
  advance.implement({
    description: 'An instalment, or a part of one, that a document takes off.',
    fields: (t) => ({
      number: t.exposeInt('number'),
      dueOn: t.field({ type: 'Date', resolve: (row) => row.dueOn }),
      documentNumber: t.exposeString('documentNumber', { nullable: true }),
      vatCode: t.string({ resolve: (row) => row.code }),
      vatRatePermille: t.exposeInt('ratePermille'),
      net: t.field({ type: 'Amount', resolve: (row) => row.netCents }),
      vat: t.field({ type: 'Amount', resolve: (row) => row.vatCents }),
      due: t.field({ type: 'Amount', resolve: (row) => row.dueCents, description: 'With VAT.' }),
      paid: t.field({ type: 'Amount', resolve: (row) => row.paidCents }),
      year: t.exposeInt('year', { description: 'Of the levy.' }),
      order: t.field({ type: text, resolve: (row) => row.order, description: 'What ordered it; empty where its document says all.' }),
      whole: t.field({ type: 'Amount', resolve: (row) => row.wholeCents, description: 'Of the whole instalment, as it was due.' }),
      replaced: t.field({
        type: 'Amount',
        resolve: (row) => row.replacedCents,
        description: 'Ordered and never received: this document orders it anew.',
      }),
    }),
  });
  return advance;
}

function vatRowType(builder: Builder) {
  const row = builder.objectRef<VatRow>('DocumentVatRow');
  row.implement({
    fields: (t) => ({
      code: t.exposeString('code'),
      ratePermille: t.exposeInt('ratePermille'),
      net: t.field({ type: 'Amount', resolve: (value) => value.netCents }),
      vat: t.field({ type: 'Amount', resolve: (value) => value.vatCents }),
      bases: t.stringList({ resolve: (value) => [...value.bases] }),
    }),
  });
  return row;
}

function issueType(builder: Builder) {
  const issue = builder.objectRef<NonNullable<DocumentContent['issue']>>('DocumentIssue');
  const text = builder.objectRef<NonNullable<DocumentContent['issue']>['texts'][number]>('DocumentText');
  text.implement({ fields: (t) => ({ kind: t.exposeString('kind'), version: t.exposeInt('version'), text: t.exposeString('text') }) });
  issue.implement({
    description: 'What stands in a document since it was issued, beside its figures.',
    fields: (t) => ({
      instalmentsFrom: t.field({
        type: 'Date',
        nullable: true,
        resolve: (row) => row.instalmentsFrom ?? null,
        description: 'Over instalments: none of them is due before.',
      }),
      issuerName: t.string({ resolve: (row) => row.issuer.name }),
      iban: t.string({ resolve: (row) => row.issuer.iban }),
      recipientName: t.string({ resolve: (row) => row.recipient.name }),
      routingId: t.string({ resolve: (row) => row.recipient.routingId }),
      orderNumber: t.string({ resolve: (row) => row.recipient.orderNumber }),
      costUnit: t.string({ resolve: (row) => row.recipient.costUnit }),
      format: t.field(
        choice(builder, 'EinvoiceFormat', EINVOICE_FORMATS, (row: NonNullable<DocumentContent['issue']>) => row.recipient.format),
      ),
      texts: t.field({ type: [text], resolve: (row) => [...row.texts] }),
    }),
  });
  return issue;
}

export function contentType(builder: Builder, text: TextRef) {
  const [line, advance, vatRow, issue] = [lineType(builder, text), advanceType(builder, text), vatRowType(builder), issueType(builder)];
  const content = builder.objectRef<DocumentContent>('DocumentContent');
  content.implement({
    fields: (t) => ({
      from: t.field({ type: 'Date', resolve: (row) => row.from }),
      to: t.field({ type: 'Date', resolve: (row) => row.to }),
      lines: t.field({ type: [line], resolve: (row) => [...row.lines] }),
      advances: t.field({ type: [advance], resolve: (row) => [...row.advances] }),
      advanceWay: t.field(choice(builder, 'AdvanceWay', ['remainder', 'prepaid'], (row: DocumentContent) => row.advanceWay)),
      vat: t.field({ type: [vatRow], resolve: (row) => [...row.breakdown] }),
      net: t.field({ type: 'Amount', resolve: (row) => row.totals.netCents, description: 'Sum of the lines, without VAT.' }),
      vatTotal: t.field({ type: 'Amount', resolve: (row) => row.totals.vatCents }),
      gross: t.field({ type: 'Amount', resolve: (row) => row.totals.grossCents, description: 'With VAT, before advances.' }),
      advancesTotal: t.field({ type: 'Amount', resolve: (row) => row.totals.advancesCents }),
      assessed: t.field({
        type: 'Amount',
        resolve: (row) => row.totals.assessedCents,
        description: 'What the document newly orders; below zero it gives back.',
      }),
      arrears: t.field({
        type: 'Amount',
        resolve: (row) => row.totals.arrearsCents,
        description: 'Of the advances, not paid yet.',
      }),
      setSourceIds: t.field({ type: ['ID'], resolve: (row) => row.sets.map(({ sourceId }) => sourceId) }),
      correctsNumber: t.string({ nullable: true, resolve: (row) => row.corrects?.number ?? null }),
      correctsIssuedOn: t.field({ type: 'Date', nullable: true, resolve: (row) => row.corrects?.issuedOn ?? null }),
      issue: t.field({ type: issue, nullable: true, resolve: (row) => row.issue }),
    }),
  });
  return content;
}
export type ContentRef = ReturnType<typeof contentType>;

/** What a list shows of a document, and a page beside its content. */
const headFields = (builder: Builder, finding: FindingRef, text: TextRef) => (t: never) => {
  const f = t as Parameters<NonNullable<Parameters<ReturnType<typeof builder.objectRef<DocumentHead>>['implement']>[0]['fields']>>[0];
  return {
    id: f.exposeID('id'),
    version: f.exposeInt('version'),
    tenantId: f.exposeID('tenantId'),
    memberName: f.exposeString('memberName'),
    ags: f.exposeString('ags'),
    roundId: f.exposeID('roundId'),
    family: f.field(choice(builder, 'DocumentFamily', FAMILIES, (row: DocumentHead) => row.family)),
    kind: f.field(choice(builder, 'DocumentKind', DOCUMENT_KINDS, (row: DocumentHead) => row.kind)),
    year: f.exposeInt('year', { description: 'Of the services.' }),
    period: f.field({ type: text, resolve: (row) => row.period, description: "'August 2026', '2026', or first and last day." }),
    subject: f.field({ type: text, resolve: (row) => row.subject, description: 'Its largest charge, and how many others there are.' }),
    status: f.field(choice(builder, 'BillingDocumentStatus', DOCUMENT_STATUSES, (row: DocumentHead) => row.status)),
    draftVersion: f.exposeInt('draftVersion'),
    objectionsUntil: f.field({ type: 'Date', nullable: true, resolve: (row) => row.objectionsUntil }),
    objectable: f.exposeBoolean('objectable', { description: 'Objections can still be raised today.' }),
    number: f.exposeString('number', { nullable: true }),
    typeCode: f.exposeString('typeCode', { description: 'UNTDID 1001: 326 advance, 380 invoice, 381 credit, 384 correction.' }),
    issuedOn: f.field({ type: 'Date', nullable: true, resolve: (row) => row.issuedOn }),
    dueOn: f.field({ type: 'Date', nullable: true, resolve: (row) => row.dueOn }),
    net: f.field({ type: 'Amount', resolve: (row) => row.net }),
    gross: f.field({ type: 'Amount', resolve: (row) => row.gross }),
    advances: f.field({ type: 'Amount', resolve: (row) => row.advances }),
    assessed: f.field({ type: 'Amount', resolve: (row) => row.assessed }),
    correctsId: f.exposeID('correctsId', { nullable: true }),
    correctsNumber: f.exposeString('correctsNumber', { nullable: true }),
    findings: f.field({ type: [finding], resolve: (row) => [...row.findings] }),
    hasPdf: f.exposeBoolean('hasPdf'),
    hasXml: f.exposeBoolean('hasXml'),
    handedOverAt: f.field({ type: 'DateTime', nullable: true, resolve: (row) => row.handedOverAt }),
    createdAt: f.field({ type: 'DateTime', resolve: (row) => row.createdAt }),
    openedAt: f.field({ type: 'DateTime', nullable: true, resolve: (row) => row.openedAt }),
    openedBy: f.exposeString('openedBy', { nullable: true }),
    confirmedAt: f.field({ type: 'DateTime', nullable: true, resolve: (row) => row.confirmedAt }),
    confirmedBy: f.exposeString('confirmedBy', { nullable: true }),
    objections: f.exposeInt('objections'),
    openObjections: f.exposeInt('openObjections'),
    awaitingCorrection: f.exposeInt('awaitingCorrection'),
    remedies: f.exposeInt('remedies'),
  };
};

export function documentTypes(builder: Builder, finding: FindingRef, content: ContentRef, text: TextRef) {
  const fields = headFields(builder, finding, text);
  const head = builder.objectRef<DocumentHead>('BillingDocumentHead');
  head.implement({ description: 'A notice or an invoice in a list.', fields: fields as never });
  const document = builder.objectRef<DocumentView>('BillingDocument');
  document.implement({
    description: 'A notice (Bescheid) or an invoice (Rechnung) with what stands in it.',
    fields: ((t: never) => ({
      ...fields(t),
      content: (t as { field: (options: object) => unknown }).field({ type: content, resolve: (row: DocumentView) => row.content }),
      corrections: (t as { field: (options: object) => unknown }).field({
        type: [head],
        resolve: (row: DocumentView) => row.corrections,
        description: 'Documents that correct this one, the oldest first; their amounts are differences to it.',
      }),
    })) as never,
  });
  return { head, document };
}
