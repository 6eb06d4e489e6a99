// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatInstant } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, type DataColumn, DataTable, EmptyState, Page, Section, StatusBadge, type Tone } from '../../../ui/index.ts';
import { guarded } from '../guarded.tsx';
import { amountOf } from '../shown.ts';
import { YearSelect, yearOf } from '../year-select.tsx';
import { DiscardLevy, type LeviesData, LeviesQuery, type LevyRow, ReleaseLevy } from './levy-documents.ts';
import { levyTexts } from './levy-messages.ts';
import { LevyTables } from './levy-tables.tsx';
import { PrepareLevyDialog } from './prepare-levy-dialog.tsx';

const TONES: Readonly<Record<LevyRow['status'], Tone>> = {
  prepared: 'warning',
  released: 'success',
  replaced: 'neutral',
  discarded: 'neutral',
};

function LevyActs({ levy, onDone }: { readonly levy: LevyRow; readonly onDone: () => void }) {
  const m = useMessages(levyTexts);
  const may = useMay();
  const [act, setAct] = useState<'release' | 'discard' | null>(null);
  if (levy.status !== 'prepared') return null;
  const ids = { levyId: levy.id, expectedVersion: levy.version };
  const common = { onDone, onClose: () => setAct(null) };
  return (
    <>
      {may('treasury.releaseLevy') && (
        <Button kind="primary" onPress={() => setAct('release')}>
          {m('release')}
        </Button>
      )}
      {may('treasury.planBudget') && <Button onPress={() => setAct('discard')}>{m('discard')}</Button>}
      {act === 'release' && (
        <ActDialog
          {...common}
          title={m('releaseTitle')}
          intro={m('releaseEffect', { total: amountOf(levy.result.levy) })}
          submitLabel={m('release')}
          done={m('releasedDone')}
          fields={[{ name: 'extraDueOn', label: m('extraDueOn'), hint: m('extraHint'), kind: 'date', optional: true }]}
          document={ReleaseLevy}
          variables={({ extraDueOn }, idempotencyKey) => ({ ...ids, idempotencyKey, extraDueOn: extraDueOn || null })}
        />
      )}
      {act === 'discard' && (
        <ActDialog
          {...common}
          danger
          title={m('discard')}
          intro={m('discardIntro')}
          submitLabel={m('discard')}
          done={m('discardDone')}
          fields={[]}
          document={DiscardLevy}
          variables={(_values, idempotencyKey) => ({ ...ids, idempotencyKey })}
        />
      )}
    </>
  );
}

function useColumns(): readonly DataColumn<LevyRow>[] {
  const m = useMessages(levyTexts);
  const hand = (name: string | null, at: string | null): string =>
    at === null ? '–' : [name, formatInstant(at)].filter(Boolean).join(', ');
  return [
    {
      id: 'budget',
      header: m('budget'),
      rowHeader: true,
      cell: (row) => m('version', { version: row.budgetVersion }),
      text: (row) => m('version', { version: row.budgetVersion }),
    },
    {
      id: 'status',
      header: m('status'),
      cell: (row) => <StatusBadge tone={TONES[row.status]}>{m(row.status)}</StatusBadge>,
      text: (row) => m(row.status),
    },
    { id: 'levy', header: m('levy'), align: 'end', cell: (row) => amountOf(row.result.levy), text: (row) => amountOf(row.result.levy) },
    {
      id: 'prepared',
      header: m('preparedBy'),
      cell: (row) => hand(row.preparedBy, row.preparedAt),
      text: (row) => hand(row.preparedBy, row.preparedAt),
    },
    {
      id: 'released',
      header: m('releasedBy'),
      cell: (row) => hand(row.releasedBy, row.releasedAt),
      text: (row) => hand(row.releasedBy, row.releasedAt),
    },
  ];
}

function Content({ data, year, reload }: { readonly data: LeviesData; readonly year: number; readonly reload: () => void }) {
  const m = useMessages(levyTexts);
  const may = useMay();
  const columns = useColumns();
  const [chosen, setChosen] = useState<string | null>(null);
  const [preparing, setPreparing] = useState(false);
  const levies = data.levies.filter((levy) => levy.year === year);
  const budget = data.budgets.find((one) => one.year === year && one.status === 'resolved');
  const taken = levies.some(({ status, budgetId }) => status === 'prepared' || (status === 'released' && budgetId === budget?.id));
  const shown =
    levies.find(({ id }) => id === chosen) ?? levies.find(({ status }) => status === 'prepared' || status === 'released') ?? levies[0];
  const prepare = may('treasury.planBudget') && budget && !taken && (
    <Button kind="primary" onPress={() => setPreparing(true)}>
      {m('prepare')}
    </Button>
  );
  return (
    <>
      <Section title={m('levies')} actions={prepare}>
        <DataTable
          label={m('levies')}
          columns={columns}
          rows={levies}
          rowId={(row) => row.id}
          rowName={(row) => m('version', { version: row.budgetVersion })}
          onOpen={(row) => setChosen(row.id)}
          {...(shown ? { current: shown.id } : {})}
          empty={
            <EmptyState icon="pie" title={m('empty')}>
              {m('emptyBody')}
            </EmptyState>
          }
          exportCsv={`umlagen-${year}.csv`}
        />
      </Section>
      {shown && (
        <Section title={`${m('levy')} ${shown.year}: ${amountOf(shown.result.levy)}`} actions={<LevyActs levy={shown} onDone={reload} />}>
          <LevyTables result={shown.result} year={year} />
        </Section>
      )}
      {preparing && budget && <PrepareLevyDialog budgetId={budget.id} year={year} onClose={() => setPreparing(false)} onDone={reload} />}
    </>
  );
}

function LevyPage() {
  const m = useMessages(levyTexts);
  const navigate = Route.useNavigate();
  const year = yearOf(Route.useSearch());
  const [result, refetch] = useQuery({ query: LeviesQuery, requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  return (
    <Page
      title={`${m('title')} ${year}`}
      intro={m('intro')}
      actions={<YearSelect year={year} onYear={(next) => void navigate({ to: '.', search: { year: next }, replace: true })} />}
    >
      <QueryResult result={result} onRetry={reload}>
        {(data) => <Content key={year} data={data} year={year} reload={reload} />}
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/treasury/levy')({ component: guarded('treasury.readBudget', LevyPage) });
