// SPDX-License-Identifier: EUPL-1.2
import { takenOffPort } from '@contracts/billing';
import {
  type AccountOrder,
  datesOn,
  type OrderBooks,
  type OrderWish,
  type ProposeOrderRefusal,
  type ReleaseOrderRefusal,
} from '@domain/treasury';
import { type CivilDate, civilDate, type Instant, type TenantId } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import type { Reads } from '@platform/database';
import { everyCode, type Ports } from '@platform/use-case';
import { type AccountState, heldAccount } from './account-state.ts';
import { plansOf } from './books.ts';
import { takenBy } from './plan-books.ts';
import type { accountRepository } from './repositories/account-repository.ts';
import type { orderRepository } from './repositories/order-repository.ts';
import { enteredBy } from './use-case.ts';

interface Repositories {
  readonly reads: Reads;
  readonly ports: Pick<Ports, 'get'>;
  readonly accounts: ReturnType<typeof accountRepository>;
  readonly orders: ReturnType<typeof orderRepository>;
}
interface Held {
  readonly account: AccountState;
  readonly books: OrderBooks;
}

/** The account of a member, held, as an order looks at it; null if there is no such member for the actor. */
export async function heldBooks(
  repositories: Repositories,
  tenantId: TenantId | null,
  wish: OrderWish,
  by: { readonly centreId: TenantId; readonly today: CivilDate },
): Promise<Held | null> {
  const account = await heldAccount(repositories, tenantId, by);
  if (!account) return null;
  const year = wish.kind === 'plan' ? wish.year : Number(by.today.slice(0, 4));
  const plans = wish.kind === 'plan' ? await plansOf(repositories.reads, year, account.tenantId) : [];
  const taken =
    wish.kind === 'plan' ? takenBy(await repositories.ports.get(takenOffPort).takenOff(repositories.reads, by.centreId, year)) : null;
  const own = taken?.get(account.tenantId) ?? new Map();
  return { account, books: { ...account, plans, taken: own, dates: datesOn(account.rules, civilDate(`${year}-01-01`)) } };
}

interface Call {
  readonly actor: Actor;
  readonly at: Instant;
  readonly today: CivilDate;
}

/** What is proposed for the account of a member, with the books that it is held against; null if there is no such member for the actor. */
export async function proposedFor(repositories: Repositories, tenantId: TenantId | null, wish: OrderWish, { actor, at, today }: Call) {
  const found = await heldBooks(repositories, tenantId, wish, { centreId: actor.centreId, today });
  if (!found) return null;
  const home = found.account.tenantId;
  return { ...enteredBy(actor, at), tenantId: home, books: found.books, wish, waiting: await repositories.orders.waiting(home, wish) };
}

/** What an order that somebody proposes shows of itself in the audit, and whom it tells. */
export const proposalRecord = (order: AccountOrder) => ({
  ...{ type: 'accountOrder', id: order.id, content: order },
  messages: [{ name: 'OrderProposed.v1' as const, payload: { orderId: order.id } }],
});

const EFFECT = [
  'BASIS_MISSING',
  'ORDER_SUBJECT_UNKNOWN',
  'PLAN_REPLACED',
  'PLAN_EXISTS',
  'NEGATIVE_LEVY',
  'AMOUNT_TOO_LARGE',
  'PLAN_UNCHANGED',
  'NO_INSTALMENTS',
  'DATE_NOT_IN_YEAR',
  'DUE_DATE_TWICE',
  'NO_DATE_LEFT',
  'DATE_BEFORE_PLAN',
  'EXTRA_DATE_NOT_LATER',
  'EXTRA_DATE_OTHER_YEAR',
  'NO_INSTALMENT_LEFT',
  'CREDIT_GIVEN',
  'LEVY_TAKEN_OFF',
  'REASON_MISSING',
  'PAYMENT_NOT_POSITIVE',
  'MORE_THAN_OPEN',
  'MORE_THAN_OWED',
  'NAMED_ITEM_UNKNOWN',
  'NAMED_ITEM_TWICE',
  'NOTHING_OPEN',
  'DEFERRAL_NOT_LATER',
  'LATE_DAY_IN_FUTURE',
  'LATE_DUE_NOT_LATER',
  'LATE_NOT_DELIVERED',
  'LATE_RULE_MISSING',
  'LATE_NOTHING',
  'LATE_BELOW_MINIMUM',
  'LATE_UNCHANGED',
  'LATE_GIVEN_BACK',
  'INTEREST_ON_SIDE_PAYMENT',
  'LATE_RULE_WITHOUT_CLAUSE',
  'SURCHARGE_UNKNOWN',
  'BASE_RATE_UNKNOWN',
  'LATE_CHARGE_UNKNOWN',
] as const;

export const PROPOSE_REFUSALS = everyCode<ProposeOrderRefusal>()('ORDER_WAITING', 'NOT_A_PERSON', ...EFFECT);
export const RELEASE_REFUSALS = everyCode<ReleaseOrderRefusal>()(
  ...(['ORDER_DECIDED', 'NOT_A_PERSON', 'SAME_PERSON', 'SAME_PERSON_AS_PLAN', 'ORDER_OUTDATED'] as const),
  ...EFFECT,
);
