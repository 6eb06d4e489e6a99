// SPDX-License-Identifier: EUPL-1.2
import type { Instant } from '@kernel/core';
import { instantColumn, type Writes } from '@platform/database';
import { plainJson } from '../plain-json.ts';

/** A statement with the explanations of its lines, ready to be written into the member's tenant. */
export interface StatementRow {
  readonly tenantId: string;
  readonly id: string;
  readonly associationId: string;
  readonly runId: string;
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
      await writes.explanation.createMany({
        data: rows.flatMap(({ tenantId, id: statementId, explanations }) =>
          explanations.map(({ id, lineKey, content }) => ({ tenantId, id, statementId, lineKey, content: plainJson(content) })),
        ),
      });
    },
  };
}
