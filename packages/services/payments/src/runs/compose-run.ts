// SPDX-License-Identifier: EUPL-1.2
import {
  type CancelRunRefusal,
  type ComposeRunRefusal,
  cancelRun,
  composeRun,
  orderSum,
  type RunDecision,
  type TakeOutRefusal,
  takeOut,
} from '@domain/payments';
import { err, ok, refusal } from '@kernel/core';
import { dateInput, everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { nameOfOrder } from './pain-of-run.ts';
import { type LoadedRun, loadRun, localRules, runRow, runState, runUseCase } from './run-use-case.ts';

const MOST_ORDERS = 5_000;

type OwnComposeRefusal = 'ORDER_UNKNOWN' | 'URGENT_APART' | 'ACCOUNT_NOT_OPEN';

/** Puts accepted orders of one municipality and one account into a run. Urgent ones leave as instant payments, in a run of their own. */
export const composePaymentRun = runUseCase({
  name: 'payments.composePaymentRun',
  action: 'payments.process',
  input: z.object({
    orderIds: z.array(idInput<'PaymentOrderId'>()).min(1, { error: 'REQUIRED' }).max(MOST_ORDERS, { error: 'TOO_LONG' }),
    executeOn: dateInput,
  }),
  twoPeople: true,
  inPerson: true,
  timeoutMs: 60_000,
  refusals: everyCode<ComposeRunRefusal | OwnComposeRefusal>()(
    ...(['ORDER_UNKNOWN', 'URGENT_APART', 'ACCOUNT_NOT_OPEN', 'RUN_EMPTY', 'ORDER_STATUS', 'OTHER_ACCOUNT'] as const),
    ...(['EXECUTE_IN_PAST', 'NO_BANK_DAY', 'OTHER_TENANT', 'NOT_A_PERSON', 'WRONG_SIDE', 'DUTY_NOT_HELD', 'OVER_LIMIT'] as const),
  ),
  load: async ({ orders: repository, rules, accounts }, { input, at }) => {
    const orders = await repository.lockOrders(input.orderIds);
    const [first] = orders;
    if (!first) return null;
    const account = await accounts.findAccount(first.order.content.bankAccountId);
    return { first, orders, account, at, rules: await localRules(rules, first.tenantId), asked: new Set<string>(input.orderIds).size };
  },
  row: ({ first }) => ({ tenantId: first.tenantId, type: 'paymentRun' }),
  decide: ({ first, orders, account, rules, asked }, { executeOn }, circumstances) => {
    if (orders.length < asked) return err(refusal('ORDER_UNKNOWN'));
    const apart = orders.find(({ urgent }) => urgent !== first.urgent);
    if (apart) return err(refusal('URGENT_APART', { params: { order: nameOfOrder(apart) } }));
    if (account?.status !== 'open') return err(refusal('ACCOUNT_NOT_OPEN'));
    const composed = composeRun({ orders: orders.map(({ order }) => order), rules }, { executeOn }, circumstances);
    if (composed.ok) return composed;
    const named = orders.find(({ order }) => order.id === composed.error.params?.['order']);
    return named ? err({ ...composed.error, params: { ...composed.error.params, order: nameOfOrder(named) } }) : composed;
  },
  save: async ({ runs, orders }, { run, orders: moved }, { first, at }) => {
    await runs.addRun(run, { associationId: first.associationId, urgent: first.urgent, at });
    await orders.moveOrders(moved);
  },
  record: ({ run, orders }, { first }) => ({
    type: 'paymentRun',
    id: run.id,
    content: {
      status: run.status,
      executeOn: run.executeOn,
      urgent: first.urgent,
      orders: orders.map(({ id }) => id),
      sumCents: orderSum(orders),
    },
  }),
  outcome: ({ run }) => ({ runId: run.id }),
});

const recordOfChange = ({ run }: RunDecision, { stored, orders }: LoadedRun, taken?: string) => [
  {
    type: 'paymentRun',
    id: run.id,
    content: {
      changes: [{ field: 'status', from: stored.run.status, to: run.status }],
      ...(taken === undefined ? {} : { takenOut: nameOfOrder(orders.find(({ order }) => order.id === taken)) }),
      voidedReleases: run.voided.length - stored.run.voided.length,
    },
  },
  ...(taken === undefined ? [] : [{ type: 'paymentOrder', id: taken, content: { takenOutOf: run.id } }]),
];

/** Takes one order out; a file that was made does not fit any more, and its releases are void. */
export const takeOutOfRun = runUseCase({
  name: 'payments.takeOutOfPaymentRun',
  action: 'payments.process',
  input: z.object({ paymentRunId: idInput<'PaymentRunId'>(), orderId: idInput<'PaymentOrderId'>(), expectedVersion: versionInput }),
  twoPeople: true,
  inPerson: true,
  refusals: everyCode<TakeOutRefusal>()(
    'RUN_STATUS',
    'NOT_IN_RUN',
    'OTHER_TENANT',
    'NOT_A_PERSON',
    'WRONG_SIDE',
    'DUTY_NOT_HELD',
    'OVER_LIMIT',
  ),
  load: (repositories, { input }) => loadRun(repositories, input.paymentRunId),
  row: runRow,
  decide: (state, { orderId }, circumstances) => {
    const taken = takeOut(runState(state), { orderId }, circumstances);
    return taken.ok ? ok({ ...taken.value, orderId: orderId as string }) : taken;
  },
  save: async ({ runs, orders }, { run, orders: moved }, { stored }) => {
    await runs.saveRun(stored.run, run);
    await orders.moveOrders(moved);
  },
  record: (decision, state) => recordOfChange(decision, state, decision.orderId),
  outcome: ({ run }) => ({ runId: run.id }),
});

/** Gives up a run that was not handed over; its orders stay accepted. */
export const cancelPaymentRun = runUseCase({
  name: 'payments.cancelPaymentRun',
  action: 'payments.process',
  input: z.object({ paymentRunId: idInput<'PaymentRunId'>(), expectedVersion: versionInput }),
  twoPeople: true,
  inPerson: true,
  refusals: everyCode<CancelRunRefusal>()('RUN_STATUS', 'OTHER_TENANT', 'NOT_A_PERSON', 'WRONG_SIDE', 'DUTY_NOT_HELD', 'OVER_LIMIT'),
  load: (repositories, { input }) => loadRun(repositories, input.paymentRunId),
  row: runRow,
  decide: (state, _input, circumstances) => cancelRun(runState(state), {}, circumstances),
  save: async ({ runs, orders }, { run, orders: moved }, { stored }) => {
    await runs.saveRun(stored.run, run);
    await orders.moveOrders(moved);
  },
  record: (decision, state) => recordOfChange(decision, state),
  outcome: ({ run }) => ({ runId: run.id }),
});
