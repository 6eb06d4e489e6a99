// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { DATA_FOLDER, ROOT, STATE } from '../checkout.ts';
import { holderOf } from '../house/house-lock.ts';

/** These compute from files alone; whatever the database needs is loaded for the others only. */
const WITHOUT_DATABASE = new Set(['settlement', 'help', undefined]);

function runCli(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['apps/cli/src/main.ts', ...args], { cwd: ROOT, env, stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
  });
}

/** The operator's command line, beside a running start or with the database for its own time. What it prints is its own alone. */
export async function run(args: readonly string[]): Promise<number> {
  // Paths on the command line are relative to where it was typed.
  const env: NodeJS.ProcessEnv = { ...process.env, VERBUND_CWD: process.env['INIT_CWD'] ?? ROOT };
  // Links that it prints lead to the start that is running here, unless somebody says otherwise.
  env['PUBLIC_URL'] ||= holderOf(join(STATE, 'start.lock'))?.address;
  if (!env['PUBLIC_URL']) delete env['PUBLIC_URL'];
  if (WITHOUT_DATABASE.has(args[0]) || args.includes('--help') || args.includes('-h')) return runCli(args, env);
  const [{ findRunning }, { operatorEnvironment }, { openHouseDatabase }, { messagesFor }, { explain }] = await Promise.all([
    import('../../packages/platform/database/src/embedded/index.ts'),
    import('../house/demo.ts'),
    import('../house/house-database.ts'),
    import('../house/messages.ts'),
    import('./start.ts'),
  ]);
  const named = (env['DATABASE_URL'] ?? '') !== '' || (env['DATABASE_OWNER_URL'] ?? '') !== '';
  const beside = named ? null : findRunning(DATA_FOLDER);
  try {
    const options = { folder: STATE, environment: env, reset: false, durable: true, messages: messagesFor(env), say: console.error };
    const running = beside === null ? await openHouseDatabase(options) : null;
    const database = running ?? {
      embedded: true,
      ownerUrl: beside?.ownerUrl ?? '',
      appUrl: beside?.appUrl ?? '',
      relayUrl: beside?.relayUrl ?? '',
      masterKeyFile: env['MASTER_KEY_FILE'] || `${STATE}/master.key`,
      filesFolder: env['FILES_FOLDER'] || `${STATE}/files`,
      stop: async () => {},
    };
    try {
      return await runCli(args, {
        ...operatorEnvironment(database, STATE),
        ...{ VERBUND_CWD: env['VERBUND_CWD'], ...(env['PUBLIC_URL'] ? { PUBLIC_URL: env['PUBLIC_URL'] } : {}) },
      });
    } finally {
      await database.stop();
    }
  } catch (error) {
    return explain(error);
  }
}
