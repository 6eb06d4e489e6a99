// SPDX-License-Identifier: EUPL-1.2
import type { Assembly } from '@platform/service';
import { LONG_WORK_ORDERED, type Message } from '@platform/use-case';
import type { Work } from './job-data.ts';

/** Sets a failed job going again. */
export const JOB_REPEATED = 'JobRepeated.v1';

/**
 * An effect outside the database that a message asks for, such as a mail. It cannot be rolled back and so is no use case;
 * its 'run' must be harmless when it comes twice, and throw where it should be tried again.
 */
export interface Delivery {
  readonly service: string;
  readonly name: string;
  readonly on: string;
  readonly run: (message: Message) => Promise<void>;
}

export const handlerKey = (handler: { readonly service: string; readonly name: string }): string => `${handler.service}.${handler.name}`;

/** What a message sets going: each handler is a job of its own, so that one that fails keeps no other waiting. */
export function planMessage(
  assembly: Pick<Assembly, 'handlersOf'>,
  message: Message,
  deliveries: readonly Delivery[] = [],
): readonly Work[] {
  if (message.name === LONG_WORK_ORDERED) return [{ kind: 'longWork', message }];
  if (message.name === JOB_REPEATED) return [{ kind: 'repeat', message }];
  const effects = [...assembly.handlersOf(message.name), ...deliveries.filter(({ on }) => on === message.name)];
  return effects.map((handler) => ({ kind: 'handler', handler: handlerKey(handler), message }));
}
