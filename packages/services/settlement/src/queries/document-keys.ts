// SPDX-License-Identifier: EUPL-1.2
import type { DocumentedTable } from '@platform/service';
import { query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

/** Pools and the keys by which they are shared today, for the process documentation. */
export const documentKeys = query({
  name: 'settlement.documentKeys',
  action: 'settlement.readKeys',
  input: z.object({}),
  run: async (reads, { today }): Promise<readonly DocumentedTable[]> => {
    const { rows } = await sql<{ pool: string; key: string; version: number; since: string; clause: string; resolution: string }>`
      select pool.name as pool, key.name as key, version.key_version as version, to_char(version.valid_from, 'DD.MM.YYYY') as since,
        version.clause, version.resolution
      from pool join allocation_key as key on key.tenant_id = pool.tenant_id and key.id = pool.key_id
      join key_version as version on version.tenant_id = key.tenant_id and version.key_id = key.id and version.known_to is null
        and version.valid_from <= ${today}::date and (version.valid_to is null or version.valid_to >= ${today}::date)
      where pool.active order by pool.name, version.key_version`.execute(reads);
    return [
      {
        title: 'Kostentöpfe und Verteilungsschlüssel',
        intro: 'Welcher Kostentopf heute nach welcher Fassung welches Schlüssels verteilt wird, und wer das beschlossen hat.',
        columns: ['Kostentopf', 'Schlüssel', 'Fassung seit', 'Bestimmung', 'Beschluss'],
        rows: rows.map(({ pool, key, version, since, clause, resolution }) => [pool, key, `${version} seit ${since}`, clause, resolution]),
      },
    ];
  },
});
