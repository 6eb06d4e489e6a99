// SPDX-License-Identifier: EUPL-1.2
import { COST_KINDS, SUPPLIER_INVOICE_STATUSES } from '@domain/settlement';
import { type Builder, enumType } from '@platform/graphql';
import type { Texts } from '../graphql/texts.ts';
import type { SupplierInvoiceDetail } from './find-invoice.ts';
import type { SupplierInvoiceRow } from './list-invoices.ts';
import type { takeInProgress } from './take-in-progress.ts';

const statusType = (builder: Builder) => enumType(builder, 'SupplierInvoiceStatus', SUPPLIER_INVOICE_STATUSES) as never;

export function invoiceRowType(builder: Builder) {
  const row = builder.objectRef<SupplierInvoiceRow>('SupplierInvoiceRow');
  row.implement({
    description: "A supplier's invoice in the inbox.",
    fields: (t) => ({
      id: t.exposeID('id'),
      version: t.exposeInt('version'),
      status: t.field({ type: statusType(builder), resolve: ((one: SupplierInvoiceRow) => one.status) as never }),
      fileId: t.exposeID('fileId'),
      fileName: t.exposeString('fileName'),
      form: t.exposeString('form', { nullable: true, description: 'UBL, CII, HYBRID or HAND.' }),
      number: t.exposeString('number', { nullable: true }),
      typeCode: t.exposeString('typeCode', { nullable: true, description: 'UNTDID 1001: 380, 326, 381, 384 …' }),
      issueDate: t.field({ type: 'Date', nullable: true, resolve: (one) => one.issueDate }),
      dueDate: t.field({ type: 'Date', nullable: true, resolve: (one) => one.dueDate }),
      sellerName: t.exposeString('sellerName', { nullable: true }),
      net: t.field({ type: 'Amount', nullable: true, resolve: (one) => one.net as never }),
      gross: t.field({ type: 'Amount', nullable: true, resolve: (one) => one.gross as never }),
      fatalFindings: t.exposeInt('fatalFindings'),
      receivedAt: t.field({ type: 'DateTime', resolve: (one) => one.receivedAt }),
      assignedBy: t.exposeString('assignedBy', { nullable: true }),
      duplicate: t.exposeBoolean('duplicate', { description: 'Another one that came in before says the same, or bears its number.' }),
    }),
  });
  return row;
}

function partType(builder: Builder) {
  const part = builder.objectRef<SupplierInvoiceDetail['parts'][number]>('SupplierInvoicePart');
  part.implement({
    description: 'A line, an allowance, a charge, or what the total has beyond them.',
    fields: (t) => ({
      key: t.exposeString('key'),
      label: t.exposeString('label'),
      net: t.field({ type: 'Amount', resolve: (one) => one.net as never }),
      gross: t.field({ type: 'Amount', resolve: (one) => one.gross as never }),
    }),
  });
  return part;
}

function assignmentType(builder: Builder) {
  type Row = SupplierInvoiceDetail['assignments'][number];
  const assignment = builder.objectRef<Row>('SupplierInvoiceAssignment');
  assignment.implement({
    description: 'To a pool or support cost centre with kind and month, or to a member with service and day.',
    fields: (t) => ({
      lineKey: t.exposeString('lineKey', { description: "A part's key, or '*' for the whole invoice." }),
      label: t.exposeString('label'),
      amount: t.field({ type: 'Amount', resolve: (one) => one.amount as never }),
      poolId: t.exposeID('poolId', { nullable: true }),
      costCentreId: t.exposeID('costCentreId', { nullable: true }),
      costKind: t.field({
        type: enumType(builder, 'CostKind', COST_KINDS) as never,
        nullable: true,
        resolve: ((one: Row) => one.costKind) as never,
      }),
      month: t.field({ type: 'Month', nullable: true, resolve: (one) => one.month }),
      tenantId: t.exposeID('tenantId', { nullable: true }),
      serviceFamilyCode: t.exposeString('serviceFamilyCode', { nullable: true }),
      occurredOn: t.field({ type: 'Date', nullable: true, resolve: (one) => one.occurredOn }),
    }),
  });
  return assignment;
}

function postingType(builder: Builder) {
  const posting = builder.objectRef<SupplierInvoiceDetail['postings'][number]>('SupplierInvoicePosting');
  posting.implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      kind: t.exposeString('kind', { description: 'cost, centreCost or charge.' }),
      lineKey: t.exposeString('lineKey'),
      placeId: t.exposeID('placeId', { description: 'The pool, the support cost centre, or the member.' }),
      placeName: t.exposeString('placeName'),
      day: t.field({ type: 'Date', resolve: (one) => one.day }),
      amount: t.field({ type: 'Amount', resolve: (one) => one.amount as never }),
      label: t.exposeString('label'),
      reverses: t.exposeID('reverses', { nullable: true }),
      frozenByRun: t.exposeID('frozenByRun', { nullable: true }),
    }),
  });
  return posting;
}

function relatedType(builder: Builder) {
  const related = builder.objectRef<SupplierInvoiceDetail['related'][number]>('RelatedSupplierInvoice');
  related.implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      number: t.exposeString('number', { nullable: true }),
      status: t.field({ type: statusType(builder), resolve: ((one: { status: string }) => one.status) as never }),
      relation: t.exposeString('relation', { description: 'duplicate, sameNumber, corrects or correctedBy.' }),
      issueDate: t.field({ type: 'Date', nullable: true, resolve: (one) => one.issueDate }),
      receivedAt: t.field({ type: 'DateTime', resolve: (one) => new Date(one.receivedAt).toISOString() }),
    }),
  });
  return related;
}

