// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { formatMonth } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { History } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, Checkbox, Page, Select, Stack, type TabItem, Tabs } from '../../../ui/index.ts';
import { guarded } from '../guarded.tsx';
import { type MonthsInUse, monthFrom, monthsUntil, useMonths } from '../months.ts';
import { CentreEntries, CostMatrix } from './centre-costs.tsx';
import { CentreChangesQuery, type CentreRow, CentresQuery } from './centre-documents.ts';
import { centreTexts } from './messages/index.ts';
import type { METHODS } from './method-comparison.tsx';
import '../settlement.css';
import './centres.css';

const ServicesView = lazy(() => import('./services-view.tsx').then((module) => ({ default: module.ServicesView })));
const MethodComparison = lazy(() => import('./method-comparison.tsx').then((module) => ({ default: module.MethodComparison })));
const MethodsView = lazy(() => import('./methods-view.tsx').then((module) => ({ default: module.MethodsView })));
const CostDialog = lazy(() => import('./centre-forms.tsx').then((module) => ({ default: module.CostDialog })));
const DefineDialog = lazy(() => import('./centre-forms.tsx').then((module) => ({ default: module.DefineDialog })));

const MONTHS_SHOWN = 6;
const TABS = ['costs', 'services', 'compare', 'methods', 'history'] as const;

/** Sets search parameters and keeps the others. */
function useSearch() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  type Search = typeof search;
  const change = (next: Partial<Search>): void => void navigate({ to: '.', search: (old) => ({ ...old, ...next }), replace: true });
  return { search, change };
}

interface CostsProps {
  readonly centres: readonly CentreRow[];
  readonly months: MonthsInUse;
  readonly onChanged: () => void;
}

function Costs({ centres, months, onChanged }: CostsProps) {
  const m = useMessages(centreTexts);
  const language = useLanguage();
  const { search, change } = useSearch();
  const until = search.until ? monthFrom(search.until) : months.current;
  const opened = centres.find(({ id }) => id === search.centre);
  const tools = (
    <>
      <Select
        label={m('lastMonth')}
        placeholder={false}
        value={until}
        options={[...monthsUntil(months.current, 36)].reverse().map((month) => ({ value: month, label: formatMonth(month, language) }))}
        onChange={(event) => change({ until: event.target.value })}
      />
      <Checkbox
        label={m('withRetired')}
        checked={search.retired ?? false}
        onChange={(event) => change({ retired: event.target.checked || undefined })}
      />
    </>
  );
  return (
    <Stack>
      <CostMatrix
        centres={centres}
        shown={monthsUntil(until, MONTHS_SHOWN)}
        months={months}
        tools={tools}
        onCell={(centre, month) => change({ centre, month })}
      />
      {opened && search.month && (
        <CentreEntries
          key={opened.id}
          centre={opened}
          month={search.month}
          months={months}
          onChanged={onChanged}
          onClose={() => change({ centre: undefined, month: undefined })}
        />
      )}
    </Stack>
  );
}

function Changes() {
  const m = useMessages(centreTexts);
  const isMethod = (value: unknown): value is (typeof METHODS)[number] | 'step-down' => typeof value === 'string';
  return (
    <History
      label={m('tabHistory')}
      query={CentreChangesQuery}
      variables={{}}
      steps={({ costCentreChanges }) => costCentreChanges}
      fieldNames={{ method: m('method') }}
      valueName={(field, value) => (field === 'method' && isMethod(value) ? m(value === 'step-down' ? 'stepDown' : value) : null)}
    />
  );
}

function useTabs(centres: readonly CentreRow[], months: MonthsInUse, onChanged: () => void): readonly TabItem[] {
  const m = useMessages(centreTexts);
  const { search, change } = useSearch();
  const month = search.month ? monthFrom(search.month) : months.next;
  const from = search.from ? monthFrom(search.from) : months.frozenThrough ? months.next : month;
  const wanted = search.to ? monthFrom(search.to) : from;
  return [
    { id: 'costs', label: m('tabCosts'), content: <Costs centres={centres} months={months} onChanged={onChanged} /> },
    {
      id: 'services',
      label: m('tabServices'),
      content: (
        <Suspense>
          <ServicesView month={month} months={months} onMonth={(next) => change({ month: next, centre: undefined })} />
        </Suspense>
      ),
    },
    {
      id: 'compare',
      label: m('tabCompare'),
      content: (
        <Suspense>
          <MethodComparison from={from} to={wanted < from ? from : wanted} months={months} onSpan={(span) => change(span)} />
        </Suspense>
      ),
    },
    {
      id: 'methods',
      label: m('tabMethods'),
      content: (
        <Suspense>
          <MethodsView current={months.current} />
        </Suspense>
      ),
    },
    { id: 'history', label: m('tabHistory'), content: <Changes /> },
  ];
}

function CentresPage() {
  const m = useMessages(centreTexts);
  const may = useMay();
  const months = useMonths();
  const { search, change } = useSearch();
  const [open, setOpen] = useState<'cost' | 'define' | null>(null);
  const until = search.until ? monthFrom(search.until) : months.current;
  const shown = useMemo(() => monthsUntil(until, MONTHS_SHOWN), [until]);
  const variables = { monthFrom: shown[0] ?? until, monthTo: until, includeRetired: search.retired ?? false };
  const [result, refetch] = useQuery({ query: CentresQuery, variables });
  const retry = (): void => refetch({ requestPolicy: 'network-only' });
  const centres = result.data?.costCentres ?? [];
  const tabs = useTabs(centres, months, retry);
  const hasActive = centres.some(({ active }) => active);
  const actions = (
    <>
      {may('settlement.changePools') && <Button onPress={() => setOpen('define')}>{m('define')}</Button>}
      {hasActive && may('settlement.enterCosts') && (
        <Button kind="primary" icon="add" onPress={() => setOpen('cost')}>
          {m('enterCost')}
        </Button>
      )}
    </>
  );
  const close = (): void => setOpen(null);
  return (
    <Page title={m('title')} intro={m('intro')} actions={actions}>
      <QueryResult result={result} onRetry={retry}>
        {() => (
          <Tabs
            label={m('views')}
            tabs={tabs}
            selected={TABS.find((id) => id === search.tab) ?? 'costs'}
            onSelect={(tab) => change({ tab })}
          />
        )}
      </QueryResult>
      <Suspense>
        {open === 'cost' && months.ready && (
          <CostDialog
            centres={centres}
            months={months}
            centreId={search.centre ?? ''}
            month={search.month ?? months.next}
            onClose={close}
            onDone={retry}
          />
        )}
        {open === 'define' && <DefineDialog onClose={close} onDone={retry} />}
      </Suspense>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/settlement/centres')({
  component: guarded('settlement.readPools', CentresPage),
});
