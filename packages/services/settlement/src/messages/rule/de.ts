// SPDX-License-Identifier: EUPL-1.2
import { formatCivilDate, parseCivilDate, type RefusalParams } from '@kernel/core';
import type { Sentence } from '@platform/graphql';
import { BASIS_NAMES } from '../../basis-names.ts';
import type { RuleFindingCode } from './codes.ts';
import { listed } from './listed.ts';

const day = (value: unknown): string => {
  const date = parseCivilDate(String(value ?? ''));
  return date ? formatCivilDate(date) : String(value ?? '');
};
const names = ({ parties, party }: RefusalParams): string => listed(parties ?? party, 'und', (count) => `${count} weitere`);
const measured = ({ measure }: RefusalParams): string => {
  const id = String(measure ?? '');
  if (id.startsWith('inhabitants.')) return `die Einwohnerzahl (${BASIS_NAMES[id.slice(12)] ?? id.slice(12)})`;
  if (id.startsWith('stock.')) return `der Bestand „${id.slice(6)}“`;
  return `„${id}“`;
};
const group = ({ group: name }: RefusalParams): string => (name ? ` in der Gruppe „${String(name)}“` : '');
const WEIGHTS: Readonly<Record<string, string>> = {
  'desk.minutes': 'gebuchte Stunden',
  'desk.cases': 'Fälle',
  table: 'ein festgelegtes Gewicht',
};

