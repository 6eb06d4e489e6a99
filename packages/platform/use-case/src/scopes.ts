// SPDX-License-Identifier: EUPL-1.2
import { type Actor, tenantsFor } from '@platform/authorization';
import type { Scope } from '@platform/database';
import type { Platform } from './platform.ts';

/** What the actor may see for an action; writing is limited further before anything is saved. */
export function scopeFor(platform: Pick<Platform, 'book'>, actor: Actor, action: string, writes: 'none' | 'permitted'): Scope {
  const permitted = tenantsFor(actor, platform.book, action);
  const readTenants = [...new Set([...permitted, actor.body.tenantId])];
  return {
    associationId: actor.associationId,
    readTenants,
    writeTenants: writes === 'none' ? [] : readTenants,
    audience: actor.body.side,
  };
}
