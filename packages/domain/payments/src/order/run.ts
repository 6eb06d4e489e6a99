// SPDX-License-Identifier: EUPL-1.2
import {
  type Cents,
  type Circumstances,
  type CivilDate,
  centsToDecimal,
  type Decide,
  err,
  type Instant,
  isBankDay,
  ok,
  type Refusal,
  type Result,
  refusal,
  sumCents,
} from '@kernel/core';
import { type Person, withPeople, withPerson } from '../person.ts';
import { type ContentRefusal, checkContent, type OrderState, redrafted } from './determine.ts';
import { type DutyRefusal, holderOf, isRefusal, type LocalRules } from './duty.ts';
import { type OrderContent, type OrderStatus, orderCanBecome, type PaymentOrder } from './order.ts';
import type { VopAnswer } from './vop.ts';

export type RunStatus = 'composing' | 'fileMade' | 'releasedOnce' | 'released' | 'handedOver' | 'cancelled';

/** Whatever changes a run before it is handed over leads back to composing or to the file without any release. */
export const RUN_TRANSITIONS = {
  composing: ['fileMade', 'cancelled'],
  fileMade: ['releasedOnce', 'composing', 'cancelled'],
  releasedOnce: ['released', 'fileMade', 'composing', 'cancelled'],
  released: ['handedOver', 'fileMade', 'composing', 'cancelled'],
  handedOver: [],
  cancelled: [],
} as const satisfies Record<RunStatus, readonly RunStatus[]>;

const runCanBecome = (from: RunStatus, to: RunStatus): boolean => (RUN_TRANSITIONS[from] as readonly RunStatus[]).includes(to);

/** The file for the bank; its hash fixes what is released. */
export interface PaymentFile {
  readonly hash: string;
  readonly messageId: string;
  readonly count: number;
  readonly controlSumCents: Cents;
}

/** One person's release of one file. */
export interface Release {
  readonly by: Person;
  readonly at: Instant;
  readonly fileHash: string;
}
/** A release that a change took back; kept as evidence. */
export interface VoidedRelease extends Release {
  readonly voidedAt: Instant;
  readonly because: 'amended' | 'takenOut' | 'fileRemade' | 'payeeCheck' | 'cancelled';
}

/** Orders of one municipality, paid from one account with one file. Home: the member. */
export interface PaymentRun {
  readonly id: string;
  readonly tenantId: string;
  readonly bankAccountId: string;
  readonly executeOn: CivilDate;
  readonly status: RunStatus;
  readonly orderIds: readonly string[];
  readonly file: PaymentFile | null;
  readonly releases: readonly Release[];
  readonly voided: readonly VoidedRelease[];
  /** The banks' answers about the payees' names, the newest per order. */
  readonly payeeChecks: readonly VopAnswer[];
  /** Whoever composed, changed or made the file: making it books, and who booked does not release (§ 31 KomHVO NRW). */
  readonly involved: readonly Person[];
  readonly handedOverBy: Person | null;
}

/** A run and all its orders: what happens to a file happens to them. */
export interface RunState {
  readonly run: PaymentRun;
  readonly orders: readonly PaymentOrder[];
  readonly rules: LocalRules;
}
export interface RunDecision {
  readonly run: PaymentRun;
  readonly orders: readonly PaymentOrder[];
}

export const orderSum = (orders: readonly { readonly content: Pick<OrderContent, 'amountCents'> }[]): Cents =>
  sumCents(orders.map(({ content }) => content.amountCents));

export const moved = (orders: readonly PaymentOrder[], status: OrderStatus): PaymentOrder[] =>
  orders.map((order) => ({ ...order, status }));

/** The run without its releases, at an earlier status. */
export function voidReleases(run: PaymentRun, because: VoidedRelease['because'], at: Instant): PaymentRun {
  const voided = run.releases.map((release): VoidedRelease => ({ ...release, voidedAt: at, because }));
  return { ...run, releases: [], voided: [...run.voided, ...voided] };
}

