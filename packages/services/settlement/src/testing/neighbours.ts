// SPDX-License-Identifier: EUPL-1.2

import { type AgreementsPort, agreementsPort } from '@contracts/agreements';
import { type ArchivedDocument, type ArchivedNumber, type DocumentArchive, documentArchivePort } from '@contracts/billing';
import { type DeskPort, deskPort } from '@contracts/desk';
import { type SettledPopulation, type TenancyPort, tenancyPort } from '@contracts/tenancy';
import type { CivilDate, TenantId } from '@kernel/core';
import { knownAt } from '@platform/database';
import { defineService } from '@platform/service';
import { offer } from '@platform/use-case';

/** What a test has the official register know, by official key. */
export const registered = new Map<string, readonly SettledPopulation[]>();

/** The neighbours' ports over their own tables, as small as settlement needs them: a test of it wants nobody else's rules. */
const tenancy: Pick<TenancyPort, 'membersOf' | 'findMunicipality' | 'populationsOf' | 'beginnings' | 'hasPopulation'> = {
  async membersOf(reads, { from, to }, known) {
    const rows = await reads
      .selectFrom('tenant')
      .innerJoin('membership', 'membership.member_id', 'tenant.id')
      .select(['tenant.id', 'tenant.ags', 'tenant.name', 'membership.valid_from', 'membership.valid_to'])
      .where(knownAt('membership', known))
      .where('membership.valid_from', '<=', to)
      .where((eb) => eb.or([eb('membership.valid_to', 'is', null), eb('membership.valid_to', '>=', from)]))
      .execute();
    return [...new Set(rows.map(({ id }) => id))].flatMap((id) => {
      const own = rows.filter((row) => row.id === id);
      const memberships = own.map((row) => ({ from: row.valid_from as CivilDate, to: row.valid_to as CivilDate | null }));
      return own.slice(0, 1).map(({ ags, name }) => ({ tenantId: id as TenantId, ags: ags ?? '', name, memberships, populations: [] }));
    });
  },
  findMunicipality: async (_reads, ags) => (ags === '05999999' ? { ags, name: 'Stadt Neudorf', populations: [] } : null),
  populationsOf: async (_reads, ags) =>
    new Map(ags.flatMap((one) => (registered.has(one) ? [[one, registered.get(one) ?? []] as const] : []))),
  async beginnings(reads) {
    const rows = await reads.selectFrom('membership').select(['member_id', 'valid_from']).execute();
    return {
      foundedOn: '2019-12-01' as CivilDate,
      memberSince: new Map(rows.map((row) => [row.member_id as TenantId, row.valid_from as CivilDate])),
    };
  },
  hasPopulation: async (_reads, basis, referenceDate) => basis === 'census2022' && referenceDate === '2022-05-15',
};

interface Cited {
  readonly serviceFamilyCode: string;
  readonly keyId: string;
  readonly keyVersion: number;
  readonly clause: string;
}

const agreements: Pick<AgreementsPort, 'citationsIn'> = {
  async citationsIn(reads, { from, to }, known) {
    const rows = await reads
      .selectFrom('agreement_terms as terms')
      .innerJoin('agreement', (join) =>
        join.onRef('agreement.tenant_id', '=', 'terms.tenant_id').onRef('agreement.id', '=', 'terms.agreement_id'),
      )
      .select([
        'terms.tenant_id',
        'agreement.id',
        'agreement.number',
        'terms.key_citations',
        'terms.vat_treatments',
        'terms.valid_from',
        'terms.valid_to',
      ])
      .where(knownAt('terms', known))
      .where('terms.valid_from', '<=', to)
      .where((eb) => eb.or([eb('terms.valid_to', 'is', null), eb('terms.valid_to', '>=', from)]))
      .execute();
    return rows.flatMap((row) =>
      (row.key_citations as unknown as readonly Cited[]).map((cited) => ({
        ...cited,
        tenantId: row.tenant_id as TenantId,
        agreementId: row.id,
        agreementNumber: row.number,
        form: 'publicLawAgreement' as const,
        resolution: 'Ratsbeschluss vom 10.12.2019',
        vat: row.vat_treatments as never,
        costTerms: [],
        validity: { from: row.valid_from as CivilDate, to: row.valid_to as CivilDate | null },
      })),
    );
  },
};

const desk: DeskPort = {
  unconfirmedMonths: async () => ({ signed: 2, open: 1 }),
  describeSources: async (_reads, sources) =>
    sources.map((source) => ({
      ...source,
      on: '2026-10-12' as CivilDate,
      person: 'Klara Musterfrau',
      text: 'Drucker eingerichtet',
      requestId: null,
      requestNumber: null,
      requestSubject: null,
      changes: [],
    })),
};

/** Documents that a test lays there for a run. */
export const archived = new Map<string, { documents: readonly ArchivedDocument[]; numbers: readonly ArchivedNumber[] }>();

const archive: DocumentArchive = {
  documentsOf: async (_reads, sourceId) => archived.get(sourceId)?.documents ?? [],
  numbersOf: async (_reads, sourceId) => archived.get(sourceId)?.numbers ?? [],
};

export const neighbours = defineService({
  name: 'neighbours',
  actions: {},
  roles: {},
  useCases: [],
  queries: [],
  offers: [
    offer(tenancyPort, tenancy as TenancyPort),
    offer(agreementsPort, agreements as AgreementsPort),
    offer(deskPort, desk),
    offer(documentArchivePort, archive),
  ],
  messages: { de: {}, en: {} },
});
