// SPDX-License-Identifier: EUPL-1.2
import { verifyChain } from '@platform/audit';
import { idInput, query } from '@platform/use-case';
import { z } from 'zod';

export interface ChainRow {
  readonly tenantId: string;
  readonly links: number;
  readonly erased: number;
  readonly head: string;
  readonly findings: readonly { readonly sequence: string; readonly problem: string }[];
}

/** Recomputes one body's chain, null where there is none for this reader, while the reader waits; all chains of an association are long work (verifyAuditChains). */
export const auditChain = query({
  name: 'administration.auditChain',
  action: 'administration.readAudit',
  input: z.object({ tenantId: idInput<'TenantId'>() }),
  run: async (reads, { input }): Promise<ChainRow | null> => {
    const { tenantId, links, erased, head, findings } = await verifyChain(reads, input.tenantId);
    if (links === 0 && findings.length === 0) return null;
    return { tenantId, links, erased, head, findings: findings.map(({ sequence, problem }) => ({ sequence: String(sequence), problem })) };
  },
});

export interface HeadRow {
  readonly tenantId: string;
  readonly tenantName: string | null;
  readonly sequence: string;
  readonly head: string;
}

/** The heads as they can be kept outside the database: a chain that was rewritten later no longer meets its head. */
export const listAuditHeads = query({
  name: 'administration.listAuditHeads',
  action: 'administration.readAudit',
  input: z.object({}),
  run: async (reads, { permitted }): Promise<readonly HeadRow[]> => {
    const rows = await reads
      .selectFrom('audit_head as h')
      .leftJoin('tenant as t', 't.id', 'h.tenant_id')
      .select(['h.tenant_id', 't.short_name', 'h.sequence', 'h.hash'])
      .where(permitted({ tenantId: 'h.tenant_id' }))
      .orderBy('t.short_name')
      .orderBy('h.tenant_id')
      .execute();
    return rows.map((row) => ({
      tenantId: row.tenant_id,
      tenantName: row.short_name,
      sequence: String(row.sequence),
      head: Buffer.from(row.hash).toString('hex'),
    }));
  },
});
