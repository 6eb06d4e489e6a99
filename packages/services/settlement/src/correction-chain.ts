// SPDX-License-Identifier: EUPL-1.2
import type { CarriedQuantity, ChargedLine, ChargedStatement } from '@domain/settlement';
import { cents, type TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { type RawBuilder, sql } from 'kysely';
import { rulesOf } from './restore-run-input.ts';

type StoredCarried = Omit<CarriedQuantity, 'quantity'> & { readonly quantity: string };

const carriedFrom = (stored: readonly StoredCarried[] | null | undefined): CarriedQuantity[] =>
  (stored ?? []).map((one) => ({ ...one, quantity: BigInt(one.quantity) }));

interface ChainRow {
  readonly id: string;
  readonly kind: 'regular' | 'correction';
  readonly status: 'preview' | 'released' | 'discarded';
  readonly number: number;
  readonly head: { readonly rules?: number; readonly carried?: unknown };
  readonly carried: readonly StoredCarried[] | null;
}

/** A regular run with its corrections. */
export interface CorrectionChain {
  /** The regular run and its released corrections, in their order. */
  readonly ids: readonly [string, ...string[]];
  /** How many corrections were released. */
  readonly corrections: number;
  /** Whether one waits for its release. */
  readonly hasPreview: boolean;
  /** The rules by which the regular run was made. */
  readonly rules: number;
  /** What the last of them leaves open. */
  readonly carried: readonly CarriedQuantity[];
}

/** Corrections count from one, within their regular run; the regular run itself is none. */
export const CORRECTION_NUMBER = sql<number>`coalesce((run.correction ->> 'number')::int, 0)`;

export async function chainOf(reads: Reads, centreId: TenantId, regularRunId: string): Promise<CorrectionChain> {
  const { rows } = await sql<ChainRow>`
    select run.id, run.kind, run.status, ${CORRECTION_NUMBER} as number, run.proof -> 'carried' as carried,
      jsonb_strip_nulls(jsonb_build_object('rules', run.input -> 'rules', 'carried', run.input -> 'carried')) as head
    from settlement_run as run
    where run.tenant_id = ${centreId}::uuid and run.status <> 'discarded'
      and (run.id = ${regularRunId}::uuid or run.corrects_run_id = ${regularRunId}::uuid)
    order by number`.execute(reads);
  const released = rows.filter(({ kind, status }) => kind === 'correction' && status === 'released');
  const regular = rows.find(({ kind }) => kind === 'regular');
  return {
    ids: [regularRunId, ...released.map(({ id }) => id)],
    corrections: released.length,
    hasPreview: rows.some(({ kind, status }) => kind === 'correction' && status === 'preview'),
    rules: regular ? rulesOf(regular.head) : 0,
    carried: carriedFrom((released.at(-1) ?? regular)?.carried),
  };
}

type StoredLine = Omit<ChargedLine, 'amountCents' | 'poolId'> & { readonly amountCents: string; readonly poolId?: string | null };

interface StatementRow {
  readonly tenant_id: string;
  readonly ags: string | null;
  readonly name: string;
  readonly lines: readonly StoredLine[];
}

/** What the runs have charged, as their statements were stored; each of them the differences to those before. */
export async function chargedBefore(reads: Reads, runIds: readonly string[]): Promise<ChargedStatement[]> {
  const { rows } = await sql<StatementRow>`
    select statement.tenant_id, member.ags, member.name, statement.lines
    from statement join tenant as member on member.id = statement.tenant_id
    where statement.run_id = any(${[...runIds]}::uuid[])
    order by array_position(${[...runIds]}::uuid[], statement.run_id), member.ags, statement.tenant_id`.execute(reads);
  return rows.map(({ tenant_id: tenantId, ags, name, lines }) => ({
    tenantId,
    ags: ags ?? '',
    memberName: name,
    lines: lines.map((line) => ({ ...line, poolId: line.poolId ?? null, amountCents: cents(BigInt(line.amountCents)) })),
  }));
}

/** The inputs of a run as they are kept. */
export async function keptInput(reads: Reads, centreId: TenantId, runId: string): Promise<unknown> {
  const { rows } = await sql<{ input: unknown }>`
    select input from settlement_run where tenant_id = ${centreId}::uuid and id = ${runId}::uuid`.execute(reads);
  return rows[0]?.input ?? null;
}

/** Ids of the runs whose entries stand behind a run: a regular run itself, and a correction with the runs that it goes on from. */
export const runsBehind = (runId: string): RawBuilder<string> => sql`
  select other.id from settlement_run as run
  join settlement_run as other on other.tenant_id = run.tenant_id and other.status = 'released' and (other.id = run.id
    or other.id = run.corrects_run_id
    or (other.corrects_run_id = run.corrects_run_id and (other.correction ->> 'number')::int < (run.correction ->> 'number')::int))
  where run.id = ${runId}::uuid order by coalesce((other.correction ->> 'number')::int, 0)`;

export async function entriesBehind(reads: Reads, runId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`${runsBehind(runId)}`.execute(reads);
  return rows.map(({ id }) => id);
}
