// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import { defineMessages } from '../i18n/index.ts';
import { changedMeanwhile, isRefusal, refusalParams, refusalSentence } from './refusal.ts';

const texts = defineMessages({
  de: { KEY_INCOMPLETE: 'Die Teile ergeben {sum} %, nicht 100 %.' },
  en: { KEY_INCOMPLETE: 'The parts make {sum} %, not 100 %.' },
});

describe('refusals', () => {
  test.each([
    [{ __typename: 'DeskAssignTaskRefusal', code: 'NOT_FOUND' }, true],
    [{ code: 'NOT_FOUND' }, true],
    [{ __typename: 'Agreement', code: 'A-1' }, false],
    [{ __typename: 'Task', id: '1' }, false],
    [null, false],
  ])('%j', (value, expected) => expect(isRefusal(value)).toBe(expected));

  test.each([
    [
      { sum: 95, parts: ['a', 'b'] },
      { sum: 95, parts: 'a, b' },
    ],
    [[{ name: 'sum', value: '95' }], { sum: '95' }],
    [null, {}],
  ])('parameters %j', (given, expected) => expect(refusalParams(given)).toEqual(expected));

  test("the feature's sentence comes first, then the general one, then the server's, then the code", () => {
    expect(refusalSentence({ code: 'KEY_INCOMPLETE', params: { sum: 95 } }, texts)).toBe('Die Teile ergeben 95 %, nicht 100 %.');
    expect(refusalSentence({ code: 'NOT_FOUND' }, texts)).toBe('Diesen Datensatz gibt es nicht oder nicht mehr.');
    expect(refusalSentence({ code: 'NEW_ONE', message: 'Satz des Servers.' }, texts)).toBe('Satz des Servers.');
    expect(refusalSentence({ code: 'NEW_ONE' }, texts)).toContain('NEW_ONE');
  });

  test('who changed a record meanwhile, and when', () => {
    const refusal = { code: 'CHANGED_MEANWHILE', params: { who: 'Karl Muster', when: '2026-07-03T10:15:00Z' } };
    expect(changedMeanwhile(refusal)).toEqual({ who: 'Karl Muster', when: '2026-07-03T10:15:00Z' });
    expect(refusalSentence(refusal)).toContain('03.07.2026, 12:15');
    expect(changedMeanwhile({ code: 'CHANGED_MEANWHILE' })).toEqual({ who: 'jemand', when: null });
    expect(changedMeanwhile({ code: 'NOT_FOUND' })).toBeNull();
  });
});
