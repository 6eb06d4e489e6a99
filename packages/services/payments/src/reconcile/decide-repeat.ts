// SPDX-License-Identifier: EUPL-1.2
import { type BankStatement, dedupe, type Person, partKey, type RepeatFound } from '@domain/payments';
import { type CivilDate, err, type Id, type Instant, ok, type Refusal, type Result, refusal, type TenantId } from '@kernel/core';
import { dateColumn, instantColumn } from '@platform/database';
import { choiceInput, everyCode, idInput, textInput } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { toJson } from '../json.ts';
import { personOfActor } from '../people.ts';
import type { KnownOfAccount } from '../statements/keep-statements.ts';
import type { BankLineState } from '../statements/line-rows.ts';
import { statementRepository } from '../statements/statement-repository.ts';
import { type ReconcileRepositories, reconcileUseCase } from './reconcile-use-case.ts';

const REPEATS_FOUND = ['same', 'another'] as const satisfies readonly RepeatFound[];

/** In order of precedence. */
export type DecideRepeatRefusal = 'REPEAT_CERTAIN' | 'REPEAT_CLOSED' | 'REPEAT_BOOKED';

interface LineOfPart {
  readonly id: string;
  readonly state: BankLineState;
  readonly booked: boolean;
}

interface Moved {
  readonly id: string;
  /** null: it counts from now on. */
  readonly copyOf: string | null;
}

interface Decision {
  readonly id: string;
  readonly found: RepeatFound;
  readonly reason: string;
  readonly moved: readonly Moved[];
}

/** The part of the day that a line stands in, with all that is known of its account in that day; locked. */
async function partOf({ writes, reads, lockLine }: ReconcileRepositories, lineId: string) {
  const line = await lockLine(lineId);
  if (line === null) return null;
  const { tenantId } = line;
  const { bankAccountId, bookingDay: day } = line.line;
  // Whoever decides of parts of the same day waits: each decision sees the other ones.
  await sql`select 1 from bank_account where tenant_id = ${tenantId}::uuid and id = ${bankAccountId}::uuid for update`.execute(reads);
  const { rows } = await sql<LineOfPart & { readonly statement_id: string }>`
    select line.id, line.state, line.entry_id is not null as booked, line.statement_id from bank_line as line
    where line.tenant_id = ${tenantId}::uuid and line.booking_day = ${day}::date
      and line.statement_id = (select own.statement_id from bank_line as own where own.tenant_id = line.tenant_id and own.id = ${lineId}::uuid)
    order by line.position for update of line`.execute(reads);
  const statementId = rows[0]?.statement_id ?? '';
  const known = await statementRepository(writes).known(tenantId, bankAccountId, day, day);
  return { tenantId, day, statementId, known, lines: rows };
}

/** Which line each line of the part repeats, if this was found out of it; and whether it would be unclear without anybody's word. */
function look({ statements, found, copies }: KnownOfAccount, key: string, lines: readonly LineOfPart[], as: RepeatFound) {
  const own = new Set(lines.map(({ id }) => id));
  const others = new Map([...found].filter(([part]) => part !== key));
  const bare = dedupe(statements as readonly BankStatement[], others);
  const unsure = bare.findings.some(({ code, lineIds }) => code === 'REPEAT_UNSURE' && lineIds.some((id) => own.has(id)));
  const { duplicates } = dedupe(statements, new Map([...others, [key, as]]));
  const repeats = new Map(duplicates.flatMap(({ lineId, of }) => (own.has(lineId) ? [[lineId, copies.get(of) ?? of] as const] : [])));
  return { unsure, repeats };
}

/**
 * Decides what balances and numbers leave open: whether a part of a day is another one that looks the same, whose lines count, or the same once
 * more. It stands in the closing with reason and name (section H). The balances stay the gate: a wrong word leaves the day open.
 */
export const decideRepeat = reconcileUseCase({
  name: 'payments.decideRepeat',
  action: 'payments.reconcile',
  input: z.object({ lineId: idInput<'BankLineId'>(), found: choiceInput('RepeatFound', REPEATS_FOUND), reason: textInput(500) }),
  refusals: everyCode<DecideRepeatRefusal>()('REPEAT_CERTAIN', 'REPEAT_CLOSED', 'REPEAT_BOOKED'),
  load: async (repositories, { input, actor, at }) => {
    const part = await partOf(repositories, input.lineId);
    if (part === null) return null;
    const { writes, reads } = repositories;
    const { rows } = await sql<{ day: CivilDate }>`
      select c.day from day_closing c join repeat_decision d on d.tenant_id = c.tenant_id and c.facts -> 'repeatIds' ? d.id::text
      where c.tenant_id = ${part.tenantId}::uuid and c.status <> 'discarded' and d.statement_id = ${part.statementId}::uuid and d.day = ${part.day}::date
      order by c.day limit 1`.execute(reads);
    const who = await writes.tenantUser.findFirst({ where: { tenantId: actor.centreId, id: actor.userId ?? '' } });
    return { ...part, lineId: input.lineId, closedOn: rows[0]?.day ?? null, by: personOfActor(actor), byName: who?.name ?? '', at };
  },
  row: ({ tenantId }, { lineId }) => ({ tenantId, type: 'bankLine', id: lineId }),
  decide: ({ known, statementId, day, lines, closedOn }, { found, reason }, { newId }): Result<Decision, Refusal<DecideRepeatRefusal>> => {
    const { unsure, repeats } = look(known, partKey(statementId, day), lines, found);
    if (!unsure) return err(refusal('REPEAT_CERTAIN', { field: 'lineId' }));
    if (closedOn !== null) return err(refusal('REPEAT_CLOSED', { params: { day: closedOn } }));
    const moved = lines.flatMap(({ id, state, booked }) => {
      const copyOf = repeats.get(id) ?? null;
      return state === 'technical' || (state === 'copy') === (copyOf !== null) ? [] : [{ id, copyOf, booked }];
    });
    if (moved.some(({ booked }) => booked)) return err(refusal('REPEAT_BOOKED'));
    return ok({ id: newId(), found, reason, moved: moved.map(({ id, copyOf }) => ({ id, copyOf })) });
  },
  save: async ({ writes }, { id, found, reason, moved }, { tenantId, statementId, day, by, byName, at }) => {
    for (const { id: lineId, copyOf } of moved)
      await writes.bankLine.update({
        where: { tenantId_id: { tenantId, id: lineId } },
        data: { state: copyOf === null ? 'pending' : 'copy', copyOf, candidates: [], rule: null, version: { increment: 1 } },
      });
    const lineIds = toJson(moved.filter(({ copyOf }) => copyOf === null).map((one) => one.id));
    await writes.repeatDecision.create({
      data: {
        ...{ tenantId, id, statementId, day: dateColumn(day), found, reason, lineIds },
        ...{ decidedBy: toJson(by satisfies Person), deciderName: byName, decidedAt: instantColumn(at satisfies Instant) },
      },
    });
  },
  record: ({ id, found, reason, moved }, { lineId, statementId, day }) => ({
    ...{ type: 'bankLine', id: lineId },
    content: { repeatDecisionId: id, bankStatementId: statementId, day, found, reason, moved },
  }),
  outcome: ({ id }, { tenantId }) => ({ repeatDecisionId: id as Id<'RepeatDecisionId'>, tenantId: tenantId satisfies TenantId }),
});
