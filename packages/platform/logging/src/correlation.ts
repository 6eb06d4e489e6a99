// SPDX-License-Identifier: EUPL-1.2
import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<string>();

/** All that is logged while 'work' runs, however deep, carries this id; so do the error that a person sees and the job that follows. */
export function withCorrelation<T>(correlationId: string, work: () => T): T {
  return current.run(correlationId, work);
}

export const correlationId = (): string | undefined => current.getStore();
