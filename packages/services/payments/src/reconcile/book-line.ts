// SPDX-License-Identifier: EUPL-1.2
import { type Allocation, accountOf, type ChartOfAccounts, confirmRule, type SentCollection, type TaughtRule } from '@domain/payments';
import { type Cents, type CivilDate, cents, err, type Instant, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { type BookAllocationsRefusal, type BookedLine, bookAllocations } from '../statements/line-books.ts';
import { allocationsOf, becauseOf } from '../statements/propose-match.ts';
import { type AllocationRefusal, allocationsInput, findNamed, isSame, learnedRuleOf, type Named, readAllocations } from './allocations.ts';
import { batchesOf } from './batches.ts';
import type { StoredMatchRule } from './match-rule-repository.ts';
import { booksState, type LockedLine, reconcileUseCase } from './reconcile-use-case.ts';

/** In order of precedence. */
export type BookBankLineRefusal = 'LINE_BOOKED' | 'LINE_IS_COPY' | 'CANDIDATE_UNKNOWN' | AllocationRefusal | BookAllocationsRefusal;

interface BookLineState extends LockedLine {
  readonly chart: ChartOfAccounts;
  readonly closedThrough: CivilDate | null;
  readonly named: Named;
  readonly toleranceCents: Cents;
  /** Of each suggestion. */
  readonly suggested: readonly (readonly Allocation[])[];
  readonly learned: StoredMatchRule | null;
  readonly at: Instant;
}

interface LineDecision extends BookedLine {
  readonly rule: string;
  readonly learned: TaughtRule | null;
}

type Wanted = Result<readonly Allocation[], Refusal<BookBankLineRefusal>>;

/** Books a line as a suggestion says, or as a person says otherwise: to claims, orders, accounts, split as it must be. */
export const bookBankLine = reconcileUseCase({
  name: 'payments.bookBankLine',
  action: 'payments.reconcile',
  input: z.object({
    lineId: idInput<'BankLineId'>(),
    expectedVersion: versionInput,
    /** Which suggestion, from 0. */
    candidate: z.int().min(0).max(20).optional(),
    allocations: allocationsInput.default([]),
    reason: textInput(500).optional(),
  }),
  refusals: everyCode<BookBankLineRefusal>()(
    ...([
      'LINE_BOOKED',
      'LINE_IS_COPY',
      'CANDIDATE_UNKNOWN',
      'ACCOUNT_NOT_HERE',
      'ITEM_UNKNOWN',
      'MORE_THAN_OPEN',
      'REASON_MISSING',
      'OVER_TOLERANCE',
      'REFUND_UNDER_WAY',
      'NOTHING_ALLOCATED',
    ] as const),
    ...([
      'ITEM_ON_OTHER_ACCOUNT',
      'ITEM_WITHDRAWN',
      'ITEM_ORDERED',
      'MORE_THAN_OWED',
      'NO_BANK_ACCOUNT',
      'CURRENCY_MIX',
      'ALLOCATION_DIFFERS',
    ] as const),
    ...(['DAY_CLOSED', 'JOURNAL_EMPTY', 'ACCOUNT_UNKNOWN', 'OTHER_TENANT', 'POSTING_ZERO', 'ITEM_MISSING', 'JOURNAL_UNBALANCED'] as const),
    ...(['BECAUSE_MISSING', 'ORDER_STATUS', 'AMOUNT_DIFFERS', 'BOOKED_BY_RELEASER'] as const),
  ),
  load: async (repositories, { input, at }): Promise<BookLineState | null> => {
    const locked = await repositories.lockLine(input.lineId);
    if (!locked) return null;
    const { tenantId, line, candidates } = locked;
    const state = await booksState(repositories, tenantId);
    const aside = accountOf(state.chart, line.amountCents > 0n ? 'deposit' : 'advance', line.bankAccountId);
    const batches = await batchesOf(repositories, locked);
    const suggested = candidates.map((one) => allocationsOf(one, batches, { lineId: line.id, accountId: aside?.id ?? null }));
    const chosen = input.candidate === undefined ? input.allocations : (suggested[input.candidate] ?? []);
    const rule = learnedRuleOf(candidates);
    return {
      ...{ ...locked, ...state, suggested, at, named: await findNamed(repositories, tenantId, chosen) },
      toleranceCents: (await repositories.rules.rulesInForce(tenantId))?.matching.toleranceCents ?? cents(0),
      learned: rule === null ? null : await repositories.learned.findRule(rule),
    };
  },
  row: ({ tenantId, line, version }) => ({ tenantId, type: 'bankLine', id: line.id, version }),
  decide: (state, { candidate, allocations, reason }, circumstances): Result<LineDecision, Refusal<BookBankLineRefusal>> => {
    if (state.state === 'booked') return err(refusal('LINE_BOOKED'));
    if (state.state === 'copy' || state.state === 'technical') return err(refusal('LINE_IS_COPY'));
    const { line, named, suggested, chart } = state;
    const given = { allocations, reason, chart, toleranceCents: state.toleranceCents, ownItem: line.id };
    const wanted: Wanted = candidate === undefined ? readAllocations(given, named) : suggestion(suggested, candidate);
    if (!wanted.ok) return wanted;
    const at = suggested.findIndex((one) => isSame(one, wanted.value));
    const followed = at < 0 ? undefined : state.candidates[at];
    const because = [followed === undefined ? 'person' : becauseOf(followed), ...(reason ? [reason] : [])].join('; ');
    const booked = bookAllocations(line, { ...state, ...named }, { allocations: wanted.value, because }, circumstances);
    if (!booked.ok) return booked;
    const told = state.learned === null ? null : confirmRule(state.learned.rule, { asSuggested: at === 0 }, circumstances);
    return ok({ ...booked.value, rule: followed?.rule ?? 'person', learned: told?.ok ? told.value : null });
  },
  save: async ({ books, ledger, learned }, { journal, items, orders, collections, rule, learned: told }, { tenantId, line, at }) => {
    await ledger.addJournals([journal], at);
    await books.saveLines(tenantId, [{ id: line.id, state: 'booked', entryId: journal.id, rule, candidates: null }], at);
    await books.saveItems(tenantId, items);
    await books.saveOrders(tenantId, orders);
    await books.saveCollections(tenantId, collections);
    if (told) await learned.saveRule(tenantId, told);
  },
  record: ({ journal, orders, collections, rule }, { line, state }) => [
    {
      ...{ type: 'bankLine', id: line.id },
      content: {
        entryId: journal.id,
        rule,
        because: journal.because,
        postings: journal.postings,
        changes: [{ field: 'state', from: state, to: 'booked' }],
      },
    },
    ...orders.map(({ id, status }) => ({
      type: 'paymentOrder',
      id,
      content: { bankLineId: line.id, changes: [{ field: 'status', from: null, to: status }] },
    })),
    ...collectionRecords(collections),
  ],
  outcome: ({ journal }, { line }) => ({ lineId: line.id, entryId: journal.id }),
});

/** What a booking meant for direct debits, in the history of their run. */
export const collectionRecords = (collections: readonly SentCollection[]) =>
  collections.map(({ runId, collection }) => ({
    ...{ type: 'debitRun', id: runId },
    content: { paymentItemId: collection.itemId, endToEndId: collection.endToEndId, ...collection.steps.at(-1) },
  }));

const suggestion = (suggested: BookLineState['suggested'], index: number): Result<readonly Allocation[], Refusal<'CANDIDATE_UNKNOWN'>> => {
  const chosen = suggested[index];
  return chosen === undefined ? err(refusal('CANDIDATE_UNKNOWN', { field: 'candidate' })) : ok(chosen);
};
