// SPDX-License-Identifier: EUPL-1.2
import { type Bilingual, type CivilDate, formatCivilDate, formatEnglishDate, type Language, unreachable } from '@kernel/core';
import type { Meter } from './reading.ts';

export type { Bilingual, Language };

/** Code of an official count of inhabitants; counts of one day differ by up to 11 %, so the basis belongs to the key. */
export type PopulationBasis = string;

/** What a part of a key measures. */
export type Metric =
  /** Minutes booked on the pool's service family. */
  | { readonly kind: 'hours' }
  /** Cases closed or counted by the desk in the pool's service family. */
  | { readonly kind: 'cases' }
  /** Inhabitants at a reference date, pro rata by days of membership. */
  | { readonly kind: 'inhabitants'; readonly basis: PopulationBasis; readonly referenceDate: CivilDate }
  /** The same for each member, pro rata by days of membership. */
  | { readonly kind: 'equal' }
  /** A quantity entered by hand, for example devices or payslips. */
  | { readonly kind: 'quantity'; readonly meter: `quantity.${string}`; readonly unit: string };

/** One text for one metric: two parts of a key with the same text measure the same. */
export function metricId(metric: Metric): string {
  switch (metric.kind) {
    case 'inhabitants':
      return `inhabitants:${metric.basis}:${metric.referenceDate}`;
    case 'quantity':
      return metric.meter;
    default:
      return metric.kind;
  }
}

/** The meter whose readings a metric of use adds up; null for metrics of membership. */
export function meterOf(metric: Metric): Meter | null {
  switch (metric.kind) {
    case 'hours':
      return 'desk.minutes';
    case 'cases':
      return 'desk.cases';
    case 'quantity':
      return metric.meter;
    case 'inhabitants':
    case 'equal':
      return null;
    default:
      return unreachable(metric);
  }
}

/** Whether the weight is taken pro rata by days of membership; what was used counts as it was measured. */
export const isByMembership = (metric: Metric): boolean => metric.kind === 'inhabitants' || metric.kind === 'equal';

/** 'nach Köpfen (Einwohner am 31.12.2024, Zensus 2022)': goes into a sentence after 'zu 35 %'. */
export function metricPhrase(metric: Metric, language: Language, basisNames: Readonly<Record<string, string>> = {}): string {
  const german = language === 'de';
  switch (metric.kind) {
    case 'hours':
      return german ? 'nach gebuchten Stunden' : 'by hours booked';
    case 'cases':
      return german ? 'nach Fällen' : 'by cases';
    case 'equal':
      return german ? 'zu gleichen Teilen' : 'in equal shares';
    case 'inhabitants': {
      const basis = basisNames[metric.basis] ?? metric.basis;
      return german
        ? `nach Köpfen (Einwohner am ${formatCivilDate(metric.referenceDate)}, ${basis})`
        : `per head (inhabitants on ${formatEnglishDate(metric.referenceDate)}, ${basis})`;
    }
    case 'quantity':
      return german ? `nach Menge (${metric.unit})` : `by quantity (${metric.unit})`;
    default:
      return unreachable(metric);
  }
}

/** The unit of a weight in tables; hours are measured in minutes and shown as '20:30'. */
export function metricUnit(metric: Metric, language: Language): string {
  switch (metric.kind) {
    case 'hours':
      return language === 'de' ? 'Stunden' : 'hours';
    case 'cases':
      return language === 'de' ? 'Fälle' : 'cases';
    case 'inhabitants':
      return language === 'de' ? 'Einwohner' : 'inhabitants';
    case 'equal':
      return language === 'de' ? 'Mitglied' : 'member';
    case 'quantity':
      return metric.unit;
    default:
      return unreachable(metric);
  }
}
