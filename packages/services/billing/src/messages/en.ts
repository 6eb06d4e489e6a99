// SPDX-License-Identifier: EUPL-1.2
import { euroText, formatEnglishDate, parseAmount, parseCivilDate } from '@kernel/core';
import type { Sentence } from '@platform/graphql';
import type { Code } from './codes.ts';

const day = (value: unknown): string => {
  const date = parseCivilDate(String(value ?? ''));
  return date ? formatEnglishDate(date) : String(value ?? '');
};
const euro = (value: unknown): string => {
  const amount = parseAmount(String(value ?? ''));
  return amount.ok ? euroText(amount.value, 'en') : String(value ?? '');
};
const list = (value: unknown): string => (Array.isArray(value) ? value.join('; ') : String(value ?? ''));

export const en: Readonly<Record<Code, Sentence>> = {
  NOT_A_PERSON: 'This is decided by a person, not by a service.',
  SET_NOT_FOUND: 'This settlement or levy is not released, or there is none.',
  SET_CHANGED: 'The settlement that the drafts are made from is not as it was. Please discard the round and prepare it anew.',
  ROUND_EXISTS: 'There is a round of documents for this already.',
  FOLD_CORRECTION_INSTEAD: 'The documents of the corrected settlement are still drafts. Please take the correction into them.',
  REGULAR_NOT_ISSUED: 'Issued documents are corrected. Please issue the documents of the corrected settlement first.',
  NOTHING_TO_CHARGE: 'No document comes of this: there is nothing to charge.',
  ROUND_NOT_PREPARED: 'This round has been announced or ended already.',
  ROUND_NOT_OPEN: 'This round has been issued or ended already.',
  ROUND_NOT_ANNOUNCED: 'Documents are issued once their drafts have been announced.',
  ISSUER_CHANGE_WAITING: 'Another change is waiting for release already. Please release or discard it first.',
  ISSUER_CHANGE_DECIDED: 'This change has been decided already.',
  OBJECTION_DAYS_INVALID: ({ least, most }) => `The period for objections has ${least ?? 1} to ${most ?? 366} days.`,
  NOT_A_CORRECTION_OF_THIS: 'This is no correction of the settlement that these drafts are made from.',
  FOLDED_ALREADY: 'This correction has been taken in already.',
  REASON_MISSING: 'Please give a reason.',
  SAME_PERSON: ({ of }) =>
    of === 'issuer'
      ? 'You proposed this change of the issuer. A second person has to release it.'
      : 'You prepared this round. A second person has to issue it.',
  OBJECTION_PERIOD_RUNS: ({ until }) => `Objections can be raised until ${day(until)}. After that the documents can be issued.`,
  OBJECTIONS_OPEN: ({ count }) => (count === 1 ? 'One objection has no answer yet.' : `${count ?? ''} objections have no answer yet.`),
  OBJECTIONS_NOT_CORRECTED: ({ count }) =>
    count === 1 ? 'One objection was accepted and not corrected yet.' : `${count ?? ''} objections were accepted and not corrected yet.`,
  TAKES_OFF_TOO_MUCH: ({ member, year, number, over }) =>
    `Instalment ${number ?? ''} of the levy ${year ?? ''} of “${member ?? ''}” was changed after the drafts: ${euro(over)} too much would go off. Please discard the round and prepare it again.`,
  ISSUER_MISSING: 'There is no issuer yet. Please enter it in the settings.',
  LEGAL_REMEDY_MISSING: 'Notices lack the instruction on legal remedies. Please enter it in the settings.',
  NOTHING_TO_ISSUE: ({ findings }) => {
    const named = list(findings);
    return named === '' ? 'There is no document left to issue.' : `No document can be issued. ${named}`;
  },
  DOCUMENT_NOT_ANNOUNCED: 'Objections are raised to announced drafts.',
  LEGAL_REMEDY_APPLIES: ({ family }) =>
    family === 'notice'
      ? 'The notice has been issued. The instruction on legal remedies in it applies.'
      : 'The invoice has been issued. Please turn to the contact that stands on it.',
  NO_OBJECTION_PERIOD: 'There is no period for objections to this draft.',
  OBJECTION_PERIOD_OVER: ({ until }) => `The period for objections ended on ${day(until)}.`,
  TEXT_MISSING: 'Please enter a text.',
  LINE_NOT_FOUND: 'This item does not stand in the draft.',
  OBJECTION_OPEN: ({ label }) => `There is an open objection to “${label ?? ''}” already.`,
  OBJECTION_NOT_RAISED: 'This objection has been answered or withdrawn already.',
  ANSWER_MISSING: 'Please give your reasons.',
  NO_CORRECTION_AWAITED: 'No correction is awaited for this objection.',
  DOCUMENT_HANDED_OVER: 'The member has this document already. It is corrected by another document.',
  DOCUMENT_WITHOUT_NUMBER: 'This document has no number.',
  DOCUMENT_NOT_ISSUED: 'This document is not in the portal yet.',
  NOT_A_NOTICE: 'Legal remedies are against notices.',
  DATE_IN_FUTURE: 'This day is in the future.',
  DATE_BEFORE_ISSUE: ({ issuedOn }) => `The notice was issued on ${day(issuedOn)}.`,
  FILES_NOT_MADE: ({ failed, of }) =>
    `The files of ${failed ?? ''} of ${of ?? ''} documents could not be made. The reason stands beside each document; it can be tried again.`,
  NO_FILES_TO_MAKE: 'No document of this round is waiting for its files.',
  CANCELLED: 'The work was cancelled.',
  NAME_MISSING: 'Please enter a name.',
  ADDRESS_INCOMPLETE: 'Please enter street and town.',
  POST_CODE_INVALID: 'A German postcode has five digits.',
  COUNTRY_INVALID: 'Please enter the country in two letters, such as DE.',
  VAT_ID_INVALID: 'A German VAT identification number is DE with nine digits.',
  TAX_ID_MISSING: 'An invoice names the tax number or the VAT identification number (section 14 (4) no. 2 UStG).',
  IBAN_INVALID: 'This IBAN is not right.',
  BIC_INVALID: 'A BIC has 8 or 11 characters.',
  CONTACT_INCOMPLETE: 'An XRechnung names a contact with a telephone number.',
  EMAIL_INVALID: 'This e-mail address is not right.',
  ROUTING_ID_INVALID: 'This routing id is not right. It is made of a coarse part, a fine part and two check digits.',
  TEXT_KIND_OF_OTHER_FAMILY: 'An instruction on legal remedies belongs to notices.',
  PLACEHOLDER_UNKNOWN: ({ name, known }) => `There is no placeholder {${name ?? ''}}. There are: ${list(known).replaceAll('; ', ', ')}.`,
  COURT_MISSING: 'The text names the court. Please enter it with its address.',
  REMEDY_WITHOUT_COURT:
    'The instruction on legal remedies names the court and its seat: {gericht} or {gerichtsanschrift} has to stand in it.',
  VALID_FROM_IN_THE_PAST: 'The new version begins today at the earliest. What was issued keeps its version.',
  VALID_FROM_NOT_LATER: ({ last }) => `The last version begins on ${day(last)}. The new one does not begin before it.`,
  DUE_DAYS_INVALID: ({ most }) => `The period for payment has 1 to ${most ?? 120} days.`,
};
