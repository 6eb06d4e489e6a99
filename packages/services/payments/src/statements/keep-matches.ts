// SPDX-License-Identifier: EUPL-1.2
import { type ChartOfAccounts, type Journal, keyOfSent, type PaymentOrder, type SentCollection, setLineAside } from '@domain/payments';
import { type Circumstances, type CivilDate, type Instant, ok, type Refusal, type Result, type TenantId } from '@kernel/core';
import { idInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { toJson } from '../json.ts';
import { booksRepository, type LineUpdate } from './books-repository.ts';
import { bookAllocations, type OpenItem, type OrderOnItsWay, openDay } from './line-books.ts';
import { becauseOf, type Proposal } from './propose-match.ts';
import { statementUseCase } from './statement-use-case.ts';

interface KeepMatchesState {
  readonly tenantId: TenantId;
  readonly chart: ChartOfAccounts;
  readonly closedThrough: CivilDate | null;
  /** Lines that are still as the matching saw them. */
  readonly waiting: ReadonlySet<string>;
  readonly items: ReadonlyMap<string, OpenItem>;
  readonly orders: ReadonlyMap<string, OrderOnItsWay>;
  readonly collections: ReadonlyMap<string, readonly SentCollection[]>;
  readonly at: Instant;
}

interface KeptMatches {
  readonly id: string;
  readonly journals: Journal[];
  readonly lines: LineUpdate[];
  /** As they stand after the lines so far. */
  readonly standing: Map<string, OpenItem>;
  /** Those of them that changed. */
  readonly items: Map<string, OpenItem>;
  readonly orders: Map<string, PaymentOrder>;
  readonly collections: Map<string, SentCollection>;
  readonly counts: Record<'booked' | 'suggested' | 'setAside' | 'unclear' | 'overtaken', number>;
  readonly rules: Record<string, number>;
}

const shown = (proposal: Proposal): unknown => toJson(proposal.candidates);

/** Books what is sure, as long as nothing of it was paid meanwhile. */
function bookSure(proposal: Proposal, state: KeepMatchesState, kept: KeptMatches, circumstances: Circumstances): boolean {
  const { line, candidates, allocations } = proposal;
  const [candidate] = candidates;
  if (proposal.outcome !== 'automatic' || candidate === undefined) return false;
  const taken = allocations.some(({ item }) => item !== null && kept.orders.has(item));
  if (taken) return false;
  const collections = new Map(
    allocations.flatMap(({ item }) => {
      const own = item === null ? undefined : state.collections.get(item);
      return item === null || own === undefined ? [] : [[item, own.map((one) => kept.collections.get(keyOfSent(one)) ?? one)] as const];
    }),
  );
  const { chart, closedThrough, orders } = state;
  const books = { chart, closedThrough, items: kept.standing, orders, collections };
  const booked = bookAllocations(line, books, { allocations, because: becauseOf(candidate) }, circumstances);
  if (!booked.ok) return false;
  kept.journals.push(booked.value.journal);
  for (const item of booked.value.items) {
    kept.items.set(item.id, item);
    kept.standing.set(item.id, item);
  }
  for (const order of booked.value.orders) kept.orders.set(order.id, order);
  for (const one of booked.value.collections) kept.collections.set(keyOfSent(one), one);
  kept.lines.push({ id: line.id, state: 'booked', entryId: booked.value.journal.id, rule: candidate.rule, candidates: shown(proposal) });
  kept.counts.booked += 1;
  kept.rules[candidate.rule] = (kept.rules[candidate.rule] ?? 0) + 1;
  return true;
}

/** What nobody can tell goes to the account for unclear lines of the bank account's owner at once. */
function standAside(proposal: Proposal, { chart, closedThrough }: KeepMatchesState, kept: KeptMatches, circumstances: Circumstances): void {
  const { line } = proposal;
  const aside = setLineAside(
    { chart, closedThrough, line, booked: false },
    { bookedOn: openDay(line.bookingDay, closedThrough) },
    circumstances,
  );
  if (aside.ok) {
    kept.journals.push(aside.value);
    kept.lines.push({ id: line.id, state: 'booked', entryId: aside.value.id, rule: 'unclear', candidates: [] });
    kept.counts.setAside += 1;
  } else {
    kept.lines.push({ id: line.id, state: 'unclear', entryId: null, rule: null, candidates: [] });
    kept.counts.unclear += 1;
  }
}

/**
 * Keeps what the matching found for lines of one municipality: books what is sure, suggests the rest, sets aside what nobody knows. No door
 * leads here; a line, a claim, an order that somebody changed meanwhile is left for the next matching.
 */
export const keepMatches = (proposals: readonly Proposal[]) =>
  statementUseCase({
    name: 'payments.keepMatches',
    action: 'payments.reconcile',
    input: z.object({ tenantId: idInput<'TenantId'>() }),
    refusals: [],
    timeoutMs: 240_000,
    load: async ({ writes, reads, accounts, ledger }, { input: { tenantId }, at }): Promise<KeepMatchesState> => {
      const books = booksRepository(writes);
      const ids = proposals.map(({ line }) => line.id);
      const { rows } = await sql<{ id: string; version: number }>`
        select id, version from bank_line where tenant_id = ${tenantId}::uuid and id = any(${ids}::uuid[]) and state in ('pending', 'suggested', 'unclear')
        order by id for update`.execute(reads);
      const versions = new Map(proposals.map(({ line, version }) => [line.id, version]));
      const named = [
        ...new Set(
          proposals.flatMap(({ outcome, allocations }) => (outcome === 'automatic' ? allocations.flatMap(({ item }) => item ?? []) : [])),
        ),
      ];
      return {
        ...{ tenantId, at, chart: await accounts.chart(tenantId), closedThrough: await ledger.closedThrough(tenantId) },
        waiting: new Set(rows.filter(({ id, version }) => versions.get(id) === version).map(({ id }) => id)),
        items: await books.lockItems(tenantId, named.filter(isId)),
        orders: await books.lockOrders(tenantId, named.filter(isId)),
        collections: await books.lockCollections(tenantId, named.filter(isId)),
      };
    },
    row: ({ tenantId }) => ({ tenantId, type: 'matching' }),
    decide: (state, _input, circumstances): Result<KeptMatches, Refusal<never>> => {
      const counts = { booked: 0, suggested: 0, setAside: 0, unclear: 0, overtaken: 0 };
      const kept: KeptMatches = {
        id: circumstances.newId(),
        journals: [],
        lines: [],
        standing: new Map(state.items),
        items: new Map(),
        orders: new Map(),
        collections: new Map(),
        counts,
        rules: {},
      };
      for (const proposal of proposals) {
        if (!state.waiting.has(proposal.line.id)) counts.overtaken += 1;
        else if (proposal.outcome === 'unclear') standAside(proposal, state, kept, circumstances);
        else if (!bookSure(proposal, state, kept, circumstances)) {
          kept.lines.push({
            id: proposal.line.id,
            state: 'suggested',
            entryId: null,
            rule: proposal.candidates[0]?.rule ?? null,
            candidates: shown(proposal),
          });
          counts.suggested += 1;
        }
      }
      return ok(kept);
    },
    save: async ({ writes, ledger }, { journals, lines, items, orders, collections }, { tenantId, at }) => {
      const books = booksRepository(writes);
      await ledger.addJournals(journals, at);
      await books.saveLines(tenantId, lines, at);
      await books.saveItems(tenantId, [...items.values()]);
      await books.saveOrders(tenantId, [...orders.values()]);
      await books.saveCollections(tenantId, [...collections.values()]);
    },
    record: ({ id, counts, rules }) => ({ type: 'matching', id, content: { counts, rules } }),
    outcome: ({ counts }) => counts,
  });

const isId = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text);
