// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useQuery } from 'urql';
import { formatDate, formatInstant } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, type DataColumn, DataTable, EmptyState, Link, Page, Section } from '../../../ui/index.ts';
import { useBodyParams } from '../use-body-params.ts';
import { vatTexts } from './messages.ts';
import { scopeText, treatmentText } from './position-text.ts';
import { VatTimeline } from './timeline.tsx';
import { type PositionRow, VatPositionsQuery } from './vat-documents.ts';
import './vat.css';

const PublishDialog = lazy(() => import('./publish-dialog.tsx').then((module) => ({ default: module.PublishDialog })));
const WithdrawDialog = lazy(() => import('./withdraw-dialog.tsx').then((module) => ({ default: module.WithdrawDialog })));

type Work = { readonly kind: 'publish' } | { readonly kind: 'correct' | 'withdraw'; readonly row: PositionRow };

function useColumns(): readonly DataColumn<PositionRow>[] {
  const m = useMessages(vatTexts);
  const language = useLanguage();
  const from = (row: PositionRow): string => formatDate(row.validFrom, language);
  const until = (row: PositionRow): string => (row.validTo === null ? m('open') : formatDate(row.validTo, language));
  const code = (row: PositionRow): string => treatmentText(m, row);
  const scope = (row: PositionRow): string => scopeText(m, row);
  const since = (row: PositionRow): string => formatInstant(row.knownFrom, language);
  return [
    { id: 'from', header: m('validFrom'), rowHeader: true, cell: from, text: from },
    { id: 'to', header: m('validTo'), cell: until, text: until },
    { id: 'code', header: m('code'), cell: code, text: code },
    { id: 'basis', header: m('basis'), cell: (row) => row.basis, text: (row) => row.basis },
    { id: 'scope', header: m('scope'), cell: scope, text: scope },
    { id: 'kind', header: m('kind'), cell: (row) => m(row.kind), text: (row) => m(row.kind) },
    { id: 'resolution', header: m('resolution'), cell: (row) => row.resolution, text: (row) => row.resolution },
    { id: 'by', header: m('publishedBy'), cell: (row) => row.publishedBy ?? '–', text: (row) => row.publishedBy, hidden: true },
    { id: 'since', header: m('knownFrom'), cell: since, text: since, hidden: true },
  ];
}

function Positions({
  rows,
  mayPublish,
  onWork,
}: {
  readonly rows: readonly PositionRow[];
  readonly mayPublish: boolean;
  readonly onWork: (work: Work) => void;
}) {
  const m = useMessages(vatTexts);
  const language = useLanguage();
  const columns = useColumns();
  const named = (row: PositionRow) => ({ from: formatDate(row.validFrom, language), scope: scopeText(m, row) });
  const actions: DataColumn<PositionRow> = {
    id: 'actions',
    header: m('actions'),
    cell: (row) => (
      <span className="vw-vat-actions">
        <Button size="small" kind="tertiary" aria-label={m('correctOf', named(row))} onPress={() => onWork({ kind: 'correct', row })}>
          {m('correct')}
        </Button>
        <Button size="small" kind="tertiary" aria-label={m('withdrawOf', named(row))} onPress={() => onWork({ kind: 'withdraw', row })}>
          {m('withdraw')}
        </Button>
      </span>
    ),
  };
  return (
    <Section title={m('inForce')}>
      <DataTable
        label={m('inForce')}
        columns={mayPublish ? [...columns, actions] : columns}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => `${formatDate(row.validFrom, language)}, ${scopeText(m, row)}`}
        columnChooser
        empty={null}
        exportCsv="umsatzsteuer.csv"
      />
    </Section>
  );
}

function Before({ rows }: { readonly rows: readonly PositionRow[] }) {
  const m = useMessages(vatTexts);
  const language = useLanguage();
  const columns = useColumns();
  const until = (row: PositionRow): string => (row.knownTo === null ? '' : formatInstant(row.knownTo, language));
  if (rows.length === 0) return null;
  return (
    <Section title={m('before')}>
      <p className="vw-muted">{m('beforeBody')}</p>
      <DataTable
        label={m('before')}
        columns={[
          ...columns.map((column) => ({ ...column, hidden: column.id === 'kind' || column.id === 'by' })),
          { id: 'known', header: m('knownTo'), cell: until, text: until },
        ]}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => `${formatDate(row.validFrom, language)}, ${scopeText(m, row)}`}
        columnChooser
        empty={null}
        exportCsv="umsatzsteuer-frueher.csv"
      />
    </Section>
  );
}

function VatPage() {
  const m = useMessages(vatTexts);
  const mayPublish = useMay()('agreements.publishVat');
  const params = useBodyParams();
  const [work, setWork] = useState<Work | null>(null);
  const [result, refetch] = useQuery({ query: VatPositionsQuery });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const close = (): void => setWork(null);
  const publish = mayPublish && (
    <Button kind="primary" icon="add" onPress={() => setWork({ kind: 'publish' })}>
      {m('publish')}
    </Button>
  );
  const crumb = (
    <Link key="agreements" to="/a/$association/$body/agreements" params={params}>
      {m('agreements')}
    </Link>
  );
  return (
    <Page title={m('title')} intro={m('intro')} breadcrumbs={[crumb]} actions={publish}>
      <QueryResult result={result} onRetry={reload}>
        {({ vatPositions }) => {
          const inForce = vatPositions.filter(({ knownTo }) => knownTo === null);
          return (
            <>
              {inForce.length === 0 ? (
                <EmptyState title={m('emptyTitle')}>{m(mayPublish ? 'emptyBody' : 'emptyMember')}</EmptyState>
              ) : (
                <>
                  <VatTimeline positions={inForce} />
                  <Positions rows={inForce} mayPublish={mayPublish} onWork={setWork} />
                </>
              )}
              <Before rows={vatPositions.filter(({ knownTo }) => knownTo !== null)} />
            </>
          );
        }}
      </QueryResult>
      <Suspense>
        {work?.kind === 'publish' && <PublishDialog wrong={null} onClose={close} onDone={reload} />}
        {work?.kind === 'correct' && <PublishDialog wrong={work.row} onClose={close} onDone={reload} />}
        {work?.kind === 'withdraw' && <WithdrawDialog row={work.row} onClose={close} onDone={reload} />}
      </Suspense>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/agreements/vat')({ component: VatPage });
