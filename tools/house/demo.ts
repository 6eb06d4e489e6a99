// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../checkout.ts';
import type { HouseDatabase } from './house-database.ts';
import { HouseFault } from './house-fault.ts';

export interface DemoLogin {
  readonly name: string;
  readonly role: string;
  readonly email: string;
  readonly password: string;
  /** The second factor of the centre's people, for an authenticator app; the sign-in page of the demo shows the code. */
  readonly totpSecret?: string;
}

export const loginsFileOf = (folder: string): string => join(folder, 'demo-logins.json');
const CLI = 'apps/cli/src/main.ts';

/** What the operator's command line is told of the database. */
export function operatorEnvironment(database: HouseDatabase, folder: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    MASTER_KEY_FILE: database.masterKeyFile,
    FILES_FOLDER: database.filesFolder,
    DEMO_LOGINS_FILE: loginsFileOf(folder),
  };
}

/** Megabytes for what is young: of a year that is being lived much is kept for a while, and copying it again and again costs seconds. */
const ROOM_TO_THINK = '--max-semi-space-size=32';

/** The embedded database has had its demo. */
export const isLoaded = (database: HouseDatabase, folder: string): boolean => database.embedded && existsSync(loginsFileOf(folder));

/** What the command line says on the side while it loads: '40 %'. */
const PROGRESS = /^(\d+) %$/gm;

/** Exit code of 'demo load' where the database already holds an association: nothing was written. */
const NOT_EMPTY = 3;

/**
 * Fills an empty database with the demo through the command line, and one anew whose demo was begun and not ended; any other stays as
 * it is. Whether it was begun and not ended stands in the database itself, and the command line sees to it.
 */
export async function loadDemo(
  database: HouseDatabase,
  folder: string,
  told: { readonly loading: () => void; readonly progress: (percent: number) => void },
  given?: AbortSignal,
): Promise<void> {
  if (!existsSync(join(ROOT, CLI))) return;
  told.loading();
  const { code, output } = await new Promise<{ code: number; output: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [ROOM_TO_THINK, CLI, 'demo', 'load'], {
      cwd: ROOT,
      env: operatorEnvironment(database, folder),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(given === undefined ? {} : { signal: given }),
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        said += chunk;
      });
    }
    child.stderr.on('data', (chunk: string) => {
      for (const [, percent] of chunk.matchAll(PROGRESS)) told.progress(Number(percent));
    });
    child.once('error', reject);
    child.once('close', (ended) => resolve({ code: ended ?? 1, output: said }));
  });
  if (code !== 0 && code !== NOT_EMPTY) throw new HouseFault(`verbund demo load:\n${output}`);
}

export function readLogins(folder: string): readonly DemoLogin[] {
  try {
    return JSON.parse(readFileSync(loginsFileOf(folder), 'utf8')) as DemoLogin[];
  } catch {
    return [];
  }
}
