// SPDX-License-Identifier: EUPL-1.2
import type { LocalRules } from '@domain/payments';
import { type Refusal, refusal, type TenantId } from '@kernel/core';
import { statementsOn, type Writes } from '@platform/database';
import type { FileStore } from '@platform/files';
import { bindUseCase, type FieldCipher, type Ports } from '@platform/use-case';
import { ledgerRepository } from '../ledger/ledger-repository.ts';
import { orderRepository, type StoredOrder } from '../orders/order-repository.ts';
import { bankAccountRepository } from '../setup/bank-account-repository.ts';
import { rulesRepository } from '../setup/rules-repository.ts';
import { nameOfOrder } from './pain-of-run.ts';
import { runRepository, type StoredRun } from './run-repository.ts';

const repositories = (writes: Writes, ports: Ports, fields: FieldCipher, files: FileStore) => ({
  ...{ writes, ports, fields, files },
  statements: statementsOn(writes),
  orders: orderRepository(writes, fields),
  runs: runRepository(writes, fields),
  rules: rulesRepository(writes),
  accounts: bankAccountRepository(writes),
  ledger: ledgerRepository(writes),
});
export type RunRepositories = ReturnType<typeof repositories>;

/** The shape of every write about runs. */
export const runUseCase = bindUseCase(repositories);

/** Without local rules in force nobody holds a duty. */
const NO_RULES = { version: 0, clause: '', oneDeterminer: false, determinerMayOrder: false, grants: [] } as const;

type Rules = Pick<ReturnType<typeof rulesRepository>, 'rulesInForce'>;
export const localRules = async (rules: Rules, tenantId: TenantId): Promise<LocalRules> =>
  (await rules.rulesInForce(tenantId))?.rules ?? { ...NO_RULES, tenantId };

/** The first of the orders that would be paid to an account which the municipality has replaced: the way of most invoice frauds. */
export async function replacedDetails(
  { writes }: Pick<RunRepositories, 'writes'>,
  orders: readonly StoredOrder[],
): Promise<StoredOrder | null> {
  const ids = [...new Set(orders.flatMap(({ payeeAccountId }) => payeeAccountId ?? []))];
  const tenantId = orders[0]?.tenantId;
  if (tenantId === undefined || ids.length === 0) return null;
  const found = await writes.payeeAccount.findMany({ where: { tenantId, id: { in: ids }, status: 'replaced' }, select: { id: true } });
  const gone = new Set(found.map(({ id }) => id));
  return orders.find(({ payeeAccountId }) => payeeAccountId !== null && gone.has(payeeAccountId)) ?? null;
}

export const detailsFault = ({ replaced }: Pick<LoadedRun, 'replaced'>): Refusal<'DETAILS_REPLACED'> | null =>
  replaced && refusal('DETAILS_REPLACED', { params: { order: nameOfOrder(replaced), name: replaced.order.content.creditorName } });

/** A run with its orders and the rules that hold for it. */
export interface LoadedRun {
  readonly stored: StoredRun;
  readonly orders: readonly StoredOrder[];
  readonly rules: LocalRules;
  /** An order to bank details that others have replaced since it was ordered. */
  readonly replaced: StoredOrder | null;
}

export async function loadRun(
  repositories: Pick<RunRepositories, 'runs' | 'orders' | 'rules' | 'writes'>,
  runId: string,
): Promise<LoadedRun | null> {
  const stored = await repositories.runs.lockRun(runId);
  if (!stored) return null;
  const orders = await repositories.orders.lockOrdersOfRun(stored.tenantId, runId);
  const replaced = await replacedDetails(repositories, orders);
  return { stored, orders, replaced, rules: await localRules(repositories.rules, stored.tenantId) };
}

/** As the rules look at it. */
export const runState = ({ stored: { run }, orders, rules }: LoadedRun) => ({ run, orders: orders.map(({ order }) => order), rules });

export const runRow = ({ stored: { run, tenantId, version } }: LoadedRun) => ({ tenantId, type: 'paymentRun', id: run.id, version });
