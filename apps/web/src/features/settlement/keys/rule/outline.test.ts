// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { newPart } from './new-draft.ts';
import { differences, outlineOf } from './outline.ts';
import { readRuleText } from './read-rule.ts';
import { TEMPLATES } from './templates.ts';
import { ruleText } from './write-rule.ts';

const texts = { pupils: 'Schüler', large: 'Große', small: 'Kleine' };
const nameOf = (party: string): string => party;
const read = (lines: readonly { label: string; value: string; depth: number }[]) =>
  lines.map(({ depth, label, value }) => `${'  '.repeat(depth)}${label}: ${value}`);

test('a mix reads as its parts with their shares', () =>
  expect(read(outlineOf(TEMPLATES.headsAndHours(), nameOf))).toEqual([
    'Wie wird geteilt?: Mischung in Prozent',
    '  Einwohner: 35 % · Fortschreibung (Zensus 2022), 31.12.2024',
    '  Gebuchte Stunden: 65 %',
  ]));

test('groups read with who belongs to them', () => {
  const lines = read(outlineOf(TEMPLATES.largeAndSmall(texts), nameOf));
  expect(lines).toContain('  „Große“: 70 %');
  expect(lines).toContain('    Wer gehört dazu?: ab 25000, Einwohner: Fortschreibung (Zensus 2022), 31.12.2024');
});

test('every template has lines of its own ids', () => {
  for (const template of Object.values(TEMPLATES)) {
    const ids = outlineOf(template(texts), nameOf).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test('a part with another count is the same part, changed', () => {
  const before = TEMPLATES.headsAndHours();
  const after = readRuleText(ruleText(before).replace('update2024', 'census2022'));
  expect(differences(outlineOf(before, nameOf), outlineOf(after, nameOf))).toEqual([
    {
      kind: 'changed',
      label: 'Einwohner',
      before: '35 % · Fortschreibung (Zensus 2022), 31.12.2024',
      after: '35 % · Zensus 2022, 31.12.2024',
    },
  ]);
});

test('two versions differ in what was changed, new and gone, wherever the parts stand', () => {
  const before = TEMPLATES.headsAndHours();
  if (before.share.kind !== 'mix') throw new Error('a mix');
  const [heads, hours] = before.share.parts;
  if (!heads || !hours) throw new Error('two parts');
  const parts = [{ ...hours, share: '60' }, heads, newPart('5', TEMPLATES.equal().share)];
  const after = { ...before, share: { ...before.share, parts }, limits: { min: { kind: 'share' as const, share: '1' }, max: null } };
  expect(differences(outlineOf(before, nameOf), outlineOf(after, nameOf))).toEqual([
    { kind: 'changed', label: 'Gebuchte Stunden', before: '65 %', after: '60 %' },
    { kind: 'new', label: 'Gleiche Teile', before: '', after: '5 %' },
    { kind: 'new', label: 'Mindestens', before: '', after: '1 % der Kosten' },
    {
      kind: 'new',
      label: 'Wenn die Mindestbeträge zusammen höher sind als die Kosten',
      before: '',
      after: 'wird nicht verteilt',
    },
  ]);
  expect(differences(outlineOf(after, nameOf), outlineOf(before, nameOf)).map(({ kind }) => kind)).toEqual([
    'changed',
    'gone',
    'gone',
    'gone',
  ]);
});
