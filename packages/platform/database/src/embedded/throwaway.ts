// SPDX-License-Identifier: EUPL-1.2
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { withDatabase } from './access.ts';
import { type EmbeddedServer, findRunning, removeEmbedded, startEmbedded } from './embedded-server.ts';

const NAME = /^[a-z0-9_]{1,63}$/;

async function asSuperuser(superuserUrl: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** An empty database of the owner, or a copy of 'template' (to which nobody may be connected). */
export async function createDatabase(superuserUrl: string, name: string, template?: string): Promise<void> {
  if (!NAME.test(name) || (template !== undefined && !NAME.test(template))) throw new Error(`not a name for a database: ${name}`);
  await asSuperuser(superuserUrl, [
    `CREATE DATABASE ${name} OWNER verbund_owner${template === undefined ? '' : ` TEMPLATE ${template} STRATEGY FILE_COPY`}`,
    `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${name} TO verbund_app`,
  ]);
}

export async function dropDatabase(superuserUrl: string, name: string): Promise<void> {
  if (!NAME.test(name)) throw new Error(`not a name for a database: ${name}`);
  await asSuperuser(superuserUrl, [`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`]);
}

const PREFIX = 'throwaway-';
const YOUNG_MS = 10 * 60_000;

export interface ThrowawayServer extends EmbeddedServer {
  /** A new empty database of the owner; answers the owner's address of it. */
  readonly emptyDatabase: (name: string) => Promise<string>;
  /** A folder that goes with the server. */
  readonly folder: string;
}

/** A server below 'folder' that leaves nothing behind once it is stopped; what earlier ones left when they were killed goes as well. */
export async function startThrowaway(folder: string): Promise<ThrowawayServer> {
  sweep(folder);
  const place = mkdtempSync(join(folder, PREFIX));
  chmodSync(place, 0o711);
  const dataFolder = join(place, 'postgres');
  const server = await startEmbedded({ dataFolder, durable: false });
  return {
    ...server,
    folder: place,
    emptyDatabase: async (name) => {
      await createDatabase(server.superuserUrl, name);
      return withDatabase(server.ownerUrl, name);
    },
    stop: async () => {
      await server.stop();
      remove(place);
    },
  };
}

function remove(place: string): void {
  removeEmbedded(join(place, 'postgres'));
  rmSync(place, { recursive: true, force: true });
}

function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const place = join(folder, name);
    if (!name.startsWith(PREFIX) || Date.now() - statSync(place).mtimeMs < YOUNG_MS) continue;
    if (findRunning(join(place, 'postgres')) === null) remove(place);
  }
}

/** A throw-away server for the time of 'work'. */
export async function withThrowawayServer<T>(folder: string, work: (server: ThrowawayServer) => Promise<T>): Promise<T> {
  const server = await startThrowaway(folder);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}
