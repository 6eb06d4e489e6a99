// SPDX-License-Identifier: EUPL-1.2
import type { TakenOff, TakenOffBook } from '@contracts/billing';
import { advancesPort } from '@contracts/treasury';
import type { AdvancePart, DocumentContent, Overdrawn } from '@domain/billing';
import { type Cents, type CivilDate, cents, type TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import type { Repositories } from './use-case.ts';

/** What has gone off of each instalment in the documents of other rounds, by member, year and number. */
export async function advancesUsed(reads: Reads, roundId: string | null): Promise<ReadonlyMap<string, Cents>> {
  const { rows } = await sql<{ key: string; used: string }>`
    select concat_ws(' ', document.tenant_id, coalesce(part ->> 'year', document.content ->> 'year'), part ->> 'number') as key,
      sum((part ->> 'dueCents')::numeric)::text as used
    from billing_document as document, jsonb_array_elements(document.content -> 'advances') as part
    where document.status <> 'discarded' and document.kind = 'annual' and document.round_id is distinct from ${roundId}::uuid
    group by 1`.execute(reads);
  return new Map(rows.map(({ key, used }) => [key, cents(BigInt(used))]));
}

async function holdRounds(reads: Reads, centreId: TenantId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`billing advances ${centreId}`}, 0))::text as locked`.execute(reads);
}

/** What documents leave of the instalments of levies, for whoever changes those. */
export const takenOffBook: TakenOffBook = {
  holdRounds,
  async yearEnds(reads, exceptRoundId) {
    const ending = sql`round.kind = 'annual' and to_char(round.period_to, 'MM-DD') = '12-31' and round.status <> 'discarded'
      and round.id is distinct from ${exceptRoundId}::uuid`;
    const { rows: rounds } = await sql<{ year: number; issued: boolean }>`
      select extract(year from period_to)::int as year, bool_or(status in ('issuing', 'issued')) as issued
      from billing_round as round where ${ending} group by 1`.execute(reads);
    const { rows: lines } = await sql<{ key: string }>`
      select distinct line ->> 'lineKey' as key from billing_round as round
      join billing_document as document on document.round_id = round.id and document.status <> 'discarded',
        jsonb_array_elements(document.content -> 'lines') as line
      where ${ending} and line ->> 'lineKey' like 'carryOver:%'`.execute(reads);
    return {
      rounds: new Map(rounds.map(({ year, issued }) => [year, issued ? 'issued' : 'draft'])),
      taken: new Set(lines.map(({ key }) => key)),
    };
  },
  takenSoFar,
  async takenOff(reads, centreId, year) {
    await holdRounds(reads, centreId);
    return takenSoFar(reads, year, null);
  },
};

async function takenSoFar(reads: Reads, year: number, members: readonly TenantId[] | null): Promise<readonly TakenOff[]> {
  const { rows } = await sql<{ tenant: TenantId; number: number; taken: string }>`
      select document.tenant_id as tenant, (part ->> 'number')::int as number,
        sum((part ->> 'dueCents')::numeric + coalesce((part ->> 'replacedCents')::numeric, 0))::text as taken
      from billing_document as document, jsonb_array_elements(document.content -> 'advances') as part
      where document.status <> 'discarded' and document.kind = 'annual'
        and coalesce(part ->> 'year', document.content ->> 'year')::int = ${year}
        and ${members === null ? sql`true` : sql`document.tenant_id = any(${[...members]}::uuid[])`}
      group by 1, 2 order by 1, 2`.execute(reads);
  return rows.map(({ tenant, number, taken }) => ({ tenantId: tenant, number, takenCents: cents(BigInt(taken)) }));
}

/** The first instalment of which drafts take off more than is left, since it was changed after they were made. */
export async function overdrawn(
  { ports, statements, registers }: Pick<Repositories, 'ports' | 'statements' | 'registers'>,
  centreId: TenantId,
  drafts: readonly DocumentContent[],
  today: CivilDate,
): Promise<Overdrawn | null> {
  const parts = drafts.flatMap(({ member, kind, advances }) => (kind === 'annual' ? advances.map((part) => ({ member, part })) : []));
  if (parts.length === 0) return null;
  await registers.lockRegister(centreId, 'advances');
  const used = await advancesUsed(statements, null);
  const replaced = new Map<string, bigint>();
  const keyOf = (tenantId: string, { year, number }: Pick<AdvancePart, 'year' | 'number'>): string => `${tenantId} ${year} ${number}`;
  for (const { member, part } of parts) {
    const key = keyOf(member.tenantId, part);
    replaced.set(key, (replaced.get(key) ?? 0n) + part.replacedCents);
  }
  const due = new Map<string, Cents>();
  for (const year of new Set(parts.map(({ part }) => part.year)))
    for (const advance of await ports.get(advancesPort).advancesOf(statements, year, today))
      due.set(keyOf(advance.tenantId, advance), advance.dueCents);
  for (const { member, part } of parts) {
    const key = keyOf(member.tenantId, part);
    const over = (used.get(key) ?? 0n) + (replaced.get(key) ?? 0n) - (due.get(key) ?? 0n);
    if (over > 0n) return { member: member.name, year: part.year, number: part.number, overCents: cents(over) };
  }
  return null;
}
