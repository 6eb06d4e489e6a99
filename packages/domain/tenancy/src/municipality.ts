// SPDX-License-Identifier: EUPL-1.2
import { err, ok, type Result } from '@kernel/core';
import { POPULATION_BASES, type PopulationBasis, populationBasisFacts } from './population-basis.ts';
import type { RowFinding, TextRow } from './row-finding.ts';

/** kreisfreie Stadt · kreisangehörige Stadt · kreisangehörige Gemeinde. */
export const MUNICIPALITY_KINDS = ['independentTown', 'town', 'municipality'] as const;
export type MunicipalityKind = (typeof MUNICIPALITY_KINDS)[number];

/** A municipality of the official register: reference data, of no tenant. */
export interface Municipality {
  /** Amtlicher Gemeindeschlüssel, 8 digits. */
  readonly ags: string;
  /** Amtlicher Regionalschlüssel, 12 digits. */
  readonly ars: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: MunicipalityKind;
  /** First five digits of the key. */
  readonly districtKey: string;
  readonly districtName: string;
  readonly populations: Readonly<Record<PopulationBasis, number>>;
}

/** The register by key. */
export type MunicipalityRegister = ReadonlyMap<string, Municipality>;

export const isAgs = (text: string): boolean => /^\d{8}$/.test(text);

export const MUNICIPALITY_COLUMNS = [
  'ags',
  'ars',
  'name',
  'short_name',
  'kind',
  'district_key',
  'district_name',
  'population_census_2022',
  'population_update_2022',
  'population_update_2024',
] as const;
export type MunicipalityColumn = (typeof MUNICIPALITY_COLUMNS)[number];

export type MunicipalityRowCode =
  | 'AGS_NOT_EIGHT_DIGITS'
  | 'AGS_TWICE'
  | 'ARS_DOES_NOT_FIT'
  | 'NAME_MISSING'
  | 'KIND_UNKNOWN'
  | 'DISTRICT_DOES_NOT_FIT'
  | 'POPULATION_NOT_A_NUMBER';

type Cells = TextRow<MunicipalityColumn>['cells'];

/** The regional key holds the official one: Land, region, district in front, municipality at the end; between them the association of municipalities. */
const fitsArs = (ags: string, ars: string): boolean =>
  /^\d{12}$/.test(ars) && ars.startsWith(ags.slice(0, 5)) && ars.endsWith(ags.slice(5));

function faultsOf(cells: Cells, seen: ReadonlySet<string>): [MunicipalityColumn, MunicipalityRowCode][] {
  const faults: [MunicipalityColumn, MunicipalityRowCode][] = [];
  if (!isAgs(cells.ags)) faults.push(['ags', 'AGS_NOT_EIGHT_DIGITS']);
  else if (seen.has(cells.ags)) faults.push(['ags', 'AGS_TWICE']);
  if (!fitsArs(cells.ags, cells.ars)) faults.push(['ars', 'ARS_DOES_NOT_FIT']);
  for (const column of ['name', 'short_name', 'district_name'] as const) if (cells[column] === '') faults.push([column, 'NAME_MISSING']);
  if (!MUNICIPALITY_KINDS.some((kind) => kind === cells.kind)) faults.push(['kind', 'KIND_UNKNOWN']);
  if (cells.district_key !== cells.ags.slice(0, 5)) faults.push(['district_key', 'DISTRICT_DOES_NOT_FIT']);
  for (const basis of POPULATION_BASES) {
    const { column } = populationBasisFacts[basis];
    if (!/^\d{1,8}$/.test(cells[column])) faults.push([column, 'POPULATION_NOT_A_NUMBER']);
  }
  return faults;
}

const municipalityOf = (cells: Cells): Municipality => ({
  ags: cells.ags,
  ars: cells.ars,
  name: cells.name,
  shortName: cells.short_name,
  kind: cells.kind as MunicipalityKind,
  districtKey: cells.district_key,
  districtName: cells.district_name,
  populations: {
    census2022: Number(cells.population_census_2022),
    update2022Census2011: Number(cells.population_update_2022),
    update2024: Number(cells.population_update_2024),
  },
});

/** The municipalities of a register file, in its order; or everything that is wrong with it, and none. */
export function municipalitiesFromRows(
  rows: readonly TextRow<MunicipalityColumn>[],
): Result<readonly Municipality[], readonly RowFinding<MunicipalityColumn, MunicipalityRowCode>[]> {
  const seen = new Set<string>();
  const findings = rows.flatMap(({ row, cells }) => {
    const faults = faultsOf(cells, seen).map(([column, code]) => ({ row, column, code, value: cells[column] }));
    seen.add(cells.ags);
    return faults;
  });
  return findings.length > 0 ? err(findings) : ok(rows.map(({ cells }) => municipalityOf(cells)));
}

export const municipalityRegister = (municipalities: readonly Municipality[]): MunicipalityRegister =>
  new Map(municipalities.map((municipality) => [municipality.ags, municipality]));

export const populationOf = (municipality: Municipality, basis: PopulationBasis): number => municipality.populations[basis];