function findingType(builder: Builder, { text }: Texts) {
  const finding = builder.objectRef<SupplierInvoiceDetail['findings'][number]>('SupplierInvoiceFinding');
  finding.implement({
    description: 'A rule of EN 16931 or XRechnung that the invoice does not keep.',
    fields: (t) => ({
      rule: t.exposeString('rule'),
      severity: t.exposeString('severity', { description: 'fatal, warning or information.' }),
      at: t.exposeString('at', { description: 'Business term, or path in the file.' }),
      line: t.exposeString('line', { nullable: true }),
      message: t.field({ type: text, resolve: ({ de, en }) => ({ de, en }) }),
    }),
  });
  return finding;
}

export function invoiceType(builder: Builder, texts: Texts) {
  const [part, assignment, posting, related] = [partType(builder), assignmentType(builder), postingType(builder), relatedType(builder)];
  const finding = findingType(builder, texts);
  const invoice = builder.objectRef<SupplierInvoiceDetail>('SupplierInvoice');
  invoice.implement({
    description: "A supplier's invoice with all that stands in it and what it has become.",
    fields: (t) => ({
      id: t.exposeID('id'),
      version: t.exposeInt('version'),
      status: t.field({ type: statusType(builder), resolve: ((one: SupplierInvoiceDetail) => one.status) as never }),
      fileId: t.exposeID('fileId'),
      fileName: t.exposeString('fileName'),
      mediaType: t.exposeString('mediaType'),
      scanState: t.exposeString('scanState', { description: 'unscanned, clean or infected.' }),
      sha256: t.exposeString('sha256'),
      form: t.exposeString('form', { nullable: true }),
      number: t.exposeString('number', { nullable: true }),
      typeCode: t.exposeString('typeCode', { nullable: true }),
      issueDate: t.field({ type: 'Date', nullable: true, resolve: (one) => one.issueDate }),
      dueDate: t.field({ type: 'Date', nullable: true, resolve: (one) => one.dueDate }),
      sellerName: t.exposeString('sellerName', { nullable: true }),
      net: t.field({ type: 'Amount', nullable: true, resolve: (one) => one.net as never }),
      tax: t.field({ type: 'Amount', nullable: true, resolve: (one) => one.tax as never }),
      gross: t.field({ type: 'Amount', nullable: true, resolve: (one) => one.gross as never }),
      corrects: t.exposeStringList('corrects'),
      parts: t.field({ type: [part], resolve: (one) => one.parts }),
      view: t.field({
        type: 'JSON',
        nullable: true,
        description: 'The invoice to be read, in sections: { de: […], en: […] }.',
        resolve: (one) => one.view as never,
      }),
      findings: t.field({ type: [finding], resolve: (one) => one.findings }),
      failure: t.field({ type: texts.text, nullable: true, description: 'Why it could not be read.', resolve: (one) => one.failure }),
      inputTaxDeducted: t.exposeBoolean('inputTaxDeducted', { nullable: true }),
      inputTaxReason: t.exposeString('inputTaxReason', { nullable: true }),
      inputTaxFrom: t.field({ type: 'Date', nullable: true, resolve: (one) => one.inputTaxFrom }),
      assignments: t.field({ type: [assignment], resolve: (one) => one.assignments }),
      reason: t.exposeString('reason', { nullable: true, description: 'Why it was rejected, given back or taken back.' }),
      receivedAt: t.field({ type: 'DateTime', resolve: (one) => one.receivedAt }),
      receivedBy: t.exposeString('receivedBy', { nullable: true }),
      assignedAt: t.field({ type: 'DateTime', nullable: true, resolve: (one) => one.assignedAt }),
      assignedBy: t.exposeString('assignedBy', { nullable: true }),
      bookedAt: t.field({ type: 'DateTime', nullable: true, resolve: (one) => one.bookedAt }),
      bookedBy: t.exposeString('bookedBy', { nullable: true }),
      bookingRemark: t.exposeString('bookingRemark', {
        nullable: true,
        description: 'Why it was booked although something spoke against it.',
      }),
      related: t.field({ type: [related], resolve: (one) => one.related }),
      postings: t.field({ type: [posting], resolve: (one) => one.postings }),
      openMonth: t.field({ type: 'Month', resolve: (one) => one.openMonth }),
      mayEnter: t.exposeBoolean('mayEnter'),
      mayBook: t.exposeBoolean('mayBook', { description: 'Permitted, and another person than who assigned it.' }),
    }),
  });
  return invoice;
}

type Progress = NonNullable<Awaited<ReturnType<typeof takeInProgress.run>>>;

export function takeInProgressType(builder: Builder, { finding }: Texts) {
  const progress = builder.objectRef<Progress>('TakeInProgress');
  progress.implement({
    fields: (t) => ({
      commandId: t.exposeID('commandId'),
      state: t.exposeString('state', { description: 'queued, running, done, failed or cancelled.' }),
      step: t.exposeString('step', { nullable: true }),
      done: t.exposeInt('done'),
      total: t.exposeInt('total'),
      failure: t.field({ type: finding, nullable: true, resolve: (row) => row.failure }),
    }),
  });
  return progress;
}
