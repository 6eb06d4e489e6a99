// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import type { Scope } from '@platform/database';
import { type Message, performLongWork } from '@platform/use-case';
import type { SignedIn } from './demo-people.ts';
import type { Post } from './keep-alive-client.ts';
import { postgresCpuMs } from './process-cpu.ts';

export interface SettlementMeasure {
  readonly month: string;
  readonly pools: number;
  readonly members: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly databaseCpuSeconds: number;
}

/** The run of the demo's open month: ordered as finance orders it, made as the worker makes it, in this process. */
export async function measureSettlement(
  house: House,
  scope: Scope,
  post: Post,
  finance: SignedIn,
  postmaster: number,
): Promise<SettlementMeasure> {
  const headers = { cookie: finance.cookie };
  const months = await post(finance.door, { documentId: 'openMonth', variables: {} }, headers);
  const month = (JSON.parse(months.text) as { data: { settlementMonths: { nextMonth: string } } }).data.settlementMonths.nextMonth;
  const ordered = await post(
    finance.door,
    { documentId: 'makeRun', variables: { idempotencyKey: house.platform.newId(), month } },
    headers,
  );
  if (!ordered.text.includes('MakeRunSuccess')) throw new Error(`makeRun: ${ordered.text}`);
  const message = await house.database.read(scope, (reads) =>
    reads
      .selectFrom('outbox_message')
      .select(['id', 'name', 'tenant_id', 'association_id', 'payload', 'cause_account_id', 'correlation_id'])
      .where('name', '=', 'LongWorkOrdered.v1')
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow(),
  );
  const work = {
    ...{ id: message.id, name: message.name, tenantId: message.tenant_id, associationId: message.association_id },
    ...{ payload: message.payload, causeAccountId: message.cause_account_id, correlationId: message.correlation_id },
  } as Message;
  const [cpu, database, begun] = [process.cpuUsage(), postgresCpuMs(postmaster), performance.now()];
  await performLongWork(house.platform, house.assembly.longUseCases, work, () => 'settlement');
  const seconds = (performance.now() - begun) / 1_000;
  const used = process.cpuUsage(cpu);
  const made = await house.database.read(scope, (reads) =>
    reads
      .selectFrom('settlement_run as r')
      .innerJoin('run_share as s', (join) => join.onRef('s.run_id', '=', 'r.id').onRef('s.tenant_id', '=', 'r.tenant_id'))
      .select(({ fn }) => [fn.count<bigint>('s.pool_id').distinct().as('pools'), fn.count<bigint>('s.member_id').distinct().as('members')])
      .where('r.period_from', '=', month)
      .where('r.status', '=', 'preview')
      .executeTakeFirstOrThrow(),
  );
  return {
    ...{ month, pools: Number(made.pools), members: Number(made.members), seconds },
    cpuSeconds: (used.user + used.system) / 1e6,
    databaseCpuSeconds: (postgresCpuMs(postmaster) - database) / 1_000,
  };
}
