// SPDX-License-Identifier: EUPL-1.2
import { CLOSING_RULES_VERSION, type DayInput, type WorkedDay, workOutDay } from '@domain/payments';
import { addDays, type Cents, type CivilDate } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import { personOf } from '../people.ts';
import { type ChainedClosing, type DayFacts, explanationsOf, inputFrom, lastClosing } from './day-facts.ts';
import { lateFacts } from './late-statements.ts';
import { accountsOf } from './read-day.ts';
import { standingDebitFiles } from './read-debit-files.ts';
import { standingFiles } from './read-files.ts';

/** How far liquidity looks ahead. */
const HORIZON_DAYS = 30;

export interface CollectedDay {
  readonly input: DayInput;
  readonly facts: DayFacts;
  readonly previous: ChainedClosing | null;
}

/** End-of-day statements that reach into the days after the last closing. */
async function statementIds(reads: Reads, tenantId: string, after: CivilDate, through: CivilDate): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id from bank_statement s join bank_account b on b.tenant_id = s.tenant_id and b.id = s.bank_account_id
    where s.tenant_id = ${tenantId}::uuid and s.kind = 'endOfDay' and s.from_day <= ${through}::date and s.to_day >= b.cut_over_on
      and s.to_day > ${after}::date order by s.id`.execute(reads);
  return rows.map(({ id }) => id);
}

/** Lines of closed days that the books lack: what the closing before has so, and what was taken back since. */
async function unbookedIds(reads: Reads, tenantId: string, previous: ChainedClosing | null, through: CivilDate): Promise<string[]> {
  if (previous === null) return [];
  const before = previous.content.bridges.flatMap(({ items }) => items.flatMap(({ kind, item }) => (kind === 'notBooked' ? [item] : [])));
  const { rows } = await sql<{ id: string }>`
    select e.source_id as id from ledger_entry e
    where e.tenant_id = ${tenantId}::uuid and e.source = 'line' and e.booked_on > ${previous.content.day}::date and e.booked_on <= ${through}::date
    group by e.source_id having sum(case when e.reverses is null then 1 else -1 end) < 0`.execute(reads);
  return [...new Set([...before, ...rows.map(({ id }) => id)])].sort();
}

/** What falls due within the horizon, summed by day and direction: open claims, and orders that the centre has accepted. */
async function dueItems(reads: Reads, tenantId: string, day: CivilDate) {
  const until = addDays(day, HORIZON_DAYS);
  const { rows } = await sql<{ on: CivilDate; currency: string; amount: string }>`
    select due."on", due.currency, due.amount::text as amount from (
      select i.due_on as "on", i.currency, sum(i.open_cents) as amount from payment_item i
      where i.tenant_id = ${tenantId}::uuid and i.kind = 'receivable' and i.status in ('open', 'partly') and i.due_on <= ${until}::date
      group by i.due_on, i.currency
      union all
      select o.due_on, b.currency, -sum(o.amount_cents) from payment_order o
      join bank_account b on b.tenant_id = o.tenant_id and b.id = o.bank_account_id
      where o.tenant_id = ${tenantId}::uuid and o.status in ('accepted', 'inRun', 'fileMade', 'releasedOnce', 'released') and o.due_on <= ${until}::date
      group by o.due_on, b.currency) as due
    order by due."on", due.currency, due.amount`.execute(reads);
  return rows.map(({ on, currency, amount }) => ({ on, currency, amountCents: BigInt(amount) as Cents }));
}

/** Bank balances of accounts that no closing has yet, and whose word stands for a day before an account's first one. */
async function openingFacts(reads: Reads, tenantId: string, day: CivilDate, previous: ChainedClosing | null) {
  const known = new Set(previous?.content.bankAccounts.map(({ bankAccountId }) => bankAccountId));
  const { rows } = await sql<{ id: string; opening: string; cut_over_on: CivilDate; decided_by: unknown }>`
    select id, opening_cents::text as opening, cut_over_on, decided_by from bank_account
    where tenant_id = ${tenantId}::uuid and status in ('open', 'ended') and cut_over_on <= ${day}::date + 1 order by id`.execute(reads);
  const fresh = rows.filter(({ id }) => !known.has(id));
  const first = fresh.map((row) => row.cut_over_on).sort()[0];
  return {
    opening:
      first === undefined
        ? null
        : { through: addDays(first, -1), bank: fresh.map(({ id, opening }) => [id, BigInt(opening) as Cents] as const) },
    eve: rows.filter((row) => row.cut_over_on > day).map(({ id, decided_by: by }) => ({ bankAccountId: id, by: personOf(by) })),
  };
}

/** Items of the day that somebody may have said something about. */
const itemsToExplain = ({ content, reasons }: WorkedDay): string[] => [
  ...new Set([
    ...content.bridges.flatMap(({ items }) => items.map(({ item }) => item)),
    ...content.carry.positions.map(({ item }) => item),
    ...reasons.flatMap(({ code, subject }) => (code === 'REPEAT_UNSURE' ? [subject] : [])),
  ]),
];

async function reasonsFor(reads: Reads, tenantId: string, items: readonly string[]) {
  if (items.length === 0) return [];
  const { rows } = await sql<{ id: string; item: string }>`
    select distinct on (item) id, item from open_reason
    where tenant_id = ${tenantId}::uuid and item = any(${[...items]}::text[]) order by item, said_at desc, id desc`.execute(reads);
  return rows;
}

async function unclearOwner(reads: Reads, tenantId: string): Promise<string> {
  const { rows } = await sql<{ name: string | null }>`
    select matching #>> '{unclearOwner,name}' as name from payment_rules where tenant_id = ${tenantId}::uuid and status = 'inForce'`.execute(
    reads,
  );
  return rows[0]?.name ?? '';
}

