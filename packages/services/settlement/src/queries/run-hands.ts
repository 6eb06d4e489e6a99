// SPDX-License-Identifier: EUPL-1.2

import type { AccountId, UserId } from '@kernel/core';
import { type Hands, inPlaceOf, shareAPerson } from '@platform/authorization';
import type { QueryContext } from '@platform/use-case';
import { tenantsInCharge } from '@platform/use-case';
import { sql } from 'kysely';
import { saveCorrection } from '../use-cases/save-correction.ts';
import { saveRun } from '../use-cases/save-run.ts';

/** As whose deputy a preview was made, by its history; of the table 'run'. */
export const MADE_IN_PLACE_OF = sql`case when run.status = 'preview' then (select value.content::jsonb -> 'inPlaceOf' from audit_entry as entry
        join audit_value as value on value.tenant_id = entry.tenant_id and value.sequence = entry.sequence
        where entry.tenant_id = run.tenant_id and entry.subject_type = 'settlementRun' and entry.subject_id = run.id
          and entry.action in (${saveRun.name}, ${saveCorrection.name}) and entry.outcome = 'done') end`;

/** The accounts of the users on either side, where two people are asked for; of the table 'run'. */
export const accountsOfHands = ({ inPlaceOf: places }: Reader) => sql<Accounts | null>`case when run.status = 'preview' then
  identity.accounts_of_users(jsonb_build_object('userIds', jsonb_build_array(run.made_by_user)
    || coalesce(${MADE_IN_PLACE_OF}, '[]') || ${JSON.stringify(places)}::jsonb)) end`;

type Accounts = Readonly<Record<UserId, AccountId>>;

export interface Made {
  readonly made_by_user: string | null;
  readonly made_by: string | null;
  readonly made_in_place_of: readonly UserId[] | null;
  readonly accounts: Accounts | null;
}

export interface Reader extends Hands {
  readonly accountId: AccountId | null;
  /** Whose rows of a run the reader may have. */
  readonly inCharge: ReadonlySet<string>;
}

/** The reader with those in whose place a release would be; empty for who has the right to release himself, or none. */
export const readerOf = ({ actor, book }: QueryContext<unknown>): Reader => ({
  ...{ userId: actor.userId, accountId: actor.accountId },
  inPlaceOf: inPlaceOf(actor, book, 'settlement.releaseRun', [{ tenantId: actor.centreId }]),
  inCharge: tenantsInCharge({ actor, book }, 'settlement.readRuns'),
});

/** The reader is no second person, since one of the two would stand in for the other, or both are one: what releaseRun refuses. */
export function sharesAPerson(run: Made, me: Reader): boolean {
  const maker = { userId: run.made_by_user as UserId | null, accountId: run.made_by as AccountId | null };
  return shareAPerson({ ...maker, inPlaceOf: run.made_in_place_of ?? [] }, me, (userId) => run.accounts?.[userId]);
}
