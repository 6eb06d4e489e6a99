// SPDX-License-Identifier: EUPL-1.2
import { type Builder, mutationField, pageType, readField } from '@platform/graphql';
import type { historyType } from '@platform/service';
import { orderOf } from '@platform/use-case';
import type { Texts } from '../graphql/texts.ts';
import { messages } from '../messages/index.ts';
import { assignSupplierInvoice } from './assign-invoice.ts';
import { bookSupplierInvoice } from './book-invoice.ts';
import { findSupplierInvoice, supplierInvoiceHistory } from './find-invoice.ts';
import { invoiceRowType, invoiceType, takeInProgressType } from './invoice-types.ts';
import { listSupplierInvoices } from './list-invoices.ts';
import { giveBackSupplierInvoice, rejectSupplierInvoice } from './refuse-invoice.ts';
import { takeBackSupplierInvoice } from './take-back-invoice.ts';
import { takeInInvoices } from './take-in-invoices.ts';
import { takeInProgress } from './take-in-progress.ts';
import { typeInSupplierInvoice } from './type-in-invoice.ts';

/** @param step the history type of the service */
export function supplierInvoiceFields(builder: Builder, texts: Texts, step: ReturnType<typeof historyType>): void {
  const invoice = invoiceType(builder, texts);
  const progress = takeInProgressType(builder, texts);
  readField(builder, 'supplierInvoices', listSupplierInvoices, pageType(builder, 'SupplierInvoiceRow', invoiceRowType(builder)));
  readField(builder, 'supplierInvoice', findSupplierInvoice, invoice, { nullable: true });
  readField(builder, 'supplierInvoiceHistory', supplierInvoiceHistory, [step]);
  readField(builder, 'takeInProgress', takeInProgress, progress, { nullable: true });
  mutationField(builder, orderOf(takeInInvoices), {
    messages,
    payload: {
      progress: { type: progress, query: takeInProgress, input: ({ commandId }: { commandId: string }) => ({ commandId }), nullable: true },
    },
  });
  const payload = {
    invoice: {
      type: invoice,
      query: findSupplierInvoice,
      input: ({ invoiceId }: { invoiceId: string }) => ({ invoiceId }),
      nullable: true,
    },
  };
  for (const useCase of [rejectSupplierInvoice, giveBackSupplierInvoice]) mutationField(builder, useCase, { messages, payload });
  mutationField(builder, typeInSupplierInvoice, { messages, payload });
  mutationField(builder, assignSupplierInvoice, { messages, payload });
  mutationField(builder, bookSupplierInvoice, { messages, payload });
  mutationField(builder, takeBackSupplierInvoice, { messages, payload });
}
