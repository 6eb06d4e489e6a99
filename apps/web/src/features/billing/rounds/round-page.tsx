// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useQuery } from 'urql';
import { QueryResult, useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { OwnHistory } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import { Banner, DataTable, EmptyState, Link, Page, Stack, type TabItem, Tabs } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useBodyParams } from '../body-params.ts';
import { useDay, useMoment } from '../days.ts';
import { guarded } from '../guarded.tsx';
import { documentTexts } from '../messages/document-texts.ts';
import { roundTexts } from '../messages/round-texts.ts';
import { useObjectionColumns } from '../objections/objection-columns.tsx';
import { ObjectionsQuery } from '../objections/objection-queries.ts';
import { orTrouble } from '../or-trouble.ts';
import { RenderRound } from './round-changes.ts';
import { RoundChecks } from './round-checks.tsx';
import { RoundDecisions, restOf } from './round-decisions.tsx';
import { RoundDocuments } from './round-documents.tsx';
import { type Round, RoundHistoryQuery, RoundQuery } from './round-queries.ts';
import { isRoundStatus, RoundStatusBadge, useDocumentCount, useRoundTitle } from './round-words.tsx';
import { useFoldable } from './sources.ts';
import { Work } from './work.tsx';
import '../billing.css';

function StandingBanner({ round }: { readonly round: Round }) {
  const m = useMessages(roundTexts);
  const moment = useMoment();
  const { status, issued, documents, received } = round;
  const someone = m('someone');
  if (status === 'prepared')
    return (
      <Banner kind="info" title={m('preparedTitle')}>
        {m('preparedBody')}
      </Banner>
    );
  if (status === 'announced') {
    const isReady = round.periodOver && round.openObjections === 0 && round.awaitingCorrection === 0;
    return (
      <Banner kind="info" title={m(isReady ? 'readyTitle' : 'announcedTitle')}>
        {m('announcedBody', { who: round.announcedBy ?? someone, when: moment(round.announcedAt) })}
      </Banner>
    );
  }
  if (status === 'issuing')
    return (
      <Banner kind={restOf(round) > 0 ? 'warning' : 'info'} title={m('issuingTitle')}>
        {m('issuingBody', { issued, total: documents })}
      </Banner>
    );
  if (status === 'issued')
    return (
      <Banner kind="success" title={m('issuedTitle')}>
        {m('issuedBody', { who: round.issuedBy ?? someone, when: moment(round.issuedAt), received, total: documents })}
      </Banner>
    );
  const reason = round.discardReason || m('noReason');
  return (
    <Banner kind="info" title={m('discardedTitle')}>
      {m('discardedBody', { who: round.discardedBy ?? someone, when: moment(round.discardedAt), reason })}
    </Banner>
  );
}

