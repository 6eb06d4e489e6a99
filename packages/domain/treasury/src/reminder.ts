// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, type Decide, err, ok, refusal, sumCents } from '@kernel/core';
import { type Credit, openCredits } from './credit.ts';
import { type ItemDecisionState, itemState } from './open-item.ts';

/** 1: reminder (Zahlungserinnerung). 2: warning (Mahnung), after a reminder. */
export type ReminderLevel = 1 | 2;

export interface RemindedItem {
  readonly itemId: string;
  readonly label: string;
  readonly dueOn: CivilDate;
  readonly openCents: Cents;
  /** What being late cost by the day of the reminder, as it is told; not claimed by the reminder itself. */
  readonly lateCents: Cents;
}

export interface Reminder {
  readonly id: string;
  readonly tenantId: string;
  readonly level: ReminderLevel;
  readonly sentOn: CivilDate;
  readonly payBy: CivilDate;
  readonly items: readonly RemindedItem[];
  readonly openCents: Cents;
  readonly lateCents: Cents;
  /** What the member had to get back itself on that day: it can be set off first. */
  readonly creditCents: Cents;
  readonly note: string;
}

/** In order of precedence. */
export type SendReminderRefusal = 'NOT_A_PERSON' | 'NO_ITEMS' | 'NAMED_ITEM_UNKNOWN' | 'NOT_PAST_DUE' | 'NOT_REMINDED' | 'PAY_BY_NOT_LATER';

export interface SendReminderState {
  readonly tenantId: string;
  readonly credits: readonly Credit[];
  readonly claims: readonly (ItemDecisionState & { readonly lateCents: Cents })[];
  /** Claims of which the member was reminded before. */
  readonly reminded: ReadonlySet<string>;
}
export interface SendReminderInput {
  readonly level: ReminderLevel;
  readonly itemIds: readonly string[];
  readonly payBy: CivilDate;
  readonly note: string;
}

/** Reminds of claims that are past due and neither paid nor deferred. */
export const sendReminder: Decide<SendReminderState, SendReminderInput, Reminder, SendReminderRefusal> = (
  { tenantId, credits, claims, reminded },
  { level, itemIds, payBy, note },
  { by, today, newId },
) => {
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  if (itemIds.length === 0) return err(refusal('NO_ITEMS', { field: 'itemIds' }));
  const items: RemindedItem[] = [];
  for (const [index, id] of [...new Set(itemIds)].entries()) {
    const field = `itemIds.${index}`;
    const claim = claims.find(({ item }) => item.id === id);
    if (claim === undefined) return err(refusal('NAMED_ITEM_UNKNOWN', { field, params: { item: id } }));
    const { openCents, dueOn, status, daysPastDue } = itemState(claim.item, claim.movements, claim.deferrals, today);
    const { label } = claim.item;
    if (openCents === 0n || daysPastDue <= 0 || status === 'deferred')
      return err(refusal('NOT_PAST_DUE', { field, params: { label, date: dueOn } }));
    if (level === 2 && !reminded.has(id)) return err(refusal('NOT_REMINDED', { field, params: { label } }));
    items.push({ itemId: id, label, dueOn, openCents, lateCents: claim.lateCents });
  }
  if (payBy <= today) return err(refusal('PAY_BY_NOT_LATER', { field: 'payBy', params: { today } }));
  return ok({
    id: newId(),
    tenantId,
    level,
    sentOn: today,
    payBy,
    items,
    openCents: sumCents(items.map(({ openCents }) => openCents)),
    lateCents: sumCents(items.map(({ lateCents }) => lateCents)),
    creditCents: openCredits(credits.filter((credit) => credit.tenantId === tenantId)),
    note: note.trim(),
  });
};
