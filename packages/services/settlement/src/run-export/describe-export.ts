// SPDX-License-Identifier: EUPL-1.2
import type { ColumnKind, ExportColumn } from './export-table.ts';

export interface WrittenTable {
  readonly file: string;
  readonly title: string;
  readonly what: string;
  readonly columns: readonly ExportColumn[];
  readonly rows: number;
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
  date: '<Date><Format>DD.MM.YYYY</Format></Date>',
};

const columnXml = ({ name, kind, what, key }: ExportColumn): string => {
  const element = key ? 'VariablePrimaryKey' : 'VariableColumn';
  return `        <${element}><Name>${xml(name)}</Name><Description>${xml(what)}</Description>${TYPES[kind]}</${element}>`;
};

const tableXml = ({ file, title, what, columns }: WrittenTable): string =>
  [
    '    <Table>',
    `      <URL>${xml(file)}</URL><Name>${xml(title)}</Name><Description>${xml(what)}</Description>`,
    '      <UTF8/><DecimalSymbol>,</DecimalSymbol><DigitGroupingSymbol>.</DigitGroupingSymbol>',
    '      <Range><From>2</From></Range>',
    '      <VariableLength>',
    '        <ColumnDelimiter>;</ColumnDelimiter><RecordDelimiter>&#13;&#10;</RecordDelimiter><TextEncapsulator>&quot;</TextEncapsulator>',
    // Keys stand before other columns, as the description wants them; each names its column by its header.
    ...columns.filter(({ key }) => key).map(columnXml),
    ...columns.filter(({ key }) => !key).map(columnXml),
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
    '"Datei";"Zeilen";"SHA-256"',
    ...tables.map(({ file, rows, sha256 }) => `"${file}";${rows};"${sha256}"`),
    ...files.map(({ name, sha256 }) => `"${name}";;"${sha256}"`),
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
    'zu jeder Tabelle, wie viele Zeilen sie hat und welche Prüfsumme, und zu jeder Datei ihre Prüfsumme. Aus denselben Daten entsteht immer dasselbe Archiv.',
    '',
    'Wie die Tabellen zusammenhängen:',
    '  Kosten und Direktkosten sind die gebuchten Beträge. Messungen, Mitglieder und Schlüssel ergeben die Gewichte, Gewichte und',
    '  Kosten die Anteile. Anteile und Direktkosten eines Mitglieds ergeben seine Kosteninformation. Jede Zeile mit einem Betrag',
    '  nennt ihre Grundlage: Vereinbarung, Bestimmung und Umsatzsteuer. Das Prüfprotokoll zeigt, wer was wann entschieden hat; jede',
    '  Zeile enthält die Prüfsumme der vorigen.',
    '',
    'Dokumente:',
    '  dokumente.csv nennt die Bescheide und Rechnungen, die aus dem Lauf entstanden sind; ihre Dateien liegen im Ordner dokumente.',
    '  nummernkreise.csv enthält alle Nummern dieser Nummernkreise, auch die ungültigen mit ihrem Grund: so lässt sich prüfen, dass',
    '  keine fehlt.',
    '',
    'Tabellen:',
    ...tables.map(({ file, rows, what }) => `  ${file.padEnd(26)} ${String(rows).padStart(9)} Zeilen  ${what}`),
    '',
  ].join('\r\n');
