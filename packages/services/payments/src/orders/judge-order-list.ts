// SPDX-License-Identifier: EUPL-1.2
import type { Circumstances, TenantId } from '@kernel/core';
import { indexOfIban } from '../iban.ts';
import type { ItemFault } from '../items/read-item-list.ts';
import type { BankAccount } from '../setup/bank-account-repository.ts';
import { type DraftedOrder, drafted } from './enter-order.ts';
import type { OrderMapping } from './order-list-mapping.ts';
import { type OrderRepositories, rulesOf } from './orders-use-case.ts';
import type { Payee, StoredDetails } from './payee-repository.ts';
import type { ListedOrder, OrderList } from './read-order-list.ts';

/** Everything that a list of orders is held against. */
export interface OrderListState {
  readonly list: OrderList;
  readonly mapping: OrderMapping;
  readonly account: BankAccount;
  readonly rules: Awaited<ReturnType<typeof rulesOf>>;
  readonly payees: readonly Payee[];
  /** By the payee's id. */
  readonly released: ReadonlyMap<string, StoredDetails>;
  /** Account, amount and voucher of the orders that stand there already. */
  readonly known: ReadonlySet<string>;
}

const twinKey = (ibanIndex: string | undefined, amount: bigint, voucher: string): string => `${ibanIndex}\n${amount}\n${voucher}`;
const OF_AMOUNT: readonly string[] = ['AMOUNT_OUT_OF_RANGE', 'OVER_LIMIT'];

export async function orderListState(
  repositories: OrderRepositories,
  tenantId: TenantId,
  mapping: OrderMapping,
  list: OrderList,
): Promise<(OrderListState & { readonly indexOf: ReadonlyMap<string, string> }) | null> {
  const { writes, accounts, payees, fields } = repositories;
  const account = await accounts.findAccount(mapping.bankAccountId);
  if (account?.tenantId !== tenantId) return null;
  const all = await payees.payeesOf(tenantId);
  const released = await payees.releasedOf(
    tenantId,
    all.map(({ id }) => id),
  );
  const indexOf = new Map<string, string>();
  for (const { id, iban } of released.values()) indexOf.set(id, await indexOfIban(fields, tenantId, iban));
  const vouchers = [...new Set(list.orders.map(({ voucher }) => voucher))];
  const rows = await writes.paymentOrder.findMany({
    where: { tenantId, voucher: { in: vouchers }, status: { not: 'rejected' } },
    select: { ibanIndex: true, amountCents: true, voucher: true },
  });
  const known = new Set(rows.map((row) => twinKey(row.ibanIndex, row.amountCents, row.voucher)));
  return { list, mapping, account, rules: await rulesOf(repositories, tenantId), payees: all, released, known, indexOf };
}

type Judged = { readonly made: readonly DraftedOrder[]; readonly faults: readonly ItemFault[] };

/** Whom a row pays: by number, by account, or by both if they agree. */
function payeeOf(
  { payees, released }: OrderListState,
  { payee, iban }: ListedOrder,
): Payee | 'PAYEE_UNKNOWN' | 'PAYEE_AMBIGUOUS' | 'IBAN_DIFFERS' {
  const active = payees.filter(({ status }) => status === 'active');
  if (payee !== null) {
    const named = active.find(({ number }) => number === payee);
    if (named === undefined) return 'PAYEE_UNKNOWN';
    return iban !== null && released.get(named.id)?.iban !== iban ? 'IBAN_DIFFERS' : named;
  }
  const owners = active.filter(({ id }) => released.get(id)?.iban === iban);
  return owners.length > 1 ? 'PAYEE_AMBIGUOUS' : (owners[0] ?? 'PAYEE_UNKNOWN');
}

/** What a list would become: each row as an order of the person who takes it over, or what speaks against it. */
export function judgeOrderList(
  state: OrderListState & { readonly indexOf: ReadonlyMap<string, string> },
  importId: string,
  circumstances: Circumstances,
): Judged {
  const { list, mapping, account, rules, released, known, indexOf } = state;
  const [made, faults, seen] = [[] as DraftedOrder[], [...list.faults], new Set(known)];
  for (const listed of list.orders) {
    const say = (column: string, code: string, text = ''): void => void faults.push({ row: listed.row, column, code, text });
    const payee = payeeOf(state, listed);
    if (typeof payee === 'string') {
      say(listed.payee === null ? mapping.iban : mapping.payee, payee, listed.payee ?? '');
      continue;
    }
    const details = released.get(payee.id) ?? null;
    const { amountCents: amount, dueOn, remittance, voucher } = listed;
    const wish = { amount, dueOn, remittance, voucher, urgent: false, origin: 'import', originId: importId } as const;
    const order = drafted({ rules, account, payee, details, fileFault: null }, wish, circumstances);
    if (!order.ok) {
      say(OF_AMOUNT.includes(order.error.code) ? mapping.amount : '', order.error.code, payee.name);
      continue;
    }
    const key = twinKey(details ? indexOf.get(details.id) : undefined, amount, voucher);
    if (seen.has(key)) say(mapping.voucher, known.has(key) ? 'ORDER_KNOWN' : 'ORDER_TWICE', voucher);
    seen.add(key);
    made.push(order.value);
  }
  return { made, faults: faults.sort((a, b) => a.row - b.row) };
}
