// SPDX-License-Identifier: EUPL-1.2
import { type ReleaseDetailsRefusal, rejectDetails, releaseDetails } from '@domain/payments';
import { err, ok, refusal } from '@kernel/core';
import { everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { enterPayee, proposePayeeDetails } from './enter-payee.ts';
import { type OrderRepositories, ordersUseCase, toldDetails } from './orders-use-case.ts';

async function heldDetails({ payees }: OrderRepositories, id: string) {
  const seen = await payees.findDetails(id);
  const payee = seen && (await payees.lockPayee(seen.payeeId));
  const details = payee && (await payees.findDetails(id));
  return details ? { payee, details, retired: payee.status === 'retired' } : null;
}

/** The second person has checked how a payee's bank details were proved; from now on it is paid there. */
export const releasePayeeDetails = ordersUseCase({
  name: 'payments.releasePayeeDetails',
  action: 'payments.releasePayees',
  input: z.object({ payeeAccountId: idInput<'PayeeAccountId'>(), expectedVersion: versionInput }),
  stepUp: true,
  twoPeople: true,
  refusals: everyCode<ReleaseDetailsRefusal>()('DETAILS_DECIDED', 'PAYEE_RETIRED', 'NOT_A_PERSON', 'SAME_PERSON'),
  load: async (repositories, { input, at }) => {
    const held = await heldDetails(repositories, input.payeeAccountId);
    return held && { ...held, at };
  },
  row: ({ details }) => ({ tenantId: details.tenantId, type: 'payeeAccount', id: details.id, version: details.version }),
  secondPerson: { after: [enterPayee.name, proposePayeeDetails.name], first: ({ details }) => details.proposedBy.userId },
  decide: ({ details, retired }, _input, circumstances) => releaseDetails({ account: details, retired }, {}, circumstances),
  save: async ({ payees }, { decidedBy: by }, { details, at }) => {
    await payees.replaceDetails(details.tenantId, details.payeeId);
    await payees.decideDetails(details, 'released', { by, at });
  },
  record: ({ decidedBy }, { details }) => [
    {
      ...{ type: 'payeeAccount', id: details.id },
      content: { ...toldDetails(details), decidedBy, changes: [{ field: 'status', from: details.status, to: 'released' }] },
    },
    { type: 'payee', id: details.payeeId, content: { detailsId: details.id, detailsVersion: details.detailsVersion } },
  ],
  outcome: (_released, { details }) => ({ payeeId: details.payeeId }),
});

/** Takes proposed bank details off the table; the earlier ones hold on. */
export const rejectPayeeDetails = ordersUseCase({
  name: 'payments.rejectPayeeDetails',
  action: 'payments.keepPayees',
  input: z.object({ payeeAccountId: idInput<'PayeeAccountId'>(), expectedVersion: versionInput, reason: textInput(300) }),
  refusals: ['DETAILS_DECIDED', 'NOT_A_PERSON'],
  load: async (repositories, { input, at }) => {
    const held = await heldDetails(repositories, input.payeeAccountId);
    return held && { ...held, at };
  },
  row: ({ details }) => ({ tenantId: details.tenantId, type: 'payeeAccount', id: details.id, version: details.version }),
  decide: ({ details, retired }, { reason }, circumstances) => {
    const rejected = rejectDetails({ account: details, retired }, {}, circumstances);
    return rejected.ok ? ok({ ...rejected.value, reason }) : rejected;
  },
  save: ({ payees }, { decidedBy: by, reason }, { details, at }) => payees.decideDetails(details, 'rejected', { by, at, reason }),
  record: (rejected, { details }) => [
    {
      ...{ type: 'payeeAccount', id: details.id },
      content: { ...rejected, changes: [{ field: 'status', from: details.status, to: 'rejected' }] },
    },
    { type: 'payee', id: details.payeeId, content: { detailsId: details.id, reason: rejected.reason } },
  ],
  outcome: (_rejected, { details }) => ({ payeeId: details.payeeId }),
});

/** A payee that is not paid any more; orders that are under way go on. */
export const retirePayee = ordersUseCase({
  name: 'payments.retirePayee',
  action: 'payments.keepPayees',
  input: z.object({ payeeId: idInput<'PayeeId'>(), expectedVersion: versionInput, reason: textInput(300) }),
  refusals: ['PAYEE_RETIRED', 'PROPOSAL_OPEN'],
  load: async ({ payees }, { input }) => {
    const payee = await payees.lockPayee(input.payeeId);
    return payee && { payee, proposed: await payees.detailsOfStatus(payee.tenantId, payee.id, 'proposed') };
  },
  row: ({ payee }) => ({ tenantId: payee.tenantId, type: 'payee', id: payee.id, version: payee.version }),
  decide: ({ payee, proposed }, { reason }) => {
    if (payee.status === 'retired') return err(refusal('PAYEE_RETIRED'));
    return proposed ? err(refusal('PROPOSAL_OPEN')) : ok({ reason });
  },
  save: ({ payees }, _retired, { payee }) => payees.changePayee(payee, { status: 'retired' }),
  record: ({ reason }, { payee }) => ({
    ...{ type: 'payee', id: payee.id },
    content: { reason, changes: [{ field: 'status', from: 'active', to: 'retired' }] },
  }),
  outcome: (_retired, { payee }) => ({ payeeId: payee.id }),
});
