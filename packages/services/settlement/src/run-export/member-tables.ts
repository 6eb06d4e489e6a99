// SPDX-License-Identifier: EUPL-1.2
import { type RawBuilder, sql } from 'kysely';
import { coded, column, type ExportRow, type ExportTable, family, familyKey, key, meter } from './export-table.ts';
import { AGREEMENT_FORM, POPULATION, VAT } from './export-words.ts';
import { onePage } from './frozen-pages.ts';

/** A list inside the stored inputs of the run, one row an item. */
const inputList = (runId: string, list: string) =>
  sql`(select * from settlement_run where id = ${runId}::uuid) as run, jsonb_array_elements(coalesce(run.input -> ${list}::text, '[]')) as one`;

/** A whole number or an exact fraction as a decimal of six places. */
const decimalOf = (value: RawBuilder<unknown>) => sql`round(case jsonb_typeof(${value}) when 'object'
  then (${value} ->> 'n')::numeric / (${value} ->> 'd')::numeric else (${value} #>> '{}')::numeric end, 6)::text`;

/** Who takes part, with what is counted of whom, and why each pays. */
export const memberTables: readonly ExportTable[] = [
  {
    file: 'mitglieder.csv',
    title: 'Mitglieder',
    what: 'Mitglieder, auf die verteilt wurde',
    columns: [
      key('AGS', 'Amtlicher Gemeindeschlüssel'),
      column('Mitglied', 'text', 'Name des Mitglieds'),
      column('Mitglied seit', 'date', 'Erster Tag der Mitgliedschaft'),
      column('Mitglied bis', 'date', 'Letzter Tag der Mitgliedschaft, leer wenn sie andauert'),
    ],
    pages: (scope) =>
      onePage(
        scope,
        sql<ExportRow>`select one.value ->> 'ags' as "AGS", one.value ->> 'name' as "Mitglied",
          one.value -> 'validity' ->> 'from' as "Mitglied seit", one.value -> 'validity' ->> 'to' as "Mitglied bis"
        from ${inputList(scope.runId, 'members')} order by 1, 3`,
      ),
  },
  {
    file: 'einwohnerzahlen.csv',
    title: 'Einwohnerzahlen',
    what: 'Einwohnerzahlen der Mitglieder nach den amtlichen Zählungen',
    columns: [
      key('AGS', 'Amtlicher Gemeindeschlüssel'),
      { ...coded('Zählung', POPULATION, 'Name der Zählung'), key: true },
      { ...column('Stichtag', 'date', 'Tag, für den die Zahl gilt'), key: true },
      column('Mitglied', 'text', 'Name des Mitglieds'),
      column('Einwohner', 'number', 'Zahl der Einwohner'),
    ],
    pages: (scope) =>
      onePage(
        scope,
        sql<ExportRow>`select one.value ->> 'ags' as "AGS", count.value ->> 'basis' as "Zählung", count.value ->> 'referenceDate' as "Stichtag",
          one.value ->> 'name' as "Mitglied", count.value ->> 'inhabitants' as "Einwohner"
        from ${inputList(scope.runId, 'members')}, jsonb_array_elements(coalesce(one.value -> 'populations', '[]')) as count order by 1, 2, 3`,
      ),
  },
  {
    file: 'bestaende.csv',
    title: 'Bestände',
    what: 'Gezählte Bestände der Mitglieder, wie Schülerinnen und Schüler oder Geräte',
    columns: [
      key('AGS', 'Amtlicher Gemeindeschlüssel'),
      key('Bestand', 'Was gezählt wurde'),
      { ...column('Stichtag', 'date', 'Tag der Zählung'), key: true },
      column('Mitglied', 'text', 'Name des Mitglieds'),
      column('Zahl', 'decimal', 'Gezählte Zahl'),
    ],
    pages: (scope) =>
      onePage(
        scope,
        sql<ExportRow>`select member.ags as "AGS", one.value ->> 'stock' as "Bestand", one.value ->> 'on' as "Stichtag", member.name as "Mitglied",
          ${decimalOf(sql`one.value -> 'value'`)} as "Zahl"
        from ${inputList(scope.runId, 'counts')} join tenant as member on member.id = (one.value ->> 'tenantId')::uuid order by 1, 2, 3`,
      ),
  },
  {
    file: 'vereinbarungen.csv',
    title: 'Vereinbarungen',
    what: 'Vereinbarungen, nach denen die Mitglieder zahlen',
    columns: [
      key('Vereinbarung', 'Nummer der Vereinbarung'),
      familyKey('Name der Leistung, leer: alle Leistungen'),
      column('Mitglied', 'text', 'Name des Mitglieds'),
      coded('Form', AGREEMENT_FORM, 'Rechtsform der Vereinbarung'),
      column('Bestimmung', 'text', 'Kostenklausel'),
      column('Beschluss', 'text', 'Beschluss zur Vereinbarung'),
      column('Gilt ab', 'date', 'Erster Tag der Geltung'),
      column('Gilt bis', 'date', 'Letzter Tag der Geltung, leer wenn sie andauert'),
    ],
    pages: (scope) =>
      onePage(
        scope,
        sql<ExportRow>`select one.value ->> 'agreementNumber' as "Vereinbarung", one.value ->> 'serviceFamilyCode' as "Leistung",
          member.name as "Mitglied", one.value ->> 'form' as "Form", one.value ->> 'clause' as "Bestimmung", one.value ->> 'resolution' as "Beschluss",
          one.value -> 'validity' ->> 'from' as "Gilt ab", one.value -> 'validity' ->> 'to' as "Gilt bis"
        from ${inputList(scope.runId, 'agreements')}
        left join tenant as member on member.id = (one.value ->> 'tenantId')::uuid order by 3, 1, 2 nulls first, 7`,
      ),
  },
  {
    file: 'umsatzsteuer.csv',
    title: 'Umsatzsteuer',
    what: 'Wie die Leistungen nach jeder Vereinbarung versteuert werden; der Tag der Leistung entscheidet',
    columns: [
      key('Vereinbarung', 'Nummer der Vereinbarung'),
      familyKey('Name der Leistung, leer: alle Leistungen'),
      { ...column('Gilt ab', 'date', 'Erster Tag der Geltung'), key: true },
      column('Mitglied', 'text', 'Name des Mitglieds'),
      coded('Umsatzsteuer', VAT, 'nicht steuerbar, steuerfrei oder steuerpflichtig'),
      column('Satz', 'decimal', 'Steuersatz in Prozent'),
      column('Grundlage', 'text', 'Gesetz und Vorschrift'),
      column('Gilt bis', 'date', 'Letzter Tag der Geltung, leer wenn sie andauert'),
    ],
    pages: (scope) =>
      onePage(
        scope,
        sql<ExportRow>`select one.value ->> 'agreementNumber' as "Vereinbarung", one.value ->> 'serviceFamilyCode' as "Leistung",
          coalesce(vat.value ->> 'validFrom', one.value -> 'validity' ->> 'from') as "Gilt ab", member.name as "Mitglied",
          coalesce(vat.value ->> 'code', one.value ->> 'vatCode') as "Umsatzsteuer", round((vat.value ->> 'ratePermille')::numeric / 10, 1)::text as "Satz",
          vat.value ->> 'basis' as "Grundlage", vat.value ->> 'validTo' as "Gilt bis"
        from ${inputList(scope.runId, 'agreements')}
        left join lateral jsonb_array_elements(coalesce(one.value -> 'vat', '[]')) as vat on true
        left join tenant as member on member.id = (one.value ->> 'tenantId')::uuid order by 4, 1, 2 nulls first, 3`,
      ),
  },
  {
    file: 'fremdnutzung.csv',
    title: 'Nutzung durch Dritte',
    what: 'Was andere als Mitglieder genutzt haben',
    columns: [
      key('Kunde', 'Name des Kunden'),
      familyKey('Name der Leistung'),
      { ...meter(), key: true },
      key('Monat', 'Monat der Nutzung (JJJJ-MM)'),
      column('Menge', 'number', 'Menge in der Grundeinheit'),
    ],
    pages: (scope) =>
      onePage(
        scope,
        sql<ExportRow>`select one.value ->> 'name' as "Kunde", one.value ->> 'serviceFamilyCode' as "Leistung", one.value ->> 'meter' as "Messgröße",
          one.value ->> 'month' as "Monat", one.value ->> 'quantity' as "Menge"
        from ${inputList(scope.runId, 'nonMemberUses')} order by 1, 2, 3, 4`,
      ),
  },
  {
    file: 'vortraege.csv',
    title: 'Vorträge',
    what: 'Korrekturen aus abgerechneten Monaten, die der Lauf davor offen gelassen hat',
    columns: [
      key('Mitglied', 'Name des Mitglieds'),
      family(),
      meter(),
      column('Menge', 'number', 'Offene Menge in der Grundeinheit, unter null'),
    ],
    pages: (scope) =>
      onePage(
        scope,
        sql<ExportRow>`select member.name as "Mitglied", one.value ->> 'serviceFamilyCode' as "Leistung", one.value ->> 'meter' as "Messgröße",
          one.value ->> 'quantity' as "Menge"
        from ${inputList(scope.runId, 'carried')} left join tenant as member on member.id = (one.value ->> 'tenantId')::uuid order by 1, 2, 3`,
      ),
  },
];
