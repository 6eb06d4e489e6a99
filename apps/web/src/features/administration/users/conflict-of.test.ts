// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { conflictOf } from './conflict-of.ts';

const params = { actions: ['a.one', 'a.two'], de: ['eins', 'zwei'], en: ['one', 'two'] };

test.each([
  ['the pair in both languages', { code: 'DUTY_CONFLICT', params }, { de: ['eins', 'zwei'], en: ['one', 'two'] }],
  ['nothing for another refusal', { code: 'END_NEEDED', params }, null],
  ['nothing where the server says less', { code: 'DUTY_CONFLICT', params: {} }, null],
])('%s', (_what, refusal, expected) => expect(conflictOf(refusal)).toEqual(expected));
