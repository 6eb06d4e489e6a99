// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import { runsBehind } from '../correction-chain.ts';
import { labels } from '../labels.ts';
import { coded, column, type ExportRow, type ExportTable, family, key } from './export-table.ts';
import { ACTOR, SUBJECT, VAT } from './export-words.ts';
import { onePage } from './frozen-pages.ts';

/** What the members were told, whose invoices stand behind it, and who decided what. */
export const resultTables: readonly ExportTable[] = [
  {
    file: 'kosteninformationen.csv',
    title: 'Kosteninformationen',
    what: 'Zeilen der Kosteninformationen, die der Lauf den Mitgliedern gegeben hat',
    columns: [
      key('Nummer', 'Nummer der Kosteninformation'),
      key('Zeile', 'Nummer der Zeile'),
      column('Mitglied', 'text', 'Name des Mitglieds'),
      column('Text', 'text', 'Text der Zeile'),
      column('Art', 'text', 'Umlage eines Kostentopfs oder Direktkosten'),
      family(),
      column('Vereinbarung', 'text', 'Nummer der Vereinbarung'),
      column('Bestimmung', 'text', 'Kostenklausel'),
      column('Beschluss', 'text', 'Beschluss zur Bestimmung'),
      coded('Umsatzsteuer', VAT, 'nicht steuerbar, steuerfrei oder steuerpflichtig'),
      column('Steuergrundlage', 'text', 'Gesetz und Vorschrift der Umsatzsteuer'),
      column('Bisher', 'amount', 'Nur bei einer Berichtigung: was bis dahin verlangt wurde'),
      column('Richtig', 'amount', 'Nur bei einer Berichtigung: was richtig ist'),
      column('Betrag', 'amount', 'Betrag in Euro; bei einer Berichtigung der Unterschied'),
      column('Prüfsumme', 'text', 'SHA-256 des Ergebnisses der Abrechnung, aus dem sie stammt'),
    ],
    pages: (scope) =>
      onePage(
        scope,
        sql<ExportRow>`select statement.number as "Nummer", line.ordinality::text as "Zeile", member.name as "Mitglied",
          line.value -> 'label' ->> 'de' as "Text", case when line.value ->> 'poolId' is null then 'Direktkosten' else 'Umlage' end as "Art",
          line.value ->> 'serviceFamilyCode' as "Leistung", line.value -> 'agreement' ->> 'agreementNumber' as "Vereinbarung",
          line.value ->> 'clause' as "Bestimmung", line.value ->> 'resolution' as "Beschluss",
          coalesce(line.value -> 'agreement' -> 'vat' ->> 'code', line.value -> 'agreement' ->> 'vatCode') as "Umsatzsteuer",
          line.value -> 'agreement' -> 'vat' ->> 'basis' as "Steuergrundlage", line.value ->> 'beforeCents' as "Bisher", line.value ->> 'afterCents' as "Richtig",
          line.value ->> 'amountCents' as "Betrag",
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
      { ...column('Vorgang', 'text', 'Was getan wurde'), say: (action) => labels[action]?.de ?? action },
      column('Name im Programm', 'text', 'Wie der Vorgang im Programm heißt; in die Prüfsumme geht dieser Name ein'),
      coded('Gegenstand', SUBJECT, 'Art des Gegenstands'),
      column('Kennung', 'text', 'Kennung des Gegenstands'),
      coded('Gehandelt hat', ACTOR, 'Person, Programm oder Betrieb'),
      column('Person', 'text', 'Name der Person, auf deren Auftrag es zurückgeht'),
      column('Verpflichtung', 'text', 'Prüfsumme über den Inhalt'),
      column('Vorige Prüfsumme', 'text', 'Prüfsumme der vorigen Zeile'),
      column('Prüfsumme', 'text', 'Prüfsumme dieser Zeile'),
    ],
    pages: (scope) =>
      onePage(
        scope,
        sql<ExportRow>`select body.name as "Stelle", entry.sequence::text as "Folge", entry.at as "Zeitpunkt", entry.action as "Vorgang",
          entry.action as "Name im Programm", entry.subject_type as "Gegenstand", entry.subject_id as "Kennung", entry.actor_kind as "Gehandelt hat",
          (select person.name from tenant_user as person where person.tenant_id = entry.acting_tenant_id
            and person.account_id = entry.actor_account_id order by person.id limit 1) as "Person",
          encode(entry.commitment, 'hex') as "Verpflichtung", encode(entry.previous_hash, 'hex') as "Vorige Prüfsumme",
          encode(entry.hash, 'hex') as "Prüfsumme"
        from audit_entry as entry join tenant as body on body.id = entry.tenant_id
        where entry.outcome = 'done' and (
          (entry.subject_type = 'settlementRun' and entry.tenant_id = ${scope.centreId}::uuid and entry.subject_id = ${scope.runId}::uuid)
          or (entry.subject_type = 'statement' and exists (select from statement
            where statement.tenant_id = entry.tenant_id and statement.id = entry.subject_id and statement.run_id = ${scope.runId}::uuid))
          or (entry.subject_type in ('poolCost', 'costCentreCost', 'directCharge') and exists (select from frozen_posting as frozen
            where frozen.tenant_id = entry.tenant_id and frozen.posting_id = entry.subject_id and frozen.run_id in (${runsBehind(scope.runId)}))))
        order by entry.tenant_id, entry.sequence`,
      ),
  },
];
