// SPDX-License-Identifier: EUPL-1.2

export {
  ACCOUNT_PURPOSES,
  type AccountMapping,
  type AccountPurpose,
  LATE_PURPOSES,
  mappingOn,
  type SetMappingRefusal,
  setMapping,
} from './account-mapping.ts';
export {
  type AccountOrder,
  type DiscardOrderRefusal,
  discardOrder,
  ORDER_KINDS,
  ORDER_STATUSES,
  ORDER_TRANSITIONS,
  type OrderBooks,
  type OrderEffect,
  type OrderStatus,
  type OrderWish,
  orderSubject,
  type ProposeOrderRefusal,
  proposeOrder,
  type ReleaseOrderDecision,
  type ReleaseOrderRefusal,
  releaseOrder,
  waitingKinds,
} from './account-order.ts';
export {
  type AgeBucket,
  type AgeClass,
  type Ageing,
  type AgeingInput,
  type AgeingRefusal,
  ageing,
  DEFAULT_AGE_LIMITS,
  pastDueFrom,
} from './ageing.ts';
export {
  type BankDetails,
  type BankDetailsInput,
  MANDATE_KINDS,
  MANDATE_SCHEMES,
  type Mandate,
  type MandateKind,
  type MandateScheme,
  type SetBankDetailsRefusal,
  setBankDetails,
} from './bank-details.ts';
export { BASE_RATES, type BasisPoints, baseRateOn, type ContractClaim, halfYearOf, surchargeFor } from './base-rate.ts';
export {
  type ApproveBudgetRefusal,
  BUDGET_TRANSITIONS,
  type Budget,
  type BudgetAct,
  type BudgetLine,
  type BudgetStatus,
  type DiscardBudgetRefusal,
  type DraftBudgetInput,
  type DraftBudgetRefusal,
  type DraftBudgetState,
  discardBudget,
  draftBudget,
  monthsOfYear,
  type PlannedIncome,
  planByMonth,
  type ResolveBudgetDecision,
  type ResolveBudgetRefusal,
  type ResolveBudgetState,
  recordApproval,
  resolveBudget,
} from './budget.ts';
export {
  type BalanceYearInput,
  type BalanceYearRefusal,
  type Balancing,
  type BalancingRule,
  balanceYear,
  type CarryOver,
  type CarryOverRefusal,
  type CarryOverState,
  type CarryOverStatus,
  type CarryOverView,
  carryOverView,
  KAG_BALANCING_YEARS,
  type PoolCarryOver,
} from './carry-over.ts';
export { carryOverLabel, shareCarryOver } from './carry-over-shares.ts';
export {
  afterCorrection,
  type CorrectYearRefusal,
  correctYear,
  type LineDelta,
  type MemberDelta,
  type SettledMember,
  type YearCorrection,
} from './correct-year.ts';
export { COST_KINDS, type CostKind, PLANNED_KINDS } from './cost-kind.ts';
export {
  CREDIT_USES,
  type Credit,
  type CreditUse,
  openCredit,
  openCredits,
  type UseCreditDecision,
  type UseCreditRefusal,
  useCredit,
} from './credit.ts';
export { type DayRule, dueDay, nextLegalDay } from './due-date.ts';
export { type Forecast, type ForecastMethod, type ForecastRow, forecastYear, type LastYearRow } from './forecast.ts';
export {
  type ChangePlanInput,
  type ChangePlanRefusal,
  type ChangePlanState,
  changePlan,
  currentPlan,
  DEFAULT_INSTALMENT_DATES,
  type Instalment,
  type InstalmentDates,
  type InstalmentPlan,
  instalmentDates,
  ODD_CENT_RULE,
  type PlanDatesRefusal,
  type PlanInstalmentsInput,
  type PlanInstalmentsRefusal,
  type PlanInstalmentsState,
  type PlanReason,
  planInstalments,
} from './instalments.ts';
export {
  type JournalCharge,
  type JournalDocument,
  makeJournal,
} from './journal.ts';
export type { JournalContent, JournalEntry, MakeJournalRefusal } from './journal-entries.ts';
export { type LateRefusal, type LateTotal, type LateWindow, lateAmount, lateTotal } from './late-amount.ts';
export { type LateBooks, type LateCorrected, type LatePosting, type LateSettled, lateSettledTo } from './late-books.ts';
export type { LateCorrectionEffect, LateCorrectionWish } from './late-correction.ts';
export { type LateDifference, lateDifference } from './late-difference.ts';
export { type LateJournalOrder, lateBooked, makeLateJournal } from './late-journal.ts';
export type { LateOrderRefusal } from './late-order.ts';
export {
  type DayCount,
  LATE_CHARGES,
  type LateAmount,
  type LateChargeFigure,
  type LateClaim,
  type LateRule,
  type LateSpan,
  type StatuteRate,
} from './late-rule.ts';
export {
  type DiscardLevyRefusal,
  discardLevy,
  LEVY_TRANSITIONS,
  type Levy,
  type LevyStatus,
  type PrepareLevyRefusal,
  prepareLevy,
  type ReleaseLevyDecision,
  type ReleaseLevyRefusal,
  releaseLevy,
} from './levy-release.ts';
export type { YearRefusal } from './messages/codes.ts';
export { stepSentence, YEAR_CODES, yearRefusalSentence } from './messages/index.ts';
export { nestedQuotes } from './messages/nested-quotes.ts';
export {
  type DeferItemRefusal,
  type Deferral,
  deferItem,
  ITEM_KINDS,
  ITEM_TRANSITIONS,
  type ItemDecisionState,
  type ItemKind,
  type ItemMovement,
  type ItemState,
  type ItemStatus,
  isSidePayment,
  itemState,
  type OpenItem,
  type ProposeWriteOffRefusal,
  proposeWriteOff,
  type ReleaseWriteOffDecision,
  type ReleaseWriteOffRefusal,
  type ReleaseWriteOffState,
  releaseWriteOff,
  WRITE_OFF_TRANSITIONS,
  type WriteOff,
  type WriteOffStatus,
} from './open-item.ts';
export {
  type DiscardOpeningRefusal,
  discardOpening,
  OPENING_TRANSITIONS,
  type OpeningBatch,
  type OpeningRow,
  openingRowFault,
  type ProposeOpeningRefusal,
  proposeOpening,
  type ReleaseOpeningDecision,
  type ReleaseOpeningRefusal,
  releaseOpening,
} from './opening.ts';
export type { OrderOutlook } from './order-outlook.ts';
export {
  type AllocatePaymentRefusal,
  type AllocatePaymentState,
  allocatePayment,
  PAYMENT_ORDERS,
  type Payment,
  type PaymentAllocation,
  type PaymentOrder,
} from './payment-allocation.ts';
export {
  type BankOrder,
  type DiscardProposalRefusal,
  discardProposal,
  type HandOverRefusal,
  handOverPayments,
  type OwnAccountDetails,
  type PaymentProposal,
  PROPOSAL_KINDS,
  PROPOSAL_TRANSITIONS,
  type ProposableItem,
  type ProposalItem,
  type ProposalKind,
  type ProposePaymentsRefusal,
  proposePayments,
} from './payment-proposal.ts';
export { type PaymentReturn, type PaymentReturnInput, type RecordReturnRefusal, recordPaymentReturn } from './payment-return.ts';
export type { Person } from './person.ts';
export {
  type ActualCost,
  type Comparison,
  type MonthCell,
  type MonthState,
  type PlanAgainstActual,
  type PlanAgainstActualInput,
  type PlanAgainstActualRefusal,
  type PlanRow,
  planAgainstActual,
} from './plan-actual.ts';
export { creditedOff, type InstalmentItem, type PlanChanges, type PlanItemsRefusal, planChanges, takenBeyond } from './plan-items.ts';
export { type PostDocumentDecision, type PostedDocument, postDocument, type Replacement } from './post-document.ts';
export {
  explainMemberLevy,
  type LevyShare,
  type MemberLevy,
  type PoolLevy,
  type ProvisionalLevy,
  type ProvisionalLevyRefusal,
  provisionalLevy,
  type ShareList,
} from './provisional-levy.ts';
export { type Reminder, type ReminderLevel, type SendReminderRefusal, sendReminder } from './reminder.ts';
export {
  datesOn,
  ITEM_FAMILIES,
  type ItemFamily,
  type LateSetting,
  lateRuleOf,
  orderOn,
  RULE_TOPICS,
  type RuleContent,
  type RuleTopic,
  ruleOn,
  type SetRuleRefusal,
  setRule,
  type TreasuryRule,
} from './rule.ts';
export {
  type ActualLine,
  type AdvanceLine,
  type Direction,
  type MemberSettlement,
  type MemberYear,
  type PoolYear,
  type SettleYearInput,
  type SettleYearRefusal,
  settleYear,
  type YearSettlement,
} from './settle-year.ts';
export { type SettledAmounts, settledCosts } from './settled-amounts.ts';
export type { StepCode } from './step-codes.ts';
export { type EnteredPayment, type TakeBackPaymentDecision, type TakeBackPaymentRefusal, takeBackPayment } from './take-back-payment.ts';
export { advanceLines, carryOverOf, dueItems, type PeriodResult, settlementItem } from './year-items.ts';
export type { YearStep } from './year-step.ts';
