// SPDX-License-Identifier: EUPL-1.2

export {
  AGREEMENT_FORMS,
  AGREEMENT_STATUSES,
  type Agreement,
  type AgreementContent,
  type AgreementForm,
  type AgreementId,
  type AgreementStatus,
  agreementFor,
  agreementForms,
  agreementStatusChanges,
  covers,
  DATA_PROCESSING_ROLES,
  type DataProcessingRecord,
  type DataProcessingRole,
  findCitation,
  findVatTreatment,
  type KeyCitation,
  mayBecome,
  VAT_CODES,
  type VatCode,
  type VatTreatment,
} from './agreement.ts';
export type { ClauseFault } from './clause-check/check-clause.ts';
export { CLAUSE_LIMIT, type ClauseFinding, checkClause } from './clause-check/check-clause.ts';
export { clauseSentence } from './clause-check/clause-sentences.ts';
export {
  type CompletenessCode,
  type ContentCode,
  type ContentSurroundings,
  completenessRefusal,
  contentRefusal,
  firstDayWithoutVat,
  MAX_NOTICE_MONTHS,
  NUMBER_LENGTH,
  TITLE_LENGTH,
} from './content-rules.ts';
export {
  COST_TERM_KINDS,
  COST_TERM_SPANS,
  type CostTerm,
  type CostTermCode,
  type CostTermKind,
  type CostTermSpan,
  exactNumber,
  termCents,
} from './cost-terms.ts';
export {
  type AgreementDecision,
  type ChangeDraftCode,
  type ChangeDraftState,
  changeDraft,
  type DraftAgreementInput,
  discardDraft,
  draftAgreement,
} from './draft-agreement.ts';
export {
  type AgreementState,
  type EndAgreementCode,
  type EndAgreementInput,
  endAgreement,
  type GiveNoticeCode,
  type GiveNoticeInput,
  giveNotice,
} from './end-agreement.ts';
export { ENDS_SOON_DAYS, earliestEnd, endsSoon, latestNotice, latestNoticeDate } from './notice-dates.ts';
export { type SignAgreementCode, type SignAgreementInput, type SignAgreementState, signAgreement } from './sign-agreement.ts';
export { type VatChange, vatChanges } from './vat-changes.ts';
export {
  type PublishVatPositionCode,
  type PublishVatPositionInput,
  publishVatPosition,
  VAT_POSITION_KINDS,
  type VatPosition,
  type VatPositionDecision,
  type VatPositionKind,
  type VatPositionState,
  vatTimeline,
  withdrawVatPosition,
} from './vat-position.ts';
