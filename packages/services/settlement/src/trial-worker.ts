// SPDX-License-Identifier: EUPL-1.2
import { parentPort } from 'node:worker_threads';
import { fairnessOf, type RunInput, type RunTotals, whatIf } from '@domain/settlement';
import { invariant, ok } from '@kernel/core';
import { unpackInput } from './packed-readings.ts';
import type { Trial, TrialAnswer, TrialOrder, TrialResult } from './trial-task.ts';

/** The start of a thread that settles for trial: hundreds of members and pools would hold up everybody else's questions. */
invariant(parentPort !== null, 'this module is the start of a thread');
const port = parentPort;

const sumsOf = ({ totals: _totals, pools: _pools, ...sums }: RunTotals): Trial['before'] => sums;

function tried(input: RunInput, { changes, changedFrom }: NonNullable<TrialOrder['trial']>): TrialResult {
  const result = whatIf(input, changes, changedFrom ? unpackInput(changedFrom) : input);
  if (!result.ok) return result;
  const { before, after } = result.value;
  return ok({ ...result.value, before: sumsOf(before), after: sumsOf(after) });
}

function answer({ id, input: packed, trial }: TrialOrder): TrialAnswer {
  const started = performance.now();
  try {
    const input = unpackInput(packed);
    const result = trial ? tried(input, trial) : fairnessOf(input);
    return { id, result, milliseconds: Math.ceil(performance.now() - started) };
  } catch (fault) {
    return { id, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) };
  }
}

port.on('message', (order: TrialOrder) => port.postMessage(answer(order)));
