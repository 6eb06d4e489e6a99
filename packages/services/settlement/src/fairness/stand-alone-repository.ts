// SPDX-License-Identifier: EUPL-1.2
import type { StandAloneCost } from '@domain/settlement';
import { type AccountId, type AssociationId, type CivilDate, cents, type Instant, type TenantId, type UserId } from '@kernel/core';
import { dateColumn, fromDateColumn, instantColumn, type Writes } from '@platform/database';

interface Change {
  readonly cost: StandAloneCost;
  /** Closed by it. */
  readonly before: StandAloneCost | null;
}

interface Entered {
  readonly at: Instant;
  readonly accountId: AccountId | null;
  readonly userId: UserId | null;
}

type Row = Awaited<ReturnType<Writes['standAloneCost']['findFirstOrThrow']>>;

const costOf = ({ id, tenantId, serviceFamilyCode, yearlyCents, validFrom, source }: Row): StandAloneCost => ({
  ...{ id, tenantId, serviceFamilyCode, source },
  ...{ yearlyCents: cents(yearlyCents), validFrom: fromDateColumn(validFrom) },
});

export function standAloneRepository(writes: Writes) {
  const close = (tenantId: string, id: string, at: Instant) =>
    writes.standAloneCost.update({ where: { tenantId_id: { tenantId, id } }, data: { knownTo: instantColumn(at) } });
  return {
    async families(centreId: TenantId): Promise<string[]> {
      return (await writes.serviceFamily.findMany({ where: { tenantId: centreId }, select: { code: true } })).map(({ code }) => code);
    },
    /** What is known now; two who enter the same at once wait for each other. */
    async lockKnown({
      tenantId,
      serviceFamilyCode,
      validFrom,
    }: {
      tenantId: string;
      serviceFamilyCode: string | null;
      validFrom: CivilDate;
    }) {
      await writes.$queryRaw`select 1 as locked from pg_advisory_xact_lock(hashtextextended(${`alone ${tenantId}`}, 0))`;
      const where = { tenantId, serviceFamilyCode, validFrom: dateColumn(validFrom), knownTo: null };
      const row = await writes.standAloneCost.findFirst({ where });
      return row && costOf(row);
    },
    async lockCost(id: string): Promise<{ readonly cost: StandAloneCost; readonly isKnown: boolean } | null> {
      await writes.$queryRaw`select 1 as locked from stand_alone_cost where id = ${id}::uuid for update`;
      const row = await writes.standAloneCost.findFirst({ where: { id } });
      return row && { cost: costOf(row), isKnown: row.knownTo === null };
    },
    async save(associationId: AssociationId, { cost, before }: Change, { at, accountId, userId }: Entered): Promise<void> {
      if (before) await close(before.tenantId, before.id, at);
      const entered = { knownFrom: instantColumn(at), enteredBy: accountId, enteredByUser: userId };
      await writes.standAloneCost.create({ data: { ...cost, associationId, validFrom: dateColumn(cost.validFrom), ...entered } });
    },
    close,
  };
}
