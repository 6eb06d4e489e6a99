// SPDX-License-Identifier: EUPL-1.2
import { DUTIES, LEDGER_ACCOUNT_KINDS, OPENING_ITEM_KINDS } from '@domain/payments';
import { type Builder, mutationField, objectType, readField } from '@platform/graphql';
import { putPaymentRulesInForce, rejectPaymentRules } from './decide-rules.ts';
import { endBankAccount, nameLedgerAccount } from './end-bank-account.ts';
import {
  type BankAccountRow,
  bankAccountHistory,
  listBankAccounts,
  listLedgerAccounts,
  listPaymentMunicipalities,
} from './list-bank-accounts.ts';
import { messages } from './messages.ts';
import { openBankAccount, refuseBankAccount } from './open-bank-account.ts';
import { proposeBankAccount } from './propose-bank-account.ts';
import { proposePaymentRules } from './propose-rules.ts';
import { listDutyPeople, type PaymentRulesView, type RulesView, showPaymentRules } from './show-rules.ts';

const DUTY = { enum: ['PaymentDuty', DUTIES] } as const;
const SIDE = { enum: ['DutySide', ['member', 'centre']] } as const;

function accountFields(builder: Builder, step: unknown): void {
  const ledger = objectType<BankAccountRow['ledgerAccounts'][number]>(builder, 'LedgerAccount', {
    ...{ id: 'id', kind: { enum: ['LedgerAccountKind', LEDGER_ACCOUNT_KINDS] }, number: 'text', label: 'text', version: 'int' },
  });
  const item = objectType<BankAccountRow['openingItems'][number]>(builder, 'OpeningItem', {
    ...{ kind: { enum: ['OpeningItemKind', OPENING_ITEM_KINDS] }, item: 'text', amount: 'amount', since: 'date', label: 'text' },
  });
  const account = objectType<BankAccountRow>(builder, 'BankAccount', {
    ...{ id: 'id', tenantId: 'id', status: { enum: ['BankAccountStatus', ['proposed', 'open', 'rejected', 'ended']] }, label: 'text' },
    ...{ holder: 'text', iban: 'text', bic: 'text?', bankName: 'text', currency: 'text', creditorId: 'text?', cutOverOn: 'date' },
    ...{ opening: 'amount', openingProof: 'text', openingItems: { of: item, list: true }, endedOn: 'date?', proposedBy: 'text?' },
    ...{ proposedAt: 'instant', proposedByMe: 'yes', decidedBy: 'text?', decidedAt: 'instant?', version: 'int' },
    ledgerAccounts: { of: ledger, list: true },
  });
  readField(builder, 'bankAccounts', listBankAccounts, [account]);
  readField(builder, 'paymentMunicipalities', listPaymentMunicipalities, [
    objectType<{ readonly id: string }>(builder, 'PaymentMunicipality', { id: 'id' }),
  ]);
  readField(builder, 'ledgerAccounts', listLedgerAccounts, [ledger]);
  readField(builder, 'bankAccountHistory', bankAccountHistory, [step]);
  for (const useCase of [proposeBankAccount, openBankAccount, refuseBankAccount, endBankAccount, nameLedgerAccount])
    mutationField(builder, useCase, { messages });
}

function rulesFields(builder: Builder): void {
  const grant = objectType<RulesView['grants'][number]>(builder, 'DutyGrant', {
    ...{ userId: 'id', name: 'text', duty: DUTY, side: SIDE, limit: 'amount?', from: 'date', to: 'date?' },
  });
  const rules = objectType<RulesView>(builder, 'PaymentRules', {
    ...{ id: 'id', rulesVersion: 'int', status: { enum: ['PaymentRulesStatus', ['proposed', 'inForce', 'rejected', 'replaced']] } },
    ...{ validFrom: 'date', clause: 'text', oneDeterminer: 'yes', determinerMayOrder: 'yes', grants: { of: grant, list: true } },
    ...{ referenceLength: 'int', referenceCheck: { enum: ['ReferenceCheck', ['mod11_10', 'mod10', 'none']] }, tolerance: 'amount' },
    ...{ toleranceBorneBy: 'text', unclearOwnerId: 'id?', unclearOwner: 'text?', proposedBy: 'text?', proposedAt: 'instant' },
    ...{ proposedByMe: 'yes', decidedBy: 'text?', decidedAt: 'instant?', version: 'int' },
  });
  const warning = objectType<PaymentRulesView['warnings'][number]>(builder, 'PaymentRulesWarning', {
    ...{ code: 'text', duties: { of: 'String', list: true }, count: 'int?', name: 'text?' },
  });
  const view = objectType<PaymentRulesView>(builder, 'PaymentRulesView', {
    ...{ tenantId: 'id', inForce: { of: rules, nullable: true }, proposed: { of: rules, nullable: true } },
    ...{ earlier: { of: rules, list: true }, warnings: { of: warning, list: true } },
  });
  const person = objectType<Awaited<ReturnType<typeof listDutyPeople.run>>[number]>(builder, 'DutyPerson', {
    ...{ userId: 'id', name: 'text', functionTitle: 'text?', side: SIDE, duties: { of: 'String', list: true } },
  });
  readField(builder, 'paymentRules', showPaymentRules, view);
  readField(builder, 'dutyPeople', listDutyPeople, [person]);
  for (const useCase of [proposePaymentRules, putPaymentRulesInForce, rejectPaymentRules]) mutationField(builder, useCase, { messages });
}

export function setupFields(builder: Builder, step: unknown): void {
  accountFields(builder, step);
  rulesFields(builder);
}
