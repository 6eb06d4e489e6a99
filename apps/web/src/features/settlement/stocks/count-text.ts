// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { currentLanguage, translate } from '../../../i18n/index.ts';
import { stockTexts } from './messages.ts';

/** '12.5' of the server for the eye and for files: never with separators of thousands, so that a file can be read again. */
export const countText = (value: string): string => (currentLanguage() === 'de' ? value.replace('.', ',') : value);

/** A number from 0 as it is typed; what could be read in two ways is asked back. */
export const typedCount = () =>
  z.string().check(
    z.trim(),
    z.check((context) => {
      const m = translate(stockTexts);
      const typed = context.value.trim();
      const problem = /^\d{1,3}\.\d{3}$/.test(typed) ? m('pointValue') : /^\d{1,12}([.,]\d{1,3})?$/.test(typed) ? null : m('badValue');
      if (problem) context.issues.push({ code: 'custom', message: problem, input: context.value });
    }),
  );
