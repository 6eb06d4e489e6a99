// SPDX-License-Identifier: EUPL-1.2
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Access, accessFileOf, DATABASE_NAME, newAccess, readAccess, type ServerUrls, urlsOf, writeAccess } from './access.ts';
import { prepareRoles } from './roles.ts';
import { type ServerBinaries, serverBinaries } from './server-binaries.ts';
import { clearLeftover, isAlive, postmasterOf, type RunningProcess, runServer, ServerDidNotStart } from './server-process.ts';
import { canUse, type SystemUser, serverUser, sharedFolder } from './system-user.ts';

export interface EmbeddedOptions {
  /** Wanted place of the data; another is taken (and told) if the server's user cannot get there. */
  readonly dataFolder: string;
  /** 0 or left out: any free one. */
  readonly port?: number;
  /** False for throw-away servers: faster, and not safe against a crash of the machine. */
  readonly durable?: boolean;
  /** Called where the data had to be put into another folder than the wanted one, and for whose sake. */
  readonly onAside?: (dataFolder: string, systemUser: string) => void;
}

export interface EmbeddedServer extends ServerUrls {
  readonly port: number;
  /** Where the data really lies. */
  readonly dataFolder: string;
  /** The data folder was made by this start. */
  readonly fresh: boolean;
  readonly exited: Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Another living process holds the server of this data folder. */
export class EmbeddedInUse extends Error {
  override readonly name = 'EmbeddedInUse';
  readonly holderPid: number;
  constructor(holderPid: number) {
    super(`the embedded database is in use by process ${holderPid}`);
    this.holderPid = holderPid;
  }
}

const CHECKOUT = fileURLToPath(new URL('../../../../../', import.meta.url));

interface Place {
  readonly user: SystemUser | null;
  readonly dataFolder: string;
  readonly binaries: ServerBinaries;
}

/** Where the data can lie: a folder that the server's user cannot get to (a checkout in /root) has its place aside. */
function placeFor(wanted: string, onAside: EmbeddedOptions['onAside']): Place {
  const user = serverUser();
  const parent = dirname(resolve(wanted));
  mkdirSync(parent, { recursive: true });
  if (user !== null && existsSync(wanted)) chownSync(wanted, user.uid, user.gid);
  const reachable = canUse(user, 'x', parent);
  const aside = (): string => sharedFolder(parent);
  const dataFolder = reachable ? resolve(wanted) : join(aside(), basename(wanted));
  if (!reachable) onAside?.(dataFolder, user?.name ?? '');
  return { user, dataFolder, binaries: serverBinaries(user, () => sharedFolder(CHECKOUT)) };
}

function initialise(place: Place, access: Access, durable: boolean): void {
  const { user, dataFolder } = place;
  // Renamed when complete: a half-made folder would be taken for a database.
  const unfinished = `${dataFolder}.new`;
  for (const folder of [dataFolder, unfinished]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const folder = mkdtempSync(join(tmpdir(), 'verbundwerk-'));
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, `${access.superuserPassword}\n`, { mode: 0o600 });
  if (user !== null) {
    for (const path of [unfinished, folder, passwordFile]) chownSync(path, user.uid, user.gid);
  }
  const args = ['-D', unfinished, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'];
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', ...(durable ? [] : ['--no-sync']));
  try {
    execFileSync(place.binaries.initdb, args, { ...(user === null ? {} : { uid: user.uid, gid: user.gid }), cwd: '/', stdio: 'pipe' });
    renameSync(unfinished, dataFolder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new ServerDidNotStart(`initdb failed: ${String((error as { stderr?: Buffer }).stderr ?? error)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function launch(place: Place, wantedPort: number, durable: boolean): Promise<{ process: RunningProcess; port: number }> {
  const unsafe = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'timezone=UTC',
    ...(durable ? [] : unsafe),
  ];
  let last: unknown;
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const port = attempt === 0 && wantedPort !== 0 ? wantedPort : await freePort();
    const args = ['-D', place.dataFolder, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
    try {
      const logFile = `${place.dataFolder}.log`;
      return { process: await runServer({ postgres: place.binaries.postgres, args, user: place.user, logFile }), port };
    } catch (error) {
      // Somebody may have taken the port between our look and the server's.
      if (!(error instanceof ServerDidNotStart) || !/could not bind|lock file|shared memory/.test(error.message)) throw error;
      last = error;
    }
  }
  throw last;
}

/**
 * A PostgreSQL 18 of this folder's own, on loopback, with its roles and database; initialised if it is not yet.
 * It ends with stop(), or when this process ends in whatever way.
 * @throws EmbeddedInUse, ServerDidNotStart
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const durable = options.durable ?? true;
  const place = placeFor(options.dataFolder, options.onAside);
  const { dataFolder } = place;
  const known = readAccess(dataFolder);
  if (known?.holder !== undefined && known.holder.pid !== process.pid && postmasterOf(dataFolder) !== null && isAlive(known.holder.pid)) {
    throw new EmbeddedInUse(known.holder.pid);
  }
  const fresh = !existsSync(join(dataFolder, 'PG_VERSION'));
  if (!fresh && known === null) {
    throw new ServerDidNotStart(
      `${accessFileOf(dataFolder)} with the passwords of the database is missing; put it back or begin anew with --reset`,
    );
  }
  const access = known ?? newAccess();
  if (fresh) {
    writeAccess(dataFolder, access);
    initialise(place, access, durable);
  } else {
    chmodSync(dataFolder, 0o700);
    await clearLeftover(dataFolder);
  }
  const { process: server, port } = await launch(place, options.port ?? 0, durable);
  try {
    writeAccess(dataFolder, { ...access, holder: { pid: process.pid, port } });
    const urls = urlsOf(access, port);
    await prepareRoles(urls.superuserUrl, { owner: access.ownerPassword, app: access.appPassword }, DATABASE_NAME);
    return { ...urls, port, dataFolder, fresh, exited: server.exited, stop: server.stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The server of this folder if another process runs it now: its addresses, to work beside that process. */
export function findRunning(dataFolder: string): (ServerUrls & { readonly port: number; readonly holderPid: number }) | null {
  const folders = [resolve(dataFolder), ...asideOf(dataFolder)];
  for (const folder of folders) {
    const access = readAccess(folder);
    if (access?.holder !== undefined && postmasterOf(folder) !== null && isAlive(access.holder.pid)) {
      return { ...urlsOf(access, access.holder.port), port: access.holder.port, holderPid: access.holder.pid };
    }
  }
  return null;
}

function asideOf(dataFolder: string): string[] {
  const user = serverUser();
  const parent = dirname(resolve(dataFolder));
  return user === null || !existsSync(parent) || canUse(user, 'x', parent) ? [] : [join(sharedFolder(parent), basename(dataFolder))];
}

/** Whether this folder already has a database. */
export const embeddedExists = (dataFolder: string): boolean =>
  [resolve(dataFolder), ...asideOf(dataFolder)].some((folder) => existsSync(join(folder, 'PG_VERSION')));

/** Throws the data away. The server must not run. */
export function removeEmbedded(dataFolder: string): void {
  for (const folder of [resolve(dataFolder), ...asideOf(dataFolder)]) {
    rmSync(folder, { recursive: true, force: true });
    rmSync(accessFileOf(folder), { force: true });
    rmSync(`${folder}.log`, { force: true });
  }
  for (const folder of asideOf(dataFolder)) removeIfEmpty(dirname(folder));
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
  }
}
