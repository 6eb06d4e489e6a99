// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../../i18n/index.ts';
import { de } from './round-de.ts';
import { en } from './round-en.ts';

export const roundTexts = defineMessages({ de, en });
