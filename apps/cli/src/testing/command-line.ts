// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '@platform/configuration';
import { createMasterKeyFile } from '@platform/keys';
import { runProgram } from '../program.ts';

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What --json answered. */
  // biome-ignore lint/suspicious/noExplicitAny: each command answers JSON of its own; a test looks at what it expects
  readonly json: any;
}

/** Runs the command line as the terminal would; with --json the answer is read as well. */
export async function verbund(environment: Environment, ...args: readonly string[]): Promise<Said> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runProgram(args, { out: (text) => out.push(text), err: (text) => err.push(text) }, environment);
  const text = out.join('\n');
  return { code, out: text, err: err.join('\n'), json: args.includes('--json') && text.startsWith('{') ? JSON.parse(text) : null };
}

/** A folder with a master key and a place for files, and what the command line is told of it and of the database. */
export async function operatorFolder(database: { readonly appUrl: string; readonly ownerUrl: string }, masterKeyFile?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'verbund-cli-'));
  const keyFile = masterKeyFile ?? join(folder, 'master.key');
  if (masterKeyFile === undefined) await createMasterKeyFile(keyFile, new Date());
  return {
    folder,
    environment: {
      LANG: 'en_GB.UTF-8',
      ...{ DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, MASTER_KEY_FILE: keyFile },
      ...{ FILES_FOLDER: join(folder, 'files'), PUBLIC_URL: 'https://verbund.example' },
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
