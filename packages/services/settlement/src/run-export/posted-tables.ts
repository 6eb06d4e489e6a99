// SPDX-License-Identifier: EUPL-1.2
import { type RawBuilder, sql } from 'kysely';
import { READING_LABEL } from '../queries/list-entries.ts';
import { coded, column, type ExportRow, type ExportScope, type ExportTable, family, key, meter } from './export-table.ts';
import { COST_KIND, SOURCE, VAT } from './export-words.ts';
import { frozenPages } from './frozen-pages.ts';

/** Income takes off: it is entered above zero and counts below it. */
const COUNTED = sql`(case when cost.kind = 'income' then -cost.amount_cents else cost.amount_cents end)::text`;

/** Whence a posting comes, and who made it. */
const POSTED = [
  column('Eingangsrechnung', 'text', 'Kennung der Eingangsrechnung, aus der die Buchung stammt'),
  column('Gegenbuchung zu', 'text', 'Kennung der Buchung, die zurückgenommen wird'),
  column('Gebucht von', 'text', 'Name der Person'),
  column('Gebucht am', 'instant', 'Zeitpunkt der Buchung'),
];
/** What a cost is, wherever it is posted. */
const COST = [
  column('Monat', 'text', 'Monat, zu dem die Kosten gehören (JJJJ-MM)'),
  coded('Kostenart', COST_KIND, 'Personalkosten, Sachkosten, Gemeinkosten oder Erträge'),
  column('Betrag', 'amount', 'Betrag in Euro, wie er zählt: Erträge unter null'),
  column('Bezeichnung', 'text', 'Bezeichnung der Buchung'),
  column('Beleg', 'text', 'Nummer des Belegs'),
  ...POSTED,
];

interface CostTable {
  readonly cost: RawBuilder<unknown>;
  /** Joins where the cost is posted. */
  readonly place: RawBuilder<unknown>;
  /** What is shown of it. */
  readonly shown: RawBuilder<unknown>;
}

/** Costs of pools and of support cost centres. */
const costPages = (scope: ExportScope, { cost, place, shown }: CostTable) =>
  frozenPages(
    scope,
    'frozen_posting',
    (page) => sql<ExportRow>`
      select cost.id as "Buchung", ${shown}, cost.month as "Monat", cost.kind as "Kostenart", ${COUNTED} as "Betrag", cost.label as "Bezeichnung",
        cost.voucher as "Beleg", invoice.invoice_id as "Eingangsrechnung", cost.reverses as "Gegenbuchung zu", person.name as "Gebucht von",
        cost.created_at as "Gebucht am"
      from ${page} as page join ${cost} as cost on cost.tenant_id = page.tenant_id and cost.id = page.id ${place}
      left join supplier_invoice_posting as invoice on invoice.tenant_id = cost.tenant_id and invoice.posting_id = cost.id
      left join tenant_user as person on person.tenant_id = cost.tenant_id and person.id = cost.entered_by_user order by cost.id`,
  );

