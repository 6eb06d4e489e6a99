// SPDX-License-Identifier: EUPL-1.2
import { type BookInvoiceRefusal, bookInvoice as book } from '@domain/settlement';
import { err, monthOf, type Refusal, type TenantId } from '@kernel/core';
import { everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { familyNames, withFamilyNames } from '../family-names.ts';
import type { Gate } from '../repositories/reading-gate-repository.ts';
import { assignSupplierInvoice } from './assign-invoice.ts';
import { invoiceUseCase, postingState, recordOfPosting, savePostings, tenantOfPosting } from './invoice-use-case.ts';
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
    /** Needed where the invoice breaks rules or bears a number that its seller has used before. */
    remark: textInput(500, 0).optional(),
  }),
  twoPeople: true,
  timeoutMs: 30_000,
  ofAll: true,
  refusals: everyCode<BookInvoiceRefusal>()(
    'INVOICE_STATUS',
    'NOT_A_PERSON',
    'SAME_PERSON',
    'NOT_CONFIRMED',
    'INVOICE_DUPLICATE',
    'FINDINGS_UNEXPLAINED',
    'SAME_NUMBER_UNEXPLAINED',
    'NOTHING_ASSIGNED',
    'WHOLE_AND_LINES',
    'INVOICE_LINE_UNKNOWN',
    'LINE_SUM_DIFFERS',
    'POOL_UNKNOWN',
    'POOL_RETIRED',
    'COST_CENTRE_UNKNOWN',
    'COST_CENTRE_RETIRED',
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
        target.kind === 'member'
          ? { tenantId: target.tenantId, month: monthOf(target.occurredOn) }
          : { tenantId: centreId, month: target.month },
    );
    // Costs of one support centre are posted one after the other, as where they are entered by hand.
    const centres = found.invoice.assignments.flatMap(({ target }) => (target.kind === 'centre' ? [target.costCentreId] : []));
    for (const id of [...new Set(centres)].sort()) await repositories.centres.lockCentre(centreId, id);
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
  decide: (state, { factuallyCorrect, arithmeticallyCorrect, remark = '' }, circumstances) => {
    const booked = book(state, { factuallyCorrect, arithmeticallyCorrect, remark }, circumstances);
    if (booked.ok) return booked;
    return err<Refusal<BookInvoiceRefusal>>(withFamilyNames(firstOfLines(booked.error), state.families));
  },
  alsoWrites: ({ centreId }, { postings }): readonly TenantId[] => [...new Set(postings.map((one) => tenantOfPosting(one, centreId)))],
  save: async (repositories, { id, postings, confirmation }, state) => {
    await savePostings(repositories, state, id, postings);
    await repositories.invoices.book(state.centreId, id, confirmation.remark, state.userId, state.posted.at);
  },
  record: (booked, { centreId }) => [
    {
      type: 'supplierInvoice',
      id: booked.id,
      content: booked,
      messages: [{ name: 'SupplierInvoiceBooked.v1', payload: { invoiceId: booked.id } }],
    },
    ...booked.postings.map((one) => recordOfPosting(one, centreId, { supplierInvoiceId: booked.id })),
  ],
  outcome: ({ id, postings }) => ({ invoiceId: id, postings: postings.length }),
});
