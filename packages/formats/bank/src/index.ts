// SPDX-License-Identifier: EUPL-1.2
export { type FindingSeverity, STATEMENT_FINDINGS, type StatementFinding, type StatementFindingCode, statementFinding } from './finding.ts';
export type {
  Balance,
  Batch,
  Charge,
  Entry,
  EntryDetail,
  EntryStatus,
  MoneyText,
  Party,
  ReturnReason,
  Statement,
  StatementAccount,
  StatementFoot,
  StatementFormat,
  StatementHead,
  StatementKind,
  StructuredReference,
  TransactionCode,
} from './statement.ts';
