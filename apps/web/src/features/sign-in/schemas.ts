// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { translate } from '../../i18n/index.ts';
import { signInTexts } from './messages.ts';

const say = (key: 'required' | 'emailInvalid' | 'codeInvalid' | 'recoveryInvalid' | 'tooShort' | 'notSame') => () =>
  translate(signInTexts)(key);
const MIN_PASSWORD = 12;

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
/** Two groups of letters and figures; the server knows what it has given. */
export const recoveryText = z.string().check(z.trim(), z.minLength(8, { error: say('recoveryInvalid') }), z.maxLength(40));
export const newPasswordText = z.string().check(z.minLength(MIN_PASSWORD, { error: say('tooShort') }));
export const sameAs = <Values extends { next: string; repeat: string }>() =>
  z.refine<Values>((values) => values.next === values.repeat, { error: say('notSame'), path: ['repeat'] });
