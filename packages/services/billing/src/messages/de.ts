// SPDX-License-Identifier: EUPL-1.2
import { euroText, formatCivilDate, parseAmount, parseCivilDate } from '@kernel/core';
import type { Sentence } from '@platform/graphql';
import type { Code } from './codes.ts';

/** '2026-03-01' als '01.03.2026'. */
const day = (value: unknown): string => {
  const date = parseCivilDate(String(value ?? ''));
  return date ? formatCivilDate(date) : String(value ?? '');
};
const euro = (value: unknown): string => {
  const amount = parseAmount(String(value ?? ''));
  return amount.ok ? euroText(amount.value, 'de') : String(value ?? '');
};
const list = (value: unknown): string => (Array.isArray(value) ? value.join('; ') : String(value ?? ''));

export const de: Readonly<Record<Code, Sentence>> = {
  NOT_A_PERSON: 'Das entscheidet eine Person, kein Dienst.',
  SET_NOT_FOUND: 'Diese Abrechnung oder Umlage ist nicht freigegeben, oder es gibt sie nicht.',
  SET_CHANGED:
    'Die Abrechnung, aus der die Entwürfe sind, ist nicht mehr wie zuvor. Bitte verwerfen Sie den Lauf und bereiten Sie ihn neu vor.',
  ROUND_EXISTS: 'Dafür gibt es schon einen Dokumentenlauf.',
  FOLD_CORRECTION_INSTEAD: 'Die Dokumente der berichtigten Abrechnung sind noch Entwürfe. Bitte übernehmen Sie die Berichtigung dort.',
  REGULAR_NOT_ISSUED: 'Berichtigt werden erlassene Dokumente. Bitte erlassen Sie zuerst die Dokumente der berichtigten Abrechnung.',
  NOTHING_TO_CHARGE: 'Daraus entsteht kein Dokument: Es ist nichts zu berechnen.',
  ROUND_NOT_PREPARED: 'Dieser Dokumentenlauf ist schon angekündigt oder beendet.',
  ROUND_NOT_OPEN: 'Dieser Dokumentenlauf ist schon erlassen oder beendet.',
  ROUND_NOT_ANNOUNCED: 'Erlassen werden Dokumente, deren Entwürfe angekündigt sind.',
  ISSUER_CHANGE_WAITING: 'Eine andere Änderung wartet schon auf Freigabe. Bitte geben Sie sie frei oder verwerfen Sie sie zuerst.',
  ISSUER_CHANGE_DECIDED: 'Über diese Änderung ist schon entschieden.',
  OBJECTION_DAYS_INVALID: ({ least, most }) => `Die Frist für Einwendungen hat ${least ?? 1} bis ${most ?? 366} Tage.`,
  NOT_A_CORRECTION_OF_THIS: 'Das ist keine Berichtigung der Abrechnung, aus der diese Entwürfe sind.',
  FOLDED_ALREADY: 'Diese Berichtigung ist schon übernommen.',
  REASON_MISSING: 'Bitte geben Sie einen Grund an.',
  SAME_PERSON: ({ of }) =>
    of === 'issuer'
      ? 'Sie haben diese Änderung des Ausstellers vorgeschlagen. Freigeben muss sie eine zweite Person.'
      : 'Sie haben diesen Lauf vorbereitet. Erlassen muss ihn eine zweite Person.',
  OBJECTION_PERIOD_RUNS: ({ until }) =>
    `Die Frist für Einwendungen läuft bis zum ${day(until)}. Danach können die Dokumente erlassen werden.`,
  OBJECTIONS_OPEN: ({ count }) =>
    count === 1 ? 'Eine Einwendung ist noch nicht beantwortet.' : `${count ?? ''} Einwendungen sind noch nicht beantwortet.`,
  OBJECTIONS_NOT_CORRECTED: ({ count }) =>
    count === 1
      ? 'Einer Einwendung wurde stattgegeben, die Berichtigung fehlt noch.'
      : `${count ?? ''} Einwendungen wurde stattgegeben, die Berichtigungen fehlen noch.`,
  TAKES_OFF_TOO_MUCH: ({ member, year, number, over }) =>
    `Die ${number ?? ''}. Rate der Umlage ${year ?? ''} von „${member ?? ''}“ wurde nach den Entwürfen geändert: Es würden ${euro(over)} zu viel angerechnet. Bitte verwerfen Sie den Lauf und bereiten Sie ihn neu vor.`,
  ISSUER_MISSING: 'Die Angaben zum Aussteller fehlen. Bitte tragen Sie sie in den Einstellungen ein.',
  LEGAL_REMEDY_MISSING: 'Für Bescheide fehlt die Rechtsbehelfsbelehrung. Bitte fassen Sie sie in den Einstellungen.',
  NOTHING_TO_ISSUE: ({ findings }) => {
    const named = list(findings);
    return named === '' ? 'Es gibt kein Dokument mehr zu erlassen.' : `Kein Dokument kann erlassen werden. ${named}`;
  },
  DOCUMENT_NOT_ANNOUNCED: 'Einwendungen richten sich gegen angekündigte Entwürfe.',
  LEGAL_REMEDY_APPLIES: ({ family }) =>
    family === 'notice'
      ? 'Der Bescheid ist erlassen. Gegen ihn gilt die Rechtsbehelfsbelehrung, die er enthält.'
      : 'Die Rechnung ist gestellt. Bitte wenden Sie sich an die Auskunft, die auf ihr steht.',
  NO_OBJECTION_PERIOD: 'Für diesen Entwurf gibt es keine Frist für Einwendungen.',
  OBJECTION_PERIOD_OVER: ({ until }) => `Die Frist für Einwendungen ist am ${day(until)} abgelaufen.`,
  TEXT_MISSING: 'Bitte geben Sie einen Text ein.',
  LINE_NOT_FOUND: 'Diese Position steht nicht in dem Entwurf.',
  OBJECTION_OPEN: ({ label }) => `Gegen „${label ?? ''}“ ist schon eine Einwendung offen.`,
  OBJECTION_NOT_RAISED: 'Diese Einwendung ist schon beantwortet oder zurückgenommen.',
  ANSWER_MISSING: 'Bitte begründen Sie Ihre Antwort.',
  NO_CORRECTION_AWAITED: 'Zu dieser Einwendung steht keine Berichtigung aus.',
  DOCUMENT_HANDED_OVER: 'Das Mitglied hat dieses Dokument schon. Es wird durch ein weiteres Dokument berichtigt.',
  DOCUMENT_WITHOUT_NUMBER: 'Dieses Dokument hat keine Nummer.',
  DOCUMENT_NOT_ISSUED: 'Dieses Dokument liegt noch nicht im Portal.',
  NOT_A_NOTICE: 'Rechtsbehelfe richten sich gegen Bescheide.',
  DATE_IN_FUTURE: 'Dieser Tag liegt in der Zukunft.',
  DATE_BEFORE_ISSUE: ({ issuedOn }) => `Der Bescheid ist erst vom ${day(issuedOn)}.`,
  FILES_NOT_MADE: ({ failed, of }) =>
    `Zu ${failed ?? ''} von ${of ?? ''} Dokumenten konnten keine Dateien erzeugt werden. Der Grund steht bei jedem Dokument; das Erzeugen kann wiederholt werden.`,
  NO_FILES_TO_MAKE: 'In diesem Lauf wartet kein Dokument auf seine Dateien.',
  CANCELLED: 'Der Auftrag wurde abgebrochen.',
  NAME_MISSING: 'Bitte geben Sie einen Namen ein.',
  ADDRESS_INCOMPLETE: 'Bitte geben Sie Straße und Ort an.',
  POST_CODE_INVALID: 'Eine deutsche Postleitzahl hat fünf Ziffern.',
  COUNTRY_INVALID: 'Bitte geben Sie das Land mit zwei Buchstaben an, zum Beispiel DE.',
  VAT_ID_INVALID: 'Eine deutsche Umsatzsteuer-Identifikationsnummer ist DE mit neun Ziffern.',
  TAX_ID_MISSING: 'Eine Rechnung nennt die Steuernummer oder die Umsatzsteuer-Identifikationsnummer (§ 14 Abs. 4 Nr. 2 UStG).',
  IBAN_INVALID: 'Diese IBAN ist nicht richtig.',
  BIC_INVALID: 'Ein BIC hat 8 oder 11 Zeichen.',
  CONTACT_INCOMPLETE: 'Eine XRechnung nennt eine Ansprechstelle mit Telefonnummer.',
  EMAIL_INVALID: 'Diese E-Mail-Adresse ist nicht richtig.',
  ROUTING_ID_INVALID: 'Diese Leitweg-ID ist nicht richtig. Sie besteht aus Grobadressierung, Feinadressierung und zwei Prüfziffern.',
  TEXT_KIND_OF_OTHER_FAMILY: 'Eine Rechtsbehelfsbelehrung gehört zu Bescheiden.',
  PLACEHOLDER_UNKNOWN: ({ name, known }) =>
    `Den Platzhalter {${name ?? ''}} gibt es nicht. Es gibt: ${list(known).replaceAll('; ', ', ')}.`,
  COURT_MISSING: 'Der Text nennt das Gericht. Bitte geben Sie es mit seiner Anschrift an.',
  REMEDY_WITHOUT_COURT:
    'Die Rechtsbehelfsbelehrung nennt das Gericht und seinen Sitz: {gericht} oder {gerichtsanschrift} muss darin stehen.',
  VALID_FROM_IN_THE_PAST: 'Die neue Fassung beginnt frühestens heute. Was erlassen ist, behält seine Fassung.',
  VALID_FROM_NOT_LATER: ({ last }) => `Die letzte Fassung beginnt am ${day(last)}. Die neue beginnt nicht davor.`,
  DUE_DAYS_INVALID: ({ most }) => `Die Frist zur Zahlung hat 1 bis ${most ?? 120} Tage.`,
};
