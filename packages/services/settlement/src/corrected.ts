// SPDX-License-Identifier: EUPL-1.2
import {
  type CarriedQuantity,
  type ChargedStatement,
  canonicalCorrection,
  carriedChange,
  correctRun,
  RUN_RULES_VERSION,
  type RunCorrection,
  type RunInput,
  type RunResult,
} from '@domain/settlement';
import type { TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { BASIS_NAMES } from './basis-names.ts';
import { type CorrectionChain, chargedBefore, keptInput } from './correction-chain.ts';
import { sha256 } from './plain-json.ts';
import { restoreRunInput, rulesOf } from './restore-run-input.ts';
import type { Settled } from './settled.ts';

/** The differences that a recomputation of a corrected period makes. */
export interface Corrected {
  readonly correction: RunCorrection;
  /** What goes on to the next regular run otherwise than before. */
  readonly carriedChange: readonly CarriedQuantity[];
  /** Over the differences and the result that they lead to. */
  readonly resultHash: string;
}

export interface Before {
  readonly charged: readonly ChargedStatement[];
  /** null where the last run was made by other rules: then no reasons are told. */
  readonly input: RunInput | null;
  readonly carried: readonly CarriedQuantity[];
}

export async function whatStoodBefore(
  reads: Reads,
  centreId: TenantId,
  { ids, carried }: Pick<CorrectionChain, 'ids' | 'carried'>,
): Promise<Before> {
  const input = await keptInput(reads, centreId, ids.at(-1) ?? ids[0]);
  return {
    charged: await chargedBefore(reads, ids),
    input: rulesOf(input) === RUN_RULES_VERSION ? restoreRunInput(input) : null,
    carried,
  };
}

export function correctedBy({ charged, input, carried }: Before, settled: Settled, recomputed: RunResult): Corrected {
  const correction = correctRun({
    charged,
    recomputed,
    bases: BASIS_NAMES,
    ...(input ? { inputs: { before: input, after: settled.input } } : {}),
  });
  return {
    correction,
    carriedChange: carriedChange(carried, recomputed.proof.carried),
    resultHash: sha256(canonicalCorrection(correction, settled.resultHash)),
  };
}

/** A correction as it comes out of what is known now. */
export interface CorrectedNow {
  /** 1 for the first correction of its run. */
  readonly number: number;
  /** The runs that it goes on from. */
  readonly before: readonly string[];
  /** null where the inputs are refused. */
  readonly corrected: Corrected | null;
}

export async function correctedNow(reads: Reads, centreId: TenantId, chain: CorrectionChain, settled: Settled): Promise<CorrectedNow> {
  const { result } = settled;
  const corrected = result.ok ? correctedBy(await whatStoodBefore(reads, centreId, chain), settled, result.value) : null;
  return { number: chain.corrections + 1, before: chain.ids, corrected };
}
