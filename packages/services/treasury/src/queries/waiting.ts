// SPDX-License-Identifier: EUPL-1.2
import { takenOffPort } from '@contracts/billing';
import type { WaitingItem } from '@platform/service';
import { query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { booksOf, creditsOf, rulesOf } from '../books.ts';
import { namedBalancings, placeOf } from '../carry-over-shares.ts';
import { carryOversOf } from '../centre-records.ts';
import { claimsOn } from '../claims.ts';
import { givenTwice } from '../given-twice.ts';
import { lateDifferences } from '../late-differences.ts';

const item = (kind: string, count: number, link: string, overdue = 0): WaitingItem[] => (count > 0 ? [{ kind, count, overdue, link }] : []);

/** For whoever plans: drafts to be resolved, claims past due, balancings that no document holds. */
export const waitingPlans = query({
  name: 'treasury.waitingPlans',
  action: 'treasury.planBudget',
  input: z.object({}),
  run: async (reads, { today, ports }): Promise<WaitingItem[]> => {
    const { rows } = await sql<{ drafts: number; unlevied: number }>`
      select (select count(*)::int from budget where status = 'draft') as drafts,
        (select count(*)::int from budget where status = 'resolved' and not exists (select from levy
          where levy.tenant_id = budget.tenant_id and levy.budget_id = budget.id and levy.status in ('prepared', 'released', 'replaced'))) as unlevied`.execute(
      reads,
    );
    const books = await booksOf(reads, null);
    const late = claimsOn(books, today).filter(({ state }) => state.openCents > 0n && state.daysPastDue > 0).length;
    const wrong = lateDifferences(books, await rulesOf(reads)).byItem.size;
    const balancings = namedBalancings((await carryOversOf(reads)).balancings);
    const ends = balancings.length > 0 ? await ports.get(takenOffPort).yearEnds(reads, null) : null;
    const missed = balancings.filter((one) => ends && placeOf(one, ends) === 'missed').length;
    return [
      ...item('treasury.balancing', missed, 'treasury/carry-over'),
      ...item('treasury.givenTwice', (await givenTwice(reads, ports, await creditsOf(reads, null))).size, 'treasury/items?tab=credits'),
      ...item('treasury.budget', rows[0]?.drafts ?? 0, 'treasury/budget'),
      ...item('treasury.levy', rows[0]?.unlevied ?? 0, 'treasury/levy'),
      ...item('treasury.lateDifference', wrong, 'treasury/items?show=toCorrect'),
      ...item('treasury.pastDue', late, 'treasury/items?show=pastDue', late),
    ];
  },
});

/** For the second person: what others prepared. */
export const waitingReleases = query({
  name: 'treasury.waitingReleases',
  action: 'treasury.releaseMoney',
  input: z.object({}),
  run: async (reads, { actor }): Promise<WaitingItem[]> => {
    const me = actor.userId;
    const { rows } = await sql<{ levies: number; offs: number; orders: number; batches: number; proposals: number }>`
      select (select count(*)::int from levy where status = 'prepared' and prepared_by_user is distinct from ${me}::uuid) as levies,
        (select count(*)::int from write_off where status = 'proposed' and proposed_by_user is distinct from ${me}::uuid) as offs,
        (select count(*)::int from account_order where status = 'proposed' and proposed_by_user is distinct from ${me}::uuid
          and proposed_by is distinct from ${actor.accountId}::uuid) as orders,
        (select count(*)::int from opening_batch where status = 'proposed' and proposed_by_user is distinct from ${me}::uuid) as batches,
        (select count(*)::int from payment_proposal where status = 'proposed' and proposed_by_user is distinct from ${me}::uuid) as proposals`.execute(
      reads,
    );
    const [row] = rows;
    return [
      ...item('treasury.levyToRelease', row?.levies ?? 0, 'treasury/levy'),
      ...item('treasury.writeOff', row?.offs ?? 0, 'treasury/items'),
      ...item('treasury.order', row?.orders ?? 0, 'treasury/items?tab=orders'),
      ...item('treasury.opening', row?.batches ?? 0, 'treasury/carry-over'),
      ...item('treasury.proposal', row?.proposals ?? 0, 'treasury/books'),
    ];
  },
});

/** For a member: what it owes past its due date. */
export const waitingDebts = query({
  name: 'treasury.waitingDebts',
  action: 'treasury.readAccounts',
  input: z.object({}),
  run: async (reads, { actor, today }): Promise<WaitingItem[]> => {
    if (actor.body.side !== 'member') return [];
    const books = await booksOf(reads, actor.body.tenantId);
    const late = claimsOn(books, today).filter(({ state }) => state.openCents > 0n && state.daysPastDue > 0).length;
    return item('treasury.owed', late, 'treasury', late);
  },
});
