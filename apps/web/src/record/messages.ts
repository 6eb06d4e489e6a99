// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../i18n/index.ts';

export const historyTexts = defineMessages({
  de: {
    erased: 'Gelöschte Person',
    service: 'Verbundwerk (automatisch)',
    serviceFor: 'Verbundwerk, im Auftrag von {name}',
    operator: 'Betreiber',
    centre: 'Zentrum',
    member: 'Kommune',
    recorded: 'festgelegt',
    several: 'mehrere Angaben',
    inPlaceOf: 'in Vertretung von {names}',
  },
  en: {
    erased: 'Deleted person',
    service: 'Verbundwerk (automatic)',
    serviceFor: 'Verbundwerk, by order of {name}',
    operator: 'Operator',
    centre: 'Centre',
    member: 'Municipality',
    recorded: 'set',
    several: 'several entries',
    inPlaceOf: 'standing in for {names}',
  },
});

export const valueTexts = defineMessages({ de: { yes: 'ja', no: 'nein', none: 'keine' }, en: { yes: 'yes', no: 'no', none: 'none' } });

export const knownOnTexts = defineMessages({
  de: {
    knownOn: 'Stand vom',
    showing: 'Sie sehen, was am {on} bekannt war',
    showNow: 'Heutigen Stand zeigen',
    notKnown: 'Am {on} war davon noch nichts eingetragen.',
  },
  en: {
    knownOn: 'As known on',
    showing: 'You see what was known on {on}',
    showNow: 'Show what is known today',
    notKnown: 'On {on} nothing of this was entered yet.',
  },
});

export const rangeTexts = defineMessages({ de: { from: 'Von', to: 'Bis' }, en: { from: 'From', to: 'To' } });
