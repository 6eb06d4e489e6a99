// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import { idInput, query, tenantsInCharge } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { type StoredBasis, shownBasis } from '../stored-basis.ts';

type Text = { readonly de: string; readonly en: string };

interface StoredLine {
  readonly lineKey: string;
  readonly kind: 'new' | 'gone' | 'amount';
  readonly poolId: string | null;
  readonly serviceFamilyCode: string;
  readonly label: Text;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly beforeCents: string;
  readonly afterCents: string;
  readonly amountCents: string;
  readonly agreement: StoredBasis | null;
  readonly clause: string;
  readonly resolution: string | null;
  readonly basis: Text;
  readonly calculation: Text;
  readonly reasons: readonly Text[];
}

interface Row {
  readonly run_id: string;
  readonly member_id: string;
  readonly member_name: string;
  readonly ags: string;
  readonly line: StoredLine;
}

const MOST = 2000;

/** The lines of a correction, preview or released, or of all corrections of a regular run; of one member, of one pool, or all. */
export const listCorrectionLines = query({
  name: 'settlement.listCorrectionLines',
  action: 'settlement.readRuns',
  input: z.object({ runId: idInput<'RunId'>(), memberId: idInput<'TenantId'>().optional(), poolId: idInput<'PoolId'>().optional() }),
  run: async (reads, { input: { runId, memberId = null, poolId = null }, actor, book }) => {
    const inCharge = [...tenantsInCharge({ actor, book }, 'settlement.readRuns')];
    const { rows } = await sql<Row>`
      select run.id as run_id, member.value ->> 'tenantId' as member_id, member.value ->> 'memberName' as member_name, member.value ->> 'ags' as ags,
        line.value as line
      from settlement_run as run cross join lateral jsonb_array_elements(run.correction -> 'members') with ordinality as member
      cross join lateral jsonb_array_elements(member.value -> 'lines') with ordinality as line
      where run.kind = 'correction' and (run.id = ${runId}::uuid or (run.corrects_run_id = ${runId}::uuid and run.status <> 'discarded'))
        and member.value ->> 'tenantId' = any(${inCharge}::text[])
        and (${memberId}::text is null or member.value ->> 'tenantId' = ${memberId})
        and (${poolId}::text is null or line.value ->> 'poolId' = ${poolId})
      order by (run.correction ->> 'number')::int, member.ordinality, line.ordinality limit ${MOST}`.execute(reads);
    return rows.map(({ run_id: correctionId, member_id: tenantId, member_name: memberName, ags, line }) => ({
      ...{ runId: correctionId, tenantId, memberName, ags },
      ...{ key: line.lineKey, change: line.kind, poolId: line.poolId, serviceFamilyCode: line.serviceFamilyCode, label: line.label },
      ...{ from: line.from, to: line.to, basis: line.basis, calculation: line.calculation, reasons: line.reasons },
      ...shownBasis(line.agreement, line.to),
      clause: line.clause,
      resolution: line.resolution,
      before: BigInt(line.beforeCents),
      after: BigInt(line.afterCents),
      difference: BigInt(line.amountCents),
    }));
  },
});

export type CorrectionLineRow = Awaited<ReturnType<typeof listCorrectionLines.run>>[number];
