// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../i18n/index.ts';

export const answerTexts = defineMessages({
  de: { notWhole: 'Geben Sie eine ganze Zahl ein.' },
  en: { notWhole: 'Enter a whole number.' },
});
