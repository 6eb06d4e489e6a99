// SPDX-License-Identifier: EUPL-1.2

/** Kinds of cost that settlement posts in a pool; other income counts below zero. */
export const COST_KINDS = ['staff', 'material', 'overhead', 'income'] as const;
export type CostKind = (typeof COST_KINDS)[number];

/** What a budget plans by itself; planned income has a list of its own. */
export const PLANNED_KINDS = ['staff', 'material', 'overhead'] as const;
