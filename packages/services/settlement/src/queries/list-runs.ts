// SPDX-License-Identifier: EUPL-1.2
import type { CivilMonth, UserId } from '@kernel/core';
import type { Reads } from '@platform/database';
import { choiceInput, idInput, query } from '@platform/use-case';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { accountsOfHands, MADE_IN_PLACE_OF, type Made, type Reader, readerOf, sharesAPerson } from './run-hands.ts';

const RUN_STATUSES = ['preview', 'released', 'discarded'] as const;

interface Row {
  readonly id: string;
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
  readonly allocations: readonly StoredAllocation[];
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
  readonly remainders: readonly {
    readonly poolId: string;
    readonly from: CivilMonth;
    readonly tenantId: string;
    readonly remainder: { readonly n: string; readonly d: string };
    readonly rank: number;
    readonly roundingCents: string;
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

const proofOf = (proof: StoredProof) => ({
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
  carried: (proof.carried ?? []).map((open) => ({ ...open, quantity: Number(open.quantity) })),
  remainders: proof.remainders.map(({ poolId, from, tenantId, remainder, rank, roundingCents }) => ({
    poolId,
    monthsFrom: from,
    tenantId,
    remainder: `${remainder.n}/${remainder.d}`,
    rank,
    roundingCents: centCount(roundingCents),
  })),
});

async function runsWhere(reads: Reads, condition: RawBuilder<unknown>, me: Reader) {
  const { rows } = await sql<Row>`
    select run.id, run.version, run.period_from, run.period_to, run.status, run.cut_at, maker.name as made_by_name, run.made_by_user, run.made_by,
      ${MADE_IN_PLACE_OF} as made_in_place_of, ${accountsOfHands(me)} as accounts,
      run.made_at, releaser.name as released_by_name, run.released_at, discarder.name as discarded_by_name, run.discarded_at, run.input_hash,
      run.result_hash, run.frozen_hash, run.frozen_count, run.total_cents, run.proof, run.allocations
    from settlement_run as run
    left join tenant_user as maker on maker.tenant_id = run.tenant_id and maker.id = run.made_by_user
    left join tenant_user as releaser on releaser.tenant_id = run.tenant_id and releaser.id = run.released_by_user
    left join tenant_user as discarder on discarder.tenant_id = run.tenant_id and discarder.id = run.discarded_by_user
    where ${condition} order by run.period_from desc, run.made_at desc limit 200`.execute(reads);
  return rows.map((row) => ({
    id: row.id,
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
    proof: proofOf(row.proof),
    allocations: row.allocations.map(allocationOf),
  }));
}

/** Runs, the newest period first. */
export const listRuns = query({
  name: 'settlement.listRuns',
  action: 'settlement.readRuns',
  input: z.object({ status: choiceInput('SettlementRunStatus', RUN_STATUSES).optional() }),
  run: (reads, context) => {
    const { status = null } = context.input;
    return runsWhere(reads, sql`(${status}::text is null or run.status = ${status})`, readerOf(context));
  },
});

export type RunRow = Awaited<ReturnType<typeof listRuns.run>>[number];

export const findRun = query({
  name: 'settlement.findRun',
  action: 'settlement.readRuns',
  input: z.object({ runId: idInput<'RunId'>() }),
  run: async (reads, context): Promise<RunRow | null> =>
    (await runsWhere(reads, sql`run.id = ${context.input.runId}::uuid`, readerOf(context)))[0] ?? null,
});
