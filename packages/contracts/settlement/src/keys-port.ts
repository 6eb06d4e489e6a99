// SPDX-License-Identifier: EUPL-1.2
import type { Writes } from '@platform/database';
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
}

export const keysPort = definePort<KeyLookup>('settlement.keys');
