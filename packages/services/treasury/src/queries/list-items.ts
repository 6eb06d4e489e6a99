// SPDX-License-Identifier: EUPL-1.2
import { ageing, DEFAULT_AGE_LIMITS, isSidePayment, type LateDifference, stepSentence } from '@domain/treasury';
import { type Bilingual, cents, sumCents } from '@kernel/core';
import { choiceInput, dateInput, idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { booksOf, rulesOf } from '../books.ts';
import { type Claim, claimsOn } from '../claims.ts';
import { type LateView, lateOf } from '../late.ts';
import { differenceCents, lateDifferences } from '../late-differences.ts';

const SHOWN = ['open', 'pastDue', 'toCorrect', 'all'] as const;

const shown = ({ item, state }: Claim, late: LateView, reminded: number, difference: LateDifference | null) => ({
  ...{
    id: item.id,
    tenantId: item.tenantId,
    memberName: item.memberName,
    ags: item.ags,
    kind: item.kind,
    family: item.family,
    label: item.label,
  },
  ...{
    basis: item.basis,
    year: item.year,
    number: item.number,
    documentNumber: item.documentNumber,
    firstDueOn: item.dueOn,
    dueOn: state.dueOn,
  },
  ...{
    status: state.status,
    amount: item.amountCents,
    paid: state.paidCents,
    reduced: state.reducedCents,
    writtenOff: state.writtenOffCents,
  },
  ...{
    open: state.openCents,
    overpaid: state.overpaidCents,
    // What is paid is not past due any more, however late it was paid.
    daysPastDue: state.openCents > 0n ? Math.max(0, state.daysPastDue) : 0,
    late: late.amountCents,
    lateDifference: differenceCents(difference),
    reminded,
  },
});
export type ItemView = ReturnType<typeof shown>;

/** How often a member was reminded of each claim: the highest level. */
async function levelsOf(reads: Parameters<typeof booksOf>[0]): Promise<Map<string, number>> {
  const { rows } = await sql<{ itemId: string; level: number }>`
    select item ->> 'itemId' as "itemId", max(level)::int as level from reminder, jsonb_array_elements(reminder.items) as item group by 1`.execute(
    reads,
  );
  return new Map(rows.map(({ itemId, level }) => [itemId, level]));
}

/** Claims as they stand at the end of a day, with what being late has cost by then: the first ones, or all; the sums are of all. */
export const listOpenItems = query({
  name: 'treasury.listOpenItems',
  action: 'treasury.readAccounts',
  input: z.object({
    asOf: dateInput.optional(),
    tenantId: idInput<'TenantId'>().optional(),
    show: choiceInput('ItemsShown', SHOWN).default('open'),
    first: z.int().min(1).max(2_000).optional(),
  }),
  run: async (reads, { input, today }) => {
    const asOf = input.asOf ?? today;
    const rules = await rulesOf(reads);
    const levels = await levelsOf(reads);
    const books = await booksOf(reads, input.tenantId ?? null);
    const differences = lateDifferences(books, rules);
    const claims = claimsOn(books, asOf).filter(({ item, state: { openCents, overpaidCents, daysPastDue } }) => {
      if (input.show === 'all') return true;
      if (input.show === 'toCorrect') return differences.byItem.has(item.id);
      return input.show === 'open' ? openCents > 0n || overpaidCents > 0n : openCents > 0n && daysPastDue > 0;
    });
    const items = claims.map((claim) =>
      shown(claim, lateOf(rules, claim, asOf), levels.get(claim.item.id) ?? 0, differences.of(claim.item)),
    );
    return {
      asOf,
      ...{ items: items.slice(0, input.first ?? items.length), count: items.length },
      ...{ open: sumCents(items.map(({ open }) => open)), late: sumCents(items.map(({ late }) => late)) },
      pastDue: sumCents(items.filter(({ daysPastDue }) => daysPastDue > 0).map(({ open }) => open)),
    };
  },
});
export type OpenItemsView = Awaited<ReturnType<typeof listOpenItems.run>>;

/** One claim with everything that happened to it, and why being late costs what it does. */
export const findOpenItem = query({
  name: 'treasury.findOpenItem',
  action: 'treasury.readAccounts',
  input: z.object({ itemId: idInput<'OpenItemId'>(), asOf: dateInput.optional() }),
  run: async (reads, { input, today }) => {
    const asOf = input.asOf ?? today;
    const { rows } = await sql<{ home: string }>`select tenant_id as home from open_item where id = ${input.itemId}::uuid`.execute(reads);
    const home = rows[0]?.home;
    const books = home ? await booksOf(reads, home) : null;
    const claim = books && claimsOn(books, asOf).find(({ item }) => item.id === input.itemId);
    if (!claim) return null;
    const rules = await rulesOf(reads);
    const late = lateOf(rules, claim, asOf);
    const difference = lateDifferences(books, rules).of(claim.item);
    const levels = await levelsOf(reads);
    return {
      item: shown(claim, late, levels.get(input.itemId) ?? 0, difference),
      asOf,
      movements: claim.movements.map(({ id, kind, on, amountCents }) => ({ id, kind, on, amount: amountCents })),
      deferrals: claim.deferrals.map(({ id, from, to, reason }) => ({ id, from, to, reason })),
      lateSteps: late.steps.map(stepSentence),
      lateNote: late.note,
      lateDifferenceSteps: (difference?.steps ?? []).map(stepSentence),
      isSidePayment: isSidePayment(claim.item.kind),
    };
  },
});
export type ItemDetail = NonNullable<Awaited<ReturnType<typeof findOpenItem.run>>>;

/** What is open at the end of a day, by how long it has been due. */
export const showAgeing = query({
  name: 'treasury.ageing',
  action: 'treasury.readAccounts',
  input: z.object({ asOf: dateInput.optional() }),
  run: async (reads, { input, today }) => {
    const books = await booksOf(reads, null);
    const found = ageing({ ...books, asOf: input.asOf ?? today, limits: DEFAULT_AGE_LIMITS });
    const names = new Map(books.items.map(({ tenantId, memberName, ags }) => [tenantId, { memberName, ags }]));
    if (!found.ok) return { asOf: input.asOf ?? today, buckets: [], members: [], open: cents(0n), pastDue: cents(0n) };
    const { asOf, buckets, members, openCents, pastDueCents } = found.value;
    return {
      ...{ asOf, open: openCents, pastDue: pastDueCents },
      buckets: buckets.map(({ age, count, openCents: open }) => ({ label: ageLabel(age), count, open })),
      members: members
        .map(({ tenantId, buckets: own, openCents: open }) => ({
          ...{ tenantId, memberName: names.get(tenantId)?.memberName ?? '', ags: names.get(tenantId)?.ags ?? '', open },
          buckets: own.map((bucket) => bucket.openCents),
        }))
        .sort((a, b) => (a.ags < b.ags ? -1 : a.ags > b.ags ? 1 : 0)),
    };
  },
});
export type AgeingView = Awaited<ReturnType<typeof showAgeing.run>>;

type Age = { readonly kind: string; readonly from?: number; readonly to?: number | null };
function ageLabel({ kind, from, to }: Age): Bilingual {
  if (kind === 'notDue') return { de: 'noch nicht fällig', en: 'not due yet' };
  if (kind === 'deferred') return { de: 'gestundet', en: 'deferred' };
  return to == null
    ? { de: `über ${(from ?? 1) - 1} Tage`, en: `over ${(from ?? 1) - 1} days` }
    : { de: `${from} bis ${to} Tage`, en: `${from} to ${to} days` };
}
