// SPDX-License-Identifier: EUPL-1.2
import type { RefusalParams } from '@kernel/core';
import type { NOT_ALL_MEMBERS, NOT_IN_PERSON, SAME_PERSON_BY_DEPUTY, StandardRefusal } from '@platform/use-case';
import type { Language, RefusalCatalogue } from './refusal-messages.ts';

const PROBLEMS: Record<Language, Readonly<Record<string, string>>> = {
  de: {
    REQUIRED: 'Bitte füllen Sie dieses Feld aus.',
    TOO_LONG: 'Der Text ist zu lang.',
    TOO_BIG: 'Der Wert ist zu groß.',
    TOO_SMALL: 'Der Wert ist zu klein.',
    NOT_A_DATE: 'Dieses Datum gibt es nicht.',
    NOT_A_MONTH: 'Bitte geben Sie einen Monat an, zum Beispiel 2026-03.',
    DATE_OUT_OF_RANGE: 'Bitte geben Sie ein Datum von 1900 bis 2100 an.',
    MONTH_OUT_OF_RANGE: 'Bitte geben Sie einen Monat von 1995 bis 2100 an.',
    NOT_AN_AMOUNT: 'Bitte geben Sie einen Betrag in Euro an, zum Beispiel 1.234,50.',
    TOO_MANY_DECIMALS: 'Ein Betrag hat höchstens zwei Nachkommastellen.',
    AMOUNT_TOO_LARGE: 'Der Betrag ist zu groß.',
    NOT_AN_ID: 'Diese Kennung gibt es nicht.',
    NOT_A_CURSOR: 'Diese Stelle der Liste gibt es nicht. Bitte beginnen Sie mit der ersten Seite.',
    CONTROL_CHARACTER: 'Der Text enthält Zeichen, die nicht erlaubt sind.',
    NOT_IN_A_LINE: 'Der Text darf nur eine Zeile haben, ohne Tabulatoren und unsichtbare Steuerzeichen.',
    NOT_A_KEY: 'Der Schlüssel der Anfrage hat 1 bis 200 druckbare Zeichen.',
  },
  en: {
    REQUIRED: 'Please fill in this field.',
    TOO_LONG: 'The text is too long.',
    TOO_BIG: 'The value is too large.',
    TOO_SMALL: 'The value is too small.',
    NOT_A_DATE: 'There is no such date.',
    NOT_A_MONTH: 'Please give a month, such as 2026-03.',
    DATE_OUT_OF_RANGE: 'Please give a date from 1900 to 2100.',
    MONTH_OUT_OF_RANGE: 'Please give a month from 1995 to 2100.',
    NOT_AN_AMOUNT: 'Please give an amount in euro, such as 1234.50.',
    TOO_MANY_DECIMALS: 'An amount has at most two decimals.',
    AMOUNT_TOO_LARGE: 'The amount is too large.',
    NOT_AN_ID: 'There is no such id.',
    NOT_A_CURSOR: 'There is no such place in the list. Please begin with the first page.',
    CONTROL_CHARACTER: 'The text has characters that are not allowed.',
    NOT_IN_A_LINE: 'The text must be one line, without tabs and invisible control characters.',
    NOT_A_KEY: 'The key of the request has 1 to 200 printable characters.',
  },
};

function problem(language: Language, fallback: string) {
  return (params: RefusalParams): string => {
    const sentence = PROBLEMS[language][String(params.problem)] ?? fallback;
    if (params.maximum !== undefined) return `${sentence} (max. ${params.maximum})`;
    return params.minimum !== undefined && params.problem === 'TOO_SMALL' ? `${sentence} (min. ${params.minimum})` : sentence;
  };
}

const when = (at: unknown, language: Language): string =>
  typeof at === 'string' && at !== ''
    ? new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
        dateStyle: 'short',
        timeStyle: 'short',
        timeZone: 'Europe/Berlin',
      }).format(new Date(at))
    : '';

export const STANDARD_MESSAGES: RefusalCatalogue<
  StandardRefusal | typeof SAME_PERSON_BY_DEPUTY | typeof NOT_ALL_MEMBERS | typeof NOT_IN_PERSON
> = {
  de: {
    INVALID_INPUT: problem('de', 'Diese Eingabe ist nicht gültig.'),
    FORBIDDEN: 'Dazu sind Sie nicht berechtigt. Ihre Verwaltung kann Ihnen das Recht dazu geben.',
    STEP_UP_NEEDED: 'Bitte bestätigen Sie sich noch einmal mit Ihrem zweiten Faktor.',
    TWO_PEOPLE_NEEDED: 'Das muss ein Mensch an der Oberfläche tun; auf diesem Weg geht es nicht.',
    SAME_PERSON_BY_DEPUTY:
      'Das braucht eine zweite Person, die weder selbst, mit welchem Zugang auch immer, noch durch ihre Vertretung am ersten Schritt beteiligt war. Was jemand in Vertretung tut, gilt als von beiden getan.',
    NOT_ALL_MEMBERS: 'Das kann nur, wer für alle Mitglieder zuständig ist. Bitte wenden Sie sich an die Administration.',
    NOT_IN_PERSON: 'Diese Befugnis ist persönlich erteilt. In Vertretung einer anderen Person kann sie niemand ausüben.',
    KEY_USED_FOR_OTHER_INPUT:
      'Das haben Sie schon einmal abgeschickt, mit anderen Angaben. Die ersten gelten, diese hier sind nicht gespeichert. Bitte laden Sie die Seite neu und sehen Sie nach, was dort steht.',
    NOT_FOUND: 'Das gibt es nicht, oder es gehört nicht zu Ihrem Bereich.',
    CHANGED_MEANWHILE: (params) =>
      `${params.by || (params.automatic ? 'Ein automatischer Ablauf' : 'Jemand anderes')} hat das inzwischen geändert${params.at ? ` (${when(params.at, 'de')})` : ''}. Ihre Eingaben sind noch da. Bitte laden Sie den neuen Stand und prüfen Sie sie.`,
  },
  en: {
    INVALID_INPUT: problem('en', 'This input is not valid.'),
    FORBIDDEN: 'You are not permitted to do this. Your administration can grant you the right.',
    STEP_UP_NEEDED: 'Please confirm with your second factor once more.',
    TWO_PEOPLE_NEEDED: 'A person must do this in the application; it cannot be done this way.',
    SAME_PERSON_BY_DEPUTY:
      'This needs a second person who took no part in the first step, neither in person, for whichever body, nor through a deputy. What is done as a deputy counts as done by both.',
    NOT_ALL_MEMBERS: 'Only somebody in charge of all members can do this. Please ask your administrator.',
    NOT_IN_PERSON: 'This duty was given to a person. Nobody can do it in the place of somebody else.',
    KEY_USED_FOR_OTHER_INPUT:
      'You have sent this once before, with other details. Those count; these were not saved. Please reload the page and check what it shows.',
    NOT_FOUND: 'There is no such thing, or it does not belong to your area.',
    CHANGED_MEANWHILE: (params) =>
      `${params.by || (params.automatic ? 'An automatic process' : 'Somebody else')} has changed this meanwhile${params.at ? ` (${when(params.at, 'en')})` : ''}. Your input is still here. Please load the new state and check it.`,
  },
};
