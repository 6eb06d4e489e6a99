// SPDX-License-Identifier: EUPL-1.2
import { nestedQuotes, YEAR_CODES, type YearRefusal, yearRefusalSentence } from '@domain/treasury';
import type { CsvFileCode } from '@formats/csv';
import type { RefusalParams } from '@kernel/core';
import type { RefusalCatalogue, Sentence } from '@platform/graphql';
import type { LevyVatRefusal } from '../levy-vat.ts';
import { notPossible } from './not-possible.ts';

/** What the service adds to the codes of the rules. */
type OwnCode =
  | 'CSV_REJECTED'
  | LevyVatRefusal
  | 'MEMBER_UNKNOWN'
  | 'NOTHING_LEFT'
  | 'PAYMENT_NOT_POSSIBLE'
  | 'PAYMENT_TWICE'
  | 'POOL_UNKNOWN'
  | 'RULE_INCOMPLETE'
  | 'WEIGHT_INVALID'
  | 'WRITE_OFF_PROPOSED'
  | 'YEAR_BILLED';
/** What may stand in a cell. */
type CellCode =
  | CsvFileCode
  | 'EMPTY_CELL'
  | 'CELL_NOT_VALID'
  | 'NOT_A_DATE'
  | 'NOT_AN_AMOUNT'
  | 'TOO_MANY_DECIMALS'
  | 'TOO_LONG'
  | 'NOT_ON_THE_LIST';

type ServiceCode = OwnCode | CellCode;
export type Code = ServiceCode | YearRefusal;

const of = (value: unknown): string => String(value ?? '');

const VAT_WORDS = {
  de: { O: 'nicht steuerbar', E: 'steuerfrei', S: 'steuerpflichtig', and: ' und ' },
  en: { O: 'not taxable', E: 'exempt', S: 'taxable', and: ' and ' },
} as const;

/** 'nicht steuerbar (§ 2b UStG) und steuerpflichtig (§ 12 Abs. 1 UStG)'. */
function statedVat(language: 'de' | 'en', { codes, bases }: RefusalParams): string {
  const words: Readonly<Record<string, string>> = VAT_WORDS[language];
  const all = (value: RefusalParams[string] | undefined): readonly string[] => (Array.isArray(value) ? value : []);
  return all(codes)
    .map((code, index) => `${words[code] ?? code} (${all(bases)[index] ?? ''})`)
    .join(VAT_WORDS[language].and);
}

const de: Readonly<Record<ServiceCode, Sentence>> = {
  CSV_REJECTED: ({ count }) => `Die Datei wurde nicht übernommen: ${of(count)} Hinweise.`,
  LEVY_VAT_CHANGES: (params) =>
    `Im Jahr ${of(params.year)} ändert sich die Umsatzsteuer des Verbands: ${statedVat('de', params)}. Bitte geben Sie an, was für diese Umlage gilt.`,
  LEVY_VAT_CONTRADICTS: (params) =>
    `Das widerspricht dem, was für ${of(params.year)} zur Umsatzsteuer des Verbands eingetragen ist: ${statedVat('de', params)}.`,
  LEVY_VAT_MISSING: ({ year }) =>
    `Für ${of(year)} ist nicht eingetragen, wie der Verband seine Umlage versteuert. Bitte tragen Sie das zuerst unter Vereinbarungen, Umsatzsteuer, ein.`,
  MEMBER_UNKNOWN: ({ value }) => `Das Mitglied „${of(value)}“ gibt es nicht. Möglich sind der amtliche Gemeindeschlüssel oder der Name.`,
  NOTHING_LEFT: 'Es bleibt nichts übrig, oder der Zeitraum ist noch nicht zu Ende.',
  PAYMENT_NOT_POSSIBLE: notPossible('de'),
  PAYMENT_TWICE: 'Diese Zahlung steht schon im Buch oder zweimal in der Datei (gleiches Mitglied, Tag, Betrag und Verwendungszweck).',
  POOL_UNKNOWN: 'Diesen Kostentopf gibt es nicht.',
  RULE_INCOMPLETE: 'Für diese Regel fehlt eine Angabe.',
  WEIGHT_INVALID: ({ member, weight }) =>
    `„${of(weight)}“ ist kein Gewicht (${of(member)}). Möglich sind Zahlen ab 0, auch mit Komma oder als Bruch.`,
  WRITE_OFF_PROPOSED: ({ label }) => nestedQuotes(`Für „${of(label)}“ wartet schon ein Vorschlag auf Freigabe.`),
  YEAR_BILLED: ({ year, status }) =>
    status === 'draft'
      ? `Die Dokumente, die ${of(year)} abschließen, sind schon als Entwurf erstellt und wüssten davon nichts. Verwerfen Sie den Dokumentenlauf, tragen Sie den Ausgleich ein und bereiten Sie den Lauf neu vor.`
      : `Die Dokumente, die ${of(year)} abschließen, sind schon erlassen. Nehmen Sie den Ausgleich in die Kalkulation eines späteren Jahres auf.`,
  CELL_NOT_VALID: ({ value }) => `Der Wert „${of(value)}“ passt hier nicht.`,
  EMPTY_CELL: 'Hier fehlt ein Wert.',
  NOT_A_DATE: ({ value }) => `„${of(value)}“ ist kein Tag. Möglich sind 31.01.2026 und 2026-01-31.`,
  NOT_AN_AMOUNT: ({ value }) => `„${of(value)}“ ist kein Betrag.`,
  TOO_MANY_DECIMALS: ({ value }) => `„${of(value)}“ hat mehr als zwei Nachkommastellen.`,
  TOO_LONG: 'Der Text ist zu lang.',
  NOT_ON_THE_LIST: ({ value }) => `„${of(value)}“ ist hier nicht möglich.`,
  TOO_LARGE: 'Die Datei ist zu groß.',
  NOT_UTF8: 'Die Datei ist nicht lesbar. Bitte speichern Sie sie als CSV (UTF-8).',
  NOT_TEXT: 'Die Datei ist keine Textdatei.',
  EMPTY_FILE: 'Die Datei ist leer.',
  BROKEN_QUOTING: 'Die Anführungszeichen in dieser Zeile passen nicht zusammen.',
  COLUMN_DOUBLE: 'Diese Spalte steht doppelt.',
  COLUMN_UNKNOWN: 'Diese Spalte ist unbekannt. Die erwarteten Spalten stehen über dem Feld.',
  COLUMN_MISSING: 'Diese Spalte fehlt. Die erwarteten Spalten stehen über dem Feld.',
  TOO_MANY_ROWS: ({ limit }) => `Die Datei hat zu viele Zeilen${limit ? ` (höchstens ${limit})` : ''}.`,
  CELL_COUNT: ({ value }) => {
    const [has, needs] = String(value ?? '').split(' / ');
    return `Diese Zeile hat ${has} ${has === '1' ? 'Zelle' : 'Zellen'} statt ${needs}.`;
  },
};

