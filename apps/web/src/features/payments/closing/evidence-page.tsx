// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { bodyPath } from '../../../shell/index.ts';
import { Cluster, type DataColumn, DataTable, EmptyState, Link, StatusBadge, type Tone } from '../../../ui/index.ts';
import { commonTexts } from '../common-messages.ts';
import { guarded } from '../guarded.tsx';
import { MunicipalityBadge, MunicipalityChoice, useMunicipalitiesWithPayments } from '../municipalities.tsx';
import { PaymentsPage } from '../payments-page.tsx';
import { type EvidenceDay, EvidenceQuery } from './closing-documents.ts';
import { evidenceTexts } from './evidence-messages.ts';
import { MonthChoice, monthFrom } from './month-choice.tsx';

type Cell = EvidenceDay['cells'][number];

const DUTIES = [
  ['factual', 'factual'],
  ['arithmetical', 'arithmetical'],
  ['order', 'order'],
  ['twoReleases', 'twoReleases'],
  ['separation', 'separation'],
  ['matching', 'matching'],
  ['closing', 'closingDuty'],
  ['delivery', 'delivery'],
] as const satisfies readonly (readonly [Cell['duty'], string])[];

const TONES: Readonly<Record<Cell['state'], Tone>> = {
  ...{ shown: 'success', late: 'warning', spanned: 'warning', nothing: 'neutral', open: 'info', missing: 'danger' },
};

interface CellWords {
  readonly state: string;
  readonly more: string | null;
}

function useCellWords(): (cell: Cell | undefined) => CellWords {
  const m = useMessages(evidenceTexts);
  const language = useLanguage();
  const counted = (word: string, count: number): string => (count > 1 ? `${word} (${count})` : word);
  const stateOf = ({ state, count, missing }: Cell): string => {
    if (state === 'nothing') return m('nothing');
    if (state === 'open') return m('openYet');
    if (state === 'spanned') return m('spannedIn');
    if (state === 'missing') return missing > 1 ? m('missingCount', { count: missing }) : m('missingOne');
    return counted(m(state), count);
  };
  const moreOf = ({ state, on }: Cell): string | null => {
    if (!on) return null;
    return m(state === 'spanned' ? 'spannedOn' : 'lateOn', { day: formatDate(on, language) });
  };
  return (cell) => (cell ? { state: stateOf(cell), more: moreOf(cell) } : { state: '', more: null });
}

/** Where a cell leads: municipalities see no files, but the closing of the day, in which they stand with their releases. */
function useLinkOf(): (cell: Cell, closing: Cell | undefined) => string | null {
  const mayRuns = useMay()('payments.readRuns');
  return ({ link }, closing) => {
    if (mayRuns || !link || !/^payments\/(runs|mandates)/.test(link)) return link;
    return closing?.state === 'missing' ? null : (closing?.link ?? null);
  };
}

interface CellProps {
  readonly cell: Cell | undefined;
  readonly closing: Cell | undefined;
  readonly tenantId: string;
}

function EvidenceCell({ cell, closing, tenantId }: CellProps) {
  const body = useActingBody();
  const m = useMessages(evidenceTexts);
  const wordsOf = useCellWords();
  const linkOf = useLinkOf();
  const may = useMay();
  if (!cell) return null;
  const { state, more } = wordsOf(cell);
  const link = linkOf(cell, closing);
  const badge = <StatusBadge tone={TONES[cell.state]}>{state}</StatusBadge>;
  return (
    <span className="vw-table__lines">
      {link && cell.state !== 'nothing' ? <Link to={bodyPath(body, link)}>{badge}</Link> : badge}
      {more && <span className="vwp-note">{more}</span>}
      {cell.debits > 0 &&
        (may('payments.readRuns') ? (
          <Link to={bodyPath(body, `payments/mandates?tenant=${tenantId}&tab=runs`)}>{m('ofDebits', { count: cell.debits })}</Link>
        ) : (
          <span className="vwp-note">{m('ofDebits', { count: cell.debits })}</span>
        ))}
    </span>
  );
}

function useColumns(tenantId: string): readonly DataColumn<EvidenceDay>[] {
  const m = useMessages(evidenceTexts);
  const language = useLanguage();
  const wordsOf = useCellWords();
  const day = (row: EvidenceDay): string => formatDate(row.day, language);
  return [
    { id: 'day', header: m('day'), rowHeader: true, cell: day, text: day },
    ...DUTIES.map(([duty, word]): DataColumn<EvidenceDay> => {
      const cellOf = ({ cells }: EvidenceDay): Cell | undefined => cells.find((cell) => cell.duty === duty);
      const closingOf = ({ cells }: EvidenceDay): Cell | undefined => cells.find((cell) => cell.duty === 'closing');
      const text = (row: EvidenceDay): string => {
        const { state, more } = wordsOf(cellOf(row));
        return more ? `${state}, ${more}` : state;
      };
      return {
        ...{ id: duty, header: m(word), text },
        cell: (row) => <EvidenceCell cell={cellOf(row)} closing={closingOf(row)} tenantId={tenantId} />,
      };
    }),
  ];
}

function EvidencePage() {
  const m = useMessages(evidenceTexts);
  const c = useMessages(commonTexts);
  const { side, tenantId: own } = useActingBody();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const month = monthFrom(search.month);
  const first = useMunicipalitiesWithPayments()[0]?.id;
  const tenantId = side === 'member' ? own : (search.tenant ?? first);
  const columns = useColumns(tenantId ?? '');
  const [result, again] = useQuery({ query: EvidenceQuery, variables: { tenantId: tenantId ?? '', month }, pause: !tenantId });
  const set = (patch: Readonly<Record<string, string | undefined>>): void =>
    void navigate({ to: '.', search: (old) => ({ ...old, ...patch }), replace: true });
  return (
    <PaymentsPage title={m('evidence')} intro={m('evidenceIntro')}>
      <Cluster>
        <MonthChoice value={month} onChange={(chosen) => set({ month: chosen })} />
        <MunicipalityChoice value={tenantId} onChange={(tenant) => set({ tenant })} />
        {tenantId && <MunicipalityBadge id={tenantId} />}
      </Cluster>
      {tenantId ? (
        <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })}>
          {({ paymentEvidence }) => (
            <div className="vwp-evidence">
              <DataTable
                label={m('evidence')}
                columns={columns}
                rows={paymentEvidence}
                rowId={({ day }) => day}
                rowName={({ day }) => day}
                exportCsv={`pruefuebersicht-${month}`}
                empty={
                  <EmptyState icon="info" title={m('noDays')}>
                    {m('noDaysBody')}
                  </EmptyState>
                }
              />
            </div>
          )}
        </QueryResult>
      ) : (
        <EmptyState icon="info" title={c('chooseFirst')} />
      )}
    </PaymentsPage>
  );
}

export const Route = createLazyRoute('/a/$association/$body/payments/evidence')({ component: guarded('payments.read', EvidencePage) });
