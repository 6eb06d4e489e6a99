// SPDX-License-Identifier: EUPL-1.2
import { parentPort } from 'node:worker_threads';
import { invariant } from '@kernel/core';
import { Press } from './press.ts';
import type { PressAnswer, PressTask } from './press-task.ts';

/** One thread with a press of its own; fonts and template are read once. */
invariant(parentPort !== null, 'this module is the start of a thread');
const port = parentPort;
const press = new Press();

function answer({ id, order }: PressTask): PressAnswer {
  try {
    return { id, result: press.print(order) };
  } catch (fault) {
    return { id, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) };
  }
}

port.on('message', (task: PressTask) => {
  const answered = answer(task);
  const moved = 'result' in answered && answered.result.ok ? [answered.result.value.pdf.buffer as ArrayBuffer] : [];
  port.postMessage(answered, moved);
});
