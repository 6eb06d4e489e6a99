// SPDX-License-Identifier: EUPL-1.2
import { unwrap } from '@kernel/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkInvoice, readInvoice, writeCii, writeUbl } from './index.ts';
import { soundInvoice } from './testing/invoice-arbitrary.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('what is written is read again: the same invoice in both syntaxes, without a finding', () => {
  fc.assert(
    fc.property(soundInvoice, (invoice) => {
      expect(checkInvoice(invoice)).toEqual([]);
      const ubl = unwrap(readInvoice(bytes(writeUbl(invoice))));
      const cii = unwrap(readInvoice(bytes(writeCii(invoice))));
      expect(ubl).toEqual({ syntax: 'UBL', invoice, findings: [] });
      expect(cii).toEqual({ syntax: 'CII', invoice, findings: [] });
      // From one syntax into the other and back, byte by byte.
      expect(writeUbl(cii.invoice)).toBe(writeUbl(invoice));
      expect(writeCii(ubl.invoice)).toBe(writeCii(invoice));
      expect(checkInvoice(ubl.invoice, { syntax: 'UBL' })).toEqual([]);
      const { precedingInvoices } = invoice;
      expect(checkInvoice({ ...cii.invoice, precedingInvoices: precedingInvoices.slice(0, 1) }, { syntax: 'CII' })).toEqual([]);
    }),
    { numRuns: 80 },
  );
});
