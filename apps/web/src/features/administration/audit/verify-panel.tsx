// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatInstant, formatNumber } from '../../../format/index.ts';
import { graphql, useSubmit } from '../../../graphql/index.ts';
import { type Translate, useMessages } from '../../../i18n/index.ts';
import { Banner, Button, type DataColumn, DataTable, Stack, StatusBadge } from '../../../ui/index.ts';
import { useBodies } from '../shared/directory.ts';
import { WorkPanel } from '../shared/work-panel.tsx';
import { auditTexts } from './messages.ts';
import { readOutcome, type VerifyOutcome } from './verify-outcome.ts';
import '../administration.css';

const LatestChecks = graphql(`
  query LatestChecks {
    longWork(first: 50) {
      items {
        id
        name
        state
        createdAt
      }
    }
  }
`);

const VerifyAuditChains = graphql(`
  mutation VerifyAuditChains($idempotencyKey: String!) {
    verifyAuditChains(idempotencyKey: $idempotencyKey) {
      __typename
      ... on VerifyAuditChainsSuccess {
        work {
          id
        }
      }
      ... on VerifyAuditChainsRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

/** Starts the check, follows it, and shows what the last one found. */
export function VerifyPanel() {
  const m = useMessages(auditTexts);
  const [started, setStarted] = useState<string | null>(null);
  const [{ data }] = useQuery({ query: LatestChecks });
  const { submit, pending, problem } = useSubmit();
  const last = data?.longWork.items.find(({ name }) => name === 'administration.verifyAuditChains');
  const shown = started ?? last?.id ?? null;
  const start = async (): Promise<void> => {
    const answer = await submit(VerifyAuditChains, (idempotencyKey) => ({ idempotencyKey }));
    if (answer.ok && answer.value.work) setStarted(answer.value.work.id);
  };
  return (
    <Stack>
      <p>{m('verifyIntro')}</p>
      <div>
        <Button kind="primary" icon="check" pending={pending} onPress={() => void start()}>
          {m('verify')}
        </Button>
      </div>
      {problem}
      {started === null && last && (
        <p className="vw-muted">
          {m('verifyLast')}: {formatInstant(last.createdAt)}
        </p>
      )}
      {shown !== null && (
        <WorkPanel key={shown} commandId={shown}>
          {(outcome) => <Result outcome={readOutcome(outcome)} />}
        </WorkPanel>
      )}
    </Stack>
  );
}

type Line = VerifyOutcome['heads'][number] & { readonly problems: readonly VerifyOutcome['findings'][number][] };

const problemText = (m: Translate<(typeof auditTexts)['de']>, { problem, sequence }: VerifyOutcome['findings'][number]): string =>
  problem in auditTexts.de ? m(problem as 'GAP', { sequence: String(sequence) }) : problem;

function Result({ outcome }: { readonly outcome: VerifyOutcome | null }) {
  const m = useMessages(auditTexts);
  const { bodyOf } = useBodies();
  if (!outcome) return null;
  const { findings, links, chains } = outcome;
  const lines = outcome.heads.map((head): Line => ({ ...head, problems: findings.filter(({ tenantId }) => tenantId === head.tenantId) }));
  const body = (line: Line): string => bodyOf(line.tenantId)?.shortName ?? line.tenantId;
  const problems = (line: Line): string => line.problems.map((finding) => problemText(m, finding)).join('; ') || '–';
  const stands = (line: Line): string => m(line.problems.length === 0 ? 'ok' : 'wrong');
  const columns: readonly DataColumn<Line>[] = [
    { id: 'tenant', header: m('tenant'), rowHeader: true, text: body, cell: body },
    { id: 'links', header: m('links'), align: 'end', text: (line) => formatNumber(line.links), cell: (line) => formatNumber(line.links) },
    {
      id: 'state',
      header: m('state'),
      text: stands,
      cell: (line) => <StatusBadge tone={line.problems.length === 0 ? 'success' : 'danger'}>{stands(line)}</StatusBadge>,
    },
    { id: 'problems', header: m('problems'), text: problems, cell: problems },
    {
      id: 'head',
      header: m('head'),
      text: (line) => line.head,
      cell: (line) => <span className="vw-hash">{line.head.slice(0, 16)}…</span>,
    },
  ];
  return (
    <>
      {findings.length === 0 ? (
        <Banner kind="success" title={m('intact')} announce>
          {m('intactBody', { links, chains })}
        </Banner>
      ) : (
        <Banner kind="danger" title={m('broken', { count: findings.length })} announce>
          {m('brokenBody')}
        </Banner>
      )}
      <DataTable
        label={m('result')}
        columns={columns}
        rows={[...lines].sort((a, b) => b.problems.length - a.problems.length || body(a).localeCompare(body(b)))}
        rowId={(line) => line.tenantId}
        rowName={body}
        exportCsv="pruefung.csv"
        empty={null}
      />
    </>
  );
}
