// SPDX-License-Identifier: EUPL-1.2

import type { IssuedDocument } from '@contracts/billing';
import type {
  CreditUse,
  Deferral,
  Instalment,
  InstalmentPlan,
  ItemFamily,
  ItemMovement,
  OpenItem,
  Person,
  Reminder,
  Replacement,
  WriteOff,
  YearStep,
} from '@domain/treasury';
import type { AccountId, AssociationId, CivilDate, Instant, TenantId, UserId } from '@kernel/core';
import { dateColumn, instantColumn, Prisma, type Writes } from '@platform/database';
import { toJson } from '../json.ts';

/** Who entered something, where and when. */
export interface Entered {
  readonly associationId: AssociationId;
  readonly at: Instant;
  readonly accountId: AccountId | null;
  readonly userId: UserId | null;
}

export interface NewItem extends OpenItem {
  readonly family: ItemFamily;
  readonly year?: number;
  readonly number?: number;
  readonly statedOn?: CivilDate;
  readonly documentId?: string;
  readonly documentNumber?: string;
  readonly batchId?: string;
  readonly orderId?: string;
}

export interface NewCredit {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly kind: 'overpayment' | 'document' | 'instalment';
  readonly label: string;
  readonly amountCents: bigint;
  readonly arisenOn: CivilDate;
  readonly paymentId?: string;
  readonly documentId?: string;
  readonly planId?: string;
}

export interface NewPayment {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly paidOn: CivilDate;
  readonly amountCents: bigint;
  readonly reference: string;
  readonly order: string;
  readonly creditCents: bigint;
  readonly steps: readonly YearStep[];
  readonly importId: string | null;
}

export interface StoredWriteOff extends WriteOff {
  readonly tenantId: TenantId;
  readonly version: number;
}

