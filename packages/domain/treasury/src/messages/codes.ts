// SPDX-License-Identifier: EUPL-1.2
import type { SetMappingRefusal } from '../account-mapping.ts';
import type { DiscardOrderRefusal, ProposeOrderRefusal, ReleaseOrderRefusal } from '../account-order.ts';
import type { AgeingRefusal } from '../ageing.ts';
import type { SetBankDetailsRefusal } from '../bank-details.ts';
import type { ApproveBudgetRefusal, DiscardBudgetRefusal, DraftBudgetRefusal, ResolveBudgetRefusal } from '../budget.ts';
import type { BalanceYearRefusal } from '../carry-over.ts';
import type { CorrectYearRefusal } from '../correct-year.ts';
import type { UseCreditRefusal } from '../credit.ts';
import type { ChangePlanRefusal, PlanInstalmentsRefusal } from '../instalments.ts';
import type { MakeJournalRefusal } from '../journal-entries.ts';
import type { LateRefusal } from '../late-amount.ts';
import type { DiscardLevyRefusal, PrepareLevyRefusal, ReleaseLevyRefusal } from '../levy-release.ts';
import type { DeferItemRefusal, ProposeWriteOffRefusal, ReleaseWriteOffRefusal } from '../open-item.ts';
import type { DiscardOpeningRefusal, ProposeOpeningRefusal, ReleaseOpeningRefusal } from '../opening.ts';
import type { AllocatePaymentRefusal } from '../payment-allocation.ts';
import type { DiscardProposalRefusal, HandOverRefusal, ProposePaymentsRefusal } from '../payment-proposal.ts';
import type { RecordReturnRefusal } from '../payment-return.ts';
import type { PlanAgainstActualRefusal } from '../plan-actual.ts';
import type { PlanItemsRefusal } from '../plan-items.ts';
import type { ProvisionalLevyRefusal } from '../provisional-levy.ts';
import type { SendReminderRefusal } from '../reminder.ts';
import type { SetRuleRefusal } from '../rule.ts';
import type { SettleYearRefusal } from '../settle-year.ts';
import type { TakeBackPaymentRefusal } from '../take-back-payment.ts';

/** Every no that the year of a treasurer can hear. */
export type YearRefusal =
  | AgeingRefusal
  | AllocatePaymentRefusal
  | ApproveBudgetRefusal
  | BalanceYearRefusal
  | ChangePlanRefusal
  | CorrectYearRefusal
  | DeferItemRefusal
  | DiscardBudgetRefusal
  | DraftBudgetRefusal
  | LateRefusal
  | PlanAgainstActualRefusal
  | PlanInstalmentsRefusal
  | ProposeWriteOffRefusal
  | ProvisionalLevyRefusal
  | ReleaseWriteOffRefusal
  | ResolveBudgetRefusal
  | SettleYearRefusal
  | DiscardLevyRefusal
  | DiscardOrderRefusal
  | ProposeOrderRefusal
  | ReleaseOrderRefusal
  | DiscardOpeningRefusal
  | DiscardProposalRefusal
  | HandOverRefusal
  | MakeJournalRefusal
  | PlanItemsRefusal
  | PrepareLevyRefusal
  | ProposeOpeningRefusal
  | ProposePaymentsRefusal
  | RecordReturnRefusal
  | SetBankDetailsRefusal
  | ReleaseLevyRefusal
  | ReleaseOpeningRefusal
  | SendReminderRefusal
  | SetMappingRefusal
  | SetRuleRefusal
  | TakeBackPaymentRefusal
  | UseCreditRefusal;
