// SPDX-License-Identifier: EUPL-1.2
import { formatCents, formatIban } from '../../../format/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { DescriptionList } from '../../../ui/index.ts';
import { amountOf, isNegative, isPositive, negated, sumOf } from '../amounts.ts';
import { useDay, useSpan } from '../days.ts';
import { documentTexts } from '../messages/document-texts.ts';
import type { BillingDocument, DocumentLine } from './document-queries.ts';
import { useDocumentWord } from './document-words.tsx';
import { LetterTable } from './letter-table.tsx';

interface LetterProps {
  readonly document: BillingDocument;
  readonly statementOf: (lineKey: string) => string | undefined;
  readonly onObject: ((line: DocumentLine) => void) | undefined;
  readonly objected: ReadonlySet<string>;
}

function References({ document }: { readonly document: BillingDocument }) {
  const m = useMessages(documentTexts);
  const day = useDay();
  const span = useSpan();
  const { content, family, number, issuedOn, dueOn } = document;
  const { issue } = content;
  const of = (term: string, value: string | null | undefined) => (value ? [{ term, value }] : []);
  return (
    <DescriptionList
      columns={2}
      items={[
        { term: m('recipient'), value: issue?.recipientName || document.memberName },
        ...of(m('issuer'), issue?.issuerName),
        ...of(m(family === 'notice' ? 'noticeNumber' : 'invoiceNumber'), number),
        { term: m('period'), value: span(content.from, content.to) },
        ...(issuedOn ? [{ term: m('date'), value: day(issuedOn) }] : []),
        ...(dueOn ? [{ term: m('dueOn'), value: day(dueOn) }] : []),
        ...of(m('orderNumber'), issue?.orderNumber),
        ...of(m('costUnit'), issue?.costUnit),
        ...(family === 'invoice' ? of(m('routingId'), issue?.routingId) : []),
      ]}
    />
  );
}

/** What the sums do not say: arrears of advances, and what becomes of those that do not go off as they were ordered. */
function Hints({ document: { content, family, kind, year } }: { readonly document: BillingDocument }) {
  const m = useMessages(documentTexts);
  const day = useDay();
  const replaced = sumOf(content.advances.map((advance) => advance.replaced));
  const givesBack = family === 'notice' && kind === 'annual' && content.advances.length > 0 && isNegative(content.assessed);
  return (
    <>
      {isPositive(content.arrears) && <p>{m('arrears', { amount: amountOf(content.arrears) })}</p>}
      {content.issue?.instalmentsFrom && isPositive(content.assessed) && (
        <p>{m('instalmentsFrom', { date: day(content.issue.instalmentsFrom) })}</p>
      )}
      {replaced > 0n && <p>{m('replaced', { amount: formatCents(replaced) })}</p>}
      {givesBack && <p>{m('givenBack', { amount: formatCents(negated(content.assessed)), year: String(year) })}</p>}
    </>
  );
}

function Payment({ document }: { readonly document: BillingDocument }) {
  const m = useMessages(documentTexts);
  const day = useDay();
  const { content, dueOn, number } = document;
  if (!isPositive(content.assessed)) return null;
  if (!content.issue) return <p className="vw-muted">{m('paymentAtIssue')}</p>;
  return (
    <DescriptionList
      columns={2}
      items={[
        ...(dueOn ? [{ term: m('dueOn'), value: day(dueOn) }] : []),
        { term: m('payee'), value: content.issue.issuerName },
        { term: m('iban'), value: formatIban(content.issue.iban) },
        { term: m('reference'), value: number ?? '' },
      ]}
    />
  );
}

/** The document to be read: the same words, lines and sums as in the PDF. */
export function Letter({ document, statementOf, onObject, objected }: LetterProps) {
  const m = useMessages(documentTexts);
  const word = useDocumentWord();
  const text = (kind: string): string | undefined => document.content.issue?.texts.find((one) => one.kind === kind)?.text;
  const paragraph = (kind: string) => {
    const words = text(kind);
    return words ? <p className="vwb-words">{words}</p> : null;
  };
  return (
    <article className="vwb-letter" aria-label={word(document)}>
      <References document={document} />
      {text('introduction') && <p>{m('salutation')}</p>}
      {paragraph('introduction')}
      <Hints document={document} />
      <LetterTable document={document} statementOf={statementOf} onObject={onObject} objected={objected} />
      {paragraph('vatHint')}
      {paragraph('paymentHint')}
      <Payment document={document} />
      {text('reasons') && <h2 className="vwb-letter__heading">{m('reasons')}</h2>}
      {paragraph('reasons')}
      {text('legalRemedy') && (
        <section className="vwb-letter__remedy">
          <h2 className="vwb-letter__heading">{m('legalRemedy')}</h2>
          {paragraph('legalRemedy')}
        </section>
      )}
    </article>
  );
}
