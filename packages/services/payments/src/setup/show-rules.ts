// SPDX-License-Identifier: EUPL-1.2
import { DUTY_SIDE, type MatchingRules, type NamedGrant, type Person, type RulesWarning, rulesWarnings } from '@domain/payments';
import { type AccountId, byText, type CivilDate, type TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { fromJson } from '../json.ts';
import { closedDuties, type DutyPerson, dutyPeople } from './duty-people.ts';
import { isActor } from './list-bank-accounts.ts';
import type { RulesStatus } from './rules-repository.ts';

interface Row {
  readonly id: string;
  readonly rules_version: number;
  readonly status: RulesStatus;
  readonly valid_from: CivilDate;
  readonly clause: string;
  readonly one_determiner: boolean;
  readonly determiner_may_order: boolean;
  readonly grants: unknown;
  readonly matching: unknown;
  readonly proposed_by: Person;
  readonly proposed_by_name: string | null;
  readonly proposed_at: string;
  readonly decided_by_name: string | null;
  readonly decided_at: string | null;
  readonly version: number;
}

const viewOf = (row: Row, isMine: (person: Person) => boolean) => {
  const { scheme, toleranceCents, toleranceBorneBy, unclearOwner } = fromJson<MatchingRules>(row.matching);
  return {
    ...{ id: row.id, rulesVersion: row.rules_version, status: row.status, validFrom: row.valid_from, clause: row.clause },
    ...{ oneDeterminer: row.one_determiner, determinerMayOrder: row.determiner_may_order },
    grants: fromJson<readonly NamedGrant[]>(row.grants).map(({ limitCents, ...grant }) => ({
      ...{ ...grant, limit: limitCents, side: DUTY_SIDE[grant.duty] },
    })),
    ...{ referenceLength: scheme.length, referenceCheck: scheme.check.replace('-', '_'), tolerance: toleranceCents },
    ...{ toleranceBorneBy: toleranceBorneBy ?? '', unclearOwnerId: unclearOwner?.userId ?? null, unclearOwner: unclearOwner?.name ?? null },
    ...{ proposedBy: row.proposed_by_name, proposedAt: row.proposed_at, proposedByMe: isMine(row.proposed_by) },
    ...{ decidedBy: row.decided_by_name, decidedAt: row.decided_at, version: row.version },
  };
};
export type RulesView = ReturnType<typeof viewOf>;

async function warningsOf(reads: Reads, tenantId: TenantId, { grants, ...rules }: RulesView, today: CivilDate): Promise<RulesWarning[]> {
  const asked = JSON.stringify({ userIds: [...new Set(grants.map(({ userId }) => userId))] });
  const { rows } = await sql<{ accounts: Record<string, string> }>`select identity.accounts_of_users(${asked}::jsonb) as accounts`.execute(
    reads,
  );
  const accounts = rows[0]?.accounts ?? {};
  const named = grants.map(({ limit, ...grant }): NamedGrant => ({ ...grant, limitCents: limit }));
  const closed = closedDuties(named, await dutyPeople(reads, tenantId, today));
  return rulesWarnings({ ...rules, grants: named }, (userId) => (accounts[userId] ?? null) as AccountId | null, today, closed);
}

const warningRow = (warning: RulesWarning) => ({
  code: warning.code,
  duties: 'duties' in warning ? [...warning.duties] : 'duty' in warning ? [warning.duty] : [],
  count: 'count' in warning ? warning.count : null,
  name: 'name' in warning ? warning.name : null,
});

/** A municipality's own rules: those in force, what is proposed with what is odd about it, and those of before. */
export const showPaymentRules = query({
  name: 'payments.showPaymentRules',
  action: 'payments.read',
  input: z.object({ tenantId: idInput<'TenantId'>() }),
  run: async (reads, { input: { tenantId }, actor, today, permitted }) => {
    const { rows } = await sql<Row>`
      select it.*, proposer.name as proposed_by_name, decider.name as decided_by_name from payment_rules as it
      left join tenant_user as proposer on proposer.id = (it.proposed_by ->> 'userId')::uuid
      left join tenant_user as decider on decider.id = (it.decided_by ->> 'userId')::uuid
      where it.tenant_id = ${tenantId}::uuid and ${permitted({ tenantId: 'it.tenant_id' })}
      order by it.rules_version desc limit 200`.execute(reads);
    const views = rows.map((row) => viewOf(row, (person) => isActor(actor, person)));
    const [inForce, proposed] = [views.find(({ status }) => status === 'inForce'), views.find(({ status }) => status === 'proposed')];
    const judged = proposed ?? inForce;
    return {
      ...{ tenantId, inForce: inForce ?? null, proposed: proposed ?? null },
      earlier: views.filter(({ status }) => status === 'replaced' || status === 'rejected'),
      warnings: judged ? (await warningsOf(reads, tenantId, judged, today)).map(warningRow) : [],
    };
  },
});
export type PaymentRulesView = Awaited<ReturnType<typeof showPaymentRules.run>>;

/** Whom a duty can be given: whose roles open payments at the municipality and at the centre, further users whom the reader sees, and who holds one already. */
export const listDutyPeople = query({
  name: 'payments.listDutyPeople',
  action: 'payments.setUp',
  input: z.object({ tenantId: idInput<'TenantId'>() }),
  run: async (reads, { input: { tenantId }, actor, today, permitted }): Promise<DutyPerson[]> => {
    const { rows } = await sql<Omit<DutyPerson, 'duties'>>`
      with seen as (
        select person.id, person.name, person.function_title, case when person.tenant_id = ${tenantId}::uuid then 'member' else 'centre' end as side
        from tenant_user as person where person.tenant_id in (${tenantId}::uuid, ${actor.centreId}::uuid)
          and person.valid_from <= ${today}::date and (person.valid_to is null or person.valid_to >= ${today}::date)),
      named as (
        select distinct on (held ->> 'userId') (held ->> 'userId')::uuid as id, held ->> 'name' as name, held ->> 'duty' as duty
        from payment_rules as it, jsonb_array_elements(it.grants) as held
        where it.tenant_id = ${tenantId}::uuid and it.status = 'inForce' and ${permitted({ tenantId: 'it.tenant_id' })})
      select id as "userId", name, function_title as "functionTitle", side from seen
      union all
      select id, name, null, case when duty = any(${MEMBER_DUTIES}::text[]) then 'member' else 'centre' end from named
      where id not in (select id from seen)`.execute(reads);
    const { rows: own } =
      await sql`select from tenant as it where it.id = ${tenantId}::uuid and ${permitted({ tenantId: 'it.id' })}`.execute(reads);
    const able = own.length === 0 ? [] : await dutyPeople(reads, tenantId, today);
    const known = new Set(able.map(({ userId }) => userId));
    const others = rows.filter(({ userId }) => !known.has(userId)).map((person): DutyPerson => ({ ...person, duties: [] }));
    return [...able, ...others].sort((a, b) => byText(a.name, b.name) || byText(a.userId, b.userId));
  },
});
const MEMBER_DUTIES = Object.entries(DUTY_SIDE).flatMap(([duty, side]) => (side === 'member' ? [duty] : []));