/** What was posted and measured, and went into the run. */
export const postedTables: readonly ExportTable[] = [
  {
    file: 'kosten.csv',
    title: 'Kosten',
    what: 'Gebuchte Kosten der Kostentöpfe, die der Lauf verteilt hat',
    columns: [key('Buchung', 'Kennung der Buchung'), column('Kostentopf', 'text', 'Name des Kostentopfs'), family(), ...COST],
    pages: (scope) =>
      costPages(scope, {
        cost: sql`pool_cost`,
        place: sql`join pool on pool.tenant_id = cost.tenant_id and pool.id = cost.pool_id`,
        shown: sql`pool.name as "Kostentopf", pool.service_family_code as "Leistung"`,
      }),
  },
  {
    file: 'hilfskosten.csv',
    title: 'Kosten der Hilfskostenstellen',
    what: 'Gebuchte Kosten der Hilfskostenstellen, die der Lauf auf die Kostentöpfe umgelegt hat',
    columns: [key('Buchung', 'Kennung der Buchung'), column('Hilfskostenstelle', 'text', 'Name der Hilfskostenstelle'), ...COST],
    pages: (scope) =>
      costPages(scope, {
        cost: sql`cost_centre_cost`,
        place: sql`join cost_centre as centre on centre.tenant_id = cost.tenant_id and centre.id = cost.centre_id`,
        shown: sql`centre.name as "Hilfskostenstelle"`,
      }),
  },
  {
    file: 'direktkosten.csv',
    title: 'Direktkosten',
    what: 'Kosten, die ein Mitglied allein verursacht hat',
    columns: [
      key('Buchung', 'Kennung der Buchung'),
      column('Mitglied', 'text', 'Name des Mitglieds'),
      family(),
      column('Tag', 'date', 'Tag der Leistung'),
      column('Betrag', 'amount', 'Betrag in Euro'),
      column('Bezeichnung', 'text', 'Bezeichnung der Buchung'),
      column('Vereinbarung', 'text', 'Nummer der Vereinbarung'),
      column('Bestimmung', 'text', 'Kostenklausel der Vereinbarung'),
      coded('Umsatzsteuer', VAT, 'nicht steuerbar, steuerfrei oder steuerpflichtig'),
      ...POSTED,
    ],
    pages: (scope) =>
      frozenPages(
        scope,
        'frozen_posting',
        (page) => sql<ExportRow>`
          select charge.id as "Buchung", member.name as "Mitglied", charge.service_family_code as "Leistung", charge.occurred_on as "Tag",
            charge.amount_cents::text as "Betrag", charge.label as "Bezeichnung", charge.agreement_number as "Vereinbarung",
            charge.clause as "Bestimmung", charge.vat_code as "Umsatzsteuer", invoice.invoice_id as "Eingangsrechnung",
            charge.reverses as "Gegenbuchung zu", person.name as "Gebucht von", charge.created_at as "Gebucht am"
          from ${page} as page join direct_charge as charge on charge.tenant_id = page.tenant_id and charge.id = page.id
          join tenant as member on member.id = charge.tenant_id
          left join supplier_invoice_posting as invoice on invoice.tenant_id = ${scope.centreId}::uuid and invoice.posting_id = charge.id
          left join tenant_user as person on person.tenant_id = ${scope.centreId}::uuid and person.id = charge.entered_by_user order by charge.id`,
      ),
  },
  {
    file: 'messungen.csv',
    title: 'Messungen',
    what: 'Gemessene Zeiten, Fälle und Mengen, nach denen verteilt wurde',
    columns: [
      key('Messung', 'Kennung der Messung'),
      column('Mitglied', 'text', 'Name des Mitglieds'),
      family(),
      meter(),
      column('Menge', 'number', 'Menge in der Grundeinheit (Minuten, Stück)'),
      column('Tag', 'date', 'Tag der Leistung'),
      column('Bekannt seit', 'instant', 'Zeitpunkt der Erfassung'),
      coded('Herkunft', SOURCE, 'Art des Vorgangs, der gemessen wurde'),
      column('Vorgang', 'text', 'Kennung des Vorgangs'),
      column('Bezeichnung', 'text', 'Bezeichnung der Messung'),
      column('Rücknahme von', 'text', 'Kennung der Messung, die zurückgenommen wird'),
    ],
    pages: (scope) =>
      frozenPages(
        scope,
        'frozen_reading',
        (page) => sql<ExportRow>`
          select reading.id as "Messung", member.name as "Mitglied", reading.service_family_code as "Leistung", reading.meter as "Messgröße",
            reading.quantity::text as "Menge", reading.occurred_on as "Tag", reading.known_at as "Bekannt seit", reading.source_type as "Herkunft",
            reading.source_id as "Vorgang", ${READING_LABEL} as "Bezeichnung", reading.reverses as "Rücknahme von"
          from ${page} as page join reading on reading.tenant_id = page.tenant_id and reading.id = page.id
          join tenant as member on member.id = reading.tenant_id order by reading.id`,
      ),
  },
];
