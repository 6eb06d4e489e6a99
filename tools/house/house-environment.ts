// SPDX-License-Identifier: EUPL-1.2
import { mkdirSync } from 'node:fs';
import {
  type ConfigurationFault,
  describeFaults,
  type Environment,
  EXIT_CONFIGURATION,
  readConfiguration,
} from '../../packages/platform/configuration/src/index.ts';
import { KeyError, keySentence, readMasterKeyFile } from '../../packages/platform/keys/src/index.ts';
import { HouseFault } from './house-fault.ts';
import type { Messages } from './messages.ts';

/** Whether the environment names a database server; else the embedded one is meant, and what is not given is filled in. */
export const namesServer = ({ DATABASE_URL, DATABASE_OWNER_URL }: Environment): boolean => Boolean(DATABASE_URL || DATABASE_OWNER_URL);

async function keyFileFault(path: string): Promise<ConfigurationFault | null> {
  try {
    await readMasterKeyFile(path);
    return null;
  } catch (error) {
    const why = error instanceof KeyError ? keySentence(error) : { de: String(error), en: String(error) };
    return { variable: 'MASTER_KEY_FILE', problem: 'ABSENT', found: path, why };
  }
}

function folderFault(path: string): ConfigurationFault | null {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return null;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { variable: 'FILES_FOLDER', problem: 'ABSENT', found: path, why: { de: why, en: why } };
  }
}

async function faultsOf(environment: Environment): Promise<readonly ConfigurationFault[]> {
  const read = readConfiguration(environment, 'operator');
  const faults = read.ok ? [] : read.error;
  if (!namesServer(environment)) return faults.filter(({ problem }) => problem !== 'MISSING');
  const { DATABASE_OWNER_URL: ownerUrl, MASTER_KEY_FILE: keyFile, FILES_FOLDER: folder } = environment;
  const more: (ConfigurationFault | null)[] = [
    ownerUrl ? null : { variable: 'DATABASE_OWNER_URL', problem: 'MISSING' },
    keyFile ? await keyFileFault(keyFile) : null,
    folder ? folderFault(folder) : null,
  ];
  return [...faults, ...more.filter((fault) => fault !== null)];
}

/** Before anything is touched: everything that is wrong with the environment, at once. @throws HouseFault */
export async function requireEnvironment(environment: Environment, messages: Messages): Promise<void> {
  const faults = await faultsOf(environment);
  if (faults.length === 0) return;
  const half = faults.some(({ variable, problem }) => problem === 'MISSING' && variable.startsWith('DATABASE_'));
  throw new HouseFault([describeFaults(faults, messages.language), ...(half ? [messages.bothUrls] : [])].join('\n'), EXIT_CONFIGURATION);
}
