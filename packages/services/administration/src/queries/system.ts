// SPDX-License-Identifier: EUPL-1.2
import type { PersonalDataNote, Service } from '@platform/service';
import { query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

export interface SystemRow {
  readonly version: string;
  readonly databaseVersion: string;
  readonly databaseBytes: string;
  readonly files: number;
  readonly fileBytes: string;
  readonly migrations: readonly { readonly name: string; readonly finishedAt: string }[];
}

/** What runs here, and how much it holds. Files are those of the bodies that the reader may see. */
export const systemInfo = (version: string) =>
  query({
    name: 'administration.systemInfo',
    action: 'administration.readSystem',
    input: z.object({}),
    run: async (reads): Promise<SystemRow> => {
      const { rows } = await sql<Omit<SystemRow, 'version'>>`
        select current_setting('server_version') as "databaseVersion",
          pg_database_size(current_database())::text as "databaseBytes",
          (select count(*)::int from stored_file) as files,
          (select coalesce(sum(bytes::bigint), 0)::text from stored_file) as "fileBytes",
          (select coalesce(json_agg(json_build_object('name', name, 'finishedAt',
            to_char(finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))), '[]') from wall.applied_migrations()) as migrations`.execute(
        reads,
      );
      const row = rows[0];
      if (!row) throw new Error('the database says nothing of itself');
      return { version, ...row };
    },
  });

export interface ProcessingRow extends PersonalDataNote {
  readonly service: string;
}

/** Which personal data are kept where and why, as each service declares them. */
export const recordOfProcessing = (services: () => readonly Service[]) =>
  query({
    name: 'administration.recordOfProcessing',
    action: 'administration.readProcessing',
    input: z.object({}),
    run: async (): Promise<readonly ProcessingRow[]> =>
      services().flatMap(({ name, personalData = [] }) => personalData.map((note) => ({ service: name, ...note }))),
  });
