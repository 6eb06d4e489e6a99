// SPDX-License-Identifier: EUPL-1.2
import type { Agreement, AgreementContent, AgreementId, AgreementStatus } from '@domain/agreements';
import { type CivilDate, type Instant, invariant, type TenantId, type Validity } from '@kernel/core';
import { dateColumn, fromDateColumn, instantColumn, orNull, type Writes } from '@platform/database';
import type { FamilyName } from '../family-names.ts';

type Found = NonNullable<Awaited<ReturnType<typeof findRow>>>;

const findRow = (writes: Writes, id: string) =>
  writes.agreement.findFirst({ where: { id }, include: { terms: { where: { knownTo: null } } } });

function agreementOf(row: Found): Agreement {
  const terms = row.terms[0];
  invariant(terms, 'an agreement has terms that are known');
  return {
    id: row.id as AgreementId,
    tenantId: row.tenantId as TenantId,
    number: row.number,
    status: row.status as AgreementStatus,
    title: terms.title,
    form: terms.form as Agreement['form'],
    validity: terms.validFrom === null ? null : { from: fromDateColumn(terms.validFrom), to: orNull(terms.validTo, fromDateColumn) },
    noticeMonths: terms.noticeMonths,
    serviceFamilyCodes: terms.serviceFamilyCodes,
    keyCitations: terms.keyCitations as unknown as AgreementContent['keyCitations'],
    vatTreatments: terms.vatTreatments as unknown as AgreementContent['vatTreatments'],
    costClause: terms.costClause,
    costTerms: terms.costTerms as unknown as AgreementContent['costTerms'],
    dataProcessing: terms.dataProcessing as unknown as AgreementContent['dataProcessing'],
    concludedOn: orNull(terms.concludedOn, fromDateColumn),
    noticeGivenOn: orNull(terms.noticeGivenOn, fromDateColumn),
    version: row.version,
  };
}

const termsColumns = (agreement: Agreement, termsId: string, at: Instant) => ({
  tenantId: agreement.tenantId,
  id: termsId,
  agreementId: agreement.id,
  title: agreement.title,
  form: agreement.form,
  serviceFamilyCodes: [...agreement.serviceFamilyCodes],
  concludedOn: orNull(agreement.concludedOn, dateColumn),
  noticeMonths: agreement.noticeMonths,
  noticeGivenOn: orNull(agreement.noticeGivenOn, dateColumn),
  keyCitations: agreement.keyCitations as never,
  vatTreatments: agreement.vatTreatments as never,
  costClause: agreement.costClause,
  costTerms: agreement.costTerms as never,
  ...(agreement.dataProcessing ? { dataProcessing: agreement.dataProcessing as never } : {}),
  validFrom: orNull(agreement.validity?.from ?? null, dateColumn),
  validTo: orNull(agreement.validity?.to ?? null, dateColumn),
  knownFrom: instantColumn(at),
});

/** A running agreement whose end is near and has not been told yet. */
export interface Ending {
  readonly agreementId: string;
  readonly tenantId: TenantId;
  readonly number: string;
  readonly endsOn: CivilDate;
}

export function agreementRepository(writes: Writes) {
  return {
    /** Whoever changes agreements of a member waits here for whoever else does; numbers and overlaps hang on all of them. */
    async lockMember(tenantId: TenantId): Promise<void> {
      await writes.$queryRaw`select id from tenant_settings where tenant_id = ${tenantId}::uuid for update`;
    },

    async findAgreement(id: string): Promise<Agreement | null> {
      const row = await findRow(writes, id);
      return row && agreementOf(row);
    },

    async listAgreements(tenantId: TenantId): Promise<Agreement[]> {
      const rows = await writes.agreement.findMany({ where: { tenantId }, include: { terms: { where: { knownTo: null } } } });
      return rows.map(agreementOf);
    },

    /** When the tenant is a member, from the directory; null for the centre and for whom the wall hides. */
    async findMembership(memberId: TenantId): Promise<Validity | null> {
      const row = await writes.membership.findFirst({ where: { memberId, knownTo: null } });
      return row && { from: fromDateColumn(row.validFrom), to: orNull(row.validTo, fromDateColumn) };
    },

    async listFamilies(): Promise<{ families: readonly FamilyName[]; familyCodes: readonly string[] }> {
      const families = await writes.serviceFamily.findMany({ select: { code: true, nameDe: true, nameEn: true } });
      return { families, familyCodes: families.map(({ code }) => code) };
    },

    async insertAgreement(agreement: Agreement & { readonly note: string }, termsId: string, at: Instant): Promise<void> {
      const { tenantId, id, number, status, version, note } = agreement;
      await writes.agreement.create({ data: { tenantId, id, number, status, version, note, createdAt: instantColumn(at) } });
      await writes.agreementTerms.create({ data: termsColumns(agreement, termsId, at) });
    },

    /** What was known of the terms stays; the new ones are known from now on. */
    async saveAgreement(agreement: Agreement, termsId: string, at: Instant): Promise<void> {
      const { tenantId, id, number, status, version } = agreement;
      await writes.agreement.update({ where: { tenantId_id: { tenantId, id } }, data: { number, status, version } });
      await writes.agreementTerms.updateMany({
        where: { tenantId, agreementId: id, knownTo: null },
        data: { knownTo: instantColumn(at) },
      });
      await writes.agreementTerms.create({ data: termsColumns(agreement, termsId, at) });
    },

    /** Locks what it answers, so that two reminders at once tell each end once. */
    async lockEndings(from: CivilDate, to: CivilDate): Promise<Ending[]> {
      const rows = await writes.$queryRaw<{ id: string; tenant_id: string; number: string; valid_to: string }[]>`
        select agreement.id, agreement.tenant_id, agreement.number, to_char(terms.valid_to, 'YYYY-MM-DD') as valid_to
        from agreement
        join agreement_terms terms on terms.tenant_id = agreement.tenant_id and terms.agreement_id = agreement.id and terms.known_to is null
        where agreement.status in ('active', 'noticeGiven') and terms.valid_to between ${from}::date and ${to}::date
          and agreement.reminded_for is distinct from terms.valid_to
        order by agreement.tenant_id, agreement.number
        for update of agreement`;
      return rows.map((row) => ({
        agreementId: row.id,
        tenantId: row.tenant_id as TenantId,
        number: row.number,
        endsOn: row.valid_to as CivilDate,
      }));
    },

    async markReminded({ tenantId, agreementId, endsOn }: Ending): Promise<void> {
      await writes.agreement.update({
        where: { tenantId_id: { tenantId, id: agreementId } },
        data: { remindedFor: dateColumn(endsOn) },
      });
    },
  };
}
