// SPDX-License-Identifier: EUPL-1.2
import { TIME_ENTRY_SOURCE } from '@contracts/desk';
import { readingsPort } from '@contracts/settlement';
import type { TimeKind } from '@domain/desk';
import type { CivilDate, Instant } from '@kernel/core';
import type { Reads } from '@platform/database';
import type { QueryContext } from '@platform/use-case';
import { sql } from 'kysely';

export interface SheetEntry {
  readonly id: string;
  readonly tenantId: string;
  readonly tenantShortName: string;
  readonly tenantColour: string;
  readonly workedOn: CivilDate;
  readonly minutes: number;
  readonly activity: string;
  readonly note: string;
  readonly kind: TimeKind;
  readonly familyCode: string;
  readonly familyNameDe: string;
  readonly familyNameEn: string;
  readonly requestId: string | null;
  readonly requestNumber: string | null;
  readonly requestSubject: string | null;
  readonly taskId: string | null;
  readonly correctionOf: string | null;
  /** Whether a counter-entry stands against it. */
  readonly countered: boolean;
  readonly withdrawnAt: Instant | null;
  /** Its month was settled before it was entered; the next run counts it. */
  readonly late: boolean;
  readonly version: number;
}

type Dated = { readonly id: string; readonly tenantId: string; readonly workedOn: string };

/** Entries with whether each came after its month was settled; asked once for all of them. */
export async function withLateness<Entry extends Dated>(
  reads: Reads,
  { ports }: Pick<QueryContext<unknown>, 'ports'>,
  entries: readonly Entry[],
) {
  const records = entries.map(({ id, tenantId, workedOn }) => ({ id, tenantId, on: workedOn as CivilDate }));
  const late = await ports.get(readingsPort).lateSources(reads, TIME_ENTRY_SOURCE, records);
  return entries.map((entry) => ({ ...entry, late: late.has(entry.id) }));
}

/** Booked time with the names of what it was done for. */
export const timeEntryLines = (reads: Reads) =>
  reads
    .selectFrom('time_entry as w')
    .innerJoin('tenant as t', 't.id', 'w.tenant_id')
    .leftJoin('service_family as f', (join) => join.onRef('f.tenant_id', '=', 't.tenant_id').onRef('f.code', '=', 'w.family_code'))
    .leftJoin('request as r', (join) => join.onRef('r.tenant_id', '=', 'w.tenant_id').onRef('r.id', '=', 'w.request_id'))
    .select(['w.id', 'w.tenant_id as tenantId', 't.short_name as tenantShortName', 't.colour as tenantColour'])
    .select(['w.worked_on as workedOn', 'w.minutes', 'w.activity', 'w.note', 'w.kind', 'w.family_code as familyCode'])
    .select(sql<string>`coalesce(f.name_de, w.family_code)`.as('familyNameDe'))
    .select(sql<string>`coalesce(f.name_en, w.family_code)`.as('familyNameEn'))
    .select(['w.request_id as requestId', 'r.number as requestNumber', 'r.subject as requestSubject', 'w.task_id as taskId'])
    .select(['w.correction_of as correctionOf', 'w.withdrawn_at as withdrawnAt', 'w.version'])
    .select(
      sql<boolean>`exists (select 1 from time_entry c where c.tenant_id = w.tenant_id and c.correction_of = w.id and c.minutes < 0)`.as(
        'countered',
      ),
    );
