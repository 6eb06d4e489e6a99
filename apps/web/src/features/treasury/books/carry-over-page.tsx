// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatInstant } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Banner, Button, type DataColumn, DataTable, EmptyState, Page, Section, StatusBadge } from '../../../ui/index.ts';
import { commonTexts } from '../common-messages.ts';
import { guarded } from '../guarded.tsx';
import { checked, ImportDialog } from '../import-dialog.tsx';
import { OpeningImportQuery } from '../items/money-documents.ts';
import { amountOf, useBilingual } from '../shown.ts';
import { YearSelect, yearOf } from '../year-select.tsx';
import {
  BalanceCarryOvers,
  type BalancesData,
  BalancesQuery,
  type BatchRow,
  DiscardOpening,
  ProposeOpening,
  RecordCarryOver,
  ReleaseOpening,
} from './balance-documents.ts';
import { CarryOverTable } from './carry-over-table.tsx';
import { bookTexts } from './messages.ts';
import { missedTexts } from './missed-messages.ts';
import { OpeningDialog } from './opening-dialogs.tsx';

const TEMPLATE = 'Art;Mitglied;Kostentopf;Zeitraum von;Zeitraum bis;Betrag;Fällig am;Bezeichnung;Beleg\n';
const checkOpening = checked(OpeningImportQuery, ({ previewOpeningImport }) => previewOpeningImport);

function Batches({ rows, onDone }: { readonly rows: readonly BatchRow[]; readonly onDone: () => void }) {
  const m = useMessages(bookTexts);
  const may = useMay();
  const [act, setAct] = useState<{ readonly row: BatchRow; readonly kind: 'release' | 'discard' } | null>(null);
  const content = (row: BatchRow): string =>
    row.rows.map(({ name, label, amount }) => `${[name, label].filter(Boolean).join(', ')}: ${amountOf(amount)}`).join('; ');
  const columns: readonly DataColumn<BatchRow>[] = [
    {
      id: 'at',
      header: m('at'),
      rowHeader: true,
      cell: (row) => formatInstant(row.proposedAt),
      text: (row) => formatInstant(row.proposedAt),
    },
    { id: 'rows', header: m('rows'), width: '16rem', cell: content, text: content },
    { id: 'by', header: m('by'), width: '8rem', cell: (row) => row.proposedBy ?? '–', text: (row) => row.proposedBy ?? '–' },
    { id: 'decidedBy', header: m('decidedBy'), width: '8rem', cell: (row) => row.decidedBy ?? '–', text: (row) => row.decidedBy ?? '–' },
    {
      id: 'status',
      header: m('status'),
      cell: (row) => <StatusBadge tone={row.status === 'proposed' ? 'warning' : 'neutral'}>{m(row.status)}</StatusBadge>,
      text: (row) => m(row.status),
    },
    {
      ...{ id: 'act', header: '' },
      cell: (row) =>
        row.status === 'proposed' && (
          <>
            {may('treasury.releaseMoney') && (
              <Button size="small" disabled={row.mine} onPress={() => setAct({ row, kind: 'release' })}>
                {m('release')}
              </Button>
            )}
            {may('treasury.keepAccounts') && (
              <Button size="small" kind="tertiary" onPress={() => setAct({ row, kind: 'discard' })}>
                {m('discard')}
              </Button>
            )}
          </>
        ),
    },
  ];
  return (
    <>
      <DataTable
        label={m('openings')}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => row.proposedAt}
        empty={<EmptyState icon="draft" title={m('noBatch')} />}
        exportCsv="anfangsbestaende.csv"
      />
      {act && (
        <ActDialog
          title={m(act.kind)}
          intro={content(act.row)}
          submitLabel={m(act.kind)}
          done={m(`${act.kind}${act.kind === 'release' ? 'd' : 'ed'}Done` as 'releasedDone')}
          fields={[]}
          document={act.kind === 'release' ? ReleaseOpening : (DiscardOpening as never)}
          variables={(_values, idempotencyKey) => ({ idempotencyKey, batchId: act.row.id, expectedVersion: act.row.version })}
          onClose={() => setAct(null)}
          onDone={onDone}
        />
      )}
    </>
  );
}

type Act = 'balance' | 'record' | 'import' | 'claim' | 'carryOver';

