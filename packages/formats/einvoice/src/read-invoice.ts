// SPDX-License-Identifier: EUPL-1.2
import { err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { type Draft, type Part, readParts } from './binding/part.ts';
import { Reading, shown } from './binding/reading.ts';
import { crossIndustryParts } from './cii/cii-document.ts';
import { EMPTY_INVOICE, type Invoice, type Syntax } from './model/invoice.ts';
import { CII_NAMESPACES, UBL_ROOTS, ublNamespaces } from './namespaces.ts';
import { isCurrency } from './rules/code-lists.ts';
import type { Finding } from './rules/finding.ts';
import { isXrechnung } from './rules/rule-set.ts';
import { withoutBankIdentifier } from './ubl/bank-identifier.ts';
import { creditNoteParts, invoiceParts } from './ubl/ubl-document.ts';
import { parseXml, XML_LIMITS, type XmlCode, type XmlLimits } from './xml/parse-xml.ts';
import type { XmlElement } from './xml/xml-element.ts';

export type ReadInvoiceCode = XmlCode | 'NOT_AN_INVOICE' | 'TOO_MANY_LINES';

export interface ReadInvoiceLimits extends XmlLimits {
  readonly maxLines: number;
}

export const READ_LIMITS: ReadInvoiceLimits = { ...XML_LIMITS, maxLines: 20_000 };

export interface ReadInvoice {
  readonly syntax: Syntax;
  readonly invoice: Invoice;
  /** What reading noticed; what is wrong with the invoice itself says `checkInvoice`. */
  readonly findings: readonly Finding[];
}

interface Binding {
  readonly syntax: Syntax;
  readonly parts: readonly Part<Invoice>[];
  readonly reading: Reading;
}

/** The schema demands it even where an invoice has nothing to say in it. */
const MAY_BE_EMPTY_IN_CII = ['ApplicableHeaderTradeDelivery'];

function bindingOf(root: XmlElement): Binding | null {
  if (root.name === 'CrossIndustryInvoice' && root.namespace === CII_NAMESPACES.rsm) {
    return { syntax: 'CII', parts: crossIndustryParts, reading: new Reading(CII_NAMESPACES, MAY_BE_EMPTY_IN_CII) };
  }
  if (root.name === 'Invoice' && root.namespace === UBL_ROOTS.Invoice) {
    return { syntax: 'UBL', parts: invoiceParts, reading: new Reading(ublNamespaces('Invoice')) };
  }
  if (root.name === 'CreditNote' && root.namespace === UBL_ROOTS.CreditNote) {
    return { syntax: 'UBL', parts: creditNoteParts, reading: new Reading(ublNamespaces('CreditNote')) };
  }
  return null;
}

/** Amounts that are in no currency at all, or in another one than the invoice says. */
function checkCurrencies({ currency, vatCurrency }: Invoice, reading: Reading): void {
  for (const [found, element] of reading.currencies) {
    if (found === currency || found === vatCurrency) continue;
    if (!isCurrency(found)) reading.report('BR-CL-03', 'fatal', element, { value: shown(found) });
    else if (isCurrency(currency)) {
      reading.report('READ-OTHER-CURRENCY', 'warning', element, { value: found, currency: currency ?? '' });
    }
  }
}

/**
 * Reads an invoice of either syntax as it stands. What is missing stays missing, what cannot be read or has no place in EN 16931 is
 * listed; refused is only what is no invoice at all or would be too much.
 */
export function readInvoice(bytes: Uint8Array, limits: ReadInvoiceLimits = READ_LIMITS): Result<ReadInvoice, Refusal<ReadInvoiceCode>> {
  const parsed = parseXml(bytes, limits);
  if (!parsed.ok) return parsed;
  const binding = bindingOf(parsed.value);
  if (binding === null) return err(refusal('NOT_AN_INVOICE', { params: { element: shown(parsed.value.name) } }));
  const { syntax, parts, reading } = binding;
  const draft = structuredClone(EMPTY_INVOICE) as Draft<Invoice>;
  readParts(parts, parsed.value, draft, reading);
  const read = draft as Invoice;
  if (read.lines.length > limits.maxLines) return err(refusal('TOO_MANY_LINES', { params: { limit: limits.maxLines } }));
  checkCurrencies(read, reading);
  const invoice = syntax === 'UBL' ? withoutBankIdentifier(read) : read;
  // The rules of Peppol are rules of XRechnung; other invoices under EN 16931 need not keep them.
  const findings = isXrechnung(invoice) ? reading.findings : reading.findings.filter(({ rule }) => !rule.startsWith('PEPPOL'));
  return ok({ syntax, invoice, findings });
}
