// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../i18n/index.ts';

export const forCorrectionTexts = defineMessages({
  de: {
    label: 'Für die Berichtigung erfassen',
    hint: '{month} ist abgerechnet. Der Eintrag zählt erst, wenn Sie diese Abrechnung berichtigen, nicht im nächsten Lauf.',
  },
  en: {
    label: 'Enter it for the correction',
    hint: '{month} is settled. The entry counts only once you correct that settlement, not in the next run.',
  },
});
