// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { plusVat } from './amounts.ts';

test.each([
  ['1331.26', [], null],
  ['1331.26', ['21.59'], { tax: '21,59\u00a0€', gross: '1.352,85\u00a0€' }],
  ['90071992547409.93', ['0.01', '-0.03'], { tax: '\u22120,02\u00a0€', gross: '90.071.992.547.409,91\u00a0€' }],
])('on %s net come %j', (total, taxes, expected) => expect(plusVat(total, taxes)).toEqual(expected));
