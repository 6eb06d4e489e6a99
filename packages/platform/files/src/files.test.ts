// SPDX-License-Identifier: EUPL-1.2
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { crc32, deflateRawSync } from 'node:zlib';
import { unwrap } from '@kernel/core';
import { type KeyStore, MasterKeys, TenantKeys, type WrappedKey } from '@platform/keys';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ALL_FILE_TYPES, createFileStore, FileDamaged, type FileStore, type FileType, sanitiseFileName } from './index.ts';
import { unpackVerdict } from './unpack-check.ts';
import { readZipDirectory } from './zip-directory.ts';

const A = randomUUID();
const B = randomUUID();

function keysInATable(): KeyStore {
  const rows: WrappedKey[] = [];
  return {
    findActiveKey: async (tenantId) => rows.find((row) => row.tenantId === tenantId && row.retiredAt === null) ?? null,
    findKey: async (tenantId, keyId) => rows.find((row) => row.tenantId === tenantId && row.keyId === keyId) ?? null,
    insertKey: async (key, replaces) => {
      const at = rows.findIndex((row) => row.keyId === replaces);
      const old = rows[at];
      if (old) rows[at] = { ...old, retiredAt: key.createdAt };
      rows.push(key);
      return key;
    },
    replaceWrapping: async () => false,
    listKeysNotWrappedBy: async () => [],
  };
}

