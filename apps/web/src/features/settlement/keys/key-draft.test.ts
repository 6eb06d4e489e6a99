// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import { emptyPart, partInput, shareOf, shareProblem, shareText, sumOfShares } from './key-draft.ts';

describe('shares as they are typed', () => {
  test.each([
    ['100', 10_000],
    ['33,33', 3333],
    ['33.3 %', 3330],
    ['0,05', 5],
    ['33,333', null],
    ['-5', null],
    ['', null],
    ['ein Drittel', null],
  ])('%s is %s ten-thousandths', (text, expected) => expect(shareOf(text)).toBe(expected));

  test.each([
    ['33,33', null],
    ['100 %', null],
    ['', 'shareMissing'],
    ['abc', 'shareNoNumber'],
    ['1,2,3', 'shareNoNumber'],
    ['-5', 'shareNegative'],
    ['\u22125', 'shareNegative'],
    ['33,333', 'shareTooExact'],
    ['0', 'shareZero'],
    ['100,01', 'shareTooLarge'],
    ['99999', 'shareTooLarge'],
  ])('what is wrong with %s: %s', (text, problem) => {
    expect(shareProblem(text)).toBe(problem);
    expect(partInput(emptyPart(1, text)) === null).toBe(problem !== null);
  });

  test.each([0, 5, 3330, 3333, 10_000])('%s comes back as it was', (share) => expect(shareOf(shareText(share))).toBe(share));

  test('what is no share counts nothing in the sum', () =>
    expect(sumOfShares([emptyPart(1, '33,33'), emptyPart(2, 'x'), emptyPart(3, '66,67')])).toBe(10_000));
});

describe('a part for the server', () => {
  test('inhabitants want a basis and a day', () => {
    const part = { ...emptyPart(1, '40'), kind: 'inhabitants' as const };
    expect(partInput(part)).toBeNull();
    expect(partInput({ ...part, referenceDate: '31.12.2024' })).toEqual({
      sharePermyriad: 4000,
      kind: 'inhabitants',
      basis: 'update2024',
      referenceDate: '2024-12-31',
    });
  });
  test('hours carry nothing that belongs to another kind', () =>
    expect(partInput({ ...emptyPart(1, '100'), code: 'geraete' })).toEqual({ sharePermyriad: 10_000, kind: 'hours' }));
});
