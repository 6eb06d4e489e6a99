// SPDX-License-Identifier: EUPL-1.2
import type { BankDetails, MandateKind, MandateScheme, PaymentProposal, ProposalItem } from '@domain/treasury';
import { type AccountId, type Cents, type CivilDate, cents, type UserId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { type RawBuilder, sql } from 'kysely';
import { fromJson } from './json.ts';

const ALL = sql`true`;
const person = (userId: string, accountId: string | null) => ({ userId: userId as UserId, accountId: accountId as AccountId | null });

/** What came back of a proposal, by claim. */
export interface StoredReturn {
  readonly itemId: string;
  readonly on: CivilDate;
  readonly reason: string;
  readonly feeCents: Cents;
  readonly byName: string | null;
}

export interface StoredProposal extends PaymentProposal {
  readonly returns: readonly StoredReturn[];
  readonly proposedAt: string;
  readonly proposedByName: string | null;
  readonly decidedByName: string | null;
  readonly rowVersion: number;
}

export async function proposalsOf(reads: Reads, where: RawBuilder<unknown> = ALL): Promise<StoredProposal[]> {
  const { rows } = await sql<
    Omit<StoredProposal, 'items' | 'totalCents' | 'proposedBy' | 'returns'> & {
      items: unknown;
      returns: readonly (Omit<StoredReturn, 'feeCents'> & { readonly fee: string })[];
      total: string;
      proposed_by: string | null;
      proposed_by_user: string;
    }
  >`
    select proposal.id, proposal.kind, proposal.execute_on as "executeOn", proposal.status, proposal.items, proposal.total_cents::text as total,
      proposal.proposed_by, proposal.proposed_by_user, proposal.proposed_at as "proposedAt", proposal.version as "rowVersion",
      proposal.own_account as "ownAccount", (select coalesce(jsonb_agg(jsonb_build_object('itemId', one.item_id, 'on', one.returned_on,
        'reason', one.reason, 'fee', one.fee_cents::text, 'byName', clerk.name) order by one.created_at, one.id), '[]')
        from payment_return as one left join tenant_user as clerk on clerk.tenant_id = one.tenant_id and clerk.id = one.entered_by_user
        where one.tenant_id = proposal.tenant_id and one.proposal_id = proposal.id) as returns,
      first.name as "proposedByName", second.name as "decidedByName"
    from payment_proposal as proposal
    left join tenant_user as first on first.tenant_id = proposal.tenant_id and first.id = proposal.proposed_by_user
    left join tenant_user as second on second.tenant_id = proposal.tenant_id and second.id = proposal.decided_by_user
    where ${where} order by proposal.proposed_at desc, proposal.id`.execute(reads);
  return rows.map(({ items, total, returns, proposed_by, proposed_by_user, ...row }) => ({
    ...row,
    returns: returns.map(({ fee, ...one }) => ({ ...one, feeCents: cents(BigInt(fee)) })),
    items: fromJson<ProposalItem[]>(items).map(itemOf),
    totalCents: cents(BigInt(total)),
    proposedBy: person(proposed_by_user, proposed_by),
  }));
}

/** Proposals from before they named accounts have neither; mandates from before they named their scheme are CORE. */
function itemOf(stored: ProposalItem): ProposalItem {
  const item = { ...{ documentNumber: '', order: null }, ...stored };
  const mandate = item.order?.mandate ?? null;
  return item.order === null || mandate === null
    ? item
    : { ...item, order: { ...item.order, mandate: { ...mandate, scheme: mandate.scheme ?? 'CORE' } } };
}

/** The newest bank details of each member. */
export async function bankDetailsOf(
  reads: Reads,
): Promise<(BankDetails & { readonly enteredAt: string; readonly enteredByName: string | null })[]> {
  const { rows } = await sql<{
    id: string;
    version: number;
    memberId: string;
    name: string;
    iban: string;
    mandateId: string | null;
    signedOn: CivilDate | null;
    scheme: MandateScheme | null;
    sequence: MandateKind | null;
    entered_by: string | null;
    entered_by_user: string;
    enteredAt: string;
    enteredByName: string | null;
  }>`
    select distinct on (details.member_id) details.id, details.details_version as version, details.member_id as "memberId", details.name, details.iban,
      details.mandate_id as "mandateId", details.mandate_signed_on as "signedOn", details.mandate_scheme as scheme, details.mandate_sequence as sequence, details.entered_by,
      details.entered_by_user, details.created_at as "enteredAt", clerk.name as "enteredByName"
    from member_bank_details as details
    left join tenant_user as clerk on clerk.tenant_id = details.tenant_id and clerk.id = details.entered_by_user
    order by details.member_id, details.details_version desc`.execute(reads);
  return rows.map(({ mandateId, signedOn, scheme, sequence, entered_by, entered_by_user, ...row }) => ({
    ...row,
    mandate:
      mandateId !== null && signedOn !== null && sequence !== null ? { id: mandateId, signedOn, scheme: scheme ?? 'CORE', sequence } : null,
    enteredBy: person(entered_by_user, entered_by),
  }));
}
