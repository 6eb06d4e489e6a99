// SPDX-License-Identifier: EUPL-1.2
import { centsToDecimal } from '@kernel/core';
import type { ColumnKind, ExportColumn } from './export-table.ts';

export interface WrittenTable {
  readonly file: string;
  readonly title: string;
  readonly what: string;
  readonly columns: readonly ExportColumn[];
  readonly rows: number;
  /** Of each column of amounts. */
  readonly sums: readonly { readonly column: string; readonly cents: bigint }[];
  readonly sha256: string;
}

export interface ExportHead {
  readonly association: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly runId: string;
  /** 1 for the first correction of its run; null: a regular run. */
  readonly correction: number | null;
  readonly releasedAt: string;
  readonly inputHash: string;
  readonly resultHash: string;
  readonly frozenHash: string;
  readonly total: string;
  /** Whether the run could be worked out again: without, tables of workings are empty. */
  readonly isWorkedAgain: boolean;
}

const titleOf = ({ correction }: ExportHead): string =>
  correction === null ? 'Abrechnungslauf' : `Berichtigung ${correction} der Abrechnung`;

const xml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' })[sign] ?? sign);

const TYPES: Readonly<Record<ColumnKind, string>> = {
  text: '<AlphaNumeric/>',
  instant: '<AlphaNumeric/>',
  amount: '<Numeric><Accuracy>2</Accuracy></Numeric>',
  number: '<Numeric><Accuracy>0</Accuracy></Numeric>',
  decimal: '<Numeric><Accuracy>6</Accuracy></Numeric>',
  date: '<Date><Format>DD.MM.YYYY</Format></Date>',
};

const columnXml = ({ name, kind, what, key }: ExportColumn): string => {
  const element = key ? 'VariablePrimaryKey' : 'VariableColumn';
  return `        <${element}><Name>${xml(name)}</Name><Description>${xml(what)}</Description>${TYPES[kind]}</${element}>`;
};

const euro = (cents: bigint): string => `${centsToDecimal(cents).replace('.', ',')} EUR`;
const sumsOf = ({ rows, sums }: WrittenTable): string =>
  [`Zeilen: ${rows}`, ...sums.map(({ column, cents }) => `Summe ${column}: ${euro(cents)}`)].join('; ');

const tableXml = (table: WrittenTable): string =>
  [
    '    <Table>',
    `      <URL>${xml(table.file)}</URL><Name>${xml(table.title)}</Name><Description>${xml(`${table.what}. ${sumsOf(table)}`)}</Description>`,
    '      <UTF8/><DecimalSymbol>,</DecimalSymbol><DigitGroupingSymbol>.</DigitGroupingSymbol>',
    '      <Range><From>2</From></Range>',
    '      <VariableLength>',
    '        <ColumnDelimiter>;</ColumnDelimiter><RecordDelimiter>&#13;&#10;</RecordDelimiter><TextEncapsulator>&quot;</TextEncapsulator>',
    // Keys stand before other columns, as the description wants them; each names its column by its header.
    ...table.columns.filter(({ key }) => key).map(columnXml),
    ...table.columns.filter(({ key }) => !key).map(columnXml),
    '      </VariableLength>',
    '    </Table>',
  ].join('\r\n');

