// SPDX-License-Identifier: EUPL-1.2
import {
  type AllocationKey,
  type CarriedQuantity,
  type Run,
  type RunCorrection,
  type RunInput,
  type RunResult,
  writtenRuleJson,
} from '@domain/settlement';
import { type AccountId, type AssociationId, type CivilMonth, invariant, type TenantId, type UserId } from '@kernel/core';
import { fromInstantColumn, instantColumn, orNull, type Writes } from '@platform/database';
import type { FrozenSet } from '../frozen-set.ts';
import { jsonText, plainJson, runInputJson } from '../plain-json.ts';
import { releaseOrderRepository } from './release-order-repository.ts';

/** A run as it stands in the table. */
export interface RunRecord {
  readonly run: Run;
  readonly version: number;
  /** The keys as the run found them, with the names that they had. */
  readonly keys: readonly Pick<AllocationKey, 'id' | 'version' | 'name'>[];
}

/** What a correction run keeps of its differences. */
export interface KeptCorrection extends RunCorrection {
  /** 1 for the first correction of its run. */
  readonly number: number;
  readonly carriedChange: readonly CarriedQuantity[];
}

type RunRow = Awaited<ReturnType<Writes['settlementRun']['findFirstOrThrow']>>;

const person = (userId: string | null, accountId: string | null) =>
  userId === null ? null : { userId: userId as UserId, accountId: accountId as AccountId | null };

function runOf(row: Omit<RunRow, 'input' | 'proof' | 'allocations' | 'totals' | 'correction'>): Run {
  const madeBy = person(row.madeByUser, row.madeBy);
  invariant(madeBy !== null, 'a run is made by a person');
  return {
    id: row.id,
    corrects: row.correctsRunId === null ? null : { runId: row.correctsRunId, reason: row.reason ?? '' },
    period: { from: row.periodFrom as CivilMonth, to: row.periodTo as CivilMonth },
    cut: fromInstantColumn(row.cutAt),
    status: row.status as Run['status'],
    inputHash: row.inputHash,
    resultHash: row.resultHash,
    madeBy,
    madeAt: fromInstantColumn(row.madeAt),
    releasedBy: person(row.releasedByUser, row.releasedBy),
    releasedAt: orNull(row.releasedAt, fromInstantColumn),
    discardedBy: person(row.discardedByUser, row.discardedBy),
    discardedAt: orNull(row.discardedAt, fromInstantColumn),
  };
}

/** Allocations as they are shown, without the shares, which have rows of their own. */
const headsOf = (result: RunResult) =>
  result.allocations.map(({ shares: _shares, facts: _facts, ...head }) => ({
    ...head,
    key: { ...head.key, rule: writtenRuleJson(head.key.rule) },
  }));

/** What a correction leaves open otherwise goes to the regular run that follows the last one released by now. */
const noteCarriedAfter = (writes: Writes, tenantId: TenantId, id: string) => writes.$executeRaw`
  update settlement_run set correction = jsonb_set(correction, '{carriedAfter}', to_jsonb((select last.id from settlement_run as last
    where last.tenant_id = ${tenantId}::uuid and last.status = 'released' and last.kind = 'regular' order by last.period_to desc limit 1)))
  where tenant_id = ${tenantId}::uuid and id = ${id}::uuid`;

async function addShares(writes: Writes, tenantId: TenantId, runId: string, result: RunResult, newId: () => string): Promise<void> {
  const shares = result.allocations.flatMap(({ poolId, months, shares: all }) =>
    all.map((share) => ({
      ...{ tenant_id: tenantId, id: newId(), run_id: runId, pool_id: poolId, months_from: months.from, months_to: months.to },
      ...{ member_id: share.tenantId, amount_cents: share.amountCents, lineage: share },
    })),
  );
  // Megabytes for a run: one text for all of them is read once.
  await writes.$executeRaw`
    insert into run_share (tenant_id, id, run_id, pool_id, months_from, months_to, member_id, amount_cents, lineage)
    select tenant_id, id, run_id, pool_id, months_from, months_to, member_id, amount_cents, lineage
    from json_populate_recordset(null::run_share, ${jsonText(shares)}::json)`;
}

