// SPDX-License-Identifier: EUPL-1.2
import { type TypeInInvoiceRefusal, typeInInvoice } from '@domain/settlement';
import { amountInput, choiceInput, dateInput, everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { invoiceUseCase } from './invoice-use-case.ts';

/** What people call them: invoice, advance, correction, credit note. */
const KINDS = { invoice: '380', advance: '326', correction: '384', credit: '381' } as const;
type Kind = keyof typeof KINDS;

/** Takes what a person reads in a file that no machine could read. */
export const typeInSupplierInvoice = invoiceUseCase({
  name: 'settlement.typeInSupplierInvoice',
  action: 'settlement.enterInvoices',
  input: z.object({
    invoiceId: idInput<'SupplierInvoiceId'>(),
    expectedVersion: versionInput,
    sellerName: textInput(200, 0),
    sellerVatId: textInput(30, 0),
    number: textInput(100, 0),
    kind: choiceInput('SupplierInvoiceKind', Object.keys(KINDS) as [Kind, ...Kind[]]),
    issueDate: dateInput,
    dueDate: dateInput.optional(),
    subject: textInput(200, 0),
    net: amountInput,
    tax: amountInput,
    corrects: textInput(100, 0),
  }),
  ofAll: true,
  refusals: everyCode<TypeInInvoiceRefusal>()(
    'INVOICE_STATUS',
    'SELLER_MISSING',
    'NUMBER_MISSING',
    'LABEL_MISSING',
    'ZERO_AMOUNT',
    'AMOUNT_TOO_LARGE',
    'DATE_IN_FUTURE',
    'INVOICE_DATE_IMPLAUSIBLE',
  ),
  load: async ({ invoices }, { input, actor, at }) => {
    const found = await invoices.lockInvoice(actor.centreId, input.invoiceId);
    return found && { ...found, centreId: actor.centreId, at };
  },
  row: ({ centreId, invoice, version }) => ({ tenantId: centreId, type: 'supplierInvoice', id: invoice.id, version }),
  decide: ({ invoice }, { kind, net, tax, dueDate = null, ...input }, circumstances) =>
    typeInInvoice(invoice, { ...input, dueDate, typeCode: KINDS[kind], netCents: net, taxCents: tax }, circumstances),
  save: ({ invoices }, { id, facts }, { centreId, at }) => invoices.typeIn(centreId, id, facts, at),
  record: (typed) => ({ type: 'supplierInvoice', id: typed.id, content: typed }),
  outcome: ({ id }) => ({ invoiceId: id }),
});
