// SPDX-License-Identifier: EUPL-1.2
export { type AuditDraft, appendAudit } from './append.ts';
export { type ChainLink, commitmentTo, GENESIS, linkHash } from './chain.ts';
export { type ChainFinding, type ChainReport, verifyChain } from './verify.ts';
