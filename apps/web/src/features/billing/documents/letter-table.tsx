// SPDX-License-Identifier: EUPL-1.2
import { formatNumber } from '../../../format/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Amount, Button, Link } from '../../../ui/index.ts';
import { amountOf, isNegative, isPositive, negated, sumOf } from '../amounts.ts';
import { useBilingual } from '../bilingual.ts';
import { useBodyParams } from '../body-params.ts';
import { useDay, useSpan } from '../days.ts';
import { documentTexts } from '../messages/document-texts.ts';
import type { BillingDocument, DocumentAdvance, DocumentLine } from './document-queries.ts';

interface TableProps {
  readonly document: BillingDocument;
  /** The statement that explains a line; nothing: none does, or the reader may not see it. */
  readonly statementOf: (lineKey: string) => string | undefined;
  /** Raises an objection to a line; nothing: not now, or not by this reader. */
  readonly onObject: ((line: DocumentLine) => void) | undefined;
  /** Keys of lines with an objection that is not answered yet: no second one beside it. */
  readonly objected: ReadonlySet<string>;
}

function useRate(): (row: { readonly vatCode: string; readonly vatRatePermille: number }) => string {
  const m = useMessages(documentTexts);
  const language = useLanguage();
  return ({ vatCode, vatRatePermille }) =>
    vatCode === 'S' ? `${formatNumber(vatRatePermille / 10, language)} %` : m(vatCode === 'O' ? 'notTaxable' : 'exempt');
}

/** Where the line comes from: span, basis, resolution, calculation, and the rule by which it is taxed. */
function LineFacts({ line }: { readonly line: DocumentLine }) {
  const m = useMessages(documentTexts);
  const say = useBilingual();
  const day = useDay();
  const span = useSpan();
  const until = line.vatValidTo;
  const vat = until
    ? m('vatRuleUntil', { basis: line.vatBasis, from: day(line.vatValidFrom), to: day(until) })
    : m('vatRule', { basis: line.vatBasis, from: day(line.vatValidFrom) });
  const resolution = line.resolution && !say(line.basis).includes(line.resolution) ? line.resolution : '';
  const facts = [
    [m('period'), span(line.from, line.to)],
    [m('basis'), say(line.basis)],
    [m('resolution'), resolution],
    [m('calculation'), say(line.calculation)],
    [m('vat'), vat],
  ].filter(([, value]) => value !== '');
  return (
    <>
      <dl className="vwb-facts">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {line.steps.length > 0 && <LineSteps steps={line.steps} />}
    </>
  );
}

/** The annex of the letter, at its position. */
function LineSteps({ steps }: Pick<DocumentLine, 'steps'>) {
  const m = useMessages(documentTexts);
  const say = useBilingual();
  return (
    <details className="vwb-steps">
      <summary>{m('calculationSteps')}</summary>
      <ol>
        {steps.map(({ depth, text }, index) => (
          <li key={index} style={{ marginInlineStart: `${depth}rem` }}>
            {say(text)}
          </li>
        ))}
      </ol>
    </details>
  );
}

function LineRow({ line, statementOf, onObject }: { readonly line: DocumentLine } & Pick<TableProps, 'statementOf' | 'onObject'>) {
  const m = useMessages(documentTexts);
  const say = useBilingual();
  const params = useBodyParams();
  const rate = useRate();
  const label = say(line.label);
  const statementId = statementOf(line.key);
  return (
    <tr>
      <th scope="row" className="vwb-position">
        <span className="vwb-position__label">{label}</span>
        <LineFacts line={line} />
        <span className="vwb-position__ways vw-no-print">
          {statementId && (
            <Link
              to="/a/$association/$body/costs/$statementId"
              params={{ ...params, statementId }}
              search={{ why: line.key }}
              aria-label={m('whyOf', { label })}
            >
              {m('why')}
            </Link>
          )}
          {onObject && (
            <Button size="small" kind="tertiary" icon="edit" aria-label={m('objectTo', { label })} onPress={() => onObject(line)}>
              {m('object')}
            </Button>
          )}
        </span>
      </th>
      <td className="vwb-vat">{rate(line)}</td>
      <td className="vwb-money">
        <Amount value={line.amount} />
      </td>
    </tr>
  );
}

