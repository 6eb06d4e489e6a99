// SPDX-License-Identifier: EUPL-1.2
import { type ChildProcess, fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServerOrder } from './bench-server.ts';

export interface Server {
  readonly process: ChildProcess;
  readonly pid: number;
  readonly port: number;
}

/** A server under measurement in a process of its own; it ends when it is disconnected. */
export async function startServer(folder: string, order: ServerOrder): Promise<Server> {
  const file = join(folder, `${order.kind}.json`);
  writeFileSync(file, JSON.stringify(order), { mode: 0o600 });
  const child = fork(fileURLToPath(new URL('./bench-server.ts', import.meta.url)), [file], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { port: number }).port));
    child.once('exit', (code) => reject(new Error(`the server under measurement ended with ${code}`)));
  });
  return { process: child, pid: child.pid ?? 0, port };
}
