// SPDX-License-Identifier: EUPL-1.2
import type { UseCaseLabels } from '@platform/service';

export const costCentreLabels: UseCaseLabels = {
  'settlement.defineCostCentre': { de: 'Hilfskostenstelle angelegt', en: 'Support cost centre defined' },
  'settlement.retireCostCentre': { de: 'Hilfskostenstelle stillgelegt', en: 'Support cost centre retired' },
  'settlement.enterCostCentreCost': { de: 'Kosten einer Hilfskostenstelle gebucht', en: 'Cost of a support cost centre posted' },
  'settlement.reverseCostCentreCost': {
    de: 'Kosten einer Hilfskostenstelle zurückgenommen',
    en: 'Cost of a support cost centre taken back',
  },
  'settlement.enterCostCentreServices': {
    de: 'Leistungen der Hilfskostenstellen eingetragen',
    en: 'Services of support cost centres entered',
  },
  'settlement.resolveCostCentreMethod': { de: 'Umlageverfahren eingetragen', en: 'Method of sharing recorded' },
};
