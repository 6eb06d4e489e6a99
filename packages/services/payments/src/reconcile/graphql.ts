// SPDX-License-Identifier: EUPL-1.2
import { LEDGER_ACCOUNT_KINDS } from '@domain/payments';
import { type Builder, mutationField, objectType, pageType, readField } from '@platform/graphql';
import { BANK_LINE_STATES } from '../statements/line-rows.ts';
import { bookBankLine } from './book-line.ts';
import { bookBankLines } from './book-lines.ts';
import { clearUnclear } from './clear-item.ts';
import { decideRepeat } from './decide-repeat.ts';
import { countBankLines, listBankLines, type ReconcileLine } from './list-lines.ts';
import { type ItemOwner, listItemOwners, listOpenPositions, type OpenPositionRow } from './list-positions.ts';
import { listQuietDays, type QuietDayRow } from './list-quiet-days.ts';
import { allowMatchRule, retireMatchRule, teachMatchRule } from './match-rules.ts';
import { messages } from './messages.ts';
import { confirmQuietDay, explainOpenItem } from './open-reasons.ts';
import { listMatchRules, type MatchRuleRow, type OpenItemRow, searchOpenItems, suggestForLine } from './search-items.ts';
import { setBankLineAside } from './set-aside.ts';
import { undoBooking } from './undo-booking.ts';

type CandidateRow = ReconcileLine['candidates'][number];

/** What stands open without a bank line of its own, who can look after it, and days without lines. */
function positionFields(builder: Builder): void {
  const owner = objectType<ItemOwner>(builder, 'ItemOwner', {
    userId: 'id',
    name: 'text',
    side: { enum: ['DutySide', ['member', 'centre']] },
  });
  const position = objectType<OpenPositionRow>(builder, 'OpenPosition', {
    ...{
      tenantId: 'id',
      accountId: 'id',
      accountKind: { enum: ['LedgerAccountKind', LEDGER_ACCOUNT_KINDS] },
      account: 'text',
      item: 'text',
    },
    ...{ label: 'text', open: 'amount', since: 'date', ageDays: 'int', clearable: 'yes', reason: 'text?', ownerId: 'id?', owner: 'text?' },
  });
  readField(builder, 'openPositions', listOpenPositions, [position]);
  readField(builder, 'itemOwners', listItemOwners, [owner]);
  const quiet = objectType<QuietDayRow>(builder, 'QuietDay', {
    ...{ id: 'text', tenantId: 'id', bankAccountId: 'id', account: 'text', day: 'date', saidBy: 'text?', saidAt: 'instant' },
  });
  readField(builder, 'quietDays', listQuietDays, [quiet]);
}

/** What the matching was taught. */
function ruleFields(builder: Builder): void {
  const rule = objectType<MatchRuleRow>(builder, 'MatchRule', {
    ...{
      id: 'id',
      tenantId: 'id',
      bankAccountId: 'id',
      bankAccount: 'text',
      account: 'text',
      gvc: 'text?',
      iban: 'text?',
      textHolds: 'text?',
    },
    ...{ direction: 'text', confirmed: 'int', automatic: 'yes', retired: 'yes', taughtBy: 'text?', taughtAt: 'instant', taughtByMe: 'yes' },
    ...{ allowedBy: 'text?', version: 'int' },
  });
  readField(builder, 'matchRules', listMatchRules, [rule]);
}

export function reconcileFields(builder: Builder): void {
  const signal = objectType<CandidateRow['signals'][number]>(builder, 'MatchSignal', { code: 'text', detail: 'text' });
  const part = objectType<CandidateRow['parts'][number]>(builder, 'MatchPart', {
    ...{
      itemId: 'text?',
      accountId: 'id',
      amount: 'amount',
      kind: 'text?',
      reference: 'text?',
      name: 'text?',
      subject: 'text?',
      dueOn: 'date?',
    },
  });
  const candidate = objectType<CandidateRow>(builder, 'MatchCandidate', {
    ...{ rule: 'text', sure: 'yes', rest: 'amount', signals: { of: signal, list: true }, parts: { of: part, list: true } },
  });
  const clearing = objectType<ReconcileLine['clearings'][number]>(builder, 'LineClearing', {
    ...{ entryId: 'id', bookedOn: 'date', bookedBy: 'text?', because: 'text', amount: 'amount' },
  });
  const line = objectType<ReconcileLine>(builder, 'BankLine', {
    ...{
      id: 'id',
      tenantId: 'id',
      bankAccountId: 'id',
      account: 'text',
      bookingDay: 'date',
      valueDay: 'date',
      amount: 'amount',
      currency: 'text',
    },
    ...{ text: 'text', name: 'text?', iban: 'text?', gvc: 'text?', batchCount: 'int?', returnReason: 'text?', endToEndId: 'text?' },
    ...{ state: { enum: ['BankLineState', BANK_LINE_STATES] }, rule: 'text?', candidates: { of: candidate, list: true }, entryId: 'id?' },
    ...{
      bookedOn: 'date?',
      bookedBy: 'text?',
      byMachine: 'yes',
      because: 'text?',
      asideAccountId: 'id?',
      open: 'amount?',
      reason: 'text?',
      ownerId: 'id?',
    },
    ...{ owner: 'text?', ageDays: 'int', version: 'int', clearings: { of: clearing, list: true } },
  });
  const counts = objectType<Awaited<ReturnType<typeof countBankLines.run>>>(builder, 'BankLineCounts', {
    suggested: 'int',
    unclear: 'int',
  });
  const item = objectType<OpenItemRow>(builder, 'BookableItem', {
    ...{
      item: 'text',
      kind: 'text',
      accountId: 'id',
      account: 'text',
      reference: 'text?',
      name: 'text?',
      subject: 'text?',
      open: 'amount',
      dueOn: 'date',
    },
  });
  positionFields(builder);
  ruleFields(builder);
  readField(builder, 'bankLines', listBankLines, pageType(builder, 'BankLine', line));
  readField(builder, 'bankLineCounts', countBankLines, counts);
  readField(builder, 'bookableItems', searchOpenItems, [item]);
  readField(builder, 'bankLineSuggestions', suggestForLine, [candidate]);
  for (const useCase of [bookBankLine, bookBankLines, setBankLineAside, clearUnclear, undoBooking])
    mutationField(builder, useCase as never, { messages });
  for (const useCase of [explainOpenItem, decideRepeat, confirmQuietDay]) mutationField(builder, useCase as never, { messages });
  for (const useCase of [teachMatchRule, allowMatchRule, retireMatchRule]) mutationField(builder, useCase as never, { messages });
}
