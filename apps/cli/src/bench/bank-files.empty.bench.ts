// SPDX-License-Identifier: EUPL-1.2
import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStatements, writePain } from '@formats/bank';
import { XmlDocument } from 'libxml2-wasm';
import { SaxesParser } from 'saxes';
import { transfers, writeStatement } from './bank-file-text.ts';

const ORDERS = 100_000;

interface Measured {
  /** Of the processor. */
  readonly seconds: number;
  /** The most that the process ever held, in megabytes. */
  readonly megabytes: number;
}

async function readWhole(path: string): Promise<void> {
  let entries = 0;
  for await (const part of readStatements(createReadStream(path))) {
    if (part.part === 'entries') entries += part.entries.length;
    if (part.part === 'refused') throw new Error(part.refusal.code);
  }
  if (entries === 0) throw new Error('nothing was read');
}

async function tokenize(path: string): Promise<void> {
  const parser = new SaxesParser();
  for await (const piece of createReadStream(path, 'utf8')) parser.write(piece as string);
  parser.close();
}

function growTree(path: string): void {
  const tree = XmlDocument.fromBuffer(readFileSync(path));
  if (tree.root.name !== 'Document') throw new Error('nothing was read');
  tree.dispose();
}

async function writeOrders(count: number): Promise<void> {
  const { ok } = await writePain(transfers(count));
  if (!ok) throw new Error('not written');
}

const PARTS: Readonly<Record<string, (given: string) => Promise<void> | void>> = {
  saxes: tokenize,
  reader: readWhole,
  libxml2: growTree,
  pain: (count) => writeOrders(Number(count)),
};

/** In this process: the first input warms up, what is not yet compiled says nothing; the second counts. */
async function measure(part: string, warmUp: string, given: string): Promise<void> {
  const work = PARTS[part];
  if (!work) throw new Error(`no ${part}`);
  if (warmUp !== '') await work(warmUp);
  const before = process.cpuUsage();
  await work(given);
  const { user, system } = process.cpuUsage(before);
  const highest = /^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'));
  const measured: Measured = { seconds: (user + system) / 1e6, megabytes: Number(highest?.[1] ?? 0) / 1_024 };
  process.stdout.write(JSON.stringify(measured));
}

/** In a process of its own, so that nobody's memory is counted for another. */
const apart = (part: string, warmUp: string, given: string): Measured =>
  JSON.parse(execFileSync(process.execPath, [import.meta.filename, 'part', part, warmUp, given], { encoding: 'utf8' })) as Measured;

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const tenth = (value: number): string => value.toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'verbund-bench-'));
  const [small, middle, large] = ['10', '50', '1000'].map((size) => join(folder, `${size}.xml`)) as [string, string, string];
  const load = loadavg()[0] ?? 0;
  try {
    await writeStatement(small, 10_000_000);
    await writeStatement(middle, 50_000_000);
    const megabytes = statSync(middle).size / 1e6;
    const readings = ['saxes', 'reader', 'libxml2'].map((part) => ({
      ...apart(part, small, middle),
      memory: apart(part, '', middle).megabytes,
    }));
    const [bare, reader, tree] = readings as [(typeof readings)[0], (typeof readings)[0], (typeof readings)[0]];
    const row = (name: string, { seconds, memory }: typeof bare): string =>
      `| ${name} | ${whole(megabytes / seconds)} | ${tenth(bare.seconds / seconds)} | ${whole(memory)} |`;
    await writeStatement(large, 1_000_000_000);
    const gigabyte = apart('reader', '', large);
    const orders = apart('pain', '1000', String(ORDERS));
    const lines = [
      `Measured on ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}; load ${tenth(load)} before, ${tenth(loadavg()[0] ?? 0)} after.`,
      '',
      `| ${whole(megabytes)} MB of camt.053.001.08 | MB per second of processor | Ratio | Memory (MB) |`,
      '| --- | ---: | ---: | ---: |',
      row('`saxes` alone, no event heard', bare),
      row('libxml2 (`libxml2-wasm`), the tree alone, nothing read from it', tree),
      row('the reader: schema check, values, findings', reader),
      '',
      `1 GB through the reader: ${tenth(gigabyte.seconds)} s of processor, at most ${whole(gigabyte.megabytes)} MB of memory.`,
      '',
      `pain.001 of ${whole(ORDERS)} orders, converted, written, read again and checked by schema and rules: ${tenth(orders.seconds)} s of processor, ` +
        `at most ${whole(orders.megabytes)} MB of memory.`,
    ];
    console.log(lines.join('\n'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [, , mode, part = '', warmUp = '', given = ''] = process.argv;
await (mode === 'part' ? measure(part, warmUp, given) : main());
