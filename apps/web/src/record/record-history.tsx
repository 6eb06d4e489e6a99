// SPDX-License-Identifier: EUPL-1.2
import type { AnyVariables } from 'urql';
import { graphql } from '../graphql/index.ts';
import { useMay } from '../session/index.ts';
import { Section } from '../ui/index.ts';
import { History, type HistoryProps, type HistoryWords } from './history.tsx';

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

interface RecordHistoryProps extends HistoryWords {
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

/** The history of a record from a field of its own service; a section of a page. */
export function OwnHistory<Data, Variables extends AnyVariables>(props: HistoryProps<Data, Variables>) {
  return (
    <Section title={props.label}>
      <History {...props} />
    </Section>
  );
}
