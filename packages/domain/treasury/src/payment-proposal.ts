// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, type Decide, err, ok, refusal, sumCents } from '@kernel/core';
import type { BankDetails, Mandate } from './bank-details.ts';
import type { Person } from './person.ts';

export const PROPOSAL_KINDS = ['collection', 'payout'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** The association's account: what a collection goes to and a payout comes from. */
export interface OwnAccountDetails {
  readonly name: string;
  readonly iban: string;
  readonly creditorId: string;
}

/** How the bank is told to carry an item out, as it was when it was proposed. */
export interface BankOrder {
  /** Of this order alone: what comes back is known by it. */
  readonly endToEndId: string;
  readonly detailsId: string;
  readonly name: string;
  readonly iban: string;
  /** With a collection alone. */
  readonly mandate: Mandate | null;
}

/** One amount to be collected from a member, or paid out to it. */
export interface ProposalItem {
  /** Of the claim or the credit. */
  readonly id: string;
  readonly tenantId: string;
  readonly ags: string;
  readonly memberName: string;
  /** What stands on the bank statement. */
  readonly reference: string;
  /** '' as long as no document has asked for it. */
  readonly documentNumber: string;
  readonly dueOn: CivilDate;
  readonly amountCents: Cents;
  /** null: the member's account is not known. */
  readonly order: BankOrder | null;
}
export type ProposableItem = Omit<ProposalItem, 'order'>;

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
  readonly ownAccount: OwnAccountDetails | null;
  readonly proposedBy: Person;
}

/** In order of precedence. */
export type ProposePaymentsRefusal = 'NOT_A_PERSON' | 'EXECUTE_IN_PAST' | 'NOTHING_TO_PROPOSE';

interface ProposeState {
  readonly items: readonly ProposableItem[];
  /** The newest of each member, by its id. */
  readonly details: ReadonlyMap<string, BankDetails>;
  readonly ownAccount: OwnAccountDetails | null;
}

interface ProposeInput {
  readonly kind: ProposalKind;
  readonly executeOn: CivilDate;
  /** Leaves out members whose account, or mandate where one is needed, is not known. */
  readonly knownOnly: boolean;
}

/** An id without its hyphens: 32 characters that banks pass on as they are, and that no other order has. */
const endToEndId = (id: string): string => id.replaceAll('-', '');

export const proposePayments: Decide<ProposeState, ProposeInput, PaymentProposal, ProposePaymentsRefusal> = (
  { items: all, details, ownAccount },
  { kind, executeOn, knownOnly },
  { by, today, newId },
) => {
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  if (executeOn < today) return err(refusal('EXECUTE_IN_PAST', { field: 'executeOn', params: { today } }));
  const orderOf = ({ tenantId }: ProposableItem): BankOrder | null => {
    const known = details.get(tenantId);
    if (!known) return null;
    const { id, name, iban, mandate } = known;
    return { endToEndId: endToEndId(newId()), detailsId: id, name, iban, mandate: kind === 'collection' ? mandate : null };
  };
  const items = all
    .map((item): ProposalItem => ({ ...item, order: orderOf(item) }))
    .filter(({ order }) => !knownOnly || (order !== null && (kind === 'payout' || order.mandate !== null)));
  if (items.length === 0) return err(refusal('NOTHING_TO_PROPOSE', { params: { date: executeOn } }));
  const totalCents = sumCents(items.map(({ amountCents }) => amountCents));
  const proposedBy = { userId: by.userId, accountId: by.accountId };
  return ok({ id: newId(), kind, executeOn, status: 'proposed', items, totalCents, ownAccount, proposedBy });
};

/** In order of precedence. */
export type HandOverRefusal =
  | 'PROPOSAL_DECIDED'
  | 'NOT_A_PERSON'
  | 'SAME_PERSON'
  | 'SAME_PERSON_AS_PLAN'
  | 'SAME_PERSON_AS_DETAILS'
  | 'PROPOSAL_OUTDATED';

/** A second person hands the proposal over; what is no longer open as it was proposed stops it. */
export const handOverPayments: Decide<
  {
    readonly proposal: PaymentProposal;
    readonly openNow: ReadonlyMap<string, Cents>;
    /** Who determined the plans that the credits of a payout come from. */
    readonly plannedBy: readonly Person[];
    /** The newest of each member, by its id. */
    readonly details: ReadonlyMap<string, BankDetails>;
    readonly ownAccount: OwnAccountDetails | null;
  },
  Record<never, never>,
  PaymentProposal,
  HandOverRefusal
> = ({ proposal, openNow, plannedBy, details, ownAccount }, _input, { by }) => {
  const { status, proposedBy, items } = proposal;
  if (status !== 'proposed') return err(refusal('PROPOSAL_DECIDED', { params: { status } }));
  if (by.userId === null || by.side === 'operator' || by.side === 'service') return err(refusal('NOT_A_PERSON'));
  const isMe = ({ userId, accountId }: Person): boolean => by.userId === userId || (by.accountId !== null && by.accountId === accountId);
  if (isMe(proposedBy)) return err(refusal('SAME_PERSON'));
  if (plannedBy.some(isMe)) return err(refusal('SAME_PERSON_AS_PLAN'));
  if (items.some(({ tenantId }) => isMe(details.get(tenantId)?.enteredBy ?? proposedBy))) return err(refusal('SAME_PERSON_AS_DETAILS'));
  const otherAccount = ownAccount?.iban !== proposal.ownAccount?.iban || ownAccount?.creditorId !== proposal.ownAccount?.creditorId;
  const changed = items.find(
    ({ id, tenantId, amountCents, order }) =>
      otherAccount || (openNow.get(id) ?? 0n) < amountCents || details.get(tenantId)?.id !== order?.detailsId,
  );
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
