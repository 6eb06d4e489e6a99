// SPDX-License-Identifier: EUPL-1.2
import type { AnyQuery, AnyUseCase } from '@platform/use-case';
import { assignSupplierInvoice } from './assign-invoice.ts';
import { bookSupplierInvoice } from './book-invoice.ts';
import { findSupplierInvoice, supplierInvoiceHistory } from './find-invoice.ts';
import { listSupplierInvoices } from './list-invoices.ts';
import { giveBackSupplierInvoice, rejectSupplierInvoice } from './refuse-invoice.ts';
import { takeBackSupplierInvoice } from './take-back-invoice.ts';
import { keepReading, receiveInvoices, takeInInvoices } from './take-in-invoices.ts';
import { takeInProgress } from './take-in-progress.ts';
import { typeInSupplierInvoice } from './type-in-invoice.ts';
import { waitingAssignments, waitingBookings } from './waiting-invoices.ts';

const useCases: readonly AnyUseCase[] = [
  receiveInvoices,
  keepReading,
  typeInSupplierInvoice,
  assignSupplierInvoice,
  bookSupplierInvoice,
  takeBackSupplierInvoice,
  rejectSupplierInvoice,
  giveBackSupplierInvoice,
];
const waiting: readonly AnyQuery[] = [waitingAssignments, waitingBookings];
const queries: readonly AnyQuery[] = [listSupplierInvoices, findSupplierInvoice, supplierInvoiceHistory, takeInProgress, ...waiting];

/** What the settlement has of suppliers' invoices. */
export const supplierInvoices = { useCases, queries, waiting, longUseCases: [takeInInvoices] };
