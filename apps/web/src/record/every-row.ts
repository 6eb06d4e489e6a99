// SPDX-License-Identifier: EUPL-1.2
import type { EveryRow } from '../ui/index.ts';

interface Page<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
}

/** More are not written into one file from a page; whole data sets are exported by jobs. */
const AT_MOST = 10_000;

/** All pages of a list by cursor, one after the other; null is a page that could not be had. */
export async function everyRow<Row>(
  pageAfter: (after: string | null) => Promise<Page<Row> | null>,
  atMost = AT_MOST,
): Promise<EveryRow<Row>> {
  const rows: Row[] = [];
  let after: string | null = null;
  do {
    const page: Page<Row> | null = await pageAfter(after);
    if (page === null) return 'failed';
    rows.push(...page.items);
    after = page.nextCursor;
  } while (after !== null && rows.length < atMost);
  return after === null ? rows : 'tooMany';
}
