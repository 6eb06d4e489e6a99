// SPDX-License-Identifier: EUPL-1.2
import { balanceCarryOvers } from './use-cases/balance-carry-overs.ts';
import { discardAccountOrder, rejectAccountOrder } from './use-cases/discard-account-order.ts';
import { discardBudget } from './use-cases/discard-budget.ts';
import { discardLevy } from './use-cases/discard-levy.ts';
import { discardOpening } from './use-cases/discard-opening.ts';
import { discardProposal } from './use-cases/discard-proposal.ts';
import { draftBudget } from './use-cases/draft-budget.ts';
import { enterPayment } from './use-cases/enter-payment.ts';
import { handOverPayments } from './use-cases/hand-over-payments.ts';
import { importPayments } from './use-cases/import-payments.ts';
import { makeJournal } from './use-cases/make-journal.ts';
import { makeLateJournal } from './use-cases/make-late-journal.ts';
import { prepareLevy } from './use-cases/prepare-levy.ts';
import { proposeDeferral } from './use-cases/propose-deferral.ts';
import { proposeLate } from './use-cases/propose-late.ts';
import { proposeLateCorrection } from './use-cases/propose-late-correction.ts';
import { proposeOpening } from './use-cases/propose-opening.ts';
import { proposePayments } from './use-cases/propose-payments.ts';
import { proposePayout } from './use-cases/propose-payout.ts';
import { proposePlanChange } from './use-cases/propose-plan-change.ts';
import { proposeWriteOff } from './use-cases/propose-write-off.ts';
import { recordBudgetApproval } from './use-cases/record-budget-approval.ts';
import { recordCarryOver } from './use-cases/record-carry-over.ts';
import { recordPaymentReturn } from './use-cases/record-payment-return.ts';
import { rejectWriteOff } from './use-cases/reject-write-off.ts';
import { releaseAccountOrder } from './use-cases/release-account-order.ts';
import { releaseLevy } from './use-cases/release-levy.ts';
import { releaseOpening } from './use-cases/release-opening.ts';
import { releaseWriteOff } from './use-cases/release-write-off.ts';
import { resolveBudget } from './use-cases/resolve-budget.ts';
import { sendReminder } from './use-cases/send-reminder.ts';
import { setAccountMapping } from './use-cases/set-account-mapping.ts';
import { setBankDetails } from './use-cases/set-bank-details.ts';
import { setOffCredit } from './use-cases/set-off-credit.ts';
import { setTreasuryRule } from './use-cases/set-treasury-rule.ts';
import { takeBackPayment } from './use-cases/take-back-payment.ts';

/** What people do through the doors. */
export const useCases = [
  balanceCarryOvers,
  discardAccountOrder,
  discardBudget,
  discardLevy,
  discardOpening,
  discardProposal,
  draftBudget,
  enterPayment,
  handOverPayments,
  importPayments,
  makeJournal,
  makeLateJournal,
  prepareLevy,
  proposeDeferral,
  proposeLate,
  proposeLateCorrection,
  proposeOpening,
  proposePayments,
  proposePayout,
  proposePlanChange,
  proposeWriteOff,
  recordBudgetApproval,
  recordCarryOver,
  recordPaymentReturn,
  rejectAccountOrder,
  rejectWriteOff,
  releaseAccountOrder,
  releaseLevy,
  releaseOpening,
  releaseWriteOff,
  resolveBudget,
  sendReminder,
  setAccountMapping,
  setBankDetails,
  setOffCredit,
  setTreasuryRule,
  takeBackPayment,
] as const;
