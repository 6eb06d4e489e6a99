// SPDX-License-Identifier: EUPL-1.2
import { type ClauseFault, clauseSentence } from '@domain/agreements';
import type { Sentence } from '@platform/graphql';
import type { AgreementsCode } from '../refusal-code.ts';

const STATUS: Readonly<Record<string, string>> = {
  draft: 'a draft',
  active: 'signed',
  noticeGiven: 'under notice',
  ended: 'ended',
  discarded: 'discarded',
};
const MISSING: Readonly<Record<string, string>> = {
  concludedOn: 'day of conclusion',
  subjects: 'data subjects',
  dataCategories: 'kinds of data',
  legalBasis: 'legal basis',
};
const TERM: Readonly<Record<string, string>> = {
  minimum: 'Minimum',
  maximum: 'Maximum',
  exempt: 'Exemption',
  factor: 'Factor',
  fixedShare: 'Fixed share',
  fixedAmount: 'Fixed amount',
  reservation: 'Reservation',
};
const TERM_LACKS: Readonly<Record<string, string>> = {
  amount: 'enter an amount and the time it is for.',
  share: 'enter a share of up to 100 %, such as “5 %” or “1/3”.',
  factor: 'enter a factor, such as “0.8” or “4/5”.',
  capacity: 'say what is reserved, how much, and in which unit.',
};

