// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { type DayRange, rangeOfDays } from '../../../record/index.ts';
import { Banner, Button, Dialog, EmptyState, Section, Stack } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useBilingual } from '../bilingual.ts';
import { usePeriodText } from '../months.ts';
import { usePages } from '../pages-of.ts';
import { EntryTable } from '../runs/entry-table.tsx';
import { type Allocation, type Run, type Share, SharesQuery } from '../runs/run-documents.ts';
import { ShareReadingsQuery } from '../runs/run-entry-documents.ts';
import { CorrectionTable } from './correction-table.tsx';
import { ExplainShareQuery, type PoolExplanation } from './explain-documents.ts';
import { explainTexts } from './messages.ts';
import { PoolPart } from './pool-part.tsx';
import '../settlement.css';

/** What makes each measure where settled months are at work in it; only a preview tells it. */
function Corrections({ share, pool }: { readonly share: Share; readonly pool: PoolExplanation }) {
  const say = useBilingual();
  const period = usePeriodText();
  return share.uses.map((use) => {
    const table = pool.weights.find(({ meter }) => meter === use.meter);
    return table ? (
      <CorrectionTable
        key={use.meter}
        share={share}
        use={use}
        unit={say(table.unitName)}
        period={period(share.monthsFrom, share.monthsTo)}
      />
    ) : null;
  });
}

/** The last step down: the single records that the share was weighed by. */
function ShareReadings({ run, share }: { readonly run: Run; readonly share: Share }) {
  const m = useMessages(explainTexts);
  const { poolId, monthsFrom, memberId } = share;
  const [range, setRange] = useState<DayRange>({});
  const pages = usePages(
    ShareReadingsQuery,
    { runId: run.id, poolId, monthsFrom, memberId, ...rangeOfDays(range), first: 20 },
    ({ runShareReadings }) => runShareReadings,
  );
  if (pages.data && pages.items.length === 0 && !range.from && !range.to) return null;
  return (
    <Section title={m('sources')} level={3}>
      <EntryTable
        label={m('sources')}
        pages={pages}
        fileName="nachweise.csv"
        range={range}
        onRange={setRange}
        empty={<EmptyState title={m('noneFound')} />}
      />
    </Section>
  );
}

interface ShareDialogProps {
  readonly run: Run;
  readonly allocation: Allocation;
  readonly memberId: string;
  readonly onClose: () => void;
}

/** The explanation of a share that no statement explains, since the run is a preview or the amount is nothing: the same figures, from the run itself. */
export function ShareDialog({ run, allocation, memberId, onClose }: ShareDialogProps) {
  const m = useMessages(explainTexts);
  const { poolId, monthsFrom } = allocation;
  const [result, refetch] = useQuery({ query: ExplainShareQuery, variables: { runId: run.id, poolId, monthsFrom, memberId } });
  const [{ data }] = useQuery({ query: SharesQuery, variables: { runId: run.id, poolId, memberId } });
  const share = data?.runShares.find((one) => one.monthsFrom === monthsFrom);
  const amount = result.data?.explainRunShare?.amount;
  return (
    <Dialog
      title={amount === undefined ? m('title') : m('titleOf', { amount: amountOf(amount) })}
      open
      size="wide"
      onClose={onClose}
      footer={<Button onPress={onClose}>{m('close')}</Button>}
    >
      <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })} lines={8}>
        {({ explainRunShare: pool }) =>
          pool ? (
            <Stack>
              <PoolPart
                pool={pool}
                corrections={share ? <Corrections share={share} pool={pool} /> : null}
                sources={share ? <ShareReadings run={run} share={share} /> : null}
              />
              {run.status === 'preview' && <Banner kind="info" title={m('previewNote')} />}
            </Stack>
          ) : (
            <EmptyState title={m('nothing')} />
          )
        }
      </QueryResult>
    </Dialog>
  );
}
