// SPDX-License-Identifier: EUPL-1.2
import { readFileSync, statSync } from 'node:fs';
import type { Logger } from '@platform/logging';

/** The operations of our own web app, '{id: document}', as its build wrote them. */
export interface PersistedOperations {
  find(id: string): string | null;
}

/** Reads the manifest again when a new build has written it; without one nothing is persisted. */
export function persistedOperations(file: string, logger: Logger): PersistedOperations {
  let readAt = -1;
  let known: ReadonlyMap<string, string> = new Map();
  const refresh = (): void => {
    const changedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (changedAt === readAt) return;
    readAt = changedAt;
    known = changedAt === 0 ? new Map() : readManifest(file);
    logger.info('persisted operations are known', { count: known.size });
  };
  refresh();
  return {
    find(id) {
      const found = known.get(id);
      if (found !== undefined) return found;
      refresh();
      return known.get(id) ?? null;
    },
  };
}

function readManifest(file: string): ReadonlyMap<string, string> {
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof manifest !== 'object' || manifest === null) throw new Error(`${file} is no manifest of operations`);
  return new Map(Object.entries(manifest).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