async function findRecord(writes: Writes, tenantId: TenantId, id: string): Promise<RunRecord | null> {
  const row = await writes.settlementRun.findUnique({ where: { tenantId_id: { tenantId, id } } });
  return row && { run: runOf(row), version: row.version, keys: (row.input as unknown as RunInput).keys };
}

export function runRepository(writes: Writes) {
  return {
    /** Locks the run, but for one that is being released: the worker holds it, and whoever asks is told so instead of waiting. */
    async lockUnlessReleasing(tenantId: TenantId, id: string): Promise<(RunRecord & { readonly releasing: boolean }) | null> {
      const orders = releaseOrderRepository(writes);
      const already = await orders.isUnderWay(tenantId, id);
      const found = already ? await findRecord(writes, tenantId, id) : await this.lockRun(tenantId, id);
      return found && { ...found, releasing: already || (await orders.isUnderWay(tenantId, id)) };
    },
    /** Without the large columns. */
    async findRun(tenantId: TenantId, id: string): Promise<Run | null> {
      const row = await writes.settlementRun.findUnique({
        where: { tenantId_id: { tenantId, id } },
        omit: { input: true, proof: true, allocations: true, totals: true, correction: true },
      });
      return row && runOf(row);
    },
    async lockRun(tenantId: TenantId, id: string): Promise<RunRecord | null> {
      await writes.$queryRaw`select 1 as locked from settlement_run where tenant_id = ${tenantId}::uuid and id = ${id}::uuid for update`;
      return findRecord(writes, tenantId, id);
    },
    async addRun(
      home: { tenantId: TenantId; associationId: AssociationId },
      run: Run,
      input: RunInput,
      result: RunResult,
      newId: () => string,
      correction: KeptCorrection | null = null,
    ) {
      await writes.settlementRun.create({
        data: {
          ...home,
          id: run.id,
          ...(run.corrects && correction
            ? { kind: 'correction', correctsRunId: run.corrects.runId, reason: run.corrects.reason, correction: plainJson(correction) }
            : {}),
          periodFrom: run.period.from,
          periodTo: run.period.to,
          status: run.status,
          cutAt: instantColumn(run.cut),
          madeBy: run.madeBy.accountId ?? run.madeBy.userId,
          madeByUser: run.madeBy.userId,
          madeAt: instantColumn(run.madeAt),
          inputHash: run.inputHash,
          resultHash: run.resultHash,
          input: runInputJson(input),
          proof: plainJson(result.proof),
          allocations: plainJson(headsOf(result)),
          totals: plainJson(result.totals),
          // What the statements of the run add up to: of a correction, the differences.
          totalCents: correction?.proof.linesCents ?? result.proof.statementsCents,
          version: 1,
        },
      });
      await addShares(writes, home.tenantId, run.id, result, newId);
    },
    async discard(tenantId: TenantId, { id, status, discardedBy, discardedAt }: Run): Promise<void> {
      await writes.settlementRun.update({
        where: { tenantId_id: { tenantId, id } },
        data: {
          status,
          discardedBy: discardedBy?.accountId ?? null,
          discardedByUser: discardedBy?.userId ?? null,
          discardedAt: orNull(discardedAt, instantColumn),
          version: { increment: 1 },
        },
      });
    },
    /** The last step of a release: from here on the table refuses every change. */
    async release(tenantId: TenantId, run: Run, frozen: FrozenSet, sessionId: string | null): Promise<void> {
      const { id, status, releasedBy, releasedAt } = run;
      if (run.corrects) await noteCarriedAfter(writes, tenantId, id);
      invariant(releasedBy !== null && releasedAt !== null, 'a released run names who released it');
      await writes.settlementRun.update({
        where: { tenantId_id: { tenantId, id } },
        data: {
          status,
          releasedBy: releasedBy.accountId ?? releasedBy.userId,
          releasedByUser: releasedBy.userId,
          releaseSession: sessionId,
          releasedAt: instantColumn(releasedAt),
          frozenHash: frozen.hash,
          frozenCount: frozen.count,
          version: { increment: 1 },
        },
      });
    },
  };
}
