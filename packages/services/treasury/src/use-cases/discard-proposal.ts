// SPDX-License-Identifier: EUPL-1.2
import { type DiscardProposalRefusal, discardProposal as discard } from '@domain/treasury';
import { everyCode, idInput, versionInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { proposalsOf } from '../stored-proposals.ts';
import { enteredBy, useCase } from '../use-case.ts';

export const discardProposal = useCase({
  name: 'treasury.discardProposal',
  action: 'treasury.keepAccounts',
  input: z.object({ proposalId: idInput<'PaymentProposalId'>(), expectedVersion: versionInput }),
  ofAll: true,
  refusals: everyCode<DiscardProposalRefusal>()('PROPOSAL_DECIDED', 'NOT_A_PERSON'),
  load: async ({ reads, centre }, { input, actor, at }) => {
    await centre.lockRow('payment_proposal', actor.centreId, input.proposalId);
    const [proposal] = await proposalsOf(reads, sql`proposal.id = ${input.proposalId}::uuid`);
    return proposal ? { ...enteredBy(actor, at), proposal } : null;
  },
  row: ({ centreId, proposal }) => ({ tenantId: centreId, type: 'paymentProposal', id: proposal.id, version: proposal.rowVersion }),
  decide: ({ proposal }, _input, circumstances) => discard(proposal, {}, circumstances),
  save: ({ centre }, { id, status }, by) => centre.decideProposal(id, status, by),
  record: ({ id, status }) => ({ type: 'paymentProposal', id, content: { id, status } }),
  outcome: ({ id }) => ({ proposalId: id }),
});
