// SPDX-License-Identifier: EUPL-1.2
import { useCallback, useEffect, useMemo, useState } from 'react';
import { type TypedDocumentNode, useClient, useQuery } from 'urql';

interface Page<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
  readonly total: number;
}

/** As many rows at most as a table shows. */
const LIMIT = 2000;
const LARGEST_PAGE = 200;

interface PageVariables {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A list by cursor: the first page is kept fresh, further ones are added at its end until the filters change. */
export function usePages<Data, Row, Variables extends object & PageVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  pick: (data: Data) => Page<Row>,
) {
  const client = useClient();
  const key = JSON.stringify(variables);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says whether the variables are others
  const steady = useMemo(() => variables, [key]);
  const [result, refresh] = useQuery<Data, Variables>({ query, variables: steady });
  const [more, setMore] = useState<{ readonly rows: readonly Row[]; readonly next: string | null } | null>(null);
  const [loadingMore, setLoadingMore] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another first page ends what was added to the old one
  useEffect(() => setMore(null), [key, result.data]);
  const first = result.data ? pick(result.data) : null;
  const next = more ? more.next : (first?.nextCursor ?? null);
  const fetchAfter = useCallback(
    async (after: string, size?: number): Promise<Page<Row> | null> => {
      const answer = await client
        .query(query, { ...steady, after, ...(size ? { first: size } : {}) }, { requestPolicy: 'network-only' })
        .toPromise();
      return answer.data ? pick(answer.data) : null;
    },
    [client, query, steady, pick],
  );
  const rows = useMemo(() => [...(first?.items ?? []), ...(more?.rows ?? [])], [first?.items, more]);
  const loadMore = async (): Promise<void> => {
    if (next === null) return;
    setLoadingMore(true);
    const page = await fetchAfter(next);
    setLoadingMore(false);
    if (page) setMore({ rows: [...(more?.rows ?? []), ...page.items], next: page.nextCursor });
  };
  /** Every row that the filters find, for the export. */
  const loadAll = async (): Promise<readonly Row[]> => {
    let all: readonly Row[] = rows;
    for (let after = next; after !== null && all.length < LIMIT; ) {
      const page = await fetchAfter(after, LARGEST_PAGE);
      all = [...all, ...(page?.items ?? [])];
      after = page?.nextCursor ?? null;
    }
    return all;
  };
  const again = useCallback(() => refresh({ requestPolicy: 'network-only' }), [refresh]);
  return { result, rows, total: first?.total, next, loadingMore, loadMore, loadAll, refresh: again };
}
