// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../i18n/index.ts';

export const startTexts = defineMessages({
  de: {
    title: 'Was auf Sie wartet',
    nothing: 'Zurzeit wartet nichts auf Sie.',
    next: 'Über das Menü erreichen Sie alle Bereiche. Mit Strg+K springen Sie zu jeder Seite.',
  },
  en: {
    title: 'What waits for you',
    nothing: 'Nothing waits for you at the moment.',
    next: 'The menu leads to all areas. Press Ctrl+K to jump to any page.',
  },
});
