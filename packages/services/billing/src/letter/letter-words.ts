// SPDX-License-Identifier: EUPL-1.2
import { type DocumentContent, periodWords, subjectOf, type VatRow } from '@domain/billing';
import { formatAmount } from '@kernel/core';

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

/** A row of the breakdown in words. */
export function vatLabel(row: VatRow): string {
  if (row.code === 'S') return `Umsatzsteuer ${percent(row.ratePermille)} auf ${euro(row.netCents)}`;
  const law = row.bases.length > 0 ? ` nach ${row.bases.join('; ')}` : '';
  return `Umsatzsteuer: ${euro(row.netCents)} ${vatShort(row)}${law}`;
}