/** In order of precedence. */
export type ComposeRunRefusal = 'RUN_EMPTY' | 'ORDER_STATUS' | 'OTHER_ACCOUNT' | 'EXECUTE_IN_PAST' | 'NO_BANK_DAY' | DutyRefusal;

export const composeRun: Decide<
  { readonly orders: readonly PaymentOrder[]; readonly rules: LocalRules },
  { readonly executeOn: CivilDate },
  RunDecision,
  ComposeRunRefusal
> = ({ orders, rules }, { executeOn }, circumstances) => {
  const [first] = orders;
  if (first === undefined) return err(refusal('RUN_EMPTY'));
  const early = orders.find(({ status }) => status !== 'accepted');
  if (early) return err(refusal('ORDER_STATUS', { params: { order: early.id, status: early.status } }));
  const strange = orders.find(
    ({ tenantId, content }) => tenantId !== first.tenantId || content.bankAccountId !== first.content.bankAccountId,
  );
  if (strange) return err(refusal('OTHER_ACCOUNT', { params: { order: strange.id } }));
  if (executeOn < circumstances.today)
    return err(refusal('EXECUTE_IN_PAST', { field: 'executeOn', params: { today: circumstances.today } }));
  if (!isBankDay(executeOn)) return err(refusal('NO_BANK_DAY', { field: 'executeOn' }));
  const by = holderOf({ rules, tenantId: first.tenantId, duty: 'run', amountCents: orderSum(orders) }, circumstances);
  if (isRefusal(by)) return err(by);
  const run: PaymentRun = {
    id: circumstances.newId(),
    tenantId: first.tenantId,
    bankAccountId: first.content.bankAccountId,
    executeOn,
    status: 'composing',
    orderIds: orders.map(({ id }) => id),
    file: null,
    releases: [],
    voided: [],
    payeeChecks: [],
    involved: [by],
    handedOverBy: null,
  };
  return ok({ run, orders: moved(orders, 'inRun').map((order) => ({ ...order, runId: run.id })) });
};

/** In order of precedence. */
export type MakeFileRefusal = 'RUN_STATUS' | DutyRefusal | 'CONTROL_SUM_DIFFERS' | 'COUNT_DIFFERS' | 'SAME_FILE';

/** Fixes the file by its hash. Another file in the place of the first one voids what was released. */
export const makeFile: Decide<RunState, PaymentFile, RunDecision, MakeFileRefusal> = ({ run, orders, rules }, file, circumstances) => {
  if (run.status === 'handedOver' || run.status === 'cancelled') return err(refusal('RUN_STATUS', { params: { status: run.status } }));
  const sum = orderSum(orders);
  const by = holderOf({ rules, tenantId: run.tenantId, duty: 'run', amountCents: sum }, circumstances);
  if (isRefusal(by)) return err(by);
  if (file.controlSumCents !== sum) {
    const params = { file: centsToDecimal(file.controlSumCents), orders: centsToDecimal(sum) };
    return err(refusal('CONTROL_SUM_DIFFERS', { params }));
  }
  if (file.count !== orders.length) return err(refusal('COUNT_DIFFERS', { params: { file: file.count, orders: orders.length } }));
  if (run.file?.hash === file.hash) return err(refusal('SAME_FILE'));
  const open = voidReleases(run, 'fileRemade', circumstances.at);
  const made: PaymentRun = { ...open, status: 'fileMade', file, payeeChecks: [], involved: withPerson(run.involved, by) };
  return ok({ run: made, orders: moved(orders, 'fileMade') });
};

/** The run without one order: no file fits it any more. Its last order takes the run with it. */
function without({ run, orders }: RunState, orderId: string, by: Person, because: 'amended' | 'takenOut', at: Instant): RunDecision {
  const left = orders.filter(({ id }) => id !== orderId);
  const open = voidReleases(run, because, at);
  const status = left.length === 0 ? 'cancelled' : 'composing';
  const orderIds = left.map(({ id }) => id);
  return {
    run: { ...open, status, orderIds, file: null, payeeChecks: [], involved: withPerson(run.involved, by) },
    orders: moved(left, 'inRun'),
  };
}

