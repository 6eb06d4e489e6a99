// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { newException, newPrice } from './new-draft.ts';
import { type Finding, isIncomplete, placed, placesOf, shownAt } from './places.ts';
import { TEMPLATES } from './templates.ts';

const texts = { pupils: 'Schüler', large: 'Große', small: 'Kleine' };
const finding = (path: string, code = 'NOT_A_NUMBER'): Finding => ({ source: 'rule', path, code, message: { de: '', en: '' } });

test.each([
  ['share.parts[0].share', 'share.parts[0].share'],
  ['share.parts[0].rule.weight.at.dates[0]', 'share.parts[0].rule.weight.at.dates[0]'],
  // A member that no field of this kind stands for is shown around it.
  ['share.parts[1].rule.weight.meter', 'share.parts[1].rule.weight'],
  ['share.parts[7].share', 'share.parts'],
  ['nowhere.at[1].all', ''],
  ['', ''],
])('%s is shown at %s', (path, place) => expect(shownAt(path, new Set(placesOf(TEMPLATES.headsAndHours())))).toBe(place));

test('every kind of rule shows its places once', () => {
  for (const template of Object.values(TEMPLATES)) {
    const places = placesOf(template(texts));
    expect(new Set(places).size).toBe(places.length);
  }
});

test('findings come in the order of the form, those about the whole first', () => {
  const draft = {
    ...TEMPLATES.headsWithMinimum(),
    exceptions: [newException()],
    nonMembers: { prices: [newPrice()], surplus: 'refuse' as const },
  };
  const found = ['exceptions[0].resolution', 'nonMembers.prices[0].price', 'limits.min.amount', 'format', 'share.weight.basis'];
  expect(
    placed(
      found.map((path) => finding(path)),
      draft,
    ).map(({ place }) => place),
  ).toEqual(['', 'share.weight.basis', 'limits.min.amount', 'exceptions[0].resolution', 'nonMembers.prices[0].price']);
});

test('what is missing is no mistake yet', () => {
  expect(isIncomplete(finding('share', 'MISSING'))).toBe(true);
  expect(isIncomplete(finding('share', 'NOT_A_SHARE'))).toBe(false);
});
