// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { typedCount } from './count-text.ts';

test.each([
  ['412', true],
  ['0', true],
  [' 12,5 ', true],
  ['12.5', true],
  ['1234,125', true],
  ['1.234', false],
  ['12,1234', false],
  ['-3', false],
  ['', false],
  ['viele', false],
])('%j is a count: %s', (text, isCount) => expect(z.safeParse(typedCount(), text).success).toBe(isCount));
