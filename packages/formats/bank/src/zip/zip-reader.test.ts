// SPDX-License-Identifier: EUPL-1.2
import { strToU8, Zip, ZipDeflate, type Zippable, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ReadingStopped } from '../file-refusal.ts';
import type { PartReader } from '../statement-part.ts';
import { camtFile } from '../testing/camt-file.ts';
import { readText } from '../testing/read-text.ts';
import { ZipReader } from './zip-reader.ts';

const camt = (id: string): Uint8Array => strToU8(camtFile({ statements: [{ id, entries: [{ amount: '1.00' }] }] }));

/** As Java writes it: sizes stand behind the data. */
function streamed(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((_fault, piece) => pieces.push(piece));
  for (const [name, bytes] of Object.entries(files)) {
    const file = new ZipDeflate(name);
    zip.add(file);
    file.push(bytes, true);
  }
  zip.end();
  return new Uint8Array(Buffer.concat(pieces));
}

describe('a ZIP of statements', () => {
  const files = {
    'a.xml': camt('A'),
    'sub/b.xml': camt('B'),
    'c.sta': strToU8(':20:C\n:25:1/2\n:28C:1/1\n:60F:C261119EUR1,00\n:62F:C261120EUR1,00\n-\n'),
  };
  test.each([
    ['packed', zipSync(files)],
    ['stored', zipSync(files, { level: 0 })],
    ['streamed', streamed(files)],
  ])('%s', async (_way, zip) => {
    for (const piece of [13, 100_000]) {
      const { statements, refusals } = await readText(zip, piece);
      expect(refusals).toEqual([]);
      expect(statements.map(({ id, member }) => [id, member])).toEqual([
        ['A', 'a.xml'],
        ['B', 'sub/b.xml'],
        ['C', 'c.sta'],
      ]);
    }
  });

  const tricked = (name: string): Zippable => ({ [name]: camt('A') });
  test.each([
    ['ZIP_PATH', zipSync(tricked('../../etc/cron.d/x.xml'))],
    ['ZIP_PATH', zipSync(tricked('/etc/x.xml'))],
    ['ZIP_PATH', zipSync(tricked('C:\\x.xml'))],
    ['ZIP_PATH', zipSync(tricked('a/./x.xml'))],
    ['ZIP_WITHIN_ZIP', zipSync({ 'inner.zip': zipSync(files) })],
    ['ZIP_BROKEN', zipSync(files).subarray(0, 500)],
    ['ZIP_BROKEN', zipSync(files).map((byte, at) => (at > 60 && at < 90 ? 0xff : byte))],
    ['ZIP_ENCRYPTED', zipSync(files).map((byte, at) => (at === 6 ? byte | 1 : byte))],
    ['ZIP_EMPTY', zipSync({})],
    ['NOT_A_BANK_FILE', zipSync({ 'readme.txt': strToU8('Guten Tag') })],
    ['FILE_EMPTY', zipSync({ 'a.xml': new Uint8Array(0) })],
    ['XML_BROKEN', zipSync({ 'a.xml': camt('A').subarray(0, 400) })],
  ])('%s', async (code, zip) => {
    const { refusals } = await readText(zip);
    expect(refusals).toMatchObject([{ refusal: { code } }]);
  });

  test('which file of the archive is broken is said', async () => {
    const { refusals } = await readText(zipSync({ 'a.xml': camt('A'), 'b.xml': camt('B').subarray(0, 400) }));
    expect(refusals).toMatchObject([{ member: 'b.xml', refusal: { code: 'XML_BROKEN', params: { member: 'b.xml' } } }]);
  });

  test('a name twice', async () => {
    const twice = Buffer.from(zipSync({ 'a.xml': camt('A'), 'b.xml': camt('B') }))
      .toString('latin1')
      .replaceAll('b.xml', 'a.xml');
    expect((await readText(Uint8Array.from(twice, (letter) => letter.charCodeAt(0)))).refusals).toMatchObject([
      { refusal: { code: 'ZIP_NAME_TWICE' } },
    ]);
  });

  test('a hundred thousand files are not opened', async () => {
    const many: Record<string, Uint8Array> = {};
    for (let at = 0; at < 2_001; at += 1) many[`${at}.sta`] = strToU8(`:20:${at}\n:25:1/2\n:28C:1/1\n`);
    const { refusals, statements } = await readText(zipSync(many, { level: 0 }), 65_536);
    expect(refusals).toMatchObject([{ refusal: { code: 'ZIP_TOO_MANY_FILES', params: { limit: 2_000 } } }]);
    expect(statements.length).toBeLessThanOrEqual(2_000);
  });
});

describe('what grows when it is unpacked', () => {
  const swallow = (): PartReader => ({ parts: [], write: () => {}, end: () => {} });
  const bomb = zipSync({ 'bomb.xml': new Uint8Array(30_000_000) });
  test.each([
    ['ZIP_RATIO', { maxFiles: 1, maxBytes: 1e9, maxRatio: 200 }],
    ['ZIP_TOO_LARGE', { maxFiles: 1, maxBytes: 2_000_000, maxRatio: 1e9 }],
  ])('%s', (code, limits) => {
    const reader = new ZipReader(swallow, limits);
    const read = () => {
      reader.write(bomb);
      reader.end();
    };
    expect(read).toThrow(ReadingStopped);
    expect(read).toThrow(code);
  });
});
