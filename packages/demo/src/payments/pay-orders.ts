// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, centsToDecimal } from '@kernel/core';
import {
  acceptOrders,
  askRecall,
  composePaymentRun,
  determineOrderArithmetically,
  determineOrderFactually,
  enterPaymentOrder,
  givePaymentOrder,
  handOverRun,
  makePaymentFile,
  releaseFileFirst,
  releaseFileSecond,
  takeInBankAnswer,
} from '@services/payments';
import { sql } from 'kysely';
import type { Luck } from '../luck.ts';
import type { Scene } from '../scene.ts';
import type { Acting } from './acting.ts';
import { statusText, type ToldOfOrder } from './bank/status-text.ts';
import { CREDITOR_NAMES } from './invented-claims.ts';
import type { Cashiers, PaymentTown } from './towns.ts';

/** How far an order has come at the municipality. */
const WAYS = ['drafted', 'factual', 'arithmetical', 'ordered'] as const;
export type OrderWay = (typeof WAYS)[number];

const PURPOSES = ['Winterdienst', 'Büromaterial', 'Wartung Heizung', 'Grünpflege', 'Druck Amtsblatt', 'Reinigung Rathaus'];

interface OrdersOfDay {
  readonly luck: Luck;
  readonly count: number;
  readonly dueOn: CivilDate;
  readonly urgent?: boolean;
}

/** Orders are entered, determined and given, each step by whoever holds it; ids in the order in which they were entered. */
export async function enterOrders(
  { act, look }: Acting,
  town: PaymentTown,
  orders: OrdersOfDay,
  way: OrderWay = 'ordered',
): Promise<string[]> {
  const { luck, count, dueOn, urgent = false } = orders;
  const { tenantId } = town;
  const [account] = await look(
    sql<{ id: string }>`select id from bank_account where tenant_id = ${tenantId}::uuid and status = 'open' order by iban limit 1`,
  );
  const payees = await look(
    sql<{ id: string; name: string }>`select id, name from payee where tenant_id = ${tenantId}::uuid order by number`,
  );
  const ids: string[] = [];
  for (let index = 0; index < count; index++) {
    const payee = payees[luck.below(payees.length)];
    const place = (CREDITOR_NAMES as readonly string[]).indexOf(payee?.name ?? '');
    const number = luck.between(10_000, 99_999);
    const { orderId } = await act(town.drafter, enterPaymentOrder, {
      ...{ bankAccountId: account?.id, payeeId: payee?.id, amount: centsToDecimal(BigInt(luck.between(4_000, 980_000)) as never), dueOn },
      ...{ remittance: `RE ${number} ${PURPOSES[place] ?? ''}`.trim(), voucher: `Rechnung ${number}`, urgent },
      ...(urgent ? { urgentReason: 'Skontofrist läuft heute ab' } : {}),
    } as never);
    const order = (expectedVersion: number) => ({ orderId: orderId as never, expectedVersion });
    const reached = WAYS.indexOf(way);
    if (reached >= 1) await act(town.factual, determineOrderFactually, order(1));
    if (reached >= 2) await act(town.arithmetical, determineOrderArithmetically, order(2));
    if (reached >= 3) await act(town.orderer, givePaymentOrder, order(3));
    ids.push(orderId);
  }
  return ids;
}

/** How far a run has come; what follows is left to whoever looks at the demo. */
export type RunWay = 'composed' | 'fileMade' | 'releasedOnce' | 'handedOver' | 'answered';
const RUN_WAYS: readonly RunWay[] = ['composed', 'fileMade', 'releasedOnce', 'handedOver', 'answered'];

interface RunOfDay {
  readonly orderIds: readonly string[];
  readonly executeOn: CivilDate;
  /** What the payees' banks say of the names, order by order; left out: nothing. */
  readonly names?: readonly Omit<ToldOfOrder, 'endToEndId'>[];
  readonly way: RunWay;
}

/** Accepted, put into a run, made a file of, released by two and handed over, as far as 'way' says. */
export async function payRun(acting: Acting, scene: Scene, people: Cashiers, run: RunOfDay): Promise<string> {
  const { act, look, upload, at } = acting;
  const { processor, lead, manager } = people;
  const reached = RUN_WAYS.indexOf(run.way);
  const orderIds = [...run.orderIds] as never;
  await act(processor, acceptOrders, { orderIds });
  const { runId } = await act(processor, composePaymentRun, { orderIds, executeOn: run.executeOn });
  const paymentRunId = runId as never;
  const stored = async () => {
    const [row] = await look(
      sql<{ version: number; hash: string; message: string }>`
        select version, file_hash as hash, message_id as message from payment_run where id = ${runId}::uuid`,
    );
    if (!row) throw new Error('the demo made a run');
    return row;
  };
  const orders = await look(
    sql<{
      id: string;
      endToEndId: string;
    }>`select id, end_to_end_id as "endToEndId" from payment_order where run_id = ${runId}::uuid order by number`,
  );
  const answer = async (told: readonly ToldOfOrder[]): Promise<void> => {
    const { message } = await stored();
    const bytes = statusText(message, at(), told);
    const fileId = await upload(processor, scene.centre.id, `pain002-${message}-${told[0]?.status}.xml`, bytes);
    await act(processor, takeInBankAnswer, { paymentRunId, fileId: fileId as never });
  };
  if (reached < 1) return runId;
  await act(processor, makePaymentFile, { paymentRunId, expectedVersion: (await stored()).version });
  const names = run.names ?? [];
  if (names.length > 0)
    await answer(orders.map(({ endToEndId }, index) => ({ endToEndId, ...(names[index % names.length] ?? { status: 'RCVC' }) })));
  const seenPayees = orders
    .filter((_, index) => (names[index % (names.length || 1)]?.status ?? 'RCVC') !== 'RCVC')
    .map(({ id }) => id) as never;
  const release = async (staff: typeof lead, useCase: typeof releaseFileFirst | typeof releaseFileSecond): Promise<void> => {
    const { version, hash } = await stored();
    await act(staff, useCase, { paymentRunId, expectedVersion: version, fileHash: hash, seenPayees });
  };
  if (reached < 2) return runId;
  await release(lead, releaseFileFirst);
  if (reached < 3) return runId;
  await release(manager, releaseFileSecond);
  const { version, hash } = await stored();
  await act(processor, handOverRun, { paymentRunId, expectedVersion: version, fileHash: hash, channel: 'download' });
  if (reached >= 4) await answer(orders.map(({ endToEndId }) => ({ endToEndId, status: 'ACSC' })));
  return runId;
}

/** The centre asks the bank to give an order back. */
export async function recallOne({ act, look }: Acting, { processor }: Cashiers, runId: string): Promise<void> {
  const [order] = await look(
    sql<{ id: string; version: number }>`select id, version from payment_order where run_id = ${runId}::uuid order by number limit 1`,
  );
  if (order)
    await act(processor, askRecall, {
      orderId: order.id as never,
      expectedVersion: order.version,
      reason: 'Rechnung wurde doppelt gestellt',
    });
}
