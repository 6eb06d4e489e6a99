// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Icon, Link, Section } from '../../../ui/index.ts';
import { useBilingual } from '../bilingual.ts';
import { useBodyParams } from '../body-params.ts';
import { useDay } from '../days.ts';
import { roundTexts } from '../messages/round-texts.ts';
import { type IssueCheck, IssueChecksQuery, type Round } from './round-queries.ts';

const SHOWN = 8;

interface Group {
  readonly rule: string;
  readonly said: IssueCheck['findings'][number];
  readonly documents: IssueCheck[];
}

/** By what is wrong, the documents concerned: the same is missing for many at once. */
function groupsOf(checks: readonly IssueCheck[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const check of checks) {
    for (const said of check.findings) {
      const key = `${said.rule} ${said.de}`;
      const group = groups.get(key) ?? { rule: said.rule, said, documents: [] };
      if (group.documents.at(-1) !== check) group.documents.push(check);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}

/** Documents that cannot go out, each with its reasons, and where to complete what is missing. */
function Findings({ checks }: { readonly checks: readonly IssueCheck[] }) {
  const m = useMessages(roundTexts);
  const say = useBilingual();
  const params = useBodyParams();
  const may = useMay();
  const isOfRecipient = checks.some(({ findings }) =>
    findings.some(({ rule }) => rule !== 'LEGAL_REMEDY_MISSING' && rule !== 'DUE_DATE_MISSING'),
  );
  const isOfSettings = checks.some(({ findings }) => findings.some(({ rule }) => rule !== 'RECIPIENT_MISSING'));
  return (
    <>
      {m('checkFindings', { count: checks.length })}
      <ul>
        {groupsOf(checks).map(({ rule, said, documents }) => (
          <li key={`${rule} ${said.de}`}>
            {say(said)} {rule.includes('-') && <span className="vwb-rule">{rule}</span>}{' '}
            {documents.slice(0, SHOWN).map(({ documentId, memberName }, index) => (
              <span key={documentId}>
                {index > 0 && ', '}
                <Link to="/a/$association/$body/documents/$documentId" params={{ ...params, documentId }}>
                  {memberName}
                </Link>
              </span>
            ))}
            {documents.length > SHOWN && <> {m('andMore', { count: documents.length - SHOWN })}</>}
          </li>
        ))}
      </ul>
      <span className="vwb-position__ways">
        {isOfRecipient && (
          <Link to="/a/$association/$body/billing/recipients" params={params} search={{ complete: 'no' }}>
            {m('toRecipients')}
          </Link>
        )}
        {isOfSettings && may('billing.readSettings') && (
          <Link to="/a/$association/$body/billing/settings" params={params}>
            {m('toSettings')}
          </Link>
        )}
      </span>
    </>
  );
}

interface Check {
  readonly id: string;
  readonly said: ReactNode;
}

/** Everything that stands between the round and its issue, named, with the way to it. */
export function RoundChecks({ round, foldable }: { readonly round: Round; readonly foldable: number }) {
  const m = useMessages(roundTexts);
  const day = useDay();
  const may = useMay();
  const params = useBodyParams();
  const [{ data, fetching }] = useQuery({
    query: IssueChecksQuery,
    variables: { roundId: round.id },
    requestPolicy: 'cache-and-network',
  });
  const toObjections = (
    <Link from="/a/$association/$body/billing/rounds/$roundId" to="." search={{ tab: 'objections' }}>
      {m('toObjections')}
    </Link>
  );
  const { status, periodOver, objectionsUntil, openObjections, awaitingCorrection } = round;
  const blocked = data?.checkBillingIssue ?? [];
  const checks: readonly (Check | false)[] = [
    status === 'prepared' && { id: 'announce', said: m('checkAnnounce') },
    status === 'announced' && !periodOver && { id: 'period', said: m('checkPeriod', { date: day(objectionsUntil) }) },
    openObjections > 0 && {
      id: 'open',
      said: (
        <>
          {m('checkOpen', { count: openObjections })} {toObjections}
        </>
      ),
    },
    awaitingCorrection > 0 && {
      id: 'awaiting',
      said: (
        <>
          {m('checkAwaiting', { count: awaitingCorrection })} {toObjections}
          {foldable === 0 && round.source === 'run' && may('settlement.makeRun') && (
            <>
              {' '}
              <Link
                to="/a/$association/$body/settlement/runs/$runId"
                params={{ ...params, runId: round.sourceId }}
                search={{ correct: true }}
              >
                {m('makeCorrection')}
              </Link>
            </>
          )}
        </>
      ),
    },
    foldable > 0 && { id: 'fold', said: m('checkFold', { count: foldable }) },
    blocked.length > 0 && { id: 'findings', said: <Findings checks={blocked} /> },
    status !== 'prepared' && round.preparedByMe && { id: 'second', said: m('checkSecond') },
    status !== 'prepared' && !round.preparedByMe && !may('billing.issueRounds') && { id: 'right', said: m('checkRight') },
  ];
  const missing = checks.filter((check): check is Check => check !== false);
  if (missing.length === 0 && !fetching) return null;
  return (
    <Section title={m('checksTitle')}>
      <ul className="vwb-checks">
        {missing.map(({ id, said }) => (
          <li key={id}>
            <Icon name="warning" />
            <div>{said}</div>
          </li>
        ))}
        {fetching && !data && <li>{m('checking')}</li>}
      </ul>
    </Section>
  );
}
