// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatDate, typedAmount } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Amount, Button, type DataColumn, DataTable, EmptyState, Page, StatusBadge } from '../../../ui/index.ts';
import { commonTexts } from '../common-messages.ts';
import { guarded } from '../guarded.tsx';
import { orderTexts } from '../orders/messages.ts';
import { ProposePlanChange } from '../orders/order-documents.ts';
import { Orders } from '../orders/orders.tsx';
import { amountOf, isZero, toneOf, useBilingual } from '../shown.ts';
import { WhyDialog } from '../why-dialog.tsx';
import { YearSelect, yearOf } from '../year-select.tsx';
import { type PlanRow, PlansQuery } from './plan-documents.ts';
import { planTexts } from './plan-messages.ts';

interface Asked {
  readonly act: 'why' | 'change';
  readonly plan: PlanRow;
}

function ChangeDialog({ plan, onClose, onDone }: { readonly plan: PlanRow; readonly onClose: () => void; readonly onDone: () => void }) {
  const m = useMessages(planTexts);
  const o = useMessages(orderTexts);
  return (
    <ActDialog
      title={m('changeOf', { member: plan.memberName })}
      intro={`${m('changeIntro')} ${o('wish')}`}
      submitLabel={o('propose')}
      done={o('proposedDone')}
      fields={[
        { name: 'levy', label: m('newLevy'), kind: 'amount', initial: typedAmount(plan.levy) },
        {
          name: 'reason',
          label: m('reason'),
          kind: 'choice',
          options: (['left', 'joined', 'correction'] as const).map((value) => ({ value, label: m(value) })),
        },
        { name: 'basis', label: m('basis'), hint: m('basisHint'), kind: 'text' },
        { name: 'leavesOn', label: m('leavesOn'), kind: 'date', optional: true },
        { name: 'extraDueOn', label: m('extraDueOn'), kind: 'date', optional: true },
      ]}
      document={ProposePlanChange}
      variables={({ levy = '', reason, basis = '', leavesOn, extraDueOn }, idempotencyKey) => ({
        ...{ idempotencyKey, tenantId: plan.tenantId, year: plan.year, planVersion: plan.planVersion, levy, basis },
        ...{ reason: reason as 'left', leavesOn: leavesOn || null, extraDueOn: extraDueOn || null, joinedOn: null },
      })}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

function useColumns(count: number, onAsk: (asked: Asked) => void): readonly DataColumn<PlanRow>[] {
  const m = useMessages(planTexts);
  const c = useMessages(commonTexts);
  const may = useMay();
  const text = (row: PlanRow, index: number): string => {
    const one = row.instalments[index];
    return one ? `${m('oneDue', { amount: amountOf(one.amount), day: formatDate(one.dueOn) })} (${c(one.status)})` : '';
  };
  const late = ({ open, dueOn }: PlanRow['instalments'][number]): number =>
    !isZero(open) && dueOn < new Date().toISOString().slice(0, 10) ? 1 : 0;
  return [
    { id: 'member', header: c('member'), rowHeader: true, cell: (row) => row.memberName, text: (row) => row.memberName },
    { id: 'ags', header: c('ags'), cell: (row) => row.ags, text: (row) => row.ags, hidden: true },
    {
      ...{ id: 'levy', header: m('levy'), align: 'end' },
      cell: (row) => <Amount value={row.levy} onWhy={() => onAsk({ act: 'why', plan: row })} />,
      text: (row) => amountOf(row.levy),
    },
    ...Array.from(
      { length: count },
      (_, index): DataColumn<PlanRow> => ({
        ...{ id: `i${index}`, header: m('instalment', { number: index + 1 }), align: 'end', text: (row) => text(row, index) },
        cell: (row) => {
          const one = row.instalments[index];
          if (!one) return null;
          return (
            <div className="vw-table__lines">
              {amountOf(one.amount)}
              <StatusBadge tone={toneOf(one.status, late(one))}>
                {m('statusDue', { status: c(one.status), day: formatDate(one.dueOn) })}
              </StatusBadge>
            </div>
          );
        },
      }),
    ),
    { id: 'plan', header: m('plan'), align: 'end', cell: (row) => row.planVersion, text: (row) => row.planVersion },
    ...(may('treasury.keepAccounts')
      ? [
          {
            ...{ id: 'act', header: '' },
            cell: (row: PlanRow) => (
              <Button
                size="small"
                kind="tertiary"
                aria-label={m('changeOf', { member: row.memberName })}
                onPress={() => onAsk({ act: 'change', plan: row })}
              >
                {m('change')}
              </Button>
            ),
          },
        ]
      : []),
  ];
}

function Content({ plans, year, reload }: { readonly plans: readonly PlanRow[]; readonly year: number; readonly reload: () => void }) {
  const m = useMessages(planTexts);
  const c = useMessages(commonTexts);
  const bilingual = useBilingual();
  const [asked, setAsked] = useState<Asked | null>(null);
  const columns = useColumns(Math.max(0, ...plans.map(({ instalments }) => instalments.length)), setAsked);
  return (
    <>
      <DataTable
        label={`${m('title')} ${year}`}
        columns={columns}
        rows={plans}
        rowId={(row) => row.id}
        rowName={(row) => row.memberName}
        columnChooser
        empty={
          <EmptyState icon="calendar-today" title={m('empty')}>
            {m('emptyBody')}
          </EmptyState>
        }
        exportCsv={`raten-${year}.csv`}
      />
      {asked?.act === 'why' && (
        <WhyDialog
          title={`${c('why')} ${asked.plan.memberName}`}
          steps={asked.plan.steps}
          note={bilingual(asked.plan.oddCents)}
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.act === 'change' && <ChangeDialog plan={asked.plan} onClose={() => setAsked(null)} onDone={reload} />}
    </>
  );
}

function InstalmentsPage() {
  const m = useMessages(planTexts);
  const navigate = Route.useNavigate();
  const year = yearOf(Route.useSearch());
  const [result, refetch] = useQuery({ query: PlansQuery, variables: { year, tenantId: null }, requestPolicy: 'cache-and-network' });
  const [changes, setChanges] = useState(0);
  const reload = (): void => {
    refetch({ requestPolicy: 'network-only' });
    setChanges(changes + 1);
  };
  return (
    <Page
      title={`${m('title')} ${year}`}
      intro={m('intro')}
      actions={<YearSelect year={year} onYear={(next) => void navigate({ to: '.', search: { year: next }, replace: true })} />}
    >
      <Orders key={changes} waitingOf="plan" reloadKey={changes} onDone={reload} />
      <QueryResult result={result} onRetry={reload}>
        {({ instalmentPlans }) => <Content plans={instalmentPlans} year={year} reload={reload} />}
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/treasury/instalments')({
  component: guarded('treasury.readAccounts', InstalmentsPage),
});
