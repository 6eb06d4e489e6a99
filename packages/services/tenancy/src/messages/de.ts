// SPDX-License-Identifier: EUPL-1.2
import { formatCivilDate, parseCivilDate } from '@kernel/core';
import type { Sentence } from '@platform/graphql';
import type { TenancyCode } from '../refusal-code.ts';

const day = (date: unknown): string => {
  const parsed = parseCivilDate(String(date));
  return parsed ? formatCivilDate(parsed) : '';
};
const until = (date: unknown): string => (date ? `bis ${day(date)}` : 'ohne Ende');
const listed = (texts: unknown): string => (Array.isArray(texts) ? texts.map((text) => `„${text}“`).join(' und ') : '');

export const de: Readonly<Record<TenancyCode, Sentence>> = {
  ASSOCIATION_NAME_MISSING: 'Geben Sie Namen und Kurznamen des Verbands an.',
  ASSOCIATION_NAME_TAKEN: 'Einen Verband mit diesem Namen oder Kurznamen gibt es schon.',
  MUNICIPALITY_UNKNOWN: ({ ags }) => `Eine Kommune mit dem Schlüssel ${ags} steht nicht im Gemeindeverzeichnis.`,
  DATES_REVERSED: ({ from, to }) => `Das Ende (${day(to)}) liegt vor dem Beginn (${day(from)}).`,
  BEFORE_ASSOCIATION: ({ foundedOn }) => `Der Verband besteht erst seit dem ${day(foundedOn)}.`,
  ALREADY_MEMBER: ({ name, from, to }) => `${name} ist in dieser Zeit schon Mitglied (ab ${day(from)}, ${until(to)}).`,
  NAME_MISSING: 'Geben Sie einen Namen an.',
  NAME_TOO_LONG: ({ max }) => `Der Name darf höchstens ${max} Zeichen haben.`,
  SHORT_NAME_MISSING: 'Geben Sie einen Kurznamen an.',
  SHORT_NAME_TOO_LONG: ({ max }) => `Der Kurzname darf höchstens ${max} Zeichen haben.`,
  SHORT_NAME_TAKEN: ({ shortName, takenBy }) => `Den Kurznamen „${shortName}“ trägt schon ${takenBy}.`,
  COLOUR_UNKNOWN: 'Diese Farbe gibt es nicht. Möglich sind zum Beispiel Blau, Grün, Rot, Orange, Violett und Grau.',
  CALENDAR_WRONG: ({ reason, date }) => {
    const why: Readonly<Record<string, string>> = {
      OPENING_REVERSED: 'Eine Öffnungszeit endet vor ihrem Beginn.',
      OPENINGS_OVERLAP: 'Zwei Öffnungszeiten eines Tages überschneiden sich.',
      NEVER_OPEN: 'Mindestens an einem Wochentag muss geöffnet sein.',
      CLOSURE_TWICE: `Der ${day(date)} ist zweimal als Schließtag eingetragen.`,
      CLOSURE_WITHOUT_NAME: `Der Schließtag am ${day(date)} braucht eine Bezeichnung.`,
    };
    return why[String(reason)] ?? 'Die Dienstzeiten sind nicht gültig.';
  },
  CENTRE_NAMES_MEMBERS: 'Name, Kurzname und Farbe legt das Zentrum fest.',
  NOTHING_CHANGES: 'Sie haben nichts geändert.',
  CENTRE_CANNOT_LEAVE: 'Das Zentrum kann den Verband nicht verlassen.',
  ALREADY_LEFT: ({ leftOn }) => `Die Mitgliedschaft hat schon am ${day(leftOn)} geendet.`,
  LEAVES_BEFORE_JOINING: ({ joinedOn }) => `Die Mitgliedschaft hat erst am ${day(joinedOn)} begonnen.`,
  MEMBER_AGAIN_BY_THEN: ({ from }) => `Ab dem ${day(from)} ist die Kommune schon wieder Mitglied.`,
  DATE_UNCHANGED: 'Dieser Tag ist schon eingetragen.',
  FILE_HAS_FAULTS: ({ count }) => `Die Datei hat ${count} Fehler. Es wurde nichts übernommen.`,
  FILE_HAS_NO_ROWS: 'Die Datei enthält keine Mitglieder.',
  NOT_AN_EMAIL: 'Das ist keine E-Mail-Adresse.',
  ALREADY_USER: ({ name }) => `Mit dieser Adresse ist schon ${name} eingetragen.`,
  ALREADY_ENDED: ({ endedOn }) => `Das ist schon beendet (letzter Tag: ${day(endedOn)}).`,
  ENDS_TOO_EARLY: ({ earliest }) => `Der letzte Tag kann frühestens der ${day(earliest)} sein.`,
  ENDS_LATER_THAN_BEFORE: ({ to }) => `Das endet schon am ${day(to)}. Ein Ende kann nur vorgezogen werden.`,
  LAST_ADMINISTRATOR: 'Danach könnte niemand mehr diese Stelle verwalten. Geben Sie zuerst einer anderen Person die Rolle.',
  GRANTS_HIMSELF: 'Sich selbst kann niemand eine Rolle geben. Bitten Sie eine andere Person aus der Administration.',
  ROLE_OF_OTHER_SIDE: 'Diese Rolle gibt es bei dieser Stelle nicht.',
  STARTS_IN_THE_PAST: ({ earliest }) => `Der erste Tag kann frühestens der ${day(earliest)} sein.`,
  USER_ENDED: ({ endedOn }) => `Der Zugang dieser Person endet am ${day(endedOn)}.`,
  END_NEEDED: ({ longestDays }) => `Diese Rolle gibt es nur befristet, höchstens für ${longestDays} Tage. Geben Sie ein Ende an.`,
  GRANT_TOO_LONG: ({ longestDays, latest }) => `Diese Rolle gilt höchstens ${longestDays} Tage, hier also bis ${day(latest)}.`,
  SCOPE_ONLY_FOR_CENTRE: 'Bei einem Mitglied gilt eine Rolle immer nur für dieses Mitglied.',
  GRANT_BEYOND_OWN_REACH:
    'Eine Rolle reicht höchstens so weit wie Ihre eigene Zuständigkeit. Bitte wählen Sie Stellen, für die Sie selbst Rollen geben dürfen.',
  TENANT_UNKNOWN: 'Eine der gewählten Stellen gehört nicht zum Verband.',
  FAMILY_UNKNOWN: ({ family }) => `Die Leistungsgruppe „${family}“ gibt es nicht.`,
  ALREADY_GRANTED: ({ from, to }) => `Diese Rolle hat die Person schon (ab ${day(from)}, ${until(to)}).`,
  DUTY_CONFLICT: ({ de: actions }) =>
    `Damit dürfte eine Person allein, was zwei tun sollen: ${listed(actions)}. Bestätigen Sie, wenn es vorerst nicht anders geht.`,
  RESETS_OWN_FACTOR: 'Ihren eigenen zweiten Faktor kann nur eine andere Person zurücksetzen, auch nicht Ihre Vertretung.',
  USER_NOT_TAKEN_UP:
    'Diese Person ist eingeladen, hat hier aber noch nichts getan. Solange das so ist, kann diese Stelle ihren zweiten Faktor nicht zurücksetzen.',
  RESET_BEYOND_OWN_REACH:
    'Diese Person ist für Kommunen zuständig, für die Sie es nicht sind. Bitte wenden Sie sich an jemanden, der für alle zuständig ist.',
  RESET_ONLY_BY_OPERATOR:
    'Dieser Zugang gilt nicht nur für diese Stelle. Zurücksetzen kann ihn nur, wer alle Stellen verwaltet, für die er gilt, sonst der Betreiber.',
  SECOND_FACTOR_NOT_SET_UP: 'Diese Person hat keinen zweiten Faktor eingerichtet.',
  RESET_ALREADY_ORDERED: 'Das Zurücksetzen ist schon beauftragt und wartet auf die Bestätigung.',
  RESET_NOT_OPEN: 'Dieser Auftrag ist schon erledigt oder zurückgenommen.',
  RESET_EXPIRED: 'Dieser Auftrag ist abgelaufen. Beauftragen Sie das Zurücksetzen neu.',
  FACTOR_SINCE: 'Dieser Auftrag gilt nicht mehr: Die Person hat inzwischen einen neuen zweiten Faktor eingerichtet.',
  ORDERER_GONE:
    'Dieser Auftrag gilt nicht mehr: Wer ihn erteilt hat, verwaltet diese Person nicht mehr. Beauftragen Sie das Zurücksetzen neu.',
  BROUGHT_IN_BY_THE_OTHER:
    'Zwei Personen, von denen die eine die andere eingeladen oder zur Administration gemacht hat, können das nicht zu zweit tun. Bitten Sie eine andere Person aus der Administration oder die der Zentrale; gibt es niemanden, hilft der Betreiber.',
  CONFIRMS_OWN_ORDER: 'Sie haben es selbst beauftragt. Bestätigen muss eine zweite Person aus der Administration.',
  DEPUTY_OF_HIMSELF: 'Niemand kann sich selbst vertreten.',
  MAKES_HIMSELF_DEPUTY: 'Sie können sich nicht selbst zur Vertretung machen.',
  DEPUTY_TOO_LONG: ({ longestDays }) => `Eine Vertretung dauert höchstens ${longestDays} Tage.`,
  DEPUTY_NOT_IN_BODY: 'Vertreten kann nur, wer in dieser Zeit Benutzer derselben Stelle ist.',
  ALREADY_DEPUTY: ({ from, to }) => `Diese Vertretung ist schon eingetragen (${day(from)} bis ${day(to)}).`,
  AGS_NOT_EIGHT_DIGITS: 'Der Gemeindeschlüssel besteht aus acht Ziffern.',
  DATE_MISSING: 'Hier fehlt ein Datum.',
  NOT_A_DATE: 'Das ist kein gültiges Datum.',
  NOT_YES_OR_NO: 'Hier steht „ja“ oder „nein“.',
  MEMBER_TWICE_IN_FILE: 'Diese Kommune steht für dieselbe Zeit schon weiter oben in der Datei.',
  TOO_LARGE: ({ value }) => `Die Datei ist größer als ${value} Bytes.`,
  NOT_UTF8: 'Die Datei ist nicht in UTF-8 gespeichert.',
  NOT_TEXT: 'Das ist keine Textdatei.',
  EMPTY_FILE: 'Die Datei ist leer.',
  BROKEN_QUOTING: 'Ein Anführungszeichen ist nicht geschlossen.',
  COLUMN_DOUBLE: ({ value }) => `Die Spalte „${value}“ kommt zweimal vor.`,
  COLUMN_UNKNOWN: ({ value }) => `Die Spalte „${value}“ ist nicht bekannt.`,
  COLUMN_MISSING: 'Diese Spalte fehlt in der Kopfzeile.',
  TOO_MANY_ROWS: ({ value }) => `Die Datei hat mehr als ${value} Zeilen.`,
  CELL_COUNT: ({ value }) =>
    `Die Zeile hat ${String(value)
      .replace(' / ', ' Felder statt ')
      .replace(/^1 Felder/, '1 Feld')}, wie sie die Kopfzeile hat.`,
};
