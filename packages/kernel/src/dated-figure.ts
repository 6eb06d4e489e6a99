// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate } from './civil-date.ts';
import { isValidOn } from './period.ts';
import { type Refusal, refusal } from './refusal.ts';
import { err, ok, type Result } from './result.ts';

/** 'inForce' is enacted law; 'announced' is expected and shown as such wherever it is used. */
export type FigureState = 'inForce' | 'announced';

/** A figure of the law or of a tariff, valid on all days from 'validFrom' to 'validTo', both included. */
export interface DatedFigure<T> {
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
  readonly value: T;
  /** Where it stands: law, section, gazette. */
  readonly source: string;
  readonly state: FigureState;
}

export type FiguresError = 'FIGURE_DATES_REVERSED' | 'FIGURES_OVERLAP' | 'FIGURES_GAP';

/** The figures in the order of time, or the first fault: reversed dates, then overlap, then gap. */
export function checkFigures<T>(figures: readonly DatedFigure<T>[]): Result<readonly DatedFigure<T>[], Refusal<FiguresError>> {
  const sorted = [...figures].sort((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0));
  const reversed = sorted.find((figure) => figure.validTo !== null && figure.validTo < figure.validFrom);
  if (reversed) return err(refusal('FIGURE_DATES_REVERSED', { params: { from: reversed.validFrom } }));
  const neighbours = sorted.slice(1).map((later, index) => ({ earlier: sorted[index] as DatedFigure<T>, later }));
  const overlap = neighbours.find(({ earlier, later }) => earlier.validTo === null || earlier.validTo >= later.validFrom);
  if (overlap) return err(refusal('FIGURES_OVERLAP', { params: { from: overlap.later.validFrom } }));
  const gap = neighbours.find(({ earlier, later }) => addDays(earlier.validTo as CivilDate, 1) !== later.validFrom);
  if (gap)
    return err(
      refusal('FIGURES_GAP', { params: { from: addDays(gap.earlier.validTo as CivilDate, 1), to: addDays(gap.later.validFrom, -1) } }),
    );
  return ok(sorted);
}

/** The figure of a day. A list with an overlap or a gap is refused whole: no figure of it can be trusted. */
export function figureOn<T>(
  figures: readonly DatedFigure<T>[],
  date: CivilDate,
): Result<DatedFigure<T>, Refusal<FiguresError | 'NO_FIGURE_FOR_DATE'>> {
  const checked = checkFigures(figures);
  if (!checked.ok) return checked;
  const found = checked.value.find((figure) => isValidOn({ from: figure.validFrom, to: figure.validTo }, date));
  return found ? ok(found) : err(refusal('NO_FIGURE_FOR_DATE', { params: { date } }));
}
