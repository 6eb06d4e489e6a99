// SPDX-License-Identifier: EUPL-1.2

export type { AllocationRefusal } from './allocation-refusal.ts';
export type { CalculationStep } from './calculation.ts';
export { type CheckCharge, type CheckCost, type CheckEntry, chargesBehind, costsBehind } from './check-workbook/check-costs.ts';
export type { CheckMember, CheckPart, CheckShare } from './check-workbook/check-share.ts';
export { checkShareOf, type SharedCost, type SharedWeights } from './check-workbook/check-share-of.ts';
export { type CheckEvidence, type CheckMore, checkWorkbook } from './check-workbook/check-workbook.ts';
export type { CheckSheet, CheckWorkbook, SheetCell } from './check-workbook/sheet-model.ts';
export { afterClosings, type CloseCorrectionRefusal, type CorrectionClosing, closeCorrection } from './close-correction.ts';
export { type CorrectKeyVersionRefusal, correctKeyVersion, type KeyCorrection } from './correct-key-version.ts';
export {
  type ChargedLine,
  type ChargedStatement,
  type CorrectionKind,
  type CorrectionLine,
  chargedBy,
  chargedByCorrection,
  correctRun,
  type MemberCorrection,
  type RunCorrection,
  type ToldChange,
} from './correct-run/correct-run.ts';
export { type CorrectionFile, type CorrectionFileRefusal, readCorrectionFile } from './correct-run/correction-file.ts';
export { INPUT_CHANGE_KINDS, type InputChangeKind } from './correct-run/input-changes.ts';
export {
  canonicalCorrection,
  carriedChange,
  checkCorrection,
  type MakeCorrectionRefusal,
  makeCorrection,
} from './correct-run/make-correction.ts';
export type { CarriedQuantity } from './corrections.ts';
export { allocateCentres, type CentreAllocation, type CentreRefusal, type FinalCentre } from './cost-centres/allocate-centres.ts';
export { type CentreFileRefusal, readCentreFile } from './cost-centres/centre-file.ts';
export { compareMethods, type MethodComparison } from './cost-centres/compare-methods.ts';
export {
  type CentreServiceSpan,
  type EnteredService,
  type EnterServicesRefusal,
  enterServices,
  type ServicesDecision,
} from './cost-centres/enter-services.ts';
export {
  type CostCentreCost,
  type DefineCostCentreRefusal,
  defineCostCentre,
  type EnterCostCentreCostRefusal,
  enterCostCentreCost,
  reverseCostCentreCost,
  type SupportCentre,
} from './cost-centres/keep-centre.ts';
export { CENTRE_METHODS, type CentreMethod } from './cost-centres/methods.ts';
export { type MethodDecision, type ResolvedMethod, type ResolveMethodRefusal, resolveMethod } from './cost-centres/resolve-method.ts';
export {
  AGREEMENT_FORMS,
  type AgreementBasis,
  type AgreementForm,
  type DirectCharge,
  type EnterDirectChargeRefusal,
  enterDirectCharge,
  type ReverseDirectChargeRefusal,
  reverseDirectCharge,
  type SourceRef,
} from './direct-charge.ts';
export { monthsText } from './exact-text.ts';
export {
  type ExplanationStep,
  explainShare,
  type OwnSources,
  type RoundingExplanation,
  type RunExplainer,
  runExplainer,
  type ShareExplanation,
  type ShareSection,
} from './explain.ts';
export type { WeightTable } from './explain-weights.ts';
export { type Fairness, type FairnessBasis, fairnessOf, type MemberFairness } from './fairness/fairness.ts';
export { type EnterStandAloneCostRefusal, enterStandAloneCost, type StandAloneCost } from './fairness/stand-alone-cost.ts';
export { type StandAlone, standAloneIn } from './fairness/stand-alone-in.ts';
export {
  type AllocationKey,
  checkKeyParts,
  type DraftKeyRefusal,
  draftKey,
  type KeyDraft,
  type KeyPart,
  type KeyPartsRefusal,
  keyOn,
  type PublishKeyRefusal,
  publishKeyVersion,
} from './key.ts';
export { canonicalRule, keyRuleJson, writtenRuleJson } from './key-rule/canonical-rule.ts';
export { checkRule, type RuleCheckRefusal } from './key-rule/check-rule.ts';
export { KEY_RULE_FORMAT } from './key-rule/format.ts';
export { partsOfRule, ruleOfParts } from './key-rule/parts-rule.ts';
export { parseRuleFacts, type RuleFactsRefusal } from './key-rule/read-facts.ts';
export { type KeyRuleRefusal, parseKeyRule } from './key-rule/read-rule.ts';
export {
  type AmountSpan,
  type Bound,
  byWeight,
  type ExceptionEffect,
  type GroupMembers,
  type KeyRule,
  type Limits,
  type Measure,
  type Nobody,
  type NonMemberPrice,
  type NonMemberRule,
  type PartyException,
  type PartyGroup,
  type PartyLimits,
  plainRule,
  type ReferenceDates,
  type ShareRule,
  type Tier,
  type Weightless,
  type WeightRule,
} from './key-rule/rule.ts';
export type { NonMemberUse, PartyCount, PartyReservation, PartyUse, RuleFacts, RuleParty } from './key-rule/rule-facts.ts';
export type { CentreReason, NotApplied, RuleOutcome, RuleProof, RuleShare } from './key-rule/rule-outcome.ts';
export { ruleSentence } from './key-rule/rule-sentence.ts';
export type { RuleStep, RuleStepKind } from './key-rule/rule-step.ts';
export { type ShareByRuleRefusal, shareByRule } from './key-rule/share-by-rule.ts';
export { stepsOf } from './key-rule/steps.ts';
export type { RuleNames } from './key-rule/weight-phrase.ts';
export { keySentence } from './key-sentence.ts';
export { type Bilingual, type Language, type Metric, meterOf, metricPhrase, metricUnit, type PopulationBasis } from './metric.ts';
export { canonicalRunInput, normaliseRunInput } from './normalise-run-input.ts';
export {
  COST_KINDS,
  type CostKind,
  type DefinePoolRefusal,
  definePool,
  type EnterPoolCostRefusal,
  type ExpenseKind,
  enterPoolCost,
  type PartialPoolCost,
  type Pool,
  type PoolCost,
  poolCostFaults,
  type ReversePoolCostRefusal,
  reversePoolCost,
  type SharedKind,
} from './pool.ts';
export type { PostedAmountRefusal } from './posted-amount.ts';
export type { RunRefusal } from './prepare-run.ts';
export { type EnterQuantityRefusal, enterQuantity, type QuantityEntry, type ReverseQuantityRefusal, reverseQuantity } from './quantity.ts';
export type { Frozen, Meter, MonthSpan, Reading, ReadingTotal } from './reading.ts';
export { settle } from './run.ts';
export type { RunInputRefusal } from './run-check.ts';
export { parseRunFile, RUN_FILE_FORMAT, type RunFileRefusal, readRunFile } from './run-file.ts';
export {
  type AgreementCitation,
  type AgreementException,
  type AgreementLimits,
  type AgreementReservation,
  type CentreService,
  type KindAmounts,
  RUN_RULES_VERSION,
  type RunCost,
  type RunCostCentres,
  type RunCount,
  type RunDirectCharge,
  type RunInput,
  type RunMember,
  type RunNonMemberUse,
  type RunPool,
  type RunPopulation,
  withKeyNames,
} from './run-input.ts';
export {
  canonicalRunResult,
  type MemberTotal,
  type PoolAllocation,
  type PoolShare,
  type ProofRemainder,
  type RunProof,
  type RunResult,
  type ShareUse,
} from './run-result.ts';
export {
  type CheckReleaseRefusal,
  type Corrects,
  checkRelease,
  checkRunPeriod,
  type DiscardRunRefusal,
  discardRun,
  type EnteredEntry,
  type MakeRunRefusal,
  makeRun,
  type ReleaseDecision,
  type ReleaseRunRefusal,
  RUN_TRANSITIONS,
  type Run,
  type RunPeriodRefusal,
  type RunPerson,
  type RunStatus,
  releaseRun,
} from './run-state.ts';
export { type RunTotals, settleTotals } from './settle-totals.ts';
export { monthsOf } from './span.ts';
export { type Split, type SplitPart, type SplitRefusal, splitLargestRemainder, TIE_RULE, type Weight } from './split.ts';
export {
  chargeLineKey,
  type DirectLine,
  type PoolLine,
  poolLineKey,
  STATEMENT_LABEL,
  type Statement,
  type StatementLine,
  statementsOf,
  VAT_TEXTS,
} from './statement.ts';
export {
  type EnterStockCountInput,
  type EnterStockCountRefusal,
  enterStockCount,
  type StockCount,
  type StockCountDecision,
  type StockCountWithdrawal,
  type WithdrawStockCountRefusal,
  withdrawStockCount,
} from './stock-count.ts';
export { type AssignedInvoice, type AssignInvoiceRefusal, assignInvoice } from './supplier-invoices/assign-invoice.ts';
export { type BookedInvoice, type BookInvoiceRefusal, bookInvoice, type Confirmation } from './supplier-invoices/book-invoice.ts';
export {
  type InvoicePosting,
  openMonthFor,
  type PostingState,
  SUPPLIER_INVOICE_SOURCE,
  type ValidBasis,
} from './supplier-invoices/make-postings.ts';
export { giveBackInvoice, type RefusedInvoice, type RefuseInvoiceRefusal, rejectInvoice } from './supplier-invoices/refuse-invoice.ts';
export {
  type Assignment,
  type AssignmentTarget,
  type InputTax,
  type InvoicePart,
  SUPPLIER_INVOICE_STATUSES,
  type SupplierInvoice,
  type SupplierInvoiceStatus,
  WHOLE_INVOICE,
} from './supplier-invoices/supplier-invoice.ts';
export {
  type StandingPosting,
  type TakeBackInvoiceRefusal,
  type TakenBackInvoice,
  takeBackInvoice,
} from './supplier-invoices/take-back-invoice.ts';
export {
  type InvoiceFacts,
  isCreditType,
  oddInvoiceDay,
  sellerKeyOf,
  type TypedInInvoice,
  type TypedInvoice,
  type TypeInInvoiceRefusal,
  typeInInvoice,
} from './supplier-invoices/type-in-invoice.ts';
export { centrePlanOf } from './support-costs.ts';
export { type StandardRate, standardRateOn, type VatOnTop, vatOnTop } from './vat-rate.ts';
export { VAT_CODES, type VatCode, type VatRule, vatRuleOn } from './vat-rule.ts';
export { type Change, type ChangeRefusal, namesCount, type PopulationCount } from './what-if/change-input.ts';
export { type Assumption, type Newcomer, newcomer } from './what-if/newcomer.ts';
export { type Effect, type MemberEffect, type WhatIf, type WhatIfRefusal, whatIf } from './what-if/what-if.ts';
export { readWhatIfFile } from './what-if/what-if-file.ts';
