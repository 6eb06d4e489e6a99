// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../../i18n/index.ts';

export const ruleTexts = defineMessages({
  de: {
    contractPayment: 'Verzugszins für Entgelte nach § 288 Abs. 2 BGB',
    contractOther: 'Verzugszins nach § 288 Abs. 1 BGB',
    fixed: 'Zinssatz der Satzung: {rate} % im Jahr',
    aboveBase: 'Zinssatz der Satzung: {rate} Prozentpunkte über dem Basiszinssatz',
    taxLateCharge: 'Säumniszuschlag nach § 240 AO',
    none: 'keine Zinsen und keine Zuschläge',
    actualDays: 'Tage genau, Jahr nach dem Kalender',
    days365: 'Tage genau, Jahr zu 365 Tagen',
    publicLaw: 'nach § 225 AO',
    civilLaw: 'nach §§ 366, 367 BGB',
    oldestFirst: 'die älteste Forderung zuerst',
    kag: 'nach § 6 Abs. 2 KAG NRW',
    years: 'innerhalb von {years} Jahren',
    minimum: 'unter {amount} wird nichts gefordert',
    dates: 'zum {dates}',
  },
  en: {
    contractPayment: 'Default interest on payments under § 288 (2) BGB',
    contractOther: 'Default interest under § 288 (1) BGB',
    fixed: 'Rate of the statutes: {rate}% a year',
    aboveBase: 'Rate of the statutes: {rate} percentage points above the base rate',
    taxLateCharge: 'Late charge under § 240 AO',
    none: 'neither interest nor charges',
    actualDays: 'exact days, year by the calendar',
    days365: 'exact days, year of 365 days',
    publicLaw: 'by § 225 AO',
    civilLaw: 'by §§ 366, 367 BGB',
    oldestFirst: 'the oldest claim first',
    kag: 'by § 6 (2) KAG NRW',
    years: 'within {years} years',
    minimum: 'nothing is claimed below {amount}',
    dates: 'on {dates}',
  },
});
