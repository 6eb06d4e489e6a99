// SPDX-License-Identifier: EUPL-1.2

export { accountIban } from './account-iban.ts';
export type { BankFileCode, BankFileRefusal } from './file-refusal.ts';
export { type FindingSeverity, STATEMENT_FINDINGS, type StatementFinding, type StatementFindingCode, statementFinding } from './finding.ts';
export { bankFileSentence, bankFindingSentence, painFindingSentence } from './messages/sentence.ts';
export { checkPain, type PainCheck } from './pain/check-pain.ts';
export type { PainFinding } from './pain/pain-finding.ts';
export type { PainKind } from './pain/pain-message.ts';
export {
  type DebitGroup,
  type DebitPosition,
  PAYMENT_FILE_FORMAT,
  type PaymentAddress,
  type PaymentFile,
  type PaymentParty,
  type TransferGroup,
  type TransferPosition,
} from './pain/payment-file.ts';
export { type PaymentFileRefusal, readPaymentFile } from './pain/read-payment-file.ts';
export type { PainRuleId } from './pain/rules.ts';
export { CURRENT_VERSIONS } from './pain/versions.ts';
export { type Conversion, type WrittenPain, writePain } from './pain/write-pain.ts';
export { type ByteSource, readStatements } from './read-statements.ts';
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
export { collectStatements, type ReadStatements, type StatementPart } from './statement-part.ts';
export { readStatusReports } from './status/read-status.ts';
export {
  isVerification,
  type PaymentStatus,
  STATUS_MEANINGS,
  type StatusMeaning,
  type StatusReason,
  type StatusReport,
  type TransactionStatus,
} from './status/status-report.ts';
