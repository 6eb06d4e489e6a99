// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../../i18n/index.ts';
import { de } from './document-de.ts';
import { en } from './document-en.ts';

export const documentTexts = defineMessages({ de, en });
