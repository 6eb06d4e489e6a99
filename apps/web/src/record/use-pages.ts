// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useMemo, useRef, useState } from 'react';
import { type TypedDocumentNode, useClient, useQuery } from 'urql';
import { everyRow } from './every-row.ts';

interface Page<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
  readonly total?: number;
}

interface Further<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** A list by cursor: its beginning is kept fresh; further rows are added at the end until the filters or the beginning change. */
export function usePages<Data, Row, Variables extends { readonly after?: string | null | undefined }>(
  query: TypedDocumentNode<Data, Variables>,
  filters: Omit<Variables, 'after'>,
  pageOf: (data: Data) => Page<Row>,
) {
  const client = useClient();
  const key = JSON.stringify(filters);
  const variables = useMemo(() => JSON.parse(key) as Variables, [key]);
  const [result, again] = useQuery<Data, Variables>({ query, variables });
  const [further, setFurther] = useState<Further<Row> | null>(null);
  const [loadingMore, setLoadingMore] = useState(false);
  const begin = result.data ? pageOf(result.data) : null;
  const from = useRef(begin?.nextCursor);
  useEffect(() => {
    if (from.current !== begin?.nextCursor) setFurther(null);
    from.current = begin?.nextCursor;
  }, [begin?.nextCursor]);
  const next = further ? further.next : (begin?.nextCursor ?? null);
  const more = async (): Promise<void> => {
    setLoadingMore(true);
    const answer = await client.query(query, { ...variables, after: next }, { requestPolicy: 'network-only' }).toPromise();
    setLoadingMore(false);
    const page = answer.data ? pageOf(answer.data) : null;
    if (page) setFurther((old) => ({ rows: [...(old?.rows ?? []), ...page.items], next: page.nextCursor }));
  };
  /** What the filters let through, asked again from its beginning. */
  const all = () =>
    everyRow(async (after) => {
      const answer = await client.query(query, { ...variables, after }, { requestPolicy: 'network-only' }).toPromise();
      return answer.data ? pageOf(answer.data) : null;
    });
  return {
    result,
    rows: [...(begin?.items ?? []), ...(further?.rows ?? [])],
    total: begin?.total,
    onMore: next === null ? undefined : () => void more(),
    loadingMore,
    all,
    refresh: () => again({ requestPolicy: 'network-only' }),
  };
}
