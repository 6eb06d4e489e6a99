// SPDX-License-Identifier: EUPL-1.2
import { REQUEST_SOURCE, TIME_ENTRY_SOURCE } from '@contracts/desk';
import { SUPPLIER_INVOICE_SOURCE } from '@domain/settlement';
import { CLOSING_SOURCE } from '../frozen-set.ts';
import { QUANTITY_SOURCE } from '../repositories/charge-repository.ts';

type Words = Readonly<Record<string, string>>;

export const COST_KIND: Words = { staff: 'Personalkosten', material: 'Sachkosten', overhead: 'Gemeinkosten', income: 'Erträge' };
export const VAT: Words = { O: 'nicht steuerbar', E: 'steuerfrei', S: 'steuerpflichtig' };
export const AGREEMENT_FORM: Words = {
  statutes: 'Satzung',
  publicLawAgreement: 'öffentlich-rechtliche Vereinbarung',
  serviceContract: 'Dienstleistungsvertrag',
  administrativeAgreement: 'Verwaltungsvereinbarung',
};
export const SOURCE: Words = {
  [TIME_ENTRY_SOURCE]: 'Zeitbuchung',
  [REQUEST_SOURCE]: 'Antrag',
  [QUANTITY_SOURCE]: 'erfasste Menge',
  [CLOSING_SOURCE]: 'Abschluss einer Korrektur',
  [SUPPLIER_INVOICE_SOURCE]: 'Eingangsrechnung',
};
export const POPULATION: Words = {
  census2022: 'Zensus 2022',
  update2022Census2011: 'Fortschreibung auf Grundlage des Zensus 2011',
  update2024: 'Fortschreibung auf Grundlage des Zensus 2022',
};
export const METHOD: Words = { direct: 'Anbauverfahren', 'step-down': 'Stufenleiterverfahren', reciprocal: 'Gleichungsverfahren' };
export const STEP_UNIT: Words = { count: 'Menge', factor: 'Faktor', share: 'Anteil', cents: 'Cent' };
export const CENTRE_REASON: Words = {
  nobody: 'Niemand hat ein Gewicht',
  minimums: 'Mindestbeträge liegen über dem Betrag',
  maximums: 'Höchstbeträge liegen unter dem Betrag',
  income: 'Zahlungen Dritter liegen über dem Betrag',
};
export const DOCUMENT_KIND: Words = { advance: 'Abschlag', annual: 'Abrechnung', correction: 'Berichtigung' };
export const INVOICE_TYPE: Words = {
  '326': 'Abschlagsrechnung (326)',
  '380': 'Rechnung (380)',
  '381': 'Gutschrift (381)',
  '384': 'Rechnungskorrektur (384)',
};
export const DOCUMENT_STATUS: Words = {
  draft: 'Entwurf',
  announced: 'zur Ansicht gegeben',
  numbered: 'mit Nummer, noch nicht ausgestellt',
  issued: 'ausgestellt',
  discarded: 'verworfen',
};
export const SUBJECT: Words = {
  settlementRun: 'Abrechnungslauf',
  statement: 'Kosteninformation',
  poolCost: 'Kosten',
  costCentreCost: 'Kosten einer Hilfskostenstelle',
  directCharge: 'Direktkosten',
};
export const ACTOR: Words = { user: 'Person', service: 'Programm', operator: 'Betrieb' };

/** Members of the language of keys, as the places of a rule are called. */
export const RULE_PLACES: Words = {
  ...{
    share: 'Verteilung',
    parts: 'Teil',
    rule: 'Regel',
    kind: 'Art',
    weight: 'Gewicht',
    nobody: 'niemand hat Gewicht',
    proRata: 'Anrechnung',
  },
  ...{
    weightless: 'ohne Gewicht',
    cents: 'Betrag',
    per: 'je',
    above: 'Kosten unter dem Betrag',
    by: 'nach',
    rest: 'Rest',
    between: 'zwischen den Gruppen',
  },
  ...{
    groups: 'Gruppe',
    name: 'Name',
    who: 'Mitglieder',
    parties: 'Mitglied',
    party: 'Mitglied',
    within: 'innerhalb',
    from: 'von',
    below: 'unter',
  },
  ...{
    basis: 'Zählung',
    at: 'Stichtage',
    dates: 'Stichtag',
    days: 'Tag',
    yearsBefore: 'Jahre davor',
    each: 'je',
    day: 'Tag',
    stock: 'Bestand',
  },
  ...{
    unit: 'Einheit',
    meter: 'Messgröße',
    weights: 'Gewicht',
    resolution: 'Beschluss',
    capacity: 'Kapazität',
    of: 'von',
    mode: 'Staffelung',
  },
  ...{
    tiers: 'Stufe',
    upTo: 'bis',
    factor: 'Faktor',
    terms: 'Glied',
    exceptions: 'Ausnahme',
    validity: 'Geltung',
    to: 'bis',
    effect: 'Wirkung',
  },
  ...{
    limits: 'Grenzen',
    min: 'mindestens',
    max: 'höchstens',
    minimumsAbove: 'Mindestbeträge zu hoch',
    maximumsBelow: 'Höchstbeträge zu niedrig',
  },
  ...{
    negative: 'Gutschrift',
    nonMembers: 'Dritte',
    prices: 'Preis',
    measure: 'Messgröße',
    surplus: 'Überschuss',
    format: 'Form',
    amount: 'Betrag',
  },
};

/** Its values in words. */
export const RULE_VALUES: Words = {
  ...{
    mix: 'Mischung',
    weight: 'nach Gewicht',
    fixed: 'fester Betrag',
    groups: 'nach Gruppen',
    hours: 'gebuchte Stunden',
    cases: 'Vorgänge',
  },
  ...{
    quantity: 'erfasste Menge',
    inhabitants: 'Einwohner',
    stock: 'Bestand',
    equal: 'gleiche Teile',
    table: 'feste Gewichte',
    reserved: 'Kapazität',
  },
  ...{ tiers: 'gestaffelt', points: 'Punkte', nothing: 'zählt nicht', 'like-smallest': 'wie der kleinste Wert', 'at-least': 'mindestens' },
  ...{ refuse: 'Ablehnung', centre: 'trägt das Zentrum', fallback: 'Ersatzregel', days: 'nach Tagen', whole: 'ganz', cut: 'gekürzt' },
  ...{
    run: 'Abrechnung',
    month: 'Monat',
    year: 'Jahr',
    quarter: 'Quartal',
    graduated: 'stufenweise',
    slab: 'ganze Menge nach ihrer Stufe',
  },
  ...{
    dates: 'an Tagen',
    yearly: 'jährlich',
    every: 'regelmäßig',
    first: 'erster Tag',
    last: 'letzter Tag',
    list: 'Liste',
    size: 'nach Größe',
  },
  ...{
    exempt: 'befreit',
    factor: 'Faktor',
    'fixed-share': 'fester Anteil',
    'fixed-amount': 'fester Betrag',
    amount: 'Betrag',
    share: 'Anteil',
  },
  ...{ 'per-inhabitant': 'je Einwohner', mirror: 'gespiegelt', unlimited: 'ohne Grenzen' },
};
