// SPDX-License-Identifier: EUPL-1.2
import { type AnyVariables, type DocumentInput, useQuery } from 'urql';
import { QueryResult } from '../graphql/index.ts';
import { translate, useMessages } from '../i18n/index.ts';
import { Timeline, type TimelineEntry } from '../ui/index.ts';
import { historyTexts } from './messages.ts';
import { shownValue } from './shown-value.ts';

/** One step of a record's history, whichever service tells it. */
export interface HistoryStep {
  readonly sequence: string;
  readonly at: string;
  readonly actionLabel: string;
  readonly by: string | null;
  readonly bySide: 'centre' | 'member' | 'service' | 'operator';
  /** As whose deputy, by name. */
  readonly inPlaceOf: readonly string[];
  readonly erased: boolean;
  readonly reason: string | null;
  readonly changes: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
}

/** The words of a history. */
interface HistoryWords {
  readonly label: string;
  /** Words for the fields of the changes; a field without one is left as it is called. */
  readonly fieldNames?: Readonly<Record<string, string>>;
  /** Leaves fields without a word out: bookkeeping that says nothing to the reader. */
  readonly namedOnly?: boolean;
  /** Words for values that are codes or ids; null: as it stands. */
  readonly valueName?: (field: string, value: unknown) => string | null;
}

export interface HistoryProps<Data, Variables extends AnyVariables> extends HistoryWords {
  /** The service's own field: it answers whoever may read the record. */
  readonly query: DocumentInput<Data, Variables>;
  readonly variables: Variables;
  readonly steps: (data: Data) => readonly HistoryStep[];
}

/** Who did it: 'Anna Amsel in Vertretung von Berta Buche', 'Verbundwerk, im Auftrag von Anna Amsel', 'Betreiber'. */
export function doerOf({ by, bySide, inPlaceOf }: Pick<HistoryStep, 'by' | 'bySide' | 'inPlaceOf'>): string {
  const m = translate(historyTexts);
  const person = bySide === 'operator' ? null : by;
  const who = person === null ? m(bySide) : bySide === 'service' ? m('serviceFor', { name: person }) : person;
  return inPlaceOf.length === 0 ? who : `${who} ${m('inPlaceOf', { names: inPlaceOf.join(', ') })}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const isNested = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (!Array.isArray(value) || value.some((one) => typeof one === 'object'));

/** Who changed a record, when, old → new, why; the newest first. */
export function History<Data, Variables extends AnyVariables>(props: HistoryProps<Data, Variables>) {
  const { label, query, variables, steps, fieldNames = {}, namedOnly = false, valueName } = props;
  const m = useMessages(historyTexts);
  const [result, again] = useQuery<Data, AnyVariables>({ query, variables, requestPolicy: 'cache-and-network' });
  const shown = (field: string, value: unknown): string | null => {
    const named = value === null || value === undefined ? null : (valueName?.(field, value) ?? null);
    if (named !== null) return named;
    if (isNested(value)) return m('several');
    // An id says nothing to anybody.
    return typeof value === 'string' && UUID.test(value) ? m('recorded') : shownValue(value);
  };
  const entryOf = (step: HistoryStep): TimelineEntry => ({
    id: step.sequence,
    at: step.at,
    who: step.erased ? m('erased') : doerOf(step),
    what: step.actionLabel,
    ...(step.reason ? { reason: step.reason } : {}),
    changes: step.changes
      .filter(({ field }) => !namedOnly || fieldNames[field] !== undefined)
      .map(({ field, from, to }) => ({ field: fieldNames[field] ?? field, before: shown(field, from), after: shown(field, to) })),
  });
  return (
    <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })} lines={3}>
      {(data) => <Timeline label={label} entries={[...steps(data)].reverse().map(entryOf)} />}
    </QueryResult>
  );
}
