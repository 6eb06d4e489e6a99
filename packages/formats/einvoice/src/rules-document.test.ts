// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { RULE_SENTENCES } from './messages/sentence.ts';
import { notReachable } from './testing/official-rules.ts';
import { documentedRules, rulesDocument } from './testing/rules-document.ts';

describe('the page of the rules', () => {
  const implemented = Object.keys(RULE_SENTENCES.en);

  it('is docs/einvoice-rules.md', async () => {
    await expect(rulesDocument()).toMatchFileSnapshot('../../../../docs/einvoice-rules.md');
  });

  it('knows each rule once', () => {
    const rules = documentedRules();
    expect(rules.filter((id, at) => rules.indexOf(id) !== at)).toEqual([]);
    expect([...rules].sort()).toEqual([...new Set([...implemented, ...rules.filter((id) => notReachable(id) !== null)])].sort());
  });

  it('gives a reason where there is no check, and nowhere else', () => {
    for (const id of documentedRules()) expect(implemented.includes(id)).toBe(notReachable(id) === null);
  });
});
