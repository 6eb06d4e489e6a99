// SPDX-License-Identifier: EUPL-1.2
import type { Person } from '@domain/payments';
import type { AssociationId, Instant, TenantId } from '@kernel/core';
import { instantColumn, statementsOn, type Writes } from '@platform/database';
import { sql } from 'kysely';
import { toJson } from '../json.ts';
import type { FileFinding } from './judge-file.ts';

export const BANK_FILE_STATUSES = ['received', 'read', 'quarantined', 'discarded'] as const;
export type BankFileStatus = (typeof BANK_FILE_STATUSES)[number];

/** Of these nothing is kept: they may be read once more. */
export const REOPENED_FROM: readonly BankFileStatus[] = ['quarantined', 'discarded'];

/** A file from a bank, as far as its life goes. */
export interface BankFile {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly fileId: string;
  readonly name: string;
  readonly sha256: string;
  readonly status: BankFileStatus;
  readonly version: number;
}

export interface FileCounts {
  readonly statements: number;
  readonly lines: number;
  readonly repeats: number;
  readonly accounts: number;
}

export interface ReceivedFile {
  readonly id: string;
  readonly fileId: string;
  readonly name: string;
  readonly sha256: string;
  readonly cameBy: 'dropped' | 'folder';
}

/** What a finding list shows at most; a broken file may have as many as it has lines. */
const MOST = 200;

/** Files from banks, kept by the centre. */
export function bankFileRepository(writes: Writes) {
  const update = (tenantId: TenantId, id: string, data: Parameters<Writes['bankFile']['update']>[0]['data']) =>
    writes.bankFile.update({ where: { tenantId_id: { tenantId, id } }, data: { ...data, version: { increment: 1 } } });
  return {
    async lockFile(tenantId: TenantId, id: string): Promise<BankFile | null> {
      await sql`select id from bank_file where tenant_id = ${tenantId}::uuid and id = ${id}::uuid for update`.execute(statementsOn(writes));
      const row = await writes.bankFile.findFirst({ where: { tenantId, id } });
      if (!row) return null;
      const { fileId, name, sha256, version } = row;
      return { id, tenantId, fileId, name, sha256, version, status: row.status as BankFileStatus };
    },
    /** Stored files of the centre; with what became of the same bytes, if they came in before. */
    async storedFiles(tenantId: TenantId, ids: readonly string[]) {
      const files = await writes.storedFile.findMany({ where: { tenantId, id: { in: [...ids] } } });
      const known = await writes.bankFile.findMany({ where: { tenantId, sha256: { in: files.map(({ sha256 }) => sha256) } } });
      const before = new Map(known.map((row) => [row.sha256, { id: row.id, status: row.status as BankFileStatus }]));
      return files.map(({ id, name, sha256, scanState }) => ({ id, name, sha256, scanState, known: before.get(sha256) ?? null }));
    },
    async addReceived(
      home: { readonly tenantId: TenantId; readonly associationId: AssociationId },
      files: readonly ReceivedFile[],
      { by, at }: { readonly by: Person | null; readonly at: Instant },
    ): Promise<void> {
      await writes.bankFile.createMany({
        data: files.map((file) => ({
          ...home,
          ...file,
          ...{ status: 'received', findings: [], counts: toJson({}), receivedAt: instantColumn(at), version: 1 },
          ...(by ? { receivedBy: toJson(by) } : {}),
        })),
      });
    },
    /** Bytes that lay in quarantine or were put away came once more: they wait again, under the name they have now. */
    async takeAgain(tenantId: TenantId, { id, fileId, name }: ReceivedFile): Promise<void> {
      await update(tenantId, id, { status: 'received', fileId, name, reason: null });
    },
    async keepReading(
      { tenantId, id }: BankFile,
      { status, findings, counts }: { status: 'read' | 'quarantined'; findings: readonly FileFinding[]; counts: FileCounts },
      at: Instant,
    ): Promise<void> {
      const shown = toJson(findings.slice(0, MOST));
      await update(tenantId, id, {
        status,
        findings: shown,
        counts: toJson({ ...counts, findings: findings.length }),
        readAt: instantColumn(at),
      });
    },
    async setStatus({ tenantId, id }: BankFile, status: BankFileStatus, reason: string | null): Promise<void> {
      await update(tenantId, id, { status, reason });
    },
  };
}