/** A zip as office programs would accept it: texts are stored as they are, bytes deflated. @param declared other sizes than the true ones */
function zip(entries: Readonly<Record<string, string | Buffer>>, declared: Readonly<Record<string, number>> = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const plain = Buffer.from(content);
    const data = typeof content === 'string' ? plain : deflateRawSync(plain);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(typeof content === 'string' ? 0 : 8, 4);
    fields.writeUInt32LE(crc32(plain), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(plain.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), data]);
    const after = Buffer.alloc(14);
    const listed = Buffer.from(fields);
    listed.writeUInt32LE(declared[name] ?? plain.length, 18);
    after.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), listed, after, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n');
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** A picture of 2 by 2, as far as its header goes. */
function png(depth = 8, colourType = 2): Buffer {
  const header = Buffer.from('IHDR\0\0\0\x02\0\0\0\x02\0\0\0\0\0', 'latin1');
  header[12] = depth;
  header[13] = colourType;
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(header));
  return Buffer.concat([PNG_SIGNATURE, Buffer.from([0, 0, 0, 13]), header, sum, randomBytes(50)]);
}
const PNG = png();
const flipped = (bytes: Buffer, at: number): Buffer => Buffer.from(bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)));
/** The bytes behind the first mention of a name: those of its entry. */
const flippedAfter = (bytes: Buffer, name: string): Buffer => flipped(bytes, bytes.indexOf(name) + name.length);
/** The last entry of the directory is made to lie where the one before it lies. */
function twiceUnpacked(bytes: Buffer): Buffer {
  const altered = Buffer.from(bytes);
  const last = altered.lastIndexOf('PK\x01\x02');
  altered.writeUInt32LE(altered.readUInt32LE(altered.lastIndexOf('PK\x01\x02', last - 1) + 42), last + 42);
  return altered;
}
const LETTER = { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<document/>' };
const DOCX = zip(LETTER);
const XLSX = zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' });
const ODT = zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office/>' });
const EML = Buffer.from('From: amt@example.org\r\nSubject: Frage\r\n folded\r\nDate: Mon, 5 Jan 2026 09:00:00 +0100\r\n\r\nGuten Tag\r\n');

let root: string;
let keys: TenantKeys;
let store: FileStore;

beforeEach(async () => {
  root = join(await mkdtemp(join(tmpdir(), 'verbund-files-')), 'files');
  const masterKeys = new MasterKeys([{ id: 'k', key: randomBytes(32) }]);
  keys = new TenantKeys({ store: keysInATable(), masterKeys, newId: randomUUID, now: () => new Date() });
  store = createFileStore(root, keys);
});
afterEach(() => rm(join(root, '..'), { recursive: true }));

const put = (
  bytes: Buffer,
  fileName = 'bericht.txt',
  more: { maxBytes?: number; allowedTypes?: readonly FileType[]; tenantId?: string; parts?: number } = {},
) =>
  store.storeStream(more.tenantId ?? A, Readable.from(pieces(bytes, more.parts ?? 10_007)), {
    fileName,
    maxBytes: more.maxBytes ?? 10_000_000,
    allowedTypes: more.allowedTypes ?? ALL_FILE_TYPES,
  });
function* pieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const text = (length: number) =>
  Buffer.from(
    randomBytes(Math.ceil(length / 2))
      .toString('hex')
      .slice(0, length),
  );
const read = async (tenantId: string, sha256: string) => {
  const opened = await store.openStream(tenantId, sha256);
  if (!opened) return null;
  const parts: Buffer[] = [];
  for await (const part of opened.stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
};
const place = (tenantId: string, sha256: string) => join(root, tenantId, sha256.slice(0, 2), sha256);
const filesBelow = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name);

describe('storing', () => {
  it.each([1, 2, 65_535, 65_536, 65_537, 131_072, 1_000_003])('%i bytes come back as they were, encrypted on disk', async (length) => {
    const bytes = text(length);
    const stored = unwrap(await put(bytes));
    expect(stored).toEqual({
      sha256: createHash('sha256').update(bytes).digest('hex'),
      sizeBytes: length,
      type: 'txt',
      mediaType: 'text/plain',
      fileName: 'bericht.txt',
      scanState: 'unscanned',
    });
    expect(await read(A, stored.sha256)).toEqual(bytes);
    const onDisk = await readFile(place(A, stored.sha256));
    expect(onDisk.length).toBe(92 + length + 16 * Math.ceil(length / 65_536));
    if (length > 64) expect(onDisk.includes(bytes.subarray(0, 64))).toBe(false);
    expect((await stat(place(A, stored.sha256))).mode & 0o077).toBe(0);
    expect(await filesBelow(root)).toEqual([stored.sha256]);
  });

  it('does not depend on how the upload is cut into pieces', async () => {
    const bytes = text(200_000);
    for (const parts of [1_000, 65_536, 65_537, 200_000]) {
      const { sha256 } = unwrap(await put(bytes, 'a.txt', { parts }));
      expect(await read(A, sha256)).toEqual(bytes);
    }
    expect(await filesBelow(root)).toHaveLength(1);
  });

  it('shares nothing between tenants', async () => {
    const bytes = text(100);
    const { sha256 } = unwrap(await put(bytes));
    expect(await store.exists(A, sha256)).toBe(true);
    expect(await store.exists(B, sha256)).toBe(false);
    expect(await store.openStream(B, sha256)).toBeNull();
    unwrap(await put(bytes, 'b.txt', { tenantId: B }));
    expect((await readFile(place(A, sha256))).equals(await readFile(place(B, sha256)))).toBe(false);
  });

  it('two uploads of the same content at once leave one whole file', async () => {
    const bytes = text(300_000);
    const all = await Promise.all([1, 2, 3, 4].map(() => put(bytes)));
    expect(await read(A, unwrap(all[0] as (typeof all)[0]).sha256)).toEqual(bytes);
    expect(await filesBelow(root)).toHaveLength(1);
  });

  it('stays readable after the tenant has a new key', async () => {
    const { sha256 } = unwrap(await put(text(70_000)));
    await keys.rotateTenantKey(A);
    expect((await read(A, sha256))?.length).toBe(70_000);
  });

  it('leaves nothing behind when the upload breaks off', async () => {
    async function* broken() {
      yield text(80_000);
      throw new Error('connection lost');
    }
    await expect(store.storeStream(A, broken(), { fileName: 'a.txt', maxBytes: 1e6, allowedTypes: ['txt'] })).rejects.toThrow(
      'connection lost',
    );
    expect(await filesBelow(root)).toEqual([]);
  });
});

describe('types', () => {
  it.each([
    ['a.pdf', PDF, 'pdf'],
    ['a.PDF', PDF, 'pdf'],
    ['a.png', PNG, 'png'],
    ['a.jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'jpeg'],
    ['a.txt', Buffer.from('Straße\r\n\tund Größe\n'), 'txt'],
    ['a.csv', Buffer.from('Stra\xdfe;1,00\n', 'latin1'), 'csv'],
    ['a.docx', DOCX, 'docx'],
    ['a.xlsx', XLSX, 'xlsx'],
    ['a.odt', ODT, 'odt'],
    ['a.eml', EML, 'eml'],
  ] as const)('takes %s', async (name, bytes, type) => {
    expect(unwrap(await put(bytes, name)).type).toBe(type);
    expect(unwrap(await put(bytes, name, { parts: 3 })).type).toBe(type);
  });

  it.each([
    ['an executable', 'a.exe', Buffer.from('MZ')],
    ['no extension', 'bericht', PDF],
    ['a page with scripts', 'a.svg', Buffer.from('<svg/>')],
    ['a pdf that is a picture', 'a.pdf', PNG],
    ['a picture that is a pdf', 'a.png', PDF],
    ['text with zero bytes', 'a.txt', Buffer.from('MZ\0\0')],
    ['text that becomes binary late', 'a.csv', Buffer.concat([text(100_000), Buffer.from([0])])],
    ['a bare zip', 'a.docx', zip({ 'evil.exe': 'x' })],
    ['a table as a letter', 'a.docx', XLSX],
    ['a letter with macros', 'a.docx', zip({ '[Content_Types].xml': '', 'word/document.xml': '', 'word/vbaProject.bin': '' })],
    ['a cut-off zip', 'a.docx', DOCX.subarray(0, DOCX.length - 30)],
    ['bytes after the zip', 'a.docx', Buffer.concat([DOCX, Buffer.from('more')])],
    ['an open document without its mark', 'a.odt', zip({ 'content.xml': '', mimetype: 'application/vnd.oasis.opendocument.text' })],
    ['a mail without header', 'a.eml', Buffer.from('Guten Tag\n')],
    ['a signature and nothing of a picture', 'a.png', Buffer.concat([PNG_SIGNATURE, Buffer.from('x')])],
    ['a picture whose header was altered', 'a.png', flipped(PNG, 20)],
    ['a picture of a depth that there is not', 'a.png', png(3)],
    ['a photo that is its start alone', 'a.jpg', Buffer.from([0xff, 0xd8, 0xff])],
    ['a photo without a segment', 'a.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xd9, 0, 2])],
    ['a pdf without its end', 'a.pdf', Buffer.from('%PDF-1.7\n1 0 obj\n')],
    ['a pdf that ends long before the file', 'a.pdf', Buffer.concat([PDF, text(2_000)])],
    ['a zip behind something else', 'a.docx', Buffer.concat([Buffer.from('PK\x03\x04'), DOCX])],
    ['a hidden second extension', 'a.pdf\u202e', Buffer.from('MZ')],
  ])('refuses %s', async (_, name, bytes) => {
    expect(await put(bytes, name)).toMatchObject({ ok: false, error: { code: 'FILE_TYPE_NOT_ALLOWED' } });
    expect(await filesBelow(root).catch(() => [])).toEqual([]);
  });

  it.each([
    ['an entry that unpacks to 300 MB', zip({ ...LETTER, 'word/media/a.xml': 'x'.repeat(5_000_000) }, { 'word/media/a.xml': 300_000_000 })],
    ['an entry that grows a hundredfold', zip({ ...LETTER, 'word/a.xml': 'x'.repeat(20_000) }, { 'word/a.xml': 2_000_001 })],
    ['many entries that are too large together', zip({ ...LETTER, a: 'x'.repeat(2e6), b: 'x'.repeat(2e6) }, { a: 150e6, b: 150e6 })],
    ['a path that leads out', zip({ ...LETTER, '../../../../tmp/evil': 'x' })],
    ['a path that leads out, in the manner of Windows', zip({ ...LETTER, 'word\\..\\..\\evil': 'x' })],
    ['an absolute path', zip({ ...LETTER, '/etc/cron.d/evil': 'x' })],
    ['a path with a drive', zip({ ...LETTER, 'C:evil': 'x' })],
  ])('refuses a letter with %s, and says so', async (_, bytes) => {
    expect(await put(bytes, 'a.docx')).toEqual({ ok: false, error: { code: 'FILE_HARMFUL', field: 'file' } });
    expect(await filesBelow(root).catch(() => [])).toEqual([]);
  });

  it('takes a letter whose small parts shrink a lot, and a large one with pictures', async () => {
    const styles = zip({ ...LETTER, 'word/styles.xml': Buffer.alloc(900_000) });
    const pictures = zip({ ...LETTER, 'word/media/a.png': Buffer.concat([randomBytes(100_000), Buffer.alloc(5_000_000)]) });
    for (const bytes of [styles, pictures]) expect((await put(bytes, 'a.docx')).ok).toBe(true);
  });

  it.each([
    ['50 MB in an entry that is declared small', zip({ ...LETTER, 'word/a.xml': Buffer.alloc(50_000_000) }, { 'word/a.xml': 900_000 })],
    ['an entry that is one byte larger than declared', zip({ ...LETTER, 'word/a.xml': Buffer.from('abc') }, { 'word/a.xml': 2 })],
    ['the same in an entry that is not packed', zip({ ...LETTER, 'word/a.xml': 'abc' }, { 'word/a.xml': 2 })],
    ['a packed part that is unpacked twice', twiceUnpacked(zip({ ...LETTER, 'word/a.xml': 'abcdefgh', 'word/b.xml': 'abcdefgh' }))],
  ])('finds out while unpacking: %s', async (_, bytes) => {
    expect(await put(bytes, 'a.docx')).toEqual({ ok: false, error: { code: 'FILE_HARMFUL', field: 'file' } });
    expect(await filesBelow(root).catch(() => [])).toEqual([]);
  });

  it.each([
    ['an entry that is smaller than declared', zip({ ...LETTER, 'word/a.xml': Buffer.from('abc') }, { 'word/a.xml': 4 })],
    ['packed bytes that are none', flippedAfter(zip({ ...LETTER, 'word/a.xml': Buffer.from('a'.repeat(500)) }), 'word/a.xml')],
    ['another name before the bytes than in the directory', flipped(DOCX, 30)],
    ['another way of packing before the bytes', flipped(DOCX, 8)],
    ['encrypted entries', flipped(DOCX, 6)],
  ])('takes no letter with %s', async (_, bytes) => {
    expect(await put(bytes, 'a.docx')).toMatchObject({ ok: false, error: { code: 'FILE_TYPE_NOT_ALLOWED' } });
    expect(await filesBelow(root).catch(() => [])).toEqual([]);
  });

  it('unpacks no longer than the limit', async () => {
    const bytes = zip({ ...LETTER, 'word/a.xml': Buffer.alloc(900_000) });
    const directory = readZipDirectory(bytes, bytes.length);
    if (!directory) throw new Error('expected a directory');
    const verdict = (limitMs: number) => unpackVerdict(Readable.from(pieces(bytes, 1_000)), directory, limitMs);
    expect(await verdict(-1)).toBe('harmful');
    expect(await verdict(20_000)).toBe('fine');
  });

  it('refuses what this use case does not allow, and names what it does', async () => {
    expect(await put(PNG, 'foto.png', { allowedTypes: ['pdf', 'jpeg'] })).toEqual({
      ok: false,
      error: { code: 'FILE_TYPE_NOT_ALLOWED', field: 'file', params: { extension: 'png', allowed: ['pdf', 'jpg', 'jpeg'] } },
    });
  });

  it('refuses an empty file', async () => {
    expect(await put(Buffer.alloc(0))).toEqual({ ok: false, error: { code: 'FILE_EMPTY', field: 'file' } });
  });

  it('takes a file of exactly the limit, refuses one byte more, and reads no further', async () => {
    expect((await put(text(1_000), 'a.txt', { maxBytes: 1_000 })).ok).toBe(true);
    let given = 0;
    async function* endless() {
      for (;;) {
        given += 1_000;
        yield text(1_000);
      }
    }
    const answer = await store.storeStream(A, endless(), { fileName: 'a.txt', maxBytes: 5_000, allowedTypes: ['txt'] });
    expect(answer).toEqual({ ok: false, error: { code: 'FILE_TOO_LARGE', field: 'file', params: { maxBytes: 5_000 } } });
    expect(given).toBe(6_000);
  });
});

describe('damage on disk', () => {
  const flip = async (path: string, position: number) => {
    const file = await open(path, 'r+');
    const byte = Buffer.alloc(1);
    await file.read(byte, 0, 1, position);
    await file.write(Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, position);
    await file.close();
  };

  it.each([20, 55, 60, 91, 92, 300, 65_536 + 92 + 16 + 5, 140_000])('a changed byte at %i is noticed', async (position) => {
    const { sha256 } = unwrap(await put(text(150_000)));
    await flip(place(A, sha256), position);
    await expect(read(A, sha256)).rejects.toThrow(FileDamaged);
  });

  it('a cut-off file is noticed, also at the border of a chunk', async () => {
    const { sha256 } = unwrap(await put(text(150_000)));
    await truncate(place(A, sha256), 92 + 65_552);
    await expect(read(A, sha256)).rejects.toThrow(FileDamaged);
    await truncate(place(A, sha256), 10);
    await expect(read(A, sha256)).rejects.toThrow(FileDamaged);
  });

  it('an exchanged file is refused before its first byte', async () => {
    const one = unwrap(await put(text(100)));
    const other = unwrap(await put(text(100)));
    await copyFile(place(A, other.sha256), place(A, one.sha256));
    await expect(store.openStream(A, one.sha256)).rejects.toThrow(FileDamaged);
  });

  it("another tenant's file does not open", async () => {
    const { sha256 } = unwrap(await put(text(100)));
    await mkdir(join(root, B, sha256.slice(0, 2)), { recursive: true });
    await copyFile(place(A, sha256), place(B, sha256));
    await expect(store.openStream(B, sha256)).rejects.toThrow('TENANT_KEY_UNKNOWN');
  });
});

describe('addresses', () => {
  it.each(['../../etc/passwd', 'ABC', '', `${'a'.repeat(63)}/`])('%j is no hash', async (sha256) => {
    await expect(async () => store.openStream(A, sha256)).rejects.toThrow('invariant');
    await expect(async () => store.exists(A, sha256)).rejects.toThrow('invariant');
  });
  it('a path is no tenant', async () => {
    await expect(put(text(5), 'a.txt', { tenantId: '../other' })).rejects.toThrow('invariant');
  });
});

describe('the sweep', () => {
  const cutOff = new Date(Date.now() - 86_400_000);
  const age = (path: string) => utimes(path, new Date(0), new Date(0));

  it('removes old orphans and leftovers of crashes, and nothing else', async () => {
    const [named, orphan, young] = [unwrap(await put(text(10))), unwrap(await put(text(11))), unwrap(await put(text(12)))].map(
      ({ sha256 }) => sha256,
    ) as [string, string, string];
    await age(place(A, named));
    await age(place(A, orphan));
    await writeFile(join(root, 'incoming', 'old.tmp'), 'half');
    await age(join(root, 'incoming', 'old.tmp'));
    await writeFile(join(root, 'incoming', 'young.tmp'), 'half');
    await writeFile(join(root, 'README'), 'not ours');
    const asked: [string, readonly string[]][] = [];
    const swept = await store.sweep(async (tenantId, hashes) => {
      asked.push([tenantId, hashes]);
      return [named];
    }, cutOff);
    expect(swept).toEqual({ orphans: 1, leftovers: 1, kept: 2 });
    expect((await filesBelow(root)).sort()).toEqual(['README', named, young, 'young.tmp'].sort());
    expect(asked.flatMap(([, hashes]) => hashes).sort()).toEqual([named, orphan, young].sort());
    expect(new Set(asked.map(([tenantId]) => tenantId))).toEqual(new Set([A]));
  });

  it('spares what an upload has laid there anew', async () => {
    const bytes = text(100);
    const { sha256 } = unwrap(await put(bytes));
    await age(place(A, sha256));
    await store.sweep(async () => {
      await put(bytes);
      return [];
    }, cutOff);
    expect(await read(A, sha256)).toEqual(bytes);
  });

  it('puts back what an interrupted sweep had put aside', async () => {
    const { sha256 } = unwrap(await put(text(100)));
    await rename(place(A, sha256), `${place(A, sha256)}.aside`);
    expect(await store.sweep(async () => [sha256], cutOff)).toEqual({ orphans: 0, leftovers: 0, kept: 1 });
    expect(await store.exists(A, sha256)).toBe(true);
  });

  it('has nothing to do where nothing was ever stored', async () => {
    expect(await store.sweep(async () => [], cutOff)).toEqual({ orphans: 0, leftovers: 0, kept: 0 });
  });
});

describe('names', () => {
  it.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Users\\x\\Bericht 2026.pdf', 'Bericht 2026.pdf'],
    ['a\u202egpj.exe', 'agpj.exe'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie_ x.pdf'],
    ['.htaccess', 'htaccess'],
    ['..', 'datei'],
    ['', 'datei'],
    ['CON.txt', '_CON.txt'],
    ['Gro\u0308ße.csv', 'Größe.csv'],
    ['x. ', 'x'],
  ])('%j becomes %j', (name, expected) => {
    expect(sanitiseFileName(name)).toBe(expected);
  });
  it('keeps the extension of a long name', () => {
    const name = sanitiseFileName(`${'ä'.repeat(500)}.pdf`);
    expect([...name]).toHaveLength(120);
    expect(name.endsWith('.pdf')).toBe(true);
  });
});
