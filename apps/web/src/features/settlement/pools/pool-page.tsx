// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useQuery } from 'urql';
import { centsFromWire, formatMonth } from '../../../format/index.ts';
import { QueryResult, type ResultOf, useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { OwnHistory } from '../../../record/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import {
  Button,
  ConfirmDialog,
  type DataColumn,
  DataTable,
  EmptyState,
  Link,
  Page,
  Section,
  Select,
  StatusBadge,
  toast,
} from '../../../ui/index.ts';
import { plainAmount } from '../amounts.ts';
import { useBodyParams } from '../body-params.ts';
import { useFamilies } from '../families.ts';
import { guarded } from '../guarded.tsx';
import { PoolHistoryQuery } from '../history-documents.ts';
import { type MonthsInUse, monthFrom, monthsUntil, useMonths } from '../months.ts';
import { orTrouble } from '../or-trouble.ts';
import { CostList } from './cost-list.tsx';
import { KeyInForce } from './key-in-force.tsx';
import { poolTexts } from './messages.ts';
import { PoolQuery, RetirePool } from './pool-documents.ts';
import '../settlement.css';

const CostDialog = lazy(() => import('./cost-dialog.tsx').then((module) => ({ default: module.CostDialog })));

type Pool = NonNullable<ResultOf<typeof PoolQuery>['costPool']>;
type Month = Pool['months'][number];

function MonthTable({
  pool,
  months,
  onMonth,
}: {
  readonly pool: Pool;
  readonly months: MonthsInUse;
  readonly onMonth: (month: string) => void;
}) {
  const m = useMessages(poolTexts);
  const language = useLanguage();
  const amount = (id: 'staff' | 'material' | 'overhead' | 'income' | 'total', header: string): DataColumn<Month> => ({
    id,
    header,
    align: 'end',
    cell: (row) => (id === 'total' ? <strong>{plainAmount(row[id])}</strong> : plainAmount(row[id])),
    text: (row) => plainAmount(row[id]),
  });
  const state = (row: Month): string => (months.frozen.has(row.month) ? m('frozen') : m('open'));
  const columns: readonly DataColumn<Month>[] = [
    {
      id: 'month',
      header: m('month'),
      rowHeader: true,
      cell: (row) => (
        <Button
          kind="tertiary"
          size="small"
          className="vws-row-button"
          onPress={() => onMonth(row.month)}
          aria-label={m('showMonth', { month: formatMonth(row.month, language) })}
        >
          {formatMonth(row.month, language)}
        </Button>
      ),
      text: (row) => formatMonth(row.month, language),
    },
    {
      id: 'state',
      header: m('status'),
      cell: (row) => <StatusBadge tone={months.frozen.has(row.month) ? 'success' : 'neutral'}>{state(row)}</StatusBadge>,
      text: state,
    },
    { id: 'entries', header: m('entries'), align: 'end', cell: (row) => row.entries, text: (row) => row.entries },
    amount('staff', m('staff')),
    amount('material', m('material')),
    amount('overhead', m('overhead')),
    ...(pool.months.some(({ income }) => centsFromWire(income) !== 0n) ? [amount('income', m('income'))] : []),
    amount('total', m('sum')),
  ];
  return (
    <DataTable
      label={m('months')}
      columns={columns}
      rows={[...pool.months].reverse()}
      rowId={(row) => row.month}
      rowName={(row) => formatMonth(row.month, language)}
      onOpen={(row) => onMonth(row.month)}
      empty={<EmptyState title={m('costsEmpty')}>{m('costsEmptyBody')}</EmptyState>}
      exportCsv={`${pool.name}.csv`}
    />
  );
}

function Retire({ pool, onClose, onDone }: { readonly pool: Pool; readonly onClose: () => void; readonly onDone: () => void }) {
  const m = useMessages(poolTexts);
  const body = useActingBody();
  const { submit, pending, problem } = useSubmit({ onLoadNew: onDone });
  const retire = async (): Promise<void> => {
    const answer = await submit(RetirePool, (idempotencyKey) => ({ idempotencyKey, poolId: pool.id, expectedVersion: pool.version }));
    if (!answer.ok) return;
    toast({ text: m('retireDone', { pool: pool.name }) });
    onDone();
    onClose();
  };
  return (
    <ConfirmDialog
      title={m('retireTitle')}
      open
      onCancel={onClose}
      onConfirm={() => void retire()}
      confirmLabel={m('retirePool')}
      tenants={[{ name: body.tenantName, colour: body.colour }]}
      effect={m('retireEffect', { pool: pool.name })}
      pending={pending}
      danger
    >
      {problem}
    </ConfirmDialog>
  );
}

