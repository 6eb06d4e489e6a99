// SPDX-License-Identifier: EUPL-1.2
import { type RuleNames, type RuleStep, shareByRule, stepsOf } from '@domain/settlement';
import { unwrap } from '@kernel/core';
import { sql } from 'kysely';
import { ruleNames } from '../rule-trial.ts';
import { exactCells, exactColumns } from './exact-columns.ts';
import { coded, column, type ExportRow, type ExportScope, type ExportTable, family, key, meter } from './export-table.ts';
import { CENTRE_REASON, STEP_UNIT, VAT } from './export-words.ts';
import { onePage } from './frozen-pages.ts';

const KINDS = [
  ['Personalkosten', 'staff'],
  ['Sachkosten', 'material'],
  ['Gemeinkosten', 'overhead'],
  ['Hilfskosten', 'support'],
  ['Erträge', 'income'],
] as const;
const kindColumns = KINDS.map(([name]) =>
  column(name, 'amount', name === 'Erträge' ? 'Davon Erträge in Euro, unter null' : `Davon ${name} in Euro`),
);
/** byKind of a stored allocation or share. */
const kindValues = (byKind: string) => sql.raw(KINDS.map(([name, kind]) => `${byKind} ->> '${kind}' as "${name}"`).join(', '));

const allocations = (runId: string) =>
  sql`(select * from settlement_run where id = ${runId}::uuid) as run, jsonb_array_elements(run.allocations) as one`;

function* stepRows(steps: readonly RuleStep[], place: string): Generator<ExportRow> {
  for (const [index, { text, value, unit, steps: inner }] of steps.entries()) {
    const at = place === '' ? String(index + 1) : `${place}.${index + 1}`;
    yield { Schritt: at, Text: text.de, ...exactCells('Wert', value), Einheit: unit };
    yield* stepRows(inner, at);
  }
}

/** Pool by pool, so that the steps of one pool alone are held at once. */
async function* workings({ facts: { worked } }: ExportScope): AsyncGenerator<readonly ExportRow[]> {
  const names: RuleNames = worked ? ruleNames(worked.input.members) : {};
  for (const { poolName, months, key: by, facts, shares } of worked?.result.allocations ?? []) {
    const outcome = unwrap(shareByRule(by.rule, facts));
    yield shares
      .filter(({ fraction, amountCents }) => fraction.n !== 0n || amountCents !== 0n)
      .flatMap(({ tenantId, ags, memberName }) =>
        [...stepRows(stepsOf(outcome, tenantId, names) ?? [], '')].map((row) => ({
          Kostentopf: poolName,
          'Monate von': months.from,
          AGS: ags,
          Mitglied: memberName,
          ...row,
        })),
      );
  }
}

