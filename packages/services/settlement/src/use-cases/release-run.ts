// SPDX-License-Identifier: EUPL-1.2
import { monthsOf, type ReleaseDecision, type ReleaseRunRefusal, releaseRun as release, withKeyNames } from '@domain/settlement';
import { err, ok, type Refusal, type Result, refusal, type TenantId } from '@kernel/core';
import { everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { collectRunInput } from '../collect-run-input.ts';
import { freezeSelection, selectedSet } from '../frozen-set.ts';
import type { StatementRow } from '../repositories/statement-repository.ts';
import { settleInput } from '../settled.ts';
import { statementRows } from '../statement-rows.ts';
import { useCase } from '../use-case.ts';
import { RUN_TIMEOUT_MS, saveRun } from './save-run.ts';

type Code = ReleaseRunRefusal | 'NOT_ALL_MEMBERS';

interface Release {
  readonly decision: ReleaseDecision;
  readonly statements: readonly StatementRow[];
}

/** A second person freezes a preview: what it was made from, the months, and a statement with its explanations for each member. */
export const releaseRun = useCase({
  name: 'settlement.releaseRun',
  action: 'settlement.releaseRun',
  input: z.object({ runId: idInput<'RunId'>(), expectedVersion: versionInput }),
  stepUp: true,
  twoPeople: true,
  isolation: 'repeatableRead',
  timeoutMs: RUN_TIMEOUT_MS,
  refusals: everyCode<Code>()(
    'NOT_ALL_MEMBERS',
    'RUN_NOT_IN_PREVIEW',
    'NOT_A_PERSON',
    'SAME_PERSON',
    'PERIOD_NOT_OVER',
    'INPUTS_CHANGED',
    'RESULT_DIFFERS',
    'PERIOD_ALREADY_FROZEN',
  ),
  load: async ({ runs, gates, charges, statements, ports }, { input, actor, at }) => {
    const { centreId, associationId } = actor;
    const found = await runs.lockRun(centreId, input.runId);
    if (!found) return null;
    const { run } = found;
    const selection = { centreId, period: run.period, cut: run.cut };
    const tenants = await charges.allTenants(centreId);
    const closed = tenants.flatMap((tenantId) => monthsOf(run.period).map((month) => ({ tenantId, month })));
    // Who sees some of the members only would freeze a part of the truth.
    const inCharge = new Set(actor.grants.flatMap(({ tenantIds }) => tenantIds));
    const ofAll = tenants.every((tenantId) => inCharge.has(tenantId));
    if (ofAll) await gates.close(closed);
    const collect = async () =>
      withKeyNames(await collectRunInput(statements, ports, { ...selection, associationId, known: at }), found.keys);
    return {
      ...found,
      centreId,
      associationId,
      sessionId: actor.session?.id ?? null,
      at,
      selection,
      closed,
      settled: ofAll ? settleInput(await collect()) : null,
      frozen: await selectedSet(statements, selection),
      frozenMonths: await gates.frozenMonths(centreId),
    };
  },
  row: ({ centreId, run, version }) => ({ tenantId: centreId, type: 'settlementRun', id: run.id, version }),
  secondPerson: { after: [saveRun.name], first: ({ run }) => run.madeBy.userId },
  decide: (state, _input, circumstances): Result<Release, Refusal<Code>> => {
    const { run, frozenMonths, settled, associationId, at } = state;
    if (!settled) return err(refusal('NOT_ALL_MEMBERS'));
    const hashes = { currentInputHash: settled.inputHash, currentResultHash: settled.resultHash };
    const decision = release({ run, frozenMonths, ...hashes }, {}, circumstances);
    if (!decision.ok) return decision;
    const { newId } = circumstances;
    const of = { associationId, runId: run.id, resultHash: run.resultHash, at, newId };
    return ok({ decision: decision.value, statements: settled.result.ok ? statementRows(settled.result.value, of) : [] });
  },
  alsoWrites: ({ closed }) => [...new Set(closed.map(({ tenantId }) => tenantId))],
  save: async ({ runs, published, gates, statements }, release, { centreId, selection, closed, frozen, at, sessionId }) => {
    const { run } = release.decision;
    await freezeSelection(statements, selection, run.id);
    await published.addStatements(release.statements);
    await gates.freeze(closed, run.id, at);
    await runs.release(centreId, run, frozen, sessionId);
  },
  record: ({ decision, statements }, { frozen, settled }) => [
    {
      type: 'settlementRun',
      id: decision.run.id,
      content: {
        ...decision,
        frozen,
        proof: settled?.result.ok ? settled.result.value.proof : null,
        changes: [{ field: 'status', from: 'preview', to: decision.run.status }],
      },
      messages: [{ name: 'RunReleased.v1' as const, payload: { runId: decision.run.id } }],
    },
    ...statements.map(({ explanations: _explanations, ...statement }) => ({
      type: 'statement',
      id: statement.id,
      tenantId: statement.tenantId as TenantId,
      content: statement,
      messages: [{ name: 'StatementPublished.v1' as const, payload: { statementId: statement.id, runId: statement.runId } }],
    })),
  ],
  outcome: ({ decision, statements }) => ({ runId: decision.run.id, statements: statements.length }),
});
