// SPDX-License-Identifier: EUPL-1.2
import type {
  CancelDebitRefusal,
  ComposeDebitRefusal,
  EnterMandateRefusal,
  HandOverDebitRefusal,
  MakeDebitFileRefusal,
  PreNotifyRefusal,
  ReleaseDebitRefusal,
} from '@domain/payments';
import { type CivilDate, formatCivilDate, formatEnglishDate } from '@kernel/core';
import type { RefusalCatalogue, Sentence } from '@platform/graphql';
import { messages as runMessages } from '../runs/messages.ts';

type DebitCode =
  | (EnterMandateRefusal | ComposeDebitRefusal | PreNotifyRefusal | MakeDebitFileRefusal | ReleaseDebitRefusal | HandOverDebitRefusal)
  | (CancelDebitRefusal | 'CLAIM_UNKNOWN' | 'MANDATE_UNKNOWN' | 'ACCOUNT_NOT_OPEN' | 'NO_CREDITOR_ID')
  | ('FILE_BREAKS_RULE' | 'CHANNEL_NOT_THERE' | 'FILE_DAMAGED');
type OwnCode = Exclude<DebitCode, keyof typeof runMessages.de>;

const tag = (date: unknown): string => formatCivilDate(String(date) as CivilDate);
const day = (date: unknown): string => formatEnglishDate(String(date) as CivilDate);

const de: Readonly<Record<OwnCode, Sentence>> = {
  REFERENCE_FORM:
    'Die Mandatsreferenz hat höchstens 35 Zeichen ohne Umlaute und Leerzeichen; ein Schrägstrich steht weder am Rand noch doppelt.',
  REFERENCE_TAKEN: 'Diese Mandatsreferenz gibt es bei dieser Kommune schon.',
  DEBTOR_MISSING: 'Bitte nennen Sie, wer zahlt (höchstens 70 Zeichen).',
  IBAN_INVALID: 'Die IBAN stimmt nicht. Bitte prüfen Sie die Eingabe.',
  SIGNED_IN_FUTURE: 'Das Mandat kann nicht in der Zukunft unterschrieben sein.',
  NOTICE_DAYS_OUT_OF_RANGE: 'Die Frist der Vorabankündigung liegt zwischen 1 und 14 Tagen.',
  EVIDENCE_MISSING: 'Bitte sagen Sie, wo das unterschriebene Mandat liegt.',
  NOTHING_OPEN: 'Diese Forderung ist nicht mehr offen.',
  IN_OTHER_RUN: 'Diese Forderung wird schon in einem anderen Lauf eingezogen.',
  BEFORE_DUE: ({ date }) => `Eine der Forderungen ist erst am ${tag(date)} fällig.`,
  NOTICE_TOO_LATE: ({ date }) => `Die Vorabankündigung braucht ihre Frist: Der früheste Tag für den Einzug ist der ${tag(date)}.`,
  MANDATE_NOT_ACTIVE: ({ reference }) => `Das Mandat ${reference ?? ''} gilt nicht mehr.`,
  OTHER_SCHEME: ({ reference }) => `Das Mandat ${reference ?? ''} ist für ein anderes Lastschriftverfahren erteilt.`,
  MANDATE_LAPSED: ({ reference, date }) => `Das Mandat ${reference ?? ''} ist am ${tag(date)} erloschen: Es wurde 36 Monate nicht genutzt.`,
  MANDATE_TWICE: 'Ein Mandat für eine einmalige Lastschrift kann nur einmal eingezogen werden.',
  DAY_PASSED: ({ date }) =>
    `Für den Einzug am ${tag(date)} ist es zu spät. Bitte geben Sie den Lauf auf, und stellen Sie einen neuen zusammen.`,
  CLAIM_UNKNOWN: 'Eine der Forderungen ist nicht mehr offen. Bitte laden Sie die Seite neu.',
  MANDATE_UNKNOWN: 'Zu einer der Forderungen fehlt das Mandat. Bitte laden Sie die Seite neu.',
  NO_CREDITOR_ID: 'Dem Konto fehlt die Gläubiger-Identifikationsnummer. Sie wird in der Einrichtung eingetragen.',
};
const en: Readonly<Record<OwnCode, Sentence>> = {
  REFERENCE_FORM: 'A mandate reference has at most 35 characters without umlauts or spaces; a slash stands neither at an end nor twice.',
  REFERENCE_TAKEN: 'This municipality has a mandate of this reference already.',
  DEBTOR_MISSING: 'Please name who pays (at most 70 characters).',
  IBAN_INVALID: 'The IBAN is wrong. Please check what you typed.',
  SIGNED_IN_FUTURE: 'The mandate cannot have been signed in the future.',
  NOTICE_DAYS_OUT_OF_RANGE: 'The notice takes between 1 and 14 days.',
  EVIDENCE_MISSING: 'Please say where the signed mandate is.',
  NOTHING_OPEN: 'This claim is not open any more.',
  IN_OTHER_RUN: 'This claim is being collected by another run.',
  BEFORE_DUE: ({ date }) => `One of the claims is due on ${day(date)} only.`,
  NOTICE_TOO_LATE: ({ date }) => `The notice needs its time: the earliest day of collection is ${day(date)}.`,
  MANDATE_NOT_ACTIVE: ({ reference }) => `The mandate ${reference ?? ''} does not hold any more.`,
  OTHER_SCHEME: ({ reference }) => `The mandate ${reference ?? ''} is for another scheme of direct debits.`,
  MANDATE_LAPSED: ({ reference, date }) => `The mandate ${reference ?? ''} lapsed on ${day(date)}: it was not used for 36 months.`,
  MANDATE_TWICE: 'A mandate for a single debit can be collected once.',
  DAY_PASSED: ({ date }) => `It is too late to collect on ${day(date)}. Please give the run up and compose another one.`,
  CLAIM_UNKNOWN: 'One of the claims is not open any more. Please load the page again.',
  MANDATE_UNKNOWN: 'One of the claims lacks its mandate. Please load the page again.',
  NO_CREDITOR_ID: 'The account lacks its creditor identifier. It is entered in the set-up.',
};

/** What direct debits share with payment runs is said in the same words. */
export const messages: RefusalCatalogue<string> = { de: { ...runMessages.de, ...de }, en: { ...runMessages.en, ...en } };
