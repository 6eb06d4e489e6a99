// SPDX-License-Identifier: EUPL-1.2
import type { Instant, TenantId } from '@kernel/core';
import { instantColumn, type Writes } from '@platform/database';
import { jsonText, plainJson } from '../plain-json.ts';

/** What all members weigh in a pool: kept once for all explanations of its lines. */
export interface PoolWeights {
  readonly lineKey: string;
  readonly tables: unknown;
}

/** A statement with the explanations of its lines, ready to be written into the member's tenant. */
export interface StatementRow {
  readonly tenantId: string;
  readonly id: string;
  readonly associationId: string;
  readonly runId: string;
  readonly kind: 'regular' | 'correction';
  /** Of a correction: the regular run of its period. */
  readonly correctsRunId: string | null;
  /** Of a correction: why the period was settled anew. */
  readonly reason: string | null;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly number: string;
  readonly totalCents: bigint;
  readonly lines: unknown;
  readonly resultHash: string;
  readonly createdAt: Instant;
  readonly explanations: readonly { readonly id: string; readonly lineKey: string; readonly content: unknown }[];
}

export function statementRepository(writes: Writes) {
  return {
    async addStatements(rows: readonly StatementRow[]): Promise<void> {
      await writes.statement.createMany({
        data: rows.map(({ explanations: _explanations, ...row }) => ({
          ...row,
          createdAt: instantColumn(row.createdAt),
          lines: plainJson(row.lines),
        })),
      });
      // Many lines for each member: one statement's at a time, as one text that is parsed once.
      for (const { tenantId, id: statementId, explanations } of rows)
        await writes.$executeRaw`
          insert into explanation (tenant_id, id, statement_id, line_key, content)
          select ${tenantId}::uuid, (line ->> 'id')::uuid, ${statementId}::uuid, line ->> 'lineKey', line -> 'content'
          from jsonb_array_elements(${jsonText(explanations)}::jsonb) as line`;
    },
    async addWeights(
      { tenantId, associationId, runId }: { readonly tenantId: TenantId; readonly associationId: string; readonly runId: string },
      weights: readonly PoolWeights[],
    ): Promise<void> {
      await writes.$executeRaw`
        insert into pool_weights (tenant_id, association_id, run_id, line_key, tables)
        select ${tenantId}::uuid, ${associationId}::uuid, ${runId}::uuid, pool ->> 'lineKey', pool -> 'tables'
        from jsonb_array_elements(${jsonText(weights)}::jsonb) as pool`;
    },
  };
}
