// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { ROOT } from '../checkout.ts';
import { loadDemo, operatorEnvironment } from '../house/demo.ts';
import { openHouseDatabase } from '../house/house-database.ts';
import { messagesFor } from '../house/messages.ts';
import { strangerEnvironment, throwawayFolder } from '../house/throwaway-house.ts';
import { explain } from './start.ts';

function runBench(file: string, flags: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  console.log(`\n── ${file}`);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...flags], { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** A database of its own, durable as a real one, that goes with the measurement; with the demo, but for '*.empty.bench.ts'. */
async function onDatabase(file: string, flags: readonly string[]): Promise<number> {
  const { folder, remove } = throwawayFolder();
  try {
    const messages = messagesFor(process.env);
    const database = await openHouseDatabase({
      ...{ folder, environment: strangerEnvironment(), reset: false, durable: true, messages, say: console.log },
    });
    try {
      if (!file.endsWith('.empty.bench.ts'))
        await loadDemo(database, folder, { loading: () => console.log(messages.demoLoading), progress: () => {} });
      return await runBench(file, flags, operatorEnvironment(database, folder));
    } finally {
      await database.stop();
    }
  } finally {
    remove();
  }
}

/** Each *.bench.ts as a program of its own, on a database that is thrown away afterwards. Flags go to all of them. */
export async function run(given: readonly string[]): Promise<number> {
  const flags = given.filter((arg) => arg.startsWith('--'));
  const args = given.filter((arg) => !arg.startsWith('--'));
  const all = globSync('{apps,packages}/**/src/**/*.bench.ts', { cwd: ROOT }).filter((file) => !file.includes('node_modules'));
  const chosen = all.filter((file) => args.length === 0 || args.some((part) => file.includes(part))).sort();
  if (chosen.length === 0) {
    console.error(`*.bench.ts: 0 (${args.join(' ')})`);
    return 1;
  }
  try {
    let worst = 0;
    for (const file of chosen) worst = Math.max(worst, await onDatabase(file, flags));
    return worst;
  } catch (error) {
    return explain(error);
  }
}