function Figures({ round }: { readonly round: Round }) {
  const m = useMessages(roundTexts);
  const day = useDay();
  const documents = useDocumentCount();
  const { folded } = round;
  const figures = [
    [m('documents'), documents(round)],
    [m('net'), amountOf(round.net)],
    [m('assessed'), amountOf(round.assessed)],
    [m('until'), day(round.objectionsUntil)],
    [m('objections'), String(round.openObjections)],
    ...(round.issued > 0 ? [[m('received'), m('receivedOf', { count: round.received, total: round.issued })]] : []),
    ...(folded.length > 0 ? [[m('folded'), m('foldedCount', { count: folded.length, date: day(folded.at(-1)?.at.slice(0, 10)) })]] : []),
  ];
  return (
    <dl className="vwb-figures">
      {figures.map(([term, value]) => (
        <div className="vwb-figure" key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function RoundObjections({ round, onDone }: { readonly round: Round; readonly onDone: () => void }) {
  const m = useMessages(documentTexts);
  const [result, again] = useQuery({ query: ObjectionsQuery, variables: { roundId: round.id }, requestPolicy: 'cache-and-network' });
  const reload = (): void => {
    again({ requestPolicy: 'network-only' });
    onDone();
  };
  const columns = useObjectionColumns(reload);
  return (
    <QueryResult result={result} onRetry={reload}>
      {({ objections }) => (
        <DataTable
          label={m('objectionsTitle')}
          columns={columns}
          rows={objections}
          rowId={({ id }) => id}
          rowName={({ memberName, lineLabel }) => `${memberName}, ${lineLabel}`}
          total={objections.length}
          columnChooser
          empty={<EmptyState title={m('objectionsEmpty')}>{m('objectionsNoneBody')}</EmptyState>}
          exportCsv={`${m('objectionsTitle')}.csv`}
        />
      )}
    </QueryResult>
  );
}

/** The files as they are made; a failure says why and can be repeated. */
function Rendering({ round, onDone }: { readonly round: Round; readonly onDone: () => void }) {
  const m = useMessages(roundTexts);
  const may = useMay();
  const { submit, pending, problem } = useSubmit();
  const [attempt, setAttempt] = useState(0);
  const again = async (): Promise<void> => {
    const answer = await submit(RenderRound, (idempotencyKey) => ({ idempotencyKey, roundId: round.id }));
    if (!answer.ok) return;
    setAttempt(attempt + 1);
    onDone();
  };
  if (round.status !== 'issuing' || !round.renderCommandId || round.numbered === 0) return null;
  return (
    <>
      {problem}
      <Work
        key={`${round.renderCommandId} ${attempt}`}
        commandId={round.renderCommandId}
        label={m('rendering')}
        onDone={onDone}
        onAgain={may('billing.makeFiles') ? () => void again() : undefined}
        pending={pending}
      />
    </>
  );
}

function SourceLink({ round }: { readonly round: Round }) {
  const m = useMessages(roundTexts);
  const params = useBodyParams();
  const may = useMay();
  if (round.source === 'levy' || !may('settlement.readRuns')) return null;
  return (
    <Link look="button" to="/a/$association/$body/settlement/runs/$runId" params={{ ...params, runId: round.sourceId }}>
      {m(round.kind === 'correction' ? 'toCorrection' : 'toSource')}
    </Link>
  );
}

function RoundBody({ round, onChanged }: { readonly round: Round; readonly onChanged: () => void }) {
  const m = useMessages(roundTexts);
  const params = useBodyParams();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const title = useRoundTitle();
  const foldable = useFoldable(round);
  const open = (documentId: string): void =>
    void navigate({ to: '/a/$association/$body/documents/$documentId', params: { ...params, documentId } });
  const state = `${round.version} ${round.status} ${round.issued}`;
  const tabs: readonly TabItem[] = [
    {
      id: 'documents',
      label: m('tabDocuments'),
      count: round.documents,
      content: <RoundDocuments key={state} round={round} search={search} onOpen={open} />,
    },
    { id: 'objections', label: m('tabObjections'), content: <RoundObjections round={round} onDone={onChanged} /> },
    {
      id: 'history',
      label: m('tabHistory'),
      content: (
        <OwnHistory
          key={state}
          label={m('history')}
          query={RoundHistoryQuery}
          variables={{ roundId: round.id }}
          steps={({ billingRoundHistory }) => billingRoundHistory}
          fieldNames={{ status: m('historyStatus') }}
          namedOnly
          valueName={(field, value) => (field === 'status' && typeof value === 'string' && isRoundStatus(value) ? m(value) : null)}
        />
      ),
    },
  ];
  const above = (
    <Link key="above" to="/a/$association/$body/billing/rounds" params={params}>
      {m('title')}
    </Link>
  );
  const isOpen = round.status === 'prepared' || round.status === 'announced' || restOf(round) > 0;
  return (
    <Page
      title={title(round)}
      badge={<RoundStatusBadge status={round.status} />}
      breadcrumbs={[above]}
      actions={
        <>
          <SourceLink round={round} />
          <RoundDecisions round={round} foldable={foldable} onDone={onChanged} />
        </>
      }
    >
      <Stack>
        <StandingBanner round={round} />
        <Rendering round={round} onDone={onChanged} />
        {isOpen && <RoundChecks key={state} round={round} foldable={foldable.length} />}
        <Figures round={round} />
        <Tabs
          label={title(round)}
          tabs={tabs}
          selected={search.tab ?? 'documents'}
          onSelect={(tab) => void navigate({ to: '.', search: (old) => ({ ...old, tab }), replace: true })}
        />
      </Stack>
    </Page>
  );
}

function RoundPage() {
  const m = useMessages(roundTexts);
  const params = useBodyParams();
  const { roundId } = Route.useParams();
  const [result, refetch] = useQuery({ query: RoundQuery, variables: { roundId }, requestPolicy: 'cache-and-network' });
  const retry = useCallback(() => refetch({ requestPolicy: 'network-only' }), [refetch]);
  const round = result.data?.billingRound;
  if (round) return <RoundBody key={round.id} round={round} onChanged={retry} />;
  return (
    <Page title={m('title')}>
      <QueryResult result={orTrouble(result)} onRetry={retry}>
        {() => (
          <EmptyState
            title={m('unknown')}
            action={
              <Link to="/a/$association/$body/billing/rounds" params={params}>
                {m('back')}
              </Link>
            }
          />
        )}
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/billing/rounds/$roundId')({
  component: guarded('billing.readRounds', RoundPage),
});
