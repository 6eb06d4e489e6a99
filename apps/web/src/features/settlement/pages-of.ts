// SPDX-License-Identifier: EUPL-1.2
import type { TypedDocumentNode } from '@urql/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { everyRow } from '../../record/index.ts';
import type { EveryRow } from '../../ui/index.ts';

interface PageShape<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
  readonly total: number;
}

interface Loaded<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly total: number;
  readonly fetching: boolean;
  readonly error?: CombinedError;
  /** For QueryResult: undefined until the first page is there. */
  readonly data?: true;
}

export interface Pages<Item> extends Loaded<Item> {
  readonly more: (() => void) | undefined;
  readonly reload: () => void;
  /** What the filters let through, for an export. */
  readonly all: () => Promise<EveryRow<Item>>;
}

/** A list by cursor: the first page for these variables, and more on demand. */
export function usePages<Data, Variables extends { after?: string | null | undefined }, Item>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Omit<Variables, 'after'>,
  pageOf: (data: Data) => PageShape<Item>,
): Pages<Item> {
  const client = useClient();
  const [state, setState] = useState<Loaded<Item>>({ items: [], next: null, total: 0, fetching: true });
  const content = JSON.stringify(variables);
  const latest = useRef(content);
  const pick = useRef(pageOf);
  pick.current = pageOf;
  const load = useCallback(
    async (after: string | null) => {
      latest.current = content;
      setState(({ error: _, ...old }) => ({ ...old, fetching: true }));
      const wanted = { ...JSON.parse(content), after } as Variables;
      const answer = await client.query(query, wanted, { requestPolicy: 'network-only' }).toPromise();
      if (latest.current !== content) return;
      const page = answer.data && pick.current(answer.data);
      setState((old) =>
        page
          ? {
              items: after === null ? page.items : [...old.items, ...page.items],
              next: page.nextCursor,
              total: page.total,
              fetching: false,
              data: true,
            }
          : { ...old, fetching: false, ...(answer.error ? { error: answer.error } : {}) },
      );
    },
    [client, query, content],
  );
  useEffect(() => void load(null), [load]);
  const { next } = state;
  const all = () =>
    everyRow(async (after) => {
      // By pages as large as there are.
      const wanted = { ...JSON.parse(content), first: 100, after } as Variables;
      const answer = await client.query(query, wanted, { requestPolicy: 'network-only' }).toPromise();
      return answer.data ? pick.current(answer.data) : null;
    });
  return { ...state, all, more: next === null ? undefined : () => void load(next), reload: () => void load(null) };
}
