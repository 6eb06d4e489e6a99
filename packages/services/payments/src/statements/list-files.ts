// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate, Refusal } from '@kernel/core';
import { isDay, pageFields, pageOf, placeFrom } from '@platform/graphql';
import { choiceInput, idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { fromJson } from '../json.ts';
import { BANK_FILE_STATUSES, type BankFileStatus, type FileCounts } from './bank-file-repository.ts';
import { fileFindingSentence } from './file-findings.ts';
import type { FileFinding } from './judge-file.ts';

interface Row {
  readonly id: string;
  readonly file_id: string;
  readonly name: string;
  readonly came_by: 'dropped' | 'folder';
  readonly status: BankFileStatus;
  readonly findings: unknown;
  readonly counts: unknown;
  readonly received_at: string;
  readonly received_on: CivilDate;
  readonly received_by: string | null;
  readonly reason: string | null;
  readonly version: number;
  readonly total: number;
}

const shown = (finding: FileFinding) => ({
  ...{ code: finding.code, severity: finding.severity, where: finding.where },
  ...{ de: fileFindingSentence(finding, 'de'), en: fileFindingSentence(finding, 'en') },
});

/** What banks sent, the last received first; with the reasons of what lies in quarantine. */
export const listBankFiles = query({
  name: 'payments.listBankFiles',
  action: 'payments.read',
  input: z.object({ status: z.array(choiceInput('BankFileStatus', BANK_FILE_STATUSES)).max(10).optional(), ...pageFields(200) }),
  run: async (reads, { input, permitted }) => {
    const place = placeFrom(input.after, isDay);
    const { rows } = await sql<Row>`
      with wanted as not materialized (select it.*, (it.received_at at time zone 'Europe/Berlin')::date as received_on from bank_file as it
        where ${permitted({ tenantId: 'it.tenant_id' })} and (${input.status ?? null}::text[] is null or it.status = any(${input.status ?? null}::text[])))
      select it.id, it.file_id, it.name, it.came_by, it.status, it.findings, it.counts, it.received_at, it.received_on, it.reason, it.version,
        person.name as received_by, (select count(*)::int from (select from wanted limit 10001) as counted) as total
      from wanted as it left join tenant_user as person on person.tenant_id = it.tenant_id and person.id = (it.received_by ->> 'userId')::uuid
      where ${place ? sql`(it.received_on, it.id) < (${place.by}::date, ${place.id}::uuid)` : sql`true`}
      order by it.received_on desc, it.id desc limit ${input.first + 1}`.execute(reads);
    return pageOf(
      rows,
      input.first,
      (row) => ({ by: row.received_on, id: row.id }),
      (row) => {
        const counts = fromJson<Partial<FileCounts> & { findings?: number }>(row.counts);
        return {
          ...{
            id: row.id,
            fileId: row.file_id,
            name: row.name,
            cameBy: row.came_by,
            status: row.status,
            reason: row.reason,
            version: row.version,
          },
          ...{ receivedAt: row.received_at, receivedBy: row.received_by, findings: fromJson<FileFinding[]>(row.findings).map(shown) },
          ...{
            statements: counts.statements ?? 0,
            lines: counts.lines ?? 0,
            repeats: counts.repeats ?? 0,
            findingCount: counts.findings ?? 0,
          },
        };
      },
    );
  },
});
export type BankFileRow = Awaited<ReturnType<typeof listBankFiles.run>>['items'][number];

interface CommandRow {
  readonly id: string;
  readonly state: string;
  readonly step: string | null;
  readonly done: number;
  readonly total: number;
  readonly failure: Refusal | null;
  readonly outcome: { readonly matching?: string | null } | null;
}

/** How far the reading of files or a matching has come; of other work no more than that it goes on. */
export const bankWorkProgress = query({
  name: 'payments.bankWorkProgress',
  action: 'payments.read',
  input: z.object({ commandId: idInput<'CommandId'>() }),
  run: async (reads, { input, actor }) => {
    const { rows } = await sql<CommandRow>`
      select id, state, step, done, total, failure, outcome from long_command
      where id = ${input.commandId}::uuid and tenant_id = ${actor.centreId}::uuid`.execute(reads);
    const [row] = rows;
    if (!row) return null;
    const { id: commandId, state, step, done, total, failure, outcome } = row;
    return { commandId, state, step, done, total, failure: failure?.code ?? null, matching: outcome?.matching ?? null };
  },
});
export type BankWorkProgress = NonNullable<Awaited<ReturnType<typeof bankWorkProgress.run>>>;