/** How pools were shared, and what each member bears of them. */
export const shareTables: readonly ExportTable[] = [
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
      family(),
      meter(),
      column('Gemessen', 'number', 'Gemessene Menge in der Grundeinheit'),
      column('Vortrag', 'number', 'Offene Korrekturen aus abgerechneten Monaten, die davon abgehen'),
      column('Offen', 'number', 'Korrekturen, die danach offen bleiben'),
      column('Tage', 'number', 'Tage der Teilnahme'),
    ],
    pages: (scope) =>
      onePage(
        scope,
        sql<ExportRow>`select pool.name as "Kostentopf", share.months_from as "Monate von", share.lineage ->> 'ags' as "AGS",
          used.ordinality::text as "Teil", share.lineage ->> 'memberName' as "Mitglied", pool.service_family_code as "Leistung",
          used.value ->> 'meter' as "Messgröße", used.value ->> 'measured' as "Gemessen", used.value ->> 'broughtForward' as "Vortrag",
          used.value ->> 'carriedForward' as "Offen", coalesce(share.lineage ->> 'days', used.value ->> 'days') as "Tage"
        from run_share as share join pool on pool.tenant_id = share.tenant_id and pool.id = share.pool_id,
          jsonb_array_elements(coalesce(share.lineage -> 'uses', share.lineage -> 'parts', '[]')) with ordinality as used
        where share.run_id = ${scope.runId}::uuid order by 1, 2, 3, used.ordinality`,
      ),
  },
  {
    file: 'verteilungen.csv',
    title: 'Verteilungen',
    what: 'Jeder Kostentopf, wie er verteilt wurde: Betrag nach Arten, Schlüssel, und was nicht die Mitglieder tragen',
    columns: [
      key('Kostentopf', 'Name des Kostentopfs'),
      key('Monate von', 'Erster Monat'),
      column('Monate bis', 'text', 'Letzter Monat'),
      family(),
      column('Betrag', 'amount', 'Verteilter Betrag in Euro'),
      ...kindColumns,
      column('Von Dritten', 'amount', 'Was andere als Mitglieder zahlen, in Euro'),
      column('Vom Zentrum', 'amount', 'Was das Zentrum nach einer Regel des Schlüssels trägt, in Euro'),
      column('Buchungen', 'number', 'Zahl der Buchungen'),
      column('Tage', 'number', 'Tage des Zeitraums'),
      column('Ausgleichscent', 'number', 'Zahl der Cent, die beim Runden übrig waren und verteilt wurden'),
      column('Schlüssel', 'text', 'Kennung des Schlüssels'),
      column('Fassung', 'number', 'Nummer der Fassung'),
      column('Name des Schlüssels', 'text', 'Name, den der Schlüssel bei der Freigabe hatte'),
    ],
    pages: (scope) =>
      onePage(
        scope,
        sql<ExportRow>`select one.value ->> 'poolName' as "Kostentopf", one.value -> 'months' ->> 'from' as "Monate von",
          one.value -> 'months' ->> 'to' as "Monate bis", one.value ->> 'serviceFamilyCode' as "Leistung", one.value ->> 'amountCents' as "Betrag",
          ${kindValues(`one.value -> 'byKind'`)}, one.value ->> 'incomeFromNonMembersCents' as "Von Dritten",
          one.value ->> 'carriedByCentreCents' as "Vom Zentrum", one.value ->> 'costEntries' as "Buchungen", one.value ->> 'days' as "Tage",
          one.value ->> 'leftoverCents' as "Ausgleichscent", one.value -> 'key' ->> 'id' as "Schlüssel",
          one.value -> 'key' ->> 'version' as "Fassung", one.value -> 'key' ->> 'name' as "Name des Schlüssels"
        from ${allocations(scope.runId)} order by 1, 2`,
      ),
  },
  {
    file: 'zahlungen-dritter.csv',
    title: 'Zahlungen Dritter',
    what: 'Was andere als Mitglieder für ihre Nutzung zahlen; es geht vom Betrag eines Kostentopfs ab',
    columns: [
      key('Kostentopf', 'Name des Kostentopfs'),
      key('Monate von', 'Erster Monat'),
      key('Kunde', 'Name des Kunden'),
      family(),
      meter(),
      column('Menge', 'number', 'Menge in der Grundeinheit'),
      column('Beschluss', 'text', 'Wer den Preis wann beschlossen hat'),
      column('Betrag', 'amount', 'Betrag in Euro'),
    ],
    pages: (scope) =>
      onePage(
        scope,
        sql<ExportRow>`select one.value ->> 'poolName' as "Kostentopf", one.value -> 'months' ->> 'from' as "Monate von",
          paid.value ->> 'name' as "Kunde", one.value ->> 'serviceFamilyCode' as "Leistung", paid.value ->> 'meter' as "Messgröße",
          paid.value ->> 'quantity' as "Menge", paid.value -> 'price' ->> 'resolution' as "Beschluss", paid.value ->> 'amountCents' as "Betrag"
        from ${allocations(scope.runId)}, jsonb_array_elements(coalesce(one.value -> 'nonMembers', '[]')) as paid order by 1, 2, 3, 5`,
      ),
  },
  {
    file: 'zentrumsanteile.csv',
    title: 'Anteile des Zentrums',
    what: 'Was das Zentrum von einem Kostentopf trägt oder behält, und nach welcher Regel des Schlüssels',
    columns: [
      key('Kostentopf', 'Name des Kostentopfs'),
      key('Monate von', 'Erster Monat'),
      coded('Grund', CENTRE_REASON, 'Warum das Zentrum trägt oder behält'),
      column('Stelle', 'text', 'Stelle der Regel, die das sagt'),
      column('Betrag', 'decimal', 'Betrag in Euro vor dem Runden; unter null, was das Zentrum behält'),
    ],
    pages: (scope) =>
      onePage(
        scope,
        sql<ExportRow>`select one.value ->> 'poolName' as "Kostentopf", one.value -> 'months' ->> 'from' as "Monate von",
          why.value ->> 'reason' as "Grund", why.value ->> 'path' as "Stelle",
          round((why.value -> 'cents' ->> 'n')::numeric / ((why.value -> 'cents' ->> 'd')::numeric * 100), 6)::text as "Betrag"
        from ${allocations(scope.runId)}, jsonb_array_elements(coalesce(one.value -> 'centreReasons', '[]')) as why order by 1, 2, 3, 4`,
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
      ...exactColumns('Anteil', 'Anteil an dem, was verteilt wird'),
      column('Ausgleichscent', 'amount', 'Cent, der beim Verteilen des Rests dazukam, in Euro'),
      column('Betrag', 'amount', 'Betrag in Euro'),
      ...kindColumns,
      column('Vereinbarung', 'text', 'Nummer der Vereinbarung'),
      column('Bestimmung', 'text', 'Kostenklausel'),
      coded('Umsatzsteuer', VAT, 'nicht steuerbar, steuerfrei oder steuerpflichtig'),
      column('Steuergrundlage', 'text', 'Gesetz und Vorschrift der Umsatzsteuer'),
    ],
    pages: (scope) =>
      onePage(
        scope,
        sql<ExportRow>`select pool.name as "Kostentopf", share.months_from as "Monate von", share.lineage ->> 'ags' as "AGS",
          share.months_to as "Monate bis", share.lineage ->> 'memberName' as "Mitglied",
          round((share.lineage -> 'fraction' ->> 'n')::numeric / (share.lineage -> 'fraction' ->> 'd')::numeric, 6)::text as "Anteil",
          share.lineage -> 'fraction' ->> 'n' as "Anteil Zähler", share.lineage -> 'fraction' ->> 'd' as "Anteil Nenner",
          share.lineage ->> 'roundingCents' as "Ausgleichscent", share.amount_cents::text as "Betrag", ${kindValues(`share.lineage -> 'byKind'`)},
          share.lineage -> 'basis' ->> 'agreementNumber' as "Vereinbarung", share.lineage -> 'basis' ->> 'clause' as "Bestimmung",
          coalesce(share.lineage -> 'basis' -> 'vat' ->> 'code', share.lineage -> 'basis' ->> 'vatCode') as "Umsatzsteuer",
          share.lineage -> 'basis' -> 'vat' ->> 'basis' as "Steuergrundlage"
        from run_share as share join pool on pool.tenant_id = share.tenant_id and pool.id = share.pool_id
        where share.run_id = ${scope.runId}::uuid order by 1, 2, 3`,
      ),
  },
  {
    file: 'rechenschritte.csv',
    title: 'Rechenschritte',
    what: 'Wie jeder Anteil entstanden ist, Schritt für Schritt, vom Betrag des Kostentopfs bis zum Ausgleichscent',
    columns: [
      key('Kostentopf', 'Name des Kostentopfs'),
      key('Monate von', 'Erster Monat'),
      key('AGS', 'Amtlicher Gemeindeschlüssel'),
      key('Schritt', 'Nummer des Schritts; 3.1 gehört zu 3'),
      column('Mitglied', 'text', 'Name des Mitglieds'),
      column('Text', 'text', 'Der Schritt in Worten'),
      ...exactColumns('Wert', 'Wert des Schritts'),
      coded('Einheit', STEP_UNIT, 'Menge, Faktor, Anteil oder Cent'),
    ],
    pages: workings,
  },
];
