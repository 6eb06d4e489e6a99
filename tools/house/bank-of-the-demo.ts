// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FileOfBank, nextBankFiles } from '../../packages/demo/src/payments/next-bank-files.ts';
import { type CivilDate, uuidv7 } from '../../packages/kernel/src/index.ts';
import { openDatabase } from '../../packages/platform/database/src/index.ts';
import { createIdentityDirectory } from '../../packages/platform/identity/src/index.ts';

/** What the banks of the demo deliver up to a day, as the books of the house for the journeys stand now; and where it lies as files. */
export async function filesOfBanks(through: CivilDate): Promise<readonly (FileOfBank & { readonly path: string })[]> {
  const database = openDatabase({ url: process.env['HOUSE_APP_URL'] ?? '', applicationName: 'journeys', maxConnections: 2 });
  try {
    const directory = createIdentityDirectory(database, () => uuidv7(Date.now(), randomBytes(10)));
    const files = await nextBankFiles({ database, directory }, through);
    const folder = join(process.env['HOUSE_FOLDER'] ?? '', 'bank');
    mkdirSync(folder, { recursive: true });
    return files.map((file) => {
      const path = join(folder, file.name);
      writeFileSync(path, file.bytes);
      return { ...file, path };
    });
  } finally {
    await database.close();
  }
}
