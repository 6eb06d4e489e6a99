// SPDX-License-Identifier: EUPL-1.2
import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { formatCents } from '../../../../format/index.ts';
import { QueryResult } from '../../../../graphql/index.ts';
import { useMessages } from '../../../../i18n/index.ts';
import { EmptyState, RadioGroup, Section, Stack } from '../../../../ui/index.ts';
import { useNarrow } from '../../narrow.ts';
import { type Flows, FlowsQuery, flowGraph } from './flow-model.ts';
import { FlowPicture } from './flow-picture.tsx';
import { FlowTable } from './flow-table.tsx';
import { flowTexts } from './messages.ts';
import './flow.css';

type View = 'picture' | 'table';

function Content({ flows, view }: { readonly flows: Flows; readonly view: View }) {
  const m = useMessages(flowTexts);
  const graph = useMemo(
    () =>
      flowGraph(flows, {
        ...{ staff: m('staff'), material: m('material'), overhead: m('overhead'), support: m('support'), charges: m('charges') },
        ...{ income: m('income'), centre: m('centre'), nonMembers: m('nonMembers') },
        otherMembers: (count) => m('otherMembers', { count }),
        otherPools: (count) => m('otherPools', { count }),
      }),
    [flows, m],
  );
  if (graph.links.length === 0) return <EmptyState title={m('empty')} />;
  const total = graph.nodes.filter(({ layer }) => layer === 0).reduce((sum, { cents }) => sum + cents, 0n);
  if (view === 'picture') return <FlowPicture graph={graph} total={formatCents(total)} />;
  const heads = [`${m('kinds')} → ${m('pools')}`, `${m('pools')} → ${m('members')}`] as const;
  return (
    <Stack gap="large">
      <Section level={3} title={heads[0]}>
        <FlowTable graph={graph} layer={0} label={heads[0]} fileName="geldfluss-kosten.csv" />
      </Section>
      <Section level={3} title={heads[1]}>
        <FlowTable graph={graph} layer={1} label={heads[1]} fileName="geldfluss-mitglieder.csv" />
      </Section>
    </Stack>
  );
}

/** The money of a run as a picture, or as the table that says the same; on a phone the table comes first. */
export function RunFlow({ runId }: { readonly runId: string }) {
  const m = useMessages(flowTexts);
  const isNarrow = useNarrow();
  const [chosen, setChosen] = useState<View | null>(null);
  const view = chosen ?? (isNarrow ? 'table' : 'picture');
  const [result, refetch] = useQuery({ query: FlowsQuery, variables: { runId } });
  return (
    <Stack>
      <p className="vw-muted">{m('intro')}</p>
      <RadioGroup
        label={m('show')}
        horizontal
        value={view}
        options={[
          { value: 'picture', label: m('picture') },
          { value: 'table', label: m('table') },
        ]}
        onChange={(event) => setChosen(event.target.value === 'table' ? 'table' : 'picture')}
      />
      <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ runFlows }) => (runFlows ? <Content flows={runFlows} view={view} /> : <EmptyState title={m('empty')} />)}
      </QueryResult>
    </Stack>
  );
}
