// SPDX-License-Identifier: EUPL-1.2
import {
  type LateCorrectionEffect,
  type LatePosting,
  type ReleaseOrderDecision,
  releaseOrder,
  stepSentence,
  type YearStep,
} from '@domain/treasury';
import { type CivilDate, ok, type TenantId } from '@kernel/core';
import { idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { heldBooks, RELEASE_REFUSALS } from '../order-books.ts';
import { applyPlans } from '../plan-books.ts';
import type { accountRepository } from '../repositories/account-repository.ts';
import { enteredBy, useCase } from '../use-case.ts';
import { proposeDeferral } from './propose-deferral.ts';
import { proposeLate } from './propose-late.ts';
import { proposeLateCorrection } from './propose-late-correction.ts';
import { proposePayout } from './propose-payout.ts';
import { proposePlanChange } from './propose-plan-change.ts';

type Accounts = ReturnType<typeof accountRepository>;
type State = Parameters<Accounts['addPlans']>[1];

/** The claim with its calculation, as the member reads it. */
const lateItem = ({ item, family }: LatePosting, steps: readonly YearStep[], orderId: string) => ({
  ...{ ...item, orderId },
  basis: [item.basis, ...steps.map((one) => stepSentence(one).de)].join('\n'),
  family,
});

interface Carried extends ReleaseOrderDecision {
  readonly newId: () => string;
  readonly today: CivilDate;
}

/** What is more is claimed; what is less goes off the claims of before, and what of it had been paid becomes a credit. */
async function putRight(
  accounts: Accounts,
  { order, newId, today: on }: Carried,
  { posting, reductions, repaid, creditCents, steps }: LateCorrectionEffect,
  by: State,
): Promise<void> {
  const tenantId = order.tenantId as TenantId;
  if (posting) await accounts.addItems([lateItem(posting, steps, order.id)], by);
  const moved = [
    ...reductions.map((one) => ({ ...one, kind: 'reduction' as const })),
    ...repaid.map((one) => ({ ...one, kind: 'repayment' as const })),
  ];
  await accounts.addMovements(
    moved.map((movement) => ({ ...movement, id: newId(), tenantId, on })),
    by.at,
  );
  const credit = {
    id: newId(),
    tenantId,
    kind: 'overpayment' as const,
    label: order.outlook.label,
    amountCents: creditCents,
    arisenOn: on,
  };
  await accounts.addCredits(creditCents > 0n ? [credit] : [], by);
}

async function carryOut(accounts: Accounts, decision: Carried, by: State): Promise<void> {
  const { order, effect, newId } = decision;
  const { tenantId, proposedBy: determinedBy } = order;
  if (effect.kind === 'plan') await applyPlans(accounts, [{ ...effect, levyId: null, determinedBy, newId }], by);
  else if (effect.kind === 'payout') await accounts.addCreditUse(tenantId, effect.use, by.at);
  else if (effect.kind === 'deferral') await accounts.addDeferral(tenantId, effect.deferral, by.at);
  else if (effect.kind === 'late') await accounts.addItems([lateItem(effect.posting, effect.steps, order.id)], by);
  else if (effect.kind === 'lateCorrection') await putRight(accounts, decision, effect, by);
}

/** A second person lets an order on the account of a member take effect. */
export const releaseAccountOrder = useCase({
  name: 'treasury.releaseAccountOrder',
  action: 'treasury.releaseMoney',
  input: z.object({ accountOrderId: idInput<'AccountOrderId'>(), expectedVersion: versionInput }),
  stepUp: true,
  twoPeople: true,
  refusals: RELEASE_REFUSALS,
  load: async (repositories, { input, actor, at, today }) => {
    const found = await repositories.orders.findOrder(input.accountOrderId);
    const held = found && (await heldBooks(repositories, found.tenantId, found.order.wish, { centreId: actor.centreId, today }));
    // Read again behind the lock of the account.
    const stored = held && (await repositories.orders.findOrder(input.accountOrderId));
    if (!stored) return null;
    const { order, tenantId, version } = stored;
    const { wish } = order;
    const credit = wish.kind === 'payout' ? held.account.credits.find(({ id }) => id === wish.creditId) : undefined;
    const plannedBy = await repositories.orders.plannedBy(tenantId, credit?.planId ?? null);
    return { ...enteredBy(actor, at), tenantId, order, version, books: held.books, plannedBy };
  },
  row: ({ tenantId, order, version }) => ({ tenantId, type: 'accountOrder', id: order.id, version }),
  secondPerson: {
    after: [proposePlanChange.name, proposePayout.name, proposeDeferral.name, proposeLate.name, proposeLateCorrection.name],
    first: ({ order }) => order.proposedBy.userId,
  },
  decide: (state, _input, circumstances) => {
    const found = releaseOrder(state, {}, circumstances);
    return found.ok ? ok({ ...found.value, newId: circumstances.newId, today: circumstances.today }) : found;
  },
  save: async ({ accounts, orders }, decision, state) => {
    await orders.decideOrder(decision.order, state);
    await carryOut(accounts, decision, state);
  },
  record: ({ order, effect }) => {
    const { wish } = order;
    const messages = [{ name: 'OrderReleased.v1' as const, payload: { orderId: order.id } }];
    const done = { type: 'accountOrder', id: order.id, content: { order, effect }, messages };
    const of =
      'itemId' in wish ? { type: 'openItem', id: wish.itemId } : wish.kind === 'payout' && { type: 'memberCredit', id: wish.creditId };
    if (effect.kind === 'plan') return [done, { type: 'instalmentPlan', id: effect.plan.id, content: effect }];
    // The claims of before tell of it too.
    const less =
      effect.kind === 'lateCorrection' ? effect.reductions.map(({ itemId }) => ({ type: 'openItem', id: itemId, content: effect })) : [];
    return of ? [done, { ...of, content: effect }, ...less] : done;
  },
  outcome: ({ order }) => ({ accountOrderId: order.id }),
});
