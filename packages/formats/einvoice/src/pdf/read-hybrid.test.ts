// SPDX-License-Identifier: EUPL-1.2
import { unwrap } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HYBRID_LIMITS, type ReadHybridLimits, readHybrid, readInvoice, refusalSentence, writeCii } from '../index.ts';
import { EXEMPT } from '../testing/golden-invoices.ts';
import { type HybridOptions, hybridPdf } from '../testing/hybrid-pdf.ts';

const XML = writeCii(EXEMPT);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const codeOf = (bytes: Uint8Array, limits: Partial<ReadHybridLimits> = {}): string => {
  const result = readHybrid(bytes, { ...HYBRID_LIMITS, ...limits });
  if (result.ok) return 'ok';
  for (const locale of ['de', 'en'] as const) expect(refusalSentence(result.error, locale)).toMatch(/^[^{}]+\.$/);
  return result.error.code;
};

describe('a hybrid invoice', () => {
  it.each<readonly [string, HybridOptions]>([
    ['as PDF/A-3 has it', {}],
    ['with objects packed', { objectStream: true }],
    ['named by the associated files alone', { byAssociatedFile: true }],
    ['with the file not packed', { pack: false }],
    ['with its length in another object', { lengthElsewhere: true }],
    ['with the same file named again', { second: XML }],
    ['with a name in hexadecimal', { fileName: '<78726563686e756e672e786d6c>' }],
    ['with a name in UTF-16', { fileName: '<FEFF0066006100630074007500720 02D0078002E0078006D006C>' }],
    ['with a name in escapes', { fileName: '(\\146actur\\055x\\\n.xml)' }],
    [
      'with what looks like an object before',
      { before: '9 0 obj\n[ (1 0 obj << /Type /Nothing >>) 5 0 R -1.5 .5 true null /A#20B ]\nendobj\n10 0 obj << broken\n' },
    ],
  ])('%s', (_name, options) => {
    const { xml, fileName } = unwrap(readHybrid(hybridPdf(XML, options)));
    expect(['factur-x.xml', 'xrechnung.xml']).toContain(fileName);
    expect(new TextDecoder().decode(xml)).toBe(XML);
    expect(unwrap(readInvoice(xml)).invoice).toEqual(EXEMPT);
  });

  it('that holds one invoice under two names has one', () => {
    const { fileName } = unwrap(readHybrid(hybridPdf(XML, { fileName: '(xrechnung.xml)', second: XML, secondName: '(factur-x.xml)' })));
    expect(fileName).toBe('factur-x.xml');
  });

  it('that was added to has the last invoice', () => {
    const first = hybridPdf('<old/>');
    const added = latin(`4 0 obj\n<< /Length 6 >>\nstream\n<new/>\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Prev 9 >>\n%%EOF\n`);
    const whole = new Uint8Array(first.length + added.length);
    whole.set(first);
    whole.set(added, first.length);
    expect(new TextDecoder().decode(unwrap(readHybrid(whole)).xml)).toBe('<new/>');
  });

  it.each<readonly [string, Uint8Array, Partial<ReadHybridLimits>, string]>([
    ['no PDF', new TextEncoder().encode(XML), {}, 'PDF_NOT_A_PDF'],
    ['nothing', new Uint8Array(), {}, 'PDF_NOT_A_PDF'],
    ['too large', hybridPdf(XML), { maxBytes: 100 }, 'PDF_TOO_LARGE'],
    ['encrypted', hybridPdf(XML, { trailer: '/Encrypt 9 0 R' }), {}, 'PDF_ENCRYPTED'],
    ['another attachment', hybridPdf(XML, { fileName: '(bild.png)' }), {}, 'PDF_WITHOUT_INVOICE'],
    ['nothing attached', latin('%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj trailer << /Root 1 0 R >>'), {}, 'PDF_WITHOUT_INVOICE'],
    ['two that differ under one name', hybridPdf(XML, { second: XML.replace('EUR', 'USD') }), {}, 'PDF_TWO_INVOICES'],
    ['two that differ under two names', hybridPdf(XML, { second: '<other/>', secondName: '(xrechnung.xml)' }), {}, 'PDF_TWO_INVOICES'],
    ['nothing at all', latin('%PDF-1.4\n'), {}, 'PDF_BROKEN'],
    ['unpacked too large', hybridPdf(' '.repeat(2_000_000)), { maxUnpackedBytes: 1_000_000 }, 'PDF_TOO_MUCH'],
    ['packed objects too large', hybridPdf(XML, { objectStream: true }), { maxUnpackedBytes: 100 }, 'PDF_TOO_MUCH'],
    [
      'a packing that is none',
      latin(
        `%PDF-1.4\n1 0 obj << /Type /Catalog /AF [ << /F (factur-x.xml) /EF << /F 2 0 R >> >> ] >> endobj 2 0 obj << /Filter /FlateDecode >>\nstream\nnonsense\nendstream endobj`,
      ),
      {},
      'PDF_BROKEN',
    ],
    [
      'another packing',
      latin(
        `%PDF-1.4\n1 0 obj << /Type /Catalog /AF [ << /F (factur-x.xml) /EF << /F 2 0 R >> >> ] >> endobj 2 0 obj << /Filter /LZWDecode >>\nstream\nx\nendstream endobj`,
      ),
      {},
      'PDF_BROKEN',
    ],
  ])('is refused: %s', (_name, bytes, limits, code) => {
    expect(codeOf(bytes, limits)).toBe(code);
  });

  it.each([
    ['strings that never end', '1 0 obj ('],
    ['arrays in arrays', '1 0 obj [ '],
    ['streams that never end', '1 0 obj << >> stream '],
    ['heads of objects', '1 0 obj '],
    ['names', '1 0 obj << /A /B '],
  ])('that wants to keep the reader busy does not: %s', (_name, part) => {
    const started = process.hrtime.bigint();
    expect(codeOf(latin(`%PDF-1.4\n${part.repeat(20_000)}`))).toBe('PDF_BROKEN');
    expect(Number((process.hrtime.bigint() - started) / 1_000_000n)).toBeLessThan(15_000);
  });

  it('no bytes make the reader throw', () => {
    const parts = [
      '1 0 obj',
      '2 0 R',
      '<<',
      '>>',
      '[',
      ']',
      '/Type',
      '/Catalog',
      '/AF',
      '/EF',
      '/F',
      '(factur-x.xml)',
      'stream\n',
      'endstream',
      'endobj',
      'trailer',
      '<4f',
      '>',
      '(',
      ')',
      '\\',
      '%',
      '\n',
      ' 7 ',
      '/Filter /FlateDecode',
    ];
    const soup = fc.array(fc.constantFrom(...parts), { maxLength: 80 }).map((chosen) => latin(`%PDF-1.7\n${chosen.join(' ')}`));
    fc.assert(
      fc.property(fc.oneof(soup, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        expect(codeOf(bytes)).toMatch(/^(ok|PDF_[A-Z_]+)$/);
      }),
      { numRuns: 1000 },
    );
  });
});
