// SPDX-License-Identifier: EUPL-1.2

export { closingsExport } from './closing/closings-export.ts';
export { type StoredFault, type StoredFaultCode, verifyStored } from './closing/verify-stored.ts';
export { bankExchange } from './exchange/bank-exchange.ts';
export { payments } from './service.ts';
