// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openPool } from '../../packages/platform/database/src/connections.ts';
import { DATABASE_NAME, startEmbedded, withDatabase } from '../../packages/platform/database/src/embedded/index.ts';
import { createMasterKeyFile } from '../../packages/platform/keys/src/index.ts';
import { ROOT } from '../checkout.ts';
import { operatorEnvironment } from './demo.ts';
import { type House, openHouse } from './house.ts';
import { messagesFor } from './messages.ts';
import { strangerEnvironment, throwawayFolder } from './throwaway-house.ts';

export interface StoppableHouse {
  readonly address: string;
  /** Looks behind, past the wall between the tenants. */
  readonly ask: <Row extends object>(sql: string) => Promise<readonly Row[]>;
  /** Nobody can write to the table until the database goes away; answers a wait for the first that tries to. */
  readonly holdWrites: (table: string) => Promise<() => Promise<void>>;
  /** The operator's command line; answers what it said, and throws where it did not end well. */
  readonly verbund: (...args: readonly string[]) => Promise<string>;
  /** At once: transactions that are under way are lost, as when the machine of the database goes away. */
  readonly stopDatabase: () => Promise<void>;
  /** At the same place, with what was written before. */
  readonly startDatabase: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

async function asked<Row extends object>(url: string, sql: string): Promise<readonly Row[]> {
  const pool = openPool({ url, maxConnections: 1, applicationName: 'verbund test' });
  try {
    return (await pool.query<Row>(sql)).rows;
  } finally {
    await pool.end();
  }
}

const WAITING = "select from pg_stat_activity where wait_event_type = 'Lock' and usename = 'verbund_app'";

async function hold(url: string, table: string): Promise<() => Promise<void>> {
  const pool = openPool({ url, maxConnections: 2, applicationName: 'verbund test' });
  const holder = await pool.connect();
  await holder.query(`begin; lock table ${table} in share row exclusive mode`);
  return async () => {
    while ((await pool.query(WAITING)).rowCount === 0) await delay(50);
  };
}

function run(environment: NodeJS.ProcessEnv, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['apps/cli/src/main.ts', ...args], {
      cwd: ROOT,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        said += chunk;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(said) : reject(new Error(`verbund ${args.join(' ')}: ${said}`))));
  });
}

/**
 * An empty house on a server of its own, which goes away and comes back when a test says so. To the house it is a server that the
 * environment names, as in a town's own data centre: nobody brings it back by themselves.
 */
export async function openStoppableHouse(): Promise<StoppableHouse> {
  const { folder, remove } = throwawayFolder();
  const dataFolder = join(folder, 'postgres');
  let server = await startEmbedded({ dataFolder, durable: false });
  const above = withDatabase(server.superuserUrl, DATABASE_NAME);
  const stopAll = async (house?: House): Promise<void> => {
    await house?.stop();
    await server.stop();
    remove();
  };
  try {
    const masterKeyFile = join(folder, 'master.key');
    await createMasterKeyFile(masterKeyFile, new Date());
    const environment = {
      ...strangerEnvironment(),
      ...{ DATABASE_URL: server.appUrl, DATABASE_OWNER_URL: server.ownerUrl },
      ...{ MASTER_KEY_FILE: masterKeyFile, FILES_FOLDER: join(folder, 'files') },
    };
    const house = await openHouse({ folder, environment, messages: messagesFor(environment), say: () => {}, port: 0 });
    return {
      address: house.address,
      ask: (sql) => asked(above, sql),
      holdWrites: (table) => hold(above, table),
      verbund: (...args) => run({ ...environment, ...operatorEnvironment(house.database, folder), PUBLIC_URL: house.address }, args),
      stopDatabase: () => server.stop(),
      startDatabase: async () => {
        server = await startEmbedded({ dataFolder, port: server.port, durable: false });
      },
      stop: () => stopAll(house),
    };
  } catch (error) {
    await stopAll();
    throw error;
  }
}
