// SPDX-License-Identifier: EUPL-1.2
import { tenancyPort } from '@contracts/tenancy';
import { namesCount, type PopulationCount } from '@domain/settlement';
import { addMonths, byText, type CivilDate, type CivilMonth, civilDate, lastDay, monthOf } from '@kernel/core';
import { query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { BASIS_NAMES } from '../basis-names.ts';
import { keysOf } from '../key-rows.ts';

const ALWAYS = civilDate('1900-01-01');

interface CountRow extends PopulationCount {
  readonly name: string;
  /** How many members it is known of. */
  readonly members: number;
  /** A key that some pool is shared by counts so. */
  readonly used: boolean;
}

/** From what a trial can choose: months with entries, counts of inhabitants, and what members use. */
export const whatIfFacts = query({
  name: 'settlement.whatIfFacts',
  action: 'settlement.tryChanges',
  input: z.object({}),
  run: async (reads, { actor, at, today, ports }) => {
    const { rows: months } = await sql<{ first: CivilMonth | null; settled: CivilMonth | null }>`
      select least((select min(month) from pool_cost), (select to_char(min(occurred_on), 'YYYY-MM') from direct_charge)) as first,
        (select max(gate.month) from reading_gate as gate
          where gate.tenant_id = ${actor.centreId}::uuid and gate.frozen_by_run is not null) as settled`.execute(reads);
    const { rows: pools } = await sql<{ key_id: string }>`
      select distinct pool.key_id from pool where pool.tenant_id = ${actor.centreId}::uuid`.execute(reads);
    const { rows: meters } = await sql<{ service_family_code: string; meter: string }>`
      select distinct reading.service_family_code, reading.meter from reading
      where reading.tenant_id <> ${actor.centreId}::uuid and (reading.meter in ('desk.minutes', 'desk.cases') or reading.meter like 'quantity.%')
      order by 1, 2`.execute(reads);
    const keys = await keysOf(
      reads,
      pools.map((pool) => pool.key_id),
      at,
    );
    const members = await ports.get(tenancyPort).membersOf(reads, { from: ALWAYS, to: lastDay(monthOf(today)) }, at);
    const counts = new Map<string, { basis: string; referenceDate: CivilDate; members: number }>();
    for (const { basis, referenceDate } of members.flatMap(({ populations }) => populations)) {
      const id = `${referenceDate} ${basis}`;
      counts.set(id, { basis, referenceDate, members: (counts.get(id)?.members ?? 0) + 1 });
    }
    const shown = [...counts]
      .sort(([a], [b]) => byText(a, b))
      .map(
        ([, count]): CountRow => ({
          ...count,
          name: BASIS_NAMES[count.basis] ?? count.basis,
          used: keys.some(({ rule }) => namesCount(rule, count)),
        }),
      );
    return {
      firstMonth: months[0]?.first ?? monthOf(today),
      settledThrough: months[0]?.settled ?? null,
      currentMonth: monthOf(today),
      /** The usual one: twelve months, the last of them settled. */
      suggestedFrom: suggested(months[0]?.first ?? null, months[0]?.settled ?? monthOf(today)),
      counts: shown,
      meters: meters.map((row) => ({ serviceFamilyCode: row.service_family_code, meter: row.meter })),
    };
  },
});

const YEAR = 12;

function suggested(first: CivilMonth | null, last: CivilMonth): CivilMonth {
  const yearBefore = addMonths(last, 1 - YEAR);
  return first !== null && first > yearBefore && first <= last ? first : yearBefore;
}

export type WhatIfFacts = Awaited<ReturnType<typeof whatIfFacts.run>>;
