// SPDX-License-Identifier: EUPL-1.2
import type { DefineCostCentreRefusal, EnterCostCentreCostRefusal, EnterServicesRefusal, ResolveMethodRefusal } from '@domain/settlement';
import { formatCivilDate, formatEnglishDate, parseCivilDate } from '@kernel/core';
import type { Sentence } from '@platform/graphql';

/** The codes of support cost centres. */
export type CostCentreCode = DefineCostCentreRefusal | EnterCostCentreCostRefusal | EnterServicesRefusal | ResolveMethodRefusal;

type OwnCode =
  | 'COST_CENTRE_NAME_TAKEN'
  | 'TOO_MANY_COST_CENTRES'
  | 'COST_CENTRE_RETIRED'
  | 'COST_CENTRE_UNKNOWN'
  | 'SERVICE_UNIT_DIFFERS'
  | 'SERVICE_TAKER_UNKNOWN'
  | 'SERVICE_TO_ITSELF'
  | 'SERVICE_QUANTITY_INVALID'
  | 'SERVICE_TWICE'
  | 'SERVICES_CHANGED'
  | 'METHOD_RESOLUTION_MISSING'
  | 'METHOD_OF_SETTLED_MONTHS';

const dayDe = (value: unknown): string => {
  const date = parseCivilDate(String(value ?? ''));
  return date ? formatCivilDate(date) : '';
};
const dayEn = (value: unknown): string => {
  const date = parseCivilDate(String(value ?? ''));
  return date ? formatEnglishDate(date) : '';
};

export const costCentresDe: Readonly<Record<OwnCode, Sentence>> = {
  COST_CENTRE_NAME_TAKEN: ({ name }) => `Eine Hilfskostenstelle „${name ?? ''}“ gibt es schon.`,
  TOO_MANY_COST_CENTRES: ({ limit }) =>
    `Mehr als ${limit ?? ''} Hilfskostenstellen lassen sich nicht umlegen. Bitte fassen Sie welche zusammen.`,
  COST_CENTRE_RETIRED: ({ centre }) => `Die Hilfskostenstelle „${centre ?? ''}“ ist stillgelegt und nimmt keine Kosten mehr auf.`,
  COST_CENTRE_UNKNOWN: 'Diese Hilfskostenstelle gibt es nicht. Bitte laden Sie die Seite neu.',
  SERVICE_UNIT_DIFFERS: ({ from, to }) =>
    `Alle Leistungen von „${from ?? ''}“ haben dieselbe Einheit. Bitte geben Sie auch die Leistung an „${to ?? ''}“ in dieser Einheit an.`,
  SERVICE_TAKER_UNKNOWN: 'Wer die Leistung empfängt, gibt es nicht. Bitte laden Sie die Seite neu.',
  SERVICE_TO_ITSELF: ({ from }) => `„${from ?? ''}“ leistet nicht an sich selbst. Der Eigenverbrauch zählt bei der Umlage nicht.`,
  SERVICE_QUANTITY_INVALID: ({ from, to }) =>
    `Die Menge von „${from ?? ''}“ an „${to ?? ''}“ ist keine ganze Zahl von 0 bis 1.000.000.000.`,
  SERVICE_TWICE: ({ from, to }) => `Die Leistung von „${from ?? ''}“ an „${to ?? ''}“ steht zweimal da.`,
  SERVICES_CHANGED: ({ from, to }) =>
    `Inzwischen hat jemand die Leistung von „${from ?? ''}“ an „${to ?? ''}“ geändert. Bitte laden Sie den neuen Stand, und prüfen Sie Ihre Angaben.`,
  METHOD_RESOLUTION_MISSING: 'Bitte nennen Sie den Beschluss: wer hat das Verfahren wann beschlossen?',
  METHOD_OF_SETTLED_MONTHS: ({ open }) =>
    `Für die Zeit vor dem ${dayDe(open)} ist abgerechnet. Nennen Sie den Grund, warum das Verfahren auch dafür gilt, oder lassen Sie es ab dem ${dayDe(open)} gelten. Abgerechnetes ändert sich erst durch eine Berichtigung.`,
};

export const costCentresEn: Readonly<Record<OwnCode, Sentence>> = {
  COST_CENTRE_NAME_TAKEN: ({ name }) => `There is a support cost centre “${name ?? ''}” already.`,
  TOO_MANY_COST_CENTRES: ({ limit }) => `More than ${limit ?? ''} support cost centres cannot be shared. Please join some of them.`,
  COST_CENTRE_RETIRED: ({ centre }) => `The support cost centre “${centre ?? ''}” is retired and takes no more costs.`,
  COST_CENTRE_UNKNOWN: 'There is no such support cost centre. Please load the page again.',
  SERVICE_UNIT_DIFFERS: ({ from, to }) =>
    `All services of “${from ?? ''}” have one unit. Please enter the service to “${to ?? ''}” in this unit, too.`,
  SERVICE_TAKER_UNKNOWN: 'There is nobody to receive this service. Please load the page again.',
  SERVICE_TO_ITSELF: ({ from }) => `“${from ?? ''}” does not serve itself. Own use plays no part in the sharing.`,
  SERVICE_QUANTITY_INVALID: ({ from, to }) =>
    `The quantity from “${from ?? ''}” to “${to ?? ''}” is no whole number from 0 to 1,000,000,000.`,
  SERVICE_TWICE: ({ from, to }) => `The service from “${from ?? ''}” to “${to ?? ''}” stands there twice.`,
  SERVICES_CHANGED: ({ from, to }) =>
    `Somebody has changed the service from “${from ?? ''}” to “${to ?? ''}” meanwhile. Please load what is there now and check your entries.`,
  METHOD_RESOLUTION_MISSING: 'Please name the resolution: who resolved the method, and when?',
  METHOD_OF_SETTLED_MONTHS: ({ open }) =>
    `The time before ${dayEn(open)} is settled. Say why the method holds for it as well, or let it hold from ${dayEn(open)} on. What is settled changes by a correction only.`,
};
