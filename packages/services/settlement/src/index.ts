// SPDX-License-Identifier: EUPL-1.2
export { settlement } from './service.ts';
export { assignSupplierInvoice } from './supplier-invoices/assign-invoice.ts';
export { readSupplierFile } from './supplier-invoices/read-supplier-file.ts';
export { readingJson } from './supplier-invoices/reading-record.ts';
export { keepReading, receiveInvoices } from './supplier-invoices/take-in-invoices.ts';
export { carryOutRelease } from './use-cases/carry-out-release.ts';
export { definePool } from './use-cases/define-pool.ts';
export { discardRun } from './use-cases/discard-run.ts';
export { enterDirectCharge } from './use-cases/enter-direct-charge.ts';
export { enterPoolCost } from './use-cases/enter-pool-cost.ts';
export { enterQuantity } from './use-cases/enter-quantity.ts';
export { freezeRun } from './use-cases/freeze-run.ts';
export { importPoolCosts } from './use-cases/import-pool-costs.ts';
export { makeRun } from './use-cases/make-run.ts';
export { publishKeyVersion } from './use-cases/publish-key-version.ts';
export { releaseRun } from './use-cases/release-run.ts';
export { saveRun } from './use-cases/save-run.ts';
