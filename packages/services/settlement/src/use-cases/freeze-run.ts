// SPDX-License-Identifier: EUPL-1.2
import { monthsOf, type ReleaseDecision, type ReleaseRunRefusal, type Run, releaseRun as release, withKeyNames } from '@domain/settlement';
import { err, type Instant, ok, type Refusal, type Result, refusal, type TenantId } from '@kernel/core';
import { everyCode, idInput, inChargeOfAll, type LoadContext, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { collectRunInput } from '../collect-run-input.ts';
import { type CorrectedNow, correctedNow } from '../corrected.ts';
import { chainOf } from '../correction-chain.ts';
import { correctionStatementRows } from '../correction-statements.ts';
import { freezeSelection, selectedSet } from '../frozen-set.ts';
import type { ReleaseStage } from '../release-work.ts';
import { type Settled, settleInput } from '../settled.ts';
import { settledThrough } from '../settled-through.ts';
import { type Published, statementRows } from '../statement-rows.ts';
import { type Repositories, useCase } from '../use-case.ts';
import { saveCorrection } from './save-correction.ts';
import { RUN_TIMEOUT_MS, saveRun } from './save-run.ts';

type Code = ReleaseRunRefusal | 'NOT_ALL_MEMBERS';

interface Release extends Published {
  readonly decision: ReleaseDecision;
}

const ACTION = 'settlement.releaseRun';
const NOTHING: Published = { statements: [], weights: [] };

/** Told how far it has come; whoever is told may throw, and nothing is frozen. */
type Tell = (stage: ReleaseStage) => Promise<void>;

const input = z.object({ runId: idInput<'RunId'>(), expectedVersion: versionInput, orderId: idInput<'CommandId'>() });
type Input = z.output<typeof input>;
type State = NonNullable<Awaited<ReturnType<ReturnType<typeof loading>>>>;

/** Closes the months to further entries, collects them and works them out anew. */
const loading = (tell: Tell) => async (repositories: Repositories, context: LoadContext<Input>) => {
  const { orders, runs, gates, charges, statements, ports } = repositories;
  const { actor, at } = context;
  const { centreId, associationId } = actor;
  const order = await orders.find(centreId, context.input);
  if (!order || order.orderedBy === null || order.orderedBy !== actor.accountId || order.orderedByUser !== actor.userId) return null;
  const found = await runs.lockRun(centreId, context.input.runId);
  if (!found) return null;
  const { run } = found;
  // Corrections and regular runs take of the same late entries: one release at a time.
  await gates.oneRelease(centreId);
  const chain = run.corrects ? await chainOf(statements, centreId, run.corrects.runId) : null;
  const taking = chain ? { corrects: chain.ids } : { settled: await settledThrough(statements, centreId) };
  const selection = { centreId, period: run.period, cut: run.cut, ...taking };
  const tenants = await charges.allTenants(centreId);
  const closed = tenants.flatMap((tenantId) => monthsOf(run.period).map((month) => ({ tenantId, month })));
  // Who sees some of the members only would freeze a part of the truth.
  const ofAll = await inChargeOfAll(statements, context, ACTION);
  if (ofAll) await gates.close(closed);
  const settle = async () => {
    const collected = await collectRunInput(statements, ports, { ...selection, associationId, known: at });
    await tell('collected');
    return settleInput(withKeyNames(collected, found.keys));
  };
  const settled = ofAll ? await settle() : null;
  const correction = chain && settled ? await correctedNow(statements, centreId, chain, settled) : null;
  await tell('settled');
  const frozen = await selectedSet(statements, selection);
  await tell('selected');
  const frozenMonths = await gates.frozenMonths(centreId);
  const { sessionId } = order;
  return { ...found, centreId, associationId, sessionId, at, selection, closed, settled, correction, frozen, frozenMonths };
};

const saving =
  (tell: Tell) =>
  async ({ runs, published, gates, statements }: Repositories, decided: Release, state: State): Promise<void> => {
    const { centreId, selection, closed, frozen, at, sessionId } = state;
    const { run } = decided.decision;
    await freezeSelection(statements, selection, run.id);
    await tell('frozen');
    await published.addStatements(decided.statements);
    await published.addWeights({ tenantId: centreId, associationId: state.associationId, runId: run.id }, decided.weights);
    await tell('published');
    // The months of a correction are those that its regular run has frozen.
    if (!run.corrects) await gates.freeze(closed, run.id, at);
    await runs.release(centreId, run, frozen, sessionId);
  };

function publishedBy(
  { run, associationId, at, correction }: { run: Run; associationId: string; at: Instant; correction: CorrectedNow | null },
  { result }: Settled,
  newId: () => string,
): Published {
  if (!result.ok) return NOTHING;
  const of = { associationId, runId: run.id, resultHash: run.resultHash, at, newId };
  if (!run.corrects) return statementRows(result.value, of);
  if (!correction?.corrected) return NOTHING;
  const { number, corrected, before } = correction;
  const { runId: correctsRunId, reason } = run.corrects;
  const behind = [...before, run.id];
  return correctionStatementRows(corrected.correction, result.value, { ...of, correctsRunId, number, reason, behind });
}

const silent: Tell = async () => {};

/**
 * Freezes a preview in one transaction: what it was made from, the months, and a statement with its explanations for each member. Done for a
 * person who has ordered it (releaseRun) and may still release: what was asked then is asked again.
 */
export const freezeRun = useCase({
  name: 'settlement.freezeRun',
  action: ACTION,
  input,
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
  load: loading(silent),
  row: ({ centreId, run, version }) => ({ tenantId: centreId, type: 'settlementRun', id: run.id, version }),
  secondPerson: { after: [saveRun.name, saveCorrection.name], first: ({ run }) => run.madeBy.userId },
  decide: (state, _input, circumstances): Result<Release, Refusal<Code>> => {
    const { run, frozenMonths, settled, correction } = state;
    if (!settled) return err(refusal('NOT_ALL_MEMBERS'));
    const currentResultHash = run.corrects ? (correction?.corrected?.resultHash ?? '') : settled.resultHash;
    const hashes = { currentInputHash: settled.inputHash, currentResultHash };
    const decision = release({ run, frozenMonths, ...hashes }, {}, circumstances);
    if (!decision.ok) return decision;
    return ok({ decision: decision.value, ...publishedBy(state, settled, circumstances.newId) });
  },
  alsoWrites: ({ closed }) => [...new Set(closed.map(({ tenantId }) => tenantId))],
  save: saving(silent),
  record: ({ decision, statements }, { frozen, settled, correction }) => [
    {
      type: 'settlementRun',
      id: decision.run.id,
      content: {
        ...decision,
        frozen,
        proof: correction?.corrected?.correction.proof ?? (settled?.result.ok ? settled.result.value.proof : null),
        changes: [{ field: 'status', from: 'preview', to: decision.run.status }],
      },
      messages: [
        { name: 'RunReleased.v1' as const, payload: { runId: decision.run.id, kind: decision.run.corrects ? 'correction' : 'regular' } },
      ],
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

/** The same, which says how far it has come. */
export const freezeRunTelling = (tell: Tell) => ({ ...freezeRun, load: loading(tell), save: saving(tell) });
