// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatInstant } from '../../../../format/index.ts';
import { QueryResult } from '../../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../../i18n/index.ts';
import { OwnHistory } from '../../../../record/index.ts';
import { useMay } from '../../../../session/index.ts';
import { Banner, Link, Page, Stack, type TabItem, Tabs } from '../../../../ui/index.ts';
import { amountOf, signedAmount } from '../../amounts.ts';
import { useBodyParams } from '../../body-params.ts';
import { RunHistoryQuery } from '../../history-documents.ts';
import { usePeriodText } from '../../months.ts';
import { runTexts } from '../messages/index.ts';
import { ReleaseGoingOn, useReleasing } from '../releasing.tsx';
import { RunActions, useHindrance } from '../run-actions.tsx';
import { DiscardDialog, ReleaseDialog } from '../run-decisions.tsx';
import type { Run } from '../run-documents.ts';
import { RunProof } from '../run-proof.tsx';
import { isRunStatus, RunStatusBadge } from '../run-status.tsx';
import { useVerify, VerifyBanner } from '../verify.tsx';
import { CorrectedMembers, CorrectedPools } from './corrected-members.tsx';
import { useRunName } from './correction-name.ts';
import { type CorrectionChanges, CorrectionQuery, CorrectionRoundsQuery, type FactChange } from './documents.ts';
import { Facts } from './facts.tsx';
import { correctionTexts } from './messages.ts';

export interface CorrectionSearch {
  readonly tab?: string | undefined;
  readonly member?: string | undefined;
  readonly pool?: string | undefined;
}

interface CorrectionContentProps {
  readonly run: Run;
  readonly search: CorrectionSearch;
  readonly onSearch: (change: CorrectionSearch) => void;
  readonly onChanged: () => void;
}

/** Where its documents are; as long as there are none, where they are prepared. */
function ToDocuments({ runId }: { readonly runId: string }) {
  const m = useMessages(correctionTexts);
  const params = useBodyParams();
  const [{ data }] = useQuery({ query: CorrectionRoundsQuery, requestPolicy: 'cache-and-network' });
  if (!data) return null;
  const living = data.billingRounds.filter(({ status }) => status !== 'discarded');
  const round = living.find(({ sourceId, folded }) => sourceId === runId || folded.some((one) => one.sourceId === runId));
  if (round)
    return (
      <Link to="/a/$association/$body/billing/rounds/$roundId" params={{ ...params, roundId: round.id }}>
        {m('itsDocuments')}
      </Link>
    );
  return (
    <Link to="/a/$association/$body/billing/rounds" params={params} search={{ from: `run ${runId}` }}>
      {m('toDocuments')}
    </Link>
  );
}

/** Which settlement it corrects and why, where it stands, and what the reader can do about it. */
function StandingBanner({ run }: { readonly run: Run }) {
  const m = useMessages(correctionTexts);
  const r = useMessages(runTexts);
  const language = useLanguage();
  const may = useMay();
  const hindrance = useHindrance(run);
  const when = (at: string | null): string => (at ? formatInstant(at, language) : '–');
  if (run.status === 'released') {
    const documents = may('billing.prepareRounds') && <ToDocuments runId={run.id} />;
    return (
      <Banner kind="success" title={m('releasedTitle')} actions={documents}>
        {m('releasedBody', { who: run.releasedBy ?? r('someone'), when: when(run.releasedAt) })}
      </Banner>
    );
  }
  if (run.status === 'discarded')
    return (
      <Banner kind="info" title={m('discardedTitle')}>
        {m('discardedBody', { who: run.discardedBy ?? r('someone'), when: when(run.discardedAt) })}
      </Banner>
    );
  if (hindrance)
    return (
      <Banner kind="warning" title={m('makerTitle')}>
        {m(hindrance)}
      </Banner>
    );
  return (
    <Banner kind="info" title={r('releaserTitle')}>
      {m('releaserBody', { who: run.madeBy ?? r('someone'), when: when(run.madeAt) })}
    </Banner>
  );
}

/** The settlement that is corrected, and the reason. */
function Relation({ run }: { readonly run: Run }) {
  const m = useMessages(correctionTexts);
  const language = useLanguage();
  const params = useBodyParams();
  const period = usePeriodText()(run.periodFrom, run.periodTo);
  return (
    <p>
      {run.corrects && (
        <>
          <Link to="/a/$association/$body/settlement/runs/$runId" params={{ ...params, runId: run.corrects.id }}>
            {m('ofRun', { period })}
          </Link>
          {'. '}
        </>
      )}
      {run.reason && m('because', { reason: run.reason })}
      <span className="vws-below">{m('cutOf', { when: formatInstant(run.cutAt, language) })}</span>
    </p>
  );
}

