// SPDX-License-Identifier: EUPL-1.2
import { openCredit, type RuleContent, stepSentence } from '@domain/treasury';
import { type Cents, type CivilDate, cents, centsToDecimal, euroText } from '@kernel/core';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { creditsOf, rulesOf } from '../books.ts';
import { givenTwice } from '../given-twice.ts';
import { fromJson } from '../json.ts';
import { paymentsOf } from '../payments.ts';

const ofMember = z.object({ tenantId: idInput<'TenantId'>().optional() });

/** Money of members, the newest first, and how it met the claims. */
export const listPayments = query({
  name: 'treasury.listPayments',
  action: 'treasury.readAccounts',
  input: ofMember,
  run: async (reads, { input }) =>
    (await paymentsOf(reads, input.tenantId ?? null)).map(({ amountCents, creditCents, steps, ...payment }) => ({
      ...{ ...payment, amount: amountCents, credit: creditCents, steps: steps.map(stepSentence) },
    })),
});
export type PaymentView = Awaited<ReturnType<typeof listPayments.run>>[number];

const withTwice = (label: string, twice: Cents | undefined): string =>
  twice === undefined ? label : `${label}, davon ${euroText(twice, 'de')} auch von Dokumenten abgezogen`;

export const listCredits = query({
  name: 'treasury.listCredits',
  action: 'treasury.readAccounts',
  input: ofMember,
  run: async (reads, { input, ports }) => {
    const credits = await creditsOf(reads, input.tenantId ?? null);
    const twice = await givenTwice(reads, ports, credits);
    return credits.map((credit) => ({
      ...{ id: credit.id, tenantId: credit.tenantId, memberName: credit.memberName, kind: credit.kind },
      label: withTwice(credit.label, twice.get(credit.id)),
      ...{ arisenOn: credit.arisenOn, amount: credit.amountCents, used: credit.usedCents, open: openCredit(credit) },
    }));
  },
});
export type CreditView = Awaited<ReturnType<typeof listCredits.run>>[number];

interface RemindedItem {
  readonly itemId: string;
  readonly label: string;
  readonly dueOn: CivilDate;
  readonly openCents: bigint;
  readonly lateCents: bigint;
}

export const listReminders = query({
  name: 'treasury.listReminders',
  action: 'treasury.readAccounts',
  input: ofMember,
  run: async (reads, { input }) => {
    const { rows } = await sql<{
      id: string;
      tenantId: string;
      memberName: string;
      level: number;
      sentOn: CivilDate;
      payBy: CivilDate;
      items: unknown;
      open: bigint;
      late: bigint;
      credit: bigint | null;
      note: string;
    }>`
      select reminder.id, reminder.tenant_id as "tenantId", member.name as "memberName", reminder.level, reminder.sent_on as "sentOn",
        reminder.pay_by as "payBy", reminder.items, reminder.open_cents as open, reminder.late_cents as late,
        reminder.credit_cents as credit, reminder.note
      from reminder join tenant as member on member.id = reminder.tenant_id
      where (${input.tenantId ?? null}::uuid is null or reminder.tenant_id = ${input.tenantId ?? null})
      order by reminder.sent_on desc, reminder.created_at desc`.execute(reads);
    return rows.map(({ items, open, late, credit, ...row }) => ({
      ...{ ...row, open: cents(open), late: cents(late), credit: credit === null ? null : cents(credit) },
      items: fromJson<RemindedItem[]>(items).map(({ openCents, lateCents, ...item }) => ({ ...item, open: openCents, late: lateCents })),
    }));
  },
});
export type ReminderView = Awaited<ReturnType<typeof listReminders.run>>[number];

export const listWriteOffs = query({
  name: 'treasury.listWriteOffs',
  action: 'treasury.readAccounts',
  input: ofMember,
  run: async (reads, { input, actor }) => {
    const { rows } = await sql<{
      id: string;
      version: number;
      tenantId: string;
      memberName: string;
      itemId: string;
      label: string;
      amount: bigint;
      reason: string;
      status: string;
      proposedBy: string | null;
      proposedByUser: string;
      proposedAt: string;
      decidedBy: string | null;
    }>`
      select off.id, off.version, off.tenant_id as "tenantId", member.name as "memberName", off.item_id as "itemId", item.label,
        off.amount_cents as amount, off.reason, off.status, first.name as "proposedBy", off.proposed_by_user as "proposedByUser",
        off.proposed_at as "proposedAt", second.name as "decidedBy"
      from write_off as off join tenant as member on member.id = off.tenant_id
      join open_item as item on item.tenant_id = off.tenant_id and item.id = off.item_id
      left join tenant_user as first on first.id = off.proposed_by_user
      left join tenant_user as second on second.id = off.decided_by_user
      where (${input.tenantId ?? null}::uuid is null or off.tenant_id = ${input.tenantId ?? null})
      order by off.proposed_at desc, off.id`.execute(reads);
    // Members see what was given up, and not who proposed it or why.
    const member = actor.body.side === 'member';
    return rows
      .filter(({ status }) => !member || status === 'released')
      .map(({ proposedByUser, amount, ...row }) => ({
        ...{ ...row, amount: cents(amount), mine: proposedByUser === actor.userId },
        ...(member ? { reason: '', proposedBy: null, decidedBy: null } : {}),
      }));
  },
});
export type WriteOffView = Awaited<ReturnType<typeof listWriteOffs.run>>[number];

/** Cents stand in JSON as amounts do elsewhere. */
const plainContent = (content: RuleContent): unknown =>
  content.topic === 'lateMinimum' ? { ...content, minimumCents: centsToDecimal(content.minimumCents) } : content;

/** The dated rules of the association, in the order of their entry; members see them too. */
export const listTreasuryRules = query({
  name: 'treasury.listRules',
  action: 'treasury.readAccounts',
  input: z.object({}),
  run: async (reads) =>
    (await rulesOf(reads)).map(({ id, validFrom, clause, content }) => ({
      id,
      validFrom,
      clause,
      topic: content.topic,
      content: plainContent(content),
    })),
});
export type RuleView = Awaited<ReturnType<typeof listTreasuryRules.run>>[number];
