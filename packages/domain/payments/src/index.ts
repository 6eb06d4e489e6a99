// SPDX-License-Identifier: EUPL-1.2
export {
  type BalanceProof,
  type DifferenceCause,
  type DifferenceExplanation,
  type ProofFinding,
  proveBalance,
} from './bank/balance-proof.ts';
export { type BankDay, bankDay, type UsedStatement } from './bank/bank-day.ts';
export type { BankLine, LineReferences } from './bank/bank-line.ts';
export { type ChainLink, type LinkFinding, proveChain, proveLink } from './bank/chain.ts';
export { type Duplicate, NOTHING_FOUND, partKey, type RepeatFound, type RepeatsFound } from './bank/day-walk.ts';
export { type Dedupe, type DedupeFinding, dedupe } from './bank/dedupe.ts';
export type { BankStatement, StatementBalance } from './bank/statement.ts';
export { type BooksCarry, carryOn, NOTHING_CARRIED } from './closing/carry.ts';
export {
  type CloseDayRefusal,
  type ClosingReason,
  closeDay,
  type DayInput,
  type NamedReason,
  type Opening,
  type PreviousClosing,
  type WorkedDay,
  workOutDay,
} from './closing/close-day.ts';
export { closingFromText } from './closing/closing-from-text.ts';
export {
  CLOSINGS_FILE_FORMAT,
  type FileVerifyCode,
  type FileVerifyFault,
  readClosingsFile,
  verifyClosingsFile,
} from './closing/closings-file.ts';
export {
  type BankAccountDay,
  type BookAccount,
  type Bridge,
  CLOSING_RULES_VERSION,
  type ClosingContent,
  type ClosingDebitFile,
  type ClosingFile,
  type ClosingRulesVersion,
  type CountedSum,
  type Liquidity,
  type OpenDifference,
  type PendingItem,
} from './closing/content.ts';
export { copiesIn, dayInputJson, dayInputText } from './closing/day-input-text.ts';
export type { CollectionOfFile, DebitFileOfDay } from './closing/debit-files.ts';
export type { FileOfDay, OrderOfFile } from './closing/files.ts';
export type { RepeatDecision } from './closing/repeats.ts';
export {
  closingText,
  type Hash,
  isClosed,
  type ReceiveClosingRefusal,
  receiveClosing,
  type SealedClosing,
  type Signature,
  type SignClosingRefusal,
  sealClosing,
  signClosing,
} from './closing/seal.ts';
export type { Explanation, LineOpen } from './closing/sections.ts';
export { type ExportedClosing, type VerifyCode, verifyClosings } from './closing/verify.ts';
export type { Collection, CollectionStatus, CollectionStep, DebitAnswerRefusal, SentCollection } from './debit/collection.ts';
export {
  COLLECTION_STATUSES,
  collectionStatus,
  keyOfSent,
  moveCollections,
  takeCollectionsBack,
  takeDebitAnswer,
} from './debit/collection.ts';
export {
  type CancelDebitRefusal,
  type Collectable,
  type ComposeDebitRefusal,
  cancelDebitRun,
  checkDebitReleases,
  composeDebitRun,
  DEBIT_RUN_TRANSITIONS,
  type DebitRun,
  type DebitRunStatus,
  type HandOverDebitRefusal,
  handOverDebitFile,
  type MakeDebitFileRefusal,
  makeDebitFile,
  type PreNotifyRefusal,
  preNotify,
  type ReleaseDebitRefusal,
  releaseDebitFile,
} from './debit/debit-run.ts';
export {
  DEBIT_SCHEMES,
  type DebitMandate,
  type EnterMandateRefusal,
  enterMandate,
  MANDATE_SEQUENCES,
  NOTICE_DAYS,
} from './debit/mandate.ts';
export {
  accountOf,
  type ChartOfAccounts,
  chartOf,
  isKeptByItem,
  LEDGER_ACCOUNT_KINDS,
  type LedgerAccount,
  type LedgerAccountKind,
} from './ledger/account.ts';
export { balances, type LineState, lineStates, type OpenPosition, openPositions } from './ledger/balance.ts';
export {
  type BookFileRefusal,
  type BookFileState,
  type BookRejectionRefusal,
  type BookRejectionState,
  bookFile,
  bookRejection,
  type Owed,
} from './ledger/file-booking.ts';
export { hasGoneOn } from './ledger/gone-on.ts';
export {
  type BookRefusal,
  type BooksState,
  bookJournal,
  checkJournal,
  type Journal,
  type JournalFault,
  type JournalSource,
  type Posting,
  type ReverseRefusal,
  reverseJournal,
} from './ledger/journal.ts';
export {
  type Allocation,
  type BookLineRefusal,
  type BookLineState,
  bookLine,
  type ClearItemRefusal,
  type ClearItemState,
  clearItem,
  type SetAsideRefusal,
  setLineAside,
} from './ledger/line-booking.ts';
export { type BatchDetail, type BatchMatch, type BatchNotice, matchBatch, noticeOf } from './matching/batch.ts';
export {
  type Candidate,
  MATCH_RULES,
  type MatchPart,
  type MatchRule,
  type Signal,
  type SignalCode,
} from './matching/candidate.ts';
export { type FoundReference, findReferences, type Repair } from './matching/find-reference.ts';
export {
  type AllowRuleRefusal,
  allowRule,
  CONFIRMATIONS,
  type ConfirmRuleRefusal,
  confirmRule,
  type RetireRuleRefusal,
  retireRule,
  type TaughtRule,
  type TeachRuleInput,
  type TeachRuleRefusal,
  teachRule,
} from './matching/learn-rule.ts';
export { type Match, type MatchOutcome, type MatchRules, matchLine } from './matching/match.ts';
export { MATCH_FILE_FORMAT, type MatchFile, type MatchFileRefusal, matchFile, readMatchFile } from './matching/match-file.ts';
export { MATCH_ITEM_KINDS, type MatchItem, OpenItemIndex } from './matching/open-items.ts';
export type { LearnedRule } from './matching/own-ids.ts';
export { isReference, type ReferenceScheme } from './matching/reference-scheme.ts';
export {
  acceptOrder,
  type ContentRefusal,
  checkContent,
  type DraftOrderRefusal,
  determineArithmetically,
  determineFactually,
  draftOrder,
  dueFault,
  giveOrder,
  type OrderState,
  type RejectOrderRefusal,
  rejectOrder,
  type StepRefusal,
} from './order/determine.ts';
export {
  DUTIES,
  DUTY_SIDE,
  type Duty,
  type DutyGrant,
  type DutyRefusal,
  holderOf,
  type LocalRules,
} from './order/duty.ts';
export {
  BEFORE_HAND_OVER,
  CAME_TO_NOTHING,
  ORDER_STATUSES,
  ORDER_TRANSITIONS,
  type OrderContent,
  type OrderStatus,
  type OrderStep,
  PAID,
  type PaymentOrder,
} from './order/order.ts';
export {
  type BankAnswerRefusal,
  type CompleteRefusal,
  completeOrder,
  type DebitRefusal,
  type GivenBackRefusal,
  markDebited,
  markRecalled,
  markReturned,
  type RecallRefusal,
  type TakeDebitBackRefusal,
  takeBankAnswer,
  takeDebitBack,
} from './order/outcome.ts';
export { type RecordVopRefusal, recordVop } from './order/payee-check.ts';
export { draftRefund, type RefundRefusal, type RefundState, refundable, refundFault } from './order/refund.ts';
export {
  checkReleases,
  type HandOverFileRefusal,
  handOverFile,
  type ReleaseFileRefusal,
  type ReleasesRefusal,
  releaseFile,
} from './order/release.ts';
export {
  type AmendOrderDecision,
  type AmendOrderRefusal,
  type AmendOrderState,
  amendOrder,
  type CancelRunRefusal,
  type ComposeRunRefusal,
  cancelRun,
  composeRun,
  type MakeFileRefusal,
  makeFile,
  orderSum,
  type PaymentFile,
  type PaymentRun,
  type Release,
  RUN_TRANSITIONS,
  type RunDecision,
  type RunState,
  type RunStatus,
  type TakeOutRefusal,
  takeOut,
  type VoidedRelease,
} from './order/run.ts';
export { payeesToSee, type VopAnswer, type VopResult } from './order/vop.ts';
export {
  type DecideDetailsState,
  type DetailsWish,
  type PayeeAccount,
  type ProposeDetailsRefusal,
  proposeDetails,
  type ReleaseDetailsRefusal,
  rejectDetails,
  releaseDetails,
} from './payee/payee-account.ts';
export { type Person, samePerson } from './person.ts';
export {
  type AccountToOpen,
  type BankAccountWish,
  type DecideAccountRefusal,
  type EndAccountRefusal,
  endAccount,
  OPENING_ITEM_KINDS,
  type OpenAccountRefusal,
  type OpenedAccount,
  type OpeningItem,
  openAccount,
  type ProposeAccountRefusal,
  type ProposedAccount,
  proposeAccount,
  refuseAccount,
} from './setup/bank-account.ts';
export {
  type DecideRulesRefusal,
  type KnownPerson,
  type MatchingRules,
  type NamedGrant,
  type ProposedRules,
  type ProposeRulesRefusal,
  type PutInForceRefusal,
  proposeRules,
  putRulesInForce,
  type RulesWarning,
  type RulesWish,
  rejectRules,
  rulesWarnings,
} from './setup/local-rules.ts';
