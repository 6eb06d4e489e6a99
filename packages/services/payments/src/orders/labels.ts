// SPDX-License-Identifier: EUPL-1.2
import type { PersonalDataNote, UseCaseLabels } from '@platform/service';

export const ordersLabels: UseCaseLabels = {
  'payments.enterPayee': { de: 'Empfänger angelegt', en: 'Payee entered' },
  'payments.amendPayee': { de: 'Empfänger geändert', en: 'Payee amended' },
  'payments.retirePayee': { de: 'Empfänger stillgelegt', en: 'Payee retired' },
  'payments.proposePayeeDetails': { de: 'Bankverbindung vorgeschlagen', en: 'Bank details proposed' },
  'payments.releasePayeeDetails': { de: 'Bankverbindung freigegeben', en: 'Bank details released' },
  'payments.rejectPayeeDetails': { de: 'Bankverbindung zurückgewiesen', en: 'Bank details rejected' },
  'payments.enterPaymentOrder': { de: 'Auszahlung erfasst', en: 'Payment order entered' },
  'payments.enterRefund': { de: 'Rückzahlung erfasst', en: 'Refund entered' },
  'payments.orderPayables': { de: 'Auszahlung aus offenem Posten erfasst', en: 'Payment order entered from an open item' },
  'payments.amendPaymentOrder': { de: 'Auszahlung geändert', en: 'Payment order amended' },
  'payments.determineOrderFactually': { de: 'Sachlich richtig festgestellt', en: 'Reason determined' },
  'payments.determineOrderArithmetically': { de: 'Rechnerisch richtig festgestellt', en: 'Amount determined' },
  'payments.givePaymentOrder': { de: 'Auszahlung angeordnet', en: 'Payment ordered' },
  'payments.checkOrderList': { de: 'Liste von Auszahlungen geprüft', en: 'List of payment orders checked' },
  'payments.takeOrderList': { de: 'Liste von Auszahlungen übernommen', en: 'List of payment orders taken over' },
  'payments.rejectPaymentOrder': { de: 'Auszahlung zurückgewiesen', en: 'Payment order rejected' },
};

const PAYEES = {
  de: 'Zahlungsempfänger, Beschäftigte der Kommune und des Zentrums',
  en: 'Payees, staff of the municipality and the centre',
};

export const ordersPersonalData: readonly PersonalDataNote[] = [
  {
    table: 'payee',
    columns: ['name', 'town', 'created_by'],
    what: { de: 'Name und Ort des Empfängers', en: 'Name and town of the payee' },
    of: PAYEES,
    purpose: { de: 'Auszahlungen der Kommune', en: 'Payments of the municipality' },
  },
  {
    table: 'payee_account',
    columns: ['holder', 'iban_sealed', 'iban_index', 'iban_shown', 'bic', 'evidence', 'proposed_by', 'decided_by'],
    what: { de: 'Bankverbindung (verschlüsselt), Nachweis ihrer Prüfung', en: 'Bank details (encrypted), evidence of their check' },
    of: PAYEES,
    purpose: { de: 'Auszahlungen an die richtige Bankverbindung', en: 'Payments to the right bank details' },
  },
  {
    table: 'payment_order',
    columns: ['creditor_name', 'iban_sealed', 'iban_index', 'iban_shown', 'remittance', 'voucher', 'steps', 'involved'],
    what: {
      de: 'Empfänger, Bankverbindung (verschlüsselt), Zweck, Beteiligte',
      en: 'Payee, bank details (encrypted), purpose, people involved',
    },
    of: PAYEES,
    purpose: {
      de: 'Auszahlungsanordnung und Nachweis der Feststellungen (§ 31 KomHVO NRW)',
      en: 'Payment order and evidence of its determinations (§ 31 KomHVO NRW)',
    },
  },
];
