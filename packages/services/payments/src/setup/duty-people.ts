// SPDX-License-Identifier: EUPL-1.2
import type { Duty, KnownPerson, NamedGrant } from '@domain/payments';
import type { CivilDate, TenantId, UserId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import { roles } from '../actions.ts';
import { PAYMENTS_FAMILY } from '../closing/meters.ts';

/** What a role must open before its holder can fulfil a duty. */
const ACTION_OF: Readonly<Record<Duty, string>> = {
  ...{
    draft: 'payments.prepareOrders',
    factual: 'payments.prepareOrders',
    arithmetical: 'payments.prepareOrders',
    order: 'payments.order',
  },
  ...{ accept: 'payments.process', run: 'payments.process', release: 'payments.release', handOver: 'payments.process' },
  ...{ recall: 'payments.process', close: 'payments.close' },
};

/** Roles that open this duty. */
const opens = (duty: Duty, held: readonly string[]): boolean =>
  held.some((role) => roles[role]?.some((action) => action === ACTION_OF[duty]));

export interface DutyPerson extends KnownPerson {
  readonly functionTitle: string | null;
  /** That the person's roles open today. */
  readonly duties: readonly Duty[];
}

const DUTIES = Object.keys(ACTION_OF) as Duty[];

/** Who can fulfil duties of a municipality by the roles of today: its own people and those of the centre. */
export async function dutyPeople(reads: Reads, tenantId: TenantId, today: CivilDate): Promise<DutyPerson[]> {
  const asked = JSON.stringify({ tenantId, today, family: PAYMENTS_FAMILY, roles: Object.keys(roles) });
  const { rows } = await sql<{ people: readonly (Omit<DutyPerson, 'duties'> & { readonly roles: readonly string[] })[] }>`
    select identity.people_of_duties(${asked}::jsonb) as people`.execute(reads);
  return (rows[0]?.people ?? []).map(({ userId, name, functionTitle, side, roles: held }) => ({
    ...{ userId, name, functionTitle, side, duties: DUTIES.filter((duty) => opens(duty, held)) },
  }));
}

/** Of each holder the duties whose pages no role of theirs opens. */
export function closedDuties(grants: readonly NamedGrant[], people: readonly DutyPerson[]): ReadonlyMap<UserId, readonly Duty[]> {
  const open = new Map(people.map(({ userId, duties }) => [userId, duties]));
  const closed = grants.filter(({ userId, duty }) => !open.get(userId)?.includes(duty));
  return new Map(
    [...Map.groupBy(closed, ({ userId }) => userId)].map(([userId, own]) => [userId, [...new Set(own.map(({ duty }) => duty))]]),
  );
}
