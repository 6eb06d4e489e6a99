// SPDX-License-Identifier: EUPL-1.2
import { VAT_CODES, VAT_TEXTS, type VatOnTop } from '@domain/settlement';
import { type WriteColumn, writeCsv } from '@formats/csv';
import type { Download } from '@platform/service';
import { choiceInput, idInput, query } from '@platform/use-case';
import { z } from 'zod';
import { findStatement, type StatementView } from './list-statements.ts';

const WORDS = {
  de: {
    note: 'Hinweis',
    number: 'Nummer',
    member: 'Mitglied',
    from: 'Zeitraum von',
    to: 'Zeitraum bis',
    label: 'Position',
    amount: 'Betrag in Euro',
    basis: 'Grundlage',
    agreement: 'Vereinbarung',
    vat: 'Umsatzsteuer',
    rate: 'Steuersatz in %',
    tax: 'Umsatzsteuer in Euro',
    gross: 'Betrag mit Umsatzsteuer in Euro',
    total: 'Summe',
  },
  en: {
    note: 'Note',
    number: 'Number',
    member: 'Member',
    from: 'Period from',
    to: 'Period to',
    label: 'Item',
    amount: 'Amount in euro',
    basis: 'Basis',
    agreement: 'Agreement',
    vat: 'VAT',
    rate: 'VAT rate in %',
    tax: 'VAT in euro',
    gross: 'Amount with VAT in euro',
    total: 'Total',
  },
} as const;

interface CsvLine {
  readonly label: string;
  readonly amount: bigint;
  readonly basis: string;
  readonly agreement: string | null;
  readonly vat: string | null;
  readonly rate: string | null;
  readonly tax: bigint | null;
}

/** What comes on top of the sum: the taxes of the lines, each rounded by itself; null where none is known to be taxed. */
const taxOf = (lines: readonly CsvLine[]): bigint | null =>
  lines.some(({ tax }) => tax !== null) ? lines.reduce((sum, { tax }) => sum + (tax ?? 0n), 0n) : null;

function vatText(code: string | null, vat: VatOnTop | null, language: 'de' | 'en'): string | null {
  const known = VAT_CODES.find((one) => one === code);
  const text = known ? VAT_TEXTS[known][language] : code;
  if (!vat) return text;
  return { de: `${text}, Betrag netto, ${vat.ground}`, en: `${text}, net amount, ${vat.ground}` }[language];
}

/** 190 → '19', 165 → '16,5' */
const rateText = ({ ratePermille }: VatOnTop): string =>
  `${Math.trunc(ratePermille / 10)}${ratePermille % 10 === 0 ? '' : `,${ratePermille % 10}`}`;

function columnsFor(statement: StatementView, language: 'de' | 'en'): WriteColumn<CsvLine>[] {
  const words = WORDS[language];
  const text = (header: string, value: (line: CsvLine) => string | null): WriteColumn<CsvLine> => ({ header, kind: 'text', value });
  return [
    text(words.number, () => statement.number),
    text(words.member, () => statement.memberName),
    text(words.from, () => statement.periodFrom),
    text(words.to, () => statement.periodTo),
    text(words.label, (line) => line.label),
    { header: words.amount, kind: 'amount', value: (line) => line.amount },
    text(words.basis, (line) => line.basis),
    text(words.agreement, (line) => line.agreement),
    text(words.vat, (line) => line.vat),
    text(words.rate, (line) => line.rate),
    { header: words.tax, kind: 'amount', value: (line) => line.tax },
    { header: words.gross, kind: 'amount', value: (line) => (line.tax === null ? null : line.amount + line.tax) },
    // In each row, since rows are copied one by one.
    text(words.note, () => statement.label[language]),
  ];
}

/** The statement as a file: the same figures as on the page, with the sum in the last row. */
export const statementCsv = query({
  name: 'settlement.statementCsv',
  action: 'settlement.readStatements',
  input: z.object({ statementId: idInput<'StatementId'>(), language: choiceInput('CsvLanguage', ['de', 'en']).default('de') }),
  run: async (reads, context) => {
    const statement = await findStatement.run(reads, context);
    if (!statement) return null;
    const { language } = context.input;
    const lines: CsvLine[] = statement.lines.map((line) => ({
      label: line.label[language],
      amount: line.amount,
      basis: line.basis[language],
      agreement: line.agreementNumber,
      vat: vatText(line.vatCode, line.vat, language),
      rate: line.vat && rateText(line.vat),
      tax: line.vat?.taxCents ?? null,
    }));
    const total = {
      label: WORDS[language].total,
      amount: statement.total,
      basis: '',
      agreement: null,
      vat: null,
      rate: null,
      tax: taxOf(lines),
    };
    const bytes = writeCsv(columnsFor(statement, language), [...lines, total]);
    // A decoder takes the mark of byte order away; spreadsheets need it.
    return { fileName: `${statement.number}.csv`, mediaType: 'text/csv; charset=utf-8', text: `\ufeff${new TextDecoder().decode(bytes)}` };
  },
});

/** What the gateway sends where there is such a statement for the reader. */
export const statementDownload: Download = {
  name: 'statement-csv',
  action: 'settlement.readStatements',
  query: statementCsv,
  toFile: ({ fileName, mediaType, text }: NonNullable<Awaited<ReturnType<typeof statementCsv.run>>>) => ({
    fileName,
    mediaType,
    content: text,
  }),
};
