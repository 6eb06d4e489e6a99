// SPDX-License-Identifier: EUPL-1.2
import type { LocalRules, MatchingRules, NamedGrant, Person } from '@domain/payments';
import type { AssociationId, CivilDate, Instant, TenantId } from '@kernel/core';
import { dateColumn, fromDateColumn, fromInstantColumn, instantColumn, type Writes } from '@platform/database';
import { fromJson, toJson } from '../json.ts';
import { personOf, personOrNull } from '../people.ts';

export type { MatchingRules } from '@domain/payments';

export type RulesStatus = 'proposed' | 'inForce' | 'rejected' | 'replaced';

/** A version of the local rules with what led to it. */
export interface StoredRules {
  readonly id: string;
  readonly rules: Omit<LocalRules, 'grants'> & { readonly grants: readonly NamedGrant[] };
  readonly matching: MatchingRules;
  readonly status: RulesStatus;
  readonly validFrom: CivilDate;
  readonly proposedBy: Person;
  readonly proposedAt: Instant;
  readonly decidedBy: Person | null;
  readonly version: number;
}

type Row = Awaited<ReturnType<Writes['paymentRules']['findFirst']>>;

function fromRow(row: NonNullable<Row>): StoredRules {
  const { tenantId, rulesVersion: version, clause, oneDeterminer, determinerMayOrder } = row;
  return {
    id: row.id,
    rules: { tenantId, version, clause, oneDeterminer, determinerMayOrder, grants: fromJson<readonly NamedGrant[]>(row.grants) },
    matching: fromJson<MatchingRules>(row.matching),
    status: row.status as RulesStatus,
    validFrom: fromDateColumn(row.validFrom),
    proposedBy: personOf(row.proposedBy),
    proposedAt: fromInstantColumn(row.proposedAt),
    decidedBy: personOrNull(row.decidedBy),
    version: row.version,
  };
}

/** A municipality's own rules for its payments (§ 32 KomHVO NRW), version by version. */
export function rulesRepository(writes: Writes) {
  const ofStatus = async (tenantId: TenantId, status: RulesStatus): Promise<StoredRules | null> => {
    const row = await writes.paymentRules.findFirst({ where: { tenantId, status } });
    return row && fromRow(row);
  };
  return {
    /** null: the municipality has none yet, so that nobody may do anything. */
    rulesInForce: (tenantId: TenantId) => ofStatus(tenantId, 'inForce'),
    proposedRules: (tenantId: TenantId) => ofStatus(tenantId, 'proposed'),
    async findRules(id: string): Promise<StoredRules | null> {
      const row = await writes.paymentRules.findFirst({ where: { id } });
      return row && fromRow(row);
    },
    lastVersion: async (tenantId: TenantId): Promise<number> =>
      (await writes.paymentRules.aggregate({ where: { tenantId }, _max: { rulesVersion: true } }))._max.rulesVersion ?? 0,
    async addRules(associationId: AssociationId, stored: StoredRules): Promise<void> {
      const { id, rules, matching, status, validFrom, proposedBy, proposedAt } = stored;
      const { tenantId, version: rulesVersion, clause, oneDeterminer, determinerMayOrder, grants } = rules;
      await writes.paymentRules.create({
        data: {
          ...{ tenantId, id, associationId, rulesVersion, status, clause, oneDeterminer, determinerMayOrder, version: 1 },
          ...{ validFrom: dateColumn(validFrom), grants: toJson(grants), matching: toJson(matching) },
          ...{ proposedBy: toJson(proposedBy), proposedAt: instantColumn(proposedAt) },
        },
      });
    },
    async setStatus(tenantId: TenantId, id: string, status: RulesStatus, decided?: { by: Person; at: Instant }): Promise<void> {
      const by = decided ? { decidedBy: toJson(decided.by), decidedAt: instantColumn(decided.at) } : {};
      await writes.paymentRules.update({
        where: { tenantId_id: { tenantId, id } },
        data: { status, ...by, version: { increment: 1 } },
      });
    },
  };
}
