// SPDX-License-Identifier: EUPL-1.2
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../json.ts';
import { folderChannel } from './folder-channel.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const fileOf = (name: string, text: string) => ({ name, bytes: bytesOf(text), hash: sha256(bytesOf(text)) });

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'bank-'));
});
afterEach(() => rm(root, { recursive: true }));

describe('a file for the bank', () => {
  it('lies whole in the folder beside its hash, and delivering it again changes nothing', async () => {
    const channel = folderChannel(root);
    const file = fileOf('M1.xml', '<Document/>');
    const receipt = { channel: 'folder', place: 'out/M1.xml', hash: file.hash };
    expect([await channel.deliver(file), await channel.deliver(file)]).toEqual([receipt, receipt]);
    expect((await readdir(join(root, 'out'))).sort()).toEqual(['M1.xml', 'M1.xml.sha256']);
    expect(await readFile(join(root, 'out', 'M1.xml.sha256'), 'utf8')).toBe(`${file.hash}  M1.xml\n`);
  });

  it('is not laid out once more when the client has taken it away', async () => {
    const channel = folderChannel(root);
    const file = fileOf('M1.xml', '<Document/>');
    const receipt = await channel.deliver(file);
    for (const name of ['M1.xml', 'M1.xml.sha256']) await rm(join(root, 'out', name));
    expect(await channel.deliver(file)).toEqual(receipt);
    expect(await readdir(join(root, 'out'))).toEqual([]);
    await expect(channel.deliver(fileOf('M1.xml', 'two'))).rejects.toThrow('another file');
  });

  it('never takes the place of another one, nor another name than its own', async () => {
    const channel = folderChannel(root);
    await channel.deliver(fileOf('M1.xml', 'one'));
    await expect(channel.deliver(fileOf('M1.xml', 'two'))).rejects.toThrow('another file');
    await expect(channel.deliver(fileOf('../M1.xml', 'one'))).rejects.toThrow('name');
    await expect(channel.deliver({ ...fileOf('M2.xml', 'one'), hash: sha256('two') })).rejects.toThrow('released');
    expect(await readFile(join(root, 'out', 'M1.xml'), 'utf8')).toBe('one');
  });
});

describe('files from the bank', () => {
  it('are told until it is said what became of them; one that is still being written waits', async () => {
    const channel = folderChannel(root);
    expect(await channel.collect()).toEqual([]);
    const old = new Date(Date.now() - 60_000);
    for (const name of ['a.xml', 'b.xml', '.c.xml', 'd.part']) {
      await writeFile(join(root, 'in', name), name);
      await utimes(join(root, 'in', name), old, old);
    }
    await writeFile(join(root, 'in', 'e.xml'), 'begun');
    const [first, second] = await channel.collect();
    expect([first?.name, second?.name, (await channel.collect()).length]).toEqual(['a.xml', 'b.xml', 2]);
    const pieces: Uint8Array[] = [];
    for await (const piece of first?.open() ?? []) pieces.push(piece);
    expect(Buffer.concat(pieces).toString()).toBe('a.xml');
    await first?.done();
    await second?.quarantine();
    expect([await readdir(join(root, 'done')), await readdir(join(root, 'quarantine'))]).toEqual([['a.xml'], ['b.xml']]);
    expect(await channel.collect()).toEqual([]);
  });
});
