// SPDX-License-Identifier: EUPL-1.2
import { type EndAccountRefusal, endAccount, ORDER_TRANSITIONS, type OrderStatus } from '@domain/payments';
import { err, ok, refusal, sumCents, type TenantId } from '@kernel/core';
import { dateInput, everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { holdSetUp, setupUseCase } from './setup-use-case.ts';

/** Orders that may still be paid. What is debited concerns the account no more. */
const OPEN_ORDERS = (Object.keys(ORDER_TRANSITIONS) as OrderStatus[]).filter(
  (status) => ORDER_TRANSITIONS[status].length > 0 && !['debited', 'done', 'rejected'].includes(status),
);

/** Ends an account on which nothing stands any more; its days of before stay as they are. */
export const endBankAccount = setupUseCase({
  name: 'payments.endBankAccount',
  action: 'payments.releaseSetUp',
  input: z.object({ bankAccountId: idInput<'BankAccountId'>(), expectedVersion: versionInput, endedOn: dateInput, reason: textInput(300) }),
  stepUp: true,
  refusals: everyCode<EndAccountRefusal>()(
    'ACCOUNT_STATUS',
    'NOT_A_PERSON',
    'ENDED_BEFORE_BEGUN',
    'ENDED_IN_FUTURE',
    'ACCOUNT_NOT_EMPTY',
    'ACCOUNT_HAS_ORDERS',
  ),
  load: async ({ writes, reads, accounts, ledger }, { input }) => {
    const seen = await accounts.findAccount(input.bankAccountId);
    if (!seen) return null;
    const { tenantId, id } = seen;
    await holdSetUp(reads, tenantId);
    const account = (await accounts.findAccount(id)) ?? seen;
    const own = (await accounts.ledgerAccounts(tenantId)).filter(({ bankAccountId }) => bankAccountId === id);
    const bank = own.filter(({ kind }) => kind === 'bank').map((one) => one.id);
    const postings = await writes.ledgerPosting.aggregate({ where: { tenantId, accountId: { in: bank } }, _sum: { amountCents: true } });
    const positions = await ledger.positions(
      tenantId,
      own.map((one) => one.id),
    );
    return {
      ...{ account, status: account.status, cutOverOn: account.cutOverOn, closedThrough: await ledger.closedThrough(tenantId) },
      balanceCents: sumCents([(postings._sum.amountCents ?? 0n) as never]),
      openItems: positions.filter(({ accountId }) => !bank.includes(accountId)).length,
      openOrders: await writes.paymentOrder.count({ where: { tenantId, bankAccountId: id, status: { in: OPEN_ORDERS } } }),
    };
  },
  row: ({ account }) => ({ tenantId: account.tenantId, type: 'bankAccount', id: account.id, version: account.version }),
  decide: (state, { endedOn, reason }, circumstances) => {
    const ended = endAccount(state, { endedOn }, circumstances);
    return ended.ok ? ok({ ...ended.value, reason }) : ended;
  },
  save: ({ accounts }, { endedOn }, { account }) => accounts.endAccount(account, endedOn),
  record: (ended, { account }) => ({
    ...{ type: 'bankAccount', id: account.id },
    content: { ...ended, changes: [{ field: 'status', from: account.status, to: 'ended' }] },
  }),
  outcome: (_ended, { account }) => ({ bankAccountId: account.id }),
});

/** The number and the name that an account has in the municipality's own books, as its bookings are handed back under them. */
export const nameLedgerAccount = setupUseCase({
  name: 'payments.nameLedgerAccount',
  action: 'payments.setUp',
  input: z.object({
    ...{ ledgerAccountId: idInput<'LedgerAccountId'>(), expectedVersion: versionInput, number: textInput(20), label: textInput(100) },
  }),
  refusals: ['LEDGER_NUMBER_TAKEN'],
  load: async ({ reads, accounts }, { input }) => {
    const seen = await accounts.findLedgerAccount(input.ledgerAccountId);
    if (!seen) return null;
    await holdSetUp(reads, seen.tenantId as TenantId);
    const others = (await accounts.ledgerAccounts(seen.tenantId as TenantId)).filter(({ id }) => id !== seen.id);
    const held = (await accounts.findLedgerAccount(seen.id)) ?? seen;
    return { ...held, taken: others.some((other) => other.number === input.number) };
  },
  row: ({ tenantId, id, version }) => ({ tenantId: tenantId as never, type: 'ledgerAccount', id, version }),
  decide: ({ taken, ...before }, { number, label }) => {
    if (taken) return err(refusal('LEDGER_NUMBER_TAKEN', { field: 'number', params: { number } }));
    return ok({
      ...{ number, label },
      changes: [
        { field: 'number', from: before.number, to: number },
        { field: 'label', from: before.label, to: label },
      ].filter(({ from, to }) => from !== to),
    });
  },
  save: ({ accounts }, named, { tenantId, id }) => accounts.nameLedgerAccount(tenantId, id, named),
  record: (named, { id }) => ({ type: 'ledgerAccount', id, content: named }),
  outcome: (_named, { id }) => ({ ledgerAccountId: id }),
});