function Figures({ changes }: { readonly changes: CorrectionChanges }) {
  const m = useMessages(correctionTexts);
  const figures = [
    [m('before'), amountOf(changes.before)],
    [m('after'), amountOf(changes.after)],
    [m('difference'), signedAmount(changes.difference)],
    [m('additional'), amountOf(changes.additional)],
    [m('credits'), amountOf(changes.credits)],
    [m('membersChanged'), String(changes.members.length)],
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

interface PartsProps extends Omit<CorrectionContentProps, 'onChanged'> {
  readonly changes: CorrectionChanges;
  readonly facts: readonly FactChange[];
}

function Parts({ run, changes, facts, search, onSearch }: PartsProps) {
  const m = useMessages(correctionTexts);
  const r = useMessages(runTexts);
  const tabs: readonly TabItem[] = [
    {
      id: 'facts',
      label: m('tabFacts'),
      count: facts.length,
      content: <Facts facts={facts} fileName={`geaenderte-angaben-${run.periodTo}.csv`} />,
    },
    {
      id: 'members',
      label: r('tabMembers'),
      count: changes.members.length,
      content: <CorrectedMembers run={run} members={changes.members} chosen={search.member} onChoose={(member) => onSearch({ member })} />,
    },
    {
      id: 'pools',
      label: r('tabPools'),
      count: changes.pools.length,
      content: <CorrectedPools run={run} pools={changes.pools} chosen={search.pool} onChoose={(pool) => onSearch({ pool })} />,
    },
    { id: 'proof', label: r('tabProof'), content: <RunProof run={run} /> },
    {
      id: 'history',
      label: r('tabHistory'),
      content: (
        <OwnHistory
          key={run.status}
          label={r('tabHistory')}
          query={RunHistoryQuery}
          variables={{ runId: run.id }}
          steps={({ runHistory }) => runHistory}
          fieldNames={{ status: r('status') }}
          valueName={(_, value) => (isRunStatus(value) ? r(value) : null)}
        />
      ),
    },
  ];
  const selected = tabs.find(({ id }) => id === search.tab)?.id ?? 'facts';
  return (
    <Stack>
      <Figures changes={changes} />
      <Tabs label={m('tabs')} tabs={tabs} selected={selected} onSelect={(tab) => onSearch({ tab })} />
    </Stack>
  );
}

interface DecisionsProps {
  readonly run: Run;
  readonly changes: CorrectionChanges | null;
  readonly asking: 'release' | 'discard' | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
  /** The worker has the release to carry out. */
  readonly onOrdered: () => void;
}

function Decisions({ run, changes, asking, onClose, onDone, onOrdered }: DecisionsProps) {
  const m = useMessages(correctionTexts);
  const name = useRunName()(run);
  if (asking === 'discard')
    return <DiscardDialog run={run} onClose={onClose} onDone={onDone} effect={m('discardEffect', { period: name })} />;
  if (asking !== 'release' || !changes) return null;
  const effect = m('releaseEffect', {
    period: name,
    additional: amountOf(changes.additional),
    credits: amountOf(changes.credits.replace('-', '')),
    difference: signedAmount(changes.difference),
    members: changes.members.length,
  });
  const words = { title: m('releaseTitle'), effect };
  return <ReleaseDialog run={run} onClose={onClose} onDone={onDone} onOrdered={onOrdered} words={words} />;
}

/** A correction: what changed in the facts, whom it costs or gives back how much, and its release by a second person. */
export function CorrectionContent({ run, search, onSearch, onChanged }: CorrectionContentProps) {
  const r = useMessages(runTexts);
  const params = useBodyParams();
  const name = useRunName();
  const [asking, setAsking] = useState<'release' | 'discard' | null>(null);
  const [result, refetch] = useQuery({ query: CorrectionQuery, variables: { runId: run.id } });
  const verification = useVerify(run.id);
  const releasing = useReleasing(run, onChanged, useMessages(correctionTexts)('releasedDone'));
  const isPreview = run.status === 'preview' && !releasing.underWay;
  const changes = result.data?.settlementRun?.correctionChanges ?? null;
  const actions = <RunActions run={run} isPreview={isPreview} verify={verification.button} notYet={changes === null} onAsk={setAsking} />;
  const crumbs = [
    <Link key="runs" to="/a/$association/$body/settlement/runs" params={params}>
      {r('title')}
    </Link>,
    run.corrects && (
      <Link key="run" to="/a/$association/$body/settlement/runs/$runId" params={{ ...params, runId: run.corrects.id }}>
        {name({ ...run, kind: 'regular' })}
      </Link>
    ),
  ];
  return (
    <Page title={name(run)} badge={<RunStatusBadge status={run.status} />} breadcrumbs={crumbs} actions={actions}>
      <Relation run={run} />
      <StandingBanner run={run} />
      <ReleaseGoingOn run={run} releasing={releasing} />
      <VerifyBanner {...verification} />
      <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })} lines={6}>
        {({ settlementRun }) =>
          settlementRun?.correctionChanges && (
            <Parts
              run={run}
              changes={settlementRun.correctionChanges}
              facts={settlementRun.inputChanges}
              search={search}
              onSearch={onSearch}
            />
          )
        }
      </QueryResult>
      <Decisions run={run} changes={changes} asking={asking} onClose={() => setAsking(null)} onDone={onChanged} onOrdered={releasing.ask} />
    </Page>
  );
}
