// SPDX-License-Identifier: EUPL-1.2
import {
  closingFromText,
  type DayInput,
  type Explanation,
  type LineOpen,
  NOTHING_CARRIED,
  type Opening,
  type Person,
  type PreviousClosing,
  type RepeatDecision,
  type RepeatFound,
} from '@domain/payments';
import type { Cents, CivilDate } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import { personOf } from '../people.ts';
import { accountsOf, journalsOf, statementsOf } from './read-day.ts';
import { type DebitFileStanding, debitFilesOf } from './read-debit-files.ts';
import { type FileStanding, filesOf } from './read-files.ts';

/**
 * What a closing took from tables that go on: which statements there were, how orders stood, what was said and what fell due. It is kept with
 * the closing; everything else is read again from statements, entries, files and accounts, which stay.
 */
export interface DayFacts {
  readonly accountIds: readonly string[];
  readonly opening: { readonly through: CivilDate; readonly bank: readonly (readonly [string, Cents])[] } | null;
  readonly statementIds: readonly string[];
  readonly lateIds: readonly string[];
  /** Lines of late statements that closings have; left out of closings that were made before that was told. */
  readonly counted?: readonly string[];
  /** What was found out of possible repeats (repeat_decision); left out likewise. */
  readonly repeatIds?: readonly string[];
  readonly unbookedIds: readonly string[];
  /** Entries of open_reason, and owners that the rules name. */
  readonly reasonIds: readonly string[];
  readonly owners: readonly { readonly item: string; readonly owner: string }[];
  readonly quiet: readonly { readonly bankAccountId: string; readonly by: Person | null }[];
  readonly files: readonly FileStanding[];
  /** Left out of closings that were made before files of direct debits stood in them. */
  readonly debitFiles?: readonly DebitFileStanding[];
  readonly dueItems: readonly { readonly on: CivilDate; readonly amountCents: Cents; readonly currency: string }[];
}

/** A closing as the chain needs it. */
export interface ChainedClosing extends PreviousClosing {
  readonly id: string;
  readonly closed: boolean;
}

interface ChainRow {
  readonly id: string;
  readonly number: number;
  readonly hash: string;
  readonly content: string;
  readonly status: string;
}

const chained = (row: ChainRow | undefined): ChainedClosing | null =>
  row === undefined
    ? null
    : { id: row.id, number: row.number, hash: row.hash, content: closingFromText(row.content), closed: row.status === 'closed' };

/** The last closing of a municipality that was not discarded. */
export async function lastClosing(reads: Reads, tenantId: string): Promise<ChainedClosing | null> {
  const { rows } = await sql<ChainRow>`
    select id, number, hash, content, status from day_closing
    where tenant_id = ${tenantId}::uuid and status <> 'discarded' order by number desc limit 1`.execute(reads);
  return chained(rows[0]);
}

async function unbookedOf(reads: Reads, tenantId: string, ids: readonly string[]): Promise<LineOpen[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string; bank_account_id: string; booking_day: CivilDate; amount: string }>`
    select id, bank_account_id, booking_day, amount_cents::text as amount from bank_line
    where tenant_id = ${tenantId}::uuid and id = any(${[...ids]}::uuid[]) order by id`.execute(reads);
  return rows.map((row) => ({
    ...{ id: row.id, bankAccountId: row.bank_account_id, bookingDay: row.booking_day },
    amountCents: BigInt(row.amount) as Cents,
  }));
}

export async function explanationsOf(
  reads: Reads,
  tenantId: string,
  { reasonIds, owners }: Pick<DayFacts, 'reasonIds' | 'owners'>,
): Promise<Map<string, Explanation>> {
  const named = new Map<string, Explanation>(owners.map(({ item, owner }) => [item, { reason: '', owner }]));
  if (reasonIds.length === 0) return named;
  const { rows } = await sql<{ item: string; reason: string; owner_name: string }>`
    select item, reason, owner_name from open_reason where tenant_id = ${tenantId}::uuid and id = any(${[...reasonIds]}::uuid[]) order by id`.execute(
    reads,
  );
  for (const { item, reason, owner_name: owner } of rows) named.set(item, { reason, owner });
  return named;
}

async function repeatsOf(reads: Reads, tenantId: string, ids: readonly string[]): Promise<RepeatDecision[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ statement_id: string; day: CivilDate; found: RepeatFound; reason: string; decider_name: string }>`
    select statement_id, day, found, reason, decider_name from repeat_decision where tenant_id = ${tenantId}::uuid and id = any(${[...ids]}::uuid[])
    order by statement_id, day`.execute(reads);
  return rows.map(({ statement_id: statementId, day, found, reason, decider_name: owner }) => ({ statementId, day, found, reason, owner }));
}

async function quietOf(reads: Reads, tenantId: string, day: CivilDate, { quiet }: DayFacts): Promise<Map<string, Person>> {
  const { rows } = await sql<{ bank_account_id: string; said_by: unknown }>`
    select bank_account_id, said_by from quiet_day
    where tenant_id = ${tenantId}::uuid and day = ${day}::date and bank_account_id = any(${quiet.map(({ bankAccountId }) => bankAccountId)}::uuid[])`.execute(
    reads,
  );
  const said = new Map(rows.map((row) => [row.bank_account_id, personOf(row.said_by)]));
  return new Map(
    quiet.flatMap(({ bankAccountId, by }) => {
      const person = by ?? said.get(bankAccountId);
      return person ? [[bankAccountId, person] as const] : [];
    }),
  );
}

const openingOf = ({ opening }: DayFacts): Opening | null =>
  opening && { through: opening.through, carry: NOTHING_CARRIED, bank: new Map(opening.bank) };

/** All that a day is worked out from: the facts that were kept, and everything else as the tables have it. */
export async function inputFrom(
  reads: Reads,
  {
    tenantId,
    day,
    previous,
    rulesVersion,
  }: Pick<DayInput, 'rulesVersion' | 'day'> & { readonly tenantId: string; readonly previous: PreviousClosing | null },
  facts: DayFacts,
): Promise<DayInput> {
  return {
    ...{ rulesVersion, tenantId, day, previous, opening: openingOf(facts), dueItems: facts.dueItems },
    accounts: await accountsOf(reads, tenantId, facts.accountIds),
    journals: await journalsOf(reads, tenantId, { after: previous?.content.day ?? null, through: day }),
    statements: await statementsOf(reads, tenantId, facts.statementIds),
    late: await statementsOf(reads, tenantId, facts.lateIds),
    unbookedBefore: await unbookedOf(reads, tenantId, facts.unbookedIds),
    quiet: await quietOf(reads, tenantId, day, facts),
    explanations: await explanationsOf(reads, tenantId, facts),
    files: await filesOf(reads, tenantId, facts.files),
    counted: new Set(facts.counted ?? []),
    repeats: await repeatsOf(reads, tenantId, facts.repeatIds ?? []),
    debitFiles: await debitFilesOf(reads, tenantId, facts.debitFiles ?? []),
  };
}
