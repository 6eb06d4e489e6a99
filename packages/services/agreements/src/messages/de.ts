// SPDX-License-Identifier: EUPL-1.2
import { type ClauseFault, clauseSentence } from '@domain/agreements';
import { formatCivilDate, parseCivilDate } from '@kernel/core';
import type { Sentence } from '@platform/graphql';
import type { AgreementsCode } from '../refusal-code.ts';

const day = (date: unknown): string => {
  const parsed = parseCivilDate(String(date));
  return parsed ? formatCivilDate(parsed) : '';
};
const STATUS: Readonly<Record<string, string>> = {
  draft: 'ein Entwurf',
  active: 'unterzeichnet',
  noticeGiven: 'gekündigt',
  ended: 'beendet',
  discarded: 'verworfen',
};
const MISSING: Readonly<Record<string, string>> = {
  concludedOn: 'Tag des Abschlusses',
  subjects: 'betroffene Personen',
  dataCategories: 'Arten der Daten',
  legalBasis: 'Rechtsgrundlage',
};
const TERM: Readonly<Record<string, string>> = {
  minimum: 'Mindestbetrag',
  maximum: 'Höchstbetrag',
  exempt: 'Befreiung',
  factor: 'Faktor',
  fixedShare: 'Fester Anteil',
  fixedAmount: 'Fester Betrag',
  reservation: 'Reservierung',
};
const TERM_LACKS: Readonly<Record<string, string>> = {
  amount: 'Geben Sie einen Betrag und seinen Zeitraum an.',
  share: 'Geben Sie einen Anteil bis 100 % an, zum Beispiel „5 %“ oder „1/3“.',
  factor: 'Geben Sie einen Faktor an, zum Beispiel „0,8“ oder „4/5“.',
  capacity: 'Geben Sie an, was, wie viel und in welcher Einheit reserviert ist.',
};

