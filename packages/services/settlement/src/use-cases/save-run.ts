// SPDX-License-Identifier: EUPL-1.2
import { checkRunPeriod, type MakeRunRefusal, makeRun, type Run, type RunRefusal } from '@domain/settlement';
import { err, ok, type Refusal, type Result } from '@kernel/core';
import { everyCode, monthInput } from '@platform/use-case';
import { z } from 'zod';
import { collectRunInput } from '../collect-run-input.ts';
import { familyNames, withFamilyNames } from '../family-names.ts';
import { firstOf, settleInput } from '../settled.ts';
import { useCase } from '../use-case.ts';

/** A year of ten million entries takes minutes on a small machine (docs/benchmarks.md). */
export const RUN_TIMEOUT_MS = 1_800_000;

export const periodFields = { periodFrom: monthInput, periodTo: monthInput };

interface MadeRun {
  readonly run: Run;
  readonly newId: () => string;
}

type Code = MakeRunRefusal | RunRefusal;

const RUN_REFUSALS = everyCode<Code>()(
  'NOT_A_PERSON',
  'PERIOD_INVALID',
  'PERIOD_TOO_LONG',
  'PERIOD_ALREADY_FROZEN',
  'PERIOD_NOT_BEGUN',
  'EARLIER_PERIOD_OPEN',
  'NO_MEMBERS',
  'DUPLICATE_MEMBER',
  'POPULATION_INVALID',
  'DUPLICATE_POOL',
  'DUPLICATE_COST',
  'COST_OUTSIDE_PERIOD',
  'NO_PARTS',
  'SHARE_NOT_WHOLE',
  'NEGATIVE_SHARE',
  'ZERO_SHARE',
  'METER_INVALID',
  'UNIT_MISSING',
  'BASIS_MISSING',
  'DUPLICATE_METRIC',
  'KEY_PARTS_NOT_100',
  'DUPLICATE_KEY_VERSION',
  'READING_OUTSIDE_PERIOD',
  'READING_WITHOUT_MEMBER',
  'DIRECT_CHARGE_OUTSIDE_PERIOD',
  'DIRECT_CHARGE_WITHOUT_MEMBER',
  'POOL_WITHOUT_KEY',
  'KEY_OF_OTHER_FAMILY',
  'POPULATION_MISSING',
  'POOL_WITHOUT_WEIGHT',
  'CHARGE_WITHOUT_BASIS',
);

/** The short end of making a run: collects and settles in one transaction, and keeps the preview. */
export const saveRun = useCase({
  name: 'settlement.saveRun',
  action: 'settlement.makeRun',
  input: z.object(periodFields),
  refusals: RUN_REFUSALS,
  timeoutMs: RUN_TIMEOUT_MS,
  load: async ({ statements, ports, gates }, { input, actor, at, today }) => {
    const { centreId, associationId } = actor;
    const home = { tenantId: centreId, associationId };
    const period = { from: input.periodFrom, to: input.periodTo };
    const frozenMonths = await gates.frozenMonths(centreId);
    const families = await familyNames(statements, centreId);
    if (checkRunPeriod(period, frozenMonths, today)) return { home, period, at, frozenMonths, families, settled: null };
    const collection = { centreId, associationId, period, cut: at, known: at };
    return { home, period, at, frozenMonths, families, settled: settleInput(await collectRunInput(statements, ports, collection)) };
  },
  row: ({ home }) => ({ tenantId: home.tenantId, type: 'settlementRun' }),
  decide: ({ period, at, frozenMonths, families, settled }, _input, circumstances): Result<MadeRun, Refusal<Code>> => {
    const hashes = { inputHash: settled?.inputHash ?? '', resultHash: settled?.resultHash ?? '' };
    const run = makeRun({ frozenMonths }, { period, cut: at, ...hashes }, circumstances);
    if (!run.ok) return run;
    if (settled?.result.ok === false) return err(firstOf(settled.result.error.map((found) => withFamilyNames(found, families))));
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
