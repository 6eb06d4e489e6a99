// SPDX-License-Identifier: EUPL-1.2
export { bankExchange } from './exchange/bank-exchange.ts';
export { payments } from './service.ts';
