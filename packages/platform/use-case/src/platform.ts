// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto';
import { invariant, type NewId, uuidv7 } from '@kernel/core';
import type { RoleBook } from '@platform/authorization';
import type { Database } from '@platform/database';
import type { FileStore } from '@platform/files';
import type { Typesetter } from '@platform/typesetting';
import type { Ports } from './ports.ts';

/** Named points of a write and of a message's way; a test may end the process at any of them. */
export type Point =
  | 'afterSave'
  | 'afterAudit'
  | 'beforeCommit'
  | 'afterCommit'
  /** The queue has the message, the outbox does not know it yet. */
  | 'relayBeforeAcknowledgement'
  /** The effect is committed, the queue does not know it yet. */
  | 'handlerAfterEffect';

/** Encrypts single fields with a key per tenant, and finds them again without opening them; 'purpose' says what is kept, 'rowId' where. */
export interface FieldCipher {
  encryptField(tenantId: string, purpose: string, rowId: string, text: string): Promise<string>;
  decryptField(tenantId: string, purpose: string, rowId: string, sealed: string): Promise<string>;
  /** The caller normalises the value first. */
  blindIndex(tenantId: string, purpose: string, normalisedValue: string): Promise<string>;
}

export interface SecurityEvent {
  readonly kind: 'ACTION_REFUSED' | 'ROW_REFUSED';
  readonly accountId: string | null;
  readonly associationId: string;
  readonly detail: Readonly<Record<string, string>>;
}

/** What use cases and queries run on. Made once at the door: gateway, worker, command line, test. */
export interface Platform {
  readonly database: Database;
  readonly book: RoleBook;
  readonly ports: Ports;
  readonly clock: () => Date;
  readonly newId: NewId;
  readonly noteSecurityEvent: (event: SecurityEvent) => void;
  readonly reached: (point: Point, useCase: string) => void | Promise<void>;
  /** The bytes of stored files; a test that reads and makes none has no place for them. */
  readonly files?: FileStore;
  /** Keys for fields that are kept encrypted. */
  readonly fields?: FieldCipher;
  /** Letters to PDF, for long work that makes documents. */
  readonly typesetter?: Typesetter;
}

/** The cipher of a platform that has keys; a test without encrypted fields has none. */
export function fieldsOf({ fields }: Platform): FieldCipher {
  const missing = (): never => invariant(false, 'this platform has no keys for fields') as never;
  return fields ?? { encryptField: missing, decryptField: missing, blindIndex: missing };
}

/** The place for files of a platform that has one; a test without files has none. */
export function filesOf({ files }: Platform): FileStore {
  const missing = (): never => invariant(false, 'this platform has no place for files') as never;
  return files ?? { storeStream: missing, openStream: missing, exists: missing, sweep: missing };
}

/** Fresh ids from the clock and the operating system's randomness. */
export const systemNewId: NewId = () => uuidv7(Date.now(), randomBytes(10));