function claimsOf(writes: Writes) {
  return {
    /** Accounts are changed one after the other; several are taken in one order, so that nobody waits for the other. */
    async lock(tenantIds: readonly string[]): Promise<void> {
      for (const id of [...new Set(tenantIds)].sort())
        await writes.$executeRaw(Prisma.sql`select pg_advisory_xact_lock(hashtextextended(${`treasury ${id}`}, 0))`);
    },
    async isMember(tenantId: string, centreId: TenantId): Promise<boolean> {
      return (await writes.tenant.count({ where: { tenantId: centreId, id: tenantId, kind: 'member' } })) > 0;
    },
    async addItems(items: readonly NewItem[], { associationId, at }: Entered): Promise<void> {
      if (items.length === 0) return;
      await writes.openItem.createMany({
        data: items.map(({ dueOn, statedOn, ...item }) => ({
          ...item,
          associationId,
          dueOn: dateColumn(dueOn),
          statedOn: statedOn ? dateColumn(statedOn) : null,
          version: 1,
          createdAt: instantColumn(at),
        })),
      });
    },
    async changeAmount(tenantId: string, id: string, amountCents: bigint): Promise<void> {
      await writes.openItem.update({ where: { tenantId_id: { tenantId, id } }, data: { amountCents, version: { increment: 1 } } });
    },
    async isPosted(tenantId: string, documentId: string): Promise<boolean> {
      return (await writes.postedDocument.count({ where: { tenantId, id: documentId } })) > 0;
    },
    async addDocument(document: IssuedDocument, at: Instant): Promise<void> {
      const { documentId, tenantId, number, family, kind, year, issuedOn, dueOn, grossCents, advancesCents, assessedCents, sourceId } =
        document;
      await writes.postedDocument.create({
        data: {
          ...{ id: documentId, tenantId, number, family, kind, year, sourceId, grossCents, advancesCents, assessedCents },
          ...{ issuedOn: dateColumn(issuedOn), dueOn: dueOn ? dateColumn(dueOn) : null, createdAt: instantColumn(at) },
        },
      });
    },
    /** The notice over the instalments of a year names them. None of those that it orders or changes is due before it was delivered. */
    async nameDocument(tenantId: string, { year, number, issuedOn, instalmentsFrom }: IssuedDocument): Promise<void> {
      const where = { tenantId, kind: 'instalment', year };
      const named = { documentNumber: null };
      if (instalmentsFrom) {
        const dueOn = dateColumn(instalmentsFrom);
        await writes.openItem.updateMany({
          where: { ...where, dueOn: { lt: dueOn }, OR: [named, { dueOn: { gte: dateColumn(issuedOn) } }] },
          data: { dueOn, version: { increment: 1 } },
        });
      }
      await writes.openItem.updateMany({ where: { ...where, ...named }, data: { documentNumber: number, version: { increment: 1 } } });
    },
    /** What another document asks for in place of an instalment is owed by the instalment no more. */
    async replaceInstalments(tenantId: string, replacements: readonly Replacement[], at: Instant): Promise<void> {
      for (const { id, year, number, on, amountCents } of replacements) {
        const item = await writes.openItem.findFirst({ where: { tenantId, kind: 'instalment', year, number }, select: { id: true } });
        if (!item) continue;
        const movement = { tenantId, id, itemId: item.id, kind: 'reduction', movedOn: dateColumn(on), amountCents };
        await writes.itemMovement.create({ data: { ...movement, createdAt: instantColumn(at) } });
      }
    },
    async addPlans(
      made: readonly { readonly plan: InstalmentPlan; readonly levyId: string | null; readonly determinedBy: Person }[],
      { associationId, at, accountId, userId }: Entered,
    ): Promise<void> {
      await writes.instalmentPlan.createMany({
        data: made.map(
          ({
            plan: { id, tenantId, year, version, reason, decidedOn, levyCents, instalments, creditCents, steps },
            levyId,
            determinedBy,
          }) => ({
            ...{ tenantId, id, associationId, year, planVersion: version, reason, decidedOn: dateColumn(decidedOn), levyId },
            ...{ levyCents, instalments: toJson(instalments), creditCents, steps: toJson(steps) },
            ...{ enteredBy: determinedBy.accountId, enteredByUser: determinedBy.userId },
            ...{ releasedBy: accountId, releasedByUser: userId, createdAt: instantColumn(at) },
          }),
        ),
      });
    },
  };
}

function moneyOf(writes: Writes) {
  return {
    async addPayments(payments: readonly NewPayment[], { associationId, at, accountId, userId }: Entered): Promise<void> {
      await writes.memberPayment.createMany({
        data: payments.map(({ paidOn, order, steps, ...payment }) => ({
          ...payment,
          associationId,
          paidOn: dateColumn(paidOn),
          payOrder: order,
          steps: toJson(steps),
          ...{ enteredBy: accountId, enteredByUser: userId, version: 1, createdAt: instantColumn(at) },
        })),
      });
    },
    async takeBack(tenantId: string, id: string, on: CivilDate, reason: string): Promise<void> {
      await writes.memberPayment.update({
        where: { tenantId_id: { tenantId, id } },
        data: { takenBackOn: dateColumn(on), takenBackReason: reason, version: { increment: 1 } },
      });
    },
    async addMovements(
      movements: readonly (ItemMovement & { readonly tenantId: string; readonly paymentId?: string; readonly creditId?: string })[],
      at: Instant,
    ): Promise<void> {
      if (movements.length === 0) return;
      await writes.itemMovement.createMany({
        data: movements.map(({ on, ...movement }) => ({ ...movement, movedOn: dateColumn(on), createdAt: instantColumn(at) })),
      });
    },
    async addCredits(credits: readonly NewCredit[], { associationId, at }: Entered): Promise<void> {
      if (credits.length === 0) return;
      await writes.memberCredit.createMany({
        data: credits.map(({ arisenOn, ...credit }) => ({
          ...credit,
          associationId,
          arisenOn: dateColumn(arisenOn),
          createdAt: instantColumn(at),
        })),
      });
    },
    async addCreditUse(tenantId: string, { on, ...use }: CreditUse, at: Instant): Promise<void> {
      await writes.creditUse.create({ data: { ...use, tenantId, usedOn: dateColumn(on), createdAt: instantColumn(at) } });
    },
  };
}

