// SPDX-License-Identifier: EUPL-1.2
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** An unprivileged account of this machine. */
export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const isRoot = (): boolean => process.getuid?.() === 0;

function findUser(name: string): SystemUser | null {
  const id = (flag: string): number | null => {
    const answer = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return answer.status === 0 ? Number(answer.stdout.trim()) : null;
  };
  const uid = id('-u');
  const gid = id('-g');
  return uid === null || gid === null || uid === 0 ? null : { name, uid, gid };
}

function createUser(name: string): SystemUser | null {
  const ways: readonly [string, ...string[]][] = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name],
    ['adduser', '-S', '-D', '-H', '-s', '/sbin/nologin', name],
  ];
  for (const [command, ...args] of ways) {
    if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) return findUser(name);
  }
  return null;
}

/**
 * PostgreSQL refuses to run as root: then it runs as 'postgres', as a user made for it, or as 'nobody'. Null means: as we are.
 */
export function serverUser(): SystemUser | null {
  if (!isRoot()) return null;
  const user = findUser('postgres') ?? findUser('verbundwerk') ?? createUser('verbundwerk') ?? findUser('nobody');
  if (user === null) {
    throw new Error(
      'PostgreSQL does not run as root, and no other system user was found or could be made. Start as another user, or make one: useradd --system postgres',
    );
  }
  return user;
}

/** Whether that user could enter (x), read (r) or write (w) there, asked of the system itself. */
export function canUse(user: SystemUser | null, how: 'r' | 'w' | 'x', path: string): boolean {
  const as = user === null ? {} : { uid: user.uid, gid: user.gid };
  return spawnSync('/bin/sh', ['-c', `test -${how} "$1"`, 'sh', path], { ...as, cwd: '/', stdio: 'ignore' }).status === 0;
}

/**
 * A folder outside the checkout which other users can enter, one for each checkout. It lies among the files of all users, so it is taken
 * only if it is ours and no link.
 */
export function sharedFolder(checkout: string): string {
  const folder = join('/var/tmp', `verbundwerk-${createHash('sha256').update(checkout).digest('hex').slice(0, 12)}`);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new Error(`${folder} is not a folder of our own; remove it and start again`);
  }
  chmodSync(folder, 0o711);
  return folder;
}

export function makeReadable(folder: string): void {
  execFileSync('chmod', ['-R', 'a+rX', folder]);
}
