// SPDX-License-Identifier: EUPL-1.2
import { Worker } from 'node:worker_threads';
import type { RunInput } from '@domain/settlement';
import { err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { distinctAgreements } from './distinct-agreements.ts';
import { buffersOf, packInput } from './packed-readings.ts';
import type { FairnessResult, FairnessTask, TrialAnswer, TrialOrder, TrialResult, TrialTask } from './trial-task.ts';

export type TrialCode = 'TRIAL_TOO_LARGE' | 'TRIALS_WAITING';

export interface Tried<Of = TrialResult> {
  readonly result: Of;
  /** How long it was reckoned, without what it waited. */
  readonly milliseconds: number;
}

interface Waiting {
  readonly resolve: (tried: Result<Tried<TrialResult | FairnessResult>, Refusal<TrialCode>>) => void;
  readonly reject: (fault: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** With what is handed over: hundreds of thousands of sums would take longer to copy than to reckon with. */
function orderOf(id: number, task: TrialTask | FairnessTask): { readonly order: TrialOrder; readonly handedOver: ArrayBuffer[] } {
  const agreements = distinctAgreements(task.input.agreements);
  const input = packInput({ ...task.input, agreements });
  if (task.kind === 'fairness') return { order: { id, input, trial: null }, handedOver: buffersOf(input) };
  const other = task.changedFrom?.agreements;
  const distinct = other === undefined || other === task.input.agreements ? agreements : distinctAgreements(other);
  const changedFrom = task.changedFrom && packInput({ ...task.changedFrom, agreements: distinct });
  return {
    order: { id, input, trial: { changes: task.changes, changedFrom } },
    handedOver: [input, ...(changedFrom ? [changedFrom] : [])].flatMap(buffersOf),
  };
}

/** Most of what a trial makes is gone when it ends; with the usual room for what is young, collecting it took a third of the time. */
const ROOM = { maxYoungGenerationSizeMb: 128 } as const;
const MOST_WAITING = 8;
const TIMEOUT_MS = 15_000;

/** One thread for all trials of the process, which takes one after the other. It keeps the process alive while it works, not while it waits. */
class TrialThread {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private orders = 0;

  run(task: TrialTask | FairnessTask): Promise<Result<Tried<TrialResult | FairnessResult>, Refusal<TrialCode>>> {
    if (this.waiting.size >= MOST_WAITING) return Promise.resolve(err(refusal('TRIALS_WAITING')));
    const worker = this.worker ?? this.started();
    this.orders += 1;
    const id = this.orders;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.giveUp(), TIMEOUT_MS);
      this.waiting.set(id, { resolve, reject, timer });
      worker.ref();
      const { order, handedOver } = orderOf(id, task);
      worker.postMessage(order, handedOver);
    });
  }

  private started(): Worker {
    const worker = new Worker(new URL('./trial-worker.ts', import.meta.url), { name: 'trial', execArgv: [], resourceLimits: ROOM });
    worker.on('message', (answer: TrialAnswer) => this.answered(worker, answer));
    worker.on('error', (fault: Error) => this.lost(worker, fault));
    worker.on('exit', (code) => this.lost(worker, new Error(`the thread ended with ${code}`)));
    worker.unref();
    this.worker = worker;
    return worker;
  }

  private settle(id: number, how: (waiting: Waiting) => void): void {
    const waiting = this.waiting.get(id);
    if (!waiting) return;
    this.waiting.delete(id);
    clearTimeout(waiting.timer);
    how(waiting);
  }

  private answered(worker: Worker, answer: TrialAnswer): void {
    if (worker !== this.worker) return;
    this.settle(answer.id, ({ resolve, reject }) =>
      'fault' in answer ? reject(new Error(answer.fault)) : resolve(ok({ result: answer.result, milliseconds: answer.milliseconds })),
    );
    if (this.waiting.size === 0) worker.unref();
  }

  /** What is being reckoned cannot be interrupted: the thread ends with all that waits behind it, and the next trial gets a new one. */
  private giveUp(): void {
    const worker = this.worker;
    this.worker = null;
    for (const id of [...this.waiting.keys()]) this.settle(id, ({ resolve }) => resolve(err(refusal('TRIAL_TOO_LARGE'))));
    void worker?.terminate();
  }

  private lost(worker: Worker, fault: Error): void {
    if (worker !== this.worker) return;
    this.worker = null;
    for (const id of [...this.waiting.keys()]) this.settle(id, ({ reject }) => reject(fault));
  }
}

const thread = new TrialThread();

type Answered<Of> = Promise<Result<Tried<Of>, Refusal<TrialCode>>>;

/** The answer to a task is the result of its kind. */
export const tryInThread = (task: Omit<TrialTask, 'kind'>): Answered<TrialResult> =>
  thread.run({ kind: 'whatIf', ...task }) as Answered<TrialResult>;
export const fairnessInThread = (input: RunInput): Answered<FairnessResult> =>
  thread.run({ kind: 'fairness', input }) as Answered<FairnessResult>;