const en: Readonly<Record<ServiceCode, Sentence>> = {
  CSV_REJECTED: ({ count }) => `The file was not taken: ${of(count)} findings.`,
  LEVY_VAT_CHANGES: (params) =>
    `Within ${of(params.year)} the association's VAT changes: ${statedVat('en', params)}. Please say which holds for this levy.`,
  LEVY_VAT_CONTRADICTS: (params) =>
    `This contradicts what is recorded for ${of(params.year)} of the association's VAT: ${statedVat('en', params)}.`,
  LEVY_VAT_MISSING: ({ year }) =>
    `For ${of(year)} it is not recorded how the association taxes its levy. Please record it first, under agreements, VAT.`,
  MEMBER_UNKNOWN: ({ value }) => `There is no member “${of(value)}”. The official municipality key or the name are possible.`,
  NOTHING_LEFT: 'Nothing is left, or the period has not ended yet.',
  PAYMENT_NOT_POSSIBLE: notPossible('en'),
  PAYMENT_TWICE: 'This payment stands in the books already, or twice in the file (same member, day, amount and reference).',
  POOL_UNKNOWN: 'There is no such cost pool.',
  RULE_INCOMPLETE: 'This rule lacks a detail.',
  WEIGHT_INVALID: ({ member, weight }) =>
    `“${of(weight)}” is no weight (${of(member)}). Numbers from 0 are possible, also with decimals or as a fraction.`,
  WRITE_OFF_PROPOSED: ({ label }) => nestedQuotes(`A proposal for “${of(label)}” is waiting for release already.`),
  YEAR_BILLED: ({ year, status }) =>
    status === 'draft'
      ? `The documents that end ${of(year)} have been drafted and would not know of it. Discard the round of documents, record the balancing, and prepare the round again.`
      : `The documents that end ${of(year)} have been issued. Take the balancing into the calculation of a later year.`,
  CELL_NOT_VALID: ({ value }) => `The value “${of(value)}” does not fit here.`,
  EMPTY_CELL: 'A value is missing here.',
  NOT_A_DATE: ({ value }) => `“${of(value)}” is no day. 31.01.2026 and 2026-01-31 are possible.`,
  NOT_AN_AMOUNT: ({ value }) => `“${of(value)}” is no amount.`,
  TOO_MANY_DECIMALS: ({ value }) => `“${of(value)}” has more than two decimals.`,
  TOO_LONG: 'The text is too long.',
  NOT_ON_THE_LIST: ({ value }) => `“${of(value)}” is not possible here.`,
  TOO_LARGE: 'The file is too large.',
  NOT_UTF8: 'The file cannot be read. Please save it as CSV (UTF-8).',
  NOT_TEXT: 'The file is not a text file.',
  EMPTY_FILE: 'The file is empty.',
  BROKEN_QUOTING: 'The quotation marks in this row do not match.',
  COLUMN_DOUBLE: 'This column stands twice.',
  COLUMN_UNKNOWN: 'This column is unknown. The expected columns stand above the field.',
  COLUMN_MISSING: 'This column is missing. The expected columns stand above the field.',
  TOO_MANY_ROWS: ({ limit }) => `The file has too many rows${limit ? ` (at most ${limit})` : ''}.`,
  CELL_COUNT: ({ value }) => {
    const [has, needs] = String(value ?? '').split(' / ');
    return `This row has ${has} ${has === '1' ? 'cell' : 'cells'} instead of ${needs}.`;
  },
};

/** The sentences of the rules, which are the domain's. */
const ofRules = (language: 'de' | 'en'): Readonly<Record<YearRefusal, Sentence>> =>
  Object.fromEntries(
    YEAR_CODES.map((code) => [code, (params: RefusalParams) => yearRefusalSentence({ code, params })[language]]),
  ) as unknown as Readonly<Record<YearRefusal, Sentence>>;

export const messages: RefusalCatalogue<Code> = { de: { ...ofRules('de'), ...de }, en: { ...ofRules('en'), ...en } };