const unclearItems = ({ content }: WorkedDay): string[] => [
  ...new Set(
    content.keptAccounts.flatMap(({ kind, items }) => (kind === 'deposit' || kind === 'advance' ? items.map(({ item }) => item) : [])),
  ),
];

/** Everything that is known of a day of a municipality now, with the facts by which it can be worked out again. */
export async function collectDay(reads: Reads, tenantId: string, day: CivilDate): Promise<CollectedDay> {
  const previous = await lastClosing(reads, tenantId);
  const { opening, eve } = await openingFacts(reads, tenantId, day, previous);
  const after = previous?.content.day ?? opening?.through ?? addDays(day, -1);
  const accounts = await accountsOf(reads, tenantId, { after: previous?.content.day ?? null, through: day });
  const quiet = await sql<{ id: string }>`
    select bank_account_id as id from quiet_day where tenant_id = ${tenantId}::uuid and day = ${day}::date order by bank_account_id`.execute(
    reads,
  );
  const fresh = await statementIds(reads, tenantId, after, day);
  const bare: DayFacts = {
    ...{ accountIds: accounts.map(({ id }) => id), opening },
    ...{ statementIds: fresh, ...(await lateFacts(reads, tenantId, previous?.content ?? null, { fresh, through: day })) },
    unbookedIds: await unbookedIds(reads, tenantId, previous, day),
    ...{ reasonIds: [], owners: [], quiet: [...eve, ...quiet.rows.map(({ id }) => ({ bankAccountId: id, by: null }))] },
    files: await standingFiles(reads, tenantId, { after: previous?.content.day ?? null, through: day }),
    debitFiles: await standingDebitFiles(reads, tenantId, { after: previous?.content.day ?? null, through: day }),
    dueItems: await dueItems(reads, tenantId, day),
  };
  const first = await inputFrom(reads, { tenantId, day, previous, rulesVersion: CLOSING_RULES_VERSION }, bare);
  const worked = workOutDay(first);
  const reasons = await reasonsFor(reads, tenantId, itemsToExplain(worked));
  const owner = await unclearOwner(reads, tenantId);
  const named = new Set(reasons.map(({ item }) => item));
  const said = {
    reasonIds: reasons.map(({ id }) => id).sort(),
    owners: owner === '' ? [] : unclearItems(worked).flatMap((item) => (named.has(item) ? [] : [{ item, owner }])),
  };
  const input = { ...first, explanations: await explanationsOf(reads, tenantId, said) };
  return { input, facts: { ...bare, ...said }, previous };
}
