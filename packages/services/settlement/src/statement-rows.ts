// SPDX-License-Identifier: EUPL-1.2
import { type RunExplainer, type RunResult, runExplainer, type Statement, type StatementLine, statementsOf } from '@domain/settlement';
import type { Instant } from '@kernel/core';
import { BASIS_NAMES } from './basis-names.ts';
import type { PoolWeights, StatementRow } from './repositories/statement-repository.ts';

/** Explanations of a run in the form that is kept: a member's own, and what all members weigh once a pool. */
export const explainedBy = (result: RunResult): RunExplainer => runExplainer(result, BASIS_NAMES);

/** A snapshot with the member's own sources alone; it refers to the weights of all by the key of their line. */
export function explanationOf(explainer: RunExplainer, tenantId: string, line: StatementLine): object {
  if (line.kind === 'direct') return { kind: 'direct', line };
  const share = explainer.ownSection(tenantId, line.lineKey);
  if (!share) throw new Error('a line without its share');
  const { poolName, section } = share;
  return { kind: 'pool', poolName, serviceFamilyCode: line.serviceFamilyCode, section: { ...section, weightsOf: line.lineKey } };
}

/** A line with the steps that its sentence leaves out, as documents print them. */
export function withSteps<Line extends object>(explainer: RunExplainer, tenantId: string, line: Line, lineKey: string): Line {
  const calculationSteps = explainer.stepsBehind(tenantId, lineKey);
  return calculationSteps.length === 0 ? line : { ...line, calculationSteps };
}

/** The weights that explanations refer to, in the order of their lines. */
export const weightsBehind = (explainer: RunExplainer, lines: readonly StatementLine[]): PoolWeights[] => {
  const keys = new Set(lines.flatMap((line) => (line.kind === 'pool' ? [line.lineKey] : [])));
  return [...keys].sort().map((lineKey) => ({ lineKey, tables: explainer.weightsOf(lineKey) }));
};

/** What a release publishes: to each member its statement, and to all what they weigh in the pools. */
export interface Published {
  readonly statements: readonly StatementRow[];
  readonly weights: readonly PoolWeights[];
}

export interface StatementsOf {
  readonly associationId: string;
  readonly runId: string;
  readonly resultHash: string;
  readonly at: Instant;
  readonly newId: () => string;
}

/** What a released run writes into each member's tenant. */
export function statementRows(result: RunResult, of: StatementsOf): Published {
  const statements = statementsOf(result, BASIS_NAMES);
  const explainer = explainedBy(result);
  const weights = weightsBehind(
    explainer,
    statements.flatMap(({ lines }) => lines),
  );
  return { statements: statements.map((statement) => statementRow(explainer, statement, of)), weights };
}

function statementRow(explainer: RunExplainer, statement: Statement, of: StatementsOf): StatementRow {
  return {
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
    lines: statement.lines.map((line) => withSteps(explainer, statement.tenantId, line, line.lineKey)),
    resultHash: of.resultHash,
    createdAt: of.at,
    explanations: statement.lines.map((line) => ({
      id: of.newId(),
      lineKey: line.lineKey,
      content: explanationOf(explainer, statement.tenantId, line),
    })),
  };
}
