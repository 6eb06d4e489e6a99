// SPDX-License-Identifier: EUPL-1.2
import { formatNumber } from '../../../format/index.ts';

/** 1234 hundredths of a per cent as '12,34 %'; a dash where there is no share. */
export function percentText(permyriad: number | null, signed = false): string {
  if (permyriad === null) return '–';
  const size = Math.abs(permyriad);
  const sign = permyriad < 0 ? '\u2212' : signed && permyriad > 0 ? '+' : '';
  const comma = formatNumber(0.5).charAt(1);
  return `${sign}${formatNumber(Math.trunc(size / 100))}${comma}${String(size % 100).padStart(2, '0')}\u00a0%`;
}

/** What a member bears beyond its use, in hundredths of a per cent; null where its use is not measured. */
export const beyondUse = (share: number | null, use: number | null): number | null => (share === null || use === null ? null : share - use);

/** '10.000 bis 24.999', 'unter 10.000', 'ab 60.000'. */
export function sizeText(
  { from, below }: { readonly from: number | null; readonly below: number | null },
  words: {
    readonly under: (below: string) => string;
    readonly atLeast: (from: string) => string;
    readonly between: (from: string, to: string) => string;
  },
): string {
  if (from === null) return words.under(formatNumber(below ?? 0));
  return below === null ? words.atLeast(formatNumber(from)) : words.between(formatNumber(from), formatNumber(below - 1));
}
