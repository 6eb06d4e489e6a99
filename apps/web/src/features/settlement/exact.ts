// SPDX-License-Identifier: EUPL-1.2
import { formatNumber } from '../../format/index.ts';

function split(text: string): readonly [bigint, bigint] {
  const [n = '0', d = '1'] = text.split('/');
  return [BigInt(n), BigInt(d)];
}

/** Cut after so many places, never by a float: '2/3' with 4 places → '0,6666'. */
function cut(n: bigint, d: bigint, places: number): string {
  const negative = n < 0n;
  const size = negative ? -n : n;
  const whole = formatNumber(size / d);
  const rest = ((size % d) * 10n ** BigInt(places)) / d;
  const digits = rest.toString().padStart(places, '0').replace(/0+$/, '');
  const mark = formatNumber(0.5).charAt(1);
  return `${negative ? '\u2212' : ''}${whole}${digits === '' ? '' : `${mark}${digits}`}`;
}

/** An exact 'n/d' of the server for the eye: a share of one as percent. */
export function percentText(fraction: string): string {
  const [n, d] = split(fraction);
  return `${cut(n * 100n, d, 4)} %`;
}

/** An exact 'n/d' of the server as a number with at most four places. */
export function exactNumber(fraction: string): string {
  const [n, d] = split(fraction);
  return cut(n, d, 4);
}

/** 6550 → '65,5 %' */
export const permyriadText = (share: number): string => `${cut(BigInt(share), 100n, 2)} %`;
