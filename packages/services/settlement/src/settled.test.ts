// SPDX-License-Identifier: EUPL-1.2
import { refusal } from '@kernel/core';
import { expect, test } from 'vitest';
import { withFamilyNames } from './family-names.ts';
import { firstOf } from './settled.ts';

const NAMES = new Map([['archive', { de: 'Archiv', en: 'Archive' }]]);

test('who reads why a run failed finds services by their names, in both languages', () => {
  const found = ['archive', 'unheard-of'].map((family) =>
    withFamilyNames(refusal('KEY_OF_OTHER_FAMILY', { field: 'pools', params: { pool: 'Magazin', key: 'Köpfe', family } }), NAMES),
  );
  expect(firstOf(found).params).toMatchObject({
    familyDe: 'Archiv',
    more: 1,
    findings: [
      'KEY_OF_OTHER_FAMILY|pool=Magazin|key=Köpfe|familyDe=Archiv|familyEn=Archive',
      'KEY_OF_OTHER_FAMILY|pool=Magazin|key=Köpfe|family=unheard-of',
    ],
  });
});
