// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from 'react';
import { useQuery, useSubscription } from 'urql';
import { type FragmentOf, graphql, type ResultOf, readFragment } from '../../../graphql/index.ts';

export const WorkProgress = graphql(`
  fragment WorkProgress on LongWork {
    id
    label
    state
    done
    total
    secondsLeft
    cancelRequestedAt
    finishedAt
    outcome
    failureText
    version
  }
`);

const Watch = graphql(
  `
    subscription WatchLongWork($commandId: ID!) {
      longWork(commandId: $commandId) {
        ...WorkProgress
      }
    }
  `,
  [WorkProgress],
);

const Ask = graphql(
  `
    query AskLongWork($commandId: ID!) {
      longWorkById(commandId: $commandId) {
        ...WorkProgress
      }
    }
  `,
  [WorkProgress],
);

export type Work = ResultOf<typeof WorkProgress>;

const POLL_MS = 2_000;
const read = (work: FragmentOf<typeof WorkProgress> | null | undefined): Work | null => (work ? readFragment(WorkProgress, work) : null);

/** Long work as it goes on: through the stream, and by asking again where the stream broke. */
export function useLongWork(commandId: string | null): { readonly work: Work | null; readonly broken: boolean } {
  const variables = { commandId: commandId ?? '' };
  const pause = commandId === null;
  const [live] = useSubscription({ query: Watch, variables, pause });
  const [asked, ask] = useQuery({ query: Ask, variables, pause, requestPolicy: 'network-only' });
  const told = read(live.data?.longWork);
  const answered = read(asked.data?.longWorkById);
  const work =
    [told, answered]
      .filter((one) => one !== null)
      .sort((a, b) => Number(b.finishedAt !== null) - Number(a.finishedAt !== null) || b.done - a.done)[0] ?? null;
  const broken = live.error !== undefined && work?.finishedAt === null;
  useEffect(() => {
    if (!broken) return undefined;
    const timer = setInterval(() => ask({ requestPolicy: 'network-only' }), POLL_MS);
    return () => clearInterval(timer);
  }, [broken, ask]);
  return { work: work?.id === commandId ? work : null, broken };
}
