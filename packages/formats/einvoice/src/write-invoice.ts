// SPDX-License-Identifier: EUPL-1.2
import { invariant } from '@kernel/core';
import { type Part, type Writing, writeParts } from './binding/part.ts';
import { crossIndustryParts } from './cii/cii-document.ts';
import type { Invoice } from './model/invoice.ts';
import { CII_NAMESPACES, ublNamespaces } from './namespaces.ts';
import { withBankIdentifier } from './ubl/bank-identifier.ts';
import { creditNoteParts, invoiceParts } from './ubl/ubl-document.ts';
import { writeXml } from './xml/write-xml.ts';

const declarations = (namespaces: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(namespaces).map(([prefix, uri]) => [`xmlns:${prefix}`, uri]));

function write(name: string, namespaces: Readonly<Record<string, string>>, parts: readonly Part<Invoice>[], invoice: Invoice): string {
  const currency = invoice.currency ?? 'EUR';
  invariant(currency === 'EUR', `only euro is written, not ${currency}`);
  const writing: Writing = { currency, vatCurrency: invoice.vatCurrency };
  return writeXml({ name, attributes: declarations(namespaces), content: writeParts(parts, invoice, writing) });
}

/** Type codes that UBL writes as a credit note: UNTDID 1001 of EN 16931 as far as they are credits. */
const CREDIT_NOTE_CODES: readonly string[] = ['81', '83', '261', '262', '296', '308', '381', '396', '420', '458', '532'];

/**
 * UBL 2.1, an Invoice or, for the codes of credits, a CreditNote; UTF-8 text, the same for the same invoice. What is missing in the
 * invoice is missing in the text: `checkInvoice` says before whether it may go out. The currency has to be EUR.
 */
export function writeUbl(invoice: Invoice): string {
  const creditNote = CREDIT_NOTE_CODES.includes(invoice.typeCode ?? '');
  return creditNote
    ? write('ubl:CreditNote', ublNamespaces('CreditNote'), creditNoteParts, withBankIdentifier(invoice))
    : write('ubl:Invoice', ublNamespaces('Invoice'), invoiceParts, withBankIdentifier(invoice));
}

/** UN/CEFACT Cross Industry Invoice D16B, the syntax of hybrid invoices too. As `writeUbl`. */
export const writeCii = (invoice: Invoice): string => write('rsm:CrossIndustryInvoice', CII_NAMESPACES, crossIndustryParts, invoice);
