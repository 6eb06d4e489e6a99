// SPDX-License-Identifier: EUPL-1.2
import type { ActionTable, RoleAction } from '@platform/authorization';

export const actions = {
  'treasury.readBudget': { de: 'Haushalt, Umlage und Überträge ansehen', en: 'See budget, levy and carry-overs', reads: true },
  'treasury.planBudget': { de: 'Haushalt planen und Umlage vorbereiten', en: 'Plan the budget and prepare the levy' },
  'treasury.releaseLevy': { de: 'Umlage freigeben', en: 'Release the levy' },
  'treasury.readAccounts': {
    de: 'Abschläge, offene Posten und Zahlungen ansehen',
    en: 'See instalments, open items and payments',
    reads: true,
  },
  'treasury.keepAccounts': {
    de: 'Zahlungen buchen, stunden, mahnen und übergeben',
    en: 'Post payments, defer, remind and hand over',
  },
  'treasury.releaseMoney': {
    de: 'Ausbuchungen, Anfangsbestände und Zahlungsvorschläge freigeben',
    en: 'Release write-offs, opening balances and payment proposals',
  },
  'treasury.postDocuments': { de: 'Bescheide und Rechnungen buchen', en: 'Post notices and invoices' },
} as const satisfies ActionTable;

const READING: readonly RoleAction[] = ['treasury.readBudget', 'treasury.readAccounts'];

export const roles: Readonly<Record<string, readonly RoleAction[]>> = {
  finance: [...READING, 'treasury.planBudget', 'treasury.keepAccounts'],
  financeReleaser: [...READING, 'treasury.releaseLevy', 'treasury.releaseMoney'],
  memberTreasurer: ['treasury.readAccounts'],
  memberAdministrator: ['treasury.readAccounts'],
  'service:treasury': ['treasury.postDocuments'],
};

/** Pairs that one person should not hold: a levy that nobody else looks at, and money that nobody else sees leave. */
export const conflicts: readonly (readonly [string, string])[] = [
  ['treasury.planBudget', 'treasury.releaseLevy'],
  ['treasury.keepAccounts', 'treasury.releaseMoney'],
];
