// SPDX-License-Identifier: EUPL-1.2

import { documentAccounts } from './queries/document-accounts.ts';
import { documentRules } from './queries/document-rules.ts';
import { listOpeningBatches, showCarryOvers } from './queries/list-balances.ts';
import { listBudgets, listTreasuryPools } from './queries/list-budgets.ts';
import { findJournal, findProposal, listAccountMappings, listBankDetails, listJournals, listProposals } from './queries/list-hand-overs.ts';
import { findOpenItem, listOpenItems, showAgeing } from './queries/list-items.ts';
import { listLevies, listLevyShares, previewLevy, proposeShares } from './queries/list-levies.ts';
import { listCredits, listPayments, listReminders, listTreasuryRules, listWriteOffs } from './queries/list-money.ts';
import { listAccountOrders } from './queries/list-orders.ts';
import { listInstalmentPlans } from './queries/list-plans.ts';
import { previewOpeningImport, previewPaymentImport } from './queries/preview-imports.ts';
import { accountOrderHistory, budgetHistory, levyHistory, openItemHistory } from './queries/record-histories.ts';
import { showPlanActual } from './queries/show-plan-actual.ts';
import { waitingDebts, waitingPlans, waitingReleases } from './queries/waiting.ts';

export const waiting = [waitingPlans, waitingReleases, waitingDebts];

export const queries = [
  showCarryOvers,
  listOpeningBatches,
  listBudgets,
  listTreasuryPools,
  listAccountMappings,
  listJournals,
  findJournal,
  listProposals,
  listBankDetails,
  findProposal,
  listOpenItems,
  findOpenItem,
  showAgeing,
  listLevies,
  previewLevy,
  proposeShares,
  listLevyShares,
  listPayments,
  listCredits,
  listReminders,
  listWriteOffs,
  listTreasuryRules,
  listAccountOrders,
  listInstalmentPlans,
  previewPaymentImport,
  previewOpeningImport,
  accountOrderHistory,
  budgetHistory,
  levyHistory,
  openItemHistory,
  showPlanActual,
  documentAccounts,
  documentRules,
  ...waiting,
];
