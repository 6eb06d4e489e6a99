// SPDX-License-Identifier: EUPL-1.2

import { deskPort } from '@contracts/desk';
import { type CivilDate, firstDay } from '@kernel/core';
import { COUNTED_ROWS, isDay, pageFields, placeAfter, placeFrom } from '@platform/graphql';
import { idInput, query, textInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { IS_CLOSING, readingFrozenBy, readingsByMeter } from '../frozen-set.ts';
import { QUANTITY_SOURCE } from '../repositories/charge-repository.ts';
import { countRows, hasRange, inRange, rangeFields } from './day-range.ts';
import type { StoredExplanation } from './explain-line.ts';

interface Row {
  readonly id: string;
  readonly meter: string;
  readonly quantity: bigint;
  readonly occurred_on: CivilDate;
  readonly label: string;
  readonly source_type: string;
  readonly source_id: string;
  readonly late: boolean;
  readonly is_reversal: boolean;
}

/** The member's own readings behind an amount, as the run froze them, down to the single record. */
export const listLineSources = query({
  name: 'settlement.listLineSources',
  action: 'settlement.readStatements',
  input: z.object({
    statementId: idInput<'StatementId'>(),
    lineKey: z.string().max(120),
    meter: textInput(80).optional(),
    ...rangeFields,
    ...pageFields(100),
  }),
  run: async (reads, { input, ports }) => {
    const place = placeFrom(input.after, isDay);
    const { rows: found } = await sql<{ tenant_id: string; run_id: string; period_from: string; content: StoredExplanation }>`
      select statement.tenant_id, statement.run_id, statement.period_from, explanation.content
      from explanation join statement on statement.tenant_id = explanation.tenant_id and statement.id = explanation.statement_id
      where explanation.statement_id = ${input.statementId}::uuid and explanation.line_key = ${input.lineKey}`.execute(reads);
    const [line] = found;
    if (line?.content.kind !== 'pool') return { items: [], nextCursor: null, total: 0 };
    const { section, serviceFamilyCode } = line.content;
    const sources = section.sources.filter(({ meter }) => input.meter === undefined || meter === input.meter);
    if (sources.length === 0) return { items: [], nextCursor: null, total: 0 };
    const meters = sources.map(({ meter }) => meter);
    const [from, to] = [section.sources[0]?.from ?? firstDay(section.months.from), section.sources[0]?.to ?? firstDay(section.months.from)];
    // What came late counts in the first month of the run, so it stands behind the line that has that month.
    const first = section.months.from === line.period_from;
    const behind = line.content.correction?.behind ?? [line.run_id];
    // The readings come in the order of the page, and each is looked up in the frozen set: what is read does not grow with the run.
    const wanted = sql`reading.tenant_id = ${line.tenant_id}::uuid and reading.service_family_code = ${serviceFamilyCode}
      and not ${IS_CLOSING} and reading.occurred_on <= ${to}::date
      and ${first ? sql`true` : sql`reading.occurred_on >= ${from}::date`} and ${inRange(sql`reading.occurred_on`, input)} and ${readingFrozenBy(behind)}`;
    const further = sql`${wanted} and ${place ? sql`(reading.occurred_on, reading.id) > (${place.by}::date, ${place.id}::uuid)` : sql`true`}`;
    // As the explanation has kept it: the same on every page, and counted once. A range of days is counted as asked.
    const total = hasRange(input)
      ? await countRows(reads, readingsByMeter(meters, wanted, COUNTED_ROWS))
      : sources.reduce((sum, { readings }) => sum + readings, 0);
    const { rows } = await sql<Row>`
      select reading.id, reading.meter, reading.quantity, reading.occurred_on, reading.label, reading.source_type, reading.source_id,
        reading.occurred_on < ${from}::date as late, reading.reverses is not null as is_reversal
      from ${readingsByMeter(meters, further, input.first + 1)}
      order by reading.occurred_on, reading.id limit ${input.first + 1}`.execute(reads);
    const shown = rows.slice(0, input.first);
    const last = shown.at(-1);
    const nextCursor = rows.length > input.first && last ? placeAfter({ by: last.occurred_on, id: last.id }) : null;
    const asked = shown.filter((row) => row.source_type !== QUANTITY_SOURCE).map((row) => ({ type: row.source_type, id: row.source_id }));
    const described = asked.length > 0 ? await ports.get(deskPort).describeSources(reads, asked) : [];
    const byId = new Map(described.map((source) => [`${source.type} ${source.id}`, source]));
    return {
      nextCursor,
      total,
      items: shown.map((row) => {
        const source = byId.get(`${row.source_type} ${row.source_id}`);
        return {
          id: row.id,
          meter: row.meter,
          quantity: Number(row.quantity),
          on: row.occurred_on,
          label: row.label,
          late: row.late,
          isReversal: row.is_reversal,
          sourceType: row.source_type,
          sourceId: row.source_id,
          text: source?.text ?? row.label,
          person: source?.person ?? null,
          requestId: source?.requestId ?? null,
          requestNumber: source?.requestNumber ?? null,
          requestSubject: source?.requestSubject ?? null,
          changes: source?.changes ?? [],
        };
      }),
    };
  },
});

export type LineSourceRow = Awaited<ReturnType<typeof listLineSources.run>>['items'][number];
