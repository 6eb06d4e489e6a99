// SPDX-License-Identifier: EUPL-1.2
import { FAMILIES, type Family, gapsIn } from '@domain/billing';
import { choiceInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

interface Row {
  readonly family: Family;
  readonly year: number;
  readonly position: number;
  readonly number: string;
  readonly member_name: string;
  readonly document_id: string;
  readonly drawn_at: string;
  readonly voided_at: string | null;
  readonly void_reason: string | null;
  readonly last_number: number;
}

/** Every number that was drawn, the voided ones with their reason; and which positions are missing, which is none. */
export const listNumbers = query({
  name: 'billing.listNumbers',
  action: 'billing.readRounds',
  input: z.object({ family: choiceInput('DocumentFamily', FAMILIES).optional(), year: z.int().min(1995).max(2100).optional() }),
  run: async (reads, { input, permitted }) => {
    const { rows } = await sql<Row>`
      select number.family, number.year, number.position, number.number, member.name as member_name, number.document_id, number.drawn_at,
        number.voided_at, number.void_reason, series.last_number
      from document_number as number
      join number_series as series on series.tenant_id = number.tenant_id and series.family = number.family and series.year = number.year
      join tenant as member on member.id = number.member_id
      where ${permitted({ tenantId: 'number.tenant_id' })} and (${input.family ?? null}::text is null or number.family = ${input.family ?? null})
        and (${input.year ?? null}::int is null or number.year = ${input.year ?? null}::int)
      order by number.year desc, number.family, number.position desc limit 10000`.execute(reads);
    const series = new Map<string, Row[]>();
    for (const row of rows) series.set(`${row.year} ${row.family}`, [...(series.get(`${row.year} ${row.family}`) ?? []), row]);
    return [...series.values()].flatMap((of) => {
      const [first] = of;
      if (!first) return [];
      return {
        family: first.family,
        year: first.year,
        last: first.last_number,
        voided: of.filter(({ voided_at: at }) => at !== null).length,
        missing: gapsIn(
          of.map(({ position }) => position),
          first.last_number,
        ),
        numbers: of.map((row) => ({
          number: row.number,
          position: row.position,
          memberName: row.member_name,
          documentId: row.document_id,
          drawnAt: row.drawn_at,
          voidedAt: row.voided_at,
          voidReason: row.void_reason,
        })),
      };
    });
  },
});

export type NumberSeriesRow = Awaited<ReturnType<typeof listNumbers.run>>[number];
