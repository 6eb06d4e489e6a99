// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useAddress } from '../../../record/index.ts';
import { Banner, EmptyState, Link, Page, Section, Select, Stack } from '../../../ui/index.ts';
import { amountOf, signedAmount } from '../amounts.ts';
import { useBilingual } from '../bilingual.ts';
import { useBodyParams } from '../body-params.ts';
import { guarded } from '../guarded.tsx';
import { useRunName } from '../runs/corrections/correction-name.ts';
import { RunsQuery } from '../runs/run-documents.ts';
import { RunFairnessQuery, type RunResult } from './fairness-documents.ts';
import { arranged, MemberTable } from './member-table.tsx';
import { fairnessTexts } from './messages.ts';
import { BaseTable, ClassTable, PoolTable } from './other-tables.tsx';
import { percentText } from './shares.ts';
import { StandAlone } from './stand-alone.tsx';
import '../settlement.css';
import './fairness.css';

/** What a council wants to know, in sentences. */
function InShort({ result }: { readonly result: RunResult }) {
  const m = useMessages(fairnessTexts);
  const compared = arranged(result.members).filter(({ usePermyriad }) => usePermyriad !== null);
  const [most, least] = [compared[0], compared.at(-1)];
  const alone = result.members.flatMap(({ standAlone }) => standAlone ?? []);
  const saving = alone.filter((one) => one.saving !== null && !one.saving.startsWith('-')).length;
  const furthest = (key: 'mostSaid' | 'leastSaid', row: (typeof compared)[number]) =>
    m(key, {
      ...{ member: row.memberName, share: percentText(row.measuredPermyriad), use: percentText(row.usePermyriad) },
      difference: signedAmount(row.difference ?? '0.00'),
    });
  return (
    <Section title={m('inShort')}>
      <ul className="vws-said">
        <li>
          {compared.length === 0
            ? m('nothingMeasured')
            : m('measuredSaid', { measured: amountOf(result.measured ?? '0.00'), total: amountOf(result.total ?? '0.00') })}
        </li>
        {most && least && most !== least && (
          <>
            <li>{furthest('mostSaid', most)}</li>
            <li>{furthest('leastSaid', least)}</li>
          </>
        )}
        {alone.length > 0 && <li>{m('savingSaid', { count: alone.length, saving })}</li>}
        {result.countedBy && (
          <li>
            {m('countedSaid', {
              ...{ name: result.countedBy.name, on: formatDate(result.countedBy.referenceDate), source: result.classSource },
            })}
          </li>
        )}
      </ul>
    </Section>
  );
}

function Result({ runId }: { readonly runId: string }) {
  const m = useMessages(fairnessTexts);
  const say = useBilingual();
  const [result, refetch] = useQuery({ query: RunFairnessQuery, variables: { runId } });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  return (
    <QueryResult result={result} onRetry={reload}>
      {({ runFairness }) => {
        if (!runFairness) return <EmptyState title={m('unknown')} />;
        const { findings, result: found } = runFairness;
        if (!found)
          return (
            <Banner kind="warning" title={m('found')}>
              <ul>
                {findings.map(({ code, message }) => (
                  <li key={`${code} ${say(message)}`}>{say(message)}</li>
                ))}
              </ul>
            </Banner>
          );
        return (
          <Stack>
            <InShort result={found} />
            <Section title={m('members')}>
              <MemberTable result={found} />
            </Section>
            <ClassTable result={found} />
            <BaseTable result={found} />
            <PoolTable result={found} />
            <StandAlone onChanged={reload} />
          </Stack>
        );
      }}
    </QueryResult>
  );
}

function FairnessPage() {
  const m = useMessages(fairnessTexts);
  const params = useBodyParams();
  const search = Route.useSearch();
  const set = useAddress<typeof search>();
  const runName = useRunName();
  const [result, refetch] = useQuery({ query: RunsQuery, variables: {} });
  return (
    <Page title={m('title')} intro={m('intro')}>
      <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ settlementRuns }) => {
          const runs = settlementRuns.filter(({ status }) => status !== 'discarded');
          const chosen =
            runs.find(({ id }) => id === search.run) ??
            runs.find(({ kind, status }) => kind === 'regular' && status === 'released') ??
            runs[0];
          if (!chosen)
            return (
              <EmptyState
                title={m('noRun')}
                action={
                  <Link to="/a/$association/$body/settlement/runs" params={params}>
                    {m('toRuns')}
                  </Link>
                }
              >
                {m('noRunBody')}
              </EmptyState>
            );
          const options = runs.map((run) => ({
            value: run.id,
            label: m('runOf', { name: runName(run), status: m(run.status === 'released' ? 'released' : 'preview') }),
          }));
          return (
            <Stack>
              <Select
                label={m('run')}
                placeholder={false}
                value={chosen.id}
                options={options}
                onChange={(event) => set({ run: event.target.value })}
              />
              <Result runId={chosen.id} />
            </Stack>
          );
        }}
      </QueryResult>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/settlement/fairness')({
  component: guarded('settlement.tryChanges', FairnessPage),
});
