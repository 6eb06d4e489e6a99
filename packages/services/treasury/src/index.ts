// SPDX-License-Identifier: EUPL-1.2
export { treasury } from './service.ts';
export { deferItem } from './use-cases/defer-item.ts';
export { draftBudget } from './use-cases/draft-budget.ts';
export { enterPayment } from './use-cases/enter-payment.ts';
export { prepareLevy } from './use-cases/prepare-levy.ts';
export { proposeOpening } from './use-cases/propose-opening.ts';
export { releaseLevy } from './use-cases/release-levy.ts';
export { releaseOpening } from './use-cases/release-opening.ts';
export { resolveBudget } from './use-cases/resolve-budget.ts';
export { setTreasuryRule } from './use-cases/set-treasury-rule.ts';
