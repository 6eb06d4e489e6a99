// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import type { UseQueryState } from 'urql';
import { Skeleton } from '../ui/index.ts';
import { troubleOf } from './client.ts';
import { TroubleBanner } from './submit-problem.tsx';

interface QueryResultProps<Data> {
  readonly result: Pick<UseQueryState<Data>, 'data' | 'error' | 'fetching'>;
  readonly onRetry: () => void;
  readonly children: (data: Data) => ReactNode;
  readonly lines?: number;
}

/** What every page does with a query: grey bars, the trouble with a retry, or the data; old data stay beside a failed refresh. */
export function QueryResult<Data>({ result, onRetry, children, lines = 6 }: QueryResultProps<Data>) {
  if (result.error) {
    return (
      <>
        <TroubleBanner trouble={troubleOf(result.error)} onRetry={onRetry} />
        {result.data ? children(result.data) : null}
      </>
    );
  }
  return result.data ? children(result.data) : <Skeleton lines={lines} />;
}
