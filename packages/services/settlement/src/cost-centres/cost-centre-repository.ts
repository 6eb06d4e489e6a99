// SPDX-License-Identifier: EUPL-1.2
import type {
  CentreMethod,
  CentreServiceSpan,
  CostCentreCost,
  MethodDecision,
  ResolvedMethod,
  ServicesDecision,
  SupportCentre,
} from '@domain/settlement';
import { type AssociationId, type CivilMonth, cents, type Instant, type TenantId, type UserId } from '@kernel/core';
import { dateColumn, fromDateColumn, instantColumn, type Writes } from '@platform/database';
import type { Posted } from '../repositories/pool-repository.ts';

export interface CostCentreRecord extends SupportCentre {
  readonly version: number;
}

interface Home {
  readonly tenantId: TenantId;
  readonly associationId: AssociationId;
}

type CostRow = Awaited<ReturnType<Writes['costCentreCost']['findFirstOrThrow']>>;
type ServiceRow = Awaited<ReturnType<Writes['costCentreService']['findFirstOrThrow']>>;
type MethodRow = Awaited<ReturnType<Writes['costCentreMethod']['findFirstOrThrow']>>;

const costOf = (row: CostRow): CostCentreCost => ({
  id: row.id,
  centreId: row.centreId,
  month: row.month as CivilMonth,
  kind: row.kind as CostCentreCost['kind'],
  amountCents: cents(row.amountCents),
  label: row.label,
  voucher: row.voucher,
  enteredBy: row.enteredByUser as UserId | null,
  reverses: row.reverses,
});

const spanOf = ({ id, fromCentreId, toKind, toId, monthFrom, monthTo, quantity, unit }: ServiceRow): CentreServiceSpan => ({
  ...{ id, fromCentreId, to: { kind: toKind as 'centre' | 'pool', id: toId }, quantity, unit },
  ...{ monthFrom: monthFrom as CivilMonth, monthTo: monthTo as CivilMonth },
});

const methodOf = ({ id, method, centreOrder, resolution, validFrom, validTo }: MethodRow): ResolvedMethod => ({
  ...{ id, method: method as CentreMethod, centreOrder, resolution },
  ...{ validFrom: fromDateColumn(validFrom), validTo: validTo ? fromDateColumn(validTo) : null },
});

const centreOf = ({ id, name, active, version }: CostCentreRecord): CostCentreRecord => ({ id, name, active, version });

export function costCentreRepository(writes: Writes) {
  return {
    /** Whoever defines centres, enters what they give or resolves how they are shared does so one after the other. */
    async lockAll(tenantId: TenantId): Promise<CostCentreRecord[]> {
      await writes.$queryRaw`select 1 as locked from pg_advisory_xact_lock(hashtextextended(${`cost centres ${tenantId}`}, 0))`;
      return (await writes.costCentre.findMany({ where: { tenantId } })).map(centreOf);
    },
    async allCentres(tenantId: TenantId): Promise<CostCentreRecord[]> {
      return (await writes.costCentre.findMany({ where: { tenantId }, orderBy: { id: 'asc' } })).map(centreOf);
    },
    /** Costs of one centre are posted one after the other. */
    async lockCentre(tenantId: TenantId, id: string): Promise<CostCentreRecord | null> {
      await writes.$queryRaw`select 1 as locked from cost_centre where tenant_id = ${tenantId}::uuid and id = ${id}::uuid for update`;
      const row = await writes.costCentre.findUnique({ where: { tenantId_id: { tenantId, id } } });
      return row && centreOf(row);
    },
    async addCentre({ tenantId, associationId }: Home, centre: SupportCentre, at: Instant): Promise<void> {
      await writes.costCentre.create({ data: { tenantId, associationId, ...centre, version: 1, createdAt: instantColumn(at) } });
    },
    async retireCentre(tenantId: TenantId, id: string): Promise<void> {
      await writes.costCentre.update({ where: { tenantId_id: { tenantId, id } }, data: { active: false, version: { increment: 1 } } });
    },
    async findCost(tenantId: TenantId, id: string): Promise<{ cost: CostCentreCost; reversedBy: string | null } | null> {
      const row = await writes.costCentreCost.findUnique({ where: { tenantId_id: { tenantId, id } } });
      if (!row) return null;
      const counter = await writes.costCentreCost.findFirst({ where: { tenantId, reverses: id }, select: { id: true } });
      return { cost: costOf(row), reversedBy: counter?.id ?? null };
    },
    async addCosts(tenantId: TenantId, costs: readonly CostCentreCost[], { at, accountId }: Posted): Promise<void> {
      await writes.costCentreCost.createMany({
        data: costs.map(({ enteredBy, ...cost }) => ({
          tenantId,
          ...cost,
          enteredBy: accountId,
          enteredByUser: enteredBy,
          createdAt: instantColumn(at),
        })),
      });
    },
    async servicesKnown(tenantId: TenantId): Promise<CentreServiceSpan[]> {
      return (await writes.costCentreService.findMany({ where: { tenantId, knownTo: null } })).map(spanOf);
    },
    async saveServices(tenantId: TenantId, { closed, opened }: ServicesDecision, at: Instant, by: string | null): Promise<void> {
      const known = instantColumn(at);
      await writes.costCentreService.updateMany({ where: { tenantId, id: { in: [...closed] } }, data: { knownTo: known } });
      await writes.costCentreService.createMany({
        data: opened.map(({ to, ...span }) => ({
          ...{ tenantId, ...span, toKind: to.kind, toId: to.id },
          ...{ knownFrom: known, knownTo: null, enteredByUser: by },
        })),
      });
    },
    async methodsKnown(tenantId: TenantId): Promise<ResolvedMethod[]> {
      return (await writes.costCentreMethod.findMany({ where: { tenantId, knownTo: null } })).map(methodOf);
    },
    async saveMethod({ tenantId, associationId }: Home, { closed, opened }: MethodDecision, at: Instant, by: string | null): Promise<void> {
      const known = instantColumn(at);
      await writes.costCentreMethod.updateMany({ where: { tenantId, id: { in: [...closed] } }, data: { knownTo: known } });
      await writes.costCentreMethod.createMany({
        data: opened.map(({ validFrom, validTo, centreOrder, ...rest }) => ({
          ...{ tenantId, associationId, ...rest, centreOrder: [...centreOrder] },
          ...{ validFrom: dateColumn(validFrom), validTo: validTo === null ? null : dateColumn(validTo) },
          ...{ knownFrom: known, knownTo: null, publishedBy: by },
        })),
      });
    },
  };
}
