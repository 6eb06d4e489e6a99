// SPDX-License-Identifier: EUPL-1.2
import {
  openCredit,
  type PaymentProposal,
  PROPOSAL_KINDS,
  type ProposableItem,
  type ProposalKind,
  type ProposePaymentsRefusal,
  proposePayments as propose,
} from '@domain/treasury';
import type { CivilDate } from '@kernel/core';
import type { Reads } from '@platform/database';
import { choiceInput, dateInput, everyCode } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { booksOf, creditsOf } from '../books.ts';
import { claimsOn } from '../claims.ts';
import { bankSide, carriedOut } from '../payment-hand-over.ts';
import { proposalsOf } from '../stored-proposals.ts';
import { enteredBy, useCase } from '../use-case.ts';

/** Claims that are due by a day and not deferred beyond it. */
export async function collectable(reads: Reads, executeOn: CivilDate): Promise<ProposableItem[]> {
  return claimsOn(await booksOf(reads, null), executeOn).flatMap(({ item, state: { openCents, dueOn } }) => {
    if (openCents === 0n || dueOn > executeOn) return [];
    const { id, tenantId, ags, memberName, label, documentNumber } = item;
    // A document's own claim has its number in its name.
    const reference = documentNumber && !label.includes(documentNumber) ? `${label} (${documentNumber})` : label;
    return [{ id, tenantId, ags, memberName, reference, documentNumber: documentNumber ?? '', dueOn, amountCents: openCents }];
  });
}

export async function payable(reads: Reads): Promise<ProposableItem[]> {
  return (await creditsOf(reads, null)).flatMap((credit) => {
    const amountCents = openCredit(credit);
    if (amountCents === 0n) return [];
    const { id, tenantId, ags, memberName, label, arisenOn } = credit;
    return [{ id, tenantId, ags, memberName, reference: label, documentNumber: '', dueOn: arisenOn, amountCents }];
  });
}

/** The claims or credits that stand in proposals of a kind and status; what came back from the bank stands in them no more. */
export async function itemsIn(reads: Reads, kind: ProposalKind, ...statuses: readonly PaymentProposal['status'][]): Promise<Set<string>> {
  const proposals = await proposalsOf(reads, sql`proposal.kind = ${kind} and proposal.status in (${sql.join(statuses)})`);
  return new Set(
    proposals.flatMap(({ items, returns }) => items.map(({ id }) => id).filter((id) => !returns.some(({ itemId }) => itemId === id))),
  );
}

/**
 * What no proposal holds yet. A claim stays open until the money arrives, so one that was handed over would be collected twice;
 * a credit is used up with its payout, so what is left of it may be paid out later.
 */
async function proposable(reads: Reads, kind: ProposalKind, executeOn: CivilDate): Promise<ProposableItem[]> {
  const collects = kind === 'collection';
  const held = collects ? await itemsIn(reads, kind, 'proposed', 'handedOver') : await itemsIn(reads, kind, 'proposed');
  const items = collects ? await collectable(reads, executeOn) : await payable(reads);
  return items.filter(({ id }) => !held.has(id));
}

/** What is to be collected or paid out on a day, for payment processing. */
export const proposePayments = useCase({
  name: 'treasury.proposePayments',
  action: 'treasury.keepAccounts',
  input: z.object({
    ...{ kind: choiceInput('ProposalKind', PROPOSAL_KINDS), executeOn: dateInput },
    /** Leaves out members whose account, or mandate where one is needed, is not known. */
    knownOnly: z.boolean().optional(),
  }),
  ofAll: true,
  refusals: everyCode<ProposePaymentsRefusal | 'PAYMENT_NOT_POSSIBLE'>()(
    'NOT_A_PERSON',
    'EXECUTE_IN_PAST',
    'NOTHING_TO_PROPOSE',
    'PAYMENT_NOT_POSSIBLE',
  ),
  load: async ({ reads, ports }, { input, actor, at }) => ({
    ...enteredBy(actor, at),
    items: await proposable(reads, input.kind, input.executeOn),
    ...(await bankSide(reads, ports, input.executeOn)),
  }),
  row: ({ centreId }) => ({ tenantId: centreId, type: 'paymentProposal' }),
  decide: (state, { kind, executeOn, knownOnly = false }, circumstances) => {
    const found = propose(state, { kind, executeOn, knownOnly }, circumstances);
    return found.ok ? carriedOut(found.value) : found;
  },
  save: ({ centre }, proposal, by) => centre.addProposal(proposal, by),
  record: (proposal) => ({
    ...{ type: 'paymentProposal', id: proposal.id, content: proposal },
    messages: [{ name: 'PaymentsProposed.v1', payload: { proposalId: proposal.id } }],
  }),
  outcome: ({ id }) => ({ proposalId: id }),
});
