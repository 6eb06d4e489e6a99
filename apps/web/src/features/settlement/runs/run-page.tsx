// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useQuery } from 'urql';
import { formatCents, formatInstant } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { type DayRange, OwnHistory, rangeOfDays, useAddress } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import { Banner, EmptyState, Link, Page, Stack, type TabItem, Tabs } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useBodyParams } from '../body-params.ts';
import { guarded } from '../guarded.tsx';
import { RunHistoryQuery } from '../history-documents.ts';
import { stillRuns, usePeriodText } from '../months.ts';
import { orTrouble } from '../or-trouble.ts';
import { usePages } from '../pages-of.ts';
import type { CorrectionSearch } from './corrections/correction-content.tsx';
import { EntryTable } from './entry-table.tsx';
import { runTexts } from './messages/index.ts';
import { ReleaseGoingOn, useReleasing } from './releasing.tsx';
import { RunActions, useHindrance } from './run-actions.tsx';
import { RunCompare } from './run-compare.tsx';
import { DiscardDialog, ReleaseDialog } from './run-decisions.tsx';
import { MyEntriesQuery, type Run, RunQuery } from './run-documents.ts';
import { GapsOfRun } from './run-gaps.tsx';
import { RunMembers } from './run-members.tsx';
import { RunPools } from './run-pools.tsx';
import { RunProof } from './run-proof.tsx';
import { isRunStatus, RunStatusBadge } from './run-status.tsx';
import { sumParts } from './sum-parts.ts';
import { useVerify, VerifyBanner } from './verify.tsx';
import '../settlement.css';

const RunFlow = lazy(() => import('./flow/run-flow.tsx').then((module) => ({ default: module.RunFlow })));
const CorrectionContent = lazy(() =>
  import('./corrections/correction-content.tsx').then((module) => ({ default: module.CorrectionContent })),
);
const CorrectRun = lazy(() => import('./corrections/correct-run.tsx').then((module) => ({ default: module.CorrectRun })));
const CorrectionsOfRun = lazy(() =>
  import('./corrections/corrections-of-run.tsx').then((module) => ({ default: module.CorrectionsOfRun })),
);
const WhyShare = lazy(() => import('../explain/why-share.tsx').then((module) => ({ default: module.WhyShare })));

/** Where the run stands, and what the reader can do about it. */
function StandingBanner({ run }: { readonly run: Run }) {
  const m = useMessages(runTexts);
  const language = useLanguage();
  const params = useBodyParams();
  const hindrance = useHindrance(run);
  const when = (at: string | null): string => (at ? formatInstant(at, language) : '–');
  if (run.status === 'released') {
    const late = (
      <Link to="/a/$association/$body/settlement/late" params={params}>
        {m('lateLink')}
      </Link>
    );
    return (
      <Banner kind="success" title={m('frozenTitle')} actions={late}>
        {m('frozenBody', { who: run.releasedBy ?? m('someone'), when: when(run.releasedAt) })}
      </Banner>
    );
  }
  if (run.status === 'discarded') {
    return (
      <Banner kind="info" title={m('discardedTitle')}>
        {m('discardedBody', { who: run.discardedBy ?? m('someone'), when: when(run.discardedAt) })}
      </Banner>
    );
  }
  if (stillRuns(run)) {
    return (
      <Banner kind="info" title={m('runningTitle')}>
        {m('runningBody')}
      </Banner>
    );
  }
  if (hindrance)
    return (
      <Banner kind="warning" title={m('makerTitle')}>
        {m(hindrance)}
      </Banner>
    );
  return (
    <Banner kind="info" title={m('releaserTitle')}>
      {m('releaserBody', { who: run.madeBy ?? m('someone'), when: when(run.madeAt) })}
    </Banner>
  );
}

