// SPDX-License-Identifier: EUPL-1.2
import { parentPort } from 'node:worker_threads';
import { fairnessOf, whatIf } from '@domain/settlement';
import { invariant } from '@kernel/core';
import type { TrialAnswer, TrialOrder } from './trial-task.ts';

/** The start of a thread that settles for trial: hundreds of members and pools would hold up everybody else's questions. */
invariant(parentPort !== null, 'this module is the start of a thread');
const port = parentPort;

function answer({ id, task }: TrialOrder): TrialAnswer {
  const started = performance.now();
  try {
    const result = task.kind === 'fairness' ? fairnessOf(task.input) : whatIf(task.input, task.changes, task.changedFrom ?? task.input);
    return { id, result, milliseconds: Math.ceil(performance.now() - started) };
  } catch (fault) {
    return { id, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) };
  }
}

port.on('message', (order: TrialOrder) => port.postMessage(answer(order)));
