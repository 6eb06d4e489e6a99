// SPDX-License-Identifier: EUPL-1.2
import type { PersonalDataNote, UseCaseLabels } from '@platform/service';

export const supplierInvoiceLabels: UseCaseLabels = {
  'settlement.takeInSupplierInvoices': { de: 'Einlesen von Eingangsrechnungen beauftragt', en: 'Reading of supplier invoices ordered' },
  'settlement.receiveSupplierInvoices': { de: 'Eingangsrechnung eingegangen', en: 'Supplier invoice received' },
  'settlement.readSupplierInvoice': { de: 'Eingangsrechnung eingelesen', en: 'Supplier invoice read' },
  'settlement.typeInSupplierInvoice': { de: 'Eingangsrechnung von Hand erfasst', en: 'Supplier invoice typed in' },
  'settlement.assignSupplierInvoice': { de: 'Eingangsrechnung zugeordnet', en: 'Supplier invoice assigned' },
  'settlement.bookSupplierInvoice': { de: 'Richtigkeit festgestellt und gebucht', en: 'Confirmed as correct and booked' },
  'settlement.takeBackSupplierInvoice': { de: 'Buchung zurückgenommen', en: 'Booking taken back' },
  'settlement.rejectSupplierInvoice': { de: 'Eingangsrechnung abgelehnt', en: 'Supplier invoice rejected' },
  'settlement.giveBackSupplierInvoice': { de: 'Zur Zuordnung zurückgegeben', en: 'Given back to be assigned' },
};

export const supplierInvoicePersonalData: readonly PersonalDataNote[] = [
  {
    table: 'supplier_invoice',
    columns: ['received_by', 'received_by_user', 'assigned_by_user', 'booked_by_user'],
    what: {
      de: 'Eingangsrechnungen: wer sie erfasst, zugeordnet und gebucht hat',
      en: 'Supplier invoices: who took them in, assigned and booked them',
    },
    of: { de: 'Beschäftigte des Zentrums', en: 'Staff of the centre' },
    purpose: { de: 'Nachweis der sachlichen und rechnerischen Richtigkeit', en: 'Proof that two people found the invoice correct' },
  },
  {
    table: 'supplier_invoice',
    columns: ['seller_name', 'seller_key', 'view', 'lines', 'findings', 'file_name', 'assignments'],
    what: {
      de: 'Eingangsrechnungen: Name und Angaben des Rechnungsstellers, auch einzelner Personen',
      en: 'Supplier invoices: name and particulars of the seller, also of single persons',
    },
    of: { de: 'Lieferanten und ihre Ansprechpersonen', en: 'Suppliers and their contacts' },
    purpose: { de: 'Buchung von Kosten und Aufbewahrung des Belegs', en: 'Posting of costs and keeping of the voucher' },
  },
];
