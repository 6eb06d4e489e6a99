// SPDX-License-Identifier: EUPL-1.2
import type { ChartOfAccounts, LedgerAccountKind } from './account.ts';
import type { OpenPosition } from './balance.ts';
import type { Journal } from './journal.ts';

const KEPT: readonly (LedgerAccountKind | undefined)[] = ['deposit', 'advance', 'passing', 'foreign'];

/**
 * Whether something that an entry put on an account for things set apart has gone on from there, in whole or in part: taking the entry back
 * would turn the sign of what stands, and its money could be given away twice.
 * @param positions what stands now, at least of the accounts and items of the entry
 */
export function hasGoneOn(
  chart: ChartOfAccounts,
  { source, sourceId, postings }: Pick<Journal, 'source' | 'sourceId' | 'postings'>,
  positions: readonly OpenPosition[],
): boolean {
  const put = new Map<string, bigint>();
  for (const [index, { accountId, item, amountCents }] of postings.entries()) {
    // A clearing takes from its first side; what bears another name than the entry's own stood there before.
    const took = item !== sourceId || (source === 'clearing' && index === 0);
    if (!took && KEPT.includes(chart.get(accountId)?.kind)) put.set(accountId, (put.get(accountId) ?? 0n) + amountCents);
  }
  return [...put].some(([accountId, amount]) => {
    const open = positions.find((one) => one.accountId === accountId && one.item === sourceId)?.amountCents ?? 0n;
    return amount > 0n ? open < amount : open > amount;
  });
}
