// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import type { Actor } from '@platform/authorization';
import { isUnavailable } from '@platform/database';
import type { GraphQLContext } from '@platform/graphql';
import { systemNewId } from '@platform/use-case';
import type { Asked } from '../auth/asker.ts';
import type { ChangeHub } from './change-hub.ts';
import { type Standing, watchChanges } from './watch-changes.ts';

export interface OperationSettings {
  readonly house: House;
  readonly hub: ChangeHub;
  readonly actor: Actor;
  readonly signal: AbortSignal;
  /** Who may act at this moment; for the events of a stream. */
  readonly askAgain: () => Promise<Asked>;
  readonly recheckMs: number;
}

/** What Yoga makes of the context; a stream changes the actor in it from event to event. */
type Live = { -readonly [Key in keyof GraphQLContext]: GraphQLContext[Key] };

export interface OperationContext {
  readonly context: GraphQLContext;
  /** Yoga copies the context; it tells which copy the resolvers see. */
  readonly adopt: (live: GraphQLContext) => void;
  readonly close: () => Promise<void>;
}

export function operationContext(settings: OperationSettings): OperationContext {
  const { house, hub, signal, askAgain, recheckMs } = settings;
  const { platform, database } = house;
  const session = database.readSession();
  let live: Live | null = null;
  const actor = (): Actor => live?.actor ?? settings.actor;
  const renew = async (): Promise<Standing> => {
    try {
      const asked = await askAgain();
      if ('refused' in asked) return 'ended';
      if (live) live.actor = asked.actor;
      return 'permitted';
    } catch (error) {
      if (isUnavailable(error)) return 'unknown';
      throw error;
    }
  };
  const sees = (tenantId: string): boolean =>
    actor().body.tenantId === tenantId || actor().grants.some((grant) => grant.tenantIds.some((id) => id === tenantId));
  const context: GraphQLContext = {
    platform,
    actor: settings.actor,
    language: settings.actor.language,
    session,
    newId: systemNewId,
    signal,
    changes: { watch: (topic, until) => watchChanges({ hub, sees, renew, recheckMs }, topic, until) },
  };
  return {
    context,
    adopt: (adopted) => {
      live = adopted as Live;
    },
    close: () => session.close(),
  };
}
