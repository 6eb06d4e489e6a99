// SPDX-License-Identifier: EUPL-1.2
import { useCallback, useMemo } from 'react';
import { useQuery } from 'urql';
import { formatInstant } from '../../../format/index.ts';
import { graphql, QueryResult, type ResultOf, useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, type DataColumn, DataTable, EmptyState, Stack, toast } from '../../../ui/index.ts';
import { useAreaName } from '../roles/use-area-name.ts';
import { operationTexts } from './messages.ts';
import '../administration.css';

const FailedJobsQuery = graphql(`
  query FailedJobs {
    failedJobs {
      id
      job
      label
      failure
      attempts
      failedAt
      repeatedAt
      version
    }
  }
`);

const RepeatFailedJob = graphql(`
  mutation RepeatFailedJob($idempotencyKey: String!, $failedJobId: ID!, $expectedVersion: Int!) {
    repeatFailedJob(idempotencyKey: $idempotencyKey, failedJobId: $failedJobId, expectedVersion: $expectedVersion) {
      __typename
      ... on RepeatFailedJobSuccess {
        done
      }
      ... on RepeatFailedJobRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

type Job = ResultOf<typeof FailedJobsQuery>['failedJobs'][number];

/** What has finally failed, to be set going again. */
export function FailedJobs() {
  const m = useMessages(operationTexts);
  const may = useMay();
  const [result, again] = useQuery({ query: FailedJobsQuery });
  const refresh = (): void => again({ requestPolicy: 'network-only' });
  const { submit, pending, problem } = useSubmit({ onLoadNew: refresh });
  const areaName = useAreaName();
  const nameOf = useCallback((job: Job): string => job.label ?? m('jobOf', { area: areaName(job.job.split('.')[0] ?? '') }), [m, areaName]);
  const mayRepeat = may('jobs.repeat');
  const columns = useMemo<readonly DataColumn<Job>[]>(() => {
    const repeat = async (job: Job): Promise<void> => {
      const answer = await submit(RepeatFailedJob, (idempotencyKey) => ({
        idempotencyKey,
        failedJobId: job.id,
        expectedVersion: job.version,
      }));
      if (answer.ok) toast({ text: m('repeated') });
      again({ requestPolicy: 'network-only' });
    };
    const repeated = (job: Job): string => (job.repeatedAt ? formatInstant(job.repeatedAt) : '–');
    return [
      { id: 'job', header: m('job'), rowHeader: true, text: nameOf, cell: nameOf },
      {
        id: 'failure',
        header: m('failure'),
        text: (job) => job.failure,
        cell: (job) => (
          <>
            {m('failureText', { count: job.attempts })} <span className="vw-hash vw-muted">{job.failure}</span>
          </>
        ),
      },
      { id: 'failedAt', header: m('failedAt'), text: (job) => formatInstant(job.failedAt), cell: (job) => formatInstant(job.failedAt) },
      { id: 'repeatedAt', header: m('repeatedAt'), text: repeated, cell: repeated },
      {
        id: 'repeat',
        header: m('action'),
        cell: (job) =>
          mayRepeat && job.repeatedAt === null ? (
            <Button
              size="small"
              icon="autorenew"
              pending={pending}
              aria-label={m('repeatOf', { job: nameOf(job) })}
              onPress={() => void repeat(job)}
            >
              {m('repeat')}
            </Button>
          ) : (
            '–'
          ),
      },
    ];
  }, [m, nameOf, mayRepeat, pending, submit, again]);
  return (
    <Stack>
      <p>{m(mayRepeat ? 'failedIntro' : 'failedIntroReading')}</p>
      {problem}
      <QueryResult result={result} onRetry={refresh}>
        {({ failedJobs }) => (
          <DataTable
            label={m('failed')}
            columns={columns}
            rows={failedJobs}
            rowId={(job) => job.id}
            rowName={nameOf}
            exportCsv="gescheiterte-vorgaenge.csv"
            empty={
              <EmptyState icon="success" title={m('failedNone')}>
                {m(mayRepeat ? 'failedNext' : 'failedNextReading')}
              </EmptyState>
            }
          />
        )}
      </QueryResult>
    </Stack>
  );
}
