// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { REFUSAL_SENTENCES, RULE_SENTENCES } from './sentence.ts';

const holes = (sentence: string): string[] => [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

describe.each([
  ['rules', RULE_SENTENCES],
  ['refusals', REFUSAL_SENTENCES],
] as const)('sentences of %s', (_name, { de, en }) => {
  const [german, english] = [de as Readonly<Record<string, string>>, en as Readonly<Record<string, string>>];

  it.each(Object.keys(german))('%s asks for the same in both languages and ends as a sentence', (code) => {
    const [one = '', other = ''] = [german[code], english[code]];
    expect(holes(other)).toEqual(holes(one));
    expect(one).toMatch(/^[A-ZÄÖÜ].*\.$/);
    expect(other).toMatch(/^[A-Z].*\.$/);
    expect(other).not.toBe(one);
  });
});
