// SPDX-License-Identifier: EUPL-1.2
import type { AgreementForm, DataProcessingRole, VatCode } from '@domain/agreements';

/** What a member signs together, and what stands in it. */
export interface AgreementGroup {
  readonly code: string;
  readonly form: AgreementForm;
  readonly title: string;
  readonly families: readonly string[];
  readonly clause: string;
  /** '#' becomes the day of the meeting. */
  readonly resolution: string | null;
  readonly noticeMonths: number;
  /** Wording of the clause by which costs are shared. */
  readonly costClause: string;
  /** The treatment until the end of the transition (§ 27 Abs. 22a UStG), and after it; empty: as the association has declared. */
  readonly vat: readonly { readonly code: VatCode; readonly ratePermille: number; readonly basis: string }[];
  readonly dataRole: DataProcessingRole;
  readonly subjects: readonly string[];
  readonly dataCategories: readonly string[];
  /** How many of a hundred members have none. */
  readonly without: number;
}

const OLD_LAW = { code: 'O', ratePermille: 0, basis: '§ 2 Abs. 3 UStG a. F. i. V. m. § 27 Abs. 22a UStG' } as const;
const SHARED_COST = { code: 'E', ratePermille: 0, basis: '§ 4 Nr. 29 UStG' } as const;
const RESIDENTS = ['Einwohnerinnen und Einwohner'];

const clause = (sharing: string): string =>
  `${sharing} Abgerechnet wird das Kalenderjahr; der Anteil ist innerhalb von 30 Tagen nach Zugang fällig.`;

export const AGREEMENT_GROUPS: readonly AgreementGroup[] = [
  {
    ...{
      code: 'S',
      form: 'statutes',
      title: 'Beitritt zur Verbandssatzung',
      families: ['cooperation', 'overhead'],
      clause: '§ 15 Abs. 1 und § 16 Abs. 1',
    },
    ...{
      resolution: 'Verbandsversammlung vom #',
      costClause: clause(
        'Die nicht anderweitig gedeckten Personal- und Sachkosten der Gremien tragen die Mitglieder zu gleichen Teilen, die der Geschäftsstelle zu 60 % nach der Einwohnerzahl des Zensus 2022 am 15.05.2022 und zu 40 % zu gleichen Teilen, mindestens aber 120,00 Euro im Monat.',
      ),
      noticeMonths: 24,
      without: 0,
    },
    // As the association has declared.
    vat: [],
    ...{ dataRole: 'none', subjects: [], dataCategories: [] },
  },
  {
    ...{
      code: 'F',
      form: 'publicLawAgreement',
      title: 'Finanz- und Personaldienste',
      families: ['payments', 'payroll'],
      clause: '§ 5 Abs. 2',
    },
    ...{
      resolution: 'Ratsbeschluss vom #',
      costClause: clause(
        'Die nicht anderweitig gedeckten Personal- und Sachkosten der Kasse werden zu 35 % nach den amtlichen Einwohnerzahlen am 31.12.2024 und zu 65 % nach gebuchten Stunden verteilt. Die Kosten der Personalabrechnung werden zu 90 % nach Abrechnungsfällen und zu 10 % zu gleichen Teilen verteilt.',
      ),
      noticeMonths: 12,
      without: 6,
    },
    vat: [OLD_LAW, SHARED_COST],
    ...{
      dataRole: 'processor',
      subjects: ['Beschäftigte', 'Zahlungspflichtige'],
      dataCategories: ['Stammdaten', 'Entgeltdaten', 'Bankverbindungen'],
    },
  },
  {
    ...{
      code: 'A',
      form: 'serviceContract',
      title: 'Archiv und Registratur',
      families: ['archive'],
      clause: '§ 4 Abs. 1',
      resolution: null,
    },
    ...{
      costClause: clause(
        'Die Personal- und Sachkosten des Archivs werden zu 50 % nach den amtlichen Einwohnerzahlen am 31.12.2024 und zu 50 % nach laufenden Metern am Monatsende im Mittel des Zeitraums verteilt.',
      ),
      noticeMonths: 6,
      without: 24,
      vat: [OLD_LAW, SHARED_COST],
      dataRole: 'processor',
      subjects: RESIDENTS,
      dataCategories: ['Akteninhalte'],
    },
  },
  {
    ...{ code: 'V', form: 'administrativeAgreement', title: 'Springerdienst', families: ['staffing'], clause: '§ 6', resolution: null },
    ...{
      costClause: clause('Die Personal- und Sachkosten des Springerdienstes werden nach gebuchten Stunden verteilt.'),
      noticeMonths: 3,
      without: 30,
      vat: [OLD_LAW, SHARED_COST],
      dataRole: 'ownTask',
      subjects: RESIDENTS,
      dataCategories: ['Meldedaten'],
    },
  },
  {
    ...{
      code: 'I',
      form: 'publicLawAgreement',
      title: 'Schul-IT',
      families: ['schoolIt'],
      clause: '§ 5 Abs. 1',
      resolution: 'Ratsbeschluss vom #',
    },
    ...{
      costClause: clause(
        'Die Personal- und Sachkosten der Schul-IT werden zu 60 % nach betreuten Geräten am Monatsende im Mittel des Zeitraums und zu 40 % nach gebuchten Stunden verteilt.',
      ),
      noticeMonths: 12,
      without: 9,
      vat: [OLD_LAW, SHARED_COST],
      dataRole: 'processor',
    },
    ...{ subjects: ['Schülerinnen und Schüler', 'Lehrkräfte'], dataCategories: ['Kontodaten', 'Gerätedaten'] },
  },
  {
    ...{
      code: 'B',
      form: 'serviceContract',
      title: 'Gemeinsame Beschaffung',
      families: ['purchasing'],
      clause: '§ 4',
      resolution: null,
      costClause: clause(
        'Die Personal- und Sachkosten der gemeinsamen Beschaffung werden zu 70 % nach Fällen und zu 30 % zu gleichen Teilen verteilt; vom 21. Fall an zählt ein Fall vier Fünftel, vom 61. an die Hälfte.',
      ),
      noticeMonths: 2,
    },
    ...{ without: 33, dataRole: 'none', subjects: [], dataCategories: [] },
    vat: [
      { code: 'S', ratePermille: 190, basis: '§ 12 Abs. 1 UStG' },
      { code: 'S', ratePermille: 190, basis: '§ 12 Abs. 1 UStG' },
    ],
  },
];
