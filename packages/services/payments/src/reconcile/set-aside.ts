// SPDX-License-Identifier: EUPL-1.2
import { type Journal, type SetAsideRefusal, setLineAside } from '@domain/payments';
import { err, type Refusal, type Result, refusal } from '@kernel/core';
import { everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { openDay } from '../statements/line-books.ts';
import { booksState, reconcileUseCase } from './reconcile-use-case.ts';

/** In order of precedence. */
export type SetBankLineAsideRefusal = 'LINE_BOOKED' | 'LINE_IS_COPY' | SetAsideRefusal;

/** Puts a line on the account for unclear lines of the municipality whose bank account it is. */
export const setBankLineAside = reconcileUseCase({
  name: 'payments.setBankLineAside',
  action: 'payments.reconcile',
  input: z.object({ lineId: idInput<'BankLineId'>(), expectedVersion: versionInput }),
  refusals: everyCode<SetBankLineAsideRefusal>()(
    ...([
      'LINE_BOOKED',
      'LINE_IS_COPY',
      'NO_UNCLEAR_ACCOUNT',
      'NO_BANK_ACCOUNT',
      'CURRENCY_MIX',
      'ALLOCATION_DIFFERS',
      'DAY_CLOSED',
    ] as const),
    ...([
      'JOURNAL_EMPTY',
      'ACCOUNT_UNKNOWN',
      'OTHER_TENANT',
      'POSTING_ZERO',
      'ITEM_MISSING',
      'JOURNAL_UNBALANCED',
      'BECAUSE_MISSING',
    ] as const),
  ),
  load: async (repositories, { input, at }) => {
    const locked = await repositories.lockLine(input.lineId);
    return locked && { ...locked, ...(await booksState(repositories, locked.tenantId)), at };
  },
  row: ({ tenantId, line, version }) => ({ tenantId, type: 'bankLine', id: line.id, version }),
  decide: ({ line, state, chart, closedThrough }, _input, circumstances): Result<Journal, Refusal<SetBankLineAsideRefusal>> => {
    if (state === 'copy' || state === 'technical') return err(refusal('LINE_IS_COPY'));
    const books = { chart, closedThrough, line, booked: state === 'booked' };
    return setLineAside(books, { bookedOn: openDay(line.bookingDay, closedThrough) }, circumstances);
  },
  save: async ({ books, ledger }, journal, { tenantId, line, at }) => {
    await ledger.addJournals([journal], at);
    await books.saveLines(tenantId, [{ id: line.id, state: 'booked', entryId: journal.id, rule: 'unclear', candidates: null }], at);
  },
  record: (journal, { line, state }) => ({
    ...{ type: 'bankLine', id: line.id },
    content: { entryId: journal.id, postings: journal.postings, changes: [{ field: 'state', from: state, to: 'aside' }] },
  }),
  outcome: (journal, { line }) => ({ lineId: line.id, entryId: journal.id }),
});
