// SPDX-License-Identifier: EUPL-1.2
export { type CheckOptions, checkInvoice } from './check-invoice.ts';
export { readInvoice } from './read-invoice.ts';
export { writeCii, writeUbl } from './write-invoice.ts';
