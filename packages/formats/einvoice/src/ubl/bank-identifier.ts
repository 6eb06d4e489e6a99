// SPDX-License-Identifier: EUPL-1.2
import type { Invoice } from '../model/invoice.ts';

/** Scheme by which UBL tells a bank assigned creditor identifier (BT-90) from the other identifiers of the seller or the payee. */
const SEPA = 'SEPA';

/** The invoice as UBL arranges it: BT-90 among the identifiers of the seller. */
export function withBankIdentifier(invoice: Invoice): Invoice {
  const { seller, payment } = invoice;
  const value = payment?.directDebit?.creditorId;
  if (value === undefined) return invoice;
  return { ...invoice, seller: { ...seller, identifiers: [...(seller?.identifiers ?? []), { value, scheme: SEPA }] } };
}

/**
 * The same the other way. Without a direct debit the identifier stays where it stands: it alone is no mandate (BG-19), though some sellers
 * always print it.
 */
export function withoutBankIdentifier(invoice: Invoice): Invoice {
  const { seller, payee, payment } = invoice;
  const found = [...(seller?.identifiers ?? []), ...(payee?.identifier === undefined ? [] : [payee.identifier])].find(
    ({ scheme }) => scheme === SEPA,
  );
  if (found === undefined || payment?.directDebit === undefined) return invoice;
  const { identifier: payeeId, ...restOfPayee } = payee ?? {};
  return {
    ...invoice,
    ...(seller === undefined ? {} : { seller: { ...seller, identifiers: seller.identifiers.filter(({ scheme }) => scheme !== SEPA) } }),
    ...(payee === undefined ? {} : { payee: payeeId?.scheme === SEPA ? restOfPayee : payee }),
    payment: { ...payment, directDebit: { ...payment.directDebit, creditorId: found.value } },
  };
}
