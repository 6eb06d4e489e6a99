// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { shownActor } from './history.ts';

const job = { by: 'settlement', byFunction: 'settlement' };
const ordered = { name: 'Erika Beispiel', functionTitle: 'Abrechnung', side: 'centre' } as const;

test.each([
  ['centre', 'function', ordered, 'Erika Beispiel'],
  ['centre', 'name', null, null],
  ['member', 'name', ordered, 'Erika Beispiel'],
  ['member', 'function', ordered, 'Abrechnung'],
  ['member', 'function', { ...ordered, name: 'Max Muster', side: 'member' }, 'Max Muster'],
  ['member', 'function', null, null],
] as const)(
  'what a service did is seen by the %s, with staff shown by %s, as done for whoever ordered it',
  (viewerSide, staffShownAs, orderer, shown) =>
    expect(shownActor(job, orderer, { viewerSide, actorSide: 'service', staffShownAs })).toBe(shown),
);

test('people are shown as themselves', () =>
  expect(
    shownActor({ by: 'Anna', byFunction: 'Leitung' }, null, { viewerSide: 'member', actorSide: 'centre', staffShownAs: 'function' }),
  ).toBe('Leitung'));
