// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, ROOT, stateFolder } from './checkout.ts';

const DATABASE = join(ROOT, 'packages/platform/database');
const GENERATED = join(DATABASE, 'src/generated');
const INPUTS = ['prisma/schema', 'prisma/prisma.config.ts', 'tools/generate.ts', 'packages/platform/database/package.json'];

/**
 * The Prisma client and Kysely's types from prisma/schema, if that changed since the last time. Needs no network: the command line would
 * fetch a schema engine that generating never calls, unless it is told that there is one.
 */
export function generate(): void {
  const stamp = join(stateFolder(), 'generated.sha256');
  const inputs = hashOf(INPUTS, versionOf('prisma') + versionOf('prisma-kysely'));
  const complete = existsSync(join(GENERATED, 'prisma/client.ts')) && existsSync(join(GENERATED, 'kysely/types.ts'));
  if (complete && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return;
  rmSync(GENERATED, { recursive: true, force: true });
  const prisma = join(DATABASE, 'node_modules/prisma/build/index.js');
  const run = spawnSync(process.execPath, [prisma, 'generate', '--config', join(ROOT, 'prisma/prisma.config.ts')], {
    cwd: DATABASE,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${join(DATABASE, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  });
  if (run.status !== 0) throw new Error(`prisma generate failed:\n${run.stdout}${run.stderr}`);
  writeFileSync(stamp, inputs);
}

function versionOf(name: string): string {
  return (JSON.parse(readFileSync(join(DATABASE, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version;
}

if (import.meta.main) generate();
