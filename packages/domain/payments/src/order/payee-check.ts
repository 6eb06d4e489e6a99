// SPDX-License-Identifier: EUPL-1.2
import { type Decide, err, ok, type Refusal, refusal } from '@kernel/core';
import { moved, type RunDecision, type RunState, voidReleases } from './run.ts';
import { payeesToSee, type VopAnswer } from './vop.ts';

/** In order of precedence. */
export type RecordVopRefusal = 'RUN_STATUS' | 'NOT_IN_RUN' | 'NO_ANSWER';

const FILE_THERE: readonly string[] = ['fileMade', 'releasedOnce', 'released', 'handedOver'];

/** Takes the banks' answers in. What does not match takes back releases that were given without knowing it. */
export const recordVop: Decide<RunState, { readonly answers: readonly VopAnswer[] }, RunDecision, RecordVopRefusal> = (
  { run, orders },
  { answers },
  { at },
) => {
  if (!FILE_THERE.includes(run.status)) return err(refusal('RUN_STATUS', { params: { status: run.status } }));
  const wrong = checkAnswers(run.orderIds, answers);
  if (wrong) return err(wrong);
  const named = new Set(answers.map(({ orderId }) => orderId));
  const payeeChecks = [...run.payeeChecks.filter(({ orderId }) => !named.has(orderId)), ...answers];
  const open = run.status !== 'handedOver' && run.releases.length > 0;
  if (!open || payeesToSee(answers).length === 0) return ok({ run: { ...run, payeeChecks }, orders });
  return ok({
    run: { ...voidReleases(run, 'payeeCheck', at), status: 'fileMade', payeeChecks },
    orders: moved(orders, 'fileMade'),
  });
};

function checkAnswers(orderIds: readonly string[], answers: readonly VopAnswer[]): Refusal<'NOT_IN_RUN' | 'NO_ANSWER'> | null {
  const inRun = new Set(orderIds);
  const strange = answers.find(({ orderId }) => !inRun.has(orderId));
  if (strange) return refusal('NOT_IN_RUN', { params: { order: strange.orderId } });
  return answers.length === 0 ? refusal('NO_ANSWER') : null;
}
