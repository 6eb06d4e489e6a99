// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { bodyPath } from '../../../shell/index.ts';
import { Cluster, type DataColumn, DataTable, EmptyState, Link, StatusBadge, type Tone } from '../../../ui/index.ts';
import { commonTexts } from '../common-messages.ts';
import { guarded } from '../guarded.tsx';
import { MunicipalityBadge, MunicipalityChoice } from '../municipalities.tsx';
import { PaymentsPage } from '../payments-page.tsx';
import { type EvidenceDay, EvidenceQuery } from './closing-documents.ts';
import { closingTexts } from './messages.ts';
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

const TONES: Readonly<Record<Cell['state'], Tone>> = { shown: 'success', nothing: 'neutral', open: 'info', missing: 'danger' };

function useCellText(): (cell: Cell | undefined) => string {
  const m = useMessages(closingTexts);
  return (cell) => {
    if (!cell) return '';
    if (cell.state === 'nothing') return m('nothing');
    if (cell.state === 'open') return m('openYet');
    if (cell.state === 'missing') return cell.missing > 1 ? m('missingCount', { count: cell.missing }) : m('missingOne');
    return cell.count > 1 ? `${m('shown')} (${cell.count})` : m('shown');
  };
}

function EvidenceCell({ cell }: { readonly cell: Cell | undefined }) {
  const body = useActingBody();
  const text = useCellText();
  if (!cell) return null;
  const badge = <StatusBadge tone={TONES[cell.state]}>{text(cell)}</StatusBadge>;
  return cell.link && cell.state !== 'nothing' ? <Link to={bodyPath(body, cell.link)}>{badge}</Link> : badge;
}

function useColumns(): readonly DataColumn<EvidenceDay>[] {
  const m = useMessages(closingTexts);
  const language = useLanguage();
  const text = useCellText();
  const day = (row: EvidenceDay): string => formatDate(row.day, language);
  return [
    { id: 'day', header: m('day'), rowHeader: true, cell: day, text: day },
    ...DUTIES.map(([duty, word]): DataColumn<EvidenceDay> => {
      const cellOf = ({ cells }: EvidenceDay): Cell | undefined => cells.find((cell) => cell.duty === duty);
      return { id: duty, header: m(word), cell: (row) => <EvidenceCell cell={cellOf(row)} />, text: (row) => text(cellOf(row)) };
    }),
  ];
}

function EvidencePage() {
  const m = useMessages(closingTexts);
  const c = useMessages(commonTexts);
  const { side, tenantId: own } = useActingBody();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const month = monthFrom(search.month);
  const tenantId = side === 'member' ? own : search.tenant;
  const columns = useColumns();
  const [result, again] = useQuery({ query: EvidenceQuery, variables: { tenantId: tenantId ?? '', month }, pause: !tenantId });
  const set = (patch: Readonly<Record<string, string | undefined>>): void =>
    void navigate({ to: '.', search: (old) => ({ ...old, ...patch }), replace: true });
  return (
    <PaymentsPage title={m('evidence')} intro={m('evidenceIntro')}>
      <Cluster>
        <MonthChoice value={month} onChange={(chosen) => set({ month: chosen })} />
        <MunicipalityChoice value={search.tenant} onChange={(tenant) => set({ tenant })} />
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