function Acts({
  data,
  year,
  act,
  onClose,
  onDone,
}: {
  readonly data: BalancesData;
  readonly year: number;
  readonly act: Act;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const m = useMessages(bookTexts);
  const c = useMessages(commonTexts);
  const common = { onClose, onDone };
  const pool = {
    name: 'poolId',
    label: c('pool'),
    kind: 'choice',
    optional: true,
    options: data.treasuryPools.map(({ poolId, name }) => ({ value: poolId, label: name })),
  } as const;
  if (act === 'claim' || act === 'carryOver') return <OpeningDialog {...common} data={data} kind={act} />;
  if (act === 'import')
    return (
      <ImportDialog
        {...common}
        title={m('import')}
        intro={m('importIntro')}
        templateLabel={m('template')}
        template={{ name: 'anfangsbestaende-vorlage.csv', text: TEMPLATE }}
        submitLabel={m('propose')}
        done={m('proposedDone')}
        check={checkOpening}
        document={ProposeOpening}
        variables={(csv, idempotencyKey) => ({ csv, note: '', idempotencyKey, rows: null })}
      />
    );
  if (act === 'balance')
    return (
      <ActDialog
        {...common}
        title={m('balance')}
        intro={m('balanceIntro', { year: String(year) })}
        submitLabel={m('balance')}
        done={m('balancedDone')}
        fields={[
          pool,
          { name: 'surplus', label: m('surplus'), kind: 'amount', initial: '0,00' },
          { name: 'deficit', label: m('deficit'), kind: 'amount', initial: '0,00' },
          { name: 'resolution', label: m('resolution'), kind: 'text' },
        ]}
        document={BalanceCarryOvers}
        variables={({ poolId, surplus = '', deficit = '', resolution = '' }, idempotencyKey) => ({
          idempotencyKey,
          year,
          poolId: poolId || null,
          surplus,
          deficit,
          resolution,
        })}
      />
    );
  return (
    <ActDialog
      {...common}
      title={m('record')}
      intro={m('recordIntro')}
      submitLabel={m('record')}
      done={m('recorded')}
      fields={[
        pool,
        { name: 'periodFrom', label: m('from'), kind: 'date' },
        { name: 'periodTo', label: m('until'), kind: 'date' },
        { name: 'income', label: m('income'), kind: 'amount' },
        { name: 'cost', label: m('cost'), kind: 'amount' },
        { name: 'balanced', label: m('takenIn'), kind: 'amount', initial: '0,00' },
        { name: 'document', label: m('document'), kind: 'text' },
      ]}
      document={RecordCarryOver}
      variables={({ poolId, periodFrom = '', periodTo = '', income = '', cost = '', balanced = '', document = '' }, idempotencyKey) => ({
        ...{ idempotencyKey, poolId: poolId || null, periodFrom, periodTo, income, cost, balanced, document },
      })}
    />
  );
}

/** What was resolved for a year whose documents were out already, or whose costs nobody bore. */
function Missed({ rows }: { readonly rows: BalancesData['carryOvers']['states'] }) {
  const m = useMessages(missedTexts);
  const missed = rows.flatMap(({ poolName, balancings }) =>
    balancings.filter(({ place }) => place === 'missed').map((one) => ({ ...one, poolName })),
  );
  if (missed.length === 0) return null;
  return (
    <Banner kind="warning" title={m('missedTitle')}>
      <p>{m('missedBody')}</p>
      <ul>
        {missed.map(({ poolName, year, amount, resolution }) => (
          <li key={`${poolName} ${year} ${amount} ${resolution}`}>
            {m('missedOne', { pool: poolName, year: String(year), amount: amountOf(amount), resolution })}
          </li>
        ))}
      </ul>
    </Banner>
  );
}

function CarryOverPage() {
  const m = useMessages(bookTexts);
  const bilingual = useBilingual();
  const may = useMay();
  const navigate = Route.useNavigate();
  const year = yearOf(Route.useSearch());
  const [act, setAct] = useState<Act | null>(null);
  const [result, refetch] = useQuery({ query: BalancesQuery, variables: { year }, requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  return (
    <Page
      title={`${m('carryOvers')} ${year}`}
      intro={m('carryIntro')}
      actions={<YearSelect year={year} onYear={(next) => void navigate({ to: '.', search: { year: next }, replace: true })} />}
    >
      <QueryResult result={result} onRetry={reload}>
        {(data) => (
          <>
            {data.carryOvers.problem && <Banner kind="warning" title={bilingual(data.carryOvers.problem)} />}
            <Missed rows={data.carryOvers.states} />
            <Section
              title={m('carryOvers')}
              actions={
                <>
                  {may('treasury.planBudget') && <Button onPress={() => setAct('balance')}>{m('balance')}</Button>}
                  {may('treasury.keepAccounts') && <Button onPress={() => setAct('record')}>{m('record')}</Button>}
                </>
              }
            >
              <CarryOverTable rows={data.carryOvers.states} year={year} />
            </Section>
            <Section
              title={m('openings')}
              actions={
                may('treasury.keepAccounts') && (
                  <>
                    <Button onPress={() => setAct('claim')}>{m('enterClaim')}</Button>
                    <Button onPress={() => setAct('carryOver')}>{m('enterCarryOver')}</Button>
                    <Button onPress={() => setAct('import')}>{m('import')}</Button>
                  </>
                )
              }
            >
              <p>{m('openIntro')}</p>
              <Batches rows={data.openingBatches} onDone={reload} />
            </Section>
            {act && <Acts data={data} year={year} act={act} onClose={() => setAct(null)} onDone={reload} />}
          </>
        )}
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/treasury/carry-over')({
  component: guarded('treasury.readBudget', CarryOverPage),
});
