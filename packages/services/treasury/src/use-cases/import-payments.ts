// SPDX-License-Identifier: EUPL-1.2
import { type ItemMovement, orderOn } from '@domain/treasury';
import { err, ok, sumCents, type TenantId } from '@kernel/core';
import { z } from 'zod';
import { booksOf, rulesOf } from '../books.ts';
import { csvInput, csvRejected } from '../csv-rejected.ts';
import { knownMembers, knownPayments } from '../known-members.ts';
import { type AllocatedPayment, allocated, savePayments } from '../payment-draft.ts';
import { readPaymentImport } from '../payment-import.ts';
import { enteredBy, useCase } from '../use-case.ts';

/** Posts every payment of a file, or none of them; one that stands already is not posted again. */
export const importPayments = useCase({
  name: 'treasury.importPayments',
  action: 'treasury.keepAccounts',
  input: z.object({ csv: csvInput }),
  ofAll: true,
  refusals: ['CSV_REJECTED'],
  timeoutMs: 30_000,
  load: async ({ reads, accounts }, { input, actor, at, today }) => {
    const members = await knownMembers(reads, actor.centreId);
    await accounts.lock(members.map(({ tenantId }) => tenantId));
    const file = readPaymentImport(input.csv, { members, payments: await knownPayments(reads), today });
    return { ...enteredBy(actor, at), file, books: await booksOf(reads, null), order: orderOn(await rulesOf(reads), today) };
  },
  row: ({ centreId }) => ({ tenantId: centreId, type: 'paymentImport' }),
  decide: ({ file, books, order }, _input, { newId }) => {
    if (file.findings.length > 0 || file.rows.length === 0) return err(csvRejected(file.findings));
    const payments: AllocatedPayment[] = [];
    const movements: ItemMovement[] = [...books.movements];
    for (const { tenantId, on, amountCents, reference } of file.rows) {
      const draft = { id: newId(), tenantId, on, amountCents, reference, namedItemIds: [] };
      const found = allocated({ items: books.items, movements, deferrals: books.deferrals, order }, draft, newId);
      if (!found.ok) return err(csvRejected([]));
      payments.push(found.value);
      movements.push(...found.value.allocation.movements);
    }
    return ok({ id: newId(), payments });
  },
  alsoWrites: (_state, { payments }) => [...new Set(payments.map(({ payment }) => payment.tenantId))] as TenantId[],
  save: async ({ accounts }, { id, payments }, by) => {
    await savePayments(accounts, payments, id, by);
  },
  record: ({ id, payments }) => [
    {
      type: 'paymentImport',
      id,
      content: { payments: payments.length, total: sumCents(payments.map(({ payment }) => payment.amountCents)) },
    },
    ...payments.map((decision) => ({
      ...{ type: 'memberPayment', id: decision.payment.id, tenantId: decision.payment.tenantId, content: decision },
    })),
  ],
  outcome: ({ payments }) => ({ count: payments.length }),
});
