// SPDX-License-Identifier: EUPL-1.2
import { type BookInvoiceRefusal, bookInvoice as book } from '@domain/settlement';
import { err, monthOf, type Refusal, type TenantId } from '@kernel/core';
import { everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { familyNames, withFamilyNames } from '../family-names.ts';
import type { Gate } from '../repositories/reading-gate-repository.ts';
import { assignSupplierInvoice } from './assign-invoice.ts';
import { invoiceUseCase, postingState, savePostings, tenantOfPosting } from './invoice-use-case.ts';
import { firstOfLines } from './refusals-of-lines.ts';

/** The second person states that an invoice is right in the matter and in its sums; with that its costs and charges are posted. */
export const bookSupplierInvoice = invoiceUseCase({
  name: 'settlement.bookSupplierInvoice',
  action: 'settlement.bookInvoices',
  input: z.object({
    invoiceId: idInput<'SupplierInvoiceId'>(),
    expectedVersion: versionInput,
    factuallyCorrect: z.boolean(),
    arithmeticallyCorrect: z.boolean(),
  }),
  twoPeople: true,
  timeoutMs: 30_000,
  refusals: everyCode<BookInvoiceRefusal>()(
    'INVOICE_STATUS',
    'NOT_A_PERSON',
    'SAME_PERSON',
    'NOT_CONFIRMED',
    'INVOICE_DUPLICATE',
    'NOTHING_ASSIGNED',
    'WHOLE_AND_LINES',
    'INVOICE_LINE_UNKNOWN',
    'LINE_SUM_DIFFERS',
    'POOL_UNKNOWN',
    'POOL_RETIRED',
    'MEMBER_UNKNOWN',
    'LABEL_MISSING',
    'ZERO_AMOUNT',
    'AMOUNT_TOO_LARGE',
    'INCOME_BELOW_ZERO',
    'MONTH_IN_FUTURE',
    'MONTH_BEFORE_ASSOCIATION',
    'POOL_WITHOUT_KEY',
    'DATE_IN_FUTURE',
    'DATE_BEFORE_MEMBERSHIP',
    'CHARGE_WITHOUT_BASIS',
    'PERIOD_FROZEN',
    'MONTH_NEVER_SETTLED',
  ),
  load: async (repositories, { input, actor, ports, at }) => {
    const { centreId, associationId, userId, accountId } = actor;
    const found = await repositories.invoices.lockInvoice(centreId, input.invoiceId);
    if (!found) return null;
    const gates = found.invoice.assignments.map(
      ({ target }): Gate =>
        target.kind === 'pool'
          ? { tenantId: centreId, month: target.month }
          : { tenantId: target.tenantId, month: monthOf(target.occurredOn) },
    );
    await repositories.gates.post(gates);
    return {
      ...(await postingState(repositories, ports, centreId, at)),
      ...found,
      families: await familyNames(repositories.statements, centreId),
      ...{ centreId, associationId: associationId as never, userId, posted: { at, accountId } },
    };
  },
  row: ({ centreId, invoice, version }) => ({ tenantId: centreId, type: 'supplierInvoice', id: invoice.id, version }),
  secondPerson: { after: [assignSupplierInvoice.name], first: ({ invoice }) => invoice.assignedBy },
  decide: (state, confirmation, circumstances) => {
    const booked = book(state, confirmation, circumstances);
    if (booked.ok) return booked;
    return err<Refusal<BookInvoiceRefusal>>(withFamilyNames(firstOfLines(booked.error), state.families));
  },
  alsoWrites: ({ centreId }, { postings }): readonly TenantId[] => [...new Set(postings.map((one) => tenantOfPosting(one, centreId)))],
  save: async (repositories, { id, postings }, state) => {
    await savePostings(repositories, state, id, postings);
    await repositories.invoices.book(state.centreId, id, state.userId, state.posted.at);
  },
  record: (booked, { centreId }) => [
    {
      type: 'supplierInvoice',
      id: booked.id,
      content: booked,
      messages: [{ name: 'SupplierInvoiceBooked.v1', payload: { invoiceId: booked.id } }],
    },
    ...booked.postings.map((one) =>
      one.kind === 'cost'
        ? { type: 'poolCost', id: one.cost.id, tenantId: centreId, content: { ...one.cost, supplierInvoiceId: booked.id } }
        : { type: 'directCharge', id: one.charge.id, tenantId: one.charge.tenantId as TenantId, content: one.charge },
    ),
  ],
  outcome: ({ id, postings }) => ({ invoiceId: id, postings: postings.length }),
});