function Figures({ run }: { readonly run: Run }) {
  const m = useMessages(runTexts);
  const language = useLanguage();
  const figures = [
    [m('total'), amountOf(run.total)],
    ...sumParts(run.proof).map(({ name, cents }) => [m(name), formatCents(cents)] as const),
    [m('members'), String(run.proof.members)],
    [m('proofDifference'), amountOf(run.proof.difference)],
    [m('cut'), formatInstant(run.cutAt, language)],
  ] as const;
  return (
    <dl className="vws-figures">
      {figures.map(([term, value]) => (
        <div className="vws-figure" key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function OwnEntries({ runId }: { readonly runId: string }) {
  const m = useMessages(runTexts);
  const [range, setRange] = useState<DayRange>({});
  const pages = usePages(MyEntriesQuery, { runId, ...rangeOfDays(range), first: 100 }, ({ myEntriesInRun }) => myEntriesInRun);
  return (
    <Stack gap="small">
      <p className="vw-muted">{m('ownIntro')}</p>
      <EntryTable
        label={m('ownTable')}
        pages={pages}
        fileName="eigene-eintraege.csv"
        range={range}
        onRange={setRange}
        empty={
          <EmptyState icon="success" title={m('ownEmpty')}>
            {m('ownEmptyBody')}
          </EmptyState>
        }
      />
    </Stack>
  );
}

function useTabs(run: Run): { readonly tabs: readonly TabItem[]; readonly selected: string; readonly select: (tab: string) => void } {
  const m = useMessages(runTexts);
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const onWhy = useCallback((why: string) => void navigate({ to: '.', search: (old) => ({ ...old, why }), replace: true }), [navigate]);
  const onMember = (member: string | undefined): void => void navigate({ to: '.', search: (old) => ({ ...old, member }), replace: true });
  const onPool = (pool: string | undefined): void => void navigate({ to: '.', search: (old) => ({ ...old, pool }), replace: true });
  const tabs: readonly TabItem[] = [
    {
      id: 'members',
      label: m('tabMembers'),
      count: run.proof.members,
      content: <RunMembers run={run} memberId={search.member} onMember={onMember} onWhy={onWhy} />,
    },
    {
      id: 'pools',
      label: m('tabPools'),
      count: run.allocations.length,
      content: <RunPools run={run} pool={search.pool} onPool={onPool} onWhy={onWhy} />,
    },
    {
      id: 'flow',
      label: m('tabFlow'),
      content: (
        <Suspense>
          <RunFlow runId={run.id} />
        </Suspense>
      ),
    },
    { id: 'compare', label: m('tabCompare'), content: <RunCompare runId={run.id} /> },
    { id: 'proof', label: m('tabProof'), content: <RunProof run={run} /> },
    { id: 'own', label: m('tabOwn'), content: <OwnEntries runId={run.id} /> },
    {
      id: 'history',
      label: m('tabHistory'),
      content: (
        <OwnHistory
          key={run.status}
          label={m('tabHistory')}
          query={RunHistoryQuery}
          variables={{ runId: run.id }}
          steps={({ runHistory }) => runHistory}
          fieldNames={{ status: m('status') }}
          valueName={(_, value) => (isRunStatus(value) ? m(value) : null)}
        />
      ),
    },
  ];
  const selected = tabs.find(({ id }) => id === search.tab)?.id ?? 'members';
  return { tabs, selected, select: (tab) => void navigate({ to: '.', search: (old) => ({ ...old, tab }), replace: true }) };
}

function RunContent({ run, onChanged }: { readonly run: Run; readonly onChanged: () => void }) {
  const m = useMessages(runTexts);
  const may = useMay();
  const params = useBodyParams();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const period = usePeriodText()(run.periodFrom, run.periodTo);
  const [asking, setAsking] = useState<'release' | 'discard' | null>(null);
  const verification = useVerify(run.id);
  const { tabs, selected, select } = useTabs(run);
  const releasing = useReleasing(run, onChanged);
  const isPreview = run.status === 'preview' && !releasing.underWay;
  const correct = run.status === 'released' && may('settlement.makeRun') && (
    <Suspense>
      <CorrectRun run={run} asked={search.correct === true} />
    </Suspense>
  );
  const actions = (
    <RunActions
      run={run}
      isPreview={isPreview}
      verify={verification.button}
      releasable={!stillRuns(run)}
      more={correct}
      onAsk={setAsking}
    />
  );
  const crumb = (
    <Link to="/a/$association/$body/settlement/runs" params={params}>
      {m('title')}
    </Link>
  );
  const close = (): void => setAsking(null);
  return (
    <Page title={m('runOf', { period })} badge={<RunStatusBadge status={run.status} />} breadcrumbs={[crumb]} actions={actions}>
      {!releasing.underWay && <StandingBanner run={run} />}
      {isPreview && <GapsOfRun run={run} />}
      <ReleaseGoingOn run={run} releasing={releasing} />
      <VerifyBanner {...verification} />
      <Figures run={run} />
      {run.corrections.length > 0 && (
        <Suspense>
          <CorrectionsOfRun run={run} />
        </Suspense>
      )}
      <Tabs label={m('tabs')} tabs={tabs} selected={selected} onSelect={select} />
      {asking === 'release' && <ReleaseDialog run={run} onClose={close} onDone={onChanged} onOrdered={releasing.ask} />}
      {asking === 'discard' && <DiscardDialog run={run} onClose={close} onDone={onChanged} />}
      <Suspense>
        {search.why && (
          <WhyShare
            run={run}
            why={search.why}
            onClose={() => void navigate({ to: '.', search: (old) => ({ ...old, why: undefined }), replace: true })}
          />
        )}
      </Suspense>
    </Page>
  );
}

function RunPage() {
  const m = useMessages(runTexts);
  const params = useBodyParams();
  const { runId } = Route.useParams();
  const search = Route.useSearch();
  const set = useAddress<CorrectionSearch>();
  const [result, refetch] = useQuery({ query: RunQuery, variables: { runId } });
  const retry = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch]);
  const found = result.data?.settlementRun;
  if (found?.kind === 'correction')
    return (
      <Suspense>
        <CorrectionContent run={found} search={search} onSearch={set} onChanged={retry} />
      </Suspense>
    );
  if (found) return <RunContent run={found} onChanged={retry} />;
  return (
    <Page title={m('run')}>
      <QueryResult result={orTrouble(result)} onRetry={retry}>
        {() => (
          <EmptyState
            title={m('unknown')}
            action={
              <Link to="/a/$association/$body/settlement/runs" params={params}>
                {m('back')}
              </Link>
            }
          />
        )}
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/settlement/runs/$runId')({
  component: guarded('settlement.readRuns', RunPage),
});
