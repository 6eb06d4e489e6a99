// SPDX-License-Identifier: EUPL-1.2
import { checkRunPeriod, type MakeRunRefusal, makeRun, type Run, type RunRefusal } from '@domain/settlement';
import { err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { everyCode, monthInput } from '@platform/use-case';
import { z } from 'zod';
import { collectRunInput } from '../collect-run-input.ts';
import { familyNames, withFamilyNames } from '../family-names.ts';
import { INPUT_REFUSALS } from '../run-codes.ts';
import { firstOf, settleInput, withMemberNames } from '../settled.ts';
import { settledThrough } from '../settled-through.ts';
import { useCase } from '../use-case.ts';

/** A year of ten million entries takes minutes on a small machine (docs/benchmarks.md). */
export const RUN_TIMEOUT_MS = 1_800_000;

export const periodFields = { periodFrom: monthInput, periodTo: monthInput };

interface MadeRun {
  readonly run: Run;
  readonly newId: () => string;
}

type Code = MakeRunRefusal | RunRefusal | 'COST_CENTRES_WITHOUT_METHOD';

const PERIOD_REFUSALS = ['PERIOD_ALREADY_FROZEN', 'PERIOD_NOT_BEGUN', 'EARLIER_PERIOD_OPEN'] as const;
const RUN_REFUSALS = everyCode<Code>()('NOT_A_PERSON', 'COST_CENTRES_WITHOUT_METHOD', ...PERIOD_REFUSALS, ...INPUT_REFUSALS);

/** The short end of making a run: collects and settles in one transaction, and keeps the preview. */
export const saveRun = useCase({
  name: 'settlement.saveRun',
  action: 'settlement.makeRun',
  input: z.object(periodFields),
  ofAll: true,
  refusals: RUN_REFUSALS,
  timeoutMs: RUN_TIMEOUT_MS,
  load: async ({ statements, ports, gates }, { input, actor, at, today }) => {
    const { centreId, associationId } = actor;
    const home = { tenantId: centreId, associationId };
    const period = { from: input.periodFrom, to: input.periodTo };
    const frozenMonths = await gates.frozenMonths(centreId);
    const families = await familyNames(statements, centreId);
    if (checkRunPeriod(period, frozenMonths, today)) return { home, period, at, frozenMonths, families, settled: null };
    const through = await settledThrough(statements, centreId);
    const collection = { centreId, associationId, period, cut: at, known: at, settled: through };
    return { home, period, at, frozenMonths, families, settled: settleInput(await collectRunInput(statements, ports, collection)) };
  },
  row: ({ home }) => ({ tenantId: home.tenantId, type: 'settlementRun' }),
  decide: ({ period, at, frozenMonths, families, settled }, _input, circumstances): Result<MadeRun, Refusal<Code>> => {
    const hashes = { inputHash: settled?.inputHash ?? '', resultHash: settled?.resultHash ?? '' };
    const run = makeRun({ frozenMonths }, { period, cut: at, ...hashes }, circumstances);
    if (!run.ok) return run;
    if (settled?.input.costCentres?.resolution === '') return err(refusal('COST_CENTRES_WITHOUT_METHOD'));
    if (settled?.result.ok === false) {
      const { members } = settled.input;
      return err(firstOf(settled.result.error.map((found) => withMemberNames(withFamilyNames(found, families), members))));
    }
    return ok({ run: run.value, newId: circumstances.newId });
  },
  save: async ({ runs }, { run, newId }, { home, settled }) => {
    if (settled?.result.ok) await runs.addRun(home, run, settled.input, settled.result.value, newId);
  },
  record: ({ run }, { settled }) => ({
    type: 'settlementRun',
    id: run.id,
    content: { run, proof: settled?.result.ok ? settled.result.value.proof : null },
    messages: [{ name: 'RunMade.v1', payload: { runId: run.id } }],
  }),
  outcome: ({ run }) => ({ runId: run.id }),
});
