// SPDX-License-Identifier: EUPL-1.2

export { type KeyLookup, keysPort, type PublishedKey } from './keys-port.ts';
export { type MeasuredBy, type ReadingBook, type ReadingDraft, readingsPort } from './readings-port.ts';
export {
  type PoolName,
  type PostedCost,
  type ReleasedRun,
  type ReleasedShare,
  type SettledPool,
  type SettlementResults,
  settlementResultsPort,
} from './results-port.ts';
