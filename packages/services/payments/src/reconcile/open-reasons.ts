// SPDX-License-Identifier: EUPL-1.2
import type { Person } from '@domain/payments';
import { err, type Id, type Instant, ok, type Refusal, type Result, refusal, type TenantId } from '@kernel/core';
import { dateColumn, instantColumn } from '@platform/database';
import { dateInput, everyCode, idInput, textInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { toJson } from '../json.ts';
import { personOfActor } from '../people.ts';
import { isId, reconcileUseCase, recordOf } from './reconcile-use-case.ts';

interface Reason {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly item: string;
  readonly reason: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly saidBy: Person;
  readonly saidAt: Instant;
}

/** Says why something stays open and who looks after it; no day is closed over what nobody explained. */
export const explainOpenItem = reconcileUseCase({
  name: 'payments.explainOpenItem',
  action: 'payments.reconcile',
  input: z.object({ tenantId: idInput<'TenantId'>(), item: textInput(100), reason: textInput(500), ownerId: idInput<'UserId'>() }),
  refusals: ['ITEM_NOT_OPEN', 'OWNER_UNKNOWN'],
  load: async ({ writes, reads }, { input, actor, at }) => {
    const { tenantId, item } = input;
    const line = isId(item)
      ? await writes.bankLine.findFirst({
          where: {
            ...{ tenantId, id: item },
            // Also a line of which it stays open whether it repeats another one, whatever it was taken for.
            OR: [{ state: { in: ['pending', 'suggested', 'unclear'] } }, { statement: { proof: { path: ['unsure'], gt: 0 } } }],
          },
        })
      : null;
    const { rows } = await sql<{ item: string }>`
      select posting.item from ledger_posting as posting join ledger_account as account on account.tenant_id = posting.tenant_id and account.id = posting.account_id
      where posting.tenant_id = ${tenantId}::uuid and posting.item = ${item} and account.kind in ('transit', 'deposit', 'advance', 'passing', 'foreign')
      group by posting.account_id, posting.item having sum(posting.amount_cents) <> 0`.execute(reads);
    const owner = await writes.tenantUser.findFirst({
      where: { tenantId: { in: [tenantId, actor.centreId] }, id: input.ownerId, validTo: null },
    });
    return { tenantId, isOpen: line !== null || rows.length > 0, owner, saidBy: personOfActor(actor), saidAt: at };
  },
  row: ({ tenantId }, { item }) => ({ tenantId, type: 'bankLine', ...(isId(item) ? { id: item } : {}) }),
  decide: (
    { isOpen, owner, tenantId, saidBy, saidAt },
    { item, reason },
    { newId },
  ): Result<Reason, Refusal<'ITEM_NOT_OPEN' | 'OWNER_UNKNOWN'>> => {
    if (!isOpen) return err(refusal('ITEM_NOT_OPEN', { field: 'item' }));
    if (owner === null) return err(refusal('OWNER_UNKNOWN', { field: 'ownerId' }));
    return ok({ id: newId(), tenantId, item, reason, ownerId: owner.id, ownerName: owner.name, saidBy, saidAt });
  },
  save: async ({ writes }, { saidBy, saidAt, ...reason }) => {
    await writes.openReason.create({ data: { ...reason, saidBy: toJson(saidBy), saidAt: instantColumn(saidAt) } });
  },
  record: ({ id, item, reason, ownerId, ownerName }) => ({ ...recordOf(item, id), content: { item, reason, ownerId, ownerName } }),
  outcome: ({ id }) => ({ reasonId: id as Id<'OpenReasonId'> }),
});

/** In order of precedence. */
export type QuietDayRefusal = 'DAY_NOT_OVER' | 'DAY_CLOSED' | 'LINES_ON_DAY' | 'QUIET_ALREADY';

/** Says that the bank booked nothing on an account on a day, since many banks send no statement of such a day. */
export const confirmQuietDay = reconcileUseCase({
  name: 'payments.confirmQuietDay',
  action: 'payments.reconcile',
  input: z.object({ bankAccountId: idInput<'BankAccountId'>(), day: dateInput }),
  refusals: everyCode<QuietDayRefusal>()('DAY_NOT_OVER', 'DAY_CLOSED', 'LINES_ON_DAY', 'QUIET_ALREADY'),
  load: async ({ writes, accounts, ledger }, { input, actor, at, today }) => {
    const account = await accounts.findAccount(input.bankAccountId);
    if (!account) return null;
    const { tenantId, id: bankAccountId } = account;
    const day = dateColumn(input.day);
    return {
      ...{ tenantId, bankAccountId, today, at, saidBy: personOfActor(actor), closedThrough: await ledger.closedThrough(tenantId) },
      lines: await writes.bankLine.count({ where: { tenantId, bankAccountId, bookingDay: day } }),
      quiet: await writes.quietDay.count({ where: { tenantId, bankAccountId, day } }),
    };
  },
  row: ({ tenantId, bankAccountId }) => ({ tenantId, type: 'bankAccount', id: bankAccountId }),
  decide: ({ closedThrough, lines, quiet, today }, { day }): Result<{ readonly day: typeof day }, Refusal<QuietDayRefusal>> => {
    if (day > today) return err(refusal('DAY_NOT_OVER', { field: 'day' }));
    if (closedThrough !== null && day <= closedThrough) return err(refusal('DAY_CLOSED', { field: 'day', params: { closedThrough } }));
    if (lines > 0) return err(refusal('LINES_ON_DAY', { field: 'day', params: { lines } }));
    return quiet > 0 ? err(refusal('QUIET_ALREADY', { field: 'day' })) : ok({ day });
  },
  save: async ({ writes }, { day }, { tenantId, bankAccountId, saidBy, at }) => {
    await writes.quietDay.create({
      data: { tenantId, bankAccountId, day: dateColumn(day), saidBy: toJson(saidBy), saidAt: instantColumn(at) },
    });
  },
  record: ({ day }, { bankAccountId }) => ({ type: 'bankAccount', id: bankAccountId, content: { quietDay: day } }),
  outcome: ({ day }, { bankAccountId }) => ({ bankAccountId, day }),
});
