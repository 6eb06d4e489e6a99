// SPDX-License-Identifier: EUPL-1.2
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { EXIT } from '../outcome.ts';
import { verbund } from '../testing/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'verbund-invoice-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const example = readFileSync(new URL('../../../../packages/formats/einvoice/examples/invoice.json', import.meta.url), 'utf8');
const ENGLISH = { LANG: 'en_GB.UTF-8' };

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const write = (text: string, ...args: string[]) =>
  verbund(ENGLISH, 'invoice', 'write', put('invoice.json', text), '--syntax', 'ubl', ...args);
const xmlOf = async (text = example, syntax = 'ubl'): Promise<string> => (await write(text, '--syntax', syntax)).out;

/** A PDF with the invoice as its only embedded file. */
function hybridOf(xml: string, name = 'factur-x.xml'): Uint8Array {
  const bytes = Buffer.from(xml);
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n1 0 obj\n<</Type/Catalog/Names<</EmbeddedFiles<</Names[(a)2 0 R]>>>>>>\nendobj\n2 0 obj\n<</Type/Filespec/F(${name})/UF(${name})/EF<</F 3 0 R>>>>\nendobj\n3 0 obj\n<</Type/EmbeddedFile/Length ${bytes.length}>>\nstream\n`,
    ),
    bytes,
    Buffer.from('\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n'),
  ]);
}

describe('invoice write', () => {
  test.each(['ubl', 'cii'])('the example in %s breaks no rule, and reads as the file that it was', async (syntax) => {
    const path = put('out.xml', await xmlOf(example, syntax));
    expect(await verbund(ENGLISH, 'invoice', 'check', path, '--json')).toMatchObject({
      code: EXIT.done,
      json: { ok: true, syntax: syntax.toUpperCase(), ruleSet: 'XRECHNUNG', number: 'R-2027-000017', findings: [] },
    });
    const { json } = await verbund(ENGLISH, 'invoice', 'read', path, '--json');
    expect(json.invoice.totals).toMatchObject({ lineTotal: '6456.25', vatTotal: '200.69', due: '6656.94' });
    expect(await xmlOf(JSON.stringify(json.invoice), syntax)).toBe(await xmlOf(example, syntax));
  });

  test('to the output goes XML alone; what is said beside it goes to standard error', async () => {
    const said = await write(example.replace('"05999002-KAEMMEREI-25"', '"05999002-KAEMMEREI-52"'));
    expect(said).toMatchObject({ code: EXIT.done, out: expect.stringMatching(/^<\?xml [\s\S]*<\/ubl:Invoice>$/) });
    expect(said.err).toMatch(/invoice\.json:7:21: buyerReference: warning: BT-10: .*\[LOCAL-ROUTING-ID\]$/);
    const { json } = await write(example, '--json');
    expect(json).toMatchObject({
      ok: true,
      syntax: 'UBL',
      number: 'R-2027-000017',
      findings: [],
      xml: said.out.replace('-52<', '-25<').concat('\n'),
    });
  });

  test('--out writes a file that is not there yet, and only if nothing fatal was found', async () => {
    const out = join(folder, 'new.xml');
    const refused = await write(example.replace('"telephone": "+49 2400 12345", ', ''), '--out', out);
    expect(refused).toMatchObject({ code: EXIT.refused, out: '' });
    expect(refused.err).toMatch(/invoice\.json:18:16: seller\.contact\.telephone: fatal: BT-42: .*\[BR-DE-6\]$/);
    expect(existsSync(out)).toBe(false);
    expect(await write(example, '--out', out)).toMatchObject({ code: EXIT.done, out: `${out}: R-2027-000017, UBL, due 6656.94 EUR` });
    expect(readFileSync(out, 'utf8')).toBe(`${await xmlOf()}\n`);
    expect(await write(example, '--out', out)).toMatchObject({ code: EXIT.refused, err: expect.stringContaining('[FILE_EXISTS]') });
    const nowhere = await write(example, '--out', join(folder, 'no', 'new.xml'), '--json');
    expect(nowhere).toMatchObject({ code: EXIT.unavailable, json: { refusals: [{ code: 'FILE_UNWRITABLE' }] } });
  });

  test('a rule that is broken names rule, severity, path and place, sentences in both languages', async () => {
    const { json, code } = await write(example.replace('"net": "84.50"', '"net": "-84.50"'), '--json');
    expect(code).toBe(EXIT.refused);
    expect(json).toMatchObject({ ok: false, syntax: 'UBL' });
    expect(json.findings).toContainEqual(
      expect.objectContaining({
        rule: 'BR-27',
        severity: 'fatal',
        at: 'BT-146',
        position: 2,
        path: 'lines[1].price.net',
        line: 44,
        column: 25,
      }),
    );
    expect(json.findings[0].sentence).toEqual({ de: expect.any(String), en: expect.any(String) });
  });

  test.each([
    ['"2027-03-15"', '"15.03.2027"', /:4:16: issueDate: .*\[NOT_A_DATE\]$/],
    ['"quantity": "480"', '"quantity": 480', /:34:19: lines\[0\]\.quantity: .*\[NOT_A_DECIMAL\]$/],
    ['"dueDate"', '"duedate"', /:6:14: duedate: .*\[UNKNOWN_MEMBER\]$/],
  ])('%s as %s is refused with its place', async (right, wrong, line) => {
    expect(await write(example.replace(right, wrong))).toMatchObject({ code: EXIT.refused, out: '', err: expect.stringMatching(line) });
  });

  test('another syntax is not known', async () => {
    const said = await verbund(ENGLISH, 'invoice', 'write', put('invoice.json', example), '--syntax', 'edifact');
    expect(said).toMatchObject({ code: EXIT.usage, err: expect.stringMatching(/^--syntax: .*ubl, cii, pdf.*edifact.*\[NOT_ONE_OF\]$/) });
  });

  test('as PDF it is a PDF/A-3 with the CII within, the same bytes each time, and to a file only', async () => {
    const [out, again] = [join(folder, 'hybrid-1.pdf'), join(folder, 'hybrid-2.pdf')];
    const said = await write(example, '--syntax', 'pdf', '--out', out);
    expect(said).toMatchObject({ code: EXIT.done, err: '', out: `${out}: R-2027-000017, PDF/A-3, CII, due 6656.94 EUR` });
    await write(example, '--syntax', 'pdf', '--out', again);
    const bytes = readFileSync(out);
    expect(bytes.equals(readFileSync(again))).toBe(true);
    expect(bytes.toString('latin1')).toContain('<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>');
    expect(await verbund(ENGLISH, 'invoice', 'check', out, '--json')).toMatchObject({
      code: EXIT.done,
      json: { ok: true, syntax: 'CII', ruleSet: 'EN16931', number: 'R-2027-000017', findings: [] },
    });
    const { json } = await verbund(ENGLISH, 'invoice', 'read', out, '--json');
    expect(json.invoice.totals).toMatchObject({ vatTotal: '200.69', due: '6656.94' });
    expect(await write(example, '--syntax', 'pdf', '--out', out)).toMatchObject({ err: expect.stringContaining('[FILE_EXISTS]') });
    expect(await write(example, '--syntax', 'pdf')).toMatchObject({
      code: EXIT.refused,
      err: expect.stringMatching(/^--out: .*\[MISSING\]$/),
    });
  });

  test('what cannot be printed on its pages is named', async () => {
    const odd = example.replace('"Stadt Bedorf"', '"Stadt \u4e2d Bedorf"');
    const { err } = await write(odd, '--syntax', 'pdf', '--out', join(folder, 'odd.pdf'));
    expect(err).toBe('');
    const said = await write(odd, '--syntax', 'pdf', '--out', join(folder, 'odd-2.pdf'));
    expect(said.out).toMatch(/by a substitute: U\+4E2D\. \[CHARACTERS_SUBSTITUTED\]/);
    const { json } = await verbund(ENGLISH, 'invoice', 'read', join(folder, 'odd.pdf'), '--json');
    expect(json.invoice.buyer.name).toBe('Stadt \u4e2d Bedorf');
  });

  test('what would steer a terminal is a reference in the XML, and means the same', async () => {
    const name = 'Stadt \u202eflehB\u0085';
    const xml = await xmlOf(example.replace('"Stadt Bedorf"', JSON.stringify(`${name}x`)));
    expect(xml).toContain('Stadt &#x202e;flehB&#x85;x');
    const { json } = await verbund(ENGLISH, 'invoice', 'read', put('steer.xml', xml), '--json');
    expect(json.invoice.buyer.name).toBe(`${name}x`);
  });
});

describe('invoice check and invoice read', () => {
  test('a fatal finding ends with 1; rule, severity and place are told, in the language of the reader', async () => {
    const xml = (await xmlOf()).replace('<cbc:PayableAmount currencyID="EUR">6656.94', '<cbc:PayableAmount currencyID="EUR">6656.95');
    const path = put('wrong.xml', xml);
    const said = await verbund(ENGLISH, 'invoice', 'check', path);
    expect(said).toMatchObject({ code: EXIT.refused, out: '' });
    expect(said.err).toMatch(
      /wrong\.xml: fatal: BT-115: .*\[BR-CO-16\]\n.*: R-2027-000017, XRechnung, UBL: 1 fatal, 0 warnings, 0 for information$/,
    );
    expect((await verbund({}, 'invoice', 'check', path)).err).toMatch(
      /wrong\.xml: Fehler: BT-115: .*\[BR-CO-16\]\n.*1 Fehler, 0 Warnungen, 0 Hinweise$/,
    );
    // It is shown all the same.
    expect(await verbund(ENGLISH, 'invoice', 'read', path)).toMatchObject({
      code: EXIT.done,
      out: expect.stringContaining('amount due: 6656.95 EUR'),
    });
  });

  test('what reading notices names its line in the file; a line of the invoice is named by its number', async () => {
    const xml = (await xmlOf()).replace(
      '<cbc:LineExtensionAmount currencyID="EUR">5400.00',
      '<cbc:LineExtensionAmount currencyID="EUR">5400.001',
    );
    const { err } = await verbund(ENGLISH, 'invoice', 'check', put('decimals.xml', xml));
    expect(err).toMatch(/decimals\.xml:\d+: fatal: BT-131: .*\[BR-DEC-23\]/);
    const unpriced = (await xmlOf()).replace('<cbc:Name>Personalabrechnung</cbc:Name>', '');
    const nameless = await verbund(ENGLISH, 'invoice', 'check', put('nameless.xml', unpriced));
    expect(nameless.err).toMatch(/nameless\.xml: fatal: BT-153, line 1: .*\[BR-25\]/);
  });

  test('a hybrid PDF is read as the invoice within it', async () => {
    const path = put('hybrid.pdf', hybridOf(await xmlOf(example, 'cii')));
    expect(await verbund(ENGLISH, 'invoice', 'check', path, '--json')).toMatchObject({
      code: EXIT.done,
      json: { syntax: 'CII', findings: [] },
    });
    const read = await verbund({}, 'invoice', 'read', path);
    expect(read.out).toMatch(/^Rechnung R-2027-000017\n/);
    expect(read.out).toMatch(/ 2 {4}Beratung zur Einführung der Zeiterfassung +12,5 Std\. +84,50 +USt\. 19 % +1\.056,25 EUR/);
    expect(read.out).toContain('zu zahlen: 6.656,94 EUR');
  });

  test.each<[string, string | Uint8Array, string]>([
    ['text.xml', 'Rechnung', 'XML_BROKEN'],
    ['other.xml', '<a/>', 'NOT_AN_INVOICE'],
    ['doctype.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'XML_WITH_DOCTYPE'],
    ['plain.pdf', hybridOf('<a/>', 'other.xml'), 'PDF_WITHOUT_INVOICE'],
  ])('%s is refused by both as %s', async (name, content, code) => {
    const path = put(name, content);
    for (const command of ['check', 'read']) {
      expect(await verbund({}, 'invoice', command, path, '--json')).toMatchObject({
        code: EXIT.refused,
        json: { ok: false, refusals: [{ code }] },
      });
    }
    expect((await verbund(ENGLISH, 'invoice', 'read', path)).err).toMatch(new RegExp(`^.*${name}: [A-Z].*\\[${code}\\]$`));
    if (code !== 'XML_BROKEN') return;
    const { err } = await verbund({}, 'invoice', 'read', path);
    expect(err).toMatch(/text\.xml: Die Datei ist kein wohlgeformtes XML \(Zeile 1, Spalte \d+\)\. \[XML_BROKEN\]$/);
  });

  test('a file that is not there', async () => {
    expect(await verbund(ENGLISH, 'invoice', 'check', join(folder, 'none.xml'))).toMatchObject({ code: EXIT.unavailable });
  });

  test('codes that nobody knows are shown as they are', async () => {
    const xml = (await xmlOf()).replace('>380<', '>toString<').replaceAll('unitCode="HUR"', 'unitCode="constructor"');
    const { out } = await verbund(ENGLISH, 'invoice', 'read', put('codes.xml', xml));
    expect(out).toMatch(/^toString R-2027-000017/);
    expect(out).toMatch(/12\.5 constructor +84\.50/);
  });
});

describe('routing-id check', () => {
  test.each([
    ['05999002-KAEMMEREI-25', { coarse: '05999002', fine: 'KAEMMEREI', checkDigits: '25' }],
    ['05999002-84', { coarse: '05999002', fine: '', checkDigits: '84' }],
  ])('%s has its parts', async (id, parts) => {
    expect(await verbund({}, 'routing-id', 'check', id, '--json')).toMatchObject({ code: EXIT.done, json: { ok: true, ...parts } });
  });

  test.each([
    ['05999002-KAEMMEREI-52', 'ROUTING_ID_CHECK_DIGITS', { found: '52', expected: '25' }],
    ['05999002-KAEMMEREI', 'ROUTING_ID_FORM', { completed: '05999002-KAEMMEREI-25' }],
    ['05999002', 'ROUTING_ID_FORM', { completed: '05999002-84' }],
    ['17999002-84', 'ROUTING_ID_STATE', { value: '17' }],
    ['0599900a-84', 'ROUTING_ID_COARSE', { value: '0599900a' }],
    ['05999002-Ä-84', 'ROUTING_ID_FINE', { value: 'Ä' }],
  ])('%s is refused: %s', async (id, code, params) => {
    expect(await verbund({}, 'routing-id', 'check', id, '--json')).toMatchObject({
      code: EXIT.refused,
      json: { refusals: [{ code, params }] },
    });
    expect((await verbund(ENGLISH, 'routing-id', 'check', id)).err).toMatch(new RegExp(`^A routing id|^The .*\\[${code}\\]$`));
  });

  test('something that is nothing like it', async () => {
    const { json } = await verbund({}, 'routing-id', 'check', 'Rathaus', '--json');
    expect(json.refusals).toEqual([{ code: 'ROUTING_ID_FORM' }]);
  });
});
