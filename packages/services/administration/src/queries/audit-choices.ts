// SPDX-License-Identifier: EUPL-1.2
import { query } from '@platform/use-case';
import { z } from 'zod';
import { forMembers } from './list-audit.ts';

export interface AuditChoices {
  /** Use cases that stand in the log. */
  readonly actions: readonly string[];
  readonly actors: readonly { readonly accountId: string; readonly name: string }[];
}

/** What the log can be narrowed down to: all that stands in what the reader may see of it. */
export const auditChoices = (internal: () => readonly string[]) =>
  query({
    name: 'administration.auditChoices',
    action: 'administration.readAudit',
    input: z.object({}),
    run: async (reads, { actor, permitted }): Promise<AuditChoices> => {
      const isMember = actor.body.side === 'member';
      const entries = reads
        .selectFrom('audit_entry as e')
        .where(permitted({ tenantId: 'e.tenant_id' }))
        .$if(isMember, (q) =>
          q
            .leftJoin('audit_value as v', (join) => join.onRef('v.tenant_id', '=', 'e.tenant_id').onRef('v.sequence', '=', 'e.sequence'))
            .where(forMembers(internal())),
        );
      const actions = await entries.select('e.action').distinct().orderBy('e.action').execute();
      const people = await entries
        .innerJoin('tenant_user as u', (join) =>
          join.onRef('u.tenant_id', '=', 'e.acting_tenant_id').onRef('u.account_id', '=', 'e.actor_account_id'),
        )
        // A member sees the staff of the centre as the association has decided, and never by account.
        .$if(isMember, (q) => q.where('e.acting_tenant_id', '=', actor.body.tenantId))
        .select(['u.account_id as accountId', 'u.name'])
        .distinct()
        .orderBy('u.name')
        .execute();
      const named = new Map(
        people.flatMap(({ accountId, name }) => (accountId === null ? [] : [[accountId, { accountId, name }] as const])),
      );
      return { actions: actions.map(({ action }) => action), actors: [...named.values()] };
    },
  });
