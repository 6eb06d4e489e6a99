// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { hashOf, ROOT, stateFolder } from '../checkout.ts';
import { HouseFault } from './house-fault.ts';

const INPUTS = ['apps/web', 'packages/kernel/src', 'pnpm-lock.yaml', 'tsconfig.json'];

/** The web app in apps/web/dist, built if its sources changed since the last time. */
export async function buildWeb(building: () => void): Promise<void> {
  const stamp = join(stateFolder(), 'web.sha256');
  const inputs = hashOf(INPUTS);
  if (existsSync(join(ROOT, 'apps/web/dist/index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return;
  building();
  const { code, output } = await runTurbo(['run', 'build', '--filter=@apps/web', '--output-logs=errors-only']);
  if (code !== 0) throw new HouseFault(output);
  writeFileSync(stamp, inputs);
}

/** Where turbo is, and Node for the scripts, also without the bootstrap: a test that is started by itself has only its own path. */
const searchPath = (): string => [join(ROOT, 'node_modules/.bin'), dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);

/** Turbo with what it says; it calls pnpm, which the bootstrap put on the path. */
export function runTurbo(args: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const env = {
      ...process.env,
      PATH: searchPath(),
      TURBO_TELEMETRY_DISABLED: '1',
      TURBO_NO_UPDATE_NOTIFIER: '1',
      npm_config_loglevel: 'error',
    };
    const child = spawn('turbo', [...args, '--ui=stream'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk;
      });
    }
    child.once('error', (error) => reject(new HouseFault(`turbo: ${error.message}`)));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
