// SPDX-License-Identifier: EUPL-1.2
import { addBankDays, addDays, type CivilDate, firstDay, isBankDay, lastDay } from '@kernel/core';
import type { Reads } from '@platform/database';
import { idInput, monthInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

/** What § 31 KomHVO NRW and § 94 GO NRW ask to be shown for any day. */
export const EVIDENCE_DUTIES = [
  'factual',
  'arithmetical',
  'order',
  'twoReleases',
  'separation',
  'matching',
  'closing',
  'delivery',
] as const;
export type EvidenceDuty = (typeof EVIDENCE_DUTIES)[number];

/**
 * 'late': done, but after the next bank day, on which the statement of a day comes (§ 31 KomHVO NRW asks for it before the next booking day begins);
 * 'spanned': the day has no closing of its own, a later one holds it; 'nothing': nothing was to be shown; 'open': its time is not over.
 */
export const EVIDENCE_STATES = ['shown', 'late', 'spanned', 'nothing', 'open', 'missing'] as const;
export type EvidenceState = (typeof EVIDENCE_STATES)[number];

export interface EvidenceCell {
  readonly duty: EvidenceDuty;
  readonly state: EvidenceState;
  /** How many records show it. */
  readonly count: number;
  /** How many should and do not. */
  readonly missing: number;
  /** The record, or the first one that lacks it, below the acting body. */
  readonly link: string | null;
  /** How many of the records are files of direct debits, which have a page of their own. */
  readonly debits: number;
  /** Of what was late the day on which it was done, of a spanned day that of the closing. */
  readonly on: CivilDate | null;
}
export interface EvidenceDay {
  readonly day: CivilDate;
  readonly cells: readonly EvidenceCell[];
}

interface FileRow {
  readonly day: CivilDate;
  readonly orders: number;
  readonly runs: number;
  readonly factual: number;
  readonly arithmetical: number;
  readonly ordered: number;
  readonly released: number;
  readonly parted: number;
  readonly bare_order: string | null;
  readonly an_order: string;
  readonly bare_run: string | null;
  readonly a_run: string;
}

interface DebitRow {
  readonly day: CivilDate;
  readonly runs: number;
  readonly released: number;
  readonly parted: number;
}

/** Files of direct debits by the day on which they left. */
async function debitFilesByDay(reads: Reads, tenantId: string, from: CivilDate, to: CivilDate): Promise<Map<CivilDate, DebitRow>> {
  const { rows } = await sql<DebitRow>`
    select it.day, count(*)::int as runs, (count(*) filter (where it.released))::int as released, (count(*) filter (where it.released and not it.hand))::int as parted
    from (select r.handed_over_on as day,
        jsonb_array_length(r.releases) = 2 and r.releases -> 0 -> 'by' ->> 'userId' <> r.releases -> 1 -> 'by' ->> 'userId'
          and not exists (select from jsonb_array_elements(r.releases) s where s ->> 'fileHash' is distinct from r.file_hash) as released,
        exists (select from jsonb_array_elements(r.releases) s, jsonb_array_elements(r.involved) person
          where person ->> 'userId' = s -> 'by' ->> 'userId' or person ->> 'accountId' = s -> 'by' ->> 'accountId') as hand
      from debit_run r where r.tenant_id = ${tenantId}::uuid and r.status = 'handedOver' and r.handed_over_on between ${from}::date and ${to}::date) as it
    group by it.day`.execute(reads);
  return new Map(rows.map((row) => [row.day, row]));
}

/** Files by the day on which they left, with what each of their orders shows. */
async function filesByDay(reads: Reads, tenantId: string, from: CivilDate, to: CivilDate): Promise<Map<CivilDate, FileRow>> {
  const { rows } = await sql<FileRow>`
    with run as (
      select r.id, r.handed_over_on as day, two.users = 2 and two.hashes as released,
        two.users = 2 and not exists (
          select from payment_release s, (select r.involved as people union all select o.involved from payment_order o
            where o.tenant_id = r.tenant_id and o.run_id = r.id) as hands, jsonb_array_elements(hands.people) as person
          where s.tenant_id = r.tenant_id and s.run_id = r.id and s.voided_at is null
            and (person ->> 'userId' = s.user_id::text or person ->> 'accountId' = s.account_id::text)) as parted
      from payment_run r, lateral (select count(distinct s.user_id) as users, bool_and(s.file_hash = r.file_hash) as hashes from payment_release s
        where s.tenant_id = r.tenant_id and s.run_id = r.id and s.voided_at is null) as two
      where r.tenant_id = ${tenantId}::uuid and r.status = 'handedOver' and r.handed_over_on between ${from}::date and ${to}::date),
    paid as (
      select run.day, o.id, o.steps @> '[{"duty": "factual"}]' as factual, o.steps @> '[{"duty": "arithmetical"}]' as arithmetical,
        o.steps @> '[{"duty": "order"}]' as ordered
      from run join payment_order o on o.tenant_id = ${tenantId}::uuid and o.run_id = run.id)
    select files.day, files.runs, files.released, files.parted, files.bare_run, files.a_run, coalesce(orders.orders, 0) as orders,
      coalesce(orders.factual, 0) as factual, coalesce(orders.arithmetical, 0) as arithmetical, coalesce(orders.ordered, 0) as ordered,
      orders.bare_order, orders.an_order
    from (select run.day, count(*)::int as runs, (count(*) filter (where released))::int as released, (count(*) filter (where parted))::int as parted,
        min(run.id::text) filter (where not released or not parted) as bare_run, min(run.id::text) as a_run from run group by run.day) as files
    left join (select paid.day, count(*)::int as orders, (count(*) filter (where factual))::int as factual,
        (count(*) filter (where arithmetical))::int as arithmetical, (count(*) filter (where ordered))::int as ordered,
        min(paid.id::text) filter (where not factual or not arithmetical or not ordered) as bare_order, min(paid.id::text) as an_order
      from paid group by paid.day) as orders on orders.day = files.day`.execute(reads);
  return new Map(rows.map((row) => [row.day, row]));
}

interface BankRow {
  readonly day: CivilDate;
  readonly accounts: number;
  readonly told: number;
  readonly statements: number;
  readonly told_on: CivilDate | null;
  readonly lines: number;
  readonly unmatched: number;
  readonly booked_on: CivilDate | null;
}

const dayOf = (at: string) => sql`(${sql.raw(at)} at time zone 'Europe/Berlin')::date`;

/** Days with their accounts: whether the bank's word is there, whether all of it is in the books, and since when. */
async function matchingByDay(reads: Reads, tenantId: string, days: readonly CivilDate[]): Promise<Map<CivilDate, BankRow>> {
  const { rows } = await sql<BankRow>`
    select d.day, count(b.id)::int as accounts, count(word.at)::int as told, ${dayOf('max(word.at)')} as told_on,
      coalesce(sum(word.statements), 0)::int as statements, max(booked.lines)::int as lines, max(booked.unmatched)::int as unmatched,
      ${dayOf('max(booked.at)')} as booked_on
    from unnest(${[...days]}::date[]) as d(day)
    join bank_account b on b.tenant_id = ${tenantId}::uuid and b.status in ('open', 'ended') and b.cut_over_on <= d.day and (b.ended_on is null or b.ended_on >= d.day)
    cross join lateral (select min(said.at) as at, count(*) filter (where said.statement) as statements from (
        select s.created_at as at, true as statement from bank_statement s where s.tenant_id = b.tenant_id and s.bank_account_id = b.id
          and s.kind = 'endOfDay' and s.ties and d.day between s.from_day and s.to_day
        union all select q.said_at, false from quiet_day q where q.tenant_id = b.tenant_id and q.bank_account_id = b.id and q.day = d.day) as said) as word
    cross join lateral (select count(*) as lines, count(*) filter (where l.state <> 'booked') as unmatched, max(e.created_at) as at from bank_line l
        left join ledger_entry e on e.tenant_id = l.tenant_id and e.id = l.entry_id
        where l.tenant_id = b.tenant_id and l.booking_day = d.day and l.state not in ('copy', 'technical')) as booked
    group by d.day`.execute(reads);
  return new Map(rows.map((row) => [row.day, row]));
}

interface ClosingRow {
  readonly id: string;
  readonly day: CivilDate;
  readonly received: boolean;
  readonly closed_on: CivilDate;
}

/** The closing that holds a day: its own, or the next one. */
async function closingsFrom(reads: Reads, tenantId: string, from: CivilDate): Promise<readonly ClosingRow[]> {
  const { rows } = await sql<ClosingRow>`
    select id, day, receipt is not null as received, ${dayOf('coalesce(closed_at, made_at)')} as closed_on from day_closing
    where tenant_id = ${tenantId}::uuid and status = 'closed' and day >= ${from}::date order by day`.execute(reads);
  return rows;
}

const cell = (duty: EvidenceDuty, count: number, wanted: number, link: string | null, over = true): EvidenceCell => ({
  ...{ duty, count, missing: Math.max(0, wanted - count), link, debits: 0, on: null },
  state: wanted === 0 ? 'nothing' : count >= wanted ? 'shown' : over ? 'missing' : 'open',
});

/** The file that lacks something, or any. */
function linkToFile(tenantId: string, file: FileRow | undefined, debits: DebitRow | undefined): string | null {
  const ofDebits = debits ? `payments/mandates?tenant=${tenantId}&tab=runs` : null;
  const bareDebits = debits !== undefined && (debits.released < debits.runs || debits.parted < debits.runs);
  if (file === undefined || (bareDebits && file.bare_run === null)) return ofDebits;
  return `payments/runs/${file.bare_run ?? file.a_run}`;
}

const NO_FILE = { orders: 0, factual: 0, arithmetical: 0, ordered: 0, released: 0, parted: 0, runs: 0, bare_order: null, an_order: null };
const NO_DEBITS = { runs: 0, released: 0, parted: 0 };

function fileCells(tenantId: string, file: FileRow | undefined, debits: DebitRow | undefined): readonly EvidenceCell[] {
  const [orders, collected] = [file ?? NO_FILE, debits ?? NO_DEBITS];
  const order = orders.bare_order ?? orders.an_order;
  const ofOrder =
    orders.orders > 1 && orders.bare_order === null && file ? `payments/runs/${file.a_run}` : order ? `payments/orders/${order}` : null;
  const ofRun = linkToFile(tenantId, file, debits);
  const runs = orders.runs + collected.runs;
  return [
    cell('factual', orders.factual, orders.orders, ofOrder),
    cell('arithmetical', orders.arithmetical, orders.orders, ofOrder),
    cell('order', orders.ordered, orders.orders, ofOrder),
    { ...cell('twoReleases', orders.released + collected.released, runs, ofRun), debits: collected.runs },
    { ...cell('separation', orders.parted + collected.parted, runs, ofRun), debits: collected.runs },
  ];
}

/** What shows the matching of a day: its lines, else the statements or the word that the bank booked nothing. */
function linkToMatching(day: CivilDate, tenantId: string, bank: BankRow | undefined): string {
  if (bank !== undefined && bank.told === bank.accounts && bank.lines > 0) return `payments/reconciliation?tenant=${tenantId}&day=${day}`;
  const quiet = bank !== undefined && bank.told === bank.accounts && bank.statements === 0;
  return quiet ? `payments/statements?tenant=${tenantId}&tab=quiet` : `payments/statements?tenant=${tenantId}&tab=statements&day=${day}`;
}

function matchingCell(day: CivilDate, tenantId: string, bank: BankRow | undefined, over: boolean): EvidenceCell {
  const told = bank !== undefined && bank.told === bank.accounts;
  const matched = told ? bank.lines - bank.unmatched : 0;
  const wanted = bank === undefined ? 0 : told ? bank.lines : Math.max(1, bank.accounts - bank.told);
  const found = cell('matching', matched, wanted, linkToMatching(day, tenantId, bank), over);
  if (!told || bank.unmatched > 0) return found;
  // A day on which the bank said that nothing was booked is matched as well, as soon as somebody knows.
  const on = bank.lines === 0 || bank.booked_on === null ? bank.told_on : bank.booked_on;
  return on !== null && on > addBankDays(day, 1) ? { ...found, state: 'late', on } : { ...found, state: 'shown' };
}

function closingCell(day: CivilDate, link: string, closing: ClosingRow | undefined, over: boolean): EvidenceCell {
  const found = cell('closing', closing ? 1 : 0, 1, link, over);
  if (closing === undefined) return found;
  // A day on which the banks rest has no closing of its own.
  if (closing.day !== day) return isBankDay(day) ? { ...found, state: 'spanned', on: closing.day } : found;
  return closing.closed_on > addBankDays(day, 1) ? { ...found, state: 'late', on: closing.closed_on } : found;
}

function bankCells(
  day: CivilDate,
  tenantId: string,
  bank: BankRow | undefined,
  closing: ClosingRow | undefined,
  over: boolean,
): EvidenceCell[] {
  const link = closing ? `payments/closings/${closing.id}` : `payments/closings?tenant=${tenantId}&day=${day}`;
  const waits = closing !== undefined && !closing.received;
  return [
    matchingCell(day, tenantId, bank, over),
    closingCell(day, link, closing, over),
    { ...cell('delivery', closing?.received ? 1 : 0, 1, link, over), ...(waits ? { state: 'open' as const } : {}) },
  ];
}

/** For each day of a month what shows that each duty was kept, or that it is missing. */
export const paymentEvidence = query({
  name: 'payments.evidence',
  action: 'payments.read',
  input: z.object({ tenantId: idInput<'TenantId'>(), month: monthInput }),
  run: async (reads, { input: { tenantId, month }, permitted, today }): Promise<readonly EvidenceDay[]> => {
    const { rows } = await sql<{ first: CivilDate | null }>`
      select min(b.cut_over_on) as first from bank_account b
      where b.tenant_id = ${tenantId}::uuid and b.status in ('open', 'ended') and ${permitted({ tenantId: 'b.tenant_id' })}`.execute(reads);
    const first = rows[0]?.first;
    if (!first) return [];
    const [from, end] = [firstDay(month) < first ? first : firstDay(month), lastDay(month) < today ? lastDay(month) : today];
    const files = await filesByDay(reads, tenantId, from, end);
    const debits = await debitFilesByDay(reads, tenantId, from, end);
    const days: CivilDate[] = [];
    for (let day = from; day <= end; day = addDays(day, 1)) if (isBankDay(day) || files.has(day) || debits.has(day)) days.push(day);
    const matching = await matchingByDay(reads, tenantId, days);
    const closings = await closingsFrom(reads, tenantId, from);
    return days.map((day) => {
      const over = addBankDays(day, 1) < today;
      const closing = closings.find((one) => one.day >= day);
      return {
        day,
        cells: [...fileCells(tenantId, files.get(day), debits.get(day)), ...bankCells(day, tenantId, matching.get(day), closing, over)],
      };
    });
  },
});
