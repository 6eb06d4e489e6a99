// SPDX-License-Identifier: EUPL-1.2
import { openCredit, PROPOSAL_KINDS, type ProposalItem, type ProposePaymentsRefusal, proposePayments as propose } from '@domain/treasury';
import type { CivilDate } from '@kernel/core';
import type { Reads } from '@platform/database';
import { choiceInput, dateInput, everyCode } from '@platform/use-case';
import { z } from 'zod';
import { booksOf, creditsOf } from '../books.ts';
import { claimsOn } from '../claims.ts';
import { enteredBy, useCase } from '../use-case.ts';

/** Claims that are due by a day and not deferred beyond it. */
export async function collectable(reads: Reads, executeOn: CivilDate): Promise<ProposalItem[]> {
  return claimsOn(await booksOf(reads, null), executeOn).flatMap(({ item, state: { openCents, dueOn } }) => {
    if (openCents === 0n || dueOn > executeOn) return [];
    const { id, tenantId, ags, memberName, label, documentNumber } = item;
    return [
      { id, tenantId, ags, memberName, reference: documentNumber ? `${label} (${documentNumber})` : label, dueOn, amountCents: openCents },
    ];
  });
}

export async function payable(reads: Reads): Promise<ProposalItem[]> {
  return (await creditsOf(reads, null)).flatMap((credit) => {
    const amountCents = openCredit(credit);
    if (amountCents === 0n) return [];
    const { id, tenantId, ags, memberName, label, arisenOn } = credit;
    return [{ id, tenantId, ags, memberName, reference: label, dueOn: arisenOn, amountCents }];
  });
}

/** What is to be collected or paid out on a day, for payment processing. */
export const proposePayments = useCase({
  name: 'treasury.proposePayments',
  action: 'treasury.keepAccounts',
  input: z.object({ kind: choiceInput('ProposalKind', PROPOSAL_KINDS), executeOn: dateInput }),
  refusals: everyCode<ProposePaymentsRefusal>()('NOT_A_PERSON', 'EXECUTE_IN_PAST', 'NOTHING_TO_PROPOSE'),
  load: async ({ reads }, { input, actor, at }) => ({
    ...enteredBy(actor, at),
    items: input.kind === 'collection' ? await collectable(reads, input.executeOn) : await payable(reads),
  }),
  row: ({ centreId }) => ({ tenantId: centreId, type: 'paymentProposal' }),
  decide: (state, input, circumstances) => propose(state, input, circumstances),
  save: ({ centre }, proposal, by) => centre.addProposal(proposal, by),
  record: (proposal) => ({
    ...{ type: 'paymentProposal', id: proposal.id, content: proposal },
    messages: [{ name: 'PaymentsProposed.v1', payload: { proposalId: proposal.id } }],
  }),
  outcome: ({ id }) => ({ proposalId: id }),
});
