// SPDX-License-Identifier: EUPL-1.2
import { formatDate, formatInstant } from '../../../format/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Banner, DescriptionList, ExternalLink, Link, Stack } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useBilingual } from '../bilingual.ts';
import { useBodyParams } from '../body-params.ts';
import type { Invoice } from './invoice-documents.ts';
import { kindOf } from './invoice-status.tsx';
import { invoiceTexts } from './messages/index.ts';

/** The file as it came in; the browser saves it and never shows it itself. */
export function FileLink({ invoice }: { readonly invoice: Invoice }) {
  const { associationSlug, tenantSlug } = useActingBody();
  return <ExternalLink href={`/a/${associationSlug}/${tenantSlug}/files/${invoice.fileId}`}>{invoice.fileName}</ExternalLink>;
}

export function InvoiceFacts({ invoice }: { readonly invoice: Invoice }) {
  const m = useMessages(invoiceTexts);
  const language = useLanguage();
  const day = (date: string | null): string => (date ? formatDate(date, language) : '–');
  const money = (value: string | null): string => (value === null ? '–' : amountOf(value));
  const person = (name: string | null, at: string | null): string =>
    [name, at && formatInstant(at, language)].filter(Boolean).join(', ') || '–';
  const form = invoice.form;
  const formText = form === 'UBL' || form === 'CII' || form === 'HYBRID' || form === 'HAND' ? m(`form${form}`) : '–';
  const items = [
    { term: m('seller'), value: invoice.sellerName ?? '–' },
    { term: m('number'), value: `${invoice.number ?? '–'} (${m(kindOf(invoice.typeCode))})` },
    { term: m('issueDate'), value: day(invoice.issueDate) },
    // An invoice may name terms of payment instead; they stand in its contents.
    ...(invoice.dueDate ? [{ term: m('dueDate'), value: day(invoice.dueDate) }] : []),
    { term: m('net'), value: money(invoice.net) },
    { term: m('tax'), value: money(invoice.tax) },
    { term: m('gross'), value: <strong>{money(invoice.gross)}</strong> },
    { term: m('form'), value: formText },
    { term: m('file'), value: <FileLink invoice={invoice} /> },
    { term: m('receivedBy'), value: person(invoice.receivedBy, invoice.receivedAt) },
    ...(invoice.assignedAt ? [{ term: m('assignedBy'), value: person(invoice.assignedBy, invoice.assignedAt) }] : []),
    ...(invoice.bookedAt ? [{ term: m('bookedBy'), value: person(invoice.bookedBy, invoice.bookedAt) }] : []),
    ...(invoice.bookingRemark ? [{ term: m('remark'), value: invoice.bookingRemark }] : []),
    ...(invoice.inputTaxDeducted === null
      ? []
      : [
          { term: m('inputTax'), value: m(invoice.inputTaxDeducted ? 'deducted' : 'notDeducted') },
          { term: m('inputTaxReason'), value: `${invoice.inputTaxReason ?? ''} (${m('inputTaxFrom')} ${day(invoice.inputTaxFrom)})` },
        ]),
  ];
  return (
    <Stack gap="small">
      <DescriptionList columns={3} items={items} />
      <p className="vw-muted vws-hash">
        {m('fingerprint')}: {invoice.sha256}
      </p>
      {invoice.scanState === 'unscanned' && <p className="vw-muted">{m('unscanned')}</p>}
    </Stack>
  );
}

/** What the reader must know before deciding: unreadable, here already, corrected by another. */
export function InvoiceNotes({ invoice }: { readonly invoice: Invoice }) {
  const m = useMessages(invoiceTexts);
  const say = useBilingual();
  const language = useLanguage();
  const params = useBodyParams();
  const related = (relation: string) => invoice.related.filter((one) => one.relation === relation);
  const links = (relation: string) =>
    related(relation).map((one, index) => (
      <span key={one.id}>
        {index > 0 && ', '}
        <Link to="/a/$association/$body/settlement/supplier-invoices/$invoiceId" params={{ ...params, invoiceId: one.id }}>
          {one.number ?? m('withoutNumber')} (
          {[one.issueDate && formatDate(one.issueDate, language), m(one.status)].filter(Boolean).join(', ')})
        </Link>
      </span>
    ));
  const found = new Set(related('corrects').map(({ number }) => number));
  const notFound = invoice.corrects.filter((number) => !found.has(number));
  const isOver = invoice.status === 'booked' || invoice.status === 'rejected';
  return (
    <>
      {invoice.failure && (
        <Banner kind="danger" title={m('unreadableTitle')}>
          <p>{say(invoice.failure)}</p>
          {invoice.status === 'unreadable' && <p>{m('unreadableBody')}</p>}
        </Banner>
      )}
      {invoice.status === 'received' && <Banner kind="info" title={m('waitsForReading')} />}
      {related('sameNumber').length > 0 && (
        <Banner kind={isOver ? 'info' : 'warning'} title={m('sameNumberTitle')}>
          {links('sameNumber')}
          {!isOver && <p>{m('sameNumberBody')}</p>}
        </Banner>
      )}
      {related('duplicate').length > 0 && (
        <Banner kind={isOver ? 'info' : 'warning'} title={m('duplicateTitle')}>
          {links('duplicate')}
          {!isOver && <p>{m('duplicateBody')}</p>}
        </Banner>
      )}
      {related('corrects').length > 0 && (
        <Banner kind="info" title={m('correctsTitle')}>
          {links('corrects')}
        </Banner>
      )}
      {related('correctedBy').length > 0 && (
        <Banner kind="info" title={m('correctedByTitle')}>
          {links('correctedBy')}
        </Banner>
      )}
      {notFound.length > 0 && <Banner kind="warning" title={m('correctsMissing', { numbers: notFound.join(', ') })} />}
      {invoice.reason && <Banner kind="info" title={m('reasonGiven', { reason: invoice.reason })} />}
    </>
  );
}