export const de: Readonly<Record<AgreementsCode, Sentence>> = {
  NUMBER_MISSING: 'Geben Sie eine Nummer an.',
  NUMBER_TOO_LONG: ({ max }) => `Die Nummer darf höchstens ${max} Zeichen haben.`,
  NUMBER_TAKEN: ({ number }) => `Die Nummer ${number} hat schon eine andere Vereinbarung dieses Mitglieds.`,
  TITLE_MISSING: 'Geben Sie einen Titel an.',
  TITLE_TOO_LONG: ({ max }) => `Der Titel darf höchstens ${max} Zeichen haben.`,
  FORM_UNKNOWN: 'Wählen Sie eine Rechtsform.',
  DATES_REVERSED: ({ from, to }) => `Das Ende (${day(to)}) liegt vor dem Beginn (${day(from)}).`,
  NOTICE_MONTHS_WRONG: ({ max }) => `Die Kündigungsfrist ist eine Zahl von 0 bis ${max} Monaten.`,
  FAMILY_UNKNOWN: ({ nameDe, family }) => `Die Leistungsgruppe „${nameDe ?? family}“ gibt es nicht.`,
  FAMILY_TWICE: ({ nameDe, family }) => `Die Leistungsgruppe „${nameDe ?? family}“ ist zweimal gewählt.`,
  KEY_OF_OTHER_FAMILY: ({ nameDe, family }) => `Für „${nameDe ?? family}“ ist ein Schlüssel genannt, aber keine Leistung vereinbart.`,
  KEY_CITED_TWICE: ({ nameDe, family }) => `Für „${nameDe ?? family}“ sind zwei Schlüssel genannt.`,
  KEY_VERSION_WRONG: ({ nameDe, family }) => `Geben Sie für „${nameDe ?? family}“ eine Fassung des Schlüssels an.`,
  KEY_UNKNOWN: ({ nameDe, family, version }) =>
    `Für „${nameDe ?? family}“: Einen veröffentlichten Schlüssel in Fassung ${version} gibt es nicht.`,
  KEY_FITS_OTHER_FAMILY: ({ nameDe, family, key, fitsDe, fits }) =>
    `Der Schlüssel „${key}“ gehört zu „${fitsDe ?? fits}“ und nicht zu „${nameDe ?? family}“.`,
  VAT_CODE_UNKNOWN: 'Diese Art der Umsatzsteuer gibt es nicht.',
  VAT_RATE_WRONG: ({ from }) => `Der Steuersatz ab ${day(from)} passt nicht zur Art: bei steuerfreien und nicht steuerbaren Leistungen 0.`,
  VAT_DATES_REVERSED: ({ from }) => `Die Umsatzsteuer-Regel ab ${day(from)} endet vor ihrem Beginn.`,
  VAT_OVERLAP: ({ from }) => `Ab ${day(from)} gelten zwei Umsatzsteuer-Regeln zugleich.`,
  NOT_A_DRAFT: ({ status }) => `Diese Vereinbarung ist ${STATUS[String(status)] ?? 'kein Entwurf'}; das geht nur mit einem Entwurf.`,
  NOTHING_CHANGES: 'Sie haben nichts geändert.',
  NO_DATES: 'Es fehlt, ab wann die Vereinbarung gilt.',
  NO_SERVICE: 'Es ist keine Leistung vereinbart.',
  NO_KEY_CITED: ({ nameDe, families }) => `Es fehlt der Verteilungsschlüssel für: ${nameDe ?? families}.`,
  CLAUSE_MISSING: ({ nameDe, family }) => `Für „${nameDe ?? family}“ fehlt, an welcher Stelle des Textes der Schlüssel steht.`,
  CLAUSE_NAMES_NO_SECTION: ({ nameDe, family, clause }) =>
    `„${clause}“ ist für „${nameDe ?? family}“ zu ungenau. Nennen Sie den Paragrafen oder die Nummer, zum Beispiel „§ 5 Abs. 2“.`,
  NO_VAT_TREATMENT: 'Es fehlt, wie die Leistungen bei der Umsatzsteuer behandelt werden.',
  VAT_GAP: ({ from }) => `Ab ${day(from)} fehlt eine Regel zur Umsatzsteuer.`,
  VAT_BASIS_MISSING: ({ from }) => `Die Umsatzsteuer-Regel ab ${day(from)} braucht eine Rechtsgrundlage.`,
  VAT_RESOLUTION_MISSING: 'Nennen Sie Erklärung, Beschluss oder Bescheid mit Datum.',
  VAT_POSITION_UNKNOWN: 'Diesen Eintrag gibt es nicht mehr.',
  COST_CLAUSE_TOO_LONG: ({ max }) => `Die Kostenklausel darf höchstens ${max} Zeichen haben.`,
  COST_CLAUSE_MISSING: 'Es fehlt der Wortlaut der Kostenklausel.',
  COST_CLAUSE_VAGUE: ({ finding, quote }) => {
    const sentence = clauseSentence('de', String(finding) as ClauseFault, String(quote ?? ''))?.finding ?? '';
    return `Die Kostenklausel ist zu ungenau: ${sentence}${quote ? ` („${String(quote).slice(0, 160)}“)` : ''}`;
  },
  COST_TERMS_TOO_MANY: ({ most }) => `Mehr als ${most} besondere Kostenregelungen nimmt eine Vereinbarung nicht auf.`,
  COST_TERM_FAMILY: ({ nameDe, family }) =>
    `Für „${nameDe ?? family}“ ist eine besondere Kostenregelung genannt, aber keine Leistung vereinbart.`,
  COST_TERM_VALUE: ({ kind, lacks }) => `${TERM[String(kind)] ?? 'Regelung'}: ${TERM_LACKS[String(lacks)] ?? 'Der Wert fehlt.'}`,
  COST_TERM_DATES_REVERSED: ({ kind, from }) => `${TERM[String(kind)] ?? 'Regelung'} ab ${day(from)}: Das Ende liegt vor dem Beginn.`,
  COST_TERM_TWICE: ({ kind, from }) =>
    `${TERM[String(kind)] ?? 'Regelung'} ab ${day(from)}: In dieser Zeit gilt schon eine solche Regelung.`,
  COST_TERM_MINIMUM_ABOVE_MAXIMUM: ({ from }) => `Ab ${day(from)} liegt der Mindestbetrag über dem Höchstbetrag.`,
  COST_TERM_WITHOUT_RESOLUTION: ({ kind }) => `${TERM[String(kind)] ?? 'Regelung'}: Es fehlt der Beschluss.`,
  DATA_PROCESSING_MISSING: 'Es fehlt die Angabe zur Verarbeitung personenbezogener Daten.',
  DATA_PROCESSING_INCOMPLETE: ({ missing }) =>
    `Zur Datenverarbeitung fehlt: ${Array.isArray(missing) ? missing.map((part) => MISSING[String(part)] ?? part).join(', ') : ''}.`,
  CONCLUDED_IN_THE_FUTURE: 'Der Tag der Unterzeichnung liegt in der Zukunft.',
  OUTSIDE_MEMBERSHIP: ({ from, to }) =>
    `Die Vereinbarung beginnt außerhalb der Mitgliedschaft (ab ${day(from)}${to ? ` bis ${day(to)}` : ''}).`,
  OVERLAPS_OTHER_AGREEMENT: ({ number, nameDe, family }) =>
    `Für „${nameDe ?? family}“ gilt in dieser Zeit schon die Vereinbarung ${number}.`,
  NOT_ACTIVE: ({ status }) => `Gekündigt werden kann nur, was läuft. Diese Vereinbarung ist ${STATUS[String(status)] ?? ''}.`,
  NOTICE_IN_THE_FUTURE: 'Der Tag der Kündigung liegt in der Zukunft.',
  NOTICE_BEFORE_CONCLUSION: ({ concludedOn }) => `Die Vereinbarung wurde erst am ${day(concludedOn)} geschlossen.`,
  ENDS_BEFORE_NOTICE: 'Das Ende liegt vor der Kündigung.',
  ENDS_BEFORE_START: ({ from }) => `Die Vereinbarung beginnt erst am ${day(from)}.`,
  ENDS_AFTER_TERM: ({ to }) => `Die Vereinbarung endet schon am ${day(to)}.`,
  NOTICE_TOO_LATE: ({ earliest, noticeMonths }) =>
    `Die Frist beträgt ${noticeMonths} Monate: Das Ende ist frühestens der ${day(earliest)}.`,
  NOT_RUNNING: ({ status }) => `Beendet werden kann nur, was läuft. Diese Vereinbarung ist ${STATUS[String(status)] ?? ''}.`,
  NO_END_DATE: 'Die Vereinbarung ist unbefristet. Geben Sie den letzten Tag an.',
  STILL_RUNNING: ({ to }) => `Die Vereinbarung läuft noch bis ${day(to)}. Für ein früheres Ende geben Sie den letzten Tag an.`,
  ENDS_IN_THE_FUTURE: 'Der letzte Tag liegt in der Zukunft. Tragen Sie das Ende ein, wenn es da ist, oder eine Kündigung.',
};
