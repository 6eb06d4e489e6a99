// SPDX-License-Identifier: EUPL-1.2
export { type AdvanceDue, type AdvancePart, netOfGross } from './advances.ts';
export { type AgreementForm, byText, type ChargeLine, type ChargeSet, type MemberCharges, type VatRule, type Words } from './billable.ts';
export { type CarryOverCharge, isCarryOver, withCarryOvers } from './carry-over.ts';
export { type ComposeInput, type CorrectedDocument, composeDocuments, sumsOf } from './compose.ts';
export {
  ADVANCE_WAYS,
  type AdvanceWay,
  canonicalDocument,
  DOCUMENT_FORMAT,
  DOCUMENT_STATUSES,
  type DocumentContent,
  type DocumentStatus,
  type DocumentText,
  type DocumentTotals,
  documentFromJson,
  type Issue,
  type Reference,
  type TypeCode,
} from './document.ts';
export { draftOpeningOf, openingOf, periodAfterFor, periodWords, subjectOf } from './document-words.ts';
export { DOCUMENT_KINDS, type DocumentKind, FAMILIES, type Family, familyOf, groupsOf } from './family.ts';
export { foldSets } from './fold-sets.ts';
export { type DocumentFinding, documentFindings, issueDocument, providedOn, type Registers } from './issue.ts';
export {
  type DiscardIssuerRefusal,
  discardIssuer,
  ISSUER_CHANGE_STATUSES,
  type IssuerChange,
  type IssuerChangeStatus,
  type IssuerVersion,
  type ProposeIssuerRefusal,
  proposeIssuer,
  type ReleaseIssuerRefusal,
  releaseIssuer,
} from './issuer-change.ts';
export { type DrawnNumber, documentNumber, drawNumbers, gapsIn } from './numbers.ts';
export {
  type AnswerObjectionRefusal,
  answerObjection,
  correctedBy,
  type DraftState,
  OBJECTION_LIMIT,
  OBJECTION_STATUSES,
  OBJECTION_TRANSITIONS,
  type Objection,
  type ObjectionStatus,
  type RaiseObjectionRefusal,
  raiseObjection,
  type WaiveCorrectionRefusal,
  type WithdrawObjectionRefusal,
  waitsForCorrection,
  waiveCorrection,
  withdrawObjection,
} from './objection.ts';
export {
  checkIssuer,
  checkRecipient,
  EINVOICE_FORMATS,
  type EinvoiceFormat,
  type IssuerProfile,
  type PostalAddress,
  type ProfileRefusal,
  type RecipientProfile,
} from './profiles.ts';
export {
  type AnnounceRoundRefusal,
  addDaysToObjections,
  announceRound,
  type DiscardRoundRefusal,
  discardRound,
  type FoldCorrectionRefusal,
  foldCorrection,
  type IssueRoundRefusal,
  type IssueState,
  issueRound,
  kindOf,
  netOfRound,
  type Overdrawn,
  type Person,
  type PrepareRoundRefusal,
  prepareRound,
  ROUND_STATUSES,
  ROUND_TRANSITIONS,
  type Round,
  type RoundStatus,
  type RoundSurroundings,
  SOURCES,
  type Source,
  setRefusal,
} from './round.ts';
export {
  type BillingRule,
  checkRule,
  DAY_RULES,
  type DayRule,
  DEFAULT_RULE,
  dueDayOf,
  type RuleRefusal,
  ruleOn,
} from './rule.ts';
export {
  checkText,
  fillText,
  PLACEHOLDERS,
  PROPOSED_TEXTS,
  TEXT_KINDS,
  TEXT_LIMIT,
  type TextBlock,
  type TextData,
  type TextKind,
  type TextRefusal,
  textOn,
} from './texts.ts';
export { netOf, permilleOf, type VatRow, vatBreakdown, vatOf } from './vat.ts';
