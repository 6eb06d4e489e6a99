// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto';
import { createDatabase, dropDatabase, relayUrlOf, withDatabase } from '@platform/database/embedded';

export interface TestDatabase {
  readonly name: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly relayUrl: string;
  /** The server's superuser, in this database; for looking behind the wall. */
  readonly superuserUrl: string;
  /** Throws the database away; without it, it goes with the server at the end of the run. */
  readonly drop: () => Promise<void>;
}

function given(name: 'TEST_SUPERUSER_URL' | 'TEST_OWNER_URL' | 'TEST_APP_URL' | 'TEST_TEMPLATE'): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is missing: tests on a database are named *.db.test.ts and run from the root of the project`);
  return value;
}

let ofThisFile: Promise<TestDatabase> | undefined;

/** The database of this test file: a copy of the migrated template, made at the first call. Vitest loads this module anew for each file. */
export function testDatabase(): Promise<TestDatabase> {
  ofThisFile ??= copyTemplate();
  return ofThisFile;
}

/** One more copy of the template, for a test that needs a database which nobody else has written to. */
export async function copyTemplate(): Promise<TestDatabase> {
  const server = given('TEST_SUPERUSER_URL');
  const name = `test_${process.env['VITEST_POOL_ID'] ?? '0'}_${randomBytes(4).toString('hex')}`;
  await createDatabase(server, name, given('TEST_TEMPLATE'));
  const appUrl = withDatabase(given('TEST_APP_URL'), name);
  return {
    name,
    ownerUrl: withDatabase(given('TEST_OWNER_URL'), name),
    appUrl,
    relayUrl: relayUrlOf(appUrl),
    superuserUrl: withDatabase(server, name),
    drop: () => dropDatabase(server, name),
  };
}
