// SPDX-License-Identifier: EUPL-1.2
export { type AuditDraft, appendAudit, type WrittenDraft } from './append.ts';
export { appendAuditBulk } from './append-bulk.ts';
export { type ChainLink, commitmentTo, GENESIS, linkHash } from './chain.ts';
export {
  type AuditContent,
  changesOf,
  type HistoryChange,
  type HistoryEntry,
  type HistoryOf,
  ORDERER,
  PLACES,
  parseAuditContent,
  recordHistory,
  shownActor,
  shownName,
  shownPlaces,
  sideOf,
} from './history.ts';
export { type ChainFinding, type ChainReport, verifyChain } from './verify.ts';
