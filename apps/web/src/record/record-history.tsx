// SPDX-License-Identifier: EUPL-1.2
import { type AnyVariables, type DocumentInput, useQuery } from 'urql';
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

/** One step of a record's history, whichever service tells it. */
type Entry = ResultOf<typeof RecordHistoryQuery>['recordHistory'][number];

interface Words {
  readonly label: string;
  /** Words for the fields of the changes; a field without one is left as it is called. */
  readonly fieldNames?: Readonly<Record<string, string>>;
  /** Words for values that are codes; null: as it stands. */
  readonly valueName?: (field: string, value: unknown) => string | null;
}

interface RecordHistoryProps extends Words {
  readonly subjectType: string;
  readonly subjectId: string;
  /** The home of the record. */
  readonly tenantId: string;
}

/** Who changed this record, when, old → new, why; a section of a page, and nothing for a reader who may not read the log of the body. */
export function RecordHistory(props: RecordHistoryProps) {
  const may = useMay();
  if (!may('administration.readAudit')) return null;
  const { subjectType, subjectId, tenantId, ...words } = props;
  const variables = { subjectType, subjectId, tenantId };
  return <OwnHistory {...words} query={RecordHistoryQuery} variables={variables} steps={({ recordHistory }) => recordHistory} />;
}

interface OwnHistoryProps<Data, Variables extends AnyVariables> extends Words {
  /** The service's own field: it answers whoever may read the record. */
  readonly query: DocumentInput<Data, Variables>;
  readonly variables: Variables;
  readonly steps: (data: Data) => readonly Entry[];
}

/** The history of a record from a field of its own service; a section of a page. */
export function OwnHistory<Data, Variables extends AnyVariables>(props: OwnHistoryProps<Data, Variables>) {
  return (
    <Section title={props.label}>
      <Entries {...props} />
    </Section>
  );
}

function Entries<Data, Variables extends AnyVariables>(props: OwnHistoryProps<Data, Variables>) {
  const { label, query, variables, steps, fieldNames = {}, valueName } = props;
  const m = useMessages(texts);
  const [result, again] = useQuery<Data, AnyVariables>({ query, variables, requestPolicy: 'cache-and-network' });
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
      {(data) => <Timeline label={label} entries={[...steps(data)].reverse().map(entryOf)} />}
    </QueryResult>
  );
}
