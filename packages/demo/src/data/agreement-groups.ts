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
  /** The treatment until the end of the transition (§ 27 Abs. 22a UStG), and after it. */
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

export const AGREEMENT_GROUPS: readonly AgreementGroup[] = [
  {
    ...{
      code: 'S',
      form: 'statutes',
      title: 'Beitritt zur Verbandssatzung',
      families: ['cooperation', 'overhead'],
      clause: '§ 15 Abs. 1 und § 16 Abs. 1',
    },
    ...{ resolution: 'Verbandsversammlung vom #', noticeMonths: 24, without: 0 },
    vat: [OLD_LAW, { code: 'O', ratePermille: 0, basis: '§ 2b Abs. 1 UStG' }],
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
    ...{ resolution: 'Ratsbeschluss vom #', noticeMonths: 12, without: 6 },
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
    ...{ noticeMonths: 12, without: 9, vat: [OLD_LAW, SHARED_COST], dataRole: 'processor' },
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
      noticeMonths: 2,
    },
    ...{ without: 33, dataRole: 'none', subjects: [], dataCategories: [] },
    vat: [
      { code: 'S', ratePermille: 190, basis: '§ 12 Abs. 1 UStG' },
      { code: 'S', ratePermille: 190, basis: '§ 12 Abs. 1 UStG' },
    ],
  },
];
