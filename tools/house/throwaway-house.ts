// SPDX-License-Identifier: EUPL-1.2
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { removeEmbedded } from '../../packages/platform/database/src/embedded/index.ts';
import { stateFolder } from '../checkout.ts';

export interface ThrowawayFolder {
  readonly folder: string;
  readonly remove: () => void;
}

/** A folder for a house that leaves nothing behind. What a killed run leaves is swept by the next throw-away server. */
export function throwawayFolder(): ThrowawayFolder {
  const folder = mkdtempSync(join(stateFolder(), 'throwaway-'));
  chmodSync(folder, 0o711);
  return {
    folder,
    remove: () => {
      removeEmbedded(join(folder, 'postgres'));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The environment without what names the real house: neither its database nor its port, files or keys. */
export function strangerEnvironment(): NodeJS.ProcessEnv {
  const environment = { ...process.env };
  for (const name of [
    'DATABASE_URL',
    'DATABASE_OWNER_URL',
    'PORT',
    'HOST',
    'PUBLIC_URL',
    'MASTER_KEY_FILE',
    'FILES_FOLDER',
    'SMTP_URL',
    'NODE_ENV',
  ]) {
    delete environment[name];
  }
  return environment;
}
