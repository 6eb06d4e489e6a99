// SPDX-License-Identifier: EUPL-1.2

const PAY = 'Lohn Gehalt Lohnabrechnung Gehaltsabrechnung Bezüge Entgelt Besoldung Personal payroll salary wages';
const MONEY = 'Kasse Buchung Zahlung Konto payment cash';
const COVER = 'Springer Springerin Springerdienst Ersatz Aushilfe krank Ausfall Personal substitute';
const SCHOOL = 'Schule IT Computer Rechner Technik EDV school';
const FILES = 'Archiv Akten Unterlagen Dokumente archive records';
const BUYING = 'Einkauf Beschaffung Bestellung Ausschreibung Vergabe Vertrag procurement purchase';
const OFFICE = 'Rat Ausschuss Gremium Verwaltung office';

/** By the code of the service: the words that people type who do not know its name. */
export const KEYWORDS: Readonly<Record<string, string>> = {
  'returned-debit': `${MONEY} Lastschrift SEPA Rückläufer Rückbuchung`,
  'unclear-receipt': `${MONEY} Einzahlung Zahlungseingang Überweisung Verwahrung`,
  'dunning-run': `${MONEY} Mahnung Mahnen Vollstreckung Forderung Rückstand reminder`,
  instalments: `${MONEY} Raten Stundung Abzahlung Ratenplan`,
  'cash-desk-audit': `${MONEY} Kassenprüfung Handkasse Barkasse Revision`,
  'new-employee': `${PAY} Einstellung Mitarbeiter Beschäftigte Neueinstellung`,
  'working-hours': `${PAY} Teilzeit Vollzeit Stunden Stundenerhöhung`,
  'parental-leave': `${PAY} Elternzeit Mutterschutz Elterngeld Geburt Kind`,
  'payslip-question': `${PAY} Abrechnung Lohnzettel Gehaltszettel Steuer payslip`,
  certificate: `${PAY} Bescheinigung Nachweis Verdienstbescheinigung Arbeitgeberbescheinigung`,
  leaving: `${PAY} Kündigung Austritt Rente Ausscheiden`,
  'day-cover': COVER,
  'planned-cover': `${COVER} Urlaub Vertretung`,
  swap: `${COVER} Tauschen Dienstplan Wochenplan`,
  access: 'Zugang Zugriff Berechtigung Passwort Meldewesen Einwohnermeldeamt login password',
  committee: `${OFFICE} Sitzung Protokoll Einladung Tagesordnung meeting`,
  'model-text': `${OFFICE} Vorlage Satzung Muster Bescheid template`,
  enquiry: 'Frage Auskunft Sonstiges Hilfe Allgemeines question help',
  fault: `${SCHOOL} kaputt defekt Fehler WLAN Internet Netz Drucker broken`,
  devices: `${SCHOOL} Tablet Laptop Notebook Gerät Hardware`,
  accounts: `${SCHOOL} Zugang Passwort Benutzer Schüler Lehrkräfte login`,
  software: `${SCHOOL} Programm Software App Installation`,
  'media-plan': `${SCHOOL} Medien Planung Digitalisierung`,
  lend: `${FILES} Ausleihe leihen`,
  transfer: `${FILES} Abgabe Ablieferung`,
  research: `${FILES} Suche Recherche Geschichte`,
  destroy: `${FILES} Vernichten Löschen Schreddern Aussonderung`,
  'call-off': `${BUYING} Abruf Rahmenvertrag`,
  tender: `${BUYING} Vergabeverfahren Angebot`,
  'price-check': `${BUYING} Preis Preisvergleich Markterkundung`,
};
