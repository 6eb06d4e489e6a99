// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { translate } from '../../i18n/index.ts';
import { signInTexts } from './messages.ts';

const say = (key: 'required' | 'emailInvalid' | 'codeInvalid') => () => translate(signInTexts)(key);

export const emailText = z
  .string()
  .check(z.trim(), z.minLength(1, { error: say('required'), abort: true }), z.regex(/^\S+@\S+\.\S+$/, { error: say('emailInvalid') }));
export const passwordText = z.string().check(z.minLength(1, { error: say('required') }));
/** People paste codes with blanks in them. */
export const codeText = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text) => text.replaceAll(/\s/g, '')),
  ),
  z.string().check(z.regex(/^\d{6}$/, { error: say('codeInvalid') })),
);
