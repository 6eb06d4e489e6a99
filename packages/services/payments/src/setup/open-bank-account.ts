// SPDX-License-Identifier: EUPL-1.2
import {
  chartOf,
  LEDGER_ACCOUNT_KINDS,
  type LedgerAccountKind,
  type OpenAccountRefusal,
  openAccount,
  refuseAccount,
} from '@domain/payments';
import { ok } from '@kernel/core';
import { everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import type { BankAccount, NamedLedgerAccount } from './bank-account-repository.ts';
import { proposeBankAccount } from './propose-bank-account.ts';
import { holdSetUp, type SetupRepositories, setupUseCase } from './setup-use-case.ts';

const OF_BANK_ACCOUNT: readonly LedgerAccountKind[] = ['bank', 'transit', 'deposit', 'advance'];

/** How an account is called until the municipality gives it the number of its own books. */
const FIRST_NAMES: Readonly<Record<LedgerAccountKind, readonly [number: string, label: string]>> = {
  bank: ['BANK', 'Bank'],
  transit: ['UNTERWEGS', 'Zahlungen unterwegs'],
  deposit: ['VERWAHR', 'Verwahrkonto'],
  advance: ['VORSCHUSS', 'Vorschusskonto'],
  passing: ['DURCHLAUFEND', 'Durchlaufende Gelder'],
  foreign: ['FREMD', 'Fremde Finanzmittel'],
  creditor: ['KREDITOREN', 'Verbindlichkeiten'],
  debtor: ['DEBITOREN', 'Forderungen'],
  charges: ['GEBUEHREN', 'Bankentgelte und Kleinbeträge'],
  opening: ['EROEFFNUNG', 'Eröffnungsbestand'],
};

/** The ledger accounts that come with a bank account: its own four, and of the common ones those that are missing. */
function accountsFor({ id, tenantId, label, currency }: BankAccount, known: readonly NamedLedgerAccount[], newId: () => string) {
  const place = new Set(known.map(({ bankAccountId }) => bankAccountId).filter((one) => one !== null)).size + 1;
  return LEDGER_ACCOUNT_KINDS.flatMap((kind): NamedLedgerAccount[] => {
    const own = OF_BANK_ACCOUNT.includes(kind);
    if (!own && known.some((one) => one.kind === kind)) return [];
    const [number, name] = FIRST_NAMES[kind];
    const named = own ? { number: `${number}-${place}`, label: `${name} ${label}` } : { number, label: name };
    return [{ ...named, id: newId(), tenantId, kind, bankAccountId: own ? id : null, currency }];
  });
}

async function heldAccount({ reads, accounts }: SetupRepositories, id: string): Promise<BankAccount | null> {
  const seen = await accounts.findAccount(id);
  if (!seen) return null;
  await holdSetUp(reads, seen.tenantId);
  return accounts.findAccount(id);
}

/** The second person opens an account: its ledger accounts and the opening entry come into being. */
export const openBankAccount = setupUseCase({
  name: 'payments.openBankAccount',
  action: 'payments.releaseSetUp',
  input: z.object({ bankAccountId: idInput<'BankAccountId'>(), expectedVersion: versionInput }),
  stepUp: true,
  twoPeople: true,
  refusals: everyCode<OpenAccountRefusal>()(
    'ACCOUNT_STATUS',
    'NOT_A_PERSON',
    'SAME_PERSON',
    'CUT_OVER_CLOSED',
    'ACCOUNT_INCOMPLETE',
    'DAY_CLOSED',
    'JOURNAL_EMPTY',
    'ACCOUNT_UNKNOWN',
    'OTHER_TENANT',
    'CURRENCY_MIX',
    'POSTING_ZERO',
    'ITEM_MISSING',
    'JOURNAL_UNBALANCED',
    'BECAUSE_MISSING',
  ),
  load: async (repositories, { input, at }) => {
    const account = await heldAccount(repositories, input.bankAccountId);
    if (!account) return null;
    const { accounts, ledger } = repositories;
    const known = await accounts.ledgerAccounts(account.tenantId);
    return { account, known, at, closedThrough: await ledger.closedThrough(account.tenantId) };
  },
  row: ({ account }) => ({ tenantId: account.tenantId, type: 'bankAccount', id: account.id, version: account.version }),
  secondPerson: { after: [proposeBankAccount.name], first: ({ account }) => account.proposedBy.userId },
  decide: ({ account, known, closedThrough }, _input, circumstances) => {
    const added = accountsFor(account, known, circumstances.newId);
    const opened = openAccount({ account, closedThrough, chart: chartOf([...known, ...added]) }, {}, circumstances);
    return opened.ok ? ok({ ...opened.value, added }) : opened;
  },
  save: async ({ accounts, ledger }, { decidedBy, added, journal }, { account, at }) => {
    await accounts.decideAccount(account, 'open', { by: decidedBy, at });
    await accounts.addLedgerAccounts(added, at);
    if (journal) await ledger.addJournals([journal], at);
  },
  record: (opened, { account }) => ({
    ...{ type: 'bankAccount', id: account.id },
    content: { ...opened, changes: [{ field: 'status', from: account.status, to: 'open' }] },
    messages: [{ name: 'BankAccountOpened.v1', payload: { bankAccountId: account.id } }],
  }),
  outcome: (_opened, { account }) => ({ bankAccountId: account.id }),
});

/** Takes a proposed account off the table. */
export const refuseBankAccount = setupUseCase({
  name: 'payments.refuseBankAccount',
  action: 'payments.setUp',
  input: z.object({ bankAccountId: idInput<'BankAccountId'>(), expectedVersion: versionInput, reason: textInput(300) }),
  refusals: ['ACCOUNT_STATUS', 'NOT_A_PERSON'],
  load: async (repositories, { input, at }) => {
    const account = await heldAccount(repositories, input.bankAccountId);
    return account && { account, at };
  },
  row: ({ account }) => ({ tenantId: account.tenantId, type: 'bankAccount', id: account.id, version: account.version }),
  decide: ({ account }, { reason }, circumstances) => {
    const refused = refuseAccount(account, {}, circumstances);
    return refused.ok ? ok({ ...refused.value, reason }) : refused;
  },
  save: ({ accounts }, { decidedBy }, { account, at }) => accounts.decideAccount(account, 'rejected', { by: decidedBy, at }),
  record: (refused, { account }) => ({
    ...{ type: 'bankAccount', id: account.id },
    content: { ...refused, changes: [{ field: 'status', from: account.status, to: 'rejected' }] },
  }),
  outcome: (_refused, { account }) => ({ bankAccountId: account.id }),
});
