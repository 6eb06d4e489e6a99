// SPDX-License-Identifier: EUPL-1.2
import { takenOffPort } from '@contracts/billing';
import { takenBeyond } from '@domain/treasury';
import { type Cents, cents, sumCents, type TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import type { Ports } from '@platform/use-case';
import { plansOf, type StoredCredit } from './books.ts';
import { takenBy } from './plan-books.ts';

/**
 * Credits that changed plans gave although documents take the same off, by the id of the credit that came last: whoever looks at them settles
 * it with the member. New ones are refused (LEVY_TAKEN_OFF); these come from before.
 */
export async function givenTwice(
  reads: Reads,
  ports: Pick<Ports, 'get'>,
  credits: readonly StoredCredit[],
): Promise<ReadonlyMap<string, Cents>> {
  const found = new Map<string, Cents>();
  const planned = new Map(
    credits.flatMap((credit) => (credit.kind === 'instalment' && credit.planId ? [[credit.planId, credit] as const] : [])),
  );
  if (planned.size === 0) return found;
  const plans = await plansOf(reads, null);
  for (const year of new Set(plans.filter(({ id }) => planned.has(id)).map((plan) => plan.year))) {
    const members = [...new Set(plans.flatMap((plan) => (plan.year === year && planned.has(plan.id) ? [plan.tenantId as TenantId] : [])))];
    const taken = takenBy(await ports.get(takenOffPort).takenSoFar(reads, year, members));
    for (const [tenantId, own] of taken) {
      const versions = plans.filter((plan) => plan.tenantId === tenantId && plan.year === year);
      const given = versions.flatMap(({ id }) => planned.get(id) ?? []);
      const [current, last] = [versions.at(-1), given.at(-1)];
      if (!current || !last) continue;
      const [beyond, all] = [takenBeyond(current, own), sumCents(given.map(({ amountCents }) => amountCents))];
      if (beyond > 0n) found.set(last.id, cents(beyond < all ? beyond : all));
    }
  }
  return found;
}
