// SPDX-License-Identifier: EUPL-1.2
import type { ToldChange } from '@domain/settlement';
import type { CivilMonth, UserId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { choiceInput, idInput, query } from '@platform/use-case';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { CORRECTION_NUMBER } from '../correction-chain.ts';
import { accountsOfHands, MADE_IN_PLACE_OF, type Made, type Reader, readerOf, sharesAPerson } from './run-hands.ts';

const RUN_STATUSES = ['preview', 'released', 'discarded'] as const;

export const RUN_KINDS = ['regular', 'correction'] as const;

interface StoredDifference {
  readonly beforeCents: string;
  readonly afterCents: string;
  readonly differenceCents: string;
}

/** The differences of a correction without their lines. */
interface StoredCorrection {
  readonly members: readonly (StoredDifference & { readonly tenantId: string; readonly ags: string; readonly memberName: string })[];
  readonly pools: readonly (StoredDifference & { readonly poolId: string | null; readonly poolName: string | null })[];
  readonly changes: readonly ToldChange[];
  readonly proof: StoredDifference;
}

interface Row {
  readonly id: string;
  readonly kind: (typeof RUN_KINDS)[number];
  readonly corrects_run_id: string | null;
  readonly reason: string | null;
  readonly correction_number: number;
  readonly correction: StoredCorrection | null;
  readonly version: number;
  readonly period_from: CivilMonth;
  readonly period_to: CivilMonth;
  readonly status: (typeof RUN_STATUSES)[number];
  readonly cut_at: string;
  readonly made_by_name: string | null;
  readonly made_by_user: string | null;
  readonly made_by: string;
  readonly made_in_place_of: readonly UserId[] | null;
  readonly accounts: Made['accounts'];
  readonly made_at: string;
  readonly released_by_name: string | null;
  readonly released_at: string | null;
  readonly discarded_by_name: string | null;
  readonly discarded_at: string | null;
  readonly input_hash: string;
  readonly result_hash: string;
  readonly frozen_hash: string | null;
  readonly frozen_count: number | null;
  readonly total_cents: bigint;
  readonly proof: StoredProof;
  /** null: not asked for. */
  readonly allocations: readonly StoredAllocation[] | null;
}

/** A proof as jsonb holds it: whole numbers of any size as texts. Runs by the first rules know of no corrections. */
interface StoredProof {
  readonly poolsCents: string;
  /** From the fourth rules on. */
  readonly supportCents?: string;
  readonly otherIncomeCents?: string;
  readonly incomeFromNonMembersCents?: string;
  readonly carriedByCentreCents?: string;
  readonly directChargesCents: string;
  readonly statementsCents: string;
  readonly differenceCents: string;
  readonly roundingCents: number;
  readonly tieRule: { readonly de: string; readonly en: string };
  readonly counts: Readonly<
    Record<'members' | 'pools' | 'allocations' | 'costEntries' | 'directCharges' | 'readings' | 'lateReadings', number>
  >;
  readonly carried?: readonly {
    readonly tenantId: string;
    readonly serviceFamilyCode: string;
    readonly meter: string;
    readonly quantity: string;
  }[];
}

export interface StoredAllocation {
  readonly poolId: string;
  readonly poolName: string;
  readonly serviceFamilyCode: string;
  readonly months: { readonly from: CivilMonth; readonly to: CivilMonth };
  readonly key: {
    readonly id: string;
    readonly name: string;
    readonly version: number;
    readonly clause: string;
    readonly resolution: string;
  };
  readonly amountCents: string;
  readonly byKind: Readonly<Record<'staff' | 'material' | 'overhead', string>> & Readonly<Partial<Record<'support' | 'income', string>>>;
  readonly carriedByCentreCents?: string;
  readonly incomeFromNonMembersCents?: string;
  readonly costEntries: number;
  readonly leftoverCents: number;
}

/** Minus one, none or one: a rounding cent is counted, not reckoned with. */
export const centCount = (text: string): number => (text === '1' ? 1 : text === '-1' ? -1 : 0);

const allocationOf = (stored: StoredAllocation) => ({
  poolId: stored.poolId,
  poolName: stored.poolName,
  serviceFamilyCode: stored.serviceFamilyCode,
  monthsFrom: stored.months.from,
  monthsTo: stored.months.to,
  keyId: stored.key.id,
  keyName: stored.key.name,
  keyVersion: stored.key.version,
  clause: stored.key.clause,
  resolution: stored.key.resolution,
  amount: BigInt(stored.amountCents),
  staff: BigInt(stored.byKind.staff),
  material: BigInt(stored.byKind.material),
  overhead: BigInt(stored.byKind.overhead),
  support: BigInt(stored.byKind.support ?? '0'),
  income: BigInt(stored.byKind.income ?? '0'),
  carriedByCentre: BigInt(stored.carriedByCentreCents ?? '0'),
  incomeFromNonMembers: BigInt(stored.incomeFromNonMembersCents ?? '0'),
  costEntries: stored.costEntries,
  leftoverCents: stored.leftoverCents,
});

const proofOf = (proof: StoredProof, { inCharge }: Reader) => ({
  pools: BigInt(proof.poolsCents),
  support: BigInt(proof.supportCents ?? '0'),
  otherIncome: BigInt(proof.otherIncomeCents ?? '0'),
  incomeFromNonMembers: BigInt(proof.incomeFromNonMembersCents ?? '0'),
  carriedByCentre: BigInt(proof.carriedByCentreCents ?? '0'),
  directCharges: BigInt(proof.directChargesCents),
  statements: BigInt(proof.statementsCents),
  difference: BigInt(proof.differenceCents),
  roundingCents: proof.roundingCents,
  tieRule: proof.tieRule,
  counts: proof.counts,
  carried: (proof.carried ?? [])
    .filter(({ tenantId }) => inCharge.has(tenantId))
    .map((open) => ({ ...open, quantity: Number(open.quantity) })),
});

const differenceOf = ({ beforeCents, afterCents, differenceCents }: StoredDifference) => ({
  before: BigInt(beforeCents),
  after: BigInt(afterCents),
  difference: BigInt(differenceCents),
});

const sumWhere = (amounts: readonly bigint[], isMeant: (amount: bigint) => boolean): bigint =>
  amounts.filter(isMeant).reduce((sum, amount) => sum + amount, 0n);

function changesOf({ members, pools, proof }: StoredCorrection, { inCharge }: Reader) {
  const differences = members.map(({ differenceCents }) => BigInt(differenceCents));
  return {
    ...differenceOf(proof),
    /** What members are still to pay, and what they get back. */
    additional: sumWhere(differences, (amount) => amount > 0n),
    credits: sumWhere(differences, (amount) => amount < 0n),
    members: members
      .filter(({ tenantId }) => inCharge.has(tenantId))
      .map((member) => ({
        ...{ tenantId: member.tenantId, ags: member.ags, memberName: member.memberName },
        ...differenceOf(member),
      })),
    pools: pools.map((pool) => ({ poolId: pool.poolId, poolName: pool.poolName, ...differenceOf(pool) })),
  };
}

const CORRECTION = sql`case when run.kind = 'correction' then jsonb_build_object(
  'members', (select coalesce(jsonb_agg(member.value - 'lines' order by member.ordinality), '[]')
    from jsonb_array_elements(run.correction -> 'members') with ordinality as member),
  'pools', (select coalesce(jsonb_agg(part.value || jsonb_build_object('poolName', pool.name) order by pool.name nulls last, pool.id), '[]')
    from jsonb_array_elements(run.correction -> 'pools') as part
    left join pool on pool.tenant_id = run.tenant_id and pool.id = (part.value ->> 'poolId')::uuid),
  'changes', run.correction -> 'changes', 'proof', run.correction -> 'proof') end`;

type Parts = 'whole' | 'withoutPools';

async function rowsWhere(reads: Reads, condition: RawBuilder<unknown>, me: Reader, parts: Parts): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select run.id, run.kind, run.corrects_run_id, run.reason, ${CORRECTION_NUMBER} as correction_number, ${CORRECTION} as correction,
      run.version, run.period_from, run.period_to, run.status, run.cut_at, maker.name as made_by_name, run.made_by_user, run.made_by,
      ${MADE_IN_PLACE_OF} as made_in_place_of, ${accountsOfHands(me)} as accounts,
      run.made_at, releaser.name as released_by_name, run.released_at, discarder.name as discarded_by_name, run.discarded_at, run.input_hash,
      run.result_hash, run.frozen_hash, run.frozen_count, run.total_cents,
      run.proof - 'remainders' as proof, ${parts === 'whole' ? sql`run.allocations` : sql`null`} as allocations
    from settlement_run as run
    left join tenant_user as maker on maker.tenant_id = run.tenant_id and maker.id = run.made_by_user
    left join tenant_user as releaser on releaser.tenant_id = run.tenant_id and releaser.id = run.released_by_user
    left join tenant_user as discarder on discarder.tenant_id = run.tenant_id and discarder.id = run.discarded_by_user
    where ${condition} order by run.period_from desc, run.made_at desc, correction_number desc limit 200`.execute(reads);
  return rows;
}

const viewOf = (row: Row, me: Reader) => ({
  id: row.id,
  kind: row.kind,
  correctsRunId: row.corrects_run_id,
  /** 1 for the first correction of its run. */
  correctionNumber: row.kind === 'correction' ? row.correction_number : null,
  reason: row.reason,
  correctionChanges: row.correction && changesOf(row.correction, me),
  inputChanges: row.correction?.changes ?? [],
  version: row.version,
  periodFrom: row.period_from,
  periodTo: row.period_to,
  status: row.status,
  cutAt: row.cut_at,
  madeBy: row.made_by_name,
  madeByMe: row.made_by_user === me.userId || row.made_by === me.accountId,
  /** The reader is no second person, since one of the two would stand in for the other. */
  sharedByDeputy: row.status === 'preview' && sharesAPerson(row, me),
  madeAt: row.made_at,
  releasedBy: row.released_by_name,
  releasedAt: row.released_at,
  discardedBy: row.discarded_by_name,
  discardedAt: row.discarded_at,
  inputHash: row.input_hash,
  resultHash: row.result_hash,
  frozenHash: row.frozen_hash,
  frozenCount: row.frozen_count,
  total: row.total_cents,
  proof: proofOf(row.proof, me),
  /** null: of a run in a list or beside another they are not read; a run asked for by itself has them. */
  allocations: row.allocations?.map(allocationOf) ?? null,
});

export interface RunRow extends ReturnType<typeof viewOf> {
  /** Of a correction: the regular run of its period. */
  readonly corrects: RunRow | null;
  /** Of a regular run: its corrections that are released or wait for it, oldest first. */
  readonly corrections: readonly RunRow[];
}

/** A run by itself, with the pools that it shared. */
interface FoundRun extends RunRow {
  readonly allocations: NonNullable<RunRow['allocations']>;
}

/** Runs with what they correct and what corrects them: those stand beside them, whatever was asked for. */
async function runsWhere(reads: Reads, condition: RawBuilder<unknown>, me: Reader, parts: Parts): Promise<RunRow[]> {
  const asked = await rowsWhere(reads, condition, me, parts);
  const regular = [...new Set(asked.map(({ id, corrects_run_id: corrects }) => corrects ?? id))];
  const isRelated = sql`run.status <> 'discarded' and (run.id = any(${regular}::uuid[]) or run.corrects_run_id = any(${regular}::uuid[]))`;
  // Each of them weighs hundreds of kilobytes: none is read twice.
  const others = sql`${isRelated} and not run.id = any(${asked.map(({ id }) => id)}::uuid[])`;
  const related = regular.length === 0 ? [] : await rowsWhere(reads, others, me, 'withoutPools');
  const views = new Map<string, RunRow & { corrects: RunRow | null; corrections: RunRow[] }>();
  for (const row of [...asked, ...related]) views.set(row.id, { ...viewOf(row, me), corrects: null, corrections: [] });
  for (const view of [...views.values()].reverse()) {
    const corrected = view.correctsRunId === null ? undefined : views.get(view.correctsRunId);
    if (!corrected) continue;
    view.corrects = corrected;
    if (view.status !== 'discarded') corrected.corrections.push(view);
  }
  for (const view of views.values()) view.corrections.sort((a, b) => (a.correctionNumber ?? 0) - (b.correctionNumber ?? 0));
  return asked.flatMap(({ id }) => views.get(id) ?? []);
}

/** Runs, the newest period first; without their pools, of which there may be hundreds in each. */
export const listRuns = query({
  name: 'settlement.listRuns',
  action: 'settlement.readRuns',
  input: z.object({ status: choiceInput('SettlementRunStatus', RUN_STATUSES).optional() }),
  run: (reads, context) => {
    const { status = null } = context.input;
    return runsWhere(reads, sql`(${status}::text is null or run.status = ${status})`, readerOf(context), 'withoutPools');
  },
});

export const findRun = query({
  name: 'settlement.findRun',
  action: 'settlement.readRuns',
  input: z.object({ runId: idInput<'RunId'>() }),
  run: async (reads, context): Promise<FoundRun | null> => {
    const [found] = await runsWhere(reads, sql`run.id = ${context.input.runId}::uuid`, readerOf(context), 'whole');
    return found ? { ...found, allocations: found.allocations ?? [] } : null;
  },
});
