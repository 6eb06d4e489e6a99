// SPDX-License-Identifier: EUPL-1.2
import { type ReleaseFileRefusal, type RunStatus, releaseFile } from '@domain/payments';
import { type Circumstances, err, ok, refusal } from '@kernel/core';
import { everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { detailsFault, type LoadedRun, loadRun, runRow, runState, runUseCase } from './run-use-case.ts';

const input = z.object({
  paymentRunId: idInput<'PaymentRunId'>(),
  expectedVersion: versionInput,
  fileHash: textInput(64),
  /** The orders whose payee did not fully match, as the releasing person has seen them. */
  seenPayees: z.array(idInput<'PaymentOrderId'>()).max(5_000),
});

const refusals = everyCode<ReleaseFileRefusal | 'DETAILS_REPLACED'>()(
  ...(['RUN_STATUS', 'ORDERS_INCOMPLETE', 'OTHER_TENANT', 'NOT_A_PERSON', 'WRONG_SIDE', 'DUTY_NOT_HELD', 'OVER_LIMIT'] as const),
  ...(['FILE_CHANGED', 'INVOLVED', 'SAME_PERSON', 'PAYEES_NOT_SEEN', 'DETAILS_REPLACED'] as const),
);

/** One of the two releases; which one it is stands in its name, so that the second can be told from a repeated first. */
const release =
  (from: RunStatus) =>
  (state: LoadedRun, { fileHash, seenPayees }: z.output<typeof input>, circumstances: Circumstances) => {
    const { status } = state.stored.run;
    if (status !== from) return err(refusal('RUN_STATUS', { params: { status } }));
    const released = releaseFile(runState(state), { fileHash, seenPayees }, circumstances);
    const replaced = released.ok ? detailsFault(state) : null;
    if (replaced) return err(replaced);
    return released.ok ? ok({ ...released.value, releaseId: circumstances.newId() }) : released;
  };

const recordOf = (run: { readonly id: string; readonly status: string }, { stored }: LoadedRun, seen: readonly string[]) => ({
  type: 'paymentRun',
  id: run.id,
  content: {
    changes: [{ field: 'status', from: stored.run.status, to: run.status }],
    fileHash: stored.run.file?.hash ?? null,
    toSee: seen,
  },
});
const toSee = ({ stored }: LoadedRun): string[] =>
  stored.run.payeeChecks.filter(({ result }) => result !== 'match').map(({ orderId }) => orderId);

/** The first of two people releases the file (§ 31 KomHVO NRW), with a fresh second factor. */
export const releaseFileFirst = runUseCase({
  name: 'payments.releasePaymentFileFirst',
  action: 'payments.release',
  ...{ input, refusals, stepUp: true, twoPeople: true, inPerson: true },
  load: (repositories, { input: given }) => loadRun(repositories, given.paymentRunId),
  row: runRow,
  decide: release('fileMade'),
  save: async ({ runs, orders }, { run, orders: moved, releaseId }, { stored }) => {
    await runs.saveRun(stored.run, run, releaseId);
    await orders.moveOrders(moved);
  },
  record: ({ run }, state) => recordOf(run, state, toSee(state)),
  outcome: ({ run }) => ({ runId: run.id }),
});

/** The second person, who is another one than the first, also as anybody's deputy. */
export const releaseFileSecond = runUseCase({
  name: 'payments.releasePaymentFileSecond',
  action: 'payments.release',
  ...{ input, refusals, stepUp: true, twoPeople: true, inPerson: true },
  secondPerson: { after: ['payments.releasePaymentFileFirst'], first: ({ stored }) => stored.run.releases[0]?.by.userId ?? null },
  load: (repositories, { input: given }) => loadRun(repositories, given.paymentRunId),
  row: runRow,
  decide: release('releasedOnce'),
  save: async ({ runs, orders }, { run, orders: moved, releaseId }, { stored }) => {
    await runs.saveRun(stored.run, run, releaseId);
    await orders.moveOrders(moved);
  },
  record: ({ run }, state) => recordOf(run, state, toSee(state)),
  outcome: ({ run }) => ({ runId: run.id }),
});
