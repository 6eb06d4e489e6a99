// SPDX-License-Identifier: EUPL-1.2
import type { RefusalParams } from '@kernel/core';
import type { RuleCode, Sentence } from './codes.ts';

const list = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value ?? ''));
const names = ({ parties, party }: RefusalParams): string => list(parties ?? party);
const group = ({ group: name }: RefusalParams): string => (name ? ` in der Gruppe „${name}“` : '');
/** Of which pool, where a run says so. */
const of = ({ pool, from, to }: RefusalParams): string => (pool ? ` („${pool}“, ${from} bis ${to})` : '');

/** What can be wrong with a key as a rule, in a file or in its use. */
export const ruleDe: Readonly<Record<RuleCode, Sentence>> = {
  NOT_A_NUMBER: 'Das ist keine genaue Zahl. Erwartet wird 12, "0.8" oder "4/5".',
  NOT_A_SHARE: 'Das ist kein Anteil. Erwartet wird "35 %" oder "1/3".',
  NOT_A_DAY_OF_THE_YEAR: 'Das ist kein Tag, den es in jedem Jahr gibt. Erwartet wird MM-TT.',
  NAME_INVALID: 'Ein Kürzel besteht aus kleinen Buchstaben, Ziffern und Bindestrichen.',
  TOO_DEEP: ({ deepest }) => `Die Regel ist zu tief verschachtelt; ${deepest} Ebenen sind die Grenze.`,
  AMOUNT_OR_SHARE: 'Ein fester Teil ist ein Betrag oder ein Anteil, nicht beides.',
  LIMIT_MISSING: 'Eine Grenze nennt min, max oder beides.',
  EMPTY_LIST: 'Diese Liste ist leer.',
  DUPLICATE: ({ name }) => `${name} steht zweimal da.`,
  NOT_ABOVE_ZERO: 'Die Zahl muss größer als 0 sein.',
  SHARE_ABOVE_100: 'Ein Anteil ist höchstens 100 %.',
  SHARES_NOT_100: ({ sum, key }) => `Die Anteile${key ? ` des Schlüssels „${key}“` : ''} ergeben zusammen ${sum} statt 100 %.`,
  TOO_MANY_YEARS: ({ most }) => `Höchstens ${most} Jahre zurück.`,
  TIERS_NOT_ASCENDING: 'Jede Stufe muss höher enden als die vorige.',
  LAST_TIER_NOT_OPEN: 'Die letzte Stufe, und nur sie, bleibt nach oben offen.',
  ALL_FACTORS_ZERO: 'Mindestens eine Stufe braucht einen Faktor über 0.',
  RESERVED_BY_DAYS: 'Vorgehaltene Kapazität zählt schon nach ihren eigenen Tagen: proRata ist hier "whole".',
  GROUP_SHARE_MISSING: 'Jede Gruppe nennt ihren Anteil, oder between teilt zwischen ihnen.',
  GROUP_SHARE_UNUSED: 'between teilt zwischen den Gruppen; ein Anteil ist dann nicht vorgesehen.',
  SIZE_CLASS_EMPTY: 'In diese Größenklasse kann niemand fallen.',
  MINIMUM_ABOVE_MAXIMUM: (params) => `Das Minimum liegt über dem Maximum${params.party ? `: ${names(params)}` : ''}${of(params)}.`,
  DUPLICATE_COUNT: (params) => `Eine Zählung steht zweimal da: ${names(params)}, ${params.of}, ${params.on}.`,
  NO_REFERENCE_DATE: (params) => `In diese Monate fällt kein solcher Stichtag${of(params)}.`,
  COUNT_MISSING: (params) => `Für ${names(params)} fehlt die Zählung ${params.measure} am ${params.on}${of(params)}.`,
  WEIGHT_NOT_STATED: (params) => `In der Tabelle der Gewichte fehlt ${names(params)}${of(params)}.`,
  FIXED_ABOVE_POOL: (params) => `Der feste Betrag ${params.fixed} ist höher als die Kosten${group(params)}${of(params)}.`,
  PARTY_IN_NO_GROUP: (params) => `In keiner Gruppe: ${names(params)}${of(params)}.`,
  PARTY_IN_SEVERAL_GROUPS: (params) => `In mehreren Gruppen (${list(params.groups)}): ${names(params)}${of(params)}.`,
  EXCEPTIONS_OVERLAP: (params) => `Zwei Ausnahmen gelten am selben Tag: ${names(params)}${of(params)}.`,
  FIXED_SHARES_ABOVE_POOL: (params) => `Die festen Anteile übersteigen die Kosten: ${names(params)}${of(params)}.`,
  LIMITS_OVERLAP: (params) => `Zwei Grenzen gelten am selben Tag: ${names(params)}${of(params)}.`,
  MINIMUMS_ABOVE_POOL: (params) =>
    `Die Mindestbeträge ergeben mehr als die Kosten: ${names(params)}${of(params)}. Mit minimumsAbove "centre" behält das Zentrum den Unterschied.`,
  MAXIMUMS_BELOW_POOL: (params) =>
    `Die Höchstbeträge decken die Kosten nicht: ${names(params)}${of(params)}. Mit maximumsBelow "centre" trägt das Zentrum den Rest.`,
  NEGATIVE_POOL_WITH_LIMITS: (params) => `Eine Gutschrift lässt sich mit diesen Grenzen nicht verteilen${of(params)}.`,
  NON_MEMBER_IS_PARTY: (params) => `${names(params)} ist Mitglied und zahlt keinen Preis für Dritte${of(params)}.`,
  NON_MEMBER_WITHOUT_PRICE: ({ customer, meter }) => `Kein Schlüssel nennt für ${customer} einen Preis (${meter}).`,
  INCOME_ABOVE_POOL: (params) =>
    `Dritte zahlen mehr, als die Leistung kostet${of(params)}. Wem der Überschuss zusteht, sagt nonMembers.surplus.`,
  USE_OF_STRANGER: (params) => `Eine Menge gehört zu niemandem, der teilnimmt: ${names(params)}.`,
  RULE_OR_PARTS: 'Ein Schlüssel nennt entweder rule oder parts.',
  VAT_OR_CODE: 'Genannt wird entweder vat oder vatCode.',
  RATE_WITHOUT_TAX: ({ code }) => `Der Code ${code} hat keinen Steuersatz.`,
  NO_VAT_RULE: ({ date }) => `Am ${date} gilt keine dieser Regeln zur Umsatzsteuer.`,
  CENTRE_OR_POOL: 'Eine Leistung geht entweder an toCentre oder an toPool.',
};
