// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** A backup is a folder: manifest.json, tables/<table>.ndjson, accounts.ndjson, files.ndjson, files/<tenant>/<aa>/<sha256>. */
export const MANIFEST = 'manifest.json';
export const MANIFEST_HASH = 'manifest.sha256';
export const FORMAT = 'verbund-association-backup';
export const FORMAT_VERSION = 1;

const SHA256 = z.string().regex(/^[0-9a-f]{64}$/);
const part = z.object({
  file: z.string().regex(/^(?:tables\/[a-z_]+|accounts|files)\.ndjson$/),
  rows: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
  sha256: SHA256,
});

/** A file of lines, with what it must add up to. */
export type Part = z.output<typeof part>;

export const manifestSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  createdAt: z.iso.datetime(),
  /** The last migration of the database from which it comes. */
  migration: z.string().min(1),
  association: z.object({ id: z.uuid(), slug: z.string(), name: z.string(), centreId: z.uuid(), tenantIds: z.array(z.uuid()).min(1) }),
  /** Each after those to which it refers. */
  tables: z.array(part.extend({ table: z.string() })),
  accounts: part,
  files: part.extend({ storedBytes: z.number().int().nonnegative() }),
  /** Without these, nothing that is encrypted can be read again. */
  masterKeyIds: z.array(z.string()),
  chains: z.array(z.object({ tenantId: z.uuid(), links: z.number().int().nonnegative(), head: SHA256 })),
});
export type Manifest = z.output<typeof manifestSchema>;

/** One line of 'files.ndjson'. */
export const storedFileSchema = z.object({
  tenantId: z.uuid(),
  sha256: SHA256,
  bytes: z.number().int().nonnegative(),
  storedSha256: SHA256,
});
export type StoredFileLine = z.output<typeof storedFileSchema>;

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

const SHORT = 16;
const START = '{"sha":"';
const MIDDLE = '","row":';

/** '{"sha":"<16 hex digits of the row's SHA-256>","row":<row>}': one line, whose damage shows by itself. */
export const lineOf = (row: string): string => `${START}${sha256(row).slice(0, SHORT)}${MIDDLE}${row}}`;

/** The row of a line as it was written, or null if the line was altered. */
export function rowOf(line: string): string | null {
  const rowAt = START.length + SHORT + MIDDLE.length;
  if (!line.startsWith(START) || line.slice(rowAt - MIDDLE.length, rowAt) !== MIDDLE || !line.endsWith('}')) return null;
  const row = line.slice(rowAt, -1);
  return sha256(row).startsWith(line.slice(START.length, START.length + SHORT)) ? row : null;
}

/** Adds up lines as a part's figures say them. */
export class LineSum {
  readonly #hash = createHash('sha256');
  rows = 0;
  bytes = 0;

  add(line: string): string {
    const text = `${line}\n`;
    this.#hash.update(text);
    this.rows += 1;
    this.bytes += Buffer.byteLength(text);
    return text;
  }

  end(file: string): Part {
    return { file, rows: this.rows, bytes: this.bytes, sha256: this.#hash.digest('hex') };
  }
}
