// SPDX-License-Identifier: EUPL-1.2
import type { Part } from '../part.ts';
import { putPaymentRulesInForce, rejectPaymentRules } from './decide-rules.ts';
import { endBankAccount, nameLedgerAccount } from './end-bank-account.ts';
import { setupFields } from './graphql.ts';
import { setupLabels, setupPersonalData } from './labels.ts';
import { bankAccountHistory, listBankAccounts, listLedgerAccounts, listPaymentMunicipalities } from './list-bank-accounts.ts';
import { messages } from './messages.ts';
import { openBankAccount, refuseBankAccount } from './open-bank-account.ts';
import { proposeBankAccount } from './propose-bank-account.ts';
import { proposePaymentRules } from './propose-rules.ts';
import { listDutyPeople, showPaymentRules } from './show-rules.ts';

/** A municipality's bank accounts and its own rules. */
export const setup: Part = {
  useCases: [
    ...[proposeBankAccount, openBankAccount, refuseBankAccount, endBankAccount, nameLedgerAccount],
    ...[proposePaymentRules, putPaymentRulesInForce, rejectPaymentRules],
  ],
  queries: [listBankAccounts, listPaymentMunicipalities, listLedgerAccounts, bankAccountHistory, showPaymentRules, listDutyPeople],
  graphql: setupFields,
  labels: setupLabels,
  personalData: setupPersonalData,
  messages,
};
