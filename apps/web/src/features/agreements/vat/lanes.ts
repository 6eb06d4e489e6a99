// SPDX-License-Identifier: EUPL-1.2
import type { PositionRow } from './vat-documents.ts';

type Position = Pick<PositionRow, 'id' | 'form' | 'serviceFamilyCode' | 'validFrom' | 'validTo'>;

const DAY_MS = 86_400_000;
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const yearOf = (day: string): number => Number(day.slice(0, 4));

/** Places in per cent of the whole width. */
export interface Bar<P> {
  readonly position: P;
  readonly start: number;
  readonly width: number;
}

export interface Lanes<P> {
  readonly years: readonly { readonly year: number; readonly start: number }[];
  readonly today: number;
  readonly lanes: readonly { readonly id: string; readonly bars: readonly Bar<P>[] }[];
}

/** A line of time from the year of the first entry to the year after the last change or today; one lane for each scope. */
export function lanesOf<P extends Position>(positions: readonly P[], today: string): Lanes<P> {
  const first = Math.min(yearOf(today), ...positions.map(({ validFrom }) => yearOf(validFrom)));
  const last =
    Math.max(yearOf(today), ...positions.flatMap(({ validFrom, validTo }) => [yearOf(validFrom), ...(validTo ? [yearOf(validTo)] : [])])) +
    1;
  const [from, to] = [dayNumber(`${first}-01-01`), dayNumber(`${last}-12-31`) + 1];
  const place = (day: number): number => Math.min(100, Math.max(0, ((day - from) * 100) / (to - from)));
  const lanes = new Map<string, Bar<P>[]>();
  for (const position of [...positions].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))) {
    const id = `${position.serviceFamilyCode ?? ''} ${position.form ?? ''}`;
    const start = place(dayNumber(position.validFrom));
    const end = position.validTo === null ? 100 : place(dayNumber(position.validTo) + 1);
    lanes.set(id, [...(lanes.get(id) ?? []), { position, start, width: end - start }]);
  }
  const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const step = Math.ceil(all.length / 12);
  return {
    years: all.filter((_, index) => index % step === 0).map((year) => ({ year, start: place(dayNumber(`${year}-01-01`)) })),
    today: place(dayNumber(today)),
    lanes: [...lanes].sort(([a], [b]) => a.localeCompare(b)).map(([id, bars]) => ({ id, bars })),
  };
}
