// SPDX-License-Identifier: EUPL-1.2
import { type MakeFileRefusal, makeFile, type PaymentFile, type RunDecision } from '@domain/payments';
import { cents, err, type Instant, invariant, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { type MadePain, painOfRun } from './pain-of-run.ts';
import { detailsFault, loadRun, runRow, runState, runUseCase } from './run-use-case.ts';

type OwnMakeRefusal = 'ACCOUNT_NOT_OPEN' | 'FILE_BREAKS_RULE' | 'EXECUTE_IN_PAST' | 'DETAILS_REPLACED';

const fileOf = ({ hash, messageId, count, controlSumCents }: MadePain): PaymentFile => ({
  ...{ hash, messageId, count, controlSumCents: cents(controlSumCents) },
});

/** Makes the file and fixes it by its hash: written, read again and judged like anybody's; one error, and there is none. */
export const makePaymentFile = runUseCase({
  name: 'payments.makePaymentFile',
  action: 'payments.process',
  input: z.object({ paymentRunId: idInput<'PaymentRunId'>(), expectedVersion: versionInput }),
  twoPeople: true,
  inPerson: true,
  timeoutMs: 60_000,
  refusals: everyCode<MakeFileRefusal | OwnMakeRefusal>()(
    ...([
      'RUN_STATUS',
      'ACCOUNT_NOT_OPEN',
      'EXECUTE_IN_PAST',
      'DETAILS_REPLACED',
      'FILE_BREAKS_RULE',
      'OTHER_TENANT',
      'NOT_A_PERSON',
      'WRONG_SIDE',
    ] as const),
    ...(['DUTY_NOT_HELD', 'OVER_LIMIT', 'CONTROL_SUM_DIFFERS', 'COUNT_DIFFERS', 'SAME_FILE'] as const),
  ),
  load: async (repositories, { input, at }) => {
    const state = await loadRun(repositories, input.paymentRunId);
    if (!state) return null;
    const account = await repositories.accounts.findAccount(state.stored.run.bankAccountId);
    const open = account?.status === 'open' && state.orders.length > 0;
    const pain = open ? await painOfRun(state.stored, state.orders, account, at) : null;
    return { ...state, pain, at };
  },
  row: runRow,
  decide: ({ pain, ...state }, _input, circumstances): Result<Made, Refusal<MakeFileRefusal | OwnMakeRefusal>> => {
    const { status, executeOn } = state.stored.run;
    if (status === 'handedOver' || status === 'cancelled') return err(refusal('RUN_STATUS', { params: { status } }));
    if (pain === null) return err(refusal('ACCOUNT_NOT_OPEN'));
    if (executeOn < circumstances.today) return err(refusal('EXECUTE_IN_PAST', { params: { today: circumstances.today } }));
    const replaced = detailsFault(state);
    if (replaced) return err(replaced);
    if (!pain.ok) return pain;
    const made = makeFile(runState(state), fileOf(pain.value), circumstances);
    return made.ok ? ok({ ...made.value, pain: pain.value }) : made;
  },
  save: async ({ runs, orders }, { run, orders: moved, pain }, { stored, at }) => {
    invariant(run.file !== null, 'a file was made');
    await runs.keepFile(run, {
      file: run.file,
      paymentInfoId: pain.paymentInfoId,
      xml: pain.xml,
      conversions: pain.conversions,
      at: at as Instant,
    });
    await runs.saveRun(stored.run, run);
    await orders.moveOrders(moved);
  },
  // The bytes stand sealed beside the run, and names stand in the orders alone.
  record: ({ run, pain }, { stored }) => ({
    type: 'paymentRun',
    id: run.id,
    content: {
      changes: [{ field: 'status', from: stored.run.status, to: run.status }],
      file: run.file,
      conversions: pain.conversions.length,
      voidedReleases: run.voided.length - stored.run.voided.length,
    },
  }),
  outcome: ({ run }) => ({ runId: run.id }),
});

interface Made extends RunDecision {
  readonly pain: MadePain;
}
