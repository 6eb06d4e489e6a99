// SPDX-License-Identifier: EUPL-1.2
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  type EmbeddedServer,
  embeddedExists,
  relayUrlOf,
  removeEmbedded,
  requireRoles,
  startEmbedded,
} from '../../packages/platform/database/src/embedded/index.ts';
import { applyMigrations } from '../../packages/platform/database/src/migrate/index.ts';
import { migrateQueue } from '../../packages/platform/jobs/src/queue-schema.ts';
import { createMasterKeyFile } from '../../packages/platform/keys/src/index.ts';
import { loadRegister } from '../../packages/services/tenancy/src/load-register.ts';
import { namesServer, requireEnvironment } from './house-environment.ts';
import { HouseFault } from './house-fault.ts';
import type { Messages } from './messages.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface HouseDatabase {
  readonly embedded: boolean;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly relayUrl: string;
  readonly masterKeyFile: string;
  readonly filesFolder: string;
  readonly stop: () => Promise<void>;
}

export interface OpenOptions {
  /** '.verbund', or a throw-away folder in tests. */
  readonly folder: string;
  readonly environment: Environment;
  readonly reset: boolean;
  readonly durable: boolean;
  readonly messages: Messages;
  readonly say: (text: string) => void;
}

/** The database of this start, migrated: the embedded one, or the one that the environment names. */
export async function openHouseDatabase(options: OpenOptions): Promise<HouseDatabase> {
  await requireEnvironment(options.environment, options.messages);
  if (!namesServer(options.environment)) return openEmbedded(options);
  if (options.reset) throw new HouseFault(options.messages.resetOnlyEmbedded);
  return openNamed(options);
}

async function migrate(ownerUrl: string, options: OpenOptions): Promise<void> {
  const applied = await applyMigrations({ ownerUrl });
  await migrateQueue(ownerUrl);
  await loadRegister(ownerUrl);
  if (applied.length > 0) options.say(options.messages.migrations(applied.length));
}

async function openNamed(options: OpenOptions): Promise<HouseDatabase> {
  const given = (name: string): string => options.environment[name] ?? '';
  const [appUrl, ownerUrl] = [given('DATABASE_URL'), given('DATABASE_OWNER_URL')];
  const [masterKeyFile, filesFolder] = [given('MASTER_KEY_FILE'), given('FILES_FOLDER')];
  await requireRoles({ ownerUrl, appUrl });
  await migrate(ownerUrl, options);
  return { embedded: false, ownerUrl, appUrl, relayUrl: relayUrlOf(appUrl), masterKeyFile, filesFolder, stop: async () => {} };
}

async function openEmbedded(options: OpenOptions): Promise<HouseDatabase> {
  const { folder, environment, messages, say } = options;
  const dataFolder = join(folder, 'postgres');
  const masterKeyFile = environment['MASTER_KEY_FILE'] || join(folder, 'master.key');
  const filesFolder = environment['FILES_FOLDER'] || join(folder, 'files');
  if (options.reset) {
    removeEmbedded(dataFolder);
    for (const path of [join(folder, 'master.key'), join(folder, 'files'), join(folder, 'demo-logins.json')]) {
      rmSync(path, { recursive: true, force: true });
    }
    say(messages.wiped);
  }
  if (!embeddedExists(dataFolder)) say(messages.databaseStarting);
  let told = false;
  const onAside = (place: string, user: string): void => {
    if (!told) say(messages.aside(place, user));
    told = true;
  };
  const begin = (port: number): Promise<EmbeddedServer> => startEmbedded({ dataFolder, port, durable: options.durable, onAside });
  const server = await begin(0);
  try {
    await migrate(server.ownerUrl, options);
    mkdirSync(filesFolder, { recursive: true, mode: 0o700 });
    if (!existsSync(masterKeyFile)) {
      if (!server.fresh) throw new HouseFault(messages.keyMissing(masterKeyFile));
      await createMasterKeyFile(masterKeyFile, new Date());
    }
  } catch (error) {
    await server.stop();
    throw error;
  }
  const keeper = keepRunning(server, begin, options);
  const { ownerUrl, appUrl, relayUrl } = server;
  return { embedded: true, ownerUrl, appUrl, relayUrl, masterKeyFile, filesFolder, stop: keeper };
}

/** A database that goes away by itself comes back at the same place; those who use it wait and go on. Answers how to end it for good. */
function keepRunning(first: EmbeddedServer, begin: (port: number) => Promise<EmbeddedServer>, options: OpenOptions): () => Promise<void> {
  let server = first;
  let stopping = false;
  let restart: Promise<void> = Promise.resolve();
  const watch = (): void => {
    void server.exited.then(() => {
      if (!stopping) restart = bringBack();
    });
  };
  const bringBack = async (): Promise<void> => {
    options.say(options.messages.databaseLost);
    try {
      server = await begin(first.port);
    } catch (error) {
      options.say(error instanceof Error ? error.message : String(error));
      process.kill(process.pid, 'SIGTERM');
      return;
    }
    options.say(options.messages.databaseBack);
    if (stopping) await server.stop();
    else watch();
  };
  watch();
  return async () => {
    stopping = true;
    await restart;
    await server.stop();
  };
}
