// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, formatCivilDate } from '@kernel/core';
import type { DocumentedTable } from '@platform/service';

/** How long records of one class are kept at least, by which law, since when that law says so. */
interface Retention {
  readonly records: string;
  readonly period: string;
  readonly begins: string;
  readonly source: string;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
}

const CALENDAR_YEAR = 'Ende des Kalenderjahres der Entstehung (§ 147 Abs. 4 AO)';
const RESOLVED = '1. Januar nach dem Beschluss über den Jahresabschluss';
const day = (text: string): CivilDate => text as CivilDate;

const VOUCHERS =
  'Buchungsbelege: Kosten, Direktkosten, Messungen, Abrechnungsläufe, Kosteninformationen, Bescheide, Rechnungen und Eingangsrechnungen mit ihren Dateien';

const RETENTION: readonly Retention[] = [
  {
    records:
      'Bücher, Jahresabschlüsse und Unterlagen zu ihrem Verständnis: Journale, Schlüssel mit ihren Fassungen, diese Verfahrensdokumentation, das Protokoll',
    period: '10 Jahre',
    begins: CALENDAR_YEAR,
    source: '§ 147 Abs. 1 Nr. 1, Abs. 3 AO',
    validFrom: day('1977-01-01'),
    validTo: null,
  },
  {
    records: VOUCHERS,
    period: '8 Jahre',
    begins: CALENDAR_YEAR,
    source: '§ 147 Abs. 1 Nr. 4, Abs. 3 AO und § 14b Abs. 1 UStG; auch für Ältere, deren Frist am 1. Januar 2025 noch lief',
    validFrom: day('2025-01-01'),
    validTo: null,
  },
  {
    records: VOUCHERS,
    period: '10 Jahre',
    begins: CALENDAR_YEAR,
    source: '§ 147 Abs. 1 Nr. 4, Abs. 3 AO und § 14b Abs. 1 UStG in der früheren Fassung',
    validFrom: day('1999-01-01'),
    validTo: day('2024-12-31'),
  },
  {
    records: 'Geschäftsbriefe: Anliegen, Einwendungen mit ihren Antworten, Vereinbarungen und ihre Kündigung',
    period: '6 Jahre',
    begins: CALENDAR_YEAR,
    source: '§ 147 Abs. 1 Nr. 2 und 3, Abs. 3 AO',
    validFrom: day('1977-01-01'),
    validTo: null,
  },
  {
    records: 'Bücher des kommunalen Haushalts',
    period: '10 Jahre',
    begins: RESOLVED,
    source: '§ 59 Abs. 2 KomHVO NRW',
    validFrom: day('2019-01-01'),
    validTo: null,
  },
  {
    records: 'Belege des kommunalen Haushalts',
    period: '6 Jahre',
    begins: RESOLVED,
    source: '§ 59 Abs. 2 KomHVO NRW',
    validFrom: day('2019-01-01'),
    validTo: null,
  },
  {
    records: 'Jahresabschlüsse des kommunalen Haushalts',
    period: 'dauernd',
    begins: RESOLVED,
    source: '§ 59 Abs. 2 KomHVO NRW',
    validFrom: day('2019-01-01'),
    validTo: null,
  },
];

/** Periods that the law sets; where several hold for one record, the later end counts. */
export const retentionPeriods: DocumentedTable = {
  title: 'Aufbewahrungsfristen',
  intro:
    'Wie lange Unterlagen mindestens aufbewahrt werden. Gelten mehrere Fristen, zählt das spätere Ende; sie laufen nicht ab, solange die Unterlagen für eine Steuer von Bedeutung sind, deren Festsetzungsfrist noch läuft. Das Programm löscht nichts Gebuchtes von selbst.',
  columns: ['Unterlagen', 'Frist', 'Beginnt mit', 'Rechtsgrundlage', 'Gilt ab', 'Gilt bis'],
  rows: RETENTION.map(({ records, period, begins, source, validFrom, validTo }) => [
    records,
    period,
    begins,
    source,
    formatCivilDate(validFrom),
    validTo === null ? 'auf Weiteres' : formatCivilDate(validTo),
  ]),
};
