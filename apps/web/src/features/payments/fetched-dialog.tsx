// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import type { UseQueryState } from 'urql';
import { QueryResult } from '../../graphql/index.ts';
import { Dialog } from '../../ui/index.ts';

interface FetchedDialogProps<Data> {
  readonly title: string;
  readonly result: Pick<UseQueryState<Data>, 'data' | 'error' | 'fetching'>;
  readonly onRetry: () => void;
  readonly onClose: () => void;
  readonly children: (data: Data) => ReactNode;
}

/** A window that needs something first: until it is there the window says so, and what went wrong with a way to ask again. */
export function FetchedDialog<Data>({ title, result, onRetry, onClose, children }: FetchedDialogProps<Data>) {
  if (result.data) return children(result.data);
  return (
    <Dialog title={title} open onClose={onClose}>
      <QueryResult result={result} onRetry={onRetry} lines={3}>
        {() => null}
      </QueryResult>
    </Dialog>
  );
}
