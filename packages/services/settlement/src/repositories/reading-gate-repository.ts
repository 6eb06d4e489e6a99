// SPDX-License-Identifier: EUPL-1.2
import type { CivilMonth, Instant, TenantId } from '@kernel/core';
import type { Writes } from '@platform/database';

/** One gate: a tenant and a month. */
export interface Gate {
  readonly tenantId: TenantId;
  readonly month: CivilMonth;
}

const columns = (gates: readonly Gate[]): [string[], string[]] => [gates.map(({ tenantId }) => tenantId), gates.map(({ month }) => month)];

/** Everybody locks gates in one order, so that two who need several never wait for each other. */
function inOrder(gates: readonly Gate[]): Gate[] {
  const byId = new Map(gates.map((gate) => [`${gate.tenantId} ${gate.month}`, gate]));
  return [...byId].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, gate]) => gate);
}

export function readingGateRepository(writes: Writes) {
  const open = async (gates: readonly Gate[]): Promise<void> => {
    const [tenants, months] = columns(gates);
    await writes.$executeRaw`
      insert into reading_gate (tenant_id, month)
      select tenant_id, month from unnest(${tenants}::uuid[], ${months}::text[]) as wanted (tenant_id, month)
      where not exists (select from reading_gate as known where known.tenant_id = wanted.tenant_id and known.month = wanted.month)
      order by tenant_id, month
      on conflict do nothing`;
  };
  const share = async (gates: readonly Gate[]): Promise<number> => {
    const [tenants, months] = columns(gates);
    const held = await writes.$queryRaw<unknown[]>`
      select gate.month from reading_gate as gate
      join unnest(${tenants}::uuid[], ${months}::text[]) as wanted (tenant_id, month)
        on wanted.tenant_id = gate.tenant_id and wanted.month = gate.month
      order by gate.tenant_id, gate.month for share of gate`;
    return held.length;
  };
  return {
    /** Held until the end of the transaction: whoever freezes waits for it, and it waits for whoever freezes. */
    async pass(gates: readonly Gate[]): Promise<void> {
      const wanted = inOrder(gates);
      // Nearly always the gate is there. Several are opened first, so that nobody waits for one while holding a later one.
      if (wanted.length === 1 && (await share(wanted)) === 1) return;
      await open(wanted);
      await share(wanted);
    },
    /**
     * For costs, charges and quantities entered by people: a freeze that began before this one was committed begins again and sees it,
     * so that nothing that was entered before a release stays out of it unseen.
     */
    async post(gates: readonly Gate[]): Promise<void> {
      const wanted = inOrder(gates);
      await open(wanted);
      for (const { tenantId, month } of wanted)
        await writes.readingGate.update({ where: { tenantId_month: { tenantId, month } }, data: { postings: { increment: 1 } } });
    },
    /** Alone with these gates, for freezing. */
    async close(gates: readonly Gate[]): Promise<void> {
      const wanted = inOrder(gates);
      await open(wanted);
      const [tenants, months] = columns(wanted);
      await writes.$queryRaw`
        select gate.month from reading_gate as gate
        join unnest(${tenants}::uuid[], ${months}::text[]) as wanted (tenant_id, month)
          on wanted.tenant_id = gate.tenant_id and wanted.month = gate.month
        order by gate.tenant_id, gate.month for update of gate`;
    },
    /**
     * For releases, which take of the same late entries: of two at the same time, the later one begins again and sees what the first has taken.
     * Before the first frozen month there is nothing late, and no correction.
     */
    async oneRelease(centreId: TenantId): Promise<void> {
      const first = await writes.readingGate.findFirst({
        where: { tenantId: centreId, frozenByRun: { not: null } },
        select: { month: true },
        orderBy: { month: 'asc' },
      });
      if (!first) return;
      const { month } = first;
      await writes.readingGate.update({ where: { tenantId_month: { tenantId: centreId, month } }, data: { postings: { increment: 1 } } });
    },
    async freeze(gates: readonly Gate[], runId: string, at: Instant): Promise<void> {
      const [tenants, months] = columns(gates);
      await writes.$executeRaw`
        update reading_gate as gate set frozen_by_run = ${runId}::uuid, frozen_at = ${at}::timestamptz
        from unnest(${tenants}::uuid[], ${months}::text[]) as wanted (tenant_id, month)
        where wanted.tenant_id = gate.tenant_id and wanted.month = gate.month`;
    },
    async isFrozen({ tenantId, month }: Gate): Promise<boolean> {
      const gate = await writes.readingGate.findUnique({ where: { tenantId_month: { tenantId, month } } });
      return gate?.frozenByRun != null;
    },
    /** The frozen months of the association: those of its centre. */
    async frozenMonths(centreId: TenantId): Promise<CivilMonth[]> {
      const rows = await writes.readingGate.findMany({
        where: { tenantId: centreId, frozenByRun: { not: null } },
        select: { month: true },
        orderBy: { month: 'asc' },
      });
      return rows.map(({ month }) => month as CivilMonth);
    },
  };
}
