// SPDX-License-Identifier: EUPL-1.2
import type { PersonalDataNote, UseCaseLabels } from '@platform/service';

export const setupLabels: UseCaseLabels = {
  'payments.proposeBankAccount': { de: 'Bankkonto vorgeschlagen', en: 'Bank account proposed' },
  'payments.openBankAccount': { de: 'Bankkonto eröffnet', en: 'Bank account opened' },
  'payments.refuseBankAccount': { de: 'Bankkonto zurückgewiesen', en: 'Bank account refused' },
  'payments.endBankAccount': { de: 'Bankkonto beendet', en: 'Bank account ended' },
  'payments.nameLedgerAccount': { de: 'Sachkonto benannt', en: 'Ledger account named' },
  'payments.proposePaymentRules': { de: 'Örtliche Regelung vorgeschlagen', en: 'Local rules proposed' },
  'payments.putPaymentRulesInForce': { de: 'Örtliche Regelung in Kraft gesetzt', en: 'Local rules put into force' },
  'payments.rejectPaymentRules': { de: 'Örtliche Regelung zurückgewiesen', en: 'Local rules rejected' },
};

const STAFF = { de: 'Beschäftigte der Kommune und des Zentrums', en: 'Staff of the municipality and the centre' };

export const setupPersonalData: readonly PersonalDataNote[] = [
  {
    table: 'payment_rules',
    columns: ['grants', 'matching', 'proposed_by', 'decided_by'],
    what: { de: 'Name, Befugnis und Höchstbetrag', en: 'Name, duty and limit' },
    of: STAFF,
    purpose: {
      de: 'Örtliche Regelung der Zahlungsabwicklung (§ 32 KomHVO NRW)',
      en: 'Local rules of payment processing (§ 32 KomHVO NRW)',
    },
  },
  {
    table: 'bank_account',
    columns: ['proposed_by', 'decided_by', 'opening_items'],
    what: { de: 'Wer das Konto vorgeschlagen und eröffnet hat; offene Vorgänge', en: 'Who proposed and opened the account; open items' },
    of: STAFF,
    purpose: { de: 'Nachweis der Einrichtung durch zwei Personen', en: 'Evidence of the set-up by two people' },
  },
];
