// SPDX-License-Identifier: EUPL-1.2
import { type AllocationKey, type DirectCharge, type Pool, type PoolCost, type QuantityEntry, writtenRuleJson } from '@domain/settlement';
import type { AccountId, CivilDate, Instant, UserId } from '@kernel/core';
import type { Scene } from '../scene.ts';
import type { Row } from './tables.ts';

type Home = Pick<Scene, 'association' | 'centre'>;

export const keyRow = ({ association, centre }: Home, key: AllocationKey, createdAt: Instant): Row => ({
  tenant_id: centre.id,
  id: key.id,
  association_id: association.id,
  service_family_code: key.serviceFamilyCode,
  name: key.name,
  version: key.version,
  created_at: createdAt,
});

/** What was known of a version in a time: its text for ever, its end only since the next one. */
export const keyVersionRow = (
  { association, centre }: Home,
  key: AllocationKey,
  known: { id: string; validTo: CivilDate | null; from: Instant; to: Instant | null; by: UserId | null },
): Row => ({
  tenant_id: centre.id,
  id: known.id,
  association_id: association.id,
  key_id: key.id,
  key_version: key.version,
  rule: writtenRuleJson(key.rule),
  clause: key.clause,
  resolution: key.resolution,
  valid_from: key.validFrom,
  valid_to: known.validTo,
  known_from: known.from,
  known_to: known.to,
  published_by: known.by,
  correction_reason: null,
});

export const poolRow = ({ association, centre }: Home, pool: Pool, at: Instant): Row => ({
  tenant_id: centre.id,
  id: pool.id,
  association_id: association.id,
  service_family_code: pool.serviceFamilyCode,
  name: pool.name,
  key_id: pool.keyId,
  active: true,
  version: 1,
  created_at: at,
});

export const poolCostRow = ({ centre }: Home, cost: PoolCost, accountId: AccountId | null, at: Instant): Row => ({
  tenant_id: centre.id,
  id: cost.id,
  pool_id: cost.poolId,
  month: cost.month,
  kind: cost.kind,
  amount_cents: String(cost.amountCents),
  label: cost.label,
  voucher: cost.voucher,
  reverses: cost.reverses,
  entered_by: accountId,
  entered_by_user: cost.enteredBy,
  created_at: at,
});

export const directChargeRow = (
  { association }: Home,
  charge: DirectCharge,
  agreementId: string,
  accountId: AccountId | null,
  at: Instant,
): Row => ({
  tenant_id: charge.tenantId,
  id: charge.id,
  association_id: association.id,
  service_family_code: charge.serviceFamilyCode,
  occurred_on: charge.occurredOn,
  amount_cents: String(charge.amountCents),
  label: charge.label,
  agreement_id: agreementId,
  agreement_number: charge.basis.agreementNumber,
  clause: charge.basis.clause,
  vat_code: charge.basis.vat.code,
  source_type: charge.sourceRef?.type ?? null,
  source_id: charge.sourceRef?.id ?? null,
  source_version: charge.sourceRef?.version ?? null,
  reverses: charge.reverses,
  entered_by: accountId,
  entered_by_user: charge.enteredBy,
  created_at: at,
});

export const quantityRow = ({ association }: Home, entry: QuantityEntry, id: string, accountId: AccountId | null, at: Instant): Row => ({
  tenant_id: entry.tenantId,
  id,
  association_id: association.id,
  meter: entry.meter,
  service_family_code: entry.serviceFamilyCode,
  quantity: String(entry.quantity),
  occurred_on: entry.occurredOn,
  known_at: at,
  source_type: 'settlement.quantity',
  source_id: entry.id,
  source_version: 1,
  label: entry.label,
  reverses: null,
  entered_by: accountId,
});
