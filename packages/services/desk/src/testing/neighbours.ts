// SPDX-License-Identifier: EUPL-1.2
import { type AgreementsPort, agreementsPort } from '@contracts/agreements';
import { type ReadingBook, readingsPort } from '@contracts/settlement';
import { type TenancyPort, tenancyPort } from '@contracts/tenancy';
import { type CivilDate, type CivilMonth, invariant, monthOf, type OfficeCalendar, type TenantId } from '@kernel/core';
import { dateColumn, fromDateColumn, orNull, Prisma } from '@platform/database';
import { defineService } from '@platform/service';
import { offer } from '@platform/use-case';
import { sql } from 'kysely';

/** The neighbours' ports over their own tables, as small as the desk needs them: a test of the desk wants nobody else's rules. */
const tenancy: Pick<TenancyPort, 'findStanding'> = {
  async findStanding(writes, tenantId, on) {
    const tenant = await writes.tenant.findFirst({ where: { id: tenantId } });
    const settings = await writes.tenantSettings.findFirst({ where: { tenantId } });
    const association = await writes.association.findFirst();
    if (!tenant || !settings || !association) return null;
    const day = dateColumn(on);
    const valid = { validFrom: { lte: day }, OR: [{ validTo: null }, { validTo: { gte: day } }] };
    const membership = await writes.membership.findFirst({ where: { memberId: tenantId, knownTo: null, ...valid } });
    return {
      tenantId,
      centreId: association.tenantId as TenantId,
      kind: tenant.kind === 'centre' ? 'centre' : 'member',
      name: tenant.name,
      shortName: tenant.shortName,
      colour: tenant.colour,
      membership: membership && { from: fromDateColumn(membership.validFrom), to: orNull(membership.validTo, fromDateColumn) },
      requestsNeedApproval: settings.requestsNeedApproval,
      officeCalendar: settings.officeCalendar as unknown as OfficeCalendar,
      staffShownAs: association.staffShownAs === 'function' ? 'function' : 'name',
    };
  },
};

const agreements: AgreementsPort = {
  async findValid(writes, tenantId, family, on) {
    const day = dateColumn(on);
    const found = await writes.agreementTerms.findFirst({
      where: {
        tenantId,
        knownTo: null,
        concludedOn: { not: null },
        serviceFamilyCodes: { has: family },
        validFrom: { lte: day },
        OR: [{ validTo: null }, { validTo: { gte: day } }],
      },
      include: { agreement: true },
    });
    return found && { agreementId: found.agreementId, number: found.agreement.number, validTo: orNull(found.validTo, fromDateColumn) };
  },
  async citationsIn(reads, { from, to }) {
    const rows = await reads
      .selectFrom('agreement_terms as t')
      .innerJoin('agreement as a', (join) => join.onRef('a.tenant_id', '=', 't.tenant_id').onRef('a.id', '=', 't.agreement_id'))
      .select(['t.tenant_id', 'a.id', 'a.number', 't.service_family_codes', 't.valid_from', 't.valid_to'])
      .where('t.valid_from', '<=', to)
      .where((eb) => eb.or([eb('t.valid_to', 'is', null), eb('t.valid_to', '>=', from)]))
      .execute();
    return rows.flatMap((row) =>
      row.service_family_codes.map((serviceFamilyCode) => ({
        tenantId: row.tenant_id as TenantId,
        agreementId: row.id,
        agreementNumber: row.number,
        serviceFamilyCode,
        keyId: row.id,
        keyVersion: 1,
        clause: '§ 1',
        resolution: null,
        form: 'publicLawAgreement' as const,
        vat: [],
        costTerms: [],
        validity: { from: row.valid_from as CivilDate, to: row.valid_to as CivilDate | null },
      })),
    );
  },
};

const gate = (tenantId: TenantId, month: CivilMonth) => ({ tenantId_month: { tenantId, month } });

const readings: ReadingBook = {
  async append(writes, association, drafts, { at, enteredBy, newId }) {
    for (const { tenantId, occurredOn, source, reverses, ...reading } of drafts) {
      await writes.readingGate.createMany({ data: [{ tenantId, month: monthOf(occurredOn) }], skipDuplicates: true });
      await writes.$queryRaw(
        Prisma.sql`select month from reading_gate where tenant_id = ${tenantId}::uuid and month = ${monthOf(occurredOn)} for share`,
      );
      const taken =
        reverses &&
        (await writes.reading.findFirst({
          where: { tenantId, sourceType: reverses.type, sourceId: reverses.id, sourceVersion: reverses.version },
        }));
      invariant(!reverses || taken, 'a reversal takes back a reading that stands');
      await writes.reading.create({
        data: {
          ...reading,
          tenantId,
          id: newId(),
          associationId: association,
          quantity: BigInt(reading.quantity),
          occurredOn: dateColumn(occurredOn),
          knownAt: new Date(at),
          sourceType: source.type,
          sourceId: source.id,
          sourceVersion: source.version,
          reverses: taken?.id ?? null,
          enteredBy,
        },
      });
    }
  },
  isFrozen: async (writes, tenantId, month) =>
    ((await writes.readingGate.findUnique({ where: gate(tenantId, month) }))?.frozenAt ?? null) !== null,
  // As near as these tables come without runs: entered after the month was frozen.
  async lateSources(reads, type, records) {
    const rows = await reads
      .selectFrom('reading as m')
      .innerJoin('reading_gate as g', (join) =>
        join.onRef('g.tenant_id', '=', 'm.tenant_id').on(sql`g.month`, '=', sql`to_char(m.occurred_on, 'YYYY-MM')`),
      )
      .select('m.source_id')
      .where('m.source_type', '=', type)
      .where(sql<boolean>`m.source_id = any(${records.map(({ id }) => id)}::uuid[]) and m.known_at > g.frozen_at`)
      .execute();
    return new Set(rows.map(({ source_id }) => source_id));
  },
};

export const neighbours = defineService({
  name: 'neighbours',
  actions: {},
  roles: {},
  useCases: [],
  queries: [],
  offers: [offer(tenancyPort, tenancy as TenancyPort), offer(agreementsPort, agreements), offer(readingsPort, readings)],
  messages: { de: {}, en: {} },
});
