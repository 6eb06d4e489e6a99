// SPDX-License-Identifier: EUPL-1.2
import { RUN_RULES_VERSION, type RunInput, type RunProof, type RunResult } from '@domain/settlement';
import type { TenantId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { sql } from 'kysely';
import { restoreRunInput, rulesOf } from '../restore-run-input.ts';
import { settleInput } from '../settled.ts';

export interface ExportNames {
  /** Service families by their code. */
  readonly families: ReadonlyMap<string, string>;
  /** What is counted at a meter, by '<family> <meter>'. */
  readonly units: ReadonlyMap<string, string>;
}

/** Amounts of a proof as they are stored: cents as texts. Older rules knew fewer. */
export type StoredProof = Partial<Readonly<Record<keyof RunProof, unknown>>>;

export interface RunFacts {
  readonly names: ExportNames;
  readonly proof: StoredProof;
  /** What the statements add up to; of a correction, the differences. */
  readonly totalCents: bigint;
  readonly isCorrection: boolean;
  /** The run worked out again from its stored inputs; null where it was made by other rules. */
  readonly worked: { readonly input: RunInput; readonly result: RunResult } | null;
}

interface Row {
  readonly input: unknown;
  readonly proof: StoredProof;
  readonly total_cents: bigint;
  readonly kind: string;
}

async function namesOf(reads: Reads, centreId: TenantId): Promise<ExportNames> {
  const families = await sql<{ code: string; name: string }>`
    select code, name_de as name from service_family where tenant_id = ${centreId}::uuid`.execute(reads);
  const units = await sql<{ place: string; unit: string | null }>`
    select distinct on (place) key.service_family_code || ' ' || (measure ->> 'meter') as place, measure ->> 'unit' as unit
    from allocation_key as key
    join key_version as version on version.tenant_id = key.tenant_id and version.key_id = key.id and version.known_to is null
    cross join lateral jsonb_path_query(version.rule, 'strict $.** ? (@.kind == "quantity")') as measure
    where key.tenant_id = ${centreId}::uuid order by place, version.valid_from desc, version.key_version desc`.execute(reads);
  return {
    families: new Map(families.rows.map(({ code, name }) => [code, name])),
    units: new Map(units.rows.flatMap(({ place, unit }) => (unit ? [[place, unit] as const] : []))),
  };
}

function workedAgain(stored: unknown): RunFacts['worked'] {
  if (rulesOf(stored) !== RUN_RULES_VERSION) return null;
  const { input, result } = settleInput(restoreRunInput(stored));
  return result.ok ? { input, result: result.value } : null;
}

/** What several tables of an export are told of; read and worked out once. */
export async function runFacts(reads: Reads, centreId: TenantId, runId: string): Promise<RunFacts> {
  const { rows } = await sql<Row>`
    select run.input, run.proof, run.total_cents, run.kind from settlement_run as run
    where run.tenant_id = ${centreId}::uuid and run.id = ${runId}::uuid`.execute(reads);
  const [row] = rows;
  return {
    names: await namesOf(reads, centreId),
    proof: row?.proof ?? {},
    totalCents: row?.total_cents ?? 0n,
    isCorrection: row?.kind === 'correction',
    worked: row ? workedAgain(row.input) : null,
  };
}
