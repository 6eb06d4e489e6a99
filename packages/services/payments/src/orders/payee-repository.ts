// SPDX-License-Identifier: EUPL-1.2
import type { PayeeAccount, Person } from '@domain/payments';
import type { AssociationId, Instant, TenantId } from '@kernel/core';
import { fromInstantColumn, instantColumn, statementsOn, type Writes } from '@platform/database';
import type { FieldCipher } from '@platform/use-case';
import { sql } from 'kysely';
import { openIban, sealIban } from '../iban.ts';
import { toJson } from '../json.ts';
import { personOf } from '../people.ts';

const IBAN_OF_PAYEE = 'payments.payee';

/** Whom a municipality pays. */
export interface Payee {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly associationId: AssociationId;
  /** The municipality's own number. */
  readonly number: string;
  readonly name: string;
  readonly town: string | null;
  readonly country: string | null;
  readonly status: 'active' | 'retired';
  readonly createdBy: Person;
  readonly createdAt: Instant;
  readonly version: number;
}
export interface StoredDetails extends PayeeAccount {
  readonly tenantId: TenantId;
  readonly version: number;
}

type PayeeRow = NonNullable<Awaited<ReturnType<Writes['payee']['findFirst']>>>;
type DetailsRow = NonNullable<Awaited<ReturnType<Writes['payeeAccount']['findFirst']>>>;

const payeeOf = (row: PayeeRow): Payee => ({
  ...{ id: row.id, tenantId: row.tenantId as TenantId, associationId: row.associationId as AssociationId, number: row.number },
  ...{ name: row.name, town: row.town, country: row.country, status: row.status as Payee['status'], version: row.version },
  ...{ createdBy: personOf(row.createdBy), createdAt: fromInstantColumn(row.createdAt) },
});

async function detailsOf(row: DetailsRow, fields: FieldCipher): Promise<StoredDetails> {
  const { id, tenantId, payeeId, detailsVersion, holder, bic, evidence, version } = row;
  const iban = await openIban(fields, tenantId, IBAN_OF_PAYEE, id, row.ibanSealed);
  return {
    ...{ id, tenantId: tenantId as TenantId, payeeId, detailsVersion, holder, bic, evidence, version, iban },
    ...{ status: row.status as PayeeAccount['status'], proposedBy: personOf(row.proposedBy) },
  };
}

/** Payees with their bank details, version by version. */
export function payeeRepository(writes: Writes, fields: FieldCipher) {
  const reads = statementsOn(writes);
  const opened = async (row: DetailsRow | null): Promise<StoredDetails | null> => row && detailsOf(row, fields);
  return {
    findPayee: async (id: string): Promise<Payee | null> => {
      const row = await writes.payee.findFirst({ where: { id } });
      return row && payeeOf(row);
    },
    /** One change of a payee after the other. */
    async lockPayee(id: string): Promise<Payee | null> {
      await sql`select 1 as locked from payee where id = ${id}::uuid for update`.execute(reads);
      const row = await writes.payee.findFirst({ where: { id } });
      return row && payeeOf(row);
    },
    numberTaken: async (tenantId: TenantId, number: string): Promise<boolean> =>
      (await writes.payee.count({ where: { tenantId, number } })) > 0,
    async addPayee({ createdBy, createdAt, ...payee }: Payee): Promise<void> {
      await writes.payee.create({ data: { ...payee, createdBy: toJson(createdBy), createdAt: instantColumn(createdAt) } });
    },
    async changePayee(
      { tenantId, id }: Pick<Payee, 'tenantId' | 'id'>,
      data: Partial<Pick<Payee, 'name' | 'town' | 'country' | 'status'>>,
    ): Promise<void> {
      await writes.payee.update({ where: { tenantId_id: { tenantId, id } }, data: { ...data, version: { increment: 1 } } });
    },
    async lastDetails(tenantId: TenantId, payeeId: string): Promise<number> {
      const last = await writes.payeeAccount.aggregate({ where: { tenantId, payeeId }, _max: { detailsVersion: true } });
      return last._max.detailsVersion ?? 0;
    },
    findDetails: async (id: string): Promise<StoredDetails | null> => opened(await writes.payeeAccount.findFirst({ where: { id } })),
    detailsOfStatus: async (tenantId: TenantId, payeeId: string, status: 'proposed' | 'released'): Promise<StoredDetails | null> =>
      opened(await writes.payeeAccount.findFirst({ where: { tenantId, payeeId, status } })),
    payeesOf: async (tenantId: TenantId): Promise<Payee[]> =>
      (await writes.payee.findMany({ where: { tenantId }, orderBy: { number: 'asc' } })).map(payeeOf),
    /** Of payees that are paid still, for a list of orders: by the payee's id. */
    async releasedOf(tenantId: TenantId, payeeIds: readonly string[]): Promise<ReadonlyMap<string, StoredDetails>> {
      const where = { tenantId, payeeId: { in: [...new Set(payeeIds)] }, status: 'released', payee: { status: 'active' } };
      const rows = await writes.payeeAccount.findMany({ where });
      const found = await Promise.all(rows.map((row) => detailsOf(row, fields)));
      return new Map(found.map((details) => [details.payeeId, details]));
    },
    async addDetails(tenantId: TenantId, details: PayeeAccount, at: Instant): Promise<void> {
      const { iban, proposedBy, ...plain } = details;
      const sealed = await sealIban(fields, tenantId, IBAN_OF_PAYEE, details.id, iban);
      await writes.payeeAccount.create({
        data: { ...plain, ...sealed, tenantId, proposedBy: toJson(proposedBy), proposedAt: instantColumn(at), version: 1 },
      });
    },
    async decideDetails(
      { tenantId, id }: Pick<StoredDetails, 'tenantId' | 'id'>,
      status: 'released' | 'rejected',
      { by, at, reason = null }: { readonly by: Person; readonly at: Instant; readonly reason?: string | null },
    ): Promise<void> {
      await writes.payeeAccount.update({
        where: { tenantId_id: { tenantId, id } },
        data: { status, decidedBy: toJson(by), decidedAt: instantColumn(at), reason, version: { increment: 1 } },
      });
    },
    /** The details in force end, since others take their place. */
    async replaceDetails(tenantId: TenantId, payeeId: string): Promise<void> {
      await writes.payeeAccount.updateMany({
        where: { tenantId, payeeId, status: 'released' },
        data: { status: 'replaced', version: { increment: 1 } },
      });
    },
  };
}
