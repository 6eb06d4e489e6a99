// SPDX-License-Identifier: EUPL-1.2
import { Worker } from 'node:worker_threads';
import { err, type Refusal, type Result, refusal } from '@kernel/core';
import type { PressOrder, Typeset } from './press.ts';
import type { PressAnswer, PressTask } from './press-task.ts';
import type { TypesettingCode } from './refusals.ts';

export type PressResult = Result<Typeset, Refusal<TypesettingCode>>;

interface Waiting {
  readonly id: number;
  readonly resolve: (result: PressResult) => void;
  readonly reject: (fault: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** A thread that sets one letter at a time. It keeps the process alive while it works, not while it waits. */
export class PressThread {
  private worker: Worker | null = null;
  private waiting: Waiting | null = null;
  private tasks = 0;
  private readonly timeoutMs: number;

  constructor(timeoutMs: number) {
    this.timeoutMs = timeoutMs;
  }

  print(order: PressOrder): Promise<PressResult> {
    const worker = this.worker ?? this.started();
    this.tasks += 1;
    const id = this.tasks;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.giveUp(), this.timeoutMs);
      this.waiting = { id, resolve, reject, timer };
      worker.ref();
      worker.postMessage({ id, order } satisfies PressTask);
    });
  }

  async close(): Promise<void> {
    const worker = this.worker;
    this.worker = null;
    this.settle(({ reject }) => reject(new Error('the typesetter was closed')));
    await worker?.terminate();
  }

  private started(): Worker {
    const worker = new Worker(new URL('./typesetting-worker.ts', import.meta.url), { name: 'typesetting', execArgv: [] });
    worker.on('message', (answer: PressAnswer) => this.answered(worker, answer));
    worker.on('error', (fault: Error) => this.lost(worker, fault));
    worker.on('exit', (code) => this.lost(worker, new Error(`the thread ended with ${code}`)));
    this.worker = worker;
    return worker;
  }

  private settle(how: (waiting: Waiting) => void): void {
    const waiting = this.waiting;
    if (waiting === null) return;
    this.waiting = null;
    clearTimeout(waiting.timer);
    how(waiting);
  }

  private answered(worker: Worker, answer: PressAnswer): void {
    if (worker !== this.worker || answer.id !== this.waiting?.id) return;
    worker.unref();
    this.settle(({ resolve, reject }) => ('fault' in answer ? reject(new Error(answer.fault)) : resolve(answer.result)));
  }

  /** The compiler cannot be interrupted: its thread ends when it comes back, and the next letter gets a new one. */
  private giveUp(): void {
    const worker = this.worker;
    this.worker = null;
    this.settle(({ resolve }) => resolve(err(refusal('LETTER_TOO_SLOW', { params: { seconds: Math.ceil(this.timeoutMs / 1000) } }))));
    worker?.unref();
    void worker?.terminate();
  }

  private lost(worker: Worker, fault: Error): void {
    if (worker !== this.worker) return;
    this.worker = null;
    this.settle(({ reject }) => reject(fault));
  }
}
