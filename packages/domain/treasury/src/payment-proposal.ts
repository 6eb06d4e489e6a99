// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, type Decide, err, ok, refusal, sumCents } from '@kernel/core';
import type { Person } from './person.ts';

export const PROPOSAL_KINDS = ['collection', 'payout'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** One amount to be collected from a member, or paid out to it. */
export interface ProposalItem {
  /** Of the claim or the credit. */
  readonly id: string;
  readonly tenantId: string;
  readonly ags: string;
  readonly memberName: string;
  /** What stands on the bank statement. */
  readonly reference: string;
  readonly dueOn: CivilDate;
  readonly amountCents: Cents;
}

export type ProposalStatus = 'proposed' | 'handedOver' | 'discarded';
export const PROPOSAL_TRANSITIONS = {
  proposed: ['handedOver', 'discarded'],
  handedOver: [],
  discarded: [],
} as const satisfies Record<ProposalStatus, readonly ProposalStatus[]>;

/** What payment processing is to carry out, as data. Home: the centre. */
export interface PaymentProposal {
  readonly id: string;
  readonly kind: ProposalKind;
  readonly executeOn: CivilDate;
  readonly status: ProposalStatus;
  readonly items: readonly ProposalItem[];
  readonly totalCents: Cents;
  readonly proposedBy: Person;
}

/** In order of precedence. */
export type ProposePaymentsRefusal = 'NOT_A_PERSON' | 'EXECUTE_IN_PAST' | 'NOTHING_TO_PROPOSE';

export const proposePayments: Decide<
  { readonly items: readonly ProposalItem[] },
  { readonly kind: ProposalKind; readonly executeOn: CivilDate },
  PaymentProposal,
  ProposePaymentsRefusal
> = ({ items }, { kind, executeOn }, { by, today, newId }) => {
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  if (executeOn < today) return err(refusal('EXECUTE_IN_PAST', { field: 'executeOn', params: { today } }));
  if (items.length === 0) return err(refusal('NOTHING_TO_PROPOSE', { params: { date: executeOn } }));
  const totalCents = sumCents(items.map(({ amountCents }) => amountCents));
  const proposedBy = { userId: by.userId, accountId: by.accountId };
  return ok({ id: newId(), kind, executeOn, status: 'proposed', items, totalCents, proposedBy });
};

/** In order of precedence. */
export type HandOverRefusal = 'PROPOSAL_DECIDED' | 'NOT_A_PERSON' | 'SAME_PERSON' | 'SAME_PERSON_AS_PLAN' | 'PROPOSAL_OUTDATED';

/** A second person hands the proposal over; what is no longer open as it was proposed stops it. */
export const handOverPayments: Decide<
  {
    readonly proposal: PaymentProposal;
    readonly openNow: ReadonlyMap<string, Cents>;
    /** Who determined the plans that the credits of a payout come from. */
    readonly plannedBy: readonly Person[];
  },
  Record<never, never>,
  PaymentProposal,
  HandOverRefusal
> = ({ proposal, openNow, plannedBy }, _input, { by }) => {
  const { status, proposedBy, items } = proposal;
  if (status !== 'proposed') return err(refusal('PROPOSAL_DECIDED', { params: { status } }));
  if (by.userId === null || by.side === 'operator' || by.side === 'service') return err(refusal('NOT_A_PERSON'));
  const isMe = ({ userId, accountId }: Person): boolean => by.userId === userId || (by.accountId !== null && by.accountId === accountId);
  if (isMe(proposedBy)) return err(refusal('SAME_PERSON'));
  if (plannedBy.some(isMe)) return err(refusal('SAME_PERSON_AS_PLAN'));
  const changed = items.find(({ id, amountCents }) => (openNow.get(id) ?? 0n) < amountCents);
  if (changed) return err(refusal('PROPOSAL_OUTDATED', { params: { label: changed.reference, member: changed.memberName } }));
  return ok({ ...proposal, status: 'handedOver' });
};

/** In order of precedence. */
export type DiscardProposalRefusal = 'PROPOSAL_DECIDED' | 'NOT_A_PERSON';

export const discardProposal: Decide<PaymentProposal, Record<never, never>, PaymentProposal, DiscardProposalRefusal> = (
  proposal,
  _input,
  { by },
) => {
  if (proposal.status !== 'proposed') return err(refusal('PROPOSAL_DECIDED', { params: { status: proposal.status } }));
  return by.userId === null ? err(refusal('NOT_A_PERSON')) : ok({ ...proposal, status: 'discarded' });
};
