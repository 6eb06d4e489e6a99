// SPDX-License-Identifier: EUPL-1.2
import { type Candidate, OpenItemIndex } from '@domain/payments';
import type { CivilDate, TenantId } from '@kernel/core';
import { idInput, query, textInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { type BankLineRow, LINE_COLUMNS, lineFromRow } from '../statements/line-rows.ts';
import { bookedItem, matchableOf, matchRulesOf, noticesOf } from '../statements/matching-items.ts';
import { Matcher } from '../statements/propose-match.ts';
import { standingItems } from './standing-items.ts';

interface Row {
  readonly item: string;
  readonly kind: string;
  readonly account_id: string;
  readonly account: string;
  readonly reference: string | null;
  readonly name: string | null;
  readonly subject: string | null;
  readonly open: bigint;
  readonly due_on: CivilDate;
}

const likeOf = (search: string): string => `%${search.replace(/[\\%_]/g, '\\$&').toLowerCase()}%`;

/**
 * What a line of a municipality may be booked to: claims, liabilities, orders on their way, what stands since the cut-over or aside; amounts as
 * the bank line has them.
 */
export const searchOpenItems = query({
  name: 'payments.searchOpenItems',
  action: 'payments.read',
  input: z.object({ tenantId: idInput<'TenantId'>(), search: textInput(100, 0).optional(), first: z.int().min(1).max(50).default(20) }),
  run: async (reads, { input, permitted }) => {
    const like = input.search ? likeOf(input.search) : null;
    const digits = (input.search ?? '').replace(/[^0-9]/g, '');
    const { rows } = await sql<Row>`
      with things as (
        select it.tenant_id, it.id::text as item, it.kind, it.ledger_account_id as account_id, it.reference, it.partner_name as name, it.subject,
          case when it.kind = 'receivable' then it.open_cents else -it.open_cents end as open, it.due_on
        from payment_item as it where it.tenant_id = ${input.tenantId}::uuid and it.status in ('open', 'partly') and (it.kind = 'receivable' or it.order_id is null)
        union all
        select it.tenant_id, it.id::text, 'order', transit.id, it.year || '-' || lpad(it.number::text, 5, '0'), it.creditor_name, it.remittance, -it.amount_cents, it.due_on
        from payment_order as it join ledger_account as transit on transit.tenant_id = it.tenant_id and transit.bank_account_id = it.bank_account_id and transit.kind = 'transit'
        where it.tenant_id = ${input.tenantId}::uuid and it.status in ('handedOver', 'bankAccepted')
        union all
        select standing.tenant_id, standing.item, standing.account_kind, standing.account_id, null, standing.label, null, standing.amount, standing.since
        from ${standingItems(sql`posting.tenant_id = ${input.tenantId}::uuid`)} as standing)
      select things.*, account.label as account from things join ledger_account as account on account.tenant_id = things.tenant_id and account.id = things.account_id
      where ${permitted({ tenantId: 'things.tenant_id' })}
        and (${like}::text is null or lower(concat_ws(' ', things.reference, things.name, things.subject)) like ${like}
          or ${digits.length > 2} and abs(things.open)::text = ${digits} or ${digits.length > 3} and replace(things.reference, ' ', '') like ${`%${digits}%`})
      order by things.due_on, things.item limit ${input.first}`.execute(reads);
    return rows.map(({ item, kind, account_id, account, reference, name, subject, open, due_on }) => ({
      ...{ item, kind, accountId: account_id, account, reference, name, subject, open, dueOn: due_on },
    }));
  },
});
export type OpenItemRow = Awaited<ReturnType<typeof searchOpenItems.run>>[number];

/** What the matching would say of a line today: claims may have come in since it was set aside. */
export const suggestForLine = query({
  name: 'payments.suggestForLine',
  action: 'payments.read',
  input: z.object({ lineId: idInput<'BankLineId'>() }),
  run: async (reads, { input, permitted, today }): Promise<readonly SuggestedNow[]> => {
    const { rows } = await sql<BankLineRow & { statement_id: string; position: number }>`
      select ${LINE_COLUMNS}, line.statement_id, line.position from bank_line as line
      where line.id = ${input.lineId}::uuid and ${permitted({ tenantId: 'line.tenant_id' })}`.execute(reads);
    const [row] = rows;
    if (row === undefined) return [];
    const tenantId = row.tenant_id as TenantId;
    const line = lineFromRow(row);
    const [matchable, rules] = [await matchableOf(reads, tenantId, today), await matchRulesOf(reads, tenantId)];
    const notices = line.batchCount === null ? [] : await noticesOf(reads, tenantId, line.bookingDay, line.bookingDay);
    const { candidates } = new Matcher(matchable, rules, notices).propose({
      line,
      version: 0,
      entry: `${row.statement_id}/${row.position}`,
    });
    const known = new OpenItemIndex(tenantId, matchable.items);
    return candidates.map((candidate) => shownNow(candidate, known));
  },
});

interface SuggestedNow {
  readonly rule: string;
  readonly rest: bigint;
  readonly signals: Candidate['signals'];
  readonly parts: readonly {
    readonly itemId: string | null;
    readonly accountId: string;
    readonly amount: bigint;
    readonly kind: string | null;
    readonly reference: string | null;
    readonly name: string | null;
    readonly subject: string | null;
    readonly dueOn: CivilDate | null;
  }[];
  readonly sure: boolean;
}

const shownNow = ({ rule, restCents, signals, parts, sure }: Candidate, known: OpenItemIndex): SuggestedNow => ({
  ...{ rule, rest: restCents, signals, sure },
  parts: parts.map(({ itemId, accountId, amountCents }) => {
    const item = itemId === null ? undefined : known.get(itemId);
    return {
      ...{ itemId: itemId === null ? null : bookedItem(itemId), accountId, amount: amountCents, kind: item?.kind ?? null },
      ...{ reference: item?.reference ?? null, name: item?.name ?? null, subject: item?.subject ?? null, dueOn: item?.dueOn ?? null },
    };
  }),
});

interface RuleRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly bank_account_id: string;
  readonly bank_account: string;
  readonly account: string;
  readonly content: {
    readonly gvc: string | null;
    readonly iban: string | null;
    readonly textHolds: string | null;
    readonly direction: string;
  };
  readonly confirmed: number;
  readonly automatic: boolean;
  readonly retired: boolean;
  readonly taught_by: string | null;
  readonly taught_at: string;
  readonly mine: boolean;
  readonly allowed_by: string | null;
  readonly version: number;
}

