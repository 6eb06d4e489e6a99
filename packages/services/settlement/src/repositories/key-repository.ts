// SPDX-License-Identifier: EUPL-1.2
import { type AllocationKey, type KeyCorrection, writtenRuleJson } from '@domain/settlement';
import { type AssociationId, addDays, type Instant, type TenantId, type UserId } from '@kernel/core';
import { dateColumn, fromDateColumn, instantColumn, type Writes } from '@platform/database';
import { storedRule } from '../key-rows.ts';
import { plainJson } from '../plain-json.ts';

export interface KeyHome {
  readonly centreId: TenantId;
  readonly associationId: AssociationId;
}

export interface LockedKey {
  readonly id: string;
  readonly version: number;
  readonly versions: readonly AllocationKey[];
}

/** Who published something, and when. */
interface Published {
  readonly at: Instant;
  readonly by: UserId | null;
  readonly newId: () => string;
}

/** What was known of the version stays; the corrected one is known from now on, for the same days. */
async function saveCorrection(writes: Writes, home: KeyHome, { key, reason }: KeyCorrection, { at, by, newId }: Published): Promise<void> {
  const known = await writes.keyVersion.findFirstOrThrow({
    where: { tenantId: home.centreId, keyId: key.id, keyVersion: key.version, knownTo: null },
  });
  const knownFrom = instantColumn(at);
  await writes.keyVersion.update({
    where: { tenantId_id: { tenantId: known.tenantId, id: known.id } },
    data: { knownTo: knownFrom },
  });
  await writes.keyVersion.create({
    data: {
      ...known,
      id: newId(),
      rule: writtenRuleJson(key.rule) as never,
      clause: key.clause,
      resolution: key.resolution,
      knownFrom,
      publishedBy: by,
      correctionReason: reason,
    },
  });
  await writes.allocationKey.update({
    where: { tenantId_id: { tenantId: home.centreId, id: key.id } },
    data: { version: { increment: 1 } },
  });
}

export function keyRepository(writes: Writes) {
  const versionsOf = async (where: { tenantId: string; keyId?: string }): Promise<AllocationKey[]> => {
    const rows = await writes.keyVersion.findMany({
      where: { ...where, knownTo: null },
      include: { key: { select: { serviceFamilyCode: true, name: true } } },
      orderBy: [{ keyId: 'asc' }, { keyVersion: 'asc' }],
    });
    return rows.map((row) => ({
      id: row.keyId,
      serviceFamilyCode: row.key.serviceFamilyCode,
      name: row.key.name,
      version: row.keyVersion,
      validFrom: fromDateColumn(row.validFrom),
      resolution: row.resolution,
      clause: row.clause,
      rule: storedRule(row.rule),
    }));
  };

  const endLatest = async (home: KeyHome, key: AllocationKey, at: Instant, newId: () => string): Promise<void> => {
    const last = await writes.keyVersion.findFirst({
      where: { tenantId: home.centreId, keyId: key.id, knownTo: null, validTo: null },
      orderBy: { keyVersion: 'desc' },
    });
    if (!last) return;
    const validTo = dateColumn(addDays(key.validFrom, -1));
    const id = { tenantId_id: { tenantId: last.tenantId, id: last.id } };
    if (last.knownFrom.getTime() === instantColumn(at).getTime()) {
      // Published at this very instant: nobody has known it with another end.
      await writes.keyVersion.update({ where: id, data: { validTo } });
      return;
    }
    await writes.keyVersion.update({ where: id, data: { knownTo: instantColumn(at) } });
    const { rule, ...kept } = last;
    await writes.keyVersion.create({
      data: { ...kept, rule: plainJson(rule), id: newId(), validTo, knownFrom: instantColumn(at), knownTo: null },
    });
  };

  return {
    async lockKey(tenantId: TenantId, keyId: string): Promise<LockedKey | null> {
      const rows = await writes.$queryRaw<{ version: number }[]>`
        select version from allocation_key where tenant_id = ${tenantId}::uuid and id = ${keyId}::uuid for update`;
      const [row] = rows;
      return row ? { id: keyId, version: row.version, versions: await versionsOf({ tenantId, keyId }) } : null;
    },
    versionsOf,
    async familyExists(tenantId: TenantId, code: string): Promise<boolean> {
      return (await writes.serviceFamily.count({ where: { tenantId, code } })) > 0;
    },
    correct: (home: KeyHome, correction: KeyCorrection, by: Published): Promise<void> => saveCorrection(writes, home, correction, by),
    /** A new version; the one before ends on the day before. */
    async publish(
      home: KeyHome,
      key: AllocationKey,
      { at, by, newId }: { at: Instant; by: UserId | null; newId: () => string },
    ): Promise<void> {
      const base = { tenantId: home.centreId, associationId: home.associationId };
      if (key.version === 1) {
        const { serviceFamilyCode, name } = key;
        await writes.allocationKey.create({
          data: { ...base, id: key.id, serviceFamilyCode, name, version: 1, createdAt: instantColumn(at) },
        });
      } else {
        await endLatest(home, key, at, newId);
        await writes.allocationKey.update({
          where: { tenantId_id: { tenantId: home.centreId, id: key.id } },
          data: { name: key.name, version: { increment: 1 } },
        });
      }
      await writes.keyVersion.create({
        data: {
          ...base,
          id: newId(),
          keyId: key.id,
          keyVersion: key.version,
          rule: writtenRuleJson(key.rule) as never,
          clause: key.clause,
          resolution: key.resolution,
          validFrom: dateColumn(key.validFrom),
          knownFrom: instantColumn(at),
          publishedBy: by,
        },
      });
    },
  };
}
