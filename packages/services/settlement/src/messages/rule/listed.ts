// SPDX-License-Identifier: EUPL-1.2
const MOST = 5;

/** 'A, B und C'; with 'further' a long list ends after five: 'A, B, C, D, E und 12 weitere'. */
export function listed(value: unknown, and: string, further?: (count: number) => string): string {
  const all = (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);
  const items = further && all.length > MOST ? [...all.slice(0, MOST), further(all.length - MOST)] : all;
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1) ?? ''}`;
}
