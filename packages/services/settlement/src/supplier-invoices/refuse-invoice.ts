// SPDX-License-Identifier: EUPL-1.2
import { giveBackInvoice, type RefuseInvoiceRefusal, rejectInvoice } from '@domain/settlement';
import { everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { invoiceUseCase } from './invoice-use-case.ts';

const refusing = (name: string, action: string, decide: typeof rejectInvoice) =>
  invoiceUseCase({
    name,
    action,
    input: z.object({ invoiceId: idInput<'SupplierInvoiceId'>(), expectedVersion: versionInput, reason: textInput(300, 0) }),
    ofAll: true,
    refusals: everyCode<RefuseInvoiceRefusal>()('INVOICE_STATUS', 'REASON_MISSING'),
    load: async ({ invoices }, { input, actor }) => {
      const found = await invoices.lockInvoice(actor.centreId, input.invoiceId);
      return found && { ...found, centreId: actor.centreId };
    },
    row: ({ centreId, invoice, version }) => ({ tenantId: centreId, type: 'supplierInvoice', id: invoice.id, version }),
    decide: ({ invoice }, input, circumstances) => decide(invoice, input, circumstances),
    save: ({ invoices }, { id, status, reason }, { centreId }) => invoices.refuse(centreId, id, status, reason),
    record: (refused) => ({ type: 'supplierInvoice', id: refused.id, content: refused }),
    outcome: ({ id }) => ({ invoiceId: id }),
  });

/** It will not be paid, and becomes no cost. */
export const rejectSupplierInvoice = refusing('settlement.rejectSupplierInvoice', 'settlement.enterInvoices', rejectInvoice);

/** The second person finds something wrong with the assignment. */
export const giveBackSupplierInvoice = refusing('settlement.giveBackSupplierInvoice', 'settlement.bookInvoices', giveBackInvoice);
