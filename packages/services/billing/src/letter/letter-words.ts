// SPDX-License-Identifier: EUPL-1.2
import { type DocumentContent, periodWords, subjectOf, type VatRow } from '@domain/billing';
import { formatAmount, formatCivilDate } from '@kernel/core';

export const euro = (amount: bigint): string => `${formatAmount(amount)} €`.replace('-', '\u2212');

const TITLES = {
  notice: { advance: 'Vorausleistungsbescheid', annual: 'Umlagebescheid', correction: 'Änderungsbescheid' },
  invoice: { advance: 'Abschlagsrechnung', annual: 'Rechnung', correction: 'Rechnungskorrektur' },
} as const;

/** An invoice below zero is no 'Gutschrift': that is what somebody else writes who bought from us (§ 14 Abs. 2 Satz 2, § 14c UStG). */
export const wordOf = ({ family, kind, typeCode }: DocumentContent): string =>
  typeCode === '381' && family === 'invoice' && kind === 'annual' ? 'Abrechnung mit Guthaben' : TITLES[family][kind];

const SUBJECT_LIMIT = 80;

/** 'Rechnung R-2026-000004 für August 2026: Personalabrechnung und 3 weitere Leistungen'; a notice is about its levy alone. */
export function titleOf(content: DocumentContent): string {
  const { family, kind, corrects, issue } = content;
  const named = [wordOf(content), issue?.number ?? ''].filter((part) => part !== '').join(' ');
  const about = kind === 'correction' && corrects ? ` zu ${corrects.number}` : '';
  const period = ` für ${periodWords(content).de}`;
  const subject = family === 'invoice' && kind !== 'advance' ? subjectOf(content).de : '';
  return `${named}${about}${period}${subject !== '' && subject.length <= SUBJECT_LIMIT ? `: ${subject}` : ''}`;
}

const percent = (permille: number): string => `${permille % 10 === 0 ? permille / 10 : `${Math.trunc(permille / 10)},${permille % 10}`} %`;

/** In a column: '19 %', 'steuerfrei', 'nicht steuerbar'. */
export const vatShort = ({ code, ratePermille }: Pick<VatRow, 'code' | 'ratePermille'>): string =>
  code === 'S' ? percent(ratePermille) : { O: 'nicht steuerbar', E: 'steuerfrei' }[code];

type DatedVat = DocumentContent['lines'][number]['vat'];

/** A basis with the days on which its rule holds; of a basis that stands in no line, as of an advance alone, they are not known. */
function datedBasis(basis: string, rules: readonly DatedVat[]): string {
  const days = rules
    .filter((rule) => rule.basis === basis)
    .map(({ validFrom, validTo }) =>
      validTo ? `gültig vom ${formatCivilDate(validFrom)} bis ${formatCivilDate(validTo)}` : `gültig ab ${formatCivilDate(validFrom)}`,
    );
  return days.length === 0 ? basis : `${basis} (${[...new Set(days)].join('; ')})`;
}

/** A row of the breakdown in words, with the rules of the lines behind it. */
export function vatLabel(row: VatRow, lines: DocumentContent['lines']): string {
  if (row.code === 'S') return `Umsatzsteuer ${percent(row.ratePermille)} auf ${euro(row.netCents)}`;
  const rules = lines.map(({ vat }) => vat).filter(({ code, ratePermille }) => code === row.code && ratePermille === row.ratePermille);
  const law = row.bases.length > 0 ? ` nach ${row.bases.map((basis) => datedBasis(basis, rules)).join('; ')}` : '';
  return `Umsatzsteuer: ${euro(row.netCents)} ${vatShort(row)}${law}`;
}
