// SPDX-License-Identifier: EUPL-1.2
import { type HandOverRefusal, handOverPayments as handOver, type PaymentProposal, type Person } from '@domain/treasury';
import { ok, type Refusal, type Result, type TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { everyCode, idInput, versionInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { creditsOf } from '../books.ts';
import { bankSide, carriedOut } from '../payment-hand-over.ts';
import type { orderRepository } from '../repositories/order-repository.ts';
import { proposalsOf } from '../stored-proposals.ts';
import { enteredBy, useCase } from '../use-case.ts';
import { collectable, itemsIn, payable, proposePayments } from './propose-payments.ts';

interface HandedOver {
  readonly proposal: PaymentProposal;
  readonly newId: () => string;
}

/** Who determined the plans that the credits of a payout come from. */
async function plannersOf(
  { reads, orders }: { readonly reads: Reads; readonly orders: ReturnType<typeof orderRepository> },
  { kind, items }: PaymentProposal,
): Promise<Person[]> {
  if (kind === 'collection') return [];
  const found: Person[] = [];
  for (const { tenantId, planId } of (await creditsOf(reads, null)).filter(({ id }) => items.some((item) => item.id === id))) {
    const person = await orders.plannedBy(tenantId, planId);
    if (person) found.push(person);
  }
  return found;
}

/** A second person hands a proposal over to payment processing; what is paid out is used up with it. */
export const handOverPayments = useCase({
  name: 'treasury.handOverPayments',
  action: 'treasury.releaseMoney',
  input: z.object({ proposalId: idInput<'PaymentProposalId'>(), expectedVersion: versionInput }),
  stepUp: true,
  twoPeople: true,
  ofAll: true,
  refusals: everyCode<HandOverRefusal | 'PAYMENT_NOT_POSSIBLE'>()(
    'PROPOSAL_DECIDED',
    'NOT_A_PERSON',
    'SAME_PERSON',
    'SAME_PERSON_AS_PLAN',
    'SAME_PERSON_AS_DETAILS',
    'PROPOSAL_OUTDATED',
    'PAYMENT_NOT_POSSIBLE',
  ),
  load: async ({ reads, ports, centre, accounts, orders }, { input, actor, at }) => {
    await centre.lockRow('payment_proposal', actor.centreId, input.proposalId);
    const [proposal] = await proposalsOf(reads, sql`proposal.id = ${input.proposalId}::uuid`);
    if (!proposal) return null;
    const tenants = [...new Set(proposal.items.map(({ tenantId }) => tenantId as TenantId))];
    await accounts.lock(tenants);
    const now = proposal.kind === 'collection' ? await collectable(reads, proposal.executeOn) : await payable(reads);
    // A claim that another proposal handed over stays open until the money arrives, and is not for a second collection.
    const handedOver = proposal.kind === 'collection' ? await itemsIn(reads, 'collection', 'handedOver') : new Set<string>();
    const openNow = new Map(now.filter(({ id }) => !handedOver.has(id)).map(({ id, amountCents }) => [id, amountCents]));
    const plannedBy = await plannersOf({ reads, orders }, proposal);
    const bank = await bankSide(reads, ports, proposal.executeOn);
    return { ...enteredBy(actor, at), ...bank, plannedBy, proposal, tenants, openNow };
  },
  row: ({ centreId, proposal }) => ({ tenantId: centreId, type: 'paymentProposal', id: proposal.id, version: proposal.rowVersion }),
  secondPerson: { after: [proposePayments.name], first: ({ proposal }) => proposal.proposedBy.userId },
  decide: (state, _input, circumstances): Result<HandedOver, Refusal<HandOverRefusal | 'PAYMENT_NOT_POSSIBLE'>> => {
    const found = handOver(state, {}, circumstances);
    if (!found.ok) return found;
    const carried = carriedOut(found.value);
    return carried.ok ? ok({ proposal: found.value, newId: circumstances.newId }) : carried;
  },
  alsoWrites: ({ proposal, tenants }) => (proposal.kind === 'payout' ? tenants : []),
  save: async ({ centre, accounts }, { proposal, newId }, by) => {
    await centre.decideProposal(proposal.id, 'handedOver', by);
    if (proposal.kind === 'collection') return;
    for (const { id, tenantId, amountCents } of proposal.items) {
      const reason = `Auszahlung zum ${proposal.executeOn}`;
      await accounts.addCreditUse(
        tenantId,
        { id: newId(), creditId: id, kind: 'paidOut', amountCents, on: proposal.executeOn, reason },
        by.at,
      );
    }
  },
  record: ({ proposal }) => ({
    ...{ type: 'paymentProposal', id: proposal.id, content: { id: proposal.id, status: proposal.status } },
    messages: [{ name: 'PaymentsHandedOver.v1', payload: { proposalId: proposal.id } }],
  }),
  outcome: ({ proposal }) => ({ proposalId: proposal.id }),
});
