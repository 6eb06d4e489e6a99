// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../../i18n/index.ts';
import { de } from './register-de.ts';
import { en } from './register-en.ts';

export const registerTexts = defineMessages({ de, en });
