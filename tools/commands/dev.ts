// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '../../packages/platform/database/src/embedded/index.ts';
import { ROOT, STATE, stateFolder } from '../checkout.ts';
import { openHouse } from '../house/house.ts';
import { HouseFault } from '../house/house-fault.ts';
import { takeLock } from '../house/house-lock.ts';
import { messagesFor } from '../house/messages.ts';
import { untilToldToStop } from '../house/stop-signal.ts';
import { explain, readOptions, tellReady } from './start.ts';

/** Like start, but gateway, worker and pages follow the sources, and the API answers any operation. */
export async function run(args: readonly string[]): Promise<number> {
  const messages = messagesFor(process.env);
  try {
    const options = readOptions(args, messages);
    if (options === 'help') {
      console.log(messages.usage);
      return 0;
    }
    const lock = takeLock(join(stateFolder(), 'start.lock'));
    if ('pid' in lock) throw new HouseFault(messages.alreadyRunning(lock.pid, lock.address));
    const told = untilToldToStop();
    try {
      const pages = await freePort();
      // The pages come from Vite; the address that people see, and that the session belongs to, is Vite's.
      const environment = { ...process.env, PUBLIC_URL: process.env['PUBLIC_URL'] ?? `http://localhost:${pages}` };
      const say = (text: string): void => console.log(text);
      const house = await openHouse({ ...options, showLogs: true, watch: true, folder: STATE, environment, messages, say });
      lock.tell(house.address);
      const vite = spawn(
        process.execPath,
        [join(ROOT, 'apps/web/node_modules/vite/bin/vite.js'), '--port', String(pages), '--strictPort'],
        {
          cwd: join(ROOT, 'apps/web'),
          env: { ...process.env, GATEWAY_URL: `http://127.0.0.1:${house.port}` },
          stdio: ['ignore', 'inherit', 'inherit'],
        },
      );
      const ended = once(vite, 'exit');
      tellReady(house, messages);
      await told;
      vite.kill('SIGTERM');
      await Promise.all([ended, house.stop()]);
      return 0;
    } finally {
      lock.release();
    }
  } catch (error) {
    return explain(error);
  }
}