function useAdvanceLabel(): (advance: DocumentAdvance) => string {
  const m = useMessages(documentTexts);
  const day = useDay();
  return ({ number, year, dueOn, documentNumber, order }) => {
    if (order.de !== '')
      return documentNumber
        ? m('levyLineOf', { number, year: String(year), date: day(dueOn), document: documentNumber })
        : m('levyLine', { number, year: String(year), date: day(dueOn) });
    return documentNumber
      ? m('advanceLineOf', { number, date: day(dueOn), document: documentNumber })
      : m('advanceLine', { number, date: day(dueOn) });
  };
}

/** What ordered an instalment, and of how much of it the row speaks. */
function AdvanceFacts({ advance: { order, due, whole } }: { readonly advance: DocumentAdvance }) {
  const m = useMessages(documentTexts);
  const say = useBilingual();
  if (order.de === '') return null;
  return (
    <dl className="vwb-facts">
      <div>
        <dt>{m('basis')}</dt>
        <dd>{say(order)}</dd>
      </div>
      {due !== whole && (
        <div>
          <dt>{m('amount')}</dt>
          <dd>{m('levyPart', { whole: amountOf(whole) })}</dd>
        </div>
      )}
    </dl>
  );
}

/** The sums in the order of the document: net, VAT by rate, what was prepaid, and what is to pay. */
function useSums({
  content,
}: BillingDocument): readonly { readonly label: string; readonly value: string | bigint; readonly strong?: true }[] {
  const m = useMessages(documentTexts);
  const language = useLanguage();
  const advanceLabel = useAdvanceLabel();
  const { assessed } = content;
  return [
    { label: m('sumNet'), value: sumOf(content.vat.map(({ net }) => net)) },
    ...content.vat.map(({ code, ratePermille, net, vat, bases }) => ({
      label:
        code === 'S'
          ? m('sumVat', { rate: `${formatNumber(ratePermille / 10, language)} %`, net: amountOf(net) })
          : m('sumVatNone', { net: amountOf(net), bases: bases.join('; ') }),
      value: vat,
    })),
    ...(content.advanceWay === 'prepaid'
      ? content.advances.map((advance) => ({ label: advanceLabel(advance), value: negated(advance.due) }))
      : []),
    isNegative(assessed)
      ? { label: m('credit'), value: negated(assessed), strong: true as const }
      : { label: m('assessed'), value: assessed, strong: true as const },
  ];
}

/** Lines, advances and sums as they stand in the document itself. */
export function LetterTable({ document, statementOf, onObject, objected }: TableProps) {
  const m = useMessages(documentTexts);
  const rate = useRate();
  const advanceLabel = useAdvanceLabel();
  const sums = useSums(document);
  const { content } = document;
  const off = content.advanceWay === 'remainder' ? content.advances.filter(({ due }) => isPositive(due)) : [];
  const row = (line: DocumentLine) => (
    <LineRow key={line.key} line={line} statementOf={statementOf} onObject={objected.has(line.key) ? undefined : onObject} />
  );
  return (
    <table className="vwb-table">
      <caption>{m(document.family === 'notice' ? 'assessment' : 'services')}</caption>
      <thead>
        <tr>
          <th scope="col">{m('position')}</th>
          <th scope="col" className="vwb-vat">
            {m('vat')}
          </th>
          <th scope="col" className="vwb-money">
            {m('amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {content.lines.filter((line) => !line.carriedOver).map(row)}
        {off.map((advance) => (
          <tr key={`${advance.number} ${advance.dueOn} ${advance.vatCode} ${advance.vatRatePermille}`}>
            <th scope="row" className="vwb-position">
              <span className="vwb-position__label">{advanceLabel(advance)}</span>
              <AdvanceFacts advance={advance} />
            </th>
            <td className="vwb-vat">{advance.vatCode === 'S' ? rate(advance) : ''}</td>
            <td className="vwb-money">
              <Amount value={negated(advance.net)} />
            </td>
          </tr>
        ))}
        {content.lines.filter((line) => line.carriedOver).map(row)}
      </tbody>
      <tfoot>
        {sums.map(({ label, value, strong }) => (
          <tr key={label} className={strong ? 'vwb-table__total' : undefined}>
            <th scope="row">{label}</th>
            <td className="vwb-vat" />
            <td className="vwb-money">
              <Amount value={value} strong={strong === true} />
            </td>
          </tr>
        ))}
      </tfoot>
    </table>
  );
}
