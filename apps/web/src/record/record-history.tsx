// SPDX-License-Identifier: EUPL-1.2
import type { AnyVariables } from 'urql';
import { Section } from '../ui/index.ts';
import { History, type HistoryProps } from './history.tsx';

/** The history of a record from a field of its own service; a section of a page. */
export function OwnHistory<Data, Variables extends AnyVariables>(props: HistoryProps<Data, Variables>) {
  return (
    <Section title={props.label}>
      <History {...props} />
    </Section>
  );
}
