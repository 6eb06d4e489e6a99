// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import { runsBehind } from '../correction-chain.ts';
import { column, type ExportRow, type ExportTable, key } from './export-table.ts';
import { onePage } from './frozen-pages.ts';

const run = (runId: string) => sql`(select * from settlement_run where id = ${runId}::uuid)`;

/** What the run went by, and what it gave. */
export const resultTables: readonly ExportTable[] = [
  {
    file: 'mitglieder.csv',
    title: 'Mitglieder',
    what: 'Mitglieder, auf die verteilt wurde, mit ihren Einwohnerzahlen',
    columns: [
      key('AGS', 'Amtlicher Gemeindeschlüssel'),
      column('Mitglied', 'text', 'Name des Mitglieds'),
      column('Mitglied seit', 'date', 'Erster Tag der Mitgliedschaft'),
      column('Mitglied bis', 'date', 'Letzter Tag der Mitgliedschaft, leer wenn sie andauert'),
      column('Einwohnerzahlen', 'text', 'Zählung, Stichtag und Zahl in der Form von JSON'),
    ],
    pages: (scope) =>
      onePage(
        scope,
        sql<ExportRow>`select member.value ->> 'ags' as "AGS", member.value ->> 'name' as "Mitglied",
          member.value -> 'validity' ->> 'from' as "Mitglied seit", member.value -> 'validity' ->> 'to' as "Mitglied bis",
          (member.value -> 'populations')::text as "Einwohnerzahlen"
        from ${run(scope.runId)} as run, jsonb_array_elements(run.input -> 'members') as member order by 1, 3`,
      ),
  },
  {
    file: 'schluessel.csv',
    title: 'Verteilungsschlüssel',
    what: 'Fassungen der Schlüssel, nach denen verteilt wurde',
    columns: [
      key('Schlüssel', 'Kennung des Schlüssels'),
      key('Fassung', 'Nummer der Fassung'),
      column('Name', 'text', 'Name des Schlüssels'),
      column('Leistung', 'text', 'Kürzel der Leistung'),
      column('Gilt ab', 'date', 'Erster Tag der Geltung'),
      column('Bestimmung', 'text', 'Bestimmung der Satzung oder Vereinbarung'),
      column('Beschluss', 'text', 'Wer den Schlüssel wann beschlossen hat'),
      column('Regel', 'text', 'Teile oder Regel des Schlüssels in der Form von JSON'),
    ],
    pages: (scope) =>
      onePage(
        scope,
        sql<ExportRow>`select key.value ->> 'id' as "Schlüssel", key.value ->> 'version' as "Fassung", key.value ->> 'name' as "Name",
          key.value ->> 'serviceFamilyCode' as "Leistung", key.value ->> 'validFrom' as "Gilt ab", key.value ->> 'clause' as "Bestimmung",
          key.value ->> 'resolution' as "Beschluss", coalesce(key.value -> 'rule', key.value -> 'parts')::text as "Regel"
        from ${run(scope.runId)} as run, jsonb_array_elements(run.input -> 'keys') as key order by 1, (key.value ->> 'version')::int`,
      ),
  },
  {
    file: 'vereinbarungen.csv',
    title: 'Vereinbarungen und Umsatzsteuer',
    what: 'Vereinbarungen, nach denen die Mitglieder zahlen, mit der Umsatzsteuer',
    columns: [
      key('Vereinbarung', 'Nummer der Vereinbarung'),
      key('Leistung', 'Kürzel der Leistung, leer: alle Leistungen'),
      column('Mitglied', 'text', 'Name des Mitglieds'),
      column('Bestimmung', 'text', 'Kostenklausel'),
      column(
        'Umsatzsteuer',
        'text',
        'Regeln mit Code (O nicht steuerbar, E steuerfrei, S steuerpflichtig), Satz, Grundlage und Zeiten in der Form von JSON',
      ),
      column('Gilt ab', 'date', 'Erster Tag der Geltung'),
      column('Gilt bis', 'date', 'Letzter Tag der Geltung, leer wenn sie andauert'),
    ],
    pages: (scope) =>
      onePage(
        scope,
        sql<ExportRow>`select one.value ->> 'agreementNumber' as "Vereinbarung", one.value ->> 'serviceFamilyCode' as "Leistung",
          member.name as "Mitglied", one.value ->> 'clause' as "Bestimmung", coalesce(one.value ->> 'vatCode', (one.value -> 'vat')::text) as "Umsatzsteuer",
          one.value -> 'validity' ->> 'from' as "Gilt ab", one.value -> 'validity' ->> 'to' as "Gilt bis"
        from ${run(scope.runId)} as run, jsonb_array_elements(run.input -> 'agreements') as one
        left join tenant as member on member.id = (one.value ->> 'tenantId')::uuid order by 3, 1, 2 nulls first, 6`,
      ),
  },
  {
    file: 'gewichte.csv',
    title: 'Gewichte',
    what: 'Was von jedem Mitglied gemessen wurde und in seinen Anteil an einem Kostentopf einging',
    columns: [
      key('Kostentopf', 'Name des Kostentopfs'),
      key('Monate von', 'Erster Monat'),
      key('AGS', 'Amtlicher Gemeindeschlüssel'),
      key('Teil', 'Nummer der Messgröße im Schlüssel'),
      column('Mitglied', 'text', 'Name des Mitglieds'),
      column('Zähler', 'text', 'Was gemessen wurde'),
      column('Gemessen', 'text', 'Gemessene Menge'),
      column('Vortrag', 'text', 'Offene Korrekturen aus abgerechneten Monaten, die davon abgehen'),
      column('Offen', 'text', 'Korrekturen, die danach offen bleiben'),
      column('Tage', 'text', 'Tage der Teilnahme'),
    ],
    pages: (scope) =>
      onePage(
        scope,
        sql<ExportRow>`select pool.name as "Kostentopf", share.months_from as "Monate von", share.lineage ->> 'ags' as "AGS",
          used.ordinality::text as "Teil", share.lineage ->> 'memberName' as "Mitglied", used.value ->> 'meter' as "Zähler",
          used.value ->> 'measured' as "Gemessen", used.value ->> 'broughtForward' as "Vortrag", used.value ->> 'carriedForward' as "Offen",
          coalesce(share.lineage ->> 'days', used.value ->> 'days') as "Tage"
        from run_share as share join pool on pool.tenant_id = share.tenant_id and pool.id = share.pool_id,
          jsonb_array_elements(coalesce(share.lineage -> 'uses', share.lineage -> 'parts', '[]')) with ordinality as used
        where share.run_id = ${scope.runId}::uuid order by 1, 2, 3, used.ordinality`,
      ),
  },
  {
    file: 'verteilungen.csv',
    title: 'Verteilungen',
    what: 'Jeder Kostentopf, wie er verteilt wurde: Betrag, Schlüssel und alles, worauf der Schlüssel angewandt wurde',
    columns: [
      key('Kostentopf', 'Name des Kostentopfs'),
      key('Monate von', 'Erster Monat'),
      column('Monate bis', 'text', 'Letzter Monat'),
      column('Betrag', 'amount', 'Verteilter Betrag in Euro'),
      column('Schlüssel', 'text', 'Kennung des Schlüssels'),
      column('Fassung', 'text', 'Nummer der Fassung'),
      column('Einzelheiten', 'text', 'Alle Angaben der Verteilung in der Form von JSON'),
    ],
    pages: (scope) =>
      onePage(
        scope,
        sql<ExportRow>`select one.value ->> 'poolName' as "Kostentopf", one.value -> 'months' ->> 'from' as "Monate von",
          one.value -> 'months' ->> 'to' as "Monate bis", one.value ->> 'amountCents' as "Betrag", one.value -> 'key' ->> 'id' as "Schlüssel",
          one.value -> 'key' ->> 'version' as "Fassung", one.value::text as "Einzelheiten"
        from ${run(scope.runId)} as run, jsonb_array_elements(run.allocations) as one order by 1, 2`,
      ),
  },
  {
    file: 'anteile.csv',
    title: 'Anteile',
    what: 'Anteil jedes Mitglieds an jedem Kostentopf',
    columns: [
      key('Kostentopf', 'Name des Kostentopfs'),
      key('Monate von', 'Erster Monat'),
      key('AGS', 'Amtlicher Gemeindeschlüssel'),
      column('Monate bis', 'text', 'Letzter Monat'),
      column('Mitglied', 'text', 'Name des Mitglieds'),
      column('Bruchteil', 'text', 'Anteil als Bruch'),
      column('Rundung', 'number', 'Cent, die beim Verteilen des Rests dazukamen'),
      column('Betrag', 'amount', 'Betrag in Euro'),
      column('Vereinbarung', 'text', 'Nummer der Vereinbarung'),
      column('Bestimmung', 'text', 'Kostenklausel'),
      column('Umsatzsteuer', 'text', 'O nicht steuerbar, E steuerfrei, S steuerpflichtig'),
      column('Rechenweg', 'text', 'Alle Zwischenwerte in der Form von JSON'),
    ],
    pages: (scope) =>
      onePage(
        scope,
        sql<ExportRow>`select pool.name as "Kostentopf", share.months_from as "Monate von", share.lineage ->> 'ags' as "AGS",
          share.months_to as "Monate bis", share.lineage ->> 'memberName' as "Mitglied",
          (share.lineage -> 'fraction' ->> 'n') || '/' || (share.lineage -> 'fraction' ->> 'd') as "Bruchteil",
          share.lineage ->> 'roundingCents' as "Rundung", share.amount_cents::text as "Betrag",
          share.lineage -> 'basis' ->> 'agreementNumber' as "Vereinbarung", share.lineage -> 'basis' ->> 'clause' as "Bestimmung",
          coalesce(share.lineage -> 'basis' -> 'vat' ->> 'code', share.lineage -> 'basis' ->> 'vatCode') as "Umsatzsteuer", share.lineage::text as "Rechenweg"
        from run_share as share join pool on pool.tenant_id = share.tenant_id and pool.id = share.pool_id
        where share.run_id = ${scope.runId}::uuid order by 1, 2, 3`,
      ),
  },
  {
    file: 'kosteninformationen.csv',
    title: 'Kosteninformationen',
    what: 'Zeilen der Kosteninformationen, die der Lauf den Mitgliedern gegeben hat',
    columns: [
      key('Nummer', 'Nummer der Kosteninformation'),
      key('Zeile', 'Nummer der Zeile'),
      column('Mitglied', 'text', 'Name des Mitglieds'),
      column('Text', 'text', 'Text der Zeile'),
      column('Bisher', 'amount', 'Nur bei einer Berichtigung: was bis dahin verlangt wurde'),
      column('Richtig', 'amount', 'Nur bei einer Berichtigung: was richtig ist'),
      column('Betrag', 'amount', 'Betrag in Euro; bei einer Berichtigung der Unterschied'),
      column('Summe', 'amount', 'Summe der Kosteninformation in Euro'),
      column('Prüfsumme', 'text', 'Prüfsumme des Ergebnisses, aus dem sie stammt'),
    ],
    pages: (scope) =>
      onePage(
        scope,
        sql<ExportRow>`select statement.number as "Nummer", line.ordinality::text as "Zeile", member.name as "Mitglied",
          line.value -> 'label' ->> 'de' as "Text", line.value ->> 'beforeCents' as "Bisher", line.value ->> 'afterCents' as "Richtig",
          line.value ->> 'amountCents' as "Betrag", statement.total_cents::text as "Summe",
          statement.result_hash as "Prüfsumme"
        from statement join tenant as member on member.id = statement.tenant_id,
          jsonb_array_elements(statement.lines) with ordinality as line
        where statement.run_id = ${scope.runId}::uuid order by 1, line.ordinality`,
      ),
  },
  {
    file: 'eingangsrechnungen.csv',
    title: 'Eingangsrechnungen',
    what: 'Rechnungen von Lieferanten, aus denen Kosten des Laufs stammen',
    columns: [
      key('Eingangsrechnung', 'Kennung der Eingangsrechnung'),
      column('Rechnungssteller', 'text', 'Name des Rechnungsstellers'),
      column('Nummer', 'text', 'Nummer der Rechnung'),
      column('Rechnungsdatum', 'date', 'Datum der Rechnung'),
      column('Netto', 'amount', 'Nettobetrag in Euro'),
      column('Umsatzsteuer', 'amount', 'Umsatzsteuer in Euro'),
      column('Brutto', 'amount', 'Bruttobetrag in Euro'),
      column('Vorsteuer', 'text', 'ja: die Vorsteuer wurde abgezogen, Kosten sind Nettobeträge'),
      column('Begründung', 'text', 'Warum die Vorsteuer abgezogen wurde oder nicht'),
      column('Prüfsumme', 'text', 'SHA-256 der Datei'),
      column('Zugeordnet von', 'text', 'Name der Person'),
      column('Gebucht von', 'text', 'Wer die sachliche und rechnerische Richtigkeit festgestellt hat'),
    ],
    pages: (scope) =>
      onePage(
        scope,
        sql<ExportRow>`select it.id as "Eingangsrechnung", it.seller_name as "Rechnungssteller", it.number as "Nummer",
          it.issue_date as "Rechnungsdatum", it.net_cents::text as "Netto", it.tax_cents::text as "Umsatzsteuer", it.gross_cents::text as "Brutto",
          case when it.input_tax_deducted then 'ja' else 'nein' end as "Vorsteuer", it.input_tax_reason as "Begründung", it.sha256 as "Prüfsumme",
          assigner.name as "Zugeordnet von", booker.name as "Gebucht von"
        from supplier_invoice as it
        left join tenant_user as assigner on assigner.tenant_id = it.tenant_id and assigner.id = it.assigned_by_user
        left join tenant_user as booker on booker.tenant_id = it.tenant_id and booker.id = it.booked_by_user
        where it.tenant_id = ${scope.centreId}::uuid and exists (select from supplier_invoice_posting as posting
          join frozen_posting as frozen on frozen.tenant_id = posting.posting_tenant_id and frozen.posting_id = posting.posting_id
          where posting.tenant_id = it.tenant_id and posting.invoice_id = it.id and frozen.run_id in (${runsBehind(scope.runId)}))
        order by it.id`,
      ),
  },
  {
    file: 'pruefprotokoll.csv',
    title: 'Prüfprotokoll',
    what: 'Wer wann was entschieden hat; jede Zeile enthält die Prüfsumme der vorigen ihrer Kette',
    columns: [
      key('Stelle', 'Kommune oder Zentrum, deren Kette es ist'),
      key('Folge', 'Nummer in der Kette'),
      column('Zeitpunkt', 'instant', 'Zeitpunkt der Entscheidung'),
      column('Vorgang', 'text', 'Was getan wurde'),
      column('Ausgang', 'text', 'done, oder warum es abgelehnt wurde'),
      column('Gegenstand', 'text', 'Art des Gegenstands'),
      column('Kennung', 'text', 'Kennung des Gegenstands'),
      column('Handelnde Art', 'text', 'user Person, service Automat, operator Betrieb'),
      column('Verpflichtung', 'text', 'Prüfsumme über den Inhalt'),
      column('Vorige Prüfsumme', 'text', 'Prüfsumme der vorigen Zeile'),
      column('Prüfsumme', 'text', 'Prüfsumme dieser Zeile'),
    ],
    pages: (scope) =>
      onePage(
        scope,
        sql<ExportRow>`select body.name as "Stelle", entry.sequence::text as "Folge", entry.at as "Zeitpunkt", entry.action as "Vorgang",
          entry.outcome as "Ausgang", entry.subject_type as "Gegenstand", entry.subject_id as "Kennung", entry.actor_kind as "Handelnde Art",
          encode(entry.commitment, 'hex') as "Verpflichtung", encode(entry.previous_hash, 'hex') as "Vorige Prüfsumme",
          encode(entry.hash, 'hex') as "Prüfsumme"
        from audit_entry as entry join tenant as body on body.id = entry.tenant_id
        where entry.outcome = 'done' and (
          (entry.subject_type = 'settlementRun' and entry.tenant_id = ${scope.centreId}::uuid and entry.subject_id = ${scope.runId}::uuid)
          or (entry.subject_type = 'statement' and exists (select from statement
            where statement.tenant_id = entry.tenant_id and statement.id = entry.subject_id and statement.run_id = ${scope.runId}::uuid))
          or (entry.subject_type in ('poolCost', 'directCharge') and exists (select from frozen_posting as frozen
            where frozen.tenant_id = entry.tenant_id and frozen.posting_id = entry.subject_id and frozen.run_id in (${runsBehind(scope.runId)}))))
        order by entry.tenant_id, entry.sequence`,
      ),
  },
];
