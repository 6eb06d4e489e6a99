// SPDX-License-Identifier: EUPL-1.2
import type {
  AccountMapping,
  Balancing,
  Budget,
  CarryOver,
  JournalContent,
  Levy,
  OpeningBatch,
  PaymentProposal,
  TreasuryRule,
} from '@domain/treasury';
import type { TenantId } from '@kernel/core';
import { dateColumn, instantColumn, type Writes } from '@platform/database';
import type { LevyVat } from '../centre-records.ts';
import { jsonText, sha256, toJson } from '../json.ts';
import type { Entered } from './account-repository.ts';
import { bankOf } from './bank-repository.ts';

type By = Entered & { readonly centreId: TenantId };

function budgetsOf(writes: Writes) {
  const lockRow = async (table: 'budget' | 'levy' | 'opening_batch' | 'payment_proposal', tenantId: string, id: string): Promise<void> => {
    await writes.$queryRawUnsafe(`select 1 as locked from ${table} where tenant_id = $1::uuid and id = $2::uuid for update`, tenantId, id);
  };
  return {
    lockRow,
    async addRule({ id, validFrom, clause, content }: TreasuryRule, { centreId, associationId, at, accountId, userId }: By): Promise<void> {
      await writes.treasuryRule.create({
        data: {
          ...{
            tenantId: centreId,
            id,
            associationId,
            topic: content.topic,
            validFrom: dateColumn(validFrom),
            content: toJson(content),
            clause,
          },
          ...{ enteredBy: accountId, enteredByUser: userId, createdAt: instantColumn(at) },
        },
      });
    },
    async addBudget(budget: Budget, approvalNeeded: boolean, { centreId, associationId, at }: By): Promise<void> {
      const { id, year, version, kind, status, lines, income, draftedBy } = budget;
      await writes.budget.create({
        data: {
          ...{
            tenantId: centreId,
            id,
            associationId,
            year,
            planVersion: version,
            kind,
            status,
            lines: toJson(lines),
            income: toJson(income),
          },
          ...{ approvalNeeded, draftedBy: draftedBy.accountId, draftedByUser: draftedBy.userId, version: 1, createdAt: instantColumn(at) },
        },
      });
    },
    async changeBudget(tenantId: TenantId, budget: Budget, approvalNeeded?: boolean): Promise<void> {
      const { id, kind, status, lines, income, resolution, approval } = budget;
      await writes.budget.update({
        where: { tenantId_id: { tenantId, id } },
        data: {
          ...{ kind, status, lines: toJson(lines), income: toJson(income), version: { increment: 1 } },
          ...{ resolutionReference: resolution?.reference ?? null, resolvedOn: resolution ? dateColumn(resolution.on) : null },
          ...{ approvalReference: approval?.reference ?? null, approvedOn: approval ? dateColumn(approval.on) : null },
          ...(approvalNeeded === undefined ? {} : { approvalNeeded }),
        },
      });
    },
  };
}

function leviesOf(writes: Writes) {
  return {
    async addLevy({ id, year, status, lists, result, preparedBy }: Levy, vat: LevyVat, { centreId, associationId, at }: By): Promise<void> {
      await writes.levy.create({
        data: {
          ...{ tenantId: centreId, id, associationId, budgetId: result.budgetId, year, status, levyCents: result.levyCents },
          ...{ shareLists: toJson({ lists, vat }), result: toJson(result), resultHash: sha256(jsonText({ lists, vat, result })) },
          ...{ preparedBy: preparedBy.accountId, preparedByUser: preparedBy.userId, preparedAt: instantColumn(at), version: 1 },
        },
      });
    },
    async discardLevy(tenantId: TenantId, id: string): Promise<void> {
      await writes.levy.update({ where: { tenantId_id: { tenantId, id } }, data: { status: 'discarded', version: { increment: 1 } } });
    },
    async releaseLevy(id: string, year: number, { centreId, at, accountId, userId }: By): Promise<void> {
      await writes.levy.updateMany({
        where: { tenantId: centreId, year, status: 'released' },
        data: { status: 'replaced', version: { increment: 1 } },
      });
      await writes.levy.update({
        where: { tenantId_id: { tenantId: centreId, id } },
        data: {
          status: 'released',
          releasedBy: accountId,
          releasedByUser: userId,
          releasedAt: instantColumn(at),
          version: { increment: 1 },
        },
      });
    },
    async addLevyShares(
      shares: readonly {
        id: string;
        tenantId: string;
        levyId: string;
        year: number;
        amountCents: bigint;
        byPool: unknown;
        steps: unknown;
      }[],
      { associationId, at }: By,
    ): Promise<void> {
      await writes.levyShare.createMany({
        data: shares.map(({ byPool, steps, ...share }) => ({
          ...share,
          ...{ associationId, byPool: toJson(byPool), steps: toJson(steps), createdAt: instantColumn(at) },
        })),
      });
    },
  };
}

