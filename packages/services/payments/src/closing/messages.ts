// SPDX-License-Identifier: EUPL-1.2
import type { ReceiveClosingRefusal } from '@domain/payments';
import { type CivilDate, formatCivilDate, formatEnglishDate } from '@kernel/core';
import type { RefusalCatalogue, Sentence } from '@platform/graphql';
import { commonDe, commonEn } from '../setup/messages.ts';
import type { DiscardClosingCode } from './discard-closing.ts';
import type { MakeClosingCode } from './make-closing.ts';
import type { SignClosingCode } from './sign-closing.ts';

export type ClosingCode = MakeClosingCode | DiscardClosingCode | SignClosingCode | ReceiveClosingRefusal;

const tag = (date: unknown): string => formatCivilDate(String(date) as CivilDate);
const day = (date: unknown): string => formatEnglishDate(String(date) as CivilDate);
const count = (reasons: unknown): number => (Array.isArray(reasons) ? reasons.length : 0);

const STATUS_DE: Readonly<Record<string, string>> = {
  made: 'erstellt, aber nicht unterschrieben',
  signedOnce: 'einmal unterschrieben',
  closed: 'abgeschlossen',
  discarded: 'verworfen',
};
const STATUS_EN: Readonly<Record<string, string>> = {
  made: 'made and not signed',
  signedOnce: 'signed once',
  closed: 'closed',
  discarded: 'discarded',
};

const de: Readonly<Record<ClosingCode, Sentence>> = {
  ...commonDe,
  DAY_CLOSED: ({ closedThrough }) => `Bis zum ${tag(closedThrough)} ist schon abgeschlossen.`,
  PAYMENTS_NOT_SET_UP: 'Für diese Kommune ist noch kein Konto eröffnet oder keine örtliche Regelung in Kraft.',
  CLOSING_UNSIGNED: ({ day: of }) => `Der Abschluss vom ${tag(of)} ist noch nicht von zwei Personen unterschrieben.`,
  NOT_CLOSABLE: ({ reasons }) =>
    count(reasons) === 1
      ? 'Der Tag lässt sich noch nicht abschließen: Ein Punkt ist offen. Er steht unter „Was noch fehlt“.'
      : `Der Tag lässt sich noch nicht abschließen: ${count(reasons)} Punkte sind offen. Sie stehen unter „Was noch fehlt“.`,
  CLOSING_STATUS: ({ status }) => `Das geht nicht: Der Abschluss ist ${STATUS_DE[String(status)] ?? status}.`,
  RULES_MISSING: 'Für diese Kommune ist keine örtliche Regelung in Kraft. Ohne sie darf niemand unterschreiben.',
  ALREADY_CLOSED: 'Der Tag ist schon von zwei Personen abgeschlossen.',
  CLOSING_CHANGED: 'Der Abschluss ist nicht der, den Sie gesehen haben. Bitte laden Sie die Seite neu.',
  WRONG_SIDE: 'Das ist Aufgabe der anderen Seite: Das Zentrum schließt ab, die Kommune bestätigt den Empfang.',
  DUTY_NOT_HELD: ({ clause }) => `Die örtliche Regelung (${clause ?? ''}) gibt Ihnen nicht die Befugnis, Tage abzuschließen.`,
  OVER_LIMIT: ({ clause }) => `Das übersteigt Ihren Höchstbetrag nach der örtlichen Regelung (${clause ?? ''}).`,
  NOT_CLOSED: 'Der Tag ist noch nicht von zwei Personen abgeschlossen.',
  ALREADY_RECEIVED: 'Der Empfang ist schon bestätigt.',
};
const en: Readonly<Record<ClosingCode, Sentence>> = {
  ...commonEn,
  DAY_CLOSED: ({ closedThrough }) => `The days up to ${day(closedThrough)} are closed already.`,
  PAYMENTS_NOT_SET_UP: 'This municipality has no open account or no local rules in force yet.',
  CLOSING_UNSIGNED: ({ day: of }) => `The closing of ${day(of)} is not signed by two people yet.`,
  NOT_CLOSABLE: ({ reasons }) =>
    count(reasons) === 1
      ? 'The day cannot be closed yet: one point is open. It stands under “What is missing”.'
      : `The day cannot be closed yet: ${count(reasons)} points are open. They stand under “What is missing”.`,
  CLOSING_STATUS: ({ status }) => `This is not possible: the closing is ${STATUS_EN[String(status)] ?? status}.`,
  RULES_MISSING: 'This municipality has no local rules in force. Without them nobody may sign.',
  ALREADY_CLOSED: 'The day is closed by two people already.',
  CLOSING_CHANGED: 'The closing is not the one that you have seen. Please load the page again.',
  WRONG_SIDE: 'This is for the other side: the centre closes, the municipality confirms the receipt.',
  DUTY_NOT_HELD: ({ clause }) => `The local rules (${clause ?? ''}) do not give you the duty to close days.`,
  OVER_LIMIT: ({ clause }) => `This exceeds your limit by the local rules (${clause ?? ''}).`,
  NOT_CLOSED: 'The day is not closed by two people yet.',
  ALREADY_RECEIVED: 'The receipt is confirmed already.',
};

export const messages: RefusalCatalogue<ClosingCode> = { de, en };
