// SPDX-License-Identifier: EUPL-1.2
import { unwrap } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkInvoice,
  EMPTY_INVOICE,
  READ_LIMITS,
  type ReadInvoiceLimits,
  readInvoice,
  refusalSentence,
  writeCii,
  writeUbl,
} from './index.ts';
import { FULL } from './testing/full-invoice.ts';
import { TAXED } from './testing/golden-invoices.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string | Uint8Array, limits: Partial<ReadInvoiceLimits> = {}) =>
  readInvoice(typeof text === 'string' ? bytes(text) : text, { ...READ_LIMITS, ...limits });
const ROOT =
  'xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"';

describe('what is refused', () => {
  it.each([
    ['nothing', '', 'XML_BROKEN', {}],
    ['no XML', '%PDF-1.7', 'XML_BROKEN', {}],
    ['an element that is not closed', '<a><b></a>', 'XML_BROKEN', {}],
    ['two roots', '<a/><a/>', 'XML_BROKEN', {}],
    ['a prefix that nobody declared', '<x:a/>', 'XML_BROKEN', {}],
    ['an entity that nobody declared', '<a>&boss;</a>', 'XML_BROKEN', {}],
    ['a document type', '<!DOCTYPE a><a/>', 'XML_WITH_DOCTYPE', {}],
    ['entities that grow', '<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY c "xxxx">]><a>&b;</a>', 'XML_WITH_DOCTYPE', {}],
    ['an entity from elsewhere', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>', 'XML_WITH_DOCTYPE', {}],
    ['elements too deep', '<a><a><a><a/></a></a></a>', 'XML_TOO_DEEP', { maxDepth: 3 }],
    ['too many elements', `<a>${'<b/>'.repeat(10)}</a>`, 'XML_TOO_MANY_ELEMENTS', { maxElements: 10 }],
    ['too many attributes', `<a ${[1, 2, 3, 4].map((at) => `b${at}=""`).join(' ')}/>`, 'XML_TOO_MANY_ATTRIBUTES', { maxAttributes: 3 }],
    ['too many bytes', '<a>12345</a>', 'XML_TOO_LARGE', { maxBytes: 11 }],
    ['another document', '<order xmlns="urn:example"/>', 'NOT_AN_INVOICE', {}],
    ['an invoice of another namespace', '<Invoice xmlns="urn:example"/>', 'NOT_AN_INVOICE', {}],
    ['an encoding that nobody knows', '<?xml version="1.0" encoding="ebcdic-1"?><a/>', 'XML_NOT_TEXT', {}],
    ['too many lines', writeUbl(TAXED), 'TOO_MANY_LINES', { maxLines: 2 }],
  ] as const)('%s', (_name, text, code, limits) => {
    const result = read(text, limits);
    expect(result.ok ? 'ok' : result.error.code).toBe(code);
    if (result.ok) return;
    for (const locale of ['de', 'en'] as const) expect(refusalSentence(result.error, locale)).toMatch(/^[^{}]+\.$/);
  });

  it('bytes that are not what the file says', () => {
    const result = read(Uint8Array.from([0x3c, 0x61, 0x3e, 0xff, 0xfe, 0x3c, 0x2f, 0x61, 0x3e]));
    expect(result.ok ? 'ok' : result.error.code).toBe('XML_NOT_TEXT');
  });

  it('a refusal knows the line of the file', () => {
    const result = read('<a>\n  <b>\n</a>');
    expect(result.ok ? {} : result.error.params).toMatchObject({ line: 3 });
  });
});

describe('what is read', () => {
  it('an empty invoice is an invoice without anything, which the rules tell', () => {
    const { invoice, findings } = unwrap(read(`<Invoice ${ROOT}/>`));
    expect(findings).toEqual([]);
    expect(invoice).toEqual(EMPTY_INVOICE);
    expect(checkInvoice(invoice).map(({ rule }) => rule)).toEqual([
      ...['BR-01', 'BR-02', 'BR-03', 'BR-04', 'BR-05', 'BR-06', 'BR-07', 'BR-08', 'BR-10', 'BR-12', 'BR-13', 'BR-14', 'BR-15', 'BR-16'],
      ...['BR-CO-18', 'BR-CO-26'],
    ]);
  });

  it.each([
    ['with a byte order mark', (text: string) => bytes(`\ufeff${text}`)],
    ['in UTF-16 without its mark', (text: string) => new Uint8Array(Buffer.from(text.replace('UTF-8', 'UTF-16'), 'utf16le'))],
    ['in UTF-16, the large end first', (text: string) => new Uint8Array(Buffer.from(text.replace('UTF-8', 'UTF-16'), 'utf16le').swap16())],
    ['in UTF-16', (text: string) => new Uint8Array(Buffer.from(`\ufeff${text.replace('UTF-8', 'UTF-16')}`, 'utf16le'))],
    [
      'in ISO 8859-1',
      (text: string) => new Uint8Array(Buffer.from(text.replace('UTF-8', 'ISO-8859-1').replaceAll(/[„“]/g, '"'), 'latin1')),
    ],
    [
      'with other prefixes',
      (text: string) => bytes(text.replaceAll('cbc:', 'b:').replace('xmlns:cbc', 'xmlns:b').replace('xmlns:b:', 'xmlns:b')),
    ],
    ['with comments and instructions', (text: string) => bytes(text.replaceAll('<cac:', '<!-- hier --><?hier da?><cac:'))],
    ['with CDATA', (text: string) => bytes(text.replace(/<cbc:City(\w+)>([^<]+)</g, '<cbc:City$1><![CDATA[$2]]><'))],
    ['with Windows line ends', (text: string) => bytes(text.replaceAll('\n', '\r\n'))],
  ])('a file %s', (_name, change) => {
    const { invoice, findings } = unwrap(read(change(writeUbl(FULL))));
    expect(findings).toEqual([]);
    expect(invoice.seller?.address).toEqual(FULL.seller?.address);
    expect(invoice.totals).toEqual(FULL.totals);
  });

  it('elements that have no place are listed with their place', () => {
    const text = writeUbl(TAXED).replace('<cac:Item>', '<cac:Item><cbc:ModelName>x</cbc:ModelName>');
    const { findings } = unwrap(read(text));
    const line = text.split('\n').findIndex((one) => one.includes('ModelName')) + 1;
    expect(findings).toEqual([
      {
        rule: 'READ-UNKNOWN-ELEMENT',
        severity: 'information',
        at: '/Invoice/InvoiceLine/Item/ModelName',
        fileLine: line,
        params: { element: 'ModelName' },
      },
    ]);
  });

  it('a credit note of UBL has its due date and its project where UBL puts them', () => {
    const credit = { ...FULL, typeCode: '381' };
    const text = writeUbl(credit);
    expect(text).toContain('<ubl:CreditNote');
    expect(text).toContain('<cbc:PaymentDueDate>2027-04-14</cbc:PaymentDueDate>');
    expect(text).toContain('<cbc:CreditedQuantity');
    expect(unwrap(read(text)).invoice).toEqual(credit);
  });

  it('text is escaped, and what XML cannot write is left out', () => {
    const nasty = { ...TAXED, notes: [{ text: '<&>"\' \u0000\u000b\ud800 äöü\r\n\t]]>' }] };
    for (const write of [writeUbl, writeCii]) {
      const { invoice, findings } = unwrap(read(write(nasty)));
      expect(findings).toEqual([]);
      expect(invoice.notes).toEqual([{ text: '<&>"\'  äöü\r\n\t]]>' }]);
    }
  });

  it('only euro is written', () => {
    expect(() => writeUbl({ ...TAXED, currency: 'CHF' })).toThrow('only euro');
  });

  it.each([
    ['UBL', writeUbl(FULL), '</ubl:Invoice>', /^ {2}<cac:(\w+)>.*?^ {2}<\/cac:\1>/gms],
    ['CII', writeCii(FULL), '</rsm:CrossIndustryInvoice>', /^ {4}<ram:(\w+)>.*?^ {4}<\/ram:\1>/gms],
  ] as const)('no bytes make the reader of %s throw', (_syntax, sound, end, groups) => {
    const parts = sound.split(/(?=<)/);
    const file = (chosen: readonly string[]): Uint8Array => bytes(`${parts[0]}${parts[1]}${chosen.join('')}${end}`);
    const soup = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.shuffledSubarray(parts.slice(2, -1), { maxLength: 60 }).map(file),
      // Whole elements in any order, twice or not at all, at the right place or not.
      fc.array(fc.constantFrom(...(sound.match(groups) ?? [])), { maxLength: 12 }).map(file),
      fc
        .tuple(fc.nat(sound.length), fc.nat(40), fc.constantFrom('', '-', '<cbc:ID>', '0', 'x'))
        .map(([at, length, put]) => bytes(sound.slice(0, at) + put + sound.slice(at + length))),
    );
    fc.assert(
      fc.property(soup, (mutated) => {
        const result = readInvoice(mutated);
        if (!result.ok) expect(result.error.code).toMatch(/^[A-Z_]+$/);
        else expect(Array.isArray(checkInvoice(result.value.invoice, { syntax: result.value.syntax }))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('a very long invoice takes a time that grows with its length alone', () => {
    const line = TAXED.lines[1] as (typeof TAXED.lines)[number];
    const long = {
      ...TAXED,
      notes: Array.from({ length: 20_000 }, (_, at) => ({ text: `Bemerkung ${at}` })),
      vatBreakdown: Array.from({ length: 5_000 }, () => TAXED.vatBreakdown[0] as (typeof TAXED.vatBreakdown)[number]),
      lines: Array.from({ length: 10_000 }, (_, at) => ({ ...line, id: String(at) })),
    };
    const started = process.hrtime.bigint();
    const { invoice } = unwrap(read(writeCii(long)));
    expect([invoice.notes.length, invoice.vatBreakdown.length, invoice.lines.length]).toEqual([20_000, 5_000, 10_000]);
    expect(checkInvoice(invoice).filter(({ rule }) => rule === 'BR-S-08')).toHaveLength(1_000);
    expect(Number((process.hrtime.bigint() - started) / 1_000_000n)).toBeLessThan(15_000);
  });
});
