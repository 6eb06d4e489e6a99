// SPDX-License-Identifier: EUPL-1.2
import type { AnyQuery, AnyUseCase } from '@platform/use-case';
import { enterStandAloneCost, withdrawStandAloneCost } from './enter-stand-alone-cost.ts';
import { listStandAloneCosts } from './list-stand-alone-costs.ts';
import { runFairness } from './run-fairness.ts';
import { statementFairness } from './statement-fairness.ts';

const useCases: readonly AnyUseCase[] = [enterStandAloneCost, withdrawStandAloneCost];
const queries: readonly AnyQuery[] = [runFairness, statementFairness, listStandAloneCosts];

/** What the settlement has of comparing shares with use, size and standing alone. */
export const fairness = { useCases, queries };
