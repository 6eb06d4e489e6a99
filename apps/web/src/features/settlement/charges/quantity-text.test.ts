// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { quantityText } from './quantity-text.ts';

const read = (text: string): unknown => {
  const result = z.safeParse(quantityText(), text);
  return result.success ? result.data : result.error.issues.map((issue) => issue.message);
};

test.each([
  ['7', 7],
  [' 2000000000 ', 2_000_000_000],
  ['0', ['Geben Sie eine ganze Zahl größer als 0 ein.']],
  ['-3', ['Geben Sie eine ganze Zahl größer als 0 ein.']],
  ['1,5', ['Geben Sie eine ganze Zahl größer als 0 ein.']],
  ['2000000001', ['Die Menge ist zu groß: höchstens 2.000.000.000 in einem Eintrag.']],
  ['99999999999', ['Die Menge ist zu groß: höchstens 2.000.000.000 in einem Eintrag.']],
])('quantity %s', (text, expected) => expect(read(text)).toEqual(expected));
