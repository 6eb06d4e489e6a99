// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { translate } from '../../i18n/index.ts';
import { accountTexts } from './account-messages.ts';

const MIN_PASSWORD = 12;
const say = (key: 'recoveryInvalid' | 'tooShort' | 'notSame') => () => translate(accountTexts)(key);

/** Groups of letters and figures; the server knows what it has given. */
export const recoveryText = z.string().check(z.trim(), z.minLength(8, { error: say('recoveryInvalid') }), z.maxLength(40));
export const newPasswordText = z.string().check(z.minLength(MIN_PASSWORD, { error: say('tooShort') }));
export const sameAs = <Values extends { next: string; repeat: string }>() =>
  z.refine<Values>((values) => values.next === values.repeat, { error: say('notSame'), path: ['repeat'] });
