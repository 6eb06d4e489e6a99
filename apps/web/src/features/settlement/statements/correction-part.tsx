// SPDX-License-Identifier: EUPL-1.2
import { formatCents } from '../../../format/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Amount, Badge, Banner, Cluster, type DataColumn, DataTable, EmptyState, Link } from '../../../ui/index.ts';
import { amountOf, signedAmount, sumOf } from '../amounts.ts';
import { keepTogether, useBilingual } from '../bilingual.ts';
import { useBodyParams } from '../body-params.ts';
import { statementTexts } from './messages.ts';
import type { Statement, StatementLine } from './statement-documents.ts';

type Reference = Statement['corrections'][number];

function WayTo({ to: { id, number }, what }: { readonly to: Reference; readonly what: 'toCorrected' | 'toCorrection' }) {
  const m = useMessages(statementTexts);
  const params = useBodyParams();
  return (
    <Link to="/a/$association/$body/costs/$statementId" params={{ ...params, statementId: id }}>
      {m(what, { number })}
    </Link>
  );
}

/** Of a correction: what it corrects and why. Of a corrected statement: by what, and what both come to. */
export function CorrectionBanner({ statement }: { readonly statement: Statement }) {
  const m = useMessages(statementTexts);
  const language = useLanguage();
  const { kind, corrects, corrections, reason, total } = statement;
  if (kind === 'correction')
    return (
      <Banner kind="info" title={m('correctionTitle')} actions={corrects && <WayTo to={corrects} what="toCorrected" />}>
        {m('correctionBody', { reason: reason ?? '–' })}
      </Banner>
    );
  if (corrections.length === 0) return null;
  const together = formatCents(sumOf([total, ...corrections.map((one) => one.total)]), language);
  const ways = (
    <Cluster>
      {corrections.map((one) => (
        <WayTo key={one.id} to={one} what="toCorrection" />
      ))}
    </Cluster>
  );
  return (
    <Banner kind="warning" title={m('correctedTitle')} actions={ways}>
      {m('correctedBody', { total: amountOf(total), count: corrections.length, together })}
    </Banner>
  );
}

interface CorrectedLinesProps {
  readonly statement: Statement;
  readonly period: string;
  readonly onWhy: (lineKey: string) => void;
}

const SUM = 'sum';

/** The lines of a correction: before → right, the difference with its explanation, and which facts have changed. */
export function CorrectedLines({ statement, period, onWhy }: CorrectedLinesProps) {
  const m = useMessages(statementTexts);
  const say = useBilingual();
  const label = (row: StatementLine): string => (row.key === SUM ? m('sumDifference', { period }) : say(row.label));
  const why = (row: StatementLine): string => row.reasons.map(say).join(' ');
  const side = (id: 'before' | 'after'): DataColumn<StatementLine> => ({
    id,
    header: m(id),
    align: 'end',
    cell: (row) => {
      const value = row[id];
      return value === null ? (
        ''
      ) : (
        <span>
          {id === 'after' && <span aria-hidden="true">→ </span>}
          <Amount value={value} />
        </span>
      );
    },
    text: (row) => (row[id] === null ? null : amountOf(row[id])),
  });
  const columns: readonly DataColumn<StatementLine>[] = [
    {
      id: 'label',
      header: m('line'),
      rowHeader: true,
      cell: (row) => (
        <>
          {label(row)} {row.change === 'new' && <Badge>{m('lineNew')}</Badge>}
          {row.change === 'gone' && <Badge>{m('lineGone')}</Badge>}
        </>
      ),
      text: label,
    },
    side('before'),
    side('after'),
    {
      id: 'amount',
      header: m('difference'),
      align: 'end',
      cell: (row) => (
        <span className="vws-signed">
          {!row.amount.startsWith('-') && <span aria-hidden="true">+</span>}
          <Amount value={row.amount} strong {...(row.key === SUM ? {} : { onWhy: () => onWhy(row.key) })} />
        </span>
      ),
      text: (row) => signedAmount(row.amount),
    },
    { id: 'why', header: m('whyChanged'), cell: (row) => <span className="vws-wrap">{why(row)}</span>, text: why },
    {
      id: 'basis',
      header: m('basis'),
      cell: (row) => <span className="vws-wrap">{keepTogether(say(row.basis))}</span>,
      text: (row) => say(row.basis),
      hidden: true,
    },
  ];
  const { lines, total } = statement;
  const [first] = lines;
  const empty = { de: '', en: '' };
  const sum = first && { ...first, key: SUM, change: null, before: null, after: null, amount: total, reasons: [], basis: empty };
  return (
    <DataTable
      label={m('changedLines')}
      columns={columns}
      rows={lines}
      rowId={(row) => row.key}
      rowName={label}
      onOpen={(row) => onWhy(row.key)}
      {...(sum ? { sum } : {})}
      columnChooser
      empty={<EmptyState title={m('noLines')} />}
    />
  );
}