/** What is in the tables, for programs: table, columns, kinds, in the manner of the description standard for data media. */
export const indexXml = (head: ExportHead, tables: readonly WrittenTable[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE DataSet SYSTEM "beschreibung.dtd">',
    '<DataSet>',
    '  <Version>1.0</Version>',
    `  <DataSupplier><Name>${xml(head.association)}</Name><Location>Deutschland</Location><Comment>${titleOf(head)} ${head.periodFrom} bis ${head.periodTo}</Comment></DataSupplier>`,
    '  <Media>',
    `    <Name>${titleOf(head)} ${xml(head.runId)}</Name>`,
    ...tables.map(tableXml),
    '  </Media>',
    '</DataSet>',
    '',
  ].join('\r\n');

/** Which elements index.xml has. */
export const DESCRIPTION_DTD = [
  '<!ELEMENT DataSet (Version, DataSupplier, Media+)>',
  '<!ELEMENT Version (#PCDATA)>',
  '<!ELEMENT DataSupplier (Name, Location, Comment)>',
  '<!ELEMENT Name (#PCDATA)>',
  '<!ELEMENT Location (#PCDATA)>',
  '<!ELEMENT Comment (#PCDATA)>',
  '<!ELEMENT Media (Name, Table+)>',
  '<!ELEMENT Table (URL, Name, Description, UTF8, DecimalSymbol, DigitGroupingSymbol, Range, VariableLength)>',
  '<!ELEMENT URL (#PCDATA)>',
  '<!ELEMENT Description (#PCDATA)>',
  '<!ELEMENT UTF8 EMPTY>',
  '<!ELEMENT DecimalSymbol (#PCDATA)>',
  '<!ELEMENT DigitGroupingSymbol (#PCDATA)>',
  '<!ELEMENT Range (From)>',
  '<!ELEMENT From (#PCDATA)>',
  '<!ELEMENT VariableLength (ColumnDelimiter, RecordDelimiter, TextEncapsulator, VariablePrimaryKey*, VariableColumn*)>',
  '<!ELEMENT ColumnDelimiter (#PCDATA)>',
  '<!ELEMENT RecordDelimiter (#PCDATA)>',
  '<!ELEMENT TextEncapsulator (#PCDATA)>',
  '<!ELEMENT VariablePrimaryKey (Name, Description, (AlphaNumeric | Numeric | Date))>',
  '<!ELEMENT VariableColumn (Name, Description, (AlphaNumeric | Numeric | Date))>',
  '<!ELEMENT AlphaNumeric EMPTY>',
  '<!ELEMENT Numeric (Accuracy)>',
  '<!ELEMENT Accuracy (#PCDATA)>',
  '<!ELEMENT Date (Format)>',
  '<!ELEMENT Format (#PCDATA)>',
  '',
].join('\r\n');

/** Of every table, and of every file of a document, which has no rows. */
export const hashesCsv = (tables: readonly WrittenTable[], files: readonly { readonly name: string; readonly sha256: string }[]): string =>
  [
    '"Datei";"Zeilen";"Summe Betrag";"SHA-256"',
    ...tables.map(({ file, rows, sums, sha256 }) => {
      const sum = sums.find(({ column }) => column === 'Betrag');
      return `"${file}";${rows};${sum ? centsToDecimal(sum.cents).replace('.', ',') : ''};"${sha256}"`;
    }),
    ...files.map(({ name, sha256 }) => `"${name}";;;"${sha256}"`),
    '',
  ].join('\r\n');

export const readme = (head: ExportHead, tables: readonly WrittenTable[]): string =>
  [
    'Daten eines Abrechnungslaufs für die Betriebsprüfung',
    '====================================================',
    '',
    `Verband:            ${head.association}`,
    `Zeitraum:           ${head.periodFrom} bis ${head.periodTo}`,
    `Abrechnungslauf:    ${head.runId}`,
    ...(head.correction === null
      ? []
      : [
          `Art:                ${titleOf(head)}. Kosten, Messungen, Gewichte und Anteile sind die der Neuberechnung;`,
          '                    die Kosteninformationen enthalten nur die Unterschiede zu dem, was bis dahin verlangt wurde.',
        ]),
    `Freigegeben am:     ${head.releasedAt} (UTC)`,
    `Verteilter Betrag:  ${head.total} EUR`,
    '',
    'Prüfsummen des Laufs (SHA-256), gebildet bei der Freigabe:',
    `  Eingaben:          ${head.inputHash}`,
    `  Ergebnis:          ${head.resultHash}`,
    `  Festgeschrieben:   ${head.frozenHash}`,
    '',
    'Dieses Archiv enthält alle Daten, aus denen der Lauf gerechnet wurde, und alles, was er ergeben hat. Die Tabellen sind',
    'CSV-Dateien: UTF-8, Trennzeichen Semikolon, Texte in Anführungszeichen, Dezimalkomma, Tage als TT.MM.JJJJ, Zeitpunkte in UTC.',
    'Die erste Zeile nennt die Spalten. Ein Text, den ein Tabellenprogramm als Formel lesen würde, beginnt mit einem Apostroph.',
    'Die Datei index.xml beschreibt Tabellen und Spalten für Prüfprogramme, beschreibung.dtd ihren Aufbau. In pruefsummen.csv steht',
    'zu jeder Tabelle, wie viele Zeilen sie hat, welche Summe und welche Prüfsumme, und zu jeder Datei ihre Prüfsumme. Aus denselben',
    'Daten entsteht immer dasselbe Archiv.',
    '',
    'Beträge stehen in Euro, wie sie zählen: Kosten über null, Erträge und Gegenbuchungen unter null. Was als Dezimalzahl kein Ende',
    'hat, steht auf sechs Stellen gerundet und daneben genau, als Zähler und Nenner eines Bruchs. abstimmung.csv stellt die Summen der',
    'Tabellen neben die, die der Lauf bei der Freigabe festgehalten hat.',
    ...(head.isWorkedAgain
      ? []
      : [
          '',
          'Der Lauf ist nach früheren Rechenregeln entstanden, die dieses Programm nicht nachrechnet: rechenschritte.csv und die Tabellen der',
          'Umlage der Hilfskostenstellen sind deshalb leer.',
        ]),
    '',
    'Wie die Tabellen zusammenhängen:',
    '  Kosten und Direktkosten sind die gebuchten Beträge. Die Kosten der Hilfskostenstellen (hilfskosten.csv) kommen nach ihren',
    '  Leistungen (hilfsleistungen.csv) und dem beschlossenen Verfahren zu den Kostentöpfen (hilfsumlagen.csv, hilfskosten-je-topf.csv).',
    '  Messungen, Mitglieder, Einwohnerzahlen, Bestände und Schlüssel ergeben die Gewichte, Gewichte und Kosten die Anteile;',
    '  rechenschritte.csv zeigt den Weg. Anteile und Direktkosten eines Mitglieds ergeben seine Kosteninformation. Jede Zeile mit einem',
    '  Betrag nennt ihre Grundlage: Vereinbarung, Bestimmung und Umsatzsteuer. Das Prüfprotokoll zeigt, wer was wann entschieden hat;',
    '  jede Zeile enthält die Prüfsumme der vorigen.',
    '',
    'Dokumente:',
    '  dokumente.csv nennt die Bescheide und Rechnungen, die aus dem Lauf entstanden sind; ihre Dateien liegen im Ordner dokumente.',
    '  nummernkreise.csv enthält alle Nummern dieser Nummernkreise, auch die ungültigen mit ihrem Grund: so lässt sich prüfen, dass',
    '  keine fehlt.',
    '',
    'Tabellen:',
    ...tables.map(
      ({ file, rows, what }) => `  ${file.padEnd(26)} ${String(rows).padStart(9)} ${rows === 1 ? 'Zeile ' : 'Zeilen'}  ${what}`,
    ),
    '',
  ].join('\r\n');
