// SPDX-License-Identifier: EUPL-1.2
// One line a feature. The order here does not matter; the navigation has its own.

export { administration } from './features/administration/feature.ts';
export { agreements } from './features/agreements/feature.ts';
export { billing } from './features/billing/feature.ts';
export { desk } from './features/desk/feature.ts';
export { payments } from './features/payments/feature.ts';
export { settlement } from './features/settlement/feature.ts';
export { start } from './features/start/feature.ts';
export { time } from './features/time/feature.ts';
export { treasury } from './features/treasury/feature.ts';
