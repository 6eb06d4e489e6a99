// SPDX-License-Identifier: EUPL-1.2
import { explainShare, type RunResult, type Statement, type StatementLine, statementsOf } from '@domain/settlement';
import type { Instant } from '@kernel/core';
import { BASIS_NAMES } from './basis-names.ts';
import type { StatementRow } from './repositories/statement-repository.ts';

/** A snapshot: all weights, but only the member's own sources. */
export function explanationOf(result: RunResult, tenantId: string, line: StatementLine): unknown {
  if (line.kind === 'direct') return { kind: 'direct', line };
  const share = explainShare(result, tenantId, line.poolId, BASIS_NAMES);
  const section = share?.sections.find(({ months }) => months.from === line.months.from);
  return { kind: 'pool', poolName: share?.poolName ?? '', serviceFamilyCode: line.serviceFamilyCode, section };
}

export interface StatementsOf {
  readonly associationId: string;
  readonly runId: string;
  readonly resultHash: string;
  readonly at: Instant;
  readonly newId: () => string;
}

/** What a released run writes into each member's tenant. */
export function statementRows(result: RunResult, of: StatementsOf): StatementRow[] {
  return statementsOf(result).map((statement: Statement) => ({
    tenantId: statement.tenantId,
    id: of.newId(),
    associationId: of.associationId,
    runId: of.runId,
    kind: 'regular',
    correctsRunId: null,
    reason: null,
    periodFrom: statement.period.from,
    periodTo: statement.period.to,
    number: `KI-${statement.period.to}-${statement.ags}`,
    totalCents: statement.totalCents,
    lines: statement.lines,
    resultHash: of.resultHash,
    createdAt: of.at,
    explanations: statement.lines.map((line) => ({
      id: of.newId(),
      lineKey: line.lineKey,
      content: explanationOf(result, statement.tenantId, line),
    })),
  }));
}
