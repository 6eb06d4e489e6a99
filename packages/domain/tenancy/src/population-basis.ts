// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, civilDate } from '@kernel/core';

/** Which count of inhabitants is meant; they differ by up to 11 % for one municipality. */
export const POPULATION_BASES = ['census2022', 'update2022Census2011', 'update2024'] as const;
export type PopulationBasis = (typeof POPULATION_BASES)[number];

export interface PopulationBasisFacts {
  readonly referenceDate: CivilDate;
  readonly labelDe: string;
  readonly labelEn: string;
  /** Column of the register file. */
  readonly column: 'population_census_2022' | 'population_update_2022' | 'population_update_2024';
  readonly source: string;
}

export const populationBasisFacts: Readonly<Record<PopulationBasis, PopulationBasisFacts>> = {
  census2022: {
    referenceDate: civilDate('2022-05-15'),
    labelDe: 'Zensus 2022 (Stichtag 15.05.2022)',
    labelEn: '2022 census (reference date 15 May 2022)',
    column: 'population_census_2022',
    source: 'Statistische Ämter des Bundes und der Länder, Zensus 2022, dl-de/by-2-0',
  },
  update2022Census2011: {
    referenceDate: civilDate('2022-12-31'),
    labelDe: 'Fortschreibung zum 31.12.2022 auf Grundlage des Zensus 2011',
    labelEn: 'Updated population on 31 December 2022, based on the 2011 census',
    column: 'population_update_2022',
    source: 'Statistisches Bundesamt (Destatis), Gemeindeverzeichnis',
  },
  update2024: {
    referenceDate: civilDate('2024-12-31'),
    labelDe: 'Fortschreibung zum 31.12.2024 auf Grundlage des Zensus 2022',
    labelEn: 'Updated population on 31 December 2024, based on the 2022 census',
    column: 'population_update_2024',
    source: 'Statistisches Bundesamt (Destatis), Gemeindeverzeichnis',
  },
};
