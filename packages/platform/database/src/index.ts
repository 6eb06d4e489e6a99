// SPDX-License-Identifier: EUPL-1.2
export { asOf, knownAt } from './bitemporal.ts';
export { dateColumn, fromDateColumn, fromInstantColumn, instantColumn, orNull } from './column-values.ts';
export { type ConnectionFault, connectionFault } from './connection-fault.ts';
export { openPool, type PoolOptions, surviveLostConnections } from './connections.ts';
export {
  type Database,
  type DatabaseOptions,
  later,
  narrowWrites,
  openDatabase,
  type WriteOptions,
  type Writes,
} from './database.ts';
export { isRetryable, isUnavailable, violatedConstraint } from './failures.ts';
export { asOnlyFilling, type Filling, isHalfFilled } from './filling.ts';
export { folded } from './folded.ts';
export type { DB } from './generated/kysely/types.ts';
export { Prisma } from './generated/prisma/client.ts';
export { fromJson, jsonText, toJson } from './json-columns.ts';
export { bareRead, inPoolTransaction } from './pool-transaction.ts';
export { ReadSession, type Reads, readsOn } from './reader.ts';
export { type Audience, contextSql, type Scope } from './scope.ts';
export { sha256 } from './sha256.ts';
export { statementsOn } from './statements-on.ts';
export { readAssociation, type TransferSource, type TransferTarget, writeAssociation } from './transfer/transfer.ts';
export type { HeldBack } from './transfer/transfer-rows.ts';
export type { TransferTable } from './transfer/transfer-tables.ts';