export const en: Readonly<Record<AgreementsCode, Sentence>> = {
  NUMBER_MISSING: 'Give a number.',
  NUMBER_TOO_LONG: ({ max }) => `The number may have at most ${max} characters.`,
  NUMBER_TAKEN: ({ number }) => `Another agreement of this member has the number ${number}.`,
  TITLE_MISSING: 'Give a title.',
  TITLE_TOO_LONG: ({ max }) => `The title may have at most ${max} characters.`,
  FORM_UNKNOWN: 'Choose a legal form.',
  DATES_REVERSED: ({ from, to }) => `The end (${to}) is before the beginning (${from}).`,
  NOTICE_MONTHS_WRONG: ({ max }) => `The period of notice is a number of months from 0 to ${max}.`,
  FAMILY_UNKNOWN: ({ nameEn, family }) => `There is no service family "${nameEn ?? family}".`,
  FAMILY_TWICE: ({ nameEn, family }) => `The service family "${nameEn ?? family}" is chosen twice.`,
  KEY_OF_OTHER_FAMILY: ({ nameEn, family }) => `A key is cited for "${nameEn ?? family}", but no service is agreed.`,
  KEY_CITED_TWICE: ({ nameEn, family }) => `Two keys are cited for "${nameEn ?? family}".`,
  KEY_VERSION_WRONG: ({ nameEn, family }) => `Give a version of the key for "${nameEn ?? family}".`,
  KEY_UNKNOWN: ({ nameEn, family, version }) => `For "${nameEn ?? family}": there is no published key in version ${version}.`,
  KEY_FITS_OTHER_FAMILY: ({ nameEn, family, key, fitsEn, fits }) =>
    `The key "${key}" belongs to "${fitsEn ?? fits}" and not to "${nameEn ?? family}".`,
  VAT_CODE_UNKNOWN: 'There is no such kind of VAT.',
  VAT_RATE_WRONG: ({ from }) => `The rate from ${from} does not fit its kind: exempt and not taxable services have 0.`,
  VAT_DATES_REVERSED: ({ from }) => `The VAT treatment from ${from} ends before it begins.`,
  VAT_OVERLAP: ({ from }) => `From ${from} two VAT treatments hold at once.`,
  NOT_A_DRAFT: ({ status }) => `This agreement is ${STATUS[String(status)] ?? 'no draft'}; only a draft allows this.`,
  NOTHING_CHANGES: 'You have changed nothing.',
  NO_DATES: 'It is missing from when on the agreement holds.',
  NO_SERVICE: 'No service is agreed.',
  NO_KEY_CITED: ({ nameEn, families }) => `The allocation key is missing for: ${nameEn ?? families}.`,
  CLAUSE_MISSING: ({ nameEn, family }) => `For "${nameEn ?? family}" it is missing where in the text the key stands.`,
  CLAUSE_NAMES_NO_SECTION: ({ nameEn, family, clause }) =>
    `"${clause}" is too vague for "${nameEn ?? family}". Name the section or number, such as "§ 5 (2)".`,
  NO_VAT_TREATMENT: 'The VAT treatment of the services is missing.',
  VAT_GAP: ({ from }) => `From ${from} on a VAT treatment is missing.`,
  VAT_BASIS_MISSING: ({ from }) => `The VAT treatment from ${from} needs a legal basis.`,
  VAT_RESOLUTION_MISSING: 'Name the declaration, resolution or ruling with its date.',
  VAT_POSITION_UNKNOWN: 'This entry no longer exists.',
  COST_CLAUSE_TOO_LONG: ({ max }) => `The cost clause may have at most ${max} characters.`,
  COST_CLAUSE_MISSING: 'The wording of the cost clause is missing.',
  COST_CLAUSE_VAGUE: ({ finding, quote }) => {
    const sentence = clauseSentence('en', String(finding) as ClauseFault, String(quote ?? ''))?.finding ?? '';
    return `The cost clause is too vague: ${sentence}${quote ? ` (“${String(quote).slice(0, 160)}”)` : ''}`;
  },
  COST_TERMS_TOO_MANY: ({ most }) => `An agreement takes at most ${most} cost terms of its own.`,
  COST_TERM_FAMILY: ({ nameEn, family }) => `A cost term names “${nameEn ?? family}”, but that service is not agreed.`,
  COST_TERM_VALUE: ({ kind, lacks }) => `${TERM[String(kind)] ?? 'Term'}: ${TERM_LACKS[String(lacks)] ?? 'The value is missing.'}`,
  COST_TERM_DATES_REVERSED: ({ kind, from }) => `${TERM[String(kind)] ?? 'Term'} from ${from}: it ends before it begins.`,
  COST_TERM_TWICE: ({ kind, from }) => `${TERM[String(kind)] ?? 'Term'} from ${from}: another one holds in that time.`,
  COST_TERM_MINIMUM_ABOVE_MAXIMUM: ({ from }) => `From ${from} the minimum is above the maximum.`,
  COST_TERM_WITHOUT_RESOLUTION: ({ kind }) => `${TERM[String(kind)] ?? 'Term'}: the resolution is missing.`,
  DATA_PROCESSING_MISSING: 'The record on the processing of personal data is missing.',
  DATA_PROCESSING_INCOMPLETE: ({ missing }) =>
    `The record on data processing lacks: ${Array.isArray(missing) ? missing.map((part) => MISSING[String(part)] ?? part).join(', ') : ''}.`,
  CONCLUDED_IN_THE_FUTURE: 'The day of signing is in the future.',
  OUTSIDE_MEMBERSHIP: ({ from, to }) => `The agreement begins outside the membership (from ${from}${to ? ` to ${to}` : ''}).`,
  OVERLAPS_OTHER_AGREEMENT: ({ number, nameEn, family }) => `Agreement ${number} holds for "${nameEn ?? family}" in this time already.`,
  NOT_ACTIVE: ({ status }) => `Notice can only be given of what is running. This agreement is ${STATUS[String(status)] ?? ''}.`,
  NOTICE_IN_THE_FUTURE: 'The day of the notice is in the future.',
  NOTICE_BEFORE_CONCLUSION: ({ concludedOn }) => `The agreement was concluded on ${concludedOn} only.`,
  ENDS_BEFORE_NOTICE: 'The end is before the notice.',
  ENDS_BEFORE_START: ({ from }) => `The agreement begins on ${from} only.`,
  ENDS_AFTER_TERM: ({ to }) => `The agreement ends on ${to} already.`,
  NOTICE_TOO_LATE: ({ earliest, noticeMonths }) => `The period is ${noticeMonths} months: the end can be ${earliest} at the earliest.`,
  NOT_RUNNING: ({ status }) => `Only what is running can be ended. This agreement is ${STATUS[String(status)] ?? ''}.`,
  NO_END_DATE: 'The agreement has no term. Give the last day.',
  STILL_RUNNING: ({ to }) => `The agreement runs until ${to}. For an earlier end give the last day.`,
  ENDS_IN_THE_FUTURE: 'The last day is in the future. Enter the end when it has come, or a notice.',
};
