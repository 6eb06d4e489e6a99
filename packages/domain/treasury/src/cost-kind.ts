// SPDX-License-Identifier: EUPL-1.2

/** Kinds of cost that a budget plans for a pool; the names that settlement posts them under. */
export const COST_KINDS = ['staff', 'material', 'overhead'] as const;
export type CostKind = (typeof COST_KINDS)[number];
