// SPDX-License-Identifier: EUPL-1.2
import { useMemo } from 'react';
import { formatInstant } from '../../../format/index.ts';
import { graphql, QueryResult, type ResultOf } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { usePages } from '../../../record/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { isRecord } from '../../../shape/index.ts';
import { bodyPath } from '../../../shell/index.ts';
import { Button, type DataColumn, DataTable, EmptyState, Link, Section, StatusBadge, type Tone } from '../../../ui/index.ts';
import { WorkPanel } from '../shared/work-panel.tsx';
import { operationTexts } from './messages.ts';

const LongWorkQuery = graphql(`
  query LongWorkList($first: Int, $after: String, $mine: Boolean) {
    longWork(first: $first, after: $after, mine: $mine) {
      items {
        id
        name
        label
        state
        done
        total
        orderedByName
        createdAt
        finishedAt
        outcome
        failureText
      }
      nextCursor
      total
    }
  }
`);

type Line = ResultOf<typeof LongWorkQuery>['longWork']['items'][number];
type State = Line['state'];
const TONES: Readonly<Record<State, Tone>> = {
  queued: 'neutral',
  running: 'info',
  done: 'success',
  failed: 'danger',
  cancelled: 'neutral',
};
const WORDS = { queued: 'queued', running: 'running', done: 'done', failed: 'failedState', cancelled: 'cancelled' } as const;

/** Pages on which the outcome stands; other features' pages, known by their addresses alone. */
function pageOf({ name, outcome }: Line): string | null {
  if (name === 'administration.verifyAudit') return 'administration/audit?tab=verify';
  if (name !== 'settlement.makeRun' || !isRecord(outcome)) return null;
  return typeof outcome['runId'] === 'string' ? `settlement/runs/${outcome['runId']}` : null;
}

/** Where the outcome is seen, or why there is none. */
function WhatCame({ line }: { readonly line: Line }) {
  const m = useMessages(operationTexts);
  const body = useActingBody();
  const page = line.state === 'done' ? pageOf(line) : null;
  if (page) return <Link to={bodyPath(body, page)}>{m('toResult')}</Link>;
  return line.failureText ?? '–';
}

interface LongWorkListProps {
  readonly watched: string | undefined;
  readonly onWatch: (id: string) => void;
  /** Only what one has started oneself. */
  readonly mine?: boolean;
}

/** Long work, newest first; one piece of it can be watched. */
export function LongWorkList({ watched, onWatch, mine = false }: LongWorkListProps) {
  const m = useMessages(operationTexts);
  const pages = usePages(LongWorkQuery, { first: 50, mine }, ({ longWork }) => longWork);
  const columns = useMemo<readonly DataColumn<Line>[]>(() => {
    const column = (id: string, header: string, text: (line: Line) => string): DataColumn<Line> => ({ id, header, text, cell: text });
    return [
      { ...column('job', m('job'), (line) => line.label), rowHeader: true },
      {
        ...column('state', m('state'), (line) => m(WORDS[line.state])),
        cell: (line) => <StatusBadge tone={TONES[line.state]}>{m(WORDS[line.state])}</StatusBadge>,
      },
      column('progress', m('progress'), (line) => (line.total > 0 ? m('of', { done: line.done, total: line.total }) : '–')),
      ...(mine ? [] : [column('by', m('orderedBy'), (line) => line.orderedByName ?? '–')]),
      column('created', m('createdAt'), (line) => formatInstant(line.createdAt)),
      column('finished', m('finishedAt'), (line) => (line.finishedAt ? formatInstant(line.finishedAt) : '–')),
      {
        id: 'watch',
        header: m('result'),
        text: (line) => line.failureText,
        cell: (line) =>
          line.finishedAt === null ? (
            <Button size="small" kind="tertiary" aria-label={m('watchOf', { work: line.label })} onPress={() => onWatch(line.id)}>
              {m('watch')}
            </Button>
          ) : (
            <WhatCame line={line} />
          ),
      },
    ];
  }, [m, onWatch, mine]);
  return (
    <>
      {watched && (
        <Section title={m('progress')}>
          <WorkPanel commandId={watched} />
        </Section>
      )}
      <QueryResult result={pages.result} onRetry={pages.refresh}>
        {() => (
          <DataTable
            label={m('work')}
            columns={columns}
            rows={pages.rows}
            {...(pages.total !== undefined && { total: pages.total })}
            rowId={(line) => line.id}
            rowName={(line) => line.label}
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
            exportCsv="lange-vorgaenge.csv"
            all={pages.all}
            empty={
              <EmptyState icon="autorenew" title={m('workNone')}>
                {m(mine ? 'myWorkNext' : 'workNext')}
              </EmptyState>
            }
          />
        )}
      </QueryResult>
    </>
  );
}
