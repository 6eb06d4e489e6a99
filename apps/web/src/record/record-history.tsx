// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { graphql, QueryResult, type ResultOf } from '../graphql/index.ts';
import { defineMessages, useMessages } from '../i18n/index.ts';
import { useMay } from '../session/index.ts';
import { Section, Timeline, type TimelineEntry } from '../ui/index.ts';
import { shownValue } from './shown-value.ts';

const texts = defineMessages({
  de: { erased: 'gelöschte Angabe', service: 'Verbundwerk', operator: 'Betrieb', centre: 'Zentrum', member: 'Kommune' },
  en: { erased: 'erased entry', service: 'Verbundwerk', operator: 'Operator', centre: 'Centre', member: 'Municipality' },
});

const RecordHistoryQuery = graphql(`
  query RecordHistory($subjectType: String!, $subjectId: ID!, $tenantId: ID!) {
    recordHistory(subjectType: $subjectType, subjectId: $subjectId, tenantId: $tenantId) {
      sequence
      at
      actionLabel
      by
      bySide
      erased
      reason
      changes {
        field
        from
        to
      }
    }
  }
`);

type Entry = ResultOf<typeof RecordHistoryQuery>['recordHistory'][number];

interface RecordHistoryProps {
  readonly label: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** The home of the record. */
  readonly tenantId: string;
  /** Words for the fields of the changes; a field without one is left as it is called. */
  readonly fieldNames?: Readonly<Record<string, string>>;
  /** Words for values that are codes; null: as it stands. */
  readonly valueName?: (field: string, value: unknown) => string | null;
}

/** Who changed this record, when, old → new, why; a section of a page, and nothing for a reader who may not read the log of the body. */
export function RecordHistory(props: RecordHistoryProps) {
  const may = useMay();
  if (!may('administration.readAudit')) return null;
  return (
    <Section title={props.label}>
      <Entries {...props} />
    </Section>
  );
}

function Entries({ label, subjectType, subjectId, tenantId, fieldNames = {}, valueName }: RecordHistoryProps) {
  const m = useMessages(texts);
  const [result, again] = useQuery({
    query: RecordHistoryQuery,
    variables: { subjectType, subjectId, tenantId },
    requestPolicy: 'cache-and-network',
  });
  const shown = (field: string, value: unknown): string | null => valueName?.(field, value) ?? shownValue(value);
  const entryOf = (entry: Entry): TimelineEntry => ({
    id: entry.sequence,
    at: entry.at,
    who: entry.erased ? m('erased') : (entry.by ?? m(entry.bySide)),
    what: entry.actionLabel,
    ...(entry.reason ? { reason: entry.reason } : {}),
    changes: entry.changes.map(({ field, from, to }) => ({
      field: fieldNames[field] ?? field,
      before: shown(field, from),
      after: shown(field, to),
    })),
  });
  return (
    <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })} lines={3}>
      {({ recordHistory }) => <Timeline label={label} entries={[...recordHistory].reverse().map(entryOf)} />}
    </QueryResult>
  );
}
