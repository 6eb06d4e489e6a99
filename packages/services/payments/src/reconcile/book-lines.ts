// SPDX-License-Identifier: EUPL-1.2
import { cents, centsToDecimal, err, type Refusal, type Result, refusal } from '@kernel/core';
import { everyCode, idInput, textInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { allocationsInput, findNamed, readAllocations } from './allocations.ts';
import { collectionRecords } from './book-line.ts';
import { type BookedTogether, type BookLinesRefusal, bookTogether, type OpenLine, type TogetherState } from './book-together.ts';
import { refundsUnderWay } from './order-holds.ts';
import { booksState, type LockedLine, reconcileUseCase } from './reconcile-use-case.ts';
import { OWN_LINE, spreadLines } from './spread-lines.ts';

function faultOf({ lines, known, named }: TogetherState, versions: readonly number[], sum: bigint): Refusal<BookLinesRefusal> | null {
  const [first] = lines;
  if (!known || first === undefined) return refusal('LINES_UNKNOWN', { field: 'lineIds' });
  const apart = lines.some(
    ({ tenantId, line, openCents }) =>
      tenantId !== first.tenantId || line.currency !== first.line.currency || openCents > 0n !== first.openCents > 0n,
  );
  if (lines.some(({ state }) => state === 'copy' || state === 'technical')) return refusal('LINE_IS_COPY');
  if (lines.some(({ openCents }) => openCents === 0n)) return refusal('LINE_BOOKED');
  if (apart) return refusal('LINES_APART', { field: 'lineIds' });
  if (lines.some(({ version }, index) => version !== versions[index])) return refusal('LINE_CHANGED');
  const whole = lines.reduce((total, { openCents }) => total + openCents, 0n);
  if (whole !== sum)
    return refusal('LINES_DIFFER', { field: 'allocations', params: { lines: centsToDecimal(whole), allocations: centsToDecimal(sum) } });
  const aside = lines.some(({ asideAccountId }) => asideAccountId !== null);
  return aside && named.orders.size > 0 ? refusal('ORDER_NOT_HERE', { field: 'allocations' }) : null;
}

/** Books several lines against several things at once: all of them or none; both sums are the same to the cent. */
export const bookBankLines = reconcileUseCase({
  name: 'payments.bookBankLines',
  action: 'payments.reconcile',
  input: z.object({
    lineIds: z.array(idInput<'BankLineId'>()).min(1, { error: 'REQUIRED' }).max(50, { error: 'TOO_LONG' }),
    /** For each line the version that the person saw, at the same place. */
    versions: z.array(z.int()).max(50, { error: 'TOO_LONG' }),
    allocations: allocationsInput,
    reason: textInput(500).optional(),
  }),
  refusals: everyCode<BookLinesRefusal>()(
    ...([
      'LINES_UNKNOWN',
      'LINE_IS_COPY',
      'LINE_BOOKED',
      'LINES_APART',
      'LINE_CHANGED',
      'LINES_DIFFER',
      'ORDER_NOT_HERE',
      'ITEM_ORDERED',
      'REFUND_UNDER_WAY',
    ] as const),
    ...(['ACCOUNT_NOT_HERE', 'ITEM_UNKNOWN', 'REASON_MISSING', 'OVER_TOLERANCE', 'NOTHING_ALLOCATED', 'ITEM_ON_OTHER_ACCOUNT'] as const),
    ...([
      'ITEM_WITHDRAWN',
      'MORE_THAN_OWED',
      'NO_BANK_ACCOUNT',
      'CURRENCY_MIX',
      'ALLOCATION_DIFFERS',
      'DAY_CLOSED',
      'JOURNAL_EMPTY',
    ] as const),
    ...([
      'ACCOUNT_UNKNOWN',
      'OTHER_TENANT',
      'POSTING_ZERO',
      'ITEM_MISSING',
      'JOURNAL_UNBALANCED',
      'BECAUSE_MISSING',
      'ORDER_STATUS',
    ] as const),
    ...(['AMOUNT_DIFFERS', 'BOOKED_BY_RELEASER', 'NOTHING_OPEN', 'MORE_THAN_OPEN'] as const),
  ),
  load: async (repositories, { input, at, today }): Promise<TogetherState | null> => {
    const { ledger, reads, rules } = repositories;
    const locked = new Map<string, LockedLine>();
    // In one order, so that two people never wait for each other.
    for (const id of [...new Set(input.lineIds)].sort()) {
      const line = await repositories.lockLine(id);
      if (line) locked.set(id, line);
    }
    const [first] = [...locked.values()];
    if (first === undefined) return null;
    const { tenantId } = first;
    const books = await booksState(repositories, tenantId);
    const keeping = [...books.chart.values()].filter(({ kind }) => kind === 'deposit' || kind === 'advance').map(({ id }) => id);
    await sql`select id from ledger_account where tenant_id = ${tenantId}::uuid and id = any(${keeping}::uuid[]) order by id for update`.execute(
      reads,
    );
    const standing = await ledger.positions(tenantId, keeping, [...locked.keys()]);
    const lines = input.lineIds.flatMap((id): OpenLine[] => {
      const line = locked.get(id);
      if (line === undefined) return [];
      const aside = line.state === 'booked' ? standing.find(({ item }) => item === id) : undefined;
      const waits = line.state !== 'booked' ? line.line.amountCents : 0n;
      return [{ ...line, asideAccountId: aside?.accountId ?? null, openCents: aside ? -aside.amountCents : waits }];
    });
    return {
      ...{
        tenantId,
        lines,
        at,
        today,
        ...books,
        known: locked.size === input.lineIds.length && input.versions.length === input.lineIds.length,
      },
      named: await findNamed(repositories, tenantId, input.allocations),
      refunds: await refundsUnderWay(reads, tenantId, [...locked.keys()]),
      toleranceCents: (await rules.rulesInForce(tenantId))?.matching.toleranceCents ?? cents(0),
    };
  },
  row: ({ tenantId }) => ({ tenantId, type: 'bankLine' }),
  decide: (state, { versions, allocations, reason }, circumstances): Result<BookedTogether, Refusal<BookLinesRefusal>> => {
    const { chart, named, toleranceCents, lines } = state;
    const wrong = faultOf(
      state,
      versions,
      allocations.reduce((total, { amount }) => total + amount, 0n),
    );
    if (wrong) return err(wrong);
    if (allocations.some(({ amount }) => amount > 0n !== (lines[0]?.openCents ?? 0n) > 0n))
      return err(refusal('LINES_APART', { field: 'allocations' }));
    const read = readAllocations({ allocations, reason, chart, toleranceCents, ownItem: OWN_LINE }, named);
    if (!read.ok) return read;
    const spread = spreadLines(
      lines.map(({ line, openCents }) => ({ id: line.id, amountCents: openCents })),
      read.value,
    );
    return bookTogether(state, spread, ['person', ...(reason ? [reason] : [])].join('; '), circumstances);
  },
  save: async ({ books, ledger }, { journals, items, orders, collections }, { tenantId, at }) => {
    await ledger.addJournals(
      journals.map(({ journal }) => journal),
      at,
    );
    const fresh = journals.filter(({ line }) => line.asideAccountId === null);
    const booked = fresh.map(({ line, journal }) => ({
      id: line.line.id,
      state: 'booked' as const,
      entryId: journal.id,
      rule: 'person',
      candidates: null,
    }));
    await books.saveLines(tenantId, booked, at);
    await books.saveItems(tenantId, [...items.values()]);
    await books.saveOrders(tenantId, orders);
    await books.saveCollections(tenantId, collections);
  },
  record: ({ journals, orders, collections }) => [
    ...journals.map(({ line, journal }) => ({
      ...{ type: 'bankLine', id: line.line.id },
      content: {
        ...{ entryId: journal.id, rule: 'person', because: journal.because, postings: journal.postings, together: journals.length },
        changes: [{ field: 'state', from: line.state, to: 'booked' }],
      },
    })),
    ...orders.map(({ id, status }) => ({ type: 'paymentOrder', id, content: { changes: [{ field: 'status', from: null, to: status }] } })),
    ...collectionRecords(collections),
  ],
  outcome: ({ journals }) => ({ lines: journals.length }),
});
