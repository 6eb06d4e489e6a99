// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { invariant } from '@kernel/core';
import { Zip, ZipDeflate } from 'fflate';
import { DESCRIPTION_DTD, type ExportHead, hashesCsv, indexXml, readme, type WrittenTable } from './describe-export.ts';
import type { Attachment } from './document-tables.ts';
import { headerLine, rowLine } from './export-csv.ts';
import type { ExportScope, ExportTable } from './export-table.ts';
import { reconciliation } from './reconciliation.ts';

/** The first day that a zip can name: when the file was made tells nothing of what is in it. */
const NO_TIME = new Date(1980, 0, 1);
const encoder = new TextEncoder();

/** What the archive holds, once all of it has been read. */
export interface Contents {
  readonly tables: readonly WrittenTable[];
}

/** A zip that is made while it is read. The same tables give the same bytes. */
class Archive {
  readonly #parts: Uint8Array[] = [];
  #failure: Error | null = null;
  readonly #zip = new Zip((error, part) => {
    if (error) this.#failure = error;
    else this.#parts.push(part);
  });

  open(name: string): (text: string, last?: boolean) => void {
    const put = this.openBytes(name);
    return (text, last = false) => put(encoder.encode(text), last);
  }

  openBytes(name: string): (bytes: Uint8Array, last?: boolean) => void {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = NO_TIME;
    this.#zip.add(file);
    return (bytes, last = false) => file.push(bytes, last);
  }

  end(): void {
    this.#zip.end();
  }

  /** What has become ready since the last time. */
  *ready(): Generator<Uint8Array> {
    if (this.#failure) throw this.#failure;
    yield* this.#parts.splice(0);
  }
}

/** Files that lie in the archive beside its tables. */
export interface Attached {
  readonly attachments: readonly Attachment[];
  readonly open: (tenantId: string, sha256: string) => Promise<AsyncIterable<Uint8Array>>;
}

/** A file whose bytes are not what its row says would make the whole archive worthless: then there is none. */
async function* filesInto(archive: Archive, { attachments, open }: Attached): AsyncGenerator<Uint8Array> {
  for (const { name, tenantId, sha256 } of attachments) {
    const hash = createHash('sha256');
    const put = archive.openBytes(name);
    for await (const bytes of await open(tenantId, sha256)) {
      hash.update(bytes);
      put(bytes);
      yield* archive.ready();
    }
    put(new Uint8Array(), true);
    invariant(hash.digest('hex') === sha256, 'a file has the hash that stands in its row');
    yield* archive.ready();
  }
}

/** One table into the archive; answers what it holds. */
async function* tableInto(
  archive: Archive,
  { file, title, what, columns, pages }: ExportTable,
  scope: ExportScope,
): AsyncGenerator<Uint8Array, WrittenTable> {
  const hash = createHash('sha256');
  const put = archive.open(file);
  const sums = new Map(columns.filter(({ kind }) => kind === 'amount').map(({ name }) => [name, 0n]));
  let rows = 0;
  const add = (text: string): void => {
    hash.update(text);
    put(text);
  };
  add(headerLine(columns));
  for await (const page of pages(scope)) {
    add(page.map((row) => rowLine(columns, row, scope.facts.names)).join(''));
    for (const row of page) for (const [name, sum] of sums) sums.set(name, sum + BigInt(String(row[name] ?? 0)));
    rows += page.length;
    yield* archive.ready();
  }
  put('', true);
  yield* archive.ready();
  return { file, title, what, columns, rows, sums: [...sums].map(([column, cents]) => ({ column, cents })), sha256: hash.digest('hex') };
}

/** The archive piece by piece; answers at the end what it holds. */
export async function* zipOfTables(
  tables: readonly ExportTable[],
  scope: ExportScope,
  head: ExportHead,
  attached: Attached,
  onTable: (done: number) => Promise<void>,
): AsyncGenerator<Uint8Array, Contents> {
  const archive = new Archive();
  const written: WrittenTable[] = [];
  for (const [index, table] of tables.entries()) {
    written.push(yield* tableInto(archive, table, scope));
    await onTable(index + 1);
  }
  written.push(yield* tableInto(archive, reconciliation(written, scope.facts), scope));
  yield* filesInto(archive, attached);
  const texts = [
    ['index.xml', indexXml(head, written)],
    ['beschreibung.dtd', DESCRIPTION_DTD],
    ['pruefsummen.csv', hashesCsv(written, attached.attachments)],
    ['LIESMICH.txt', readme(head, written)],
  ] as const;
  for (const [name, text] of texts) archive.open(name)(text, true);
  archive.end();
  yield* archive.ready();
  return { tables: written };
}
