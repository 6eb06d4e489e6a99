// SPDX-License-Identifier: EUPL-1.2
import type { CivilMonth } from '@kernel/core';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import type { StoredBasis } from '../stored-basis.ts';
import { centCount } from './list-runs.ts';
import { correctionsOf } from './share-corrections.ts';

type StoredFraction = { readonly n: string; readonly d: string };

interface StoredUse {
  readonly meter: string;
  readonly measured: string;
  /** Missing where the run was made by rules that knew of no corrections. */
  readonly broughtForward?: string;
  readonly carriedForward?: string;
  readonly readings: number;
  readonly lateReadings: number;
}

interface StoredShare {
  readonly ags: string;
  readonly memberName: string;
  readonly fraction: StoredFraction;
  readonly floorCents: string;
  readonly rank: number | null;
  readonly roundingCents: string;
  readonly byKind: Readonly<Record<'staff' | 'material' | 'overhead', string>> & Readonly<Partial<Record<'support' | 'income', string>>>;
  readonly basis: StoredBasis | null;
  readonly days?: number;
  readonly uses?: readonly StoredUse[];
  /** Of runs by older rules: one for each part of the key, without its meter. */
  readonly parts?: readonly (Omit<StoredUse, 'meter'> & { readonly days: number })[];
}

export const fractionText = ({ n, d }: StoredFraction): string => (d === '1' ? n : `${n}/${d}`);

/** Shares of a run with what they came from; by pool, by member, or all; of the members that the reader is in charge of. */
export const listRunShares = query({
  name: 'settlement.listRunShares',
  action: 'settlement.readRuns',
  input: z.object({ runId: idInput<'RunId'>(), poolId: idInput<'PoolId'>().optional(), memberId: idInput<'TenantId'>().optional() }),
  run: async (reads, { input, actor, permitted }) => {
    const { rows } = await sql<{
      pool_id: string;
      pool_name: string;
      service_family_code: string;
      months_from: CivilMonth;
      months_to: CivilMonth;
      member_id: string;
      amount_cents: bigint;
      lineage: StoredShare;
    }>`
      select share.pool_id, pool.name as pool_name, pool.service_family_code, share.months_from, share.months_to, share.member_id, share.amount_cents, share.lineage
      from run_share as share join pool on pool.tenant_id = share.tenant_id and pool.id = share.pool_id
      where share.run_id = ${input.runId}::uuid and ${permitted({ tenantId: 'share.member_id' })} and (${input.poolId ?? null}::uuid is null or share.pool_id = ${input.poolId ?? null})
        and (${input.memberId ?? null}::uuid is null or share.member_id = ${input.memberId ?? null})
      order by pool.name, share.pool_id, share.months_from, share.lineage ->> 'ags'`.execute(reads);
    const corrections = await correctionsOf(reads, actor.centreId, input.runId);
    return rows.map(({ lineage, ...row }) => ({
      poolId: row.pool_id,
      poolName: row.pool_name,
      monthsFrom: row.months_from,
      monthsTo: row.months_to,
      memberId: row.member_id,
      memberName: lineage.memberName,
      ags: lineage.ags,
      amount: row.amount_cents,
      staff: BigInt(lineage.byKind.staff),
      material: BigInt(lineage.byKind.material),
      overhead: BigInt(lineage.byKind.overhead),
      support: BigInt(lineage.byKind.support ?? '0'),
      income: BigInt(lineage.byKind.income ?? '0'),
      fraction: fractionText(lineage.fraction),
      floor: BigInt(lineage.floorCents),
      roundingCents: centCount(lineage.roundingCents),
      rank: lineage.rank,
      agreementNumber: lineage.basis?.agreementNumber ?? null,
      clause: lineage.basis?.clause ?? null,
      vatCode: lineage.basis?.vat?.code ?? lineage.basis?.vatCode ?? null,
      corrections: corrections({
        memberId: row.member_id,
        serviceFamilyCode: row.service_family_code,
        monthsFrom: row.months_from,
        monthsTo: row.months_to,
      }),
      days: lineage.days ?? lineage.parts?.[0]?.days ?? null,
      uses: (lineage.uses ?? (lineage.parts ?? []).map((part) => ({ ...part, meter: '' }))).map((use) => ({
        meter: use.meter,
        measured: use.measured,
        broughtForward: use.broughtForward ?? '0',
        carriedForward: use.carriedForward ?? '0',
        readings: use.readings,
        lateReadings: use.lateReadings,
      })),
    }));
  },
});

export type RunShareRow = Awaited<ReturnType<typeof listRunShares.run>>[number];
