// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import type { Letter } from '../letter.ts';

const row = (service: string, basis: string, key: string, amount: string) => [{ text: service, detail: basis }, key, amount] as const;

/** A notice of an invented association, two pages long. */
export const LETTER: Letter = {
  language: 'de',
  title: 'Umlagebescheid für das Haushaltsjahr 2026',
  runningTitle: 'Umlagebescheid B-2026-000031 · Stadt Bedorf',
  date: '2027-03-15' as CivilDate,
  sender: {
    name: 'Zweckverband Datenzentrale Musterland',
    lines: ['Körperschaft des öffentlichen Rechts', 'Der Verbandsvorsteher'],
    addressLine: 'Zweckverband Datenzentrale Musterland · Postfach 10 01 · 59999 Musterstadt',
  },
  recipient: ['Stadt Bedorf', 'Der Bürgermeister', 'Kämmerei', 'Rathausplatz 1', '59998 Bedorf'],
  deliveryRemarks: ['Bereitgestellt im Mitgliederportal'],
  references: [
    { label: 'Unser Zeichen', value: '20-31/2026' },
    { label: 'Bescheid Nr.', value: 'B-2026-000031' },
    { label: 'Auskunft', value: 'Frau Beispiel' },
    { label: 'Telefon', value: '0999 123-456' },
    { label: 'E-Mail', value: 'abrechnung.gemeinden@datenzentrale-musterland.example' },
    { label: 'Datum', value: '15. März 2027' },
  ],
  blocks: [
    { kind: 'paragraph', text: 'Sehr geehrte Damen und Herren,' },
    {
      kind: 'paragraph',
      text:
        'auf Grund von § 19 Absatz 1 des Gesetzes über kommunale Gemeinschaftsarbeit in Verbindung mit § 14 der Verbandssatzung setze ich die Verbandsumlage ' +
        'für das Haushaltsjahr 2026 wie folgt fest:\n\nDie Berechnung der einzelnen Beträge finden Sie unter „Berechnung“.',
    },
    {
      kind: 'table',
      caption: 'Festsetzung',
      columns: [{ heading: 'Leistung', width: 1 }, { heading: 'Schlüssel' }, { heading: 'Betrag in EUR', align: 'end' }],
      rows: [
        row('Finanzwesen', '§ 14 Absatz 2 Verbandssatzung, Beschluss 12/2024 vom 3. Dezember 2024', 'Einwohnerzahl', '18.204,33'),
        row('Personalabrechnung', '§ 14 Absatz 3 Verbandssatzung', 'Abrechnungsfälle', '9.870,00'),
        row(
          'Rechenzentrum und Netz, Grundbetrag',
          '§ 14 Absatz 4 Verbandssatzung',
          '35 % zu gleichen Teilen, 65 % nach Geräten',
          '41.335,18',
        ),
        row('Archiv', '§ 14 Absatz 5 Verbandssatzung', 'Regalmeter', '2.118,49'),
      ],
      sums: [
        { label: 'Verbandsumlage 2026', value: '71.528,00' },
        { label: 'davon durch Vorauszahlungen festgesetzt', value: '−68.000,00' },
        { label: 'Noch zu zahlen', value: '3.528,00', strong: true },
      ],
    },
    {
      kind: 'facts',
      rows: [
        { label: 'Fällig am', value: '15. April 2027' },
        { label: 'Empfänger', value: 'Zweckverband Datenzentrale Musterland' },
        { label: 'IBAN', value: 'DE02 1203 0000 0000 2020 51' },
        { label: 'Verwendungszweck', value: 'B-2026-000031' },
      ],
    },
    { kind: 'heading', text: 'Berechnung' },
    {
      kind: 'paragraph',
      text: 'Die Kosten einer Leistung werden nach ihrem Schlüssel auf die Mitglieder verteilt, die sie nutzen. Bruchteile eines Cents fallen den Mitgliedern mit dem größten Rest zu.',
    },
    {
      kind: 'table',
      columns: [
        { heading: 'Leistung', width: 1 },
        { heading: 'Kosten in EUR', align: 'end' },
        { heading: 'Ihr Gewicht', align: 'end' },
        { heading: 'Summe', align: 'end' },
        { heading: 'Ihr Anteil in EUR', align: 'end' },
      ],
      rows: Array.from({ length: 18 }, (_, at) => [`Teilleistung ${at + 1}`, '182.043,30', '24.118', '241.180', '18.204,33']),
      sums: [{ label: 'Summe', value: '71.528,00', strong: true }],
    },
    {
      kind: 'list',
      ordered: true,
      items: ['Stichtag der Einwohnerzahlen ist der 31. Dezember 2025.', 'Geräte werden am 30. Juni gezählt.'],
    },
    {
      kind: 'notice',
      title: 'Rechtsbehelfsbelehrung',
      text: 'Gegen diesen Bescheid kann innerhalb eines Monats nach Bekanntgabe Klage beim Verwaltungsgericht Musterstadt, Gerichtsweg 1, 59999 Musterstadt, erhoben werden. Die Klage kann schriftlich, zur Niederschrift oder elektronisch nach Maßgabe der Verordnung über die technischen Rahmenbedingungen erhoben werden.',
    },
  ],
  signature: {
    greeting: 'Mit freundlichen Grüßen\nIm Auftrag',
    name: 'Erika Beispiel',
    office: 'Sachgebiet Abrechnung',
    remark: 'Dieser Bescheid ist maschinell erstellt und ohne Unterschrift gültig.',
  },
  enclosures: ['Nachweis der Schlüsselwerte'],
  foot: [
    { heading: 'Anschrift', lines: ['Musterallee 5', '59999 Musterstadt', 'www.datenzentrale.example'] },
    { heading: 'Bankverbindung', lines: ['Sparkasse Musterland', 'IBAN DE02 1203 0000 0000 2020 51', 'BIC BYLADEM1001'] },
    { heading: 'Steuern', lines: ['USt-IdNr. DE999999999', 'Finanzamt Musterstadt'] },
  ],
};
