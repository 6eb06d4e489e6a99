// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import type { RequestHandler } from 'express';
import type { HttpRefusal } from '../http/refusals.ts';
import { contextOf, tokenOf } from './asker.ts';

const LANGUAGES = ['de', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

const SENTENCES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  WRONG_CREDENTIALS: { de: 'E-Mail-Adresse oder Passwort stimmen nicht.', en: 'E-mail address or password is wrong.' },
  THROTTLED: { de: 'Zu viele Versuche. Bitte warten Sie einen Moment.', en: 'Too many attempts. Please wait a moment.' },
  SIGNED_OUT: { de: 'Bitte melden Sie sich an.', en: 'Please sign in.' },
  WRONG_CODE: { de: 'Der Code stimmt nicht.', en: 'The code is wrong.' },
  WEAK_PASSWORD: { de: 'Dieses Passwort ist nicht sicher genug.', en: 'This password is not safe enough.' },
  SECOND_FACTOR_REQUIRED: { de: 'Bitte bestätigen Sie sich mit Ihrem zweiten Faktor.', en: 'Please confirm with your second factor.' },
  SECOND_FACTOR_NOT_SET_UP: { de: 'Für dieses Konto ist kein zweiter Faktor eingerichtet.', en: 'This account has no second factor yet.' },
  SECOND_FACTOR_NOT_DUE: { de: 'Der zweite Faktor ist schon bestätigt.', en: 'The second factor has been given already.' },
  STEP_UP_NEEDED: {
    de: 'Bitte bestätigen Sie sich noch einmal mit Ihrem zweiten Faktor.',
    en: 'Please confirm with your second factor once more.',
  },
  PASSWORD_NEEDED: { de: 'Bitte geben Sie noch einmal Ihr Passwort ein.', en: 'Please enter your password once more.' },
  ENROLMENT_ENDED: { de: 'Bitte beginnen Sie die Einrichtung von vorn.', en: 'Please begin the set-up anew.' },
  CHANGED_MEANWHILE: {
    de: 'Das wurde inzwischen geändert. Bitte laden Sie die Seite neu.',
    en: 'This has changed. Please reload the page.',
  },
  INVITATION_INVALID: { de: 'Diese Einladung gilt nicht mehr.', en: 'This invitation is no longer valid.' },
  INSECURE_ADDRESS: {
    de: 'Die Anmeldung geht nur über die sichere Adresse dieser Installation.',
    en: "Signing in works at this installation's secure address only.",
  },
  INVALID_INPUT: { de: 'Diese Eingabe ist nicht gültig.', en: 'This input is not valid.' },
  NOT_FOUND: { de: 'Das gibt es nicht, oder es gehört nicht zu Ihrem Konto.', en: 'There is no such thing, or it is not of your account.' },
};

/** The sentence of a refusal; none for what no person can meet on the pages. */
const authSentence = (language: Language, { code }: Pick<HttpRefusal, 'code'>): string | null => SENTENCES[code]?.[language] ?? null;

/** The language of the account where somebody is signed in, else the one that the page or the browser asks for. */
export const sayInLanguage =
  (house: House): RequestHandler =>
  async (request, response, next) => {
    const token = tokenOf(request);
    const context = token === '' ? null : await contextOf(house, token, 'look');
    const language: Language = context?.language ?? (request.acceptsLanguages(...LANGUAGES) === 'en' ? 'en' : 'de');
    response.setHeader('content-language', language);
    response.locals['sentenceOf'] = (refusal: HttpRefusal) => authSentence(language, refusal);
    next();
  };
