// SPDX-License-Identifier: EUPL-1.2
import { unwrap } from '@kernel/core';
import { describe, expect, it } from 'vitest';
import { checkInvoice, type Finding, findingSentence, type Invoice, readInvoice, type Syntax, writeCii, writeUbl } from '../index.ts';
import { RULE_SENTENCES } from '../messages/sentence.ts';
import { CONTENT_MUTATIONS } from '../testing/content-mutations.ts';
import { FILE_MUTATIONS } from '../testing/file-mutations.ts';
import { GERMAN_MUTATIONS } from '../testing/german-mutations.ts';
import { inCategory, SAMPLES, VAT_MUTATIONS } from '../testing/vat-mutations.ts';
import type { RuleId } from './rule-ids.ts';
import { RULES } from './rules.ts';

const MUTATIONS = [...CONTENT_MUTATIONS, ...VAT_MUTATIONS, ...GERMAN_MUTATIONS];
const WRITERS = { UBL: writeUbl, CII: writeCii } as const;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What reading and checking find in a file together. */
function findingsOf(xml: string): readonly Finding[] {
  const { syntax, invoice, findings } = unwrap(readInvoice(bytes(xml)));
  return [...findings, ...checkInvoice(invoice, { syntax, tolerant: true })];
}
const rulesOf = (findings: readonly Finding[]): readonly RuleId[] => [...new Set(findings.map(({ rule }) => rule))].sort();

describe.each(MUTATIONS.map((one) => [one.rule, one] as const))('%s', (rule, { invoice, also = [], only }) => {
  const expected = [rule, ...also].sort();

  it('breaks in the invoice, and nothing else does', () => {
    expect(rulesOf(checkInvoice(invoice, only === undefined ? {} : { syntax: only }))).toEqual(expected);
  });

  it.each((only === undefined ? ['UBL', 'CII'] : [only]) as readonly Syntax[])(
    'breaks in a file in %s, and nothing else does',
    (syntax) => {
      expect(rulesOf(findingsOf(WRITERS[syntax](invoice)))).toEqual(expected);
    },
  );
});

describe.each(FILE_MUTATIONS.map((one) => [one.rule, one.syntax, one] as const))(
  '%s in %s',
  (rule, syntax, { invoice, change, also = [] }) => {
    it('breaks in a file, and nothing else does', () => {
      const sound = WRITERS[syntax](invoice);
      expect(findingsOf(sound)).toEqual([]);
      expect(rulesOf(findingsOf(change(sound)))).toEqual([rule, ...also].sort());
    });
  },
);

describe.each(SAMPLES)('category $code', (sample) => {
  it.each([undefined, 'UBL', 'CII'] as const)('has a sound invoice (%s)', (syntax) => {
    expect(checkInvoice(inCategory(sample), syntax === undefined ? {} : { syntax, tolerant: true })).toEqual([]);
  });
});

describe('the rules', () => {
  const ids = RULES.map(({ id }) => id);
  const mutated = new Set<RuleId>([...MUTATIONS, ...FILE_MUTATIONS].map(({ rule }) => rule));

  it('stand once each', () => {
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('all have a mutation that breaks them', () => {
    expect((Object.keys(RULE_SENTENCES.de) as RuleId[]).filter((id) => !mutated.has(id))).toEqual([]);
  });

  it('all have a sentence whose holes their findings fill', () => {
    const findings = [
      ...MUTATIONS.flatMap(({ invoice }) => checkInvoice(invoice, { syntax: 'CII' })),
      ...FILE_MUTATIONS.flatMap(({ invoice, syntax, change }) => findingsOf(change(WRITERS[syntax](invoice)))),
    ];
    for (const finding of findings) {
      for (const locale of ['de', 'en'] as const) expect(findingSentence(finding, locale)).toMatch(/^[^{}]+\.$/);
      expect(findingSentence(finding, 'de')).not.toBe(findingSentence(finding, 'en'));
    }
  });

  it('say in which line of the invoice they break', () => {
    const [finding] = checkInvoice(MUTATIONS.find(({ rule }) => rule === 'BR-27')?.invoice as Invoice);
    expect(finding).toEqual({ rule: 'BR-27', severity: 'fatal', at: 'BT-146', position: 3, invoiceLine: '3', params: {} });
  });

  it('of payment do not take a reference for a way to pay', () => {
    const base = GERMAN_MUTATIONS.find(({ rule }) => rule === 'BR-DE-1')?.invoice as Invoice;
    const referenced = { ...base, payment: { remittance: 'R-1', creditTransfers: [] } };
    expect(rulesOf(checkInvoice(referenced))).toEqual(['BR-DE-1']);
    expect(rulesOf(findingsOf(writeCii(referenced)))).toEqual(['BR-DE-1']);
  });

  it('are chosen by what the invoice says of itself, or by who asks', () => {
    const plain = {
      ...(GERMAN_MUTATIONS.find(({ rule }) => rule === 'BR-DE-15')?.invoice as Invoice),
      specificationId: 'urn:cen.eu:en16931:2017',
    };
    expect(checkInvoice(plain)).toEqual([]);
    expect(rulesOf(checkInvoice(plain, { ruleSet: 'XRECHNUNG' }))).toEqual(['BR-DE-15', 'BR-DE-21']);
  });

  it('of VAT rows are exact for our own invoices and as tolerant as the official checks for others', () => {
    const sample = SAMPLES[0] as (typeof SAMPLES)[number];
    const sound = inCategory(sample);
    const cent = {
      ...sound,
      vatBreakdown: sound.vatBreakdown.map((row) => ({ ...row, tax: ((row.tax ?? 0n) + 1n) as typeof row.tax & bigint })),
    };
    const totals = { ...sound.totals, vatTotal: 701n, grossTotal: 10_701n, due: 10_701n } as NonNullable<Invoice['totals']>;
    expect(rulesOf(checkInvoice({ ...cent, totals }))).toEqual(['BR-CO-17', 'BR-S-09']);
    expect(checkInvoice({ ...cent, totals }, { tolerant: true })).toEqual([]);
  });
});