/** What the matching was taught. */
export const listMatchRules = query({
  name: 'payments.listMatchRules',
  action: 'payments.read',
  input: z.object({ tenantId: idInput<'TenantId'>().optional() }),
  run: async (reads, { input, permitted, actor }) => {
    const { rows } = await sql<RuleRow>`
      select it.id, it.tenant_id, it.bank_account_id, bank.label as bank_account, account.label as account, it.content, it.confirmed, it.automatic, it.retired,
        teacher.name as taught_by, it.taught_at, coalesce(it.taught_by ->> 'userId' = ${actor.userId}::text, false) as mine, allower.name as allowed_by, it.version
      from match_rule as it join bank_account as bank on bank.tenant_id = it.tenant_id and bank.id = it.bank_account_id
        join ledger_account as account on account.tenant_id = it.tenant_id and account.id = (it.content ->> 'accountId')::uuid
        left join tenant_user as teacher on teacher.id = (it.taught_by ->> 'userId')::uuid left join tenant_user as allower on allower.id = (it.allowed_by ->> 'userId')::uuid
      where ${permitted({ tenantId: 'it.tenant_id' })} and (${input.tenantId ?? null}::uuid is null or it.tenant_id = ${input.tenantId ?? null}::uuid)
      order by it.retired, it.taught_at desc, it.id limit 500`.execute(reads);
    return rows.map((row) => ({
      ...{ id: row.id, tenantId: row.tenant_id, bankAccountId: row.bank_account_id, bankAccount: row.bank_account, account: row.account },
      ...{ gvc: row.content.gvc, iban: row.content.iban, textHolds: row.content.textHolds, direction: row.content.direction },
      ...{ confirmed: row.confirmed, automatic: row.automatic, retired: row.retired, taughtBy: row.taught_by, taughtAt: row.taught_at },
      ...{ taughtByMe: row.mine, allowedBy: row.allowed_by, version: row.version },
    }));
  },
});
export type MatchRuleRow = Awaited<ReturnType<typeof listMatchRules.run>>[number];
