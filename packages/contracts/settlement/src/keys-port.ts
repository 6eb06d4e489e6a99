// SPDX-License-Identifier: EUPL-1.2
import type { Reads, Writes } from '@platform/database';
import { definePort } from '@platform/use-case';

export interface PublishedKey {
  readonly keyId: string;
  readonly keyVersion: number;
  readonly serviceFamilyCode: string;
  readonly name: string;
}

export interface KeyLookup {
  /** The published version of a key in the actor's association; null if there is none. */
  findVersion(writes: Writes, keyId: string, keyVersion: number): Promise<PublishedKey | null>;
  /** The names of keys by their ids, as far as the reader's wall shows them. */
  names(reads: Reads, keyIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export const keysPort = definePort<KeyLookup>('settlement.keys');