/** In order of precedence. */
export type TakeOutRefusal = 'RUN_STATUS' | 'NOT_IN_RUN' | DutyRefusal;

/** Takes an order out of a run that was not handed over; it stays accepted. The decision holds that order too. */
export const takeOut: Decide<RunState, { readonly orderId: string }, RunDecision, TakeOutRefusal> = (state, { orderId }, circumstances) => {
  const { run, orders, rules } = state;
  if (run.status === 'handedOver' || run.status === 'cancelled') return err(refusal('RUN_STATUS', { params: { status: run.status } }));
  const order = orders.find(({ id }) => id === orderId);
  if (order === undefined) return err(refusal('NOT_IN_RUN'));
  const by = holderOf({ rules, tenantId: run.tenantId, duty: 'run', amountCents: order.content.amountCents }, circumstances);
  if (isRefusal(by)) return err(by);
  const rest = without(state, orderId, by, 'takenOut', circumstances.at);
  const out: PaymentOrder = { ...order, status: 'accepted', runId: null, involved: withPeople(order.involved, [...run.involved, by]) };
  return ok({ run: rest.run, orders: [...rest.orders, out] });
};

/** In order of precedence. */
export type CancelRunRefusal = 'RUN_STATUS' | DutyRefusal;

/** Gives up a run that was not handed over; its orders stay accepted. */
export const cancelRun: Decide<RunState, Record<never, never>, RunDecision, CancelRunRefusal> = (
  { run, orders, rules },
  _input,
  circumstances,
) => {
  if (!runCanBecome(run.status, 'cancelled')) return err(refusal('RUN_STATUS', { params: { status: run.status } }));
  const by = holderOf({ rules, tenantId: run.tenantId, duty: 'run', amountCents: orderSum(orders) }, circumstances);
  if (isRefusal(by)) return err(by);
  const open = voidReleases(run, 'cancelled', circumstances.at);
  return ok({
    run: { ...open, status: 'cancelled', file: null, involved: withPerson(run.involved, by) },
    // Whoever made a file of them books on them, and so never releases them in another one (§ 31 KomHVO NRW).
    orders: moved(orders, 'accepted').map((order) => ({
      ...order,
      runId: null,
      involved: withPeople(order.involved, [...run.involved, by]),
    })),
  });
};

export interface AmendOrderState extends OrderState {
  /** The run that the order is in, with all its orders; null if it is in none. */
  readonly runState: RunState | null;
}
export interface AmendOrderDecision {
  readonly order: PaymentOrder;
  readonly rest: RunDecision | null;
}
/** In order of precedence. */
export type AmendOrderRefusal = 'ORDER_STATUS' | 'NOT_IN_RUN' | DutyRefusal | ContentRefusal;

/** Changes what is paid: all determinations begin anew, and a file that held the order loses its releases. */
export const amendOrder: Decide<AmendOrderState, { readonly content: OrderContent }, AmendOrderDecision, AmendOrderRefusal> = (
  { order, rules, runState },
  { content },
  circumstances: Circumstances,
): Result<AmendOrderDecision, Refusal<AmendOrderRefusal>> => {
  if (order.status !== 'drafted' && !orderCanBecome(order.status, 'drafted'))
    return err(refusal('ORDER_STATUS', { params: { status: order.status } }));
  const inRun = runState?.orders.some(({ id }) => id === order.id) === true && runState.run.id === order.runId;
  if (inRun !== (order.runId !== null)) return err(refusal('NOT_IN_RUN'));
  const by = holderOf({ rules, tenantId: order.tenantId, duty: 'draft', amountCents: content.amountCents }, circumstances);
  if (isRefusal(by)) return err(by);
  const wrong = checkContent(content);
  if (wrong) return err(wrong);
  const rest = runState === null || !inRun ? null : without(runState, order.id, by, 'amended', circumstances.at);
  const next = redrafted(order, content, { duty: 'draft', by, at: circumstances.at });
  return ok({ order: inRun && runState ? { ...next, involved: withPeople(next.involved, runState.run.involved) } : next, rest });
};
