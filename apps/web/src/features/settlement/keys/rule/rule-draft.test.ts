// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { setLanguage } from '../../../../i18n/index.ts';
import { newShare, newWeight, usualProRata, withWeight } from './new-draft.ts';
import { readRule } from './read-rule.ts';
import { TEMPLATE_NAMES, TEMPLATES } from './templates.ts';
import { ruleJson, ruleText } from './write-rule.ts';

// Clauses of real life in the language's own files: the form must be able to say all of them.
const GOLDEN = new URL('../../../../../../../packages/domain/settlement/src/key-rule/golden/', import.meta.url);
const golden = readdirSync(GOLDEN)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name, JSON.parse(readFileSync(new URL(name, GOLDEN), 'utf8')).rule] as const)
  .filter(([, rule]) => !(rule.share.kind === 'fixed' && rule.share.share));

/** 25000 and '25000' are the same number. */
const asTexts = (json: unknown): unknown =>
  JSON.parse(JSON.stringify(json), (_, value) => (typeof value === 'number' ? String(value) : value));

describe.each(['de', 'en'] as const)('in %s', (language) => {
  test.each(golden)('%s is read into the form and written as it was', (_, rule) => {
    setLanguage(language);
    const draft = readRule(rule);
    expect(asTexts(ruleJson(draft))).toMatchObject(asTexts(rule) as object);
    expect(ruleText(readRule(JSON.parse(ruleText(draft))))).toBe(ruleText(draft));
    setLanguage('de');
  });
});

test('a fixed part in per cent is a mix', () => {
  const by = { kind: 'weight', weight: { kind: 'equal' } };
  const draft = readRule({ share: { kind: 'fixed', share: '33.4 %', by, rest: by } });
  expect(draft.share).toMatchObject({ kind: 'mix', parts: [{ share: '33,4' }, { share: '66,6' }] });
});

describe('a template', () => {
  test.each(TEMPLATE_NAMES)('%s is a rule that the form writes and reads again', (name) => {
    const draft = TEMPLATES[name]({ pupils: 'Schüler', large: 'Große', small: 'Kleine' });
    expect(ruleText(readRule(JSON.parse(ruleText(draft))))).toBe(ruleText(draft));
  });
});

describe('another kind', () => {
  test('of sharing goes on with what was there', () => {
    const plain = TEMPLATES.headsAndHours();
    const fixed = newShare('fixed', plain.share);
    expect(fixed).toMatchObject({ rest: { weight: { kind: 'inhabitants' } } });
    expect(newShare('weight', plain.share)).toMatchObject({ weight: { kind: 'inhabitants' } });
    expect(newShare('mix', newShare('weight', plain.share))).toMatchObject({ parts: [{ share: '50' }, { share: '50' }] });
  });
  test('of weight goes into its tiers', () =>
    expect(newWeight('tiers', newWeight('inhabitants'))).toMatchObject({ of: { kind: 'inhabitants' } }));
  test('of weight counts by days as it usually does, unless somebody chose otherwise', () => {
    const hours = TEMPLATES.hours().share;
    if (hours.kind !== 'weight') throw new Error('a weight');
    expect(withWeight(hours, { kind: 'equal' }).proRata).toBe('days');
    expect(withWeight({ ...hours, proRata: 'days' }, { kind: 'cases' }).proRata).toBe('days');
    expect(usualProRata({ kind: 'points', terms: [] })).toBe('days');
  });
});