function PoolContent({ pool, onChanged }: { readonly pool: Pool; readonly onChanged: () => void }) {
  const m = useMessages(poolTexts);
  const language = useLanguage();
  const may = useMay();
  const params = useBodyParams();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const months = useMonths();
  const { nameOf } = useFamilies();
  const [open, setOpen] = useState<'cost' | 'retire' | null>(null);
  const month = search.month ? monthFrom(search.month) : months.next;
  const show = (next: string): void => void navigate({ to: '.', search: { month: next }, replace: true });
  const known = [...new Set([...monthsUntil(months.current, 24), month, months.next])].sort().reverse();
  const crumb = (
    <Link to="/a/$association/$body/settlement/pools" params={params}>
      {m('title')}
    </Link>
  );
  const actions = (
    <>
      {pool.active && may('settlement.changePools') && <Button onPress={() => setOpen('retire')}>{m('retirePool')}</Button>}
      {pool.active && may('settlement.enterCosts') && (
        <Button kind="primary" icon="add" onPress={() => setOpen('cost')}>
          {m('enterCost')}
        </Button>
      )}
    </>
  );
  return (
    <Page
      title={pool.name}
      badge={<StatusBadge tone={pool.active ? 'success' : 'neutral'}>{m(pool.active ? 'active' : 'retired')}</StatusBadge>}
      breadcrumbs={[crumb]}
      intro={nameOf(pool.serviceFamilyCode)}
      actions={actions}
    >
      <Section
        title={m('costs', { month: formatMonth(month, language) })}
        actions={
          <Select
            label={m('month')}
            labelHidden
            placeholder={false}
            value={month}
            options={known.map((one) => ({ value: one, label: formatMonth(one, language) }))}
            onChange={(event) => show(event.target.value)}
          />
        }
      >
        <CostList poolId={pool.id} month={month} months={months} onChanged={onChanged} />
      </Section>
      <Section title={m('keyInForce')}>
        <KeyInForce keyId={pool.keyId} month={month} />
      </Section>
      <Section title={m('months')}>
        <MonthTable pool={pool} months={months} onMonth={show} />
      </Section>
      <OwnHistory
        key={pool.version}
        label={m('history')}
        query={PoolHistoryQuery}
        variables={{ poolId: pool.id }}
        steps={({ poolHistory }) => poolHistory}
        fieldNames={{ active: m('active') }}
      />
      <Suspense>
        {open === 'cost' && months.ready && (
          <CostDialog
            pools={[pool]}
            poolId={pool.id}
            months={months}
            month={months.frozen.has(month) ? months.next : month}
            onClose={() => setOpen(null)}
            onPosted={onChanged}
          />
        )}
      </Suspense>
      {open === 'retire' && <Retire pool={pool} onClose={() => setOpen(null)} onDone={onChanged} />}
    </Page>
  );
}

function PoolPage() {
  const m = useMessages(poolTexts);
  const params = useBodyParams();
  const { poolId } = Route.useParams();
  const [result, refetch] = useQuery({ query: PoolQuery, variables: { poolId } });
  const retry = (): void => refetch({ requestPolicy: 'network-only' });
  const pool = result.data?.costPool;
  if (pool) return <PoolContent pool={pool} onChanged={retry} />;
  return (
    <Page title={m('pool')}>
      <QueryResult result={orTrouble(result)} onRetry={retry}>
        {() => (
          <EmptyState
            title={m('unknown')}
            action={
              <Link to="/a/$association/$body/settlement/pools" params={params}>
                {m('back')}
              </Link>
            }
          />
        )}
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/settlement/pools/$poolId')({
  component: guarded('settlement.readPools', PoolPage),
});
