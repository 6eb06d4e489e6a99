// SPDX-License-Identifier: EUPL-1.2
import type { DirectCharge, QuantityEntry, VatCode } from '@domain/settlement';
import { type AssociationId, cents, type TenantId, type UserId } from '@kernel/core';
import { dateColumn, fromDateColumn, instantColumn, type Writes } from '@platform/database';
import { keptBasis } from '../run-citations.ts';
import type { Posted } from './pool-repository.ts';

/** Source type of quantities that people enter; the reading and the entry have the same id. */
export const QUANTITY_SOURCE = 'settlement.quantity';

export interface FoundCharge {
  readonly charge: DirectCharge;
  readonly agreementId: string | null;
  readonly reversedBy: string | null;
}

type ChargeRow = Awaited<ReturnType<Writes['directCharge']['findFirstOrThrow']>>;

const chargeOf = (row: ChargeRow): DirectCharge => ({
  id: row.id,
  tenantId: row.tenantId,
  serviceFamilyCode: row.serviceFamilyCode,
  occurredOn: fromDateColumn(row.occurredOn),
  amountCents: cents(row.amountCents),
  label: row.label,
  basis: keptBasis({ ...row, vatCode: row.vatCode as VatCode }, fromDateColumn(row.occurredOn)),
  sourceRef: row.sourceType && row.sourceId ? { type: row.sourceType, id: row.sourceId, version: row.sourceVersion ?? 1 } : null,
  enteredBy: row.enteredByUser as UserId | null,
  reverses: row.reverses,
});

export function chargeRepository(writes: Writes) {
  return {
    async findMember(tenantId: TenantId, centreId: TenantId): Promise<{ tenantId: TenantId } | null> {
      return (await writes.tenant.count({ where: { tenantId: centreId, id: tenantId, kind: 'member' } })) > 0 ? { tenantId } : null;
    },
    async listMembers(centreId: TenantId): Promise<{ tenantId: TenantId; name: string; ags: string | null }[]> {
      const rows = await writes.tenant.findMany({
        where: { tenantId: centreId, kind: 'member' },
        select: { id: true, name: true, ags: true },
      });
      return rows.map(({ id, name, ags }) => ({ tenantId: id as TenantId, name, ags }));
    },
    /** The centre and all that are or were members. */
    async allTenants(centreId: TenantId): Promise<TenantId[]> {
      const rows = await writes.tenant.findMany({ where: { tenantId: centreId }, select: { id: true }, orderBy: { id: 'asc' } });
      return rows.map(({ id }) => id as TenantId);
    },
    async findCharge(id: string): Promise<FoundCharge | null> {
      const row = await writes.directCharge.findFirst({ where: { id } });
      if (!row) return null;
      const counter = await writes.directCharge.findFirst({ where: { tenantId: row.tenantId, reverses: id }, select: { id: true } });
      return { charge: chargeOf(row), agreementId: row.agreementId, reversedBy: counter?.id ?? null };
    },
    async addCharge(
      associationId: AssociationId,
      agreementId: string | null,
      charge: DirectCharge,
      { at, accountId }: Posted,
    ): Promise<void> {
      const { basis, sourceRef, occurredOn, enteredBy, ...plain } = charge;
      await writes.directCharge.create({
        data: {
          ...plain,
          associationId,
          agreementId,
          occurredOn: dateColumn(occurredOn),
          agreementNumber: basis.agreementNumber,
          clause: basis.clause,
          vatCode: basis.vat.code,
          sourceType: sourceRef?.type ?? null,
          sourceId: sourceRef?.id ?? null,
          sourceVersion: sourceRef?.version ?? null,
          enteredBy: accountId,
          enteredByUser: enteredBy,
          createdAt: instantColumn(at),
        },
      });
    },
    /** A quantity is its reading; there is nothing else to keep. */
    async findQuantity(id: string): Promise<{ entry: QuantityEntry; reversedBy: string | null } | null> {
      const row = await writes.reading.findFirst({ where: { sourceId: id, sourceType: QUANTITY_SOURCE } });
      if (!row) return null;
      const counter = await writes.reading.findFirst({ where: { tenantId: row.tenantId, reverses: row.id }, select: { sourceId: true } });
      return {
        entry: {
          id,
          tenantId: row.tenantId,
          serviceFamilyCode: row.serviceFamilyCode,
          meter: row.meter as QuantityEntry['meter'],
          quantity: row.quantity,
          occurredOn: fromDateColumn(row.occurredOn),
          label: row.label,
          enteredBy: null,
          // Only whether it is a counter-entry matters to the rule.
          reverses: row.reverses,
        },
        reversedBy: counter?.sourceId ?? null,
      };
    },
  };
}
