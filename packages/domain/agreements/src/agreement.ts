// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, type Id, isValidOn, type TenantId, type Validity } from '@kernel/core';
import type { CostTerm } from './cost-terms.ts';

export type AgreementId = Id<'AgreementId'>;

/** The legal form; the law it rests on is in 'agreementForms'. */
export const AGREEMENT_FORMS = ['statutes', 'publicLawAgreement', 'serviceContract', 'administrativeAgreement'] as const;
export type AgreementForm = (typeof AGREEMENT_FORMS)[number];

export const agreementForms: Readonly<Record<AgreementForm, { readonly labelDe: string; readonly labelEn: string; readonly law: string }>> =
  {
    statutes: { labelDe: 'Verbandssatzung', labelEn: 'Statutes of the association', law: '§ 9 GkG NRW' },
    publicLawAgreement: { labelDe: 'Öffentlich-rechtliche Vereinbarung', labelEn: 'Agreement under public law', law: '§§ 23 ff. GkG NRW' },
    serviceContract: { labelDe: 'Leistungsvertrag', labelEn: 'Service contract', law: '§ 611 BGB' },
    administrativeAgreement: { labelDe: 'Verwaltungsvereinbarung', labelEn: 'Administrative agreement', law: '§ 54 VwVfG NRW' },
  };

export const AGREEMENT_STATUSES = ['draft', 'active', 'noticeGiven', 'ended', 'discarded'] as const;
export type AgreementStatus = (typeof AGREEMENT_STATUSES)[number];

/** From each status to those that may follow. */
export const agreementStatusChanges = {
  draft: ['active', 'discarded'],
  active: ['noticeGiven', 'ended'],
  noticeGiven: ['ended'],
  ended: [],
  discarded: [],
} as const satisfies Record<AgreementStatus, readonly AgreementStatus[]>;

export const mayBecome = (from: AgreementStatus, to: AgreementStatus): boolean =>
  (agreementStatusChanges[from] as readonly AgreementStatus[]).includes(to);

/** Which key of settlement divides the cost of a family, and where it was agreed. */
export interface KeyCitation {
  readonly serviceFamilyCode: string;
  readonly keyId: string;
  readonly keyVersion: number;
  /** The place in the text that was signed, e.g. '§ 5 Abs. 2'. */
  readonly clause: string;
  /** The resolution of the council or the assembly, if there is one. */
  readonly resolution: string | null;
}

/** Codes of EN 16931: O not taxable, E exempt, S standard rate. */
export const VAT_CODES = ['O', 'E', 'S'] as const;
export type VatCode = (typeof VAT_CODES)[number];

/** How the services of the agreement are taxed in a period; the day of the service decides. */
export interface VatTreatment {
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
  readonly code: VatCode;
  /** 190 is 19 %; 0 for O and E. */
  readonly ratePermille: number;
  /** Why: law and section, e.g. '§ 4 Nr. 29 UStG'. */
  readonly basis: string;
}

/** processor: on behalf (Art. 28 DSGVO); ownTask: the association is itself responsible; none: no personal data. */
export const DATA_PROCESSING_ROLES = ['processor', 'ownTask', 'none'] as const;
export type DataProcessingRole = (typeof DATA_PROCESSING_ROLES)[number];

export interface DataProcessingRecord {
  readonly role: DataProcessingRole;
  readonly concludedOn: CivilDate | null;
  /** Whose data: 'Beschäftigte', 'Einwohnerinnen und Einwohner'. */
  readonly subjects: readonly string[];
  readonly dataCategories: readonly string[];
  /** e.g. 'Art. 28 DSGVO'. */
  readonly legalBasis: string;
}

/** What is written in an agreement; all of it may change while it is a draft, nothing afterwards. */
export interface AgreementContent {
  /** The centre's number of the agreement; unique for the tenant. */
  readonly number: string;
  readonly title: string;
  readonly form: AgreementForm;
  readonly validity: Validity | null;
  readonly noticeMonths: number;
  readonly serviceFamilyCodes: readonly string[];
  readonly keyCitations: readonly KeyCitation[];
  /** May be empty: then the association's positions hold. */
  readonly vatTreatments: readonly VatTreatment[];
  /** Wording of the clause by which costs are shared. */
  readonly costClause: string;
  /** What the member has of its own beside the key. */
  readonly costTerms: readonly CostTerm[];
  readonly dataProcessing: DataProcessingRecord | null;
}

/** Which services a member takes, and on what basis it pays for them. */
export interface Agreement extends AgreementContent {
  readonly id: AgreementId;
  readonly tenantId: TenantId;
  readonly status: AgreementStatus;
  readonly concludedOn: CivilDate | null;
  readonly noticeGivenOn: CivilDate | null;
  readonly version: number;
}

const SIGNED: readonly AgreementStatus[] = ['active', 'noticeGiven', 'ended'];

/** Whether the agreement was signed and covers the family on the day. An ended one still covers the days before its end. */
export const covers = (agreement: Agreement, familyCode: string, date: CivilDate): boolean =>
  SIGNED.includes(agreement.status) &&
  agreement.validity !== null &&
  isValidOn(agreement.validity, date) &&
  agreement.serviceFamilyCodes.includes(familyCode);

/** The agreement of a tenant under which a service of the family may be ordered on a day, or null. */
export const agreementFor = (agreements: readonly Agreement[], familyCode: string, date: CivilDate): Agreement | null =>
  agreements.find((agreement) => covers(agreement, familyCode, date)) ?? null;

export const findCitation = (agreement: Agreement, familyCode: string): KeyCitation | null =>
  agreement.keyCitations.find((citation) => citation.serviceFamilyCode === familyCode) ?? null;

export const findVatTreatment = (agreement: Agreement, date: CivilDate): VatTreatment | null =>
  agreement.vatTreatments.find(({ validFrom, validTo }) => isValidOn({ from: validFrom, to: validTo }, date)) ?? null;
