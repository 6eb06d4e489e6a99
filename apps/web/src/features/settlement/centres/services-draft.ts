// SPDX-License-Identifier: EUPL-1.2
import type { ServiceSheet } from './centre-documents.ts';

/** Who receives a service. */
export interface Taker {
  readonly kind: 'centre' | 'pool';
  readonly id: string;
  readonly name: string;
}
export interface Giver {
  readonly id: string;
  readonly name: string;
  /** As it stands; empty where the centre gives nothing yet. */
  readonly unit: string;
}

export interface Sheet {
  readonly givers: readonly Giver[];
  readonly takers: readonly Taker[];
  /** What stands, by cell. */
  readonly known: ReadonlyMap<string, number>;
}

/** What was typed, by cell and by giver; what was not touched is not in it. */
export interface Draft {
  readonly cells: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
}
export const NO_DRAFT: Draft = { cells: new Map(), units: new Map() };

export const cellOf = (giverId: string, takerId: string): string => `${giverId} ${takerId}`;

/** Centres in use, and those that give or take something all the same; the centres first, then the pools. */
export function sheetOf({ costCentreServices: services, costCentres, costPools }: ServiceSheet): Sheet {
  const giving = new Map(services.map((service) => [service.fromCentreId, service.unit]));
  const taking = new Set(services.map(({ toCentreId, toPoolId }) => toCentreId ?? toPoolId));
  const centres = costCentres.filter(({ id, active }) => active || giving.has(id) || taking.has(id));
  return {
    givers: centres.map(({ id, name }) => ({ id, name, unit: giving.get(id) ?? '' })),
    takers: [
      ...centres.map(({ id, name }): Taker => ({ kind: 'centre', id, name })),
      ...costPools.filter(({ id, active }) => active || taking.has(id)).map(({ id, name }): Taker => ({ kind: 'pool', id, name })),
    ],
    known: new Map(
      services.map((service) => [cellOf(service.fromCentreId, service.toCentreId ?? service.toPoolId ?? ''), service.quantity]),
    ),
  };
}

/** '1.200' and '1200' are 1200, nothing is 0; anything else is no quantity. */
export function readQuantity(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  if (!/^(\d+|\d{1,3}([.\u202f\u00a0 ]\d{3})+)$/.test(trimmed)) return null;
  const value = Number(trimmed.replaceAll(/\D/g, ''));
  return value <= 1_000_000_000 ? value : null;
}

export const textIn = ({ known }: Sheet, { cells }: Draft, cell: string): string => cells.get(cell) ?? String(known.get(cell) || '');
export const unitIn = ({ id, unit }: Giver, { units }: Draft): string => units.get(id) ?? unit;

export const withCell = (draft: Draft, cell: string, text: string): Draft => ({ ...draft, cells: new Map(draft.cells).set(cell, text) });
export const withUnit = (draft: Draft, giverId: string, unit: string): Draft => ({
  ...draft,
  units: new Map(draft.units).set(giverId, unit),
});

/** Cells with something that is no quantity. */
export const faultsIn = ({ cells }: Draft): ReadonlySet<string> =>
  new Set([...cells].filter(([, text]) => readQuantity(text) === null).map(([cell]) => cell));

export interface ChangedService {
  readonly fromCentreId: string;
  readonly toCentreId?: string;
  readonly toPoolId?: string;
  readonly quantity: number;
  readonly unit: string;
  readonly seen: number;
}

/** What is to be sent: cells with another quantity, and all cells of a giver whose unit is another one. */
export function changesIn(sheet: Sheet, draft: Draft): readonly ChangedService[] {
  return sheet.givers.flatMap((giver) =>
    sheet.takers.flatMap((taker): ChangedService[] => {
      const cell = cellOf(giver.id, taker.id);
      const seen = sheet.known.get(cell) ?? 0;
      const quantity = readQuantity(textIn(sheet, draft, cell)) ?? seen;
      const unit = unitIn(giver, draft).trim();
      const isOther = quantity !== seen || (unit !== giver.unit && seen > 0);
      if (!isOther) return [];
      const to = taker.kind === 'centre' ? { toCentreId: taker.id } : { toPoolId: taker.id };
      return [{ fromCentreId: giver.id, ...to, quantity, unit, seen }];
    }),
  );
}

/** What a giver gives in all, as it stands in the draft. */
export const givenBy = (sheet: Sheet, draft: Draft, giverId: string): number =>
  sheet.takers.reduce((sum, { id }) => sum + (readQuantity(textIn(sheet, draft, cellOf(giverId, id))) ?? 0), 0);

/** A block from a spreadsheet, put in from a cell on: rows are takers, columns givers. What lies beyond the table is left out. */
export function pasted(sheet: Sheet, draft: Draft, at: { readonly row: number; readonly column: number }, text: string): Draft {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const cells = new Map(draft.cells);
  for (const [down, line] of lines.entries()) {
    for (const [right, value] of line.split('\t').entries()) {
      const [giver, taker] = [sheet.givers[at.column + right], sheet.takers[at.row + down]];
      if (giver && taker && giver.id !== taker.id) cells.set(cellOf(giver.id, taker.id), value.trim());
    }
  }
  return { ...draft, cells };
}
