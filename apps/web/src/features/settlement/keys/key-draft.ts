// SPDX-License-Identifier: EUPL-1.2
import { formatDate, parseDateInput } from '../../../format/index.ts';
import type { VariablesOf } from '../../../graphql/index.ts';
import type { KeyPreviewQuery, KeyVersion } from './key-documents.ts';

export const METRIC_KINDS = ['hours', 'cases', 'inhabitants', 'equal', 'quantity'] as const;
export type MetricKind = (typeof METRIC_KINDS)[number];
export const BASES = ['census2022', 'update2024', 'update2022Census2011'] as const;

/** A part as it is typed. */
export interface PartDraft {
  readonly id: number;
  readonly share: string;
  readonly kind: MetricKind;
  readonly basis: string;
  readonly referenceDate: string;
  readonly code: string;
  readonly unit: string;
}
export type PartInput = VariablesOf<typeof KeyPreviewQuery>['parts'][number];

export const emptyPart = (id: number, share = ''): PartDraft => ({
  id,
  share,
  kind: 'hours',
  basis: 'update2024',
  referenceDate: '',
  code: '',
  unit: '',
});

export type ShareProblem = 'shareMissing' | 'shareNoNumber' | 'shareNegative' | 'shareZero' | 'shareTooLarge' | 'shareTooExact';

const digitsOf = (text: string): string => text.replace('%', '').trim().replace('\u2212', '-');

/** What is wrong with a share as it is typed, or null. */
export function shareProblem(text: string): ShareProblem | null {
  const typed = digitsOf(text);
  if (typed === '') return 'shareMissing';
  if (!/^-?\d+(?:[.,]\d+)?$/.test(typed)) return 'shareNoNumber';
  if (typed.startsWith('-')) return 'shareNegative';
  if (/[.,]\d{3,}$/.test(typed)) return 'shareTooExact';
  const share = shareOf(text);
  if (share === 0) return 'shareZero';
  return share === null || share > 10_000 ? 'shareTooLarge' : null;
}

/** '33,33' → 3333 ten-thousandths; null for what is no share with at most two decimals. */
export function shareOf(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(digitsOf(text));
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}

/** 3333 → '33,33' */
export const shareText = (share: number): string =>
  share % 100 === 0 ? String(share / 100) : `${Math.trunc(share / 100)},${String(share % 100).padStart(2, '0')}`;

export const sumOfShares = (parts: readonly PartDraft[]): number => parts.reduce((sum, part) => sum + (shareOf(part.share) ?? 0), 0);

/** What the server wants, or null while something that belongs to the kind is missing. */
export function partInput(part: PartDraft): PartInput | null {
  const sharePermyriad = shareOf(part.share);
  if (sharePermyriad === null || shareProblem(part.share) !== null) return null;
  if (part.kind === 'inhabitants') {
    const referenceDate = parseDateInput(part.referenceDate);
    return referenceDate && part.basis ? { sharePermyriad, kind: part.kind, basis: part.basis, referenceDate } : null;
  }
  if (part.kind === 'quantity') return { sharePermyriad, kind: part.kind, code: part.code.trim(), unit: part.unit.trim() };
  return { sharePermyriad, kind: part.kind };
}

export function draftOf(version: KeyVersion | undefined): readonly PartDraft[] {
  if (!version) return [emptyPart(1, '100')];
  return version.parts.map((part, index) => ({
    id: index + 1,
    share: shareText(part.sharePermyriad),
    kind: part.kind,
    basis: part.basis ?? 'update2024',
    referenceDate: part.referenceDate ? formatDate(part.referenceDate, 'de') : '',
    code: part.code ?? '',
    unit: part.unit ?? '',
  }));
}
