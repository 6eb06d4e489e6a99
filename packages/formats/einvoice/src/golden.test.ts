// SPDX-License-Identifier: EUPL-1.2
import { unwrap } from '@kernel/core';
import { describe, expect, it } from 'vitest';
import { checkInvoice, readInvoice, writeCii, writeUbl } from './index.ts';
import { GOLDEN } from './testing/all-golden.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe.each(Object.entries(GOLDEN))('golden invoice %s', (_name, invoice) => {
  it('keeps every rule', () => {
    expect(checkInvoice(invoice)).toEqual([]);
  });

  it.each([
    ['UBL', writeUbl],
    ['CII', writeCii],
  ] as const)('is written and read again in %s', (syntax, write) => {
    const text = write(invoice);
    expect(write(invoice)).toBe(text);
    const read = unwrap(readInvoice(bytes(text)));
    expect(read).toEqual({ syntax, invoice, findings: [] });
    const several = syntax === 'CII' && invoice.precedingInvoices.length > 1;
    const rules = checkInvoice(read.invoice, { syntax }).map(({ rule }) => rule);
    expect(rules).toEqual(several ? ['LOCAL-ONE-PRECEDING-INVOICE'] : []);
  });
});
