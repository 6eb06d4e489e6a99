// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { withDatabase } from './access.ts';
import { type EmbeddedServer, removeEmbedded, startEmbedded } from './embedded-server.ts';

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

/** A server below 'folder' for the time of 'work', with a way to get empty databases; afterwards nothing is left. */
export async function withThrowawayServer<T>(
  folder: string,
  work: (server: EmbeddedServer, emptyDatabase: (name: string) => Promise<string>) => Promise<T>,
): Promise<T> {
  const place = mkdtempSync(join(folder, 'throwaway-'));
  const dataFolder = join(place, 'postgres');
  const server = await startEmbedded({ dataFolder, durable: false });
  try {
    return await work(server, async (name) => {
      await createDatabase(server.superuserUrl, name);
      return withDatabase(server.ownerUrl, name);
    });
  } finally {
    await server.stop();
    removeEmbedded(dataFolder);
    rmSync(place, { recursive: true, force: true });
  }
}