function decisionsOf(writes: Writes) {
  return {
    async addDeferral(tenantId: string, { from, to, grantedBy, ...deferral }: Deferral, at: Instant): Promise<void> {
      await writes.itemDeferral.create({
        data: {
          ...deferral,
          ...{ tenantId, deferredFrom: dateColumn(from), deferredTo: dateColumn(to), createdAt: instantColumn(at) },
          ...{ grantedBy: grantedBy.accountId, grantedByUser: grantedBy.userId },
        },
      });
    },
    async findWriteOff(id: string): Promise<StoredWriteOff | null> {
      const row = await writes.writeOff.findFirst({ where: { id } });
      if (!row) return null;
      const { tenantId, itemId, amountCents, reason, status, version } = row;
      return {
        ...{ id, tenantId: tenantId as TenantId, itemId, amountCents: amountCents as WriteOff['amountCents'], reason, version },
        status: status as WriteOff['status'],
        proposedBy: { userId: row.proposedByUser as UserId, accountId: row.proposedBy as AccountId | null },
        releasedBy: null,
      };
    },
    async hasProposedWriteOff(tenantId: string, itemId: string): Promise<boolean> {
      return (await writes.writeOff.count({ where: { tenantId, itemId, status: 'proposed' } })) > 0;
    },
    async addWriteOff(tenantId: string, { id, itemId, amountCents, reason, status, proposedBy }: WriteOff, at: Instant): Promise<void> {
      await writes.writeOff.create({
        data: {
          ...{ tenantId, id, itemId, amountCents, reason, status, version: 1, proposedAt: instantColumn(at) },
          ...{ proposedBy: proposedBy.accountId, proposedByUser: proposedBy.userId },
        },
      });
    },
    async decideWriteOff(tenantId: string, id: string, status: WriteOff['status'], { at, accountId, userId }: Entered): Promise<void> {
      await writes.writeOff.update({
        where: { tenantId_id: { tenantId, id } },
        data: { status, decidedBy: accountId, decidedByUser: userId, decidedAt: instantColumn(at), version: { increment: 1 } },
      });
    },
    /** Ids of the claims of which the member was reminded. */
    async reminded(tenantId: string): Promise<ReadonlySet<string>> {
      const rows = await writes.reminder.findMany({ where: { tenantId }, select: { items: true } });
      return new Set(rows.flatMap(({ items }) => (items as unknown as { itemId: string }[]).map(({ itemId }) => itemId)));
    },
    async addReminder(reminder: Reminder, { associationId, at, accountId, userId }: Entered): Promise<void> {
      const { sentOn, payBy, items, ...plain } = reminder;
      await writes.reminder.create({
        data: {
          ...plain,
          ...{ associationId, sentOn: dateColumn(sentOn), payBy: dateColumn(payBy), items: toJson(items) },
          ...{ sentBy: accountId, sentByUser: userId, createdAt: instantColumn(at) },
        },
      });
    },
  };
}

/** What happens to the account of a member. Whoever changes one holds its lock first. */
export const accountRepository = (writes: Writes) => ({ ...claimsOf(writes), ...moneyOf(writes), ...decisionsOf(writes) });

/** A claim for an instalment; its label is what clerks write. */
export const instalmentItem = (plan: InstalmentPlan, instalment: Instalment, basis: string, id: string): NewItem => ({
  ...{ id, tenantId: plan.tenantId, kind: 'instalment', family: 'notice', label: `Umlage ${plan.year}, ${instalment.number}. Rate` },
  ...{ amountCents: instalment.amountCents, dueOn: instalment.dueOn, statedOn: instalment.statedOn, basis },
  ...{ year: plan.year, number: instalment.number },
});