export const de: Readonly<Record<RuleFindingCode, Sentence>> = {
  NOT_JSON: 'Das ist keine lesbare Regeldatei (JSON).',
  NOT_AN_OBJECT: 'Hier wird eine Regel in geschweiften Klammern erwartet.',
  NOT_A_LIST: 'Hier wird eine Liste in eckigen Klammern erwartet.',
  MISSING: 'Diese Angabe fehlt.',
  UNKNOWN_MEMBER: ({ known }) => `Diese Angabe ist nicht bekannt. Möglich sind: ${listed(known, 'und')}.`,
  NOT_A_TEXT: 'Hier wird ein Text erwartet.',
  EMPTY_TEXT: 'Diese Angabe fehlt.',
  NOT_A_WHOLE_NUMBER: 'Hier wird eine ganze Zahl erwartet.',
  NEGATIVE_NUMBER: 'Die Zahl darf nicht negativ sein.',
  NOT_A_DATE: 'Das ist kein Datum. Schreiben Sie es so: 31.12.2025.',
  NOT_A_MONTH: 'Das ist kein Monat. Schreiben Sie ihn so: 2026-03.',
  DATE_OUT_OF_RANGE: 'Dieses Datum liegt zu weit weg. Erwartet wird ein Tag von 1900 bis 2100.',
  MONTH_OUT_OF_RANGE: 'Dieser Monat liegt zu weit weg.',
  NOT_AN_INSTANT: 'Das ist kein Zeitpunkt.',
  NOT_AN_AMOUNT: 'Das ist kein Betrag. Schreiben Sie ihn so: 1234,50.',
  TOO_MANY_DECIMALS: 'Ein Betrag hat höchstens zwei Nachkommastellen.',
  AMOUNT_TOO_LARGE: 'Der Betrag ist zu groß.',
  NOT_A_PERCENTAGE: 'Das ist kein Prozentsatz. Schreiben Sie ihn so: 33,3.',
  NOT_ONE_OF: ({ known }) => `Dieser Wert ist nicht bekannt. Möglich sind: ${listed(known, 'und')}.`,
  NOT_A_NUMBER: 'Das ist keine Zahl. Schreiben Sie sie so: 1500, 0,8 oder 4/5.',
  NOT_A_SHARE: 'Das ist kein Anteil. Schreiben Sie ihn so: 35 oder 33,5, oder als Bruch: 1/3.',
  DATES_REVERSED: ({ from }) => `Das Ende liegt vor dem Anfang (${day(from)}).`,
  NOT_A_DAY_OF_THE_YEAR: 'Das ist kein Tag, den es in jedem Jahr gibt. Schreiben Sie ihn so: 15.10.',
  NAME_INVALID: 'Ein Kürzel besteht aus kleinen Buchstaben, Ziffern und Bindestrichen, zum Beispiel „geraete“.',
  METER_INVALID: 'Das Kürzel der Menge besteht aus kleinen Buchstaben, Ziffern und Bindestrichen, zum Beispiel „geraete“.',
  TOO_DEEP: ({ deepest }) => `Die Regel ist zu tief verschachtelt (höchstens ${deepest ?? ''} Ebenen).`,
  AMOUNT_OR_SHARE: 'Ein fester Teil ist ein Betrag oder ein Anteil, nicht beides.',
  LIMIT_MISSING: 'Nennen Sie einen Mindest- oder einen Höchstbetrag.',
  EMPTY_LIST: 'Hier fehlt noch mindestens ein Eintrag.',
  DUPLICATE: ({ name }) => `„${name ?? ''}“ steht zweimal da.`,
  NOT_ABOVE_ZERO: 'Die Zahl muss größer als 0 sein.',
  SHARE_ABOVE_100: 'Ein Anteil ist höchstens 100 %.',
  SHARES_NOT_100: ({ sum }) => `Die Anteile ergeben zusammen ${String(sum ?? '').replace('.', ',')} statt 100 %.`,
  TOO_MANY_YEARS: ({ most }) => `Höchstens ${most ?? ''} Jahre zurück.`,
  TIERS_NOT_ASCENDING: 'Jede Stufe muss höher enden als die vorige.',
  LAST_TIER_NOT_OPEN: 'Nur die letzte Stufe bleibt nach oben offen.',
  ALL_FACTORS_ZERO: 'Mindestens eine Stufe braucht einen Faktor über 0.',
  RESERVED_BY_DAYS: 'Vorgehaltene Kapazität zählt schon nach ihren eigenen Tagen. Wählen Sie hier „nicht nach Tagen“.',
  GROUP_SHARE_MISSING: 'Nennen Sie den Anteil dieser Gruppe.',
  GROUP_SHARE_UNUSED: 'Eine Regel teilt zwischen den Gruppen; ein Anteil ist dann nicht vorgesehen.',
  SIZE_CLASS_EMPTY: 'In diese Größenklasse kann niemand fallen: „ab“ muss kleiner sein als „unter“.',
  MINIMUM_ABOVE_MAXIMUM: ({ party }) =>
    party ? `Für ${String(party)} liegt das Minimum über dem Maximum.` : 'Das Minimum liegt über dem Maximum.',
  NO_PARTIES: 'In diesem Zeitraum nimmt niemand an dieser Leistung teil.',
  DUPLICATE_PARTY: (params) => `${names(params)} steht doppelt in den Daten. Bitte melden Sie das der Administration.`,
  PERIOD_INVALID: 'Der Zeitraum endet vor seinem Anfang.',
  DUPLICATE_COUNT: 'Eine Zählung steht doppelt in den Daten. Bitte melden Sie das der Administration.',
  NO_REFERENCE_DATE: 'In diesen Zeitraum fällt kein solcher Stichtag.',
  COUNT_MISSING: (params) => `Es fehlt ${measured(params)} zum ${day(params.on)} für ${names(params)}.`,
  WEIGHT_NOT_STATED: (params) => `In der Tabelle steht kein Gewicht für ${names(params)}.`,
  NEGATIVE_WEIGHT: (params) => `Ein Wert ist negativ (${names(params)}). Bitte berichtigen Sie ihn.`,
  NOBODY_HAS_WEIGHT: (params) =>
    `Niemand hat hier einen Wert${group(params)}${WEIGHTS[String(params.measure)] ? `: ${WEIGHTS[String(params.measure)]}` : ''}. Erfassen Sie Werte, oder legen Sie fest, was dann gilt.`,
  FIXED_ABOVE_POOL: ({ fixed, ...rest }) =>
    `Der feste Betrag (${String(fixed ?? '').replace('.', ',')} €) ist höher als die Kosten${group(rest)}.`,
  PARTY_IN_NO_GROUP: (params) => `In keiner Gruppe: ${names(params)}.`,
  PARTY_IN_SEVERAL_GROUPS: (params) => `In mehreren Gruppen zugleich: ${names(params)}.`,
  EXCEPTIONS_OVERLAP: (params) => `Zwei Ausnahmen gelten am selben Tag für ${names(params)}.`,
  FIXED_SHARES_ABOVE_POOL: (params) => `Die festen Anteile übersteigen die Kosten (${names(params)}).`,
  LIMITS_OVERLAP: (params) => `Zwei Grenzen gelten am selben Tag für ${names(params)}.`,
  MINIMUMS_ABOVE_POOL:
    'Die Mindestbeträge ergeben zusammen mehr als die Kosten. Legen Sie fest, dass das Zentrum dann den Unterschied behält, oder senken Sie sie.',
  MAXIMUMS_BELOW_POOL: 'Die Höchstbeträge decken die Kosten nicht. Legen Sie fest, dass das Zentrum den Rest trägt, oder erhöhen Sie sie.',
  NEGATIVE_POOL_WITH_LIMITS: 'Eine Gutschrift lässt sich mit diesen Grenzen nicht verteilen.',
  NON_MEMBER_IS_PARTY: (params) => `${names(params)} ist Mitglied und zahlt keinen Preis für Dritte.`,
  NON_MEMBER_WITHOUT_PRICE: ({ customer }) => `Für ${String(customer ?? 'Dritte')} ist kein Preis festgelegt.`,
  INCOME_ABOVE_POOL: 'Dritte zahlen mehr, als die Leistung kostet. Legen Sie fest, wem der Überschuss zusteht.',
  USE_OF_STRANGER: 'Eine Menge gehört zu niemandem, der teilnimmt.',
  NAMED_PARTY_UNKNOWN: (params) => `${names(params)} nimmt in diesem Zeitraum nicht teil.`,
  NAMED_OUTSIDE_DAYS: (params) => `Was für ${names(params)} gilt, fällt nicht in diesen Zeitraum.`,
  NAMED_CREDIT: 'Die Grenzen gelten für diese Gutschrift nicht.',
};
