// SPDX-License-Identifier: EUPL-1.2
import type { WaitingItem } from '@platform/service';
import { query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

const item = (kind: string, count: number, overdue: number, link: string): WaitingItem[] =>
  count > 0 ? [{ kind, count, overdue, link }] : [];

/** Objections without an answer; overdue where the period is over. And drafts that nobody has shown to the members. */
export const waitingPreparations = query({
  name: 'billing.waitingPreparations',
  action: 'billing.prepareRounds',
  input: z.object({}),
  run: async (reads, { today }): Promise<WaitingItem[]> => {
    const { rows } = await sql<{ open: number; late: number; corrections: number; prepared: number }>`
      select (count(objection.id) filter (where objection.status = 'raised'))::int as open,
        (count(objection.id) filter (where objection.status = 'raised' and round.objections_until < ${today}::date))::int as late,
        (count(objection.id) filter (where objection.status = 'accepted' and objection.corrected_at is null and objection.waived_at is null))::int as corrections,
        (select count(*)::int from billing_round where status = 'prepared') as prepared
      from billing_round as round left join objection on objection.round_id = round.id
      where round.status = 'announced'`.execute(reads);
    const { open = 0, late = 0, corrections = 0, prepared = 0 } = rows[0] ?? {};
    return [
      ...item('billing.objection', open, late, 'billing/objections'),
      ...item('billing.correction', corrections, 0, 'billing/objections'),
      ...item('billing.announce', prepared, 0, 'billing/rounds'),
    ];
  },
});

/** Announced rounds whose period is over and in which nothing is open, prepared by somebody else. */
export const waitingIssues = query({
  name: 'billing.waitingIssues',
  action: 'billing.issueRounds',
  input: z.object({}),
  run: async (reads, { actor, today }): Promise<WaitingItem[]> => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from billing_round as round
      where (round.status = 'announced' or (round.status = 'issuing' and exists (select from billing_document as document
          where document.round_id = round.id and document.status = 'announced')))
        and (round.objections_until is null or round.objections_until < ${today}::date)
        and round.prepared_by_user is distinct from ${actor.userId}::uuid and round.prepared_by is distinct from ${actor.accountId}::uuid
        and not exists (select from objection where objection.round_id = round.id and (objection.status = 'raised'
          or (objection.status = 'accepted' and objection.corrected_at is null and objection.waived_at is null)))`.execute(reads);
    return item('billing.issue', rows[0]?.count ?? 0, 0, 'billing/rounds');
  },
});

/** For the second person: another issuer or account that members pay to. */
export const waitingIssuer = query({
  name: 'billing.waitingIssuer',
  action: 'billing.releaseSettings',
  input: z.object({}),
  run: async (reads, { actor }): Promise<WaitingItem[]> => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from issuer_change where status = 'proposed'
        and proposed_by_user is distinct from ${actor.userId}::uuid and proposed_by is distinct from ${actor.accountId}::uuid`.execute(
      reads,
    );
    return item('billing.issuer', rows[0]?.count ?? 0, 0, 'billing/settings?tab=issuer');
  },
});

/** A member's drafts that can still be objected to, and its documents that nobody has opened. */
export const waitingDocuments = query({
  name: 'billing.waitingDocuments',
  action: 'billing.readDocuments',
  input: z.object({}),
  run: async (reads, { actor, today }): Promise<WaitingItem[]> => {
    if (actor.body.side !== 'member') return [];
    const { rows } = await sql<{ drafts: number; unopened: number }>`
      select (count(*) filter (where document.status = 'announced' and document.objections_until >= ${today}::date))::int as drafts,
        (count(*) filter (where document.status = 'issued' and not exists (select from document_receipt as receipt
          where receipt.tenant_id = document.tenant_id and receipt.document_id = document.id and receipt.kind = 'opened')))::int as unopened
      from billing_document as document where document.tenant_id = ${actor.body.tenantId}::uuid`.execute(reads);
    const { drafts = 0, unopened = 0 } = rows[0] ?? {};
    return [...item('billing.draft', drafts, 0, 'documents'), ...item('billing.unopened', unopened, 0, 'documents')];
  },
});

/** Numbers of documents, for lists that name them; a draft is named by its period. */
export const nameDocuments = query({
  name: 'billing.nameDocuments',
  action: 'billing.readDocuments',
  input: z.object({ ids: z.array(z.uuid()).max(100) }),
  run: async (reads, { input, permitted }): Promise<readonly { readonly id: string; readonly text: string }[]> => {
    const { rows } = await sql<{ id: string; text: string }>`
      select document.id, coalesce(document.number, member.short_name || ' ' || to_char((document.content ->> 'from')::date, 'DD.MM.YYYY') || '–'
        || to_char((document.content ->> 'to')::date, 'DD.MM.YYYY')) as text from billing_document as document
      join tenant as member on member.id = document.tenant_id
      where document.id = any(${input.ids}::uuid[]) and ${permitted({ tenantId: 'document.tenant_id' })}`.execute(reads);
    return rows;
  },
});
