// SPDX-License-Identifier: EUPL-1.2
import {
  type CorrectionLine,
  type RunCorrection,
  type RunExplainer,
  type RunResult,
  type StatementLine,
  statementsOf,
} from '@domain/settlement';
import { monthOf } from '@kernel/core';
import { explainedBy, explanationOf, type Published, type StatementsOf, weightsBehind, withSteps } from './statement-rows.ts';

/** A difference as a line of a statement: where the same charge stands in the regular run, with its pool and months or its day. */
function lineOf({ kind, poolId, from, to, ...line }: CorrectionLine) {
  const place =
    poolId === null ? { kind: 'direct', occurredOn: from } : { kind: 'pool', poolId, months: { from: monthOf(from), to: monthOf(to) } };
  return { ...place, ...line, from, to, change: kind };
}

/** Why the difference: what was charged, what is right, how that comes about, and which facts have changed. */
function contentOf(
  explainer: RunExplainer,
  tenantId: string,
  line: CorrectionLine,
  right: StatementLine | undefined,
  behind: readonly string[],
): unknown {
  const { beforeCents, afterCents, kind, reasons, label, calculation } = line;
  const correction = { beforeCents, afterCents, change: kind, reasons, label, calculation, behind };
  return right && kind !== 'gone' ? { ...explanationOf(explainer, tenantId, right), correction } : { kind: 'gone', correction };
}

export interface CorrectionStatementsOf extends StatementsOf {
  readonly correctsRunId: string;
  /** 1 for the first correction of its run. */
  readonly number: number;
  readonly reason: string;
  /** The runs whose entries stand behind the right amounts; a member's reader does not see the runs themselves. */
  readonly behind: readonly string[];
}

/** What a released correction writes into the tenant of each member whose amounts change: the differences alone. */
export function correctionStatementRows(
  { members }: RunCorrection,
  result: RunResult,
  { associationId, runId, correctsRunId, number, reason, behind, resultHash, at, newId }: CorrectionStatementsOf,
): Published {
  const right = new Map(statementsOf(result).map(({ tenantId, lines }) => [tenantId, new Map(lines.map((line) => [line.lineKey, line]))]));
  const { period } = result;
  const explainer = explainedBy(result);
  const statements = members.map(({ tenantId, ags, differenceCents, lines }) => ({
    tenantId,
    id: newId(),
    associationId,
    runId,
    kind: 'correction' as const,
    correctsRunId,
    reason,
    periodFrom: period.from,
    periodTo: period.to,
    number: `KI-${period.to}-${ags}-B${number}`,
    totalCents: differenceCents,
    lines: lines.map((line) => (line.kind === 'gone' ? lineOf(line) : withSteps(explainer, tenantId, lineOf(line), line.chargeKey))),
    resultHash,
    createdAt: at,
    explanations: lines.map((line) => ({
      id: newId(),
      lineKey: line.lineKey,
      content: contentOf(explainer, tenantId, line, right.get(tenantId)?.get(line.chargeKey), behind),
    })),
  }));
  const explained = members.flatMap(({ tenantId, lines }) => lines.flatMap((line) => right.get(tenantId)?.get(line.chargeKey) ?? []));
  return { statements, weights: weightsBehind(explainer, explained) };
}
