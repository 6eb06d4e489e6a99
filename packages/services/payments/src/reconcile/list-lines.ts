// SPDX-License-Identifier: EUPL-1.2
import type { Candidate } from '@domain/payments';
import { type CivilDate, daysBetween } from '@kernel/core';
import type { Reads } from '@platform/database';
import { isDay, pageFields, pageOf, placeFrom } from '@platform/graphql';
import { choiceInput, dateInput, idInput, type QueryContext, query, textInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { fromJson } from '../json.ts';
import type { BankLineState } from '../statements/line-rows.ts';
import { bookedItem } from '../statements/matching-items.ts';
import { isId } from './reconcile-use-case.ts';

const RECONCILE_TABS = ['suggested', 'unclear', 'booked'] as const;

interface Row {
  readonly id: string;
  readonly tenant_id: string;
  readonly bank_account_id: string;
  readonly account: string;
  readonly booking_day: CivilDate;
  readonly value_day: CivilDate;
  readonly amount_cents: bigint;
  readonly currency: string;
  readonly text: string;
  readonly name: string | null;
  readonly iban: string | null;
  readonly gvc: string | null;
  readonly batch_count: number | null;
  readonly return_reason: string | null;
  readonly end_to_end_id: string | null;
  readonly state: BankLineState;
  readonly rule: string | null;
  readonly candidates: unknown;
  readonly entry_id: string | null;
  readonly booked_on: CivilDate | null;
  readonly booked_by: string | null;
  readonly by_machine: boolean;
  readonly because: string | null;
  readonly aside_account_id: string | null;
  readonly aside_cents: bigint | null;
  readonly reason: string | null;
  readonly owner_id: string | null;
  readonly owner: string | null;
  readonly clearings: readonly { entry: string; on: CivilDate; by: string | null; because: string; amount: string }[] | null;
  readonly version: number;
  readonly total: number;
}

const input = z.object({
  tenantId: idInput<'TenantId'>().optional(),
  bankAccountId: idInput<'BankAccountId'>().optional(),
  lineId: idInput<'BankLineId'>().optional(),
  tab: choiceInput('ReconcileTab', RECONCILE_TABS).optional(),
  search: textInput(100, 0).optional(),
  from: dateInput.optional(),
  to: dateInput.optional(),
  ...pageFields(200),
});
type Asked = z.output<typeof input>;

/** What stands on an account for unclear lines for 'bank_line as line'. */
const STANDING = sql`(select posting.account_id, sum(posting.amount_cents)::bigint as amount from ledger_posting as posting
  join ledger_account as account on account.tenant_id = posting.tenant_id and account.id = posting.account_id
  where posting.tenant_id = line.tenant_id and posting.item = line.id::text and account.kind in ('deposit', 'advance')
  group by posting.account_id having sum(posting.amount_cents) <> 0 limit 1)`;

/** What was cleared up of 'bank_line as line' and not taken back, in the order of the bookings. */
const CLEARINGS = sql`(select jsonb_agg(jsonb_build_object('entry', it.id, 'on', it.booked_on, 'because', it.because, 'by', person.name, 'amount',
    (select posting.amount_cents::text from ledger_posting as posting where posting.tenant_id = it.tenant_id and posting.entry_id = it.id
      and posting.item = line.id::text order by posting.position limit 1)) order by it.created_at, it.id)
  from ledger_entry as it left join tenant_user as person on person.id = (it.booked_by ->> 'userId')::uuid
  where it.tenant_id = line.tenant_id and it.source = 'clearing' and it.source_id = line.id::text and it.reverses is null
    and not exists (select from ledger_entry as back where back.tenant_id = it.tenant_id and back.reverses = it.id))`;

/** Of which tab a line is: what has a suggestion or waits for one, what nobody knows, what is done. */
const ofTab = (tab: Asked['tab']) => {
  if (tab === 'suggested') return sql`line.state in ('pending', 'suggested')`;
  if (tab === 'unclear') return sql`(line.state = 'unclear' or line.state = 'booked' and line.rule = 'unclear' and exists ${STANDING})`;
  if (tab === 'booked') return sql`line.state = 'booked' and (line.rule is distinct from 'unclear' or not exists ${STANDING})`;
  return sql`true`;
};

const likeOf = (search: string): string => `%${search.replace(/[\\%_]/g, '\\$&')}%`;

function conditions(asked: Asked) {
  const found = [ofTab(asked.tab)];
  if (asked.tenantId) found.push(sql`line.tenant_id = ${asked.tenantId}::uuid`);
  if (asked.bankAccountId) found.push(sql`line.bank_account_id = ${asked.bankAccountId}::uuid`);
  if (asked.lineId) found.push(sql`line.id = ${asked.lineId}::uuid`);
  if (asked.from) found.push(sql`line.booking_day >= ${asked.from}::date`);
  if (asked.to) found.push(sql`line.booking_day <= ${asked.to}::date`);
  if (asked.search)
    found.push(
      sql`lower(concat_ws(' ', line.text, line.name, line.iban, replace((line.amount_cents / 100.0)::numeric(20,2)::text, '.', ','))) like lower(${likeOf(asked.search)})`,
    );
  return sql.join(found, sql` and `);
}

interface ItemLabel {
  readonly id: string;
  readonly kind: string;
  readonly reference: string | null;
  readonly name: string | null;
  readonly subject: string | null;
  readonly due_on: CivilDate;
}

/** What suggestions name, in the words of the lists. */
async function labelsOf(reads: Reads, tenantIds: readonly string[], ids: readonly string[]): Promise<ReadonlyMap<string, ItemLabel>> {
  if (ids.length === 0) return new Map();
  // Ids as the keys have them: compared as texts, all rows of the municipalities would be read for each page.
  const behind = (mark: string): string[] =>
    ids.flatMap((id) => (id.startsWith(mark) ? [id.slice(mark.length).slice(0, 36)] : [])).filter(isId);
  const [own, runs, debits] = [ids.filter(isId), behind('run:'), behind('debits:')];
  const tenants = [...tenantIds];
  const { rows } = await sql<ItemLabel>`
    select id::text, kind, reference, partner_name as name, subject, due_on from payment_item
      where tenant_id = any(${tenants}::uuid[]) and id = any(${own}::uuid[])
    union all select id::text, 'order', year || '-' || lpad(number::text, 5, '0'), creditor_name, remittance, due_on from payment_order
      where tenant_id = any(${tenants}::uuid[]) and id = any(${own}::uuid[])
    union all select 'run:' || id, 'batch', message_id, null, file_count::text, execute_on from payment_run
      where tenant_id = any(${tenants}::uuid[]) and id = any(${runs}::uuid[])
    union all select wanted.id, 'collection', message_id, null, file_count::text, collect_on from debit_run
      join unnest(${[...ids]}::text[]) as wanted(id) on wanted.id like 'debits:' || debit_run.id || '/%'
      where tenant_id = any(${tenants}::uuid[]) and debit_run.id = any(${debits}::uuid[])`.execute(reads);
  return new Map(rows.map((row) => [row.id, row]));
}

const shownCandidate = (candidate: Candidate, labels: ReadonlyMap<string, ItemLabel>) => ({
  ...{ rule: candidate.rule, sure: candidate.sure, rest: candidate.restCents, signals: candidate.signals },
  parts: candidate.parts.map(({ itemId, accountId, amountCents }) => {
    const label = itemId === null ? undefined : labels.get(bookedItem(itemId));
    return {
      ...{ itemId: itemId === null ? null : bookedItem(itemId), accountId, amount: amountCents, kind: label?.kind ?? null },
      ...{ reference: label?.reference ?? null, name: label?.name ?? null, subject: label?.subject ?? null, dueOn: label?.due_on ?? null },
    };
  }),
});

export async function linesOf(reads: Reads, { input: asked, permitted, today }: QueryContext<Asked>) {
  const place = placeFrom(asked.after, isDay);
  const { rows } = await sql<Row>`
    with wanted as not materialized (select line.* from bank_line as line
      where ${permitted({ tenantId: 'line.tenant_id' })} and line.state not in ('copy', 'technical') and ${conditions(asked)})
    select line.id, line.tenant_id, line.bank_account_id, account.label as account, line.booking_day, line.value_day, line.amount_cents, line.currency, line.text,
      line.name, line.iban, line.gvc, line.batch_count, line.return_reason, line."references" ->> 'endToEndId' as end_to_end_id, line.state, line.rule,
      line.candidates, line.entry_id, entry.booked_on, entry.because, coalesce(person.name, named.name) as booked_by,
      coalesce(entry.booked_by is null, false) as by_machine, standing.account_id as aside_account_id,
      standing.amount as aside_cents, said.reason, said.owner_id, said.owner_name as owner, line.version,
      case when line.state = 'booked' then ${CLEARINGS} end as clearings,
      (select count(*)::int from (select from wanted limit 10001) as counted) as total
    from wanted as line join bank_account as account on account.tenant_id = line.tenant_id and account.id = line.bank_account_id
      left join ledger_entry as entry on entry.tenant_id = line.tenant_id and entry.id = line.entry_id
      left join tenant_user as person on person.id = (entry.booked_by ->> 'userId')::uuid
      left join lateral (select held ->> 'name' as name from payment_rules as it, jsonb_array_elements(it.grants) as held
        where it.tenant_id = line.tenant_id and held ->> 'userId' = entry.booked_by ->> 'userId' order by it.rules_version desc limit 1) as named on true
      left join lateral ${STANDING} as standing on true
      left join lateral (select reason, owner_id, owner_name from open_reason where open_reason.tenant_id = line.tenant_id and open_reason.item = line.id::text
        order by said_at desc limit 1) as said on true
    where ${place ? sql`(line.booking_day, line.id) < (${place.by}::date, ${place.id}::uuid)` : sql`true`}
    order by line.booking_day desc, line.id desc limit ${asked.first + 1}`.execute(reads);
  const found = new Map(rows.map((row) => [row.id, fromJson<readonly Candidate[]>(row.candidates)]));
  const ids = [...found.values()].flatMap((all) =>
    all.flatMap(({ parts }) => parts.flatMap(({ itemId }) => (itemId === null ? [] : bookedItem(itemId)))),
  );
  const labels = await labelsOf(reads, [...new Set(rows.map(({ tenant_id }) => tenant_id))], [...new Set(ids)]);
  return pageOf(
    rows,
    asked.first,
    (row) => ({ by: row.booking_day, id: row.id }),
    (row) => ({
      ...{ id: row.id, tenantId: row.tenant_id, bankAccountId: row.bank_account_id, account: row.account, bookingDay: row.booking_day },
      ...{
        valueDay: row.value_day,
        amount: row.amount_cents,
        currency: row.currency,
        text: row.text,
        name: row.name,
        iban: row.iban,
        gvc: row.gvc,
      },
      ...{ batchCount: row.batch_count, returnReason: row.return_reason, endToEndId: row.end_to_end_id, state: row.state, rule: row.rule },
      candidates: (found.get(row.id) ?? []).map((candidate) => shownCandidate(candidate, labels)),
      ...{
        entryId: row.entry_id,
        bookedOn: row.booked_on,
        bookedBy: row.booked_by,
        byMachine: row.entry_id !== null && row.by_machine,
        because: row.because,
      },
      ...{ asideAccountId: row.aside_account_id, open: row.aside_cents === null ? null : -row.aside_cents },
      ...{
        reason: row.reason,
        ownerId: row.owner_id,
        owner: row.owner,
        ageDays: Math.max(0, daysBetween(row.booking_day, today)),
        version: row.version,
        clearings: (row.clearings ?? []).map(({ entry, on, by, because, amount }) => ({
          ...{ entryId: entry, bookedOn: on, bookedBy: by, because, amount: BigInt(amount) },
        })),
      },
    }),
  );
}

/** Bank lines in three tabs, the newest first. */
export const listBankLines = query({ name: 'payments.listBankLines', action: 'payments.read', input, run: linesOf });
export type ReconcileLine = Awaited<ReturnType<typeof linesOf>>['items'][number];

/** How much there is in each tab. */
export const countBankLines = query({
  name: 'payments.countBankLines',
  action: 'payments.read',
  input: z.object({ tenantId: idInput<'TenantId'>().optional(), bankAccountId: idInput<'BankAccountId'>().optional() }),
  run: async (reads, { input: asked, permitted }) => {
    const own = sql`${permitted({ tenantId: 'line.tenant_id' })} and ${conditions({ ...asked, first: 1 })}`;
    const { rows } = await sql<{ suggested: number; unclear: number }>`
      select count(*) filter (where line.state in ('pending', 'suggested'))::int as suggested,
        count(*) filter (where line.state = 'unclear' or line.state = 'booked' and exists ${STANDING})::int as unclear
      from bank_line as line where ${own} and (line.state in ('pending', 'suggested', 'unclear') or line.state = 'booked' and line.rule = 'unclear')`.execute(
      reads,
    );
    return { suggested: rows[0]?.suggested ?? 0, unclear: rows[0]?.unclear ?? 0 };
  },
});
