// SPDX-License-Identifier: EUPL-1.2
import type { TenantId } from '@kernel/core';

/** What has happened, for others to act upon: a past tense with a version, and ids only. */
export interface MessageDraft {
  readonly name: `${string}.v${number}`;
  /** The tenant in which it happened; the use case's own if not given. */
  readonly tenantId?: TenantId;
  readonly payload: Readonly<Record<string, string | number | null | readonly string[]>>;
}

/** A message as a handler gets it. */
export interface Message {
  readonly id: string;
  readonly name: string;
  readonly tenantId: TenantId;
  readonly associationId: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly causeAccountId: string | null;
  readonly correlationId: string;
}
