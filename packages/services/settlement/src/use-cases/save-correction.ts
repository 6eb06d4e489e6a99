// SPDX-License-Identifier: EUPL-1.2
import {
  checkCorrection,
  type MakeCorrectionRefusal,
  makeCorrection as make,
  type Run,
  type RunInput,
  type RunRefusal,
  type RunResult,
} from '@domain/settlement';
import { err, ok, type Refusal, type Result } from '@kernel/core';
import { everyCode, idInput, textInput } from '@platform/use-case';
import { z } from 'zod';
import { collectRunInput } from '../collect-run-input.ts';
import { type Corrected, correctedBy, whatStoodBefore } from '../corrected.ts';
import { chainOf } from '../correction-chain.ts';
import { familyNames, withFamilyNames } from '../family-names.ts';
import { INPUT_REFUSALS } from '../run-codes.ts';
import { firstOf, settleInput, withMemberNames } from '../settled.ts';
import { useCase } from '../use-case.ts';
import { RUN_TIMEOUT_MS } from './save-run.ts';

export const correctionFields = { runId: idInput<'RunId'>(), reason: textInput(500, 0) };

interface MadeCorrection {
  readonly run: Run;
  readonly corrected: Corrected;
  readonly input: RunInput;
  readonly result: RunResult;
  readonly newId: () => string;
}

type Code = MakeCorrectionRefusal | RunRefusal;

/** The short end of making a correction: collects, settles and compares in one transaction, and keeps the preview. */
export const saveCorrection = useCase({
  name: 'settlement.saveCorrection',
  action: 'settlement.makeRun',
  input: z.object(correctionFields),
  ofAll: true,
  refusals: everyCode<Code>()(
    ...(['NOT_A_PERSON', 'CORRECTION_OF_CORRECTION', 'RUN_NOT_RELEASED', 'MADE_BY_OTHER_RULES', 'REASON_MISSING'] as const),
    ...(['CORRECTION_IN_PREVIEW', 'NOTHING_TO_CORRECT'] as const),
    ...INPUT_REFUSALS,
  ),
  timeoutMs: RUN_TIMEOUT_MS,
  load: async ({ runs, statements, ports }, { input, actor, at }) => {
    const { centreId, associationId } = actor;
    // The regular run's lock: of two who order a correction at once, the second sees the first one's preview.
    const found = await runs.lockRun(centreId, input.runId);
    if (!found) return null;
    const { run } = found;
    const chain = await chainOf(statements, centreId, run.id);
    const { rules, hasPreview } = chain;
    const home = { tenantId: centreId, associationId };
    const state = { home, at, run, rules, hasPreview, number: chain.corrections + 1, families: await familyNames(statements, centreId) };
    if (checkCorrection(state, input.reason)) return { ...state, settled: null, before: null };
    const collection = { centreId, associationId, period: run.period, cut: at, known: at, corrects: chain.ids };
    return {
      ...state,
      settled: settleInput(await collectRunInput(statements, ports, collection)),
      before: await whatStoodBefore(statements, centreId, chain),
    };
  },
  row: ({ home }) => ({ tenantId: home.tenantId, type: 'settlementRun' }),
  decide: (state, { reason }, circumstances): Result<MadeCorrection, Refusal<Code>> => {
    const { settled, before, families, at } = state;
    if (!settled || !before) {
      const refused = make(state, { reason, made: null }, circumstances);
      return refused.ok ? err({ code: 'NOTHING_TO_CORRECT' }) : refused;
    }
    const { input, result } = settled;
    if (!result.ok) return err(firstOf(result.error.map((found) => withMemberNames(withFamilyNames(found, families), input.members))));
    const corrected = correctedBy(before, settled, result.value);
    const { correction, resultHash } = corrected;
    const made = make(state, { reason, made: { cut: at, inputHash: settled.inputHash, resultHash, correction } }, circumstances);
    if (!made.ok) return made;
    return ok({ run: made.value, corrected, input, result: result.value, newId: circumstances.newId });
  },
  save: async ({ runs }, { run, corrected, input, result, newId }, { home, number }) => {
    const { correction, carriedChange } = corrected;
    await runs.addRun(home, run, input, result, newId, { ...correction, number, carriedChange });
  },
  record: ({ run, corrected: { correction } }, { number }) => ({
    type: 'settlementRun',
    id: run.id,
    content: { run, number, proof: correction.proof, changes: [{ field: 'reason', from: null, to: run.corrects?.reason ?? '' }] },
    messages: [{ name: 'RunMade.v1', payload: { runId: run.id, kind: 'correction' } }],
  }),
  outcome: ({ run }) => ({ runId: run.id }),
});
