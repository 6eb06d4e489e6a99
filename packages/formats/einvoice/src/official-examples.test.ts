// SPDX-License-Identifier: EUPL-1.2
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { unwrap } from '@kernel/core';
import { describe, expect, test } from 'vitest';
import { checkInvoice, checkRoutingId, type Invoice, readInvoice, writeCii, writeUbl } from './index.ts';

/** Six invoices of the test suite of XRechnung, each in UBL and CII. They are no part of this project: tried where they lie beside it. */
const folder = fileURLToPath(new URL('../../../../../shared/data/einvoice/', import.meta.url));
const REFERENCE_DATA = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.xml')) : [];

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (name: string) => unwrap(readInvoice(readFileSync(`${folder}${name}`)));

/** What the rules say of an example, by its number: nothing is fatal, and what is said is true. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  // Neither a day of delivery nor a period, on the invoice or a line.
  '01.01a': ['information BR-DE-TMP-32'],
  '01.03a': ['information BR-DE-TMP-32'],
  '01.04a': ['information BR-DE-TMP-32'],
  // The example's own slip: with check digits behind it, 99000000 05676 leaves 1 at a division by 97 with 15 and 84 with 98.
  '01.07a': ['warning LOCAL-ROUTING-ID'],
};

describe.skipIf(REFERENCE_DATA.length === 0)('official examples', () => {
  test('all twelve files are there', () => {
    expect(REFERENCE_DATA).toHaveLength(12);
  });

  test.each(REFERENCE_DATA)(
    '%s is read whole, checked without a false alarm, and means the same when it is written in either syntax',
    (name) => {
      const syntax = name.includes('_ubl') ? 'UBL' : 'CII';
      const { invoice, ...rest } = read(name);
      expect(rest).toEqual({ syntax, findings: [] });
      const said = (one: Invoice, as: 'UBL' | 'CII') =>
        checkInvoice(one, { syntax: as }).map(({ severity, rule }) => `${severity} ${rule}`);
      expect(said(invoice, syntax)).toEqual(SAID[name.slice(0, 6)] ?? []);
      for (const [as, write] of [['UBL', writeUbl] as const, ['CII', writeCii] as const]) {
        const again = unwrap(readInvoice(bytes(write(invoice))));
        expect(again).toEqual({ syntax: as, invoice, findings: [] });
        expect(said(again.invoice, as)).toEqual(said(invoice, syntax));
      }
    },
  );

  test.each(REFERENCE_DATA.filter((name) => name.includes('_ubl')))('%s means what its twin in the other syntax means', (name) => {
    const { invoice } = read(name);
    const twin = read(name.replace('_ubl', '_uncefact')).invoice;
    const differing = (Object.keys(invoice) as (keyof Invoice)[]).filter((term) => !isDeepStrictEqual(invoice[term], twin[term]));
    // UBL cannot name the sales order alone, so that 01.02a has a stand-in for the purchase order; in 03.06a post code and city changed places.
    const own: Readonly<Record<string, readonly string[]>> = { '01.02a': ['orderReference'], '03.06a': ['seller', 'buyer'] };
    expect(differing).toEqual(own[name.slice(0, 6)] ?? []);
  });

  test('the routing id of 01.07a is wrong indeed, and the right check digits are named', () => {
    const { buyerReference } = read('01.07a-INVOICE_ubl.xml').invoice;
    expect(buyerReference).toBe('99000000-05676-98');
    expect([990000000567698n % 97n, 990000000567615n % 97n]).toEqual([84n, 1n]);
    expect(checkRoutingId(buyerReference ?? '')).toMatchObject({ ok: false, error: { params: { found: '98', expected: '15' } } });
    expect(checkRoutingId('99000000-05676-15').ok).toBe(true);
  });
});
