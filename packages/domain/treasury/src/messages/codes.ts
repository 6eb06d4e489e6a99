// SPDX-License-Identifier: EUPL-1.2
import type { AgeingRefusal } from '../ageing.ts';
import type { ApproveBudgetRefusal, DiscardBudgetRefusal, DraftBudgetRefusal, ResolveBudgetRefusal } from '../budget.ts';
import type { BalanceYearRefusal } from '../carry-over.ts';
import type { CorrectYearRefusal } from '../correct-year.ts';
import type { ChangePlanRefusal, PlanInstalmentsRefusal } from '../instalments.ts';
import type { LateRefusal } from '../late-amount.ts';
import type { DeferItemRefusal, ProposeWriteOffRefusal, ReleaseWriteOffRefusal } from '../open-item.ts';
import type { AllocatePaymentRefusal } from '../payment-allocation.ts';
import type { PlanAgainstActualRefusal } from '../plan-actual.ts';
import type { ProvisionalLevyRefusal } from '../provisional-levy.ts';
import type { SettleYearRefusal } from '../settle-year.ts';

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
  | SettleYearRefusal;
