// SPDX-License-Identifier: EUPL-1.2
import type { AssociationId, TenantId } from '@kernel/core';
import { serviceActor } from '@platform/authorization';
import type { Message } from './messages.ts';
import type { Platform } from './platform.ts';
import { runUseCase } from './run-use-case.ts';
import type { AnyUseCase } from './use-case.ts';

/** An event of some service → a use case of this one. The effect takes place once per message, however often it is delivered. */
export interface Handler {
  /** Unique within the service; stands in the mark of what was handled. */
  readonly name: string;
  readonly service: string;
  readonly useCase: AnyUseCase;
  /** null: this message needs nothing done. */
  readonly input: (message: Message) => Record<string, unknown> | null;
}

/** Why a handler could not do its effect; the job is tried again and, at last, shown as failed. */
export class HandlerRefused extends Error {
  readonly code: string;
  constructor(handler: string, code: string) {
    super(`${handler} was refused: ${code}`);
    this.code = code;
  }
}

export async function handleMessage(platform: Platform, handler: Handler, message: Message, centreId: TenantId): Promise<void> {
  const input = handler.input(message);
  if (input === null) return;
  const actor = serviceActor({
    service: handler.service,
    associationId: message.associationId as AssociationId,
    centreId,
    tenantIds: [...new Set([message.tenantId, centreId])],
    causeAccountId: message.causeAccountId as never,
    correlationId: message.correlationId,
  });
  const result = await runUseCase(platform, handler.useCase, {
    actor,
    input,
    handling: { message, handler: `${handler.service}.${handler.name}` },
  });
  if (!result.ok) throw new HandlerRefused(handler.name, result.error.code);
}