function balancesOf(writes: Writes) {
  return {
    async addCarryOvers(carryOvers: readonly CarryOver[], batchId: string | null, { centreId, at, accountId, userId }: By): Promise<void> {
      await writes.carryOver.createMany({
        data: carryOvers.map(({ id, poolId, poolName, periodFrom, periodTo, amountCents, origin }) => ({
          ...{
            tenantId: centreId,
            id,
            poolId,
            poolName,
            periodFrom: dateColumn(periodFrom),
            periodTo: dateColumn(periodTo),
            amountCents,
            batchId,
          },
          ...{
            origin: origin.kind === 'opening' ? 'opening' : 'period',
            document: origin.kind === 'opening' ? origin.document : origin.runId,
          },
          ...{ enteredBy: accountId, enteredByUser: userId, createdAt: instantColumn(at) },
        })),
      });
    },
    async addBalancings(
      balancings: readonly (Balancing & { id: string })[],
      resolution: string,
      { centreId, at, accountId, userId }: By,
    ): Promise<void> {
      await writes.balancing.createMany({
        data: balancings.map((balancing) => ({
          ...{ ...balancing, tenantId: centreId, resolution, enteredBy: accountId, enteredByUser: userId, createdAt: instantColumn(at) },
        })),
      });
    },
    async addBatch({ id, status, rows, note, proposedBy }: OpeningBatch, { centreId, associationId, at }: By): Promise<void> {
      const totalCents = rows.reduce((sum, { amountCents }) => sum + amountCents, 0n);
      await writes.openingBatch.create({
        data: {
          ...{ tenantId: centreId, id, associationId, status, rows: toJson(rows), note, totalCents, version: 1 },
          ...{ proposedBy: proposedBy.accountId, proposedByUser: proposedBy.userId, proposedAt: instantColumn(at) },
        },
      });
    },
    async decideBatch(id: string, status: OpeningBatch['status'], { centreId, at, accountId, userId }: By): Promise<void> {
      await writes.openingBatch.update({
        where: { tenantId_id: { tenantId: centreId, id } },
        data: { status, decidedBy: accountId, decidedByUser: userId, decidedAt: instantColumn(at), version: { increment: 1 } },
      });
    },
  };
}

function booksOf(writes: Writes) {
  return {
    async addMapping({ id, version, validFrom, accounts, note }: AccountMapping, { centreId, at, accountId, userId }: By): Promise<void> {
      await writes.accountMapping.create({
        data: {
          ...{ tenantId: centreId, id, mappingVersion: version, validFrom: dateColumn(validFrom), accounts: accounts as never, note },
          ...{ enteredBy: accountId, enteredByUser: userId, createdAt: instantColumn(at) },
        },
      });
    },
    async addJournal(
      journal: JournalContent & { readonly orderIds?: readonly string[] },
      { centreId, at, accountId, userId }: By,
    ): Promise<void> {
      const { id, sourceId, sourceLabel, mappingVersion, postedOn, entries, totalCents, orderIds = [] } = journal;
      await writes.journal.create({
        data: {
          ...{
            tenantId: centreId,
            id,
            sourceId,
            sourceLabel,
            mappingVersion,
            postedOn: dateColumn(postedOn),
            entries: toJson(entries),
            totalCents,
            orderIds: [...orderIds],
          },
          ...{ contentHash: sha256(jsonText(entries)), madeBy: accountId, madeByUser: userId, createdAt: instantColumn(at) },
        },
      });
    },
    async addProposal(proposal: PaymentProposal, { centreId, at }: By): Promise<void> {
      const { id, kind, executeOn, status, items, totalCents, ownAccount, proposedBy } = proposal;
      await writes.paymentProposal.create({
        data: {
          ...{ tenantId: centreId, id, kind, executeOn: dateColumn(executeOn), status, items: toJson(items), totalCents, version: 1 },
          ...(ownAccount ? { ownAccount: { ...ownAccount } } : {}),
          ...{ proposedBy: proposedBy.accountId, proposedByUser: proposedBy.userId, proposedAt: instantColumn(at) },
        },
      });
    },
    async decideProposal(id: string, status: PaymentProposal['status'], { centreId, at, accountId, userId }: By): Promise<void> {
      await writes.paymentProposal.update({
        where: { tenantId_id: { tenantId: centreId, id } },
        data: { status, decidedBy: accountId, decidedByUser: userId, decidedAt: instantColumn(at), version: { increment: 1 } },
      });
    },
  };
}

/** What belongs to the centre: budget, levy, carry-overs, opening balances, books. */
export const centreRepository = (writes: Writes) => ({
  ...budgetsOf(writes),
  ...leviesOf(writes),
  ...balancesOf(writes),
  ...booksOf(writes),
  ...bankOf(writes),
});
