// SPDX-License-Identifier: EUPL-1.2
import type { BatchNotice, LearnedRule, LineReferences, MatchItem, MatchRules, ReferenceScheme } from '@domain/payments';
import { addDays, type Cents, type CivilDate, type Iban, type TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import { stillOnItsWay } from '../debits/debit-repository.ts';
import { fromJson } from '../json.ts';
import type { MatchingRules } from '../setup/rules-repository.ts';

/** So long money may come back that was paid. */
const RETURN_DAYS = 120;

/** Ids that stand for more than one thing, or for the way back of one. */
export const RUN = 'run:';
export const DEBITS = 'debits:';
const BACK = 'back:';

/** Direct debits that stand in one block of a file: what a bank may book in one sum. */
export const blockId = (runId: string, paymentInfoId: string | null): string => `${DEBITS}${runId}/${paymentInfoId ?? ''}`;

export interface Matchable {
  readonly items: readonly MatchItem[];
  /** What a batch consists of, by its id. */
  readonly batches: ReadonlyMap<string, readonly MatchItem[]>;
}

/** The id under which the books know an item. */
export const bookedItem = (id: string): string => (id.startsWith(BACK) ? (id.slice(BACK.length).split('/')[0] ?? id) : id);

const nothing = { subject: null, reference: null, endToEndId: null, paymentInfoId: null, name: null, ibans: [] } as const;

interface ClaimRow {
  readonly id: string;
  readonly kind: string;
  readonly account: string;
  readonly open: bigint;
  readonly due_on: CivilDate;
  readonly subject: string | null;
  readonly reference: string | null;
  readonly partner_name: string | null;
  readonly ibans: readonly Iban[];
  readonly end_to_end_id: string | null;
  readonly payment_info_id: string | null;
  readonly run_id: string | null;
  readonly collected: bigint | null;
}

/** Claims, and liabilities that no order pays: what a creditor collects. A claim that is being collected bears the ids of its direct debit. */
async function claimsOf(reads: Reads, tenantId: TenantId): Promise<{ claims: MatchItem[]; blocks: Map<string, MatchItem[]> }> {
  const { rows } = await sql<ClaimRow>`
    with collected as (
      select distinct on (one ->> 'itemId') one ->> 'itemId' as item_id, one ->> 'endToEndId' as end_to_end_id, one ->> 'paymentInfoId' as payment_info_id,
        run.id as run_id, (one -> 'amountCents' ->> '$int')::bigint as collected
      from debit_run as run, jsonb_array_elements(run.collections) as one
      where run.tenant_id = ${tenantId}::uuid and run.status = 'handedOver' and ${stillOnItsWay('one')} order by one ->> 'itemId', run.collect_on desc)
    select item.id, item.kind, item.ledger_account_id as account, item.open_cents as open, item.due_on, item.subject, item.reference, item.partner_name,
      item.ibans, collected.end_to_end_id, collected.payment_info_id, collected.run_id, collected.collected
    from payment_item as item left join collected on collected.item_id = item.id::text
    where item.tenant_id = ${tenantId}::uuid and item.status in ('open', 'partly') and (item.kind = 'receivable' or item.order_id is null)`.execute(
    reads,
  );
  const blocks = new Map<string, MatchItem[]>();
  const claims = rows.map((row) => {
    const claim: MatchItem = {
      ...{
        id: row.id,
        tenantId,
        kind: 'claim',
        accountId: row.account,
        openCents: (row.kind === 'receivable' ? row.open : -row.open) as Cents,
      },
      ...{ dueOn: row.due_on, subject: row.subject, reference: row.reference, name: row.partner_name, ibans: row.ibans },
      ...{ endToEndId: row.end_to_end_id, paymentInfoId: row.payment_info_id },
    };
    if (row.run_id !== null && row.collected !== null) {
      const id = blockId(row.run_id, row.payment_info_id);
      blocks.set(id, [...(blocks.get(id) ?? []), { ...claim, openCents: row.collected as Cents }]);
    }
    return claim;
  });
  return { claims, blocks };
}

interface OrderRow {
  readonly id: string;
  readonly status: string;
  readonly end_to_end_id: string;
  readonly amount: bigint;
  readonly due_on: CivilDate;
  readonly creditor_name: string;
  readonly run_id: string;
  readonly payment_info_id: string | null;
  readonly transit: string;
  readonly creditor: string | null;
}

/** Orders on their way, and those that may come back. */
async function ordersOf(
  reads: Reads,
  tenantId: TenantId,
  today: CivilDate,
): Promise<{ sent: MatchItem[]; paid: MatchItem[]; runs: Map<string, MatchItem[]> }> {
  const { rows } = await sql<OrderRow>`
    select it.id, it.status, it.end_to_end_id, it.amount_cents as amount, it.due_on, it.creditor_name, it.run_id, run.payment_info_id, transit.id as transit,
      case when it.origin = 'refund' then (select account.id from ledger_account as account
          where account.tenant_id = it.tenant_id and account.bank_account_id = it.bank_account_id and account.kind = 'deposit')
        else (select posting.account_id from ledger_posting as posting join ledger_account as account on account.tenant_id = posting.tenant_id and account.id = posting.account_id
          where posting.tenant_id = it.tenant_id and posting.item = it.id::text and account.kind = 'creditor' limit 1) end as creditor
    from payment_order as it join payment_run as run on run.tenant_id = it.tenant_id and run.id = it.run_id
      join ledger_account as transit on transit.tenant_id = it.tenant_id and transit.bank_account_id = it.bank_account_id and transit.kind = 'transit'
    where it.tenant_id = ${tenantId}::uuid and (it.status in ('handedOver', 'bankAccepted')
      or it.status in ('debited', 'done') and run.handed_over_on > ${addDays(today, -RETURN_DAYS)}::date)`.execute(reads);
  const sent: MatchItem[] = [];
  const paid: MatchItem[] = [];
  const runs = new Map<string, MatchItem[]>();
  for (const row of rows) {
    const own = { ...nothing, tenantId, dueOn: row.due_on, name: row.creditor_name, endToEndId: row.end_to_end_id };
    if (row.status === 'handedOver' || row.status === 'bankAccepted') {
      const openCents = -row.amount as Cents;
      const order: MatchItem = { ...own, id: row.id, kind: 'order', accountId: row.transit, openCents, paymentInfoId: row.payment_info_id };
      sent.push(order);
      const run = runs.get(row.run_id) ?? [];
      runs.set(row.run_id, run);
      run.push(order);
    } else if (row.creditor !== null) {
      paid.push({ ...own, id: `${BACK}${row.id}`, kind: 'returnable', accountId: row.creditor, openCents: row.amount as Cents });
    }
  }
  return { sent, paid, runs };
}

/** Claims that were collected and whose direct debit may come back. */
async function collectedOf(reads: Reads, tenantId: TenantId, today: CivilDate): Promise<MatchItem[]> {
  const { rows } = await sql<{
    item: string;
    account: string;
    amount: bigint;
    end_to_end_id: string;
    due_on: CivilDate;
    name: string | null;
  }>`
    select item.id as item, item.ledger_account_id as account, (one -> 'amountCents' ->> '$int')::bigint as amount,
      one ->> 'endToEndId' as end_to_end_id, run.collect_on as due_on, item.partner_name as name
    from debit_run as run, jsonb_array_elements(run.collections) as one
      join payment_item as item on item.tenant_id = ${tenantId}::uuid and item.id::text = one ->> 'itemId'
    where run.tenant_id = ${tenantId}::uuid and run.status = 'handedOver' and run.collect_on > ${addDays(today, -RETURN_DAYS)}::date
      and one -> 'steps' -> -1 ->> 'status' = 'collected'`.execute(reads);
  return rows.map(({ item, account, amount, end_to_end_id, due_on, name }) => ({
    ...{
      ...nothing,
      id: `${BACK}${item}/${end_to_end_id}`,
      tenantId,
      kind: 'returnable' as const,
      accountId: account,
      openCents: -amount as Cents,
    },
    ...{ dueOn: due_on, endToEndId: end_to_end_id, name },
  }));
}

/** What stood on transit accounts when this way of working began. */
async function openingsOf(reads: Reads, tenantId: TenantId): Promise<MatchItem[]> {
  const { rows } = await sql<{ item: string; account: string; amount: bigint; since: CivilDate }>`
    with opened as materialized (
      select distinct first.item from ledger_entry as entry join ledger_posting as first on first.tenant_id = entry.tenant_id and first.entry_id = entry.id
      where entry.tenant_id = ${tenantId}::uuid and entry.source = 'opening' and first.item is not null)
    select posting.item, posting.account_id as account, sum(posting.amount_cents)::bigint as amount, min(posting.booked_on) as since
    from opened join ledger_posting as posting on posting.tenant_id = ${tenantId}::uuid and posting.item = opened.item
      join ledger_account as account on account.tenant_id = posting.tenant_id and account.id = posting.account_id
    where account.kind = 'transit'
    group by posting.item, posting.account_id having sum(posting.amount_cents) <> 0`.execute(reads);
  return rows.map(({ item, account, amount, since }) => ({
    ...{
      ...nothing,
      id: item,
      tenantId,
      kind: 'order' as const,
      accountId: account,
      openCents: amount as Cents,
      dueOn: since,
      endToEndId: item,
    },
  }));
}

const sumOf = (items: readonly MatchItem[]): Cents => items.reduce((sum, { openCents }) => sum + openCents, 0n) as Cents;

/** All that a line of a municipality may pay. */
export async function matchableOf(reads: Reads, tenantId: TenantId, today: CivilDate): Promise<Matchable> {
  const [{ claims, blocks }, openings] = [await claimsOf(reads, tenantId), await openingsOf(reads, tenantId)];
  const { sent, paid, runs } = await ordersOf(reads, tenantId, today);
  const back = [...paid, ...(await collectedOf(reads, tenantId, today))];
  const several = [...[...runs].map(([id, own]) => [`${RUN}${id}`, own] as const), ...blocks].filter(([, own]) => own.length > 1);
  const batches = new Map(several);
  const sums = [...batches].map(
    ([id, own]): MatchItem => ({
      ...{
        ...nothing,
        id,
        tenantId,
        kind: id.startsWith(RUN) ? 'batch' : 'collection',
        accountId: own[0]?.accountId ?? '',
        openCents: sumOf(own),
        dueOn: own[0]?.dueOn ?? today,
      },
    }),
  );
  const known = new Set<string>(sent.map(({ id }) => id));
  return { items: [...claims, ...sent, ...openings.filter(({ id }) => !known.has(id)), ...back, ...sums], batches };
}

/** A municipality without rules of its own has no reference numbers that could be found. */
const NO_SCHEME: ReferenceScheme = { length: 30, check: 'mod11-10' };

export async function matchRulesOf(reads: Reads, tenantId: TenantId): Promise<MatchRules> {
  const rules = await sql<{
    matching: unknown;
  }>`select matching from payment_rules where tenant_id = ${tenantId}::uuid and status = 'inForce'`.execute(reads);
  const learned = await sql<{ content: unknown; automatic: boolean }>`
    select content, automatic from match_rule where tenant_id = ${tenantId}::uuid and not retired order by taught_at, id`.execute(reads);
  const [own] = rules.rows;
  return {
    ...{ tenantId, currency: 'EUR', scheme: own ? fromJson<MatchingRules>(own.matching).scheme : NO_SCHEME },
    learned: learned.rows.map(({ content, automatic }) => ({ ...fromJson<LearnedRule>(content), automatic })),
  };
}

interface DetailRow {
  readonly statement_id: string;
  readonly entry_position: number;
  readonly bank_account_id: string;
  readonly booking_day: CivilDate;
  readonly amount: bigint;
  readonly currency: string;
  readonly refs: LineReferences;
  readonly text: string;
  readonly name: string | null;
  readonly iban: Iban | null;
  readonly return_reason: string | null;
}

/** What the bank told apart of bookings in one sum, near to these days; a statement's own details as well as notices. */
export async function noticesOf(reads: Reads, tenantId: TenantId, from: CivilDate, to: CivilDate): Promise<BatchNotice[]> {
  const { rows } = await sql<DetailRow>`
    select detail.statement_id, detail.entry_position, detail.bank_account_id, detail.booking_day, detail.amount_cents as amount, detail.currency,
      detail."references" as refs, detail.text, detail.name, detail.iban, detail.return_reason
    from bank_line_detail as detail join bank_statement as statement on statement.tenant_id = detail.tenant_id and statement.id = detail.statement_id
    where detail.tenant_id = ${tenantId}::uuid and statement.kind <> 'intraday'
      and detail.booking_day between ${addDays(from, -3)}::date and ${addDays(to, 3)}::date
    order by detail.statement_id, detail.entry_position, detail.position`.execute(reads);
  const entries = Map.groupBy(rows, ({ statement_id, entry_position }) => `${statement_id}/${entry_position}`);
  return [...entries].map(([id, details]) => {
    const [first] = details as [DetailRow];
    return {
      ...{ id, tenantId, bankAccountId: first.bank_account_id, bookingDay: first.booking_day, currency: first.currency },
      ...{ paymentInfoId: first.refs.paymentInfoId, messageId: first.refs.messageId },
      details: details.map(({ amount, refs, text, name, iban, return_reason }) => ({
        ...{ amountCents: amount as Cents, references: refs, text, name, iban, returnReason: return_reason },
      })),
    };
  });
}
