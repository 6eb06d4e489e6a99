// SPDX-License-Identifier: EUPL-1.2
import { actorFor, type House } from '@assembly/core';
import { instant } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { readSessionCookie, resumeContext, type SessionContext } from '@platform/identity';
import type { Request } from 'express';

/** Where a request came from, as identity wants to know it. */
export const originOf = (house: House, request: Request) => ({
  address: request.ip ?? 'unknown',
  at: instant(house.platform.clock()),
});

export const tokenOf = (request: Request): string => readSessionCookie(request.get('cookie')) ?? '';

/** Who asks; null if nobody is signed in. */
export function contextOf(house: House, token: string, use: 'touch' | 'look' = 'touch'): Promise<SessionContext | null> {
  return resumeContext(house.identity, { token, at: instant(house.platform.clock()) }, use);
}

/** The body that stands in the address '/a/:association/:body/…'. */
export interface BodyAddress {
  readonly association: string;
  readonly body: string;
}

export type Asked = { readonly actor: Actor } | { readonly refused: { status: number; code: string } };

const SIGNED_OUT = { status: 401, code: 'SIGNED_OUT' } as const;

/** Asked anew for each request and each event of a stream: what was permitted a moment ago may have ended. */
export async function actorOf(
  house: House,
  token: string,
  address: BodyAddress,
  correlationId: string,
  use: 'touch' | 'look' = 'touch',
): Promise<Asked> {
  const context = await contextOf(house, token, use);
  if (!context) return { refused: SIGNED_OUT };
  if (context.standing === 'awaiting_second_factor') return { refused: { status: 401, code: 'SECOND_FACTOR_REQUIRED' } };
  if (context.standing === 'awaiting_second_factor_setup') return { refused: { status: 401, code: 'SECOND_FACTOR_SETUP_NEEDED' } };
  const actor = actorFor(house.platform.book, context, address.association, address.body, correlationId);
  return actor ? { actor } : { refused: { status: 404, code: 'NOT_FOUND' } };
}
