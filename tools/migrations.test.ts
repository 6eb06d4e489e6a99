// SPDX-License-Identifier: EUPL-1.2
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startThrowaway, type ThrowawayServer } from '../packages/platform/database/src/embedded/index.ts';
import { diffSchemaAgainstMigrations, projectFolders } from '../packages/platform/database/src/migrate/index.ts';
import { stateFolder } from './checkout.ts';

let server: ThrowawayServer;
beforeAll(async () => {
  server = await startThrowaway(stateFolder());
});
afterAll(() => server.stop());

test('the migrations say what prisma/schema says', async () => {
  expect(await diffSchemaAgainstMigrations({ scratchUrl: await server.emptyDatabase('scratch') })).toBeNull();
});

test('planted: a column that has no migration is seen', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'schema-'));
  try {
    cpSync(projectFolders.schema, folder, { recursive: true });
    const file = join(folder, 'tenancy.prisma');
    const text = readFileSync(file, 'utf8');
    const planted = text.replace(/^model \w+ \{$/m, '$&\n  planted Int');
    expect(planted).not.toBe(text);
    writeFileSync(file, planted);
    const scratchUrl = await server.emptyDatabase('scratch_planted');
    expect(await diffSchemaAgainstMigrations({ scratchUrl, folders: { ...projectFolders, schema: folder } })).toContain(
      '"planted" INTEGER',
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
