// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../../../i18n/index.ts';
import { de } from './de.ts';
import { en } from './en.ts';

export const centreTexts = defineMessages({ de, en });
