// SPDX-License-Identifier: EUPL-1.2
import { businessDay, ok, type Refusal, type Result, refusal, type TenantId } from '@kernel/core';
import { idInput, type LongWork, longUseCase, runUseCase, tenantsInCharge } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { keepMatches } from './keep-matches.ts';
import { type BankLineRow, LINE_COLUMNS, lineFromRow } from './line-rows.ts';
import { matchableOf, matchRulesOf, noticesOf } from './matching-items.ts';
import { type LineToMatch, Matcher } from './propose-match.ts';

/** Lines of one transaction: enough to be quick, few enough that nobody who books by hand waits long. */
const CHUNK = 1_000;

type Row = BankLineRow & { readonly statement_id: string; readonly position: number; readonly version: number };

/** What waits of a municipality, in the order of the bank. Whose booking a person took back is left to a person. */
async function waitingOf({ read }: LongWork<unknown>, tenantId: TenantId): Promise<LineToMatch[]> {
  const { rows } = await read((reads) =>
    sql<Row>`select ${LINE_COLUMNS}, line.statement_id, line.position, line.version from bank_line as line
      where line.tenant_id = ${tenantId}::uuid and line.state in ('pending', 'suggested', 'unclear')
        and not exists (select from ledger_entry as entry
          where entry.tenant_id = line.tenant_id and entry.source = 'line' and entry.source_id = line.id::text)
      order by line.booking_day, line.statement_id, line.position`.execute(reads),
  );
  return rows.map((row) => ({ line: lineFromRow(row), version: row.version, entry: `${row.statement_id}/${row.position}` }));
}

/** Those whose lines the order may touch: named, or all that have lines waiting. */
async function tenantsOf({ read, input }: LongWork<{ readonly tenantIds: readonly string[] }>): Promise<{ id: TenantId; count: number }[]> {
  const { rows } = await read((reads) =>
    sql<{ id: TenantId; count: number }>`select tenant_id as id, count(*)::int as count from bank_line
      where state in ('pending', 'suggested', 'unclear') and tenant_id = any(${[...input.tenantIds]}::uuid[]) group by tenant_id order by tenant_id`.execute(
      reads,
    ),
  );
  return rows;
}

async function matchTenant(
  work: LongWork<unknown>,
  tenantId: TenantId,
  told: (done: number) => Promise<void>,
): Promise<Result<unknown, Refusal>> {
  const { platform, actor, read } = work;
  const lines = await waitingOf(work, tenantId);
  const days = lines.map(({ line }) => line.bookingDay);
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return ok(null);
  const today = businessDay(platform.clock());
  const matchable = await read((reads) => matchableOf(reads, tenantId, today));
  const rules = await read((reads) => matchRulesOf(reads, tenantId));
  const notices = lines.some(({ line }) => line.batchCount !== null) ? await read((reads) => noticesOf(reads, tenantId, from, to)) : [];
  const matcher = new Matcher(matchable, rules, notices);
  for (let at = 0; at < lines.length; at += CHUNK) {
    const proposals = lines.slice(at, at + CHUNK).map((line) => matcher.propose(line));
    const kept = await runUseCase(platform, keepMatches(proposals), { actor, input: { tenantId } });
    if (!kept.ok) return kept;
    await told(Math.min(at + CHUNK, lines.length));
  }
  return ok(null);
}

/** Matches what waits of the named municipalities, one after the other. Done again after a crash it finds what is left. */
export const matchBankLines = longUseCase({
  name: 'payments.matchBankLines',
  action: 'payments.reconcile',
  input: z.object({ tenantIds: z.array(idInput<'TenantId'>()).min(1, { error: 'REQUIRED' }).max(1_000, { error: 'TOO_LONG' }) }),
  refusals: ['TENANT_UNKNOWN'],
  check: async (_writes, { input, actor, book }) => {
    const own = tenantsInCharge({ actor, book }, 'payments.reconcile');
    const strange = input.tenantIds.findIndex((id) => !own.has(id));
    return strange < 0 ? null : refusal('TENANT_UNKNOWN', { field: `tenantIds.${strange}` });
  },
  steps: [
    {
      name: 'match',
      run: async (work) => {
        const tenants = await tenantsOf(work);
        const total = tenants.reduce((sum, { count }) => sum + count, 0);
        let before = 0;
        for (const { id, count } of tenants) {
          const matched = await matchTenant(work, id, (done) => work.progress(before + done, total));
          if (!matched.ok) return matched;
          before += count;
        }
        return ok({ lines: total });
      },
    },
  ],
});
