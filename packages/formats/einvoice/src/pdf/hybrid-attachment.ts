// SPDX-License-Identifier: EUPL-1.2
import { EN16931_ID, type Invoice } from '../model/invoice.ts';
import { writeCii } from '../write-invoice.ts';

/** The XML of a hybrid invoice as a PDF/A-3 carries it: the file, and what the metadata of the PDF say of it. */
export interface HybridAttachment {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly description: string;
  readonly relationship: 'alternative';
  readonly metadata: {
    readonly title: string;
    readonly namespace: string;
    readonly prefix: string;
    readonly properties: readonly { readonly name: string; readonly value: string; readonly description: string }[];
  };
}

const FILE = 'factur-x.xml';

/**
 * The invoice as CII for a PDF/A-3, by Factur-X 1.0 (ZUGFeRD 2), profile EN 16931. The profile has its own specification identifier (BT-24), so an invoice made for
 * XRechnung says that it follows EN 16931 here; nothing else changes. `checkInvoice` says before whether it may go out. Pages and XML say the same, therefore the relationship 'alternative'.
 */
export function hybridAttachment(invoice: Invoice): HybridAttachment {
  const xml = writeCii({ ...invoice, specificationId: EN16931_ID });
  return {
    name: FILE,
    bytes: new TextEncoder().encode(xml),
    mediaType: 'text/xml',
    description: 'Rechnung nach EN 16931 (Factur-X, ZUGFeRD)',
    relationship: 'alternative',
    metadata: {
      title: 'Factur-X PDFA Extension Schema',
      namespace: 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#',
      prefix: 'fx',
      properties: [
        { name: 'DocumentFileName', value: FILE, description: 'The name of the embedded XML document' },
        { name: 'DocumentType', value: 'INVOICE', description: 'The type of the hybrid document in capital letters' },
        { name: 'Version', value: '1.0', description: 'The version of the standard that applies to the embedded XML document' },
        { name: 'ConformanceLevel', value: 'EN 16931', description: 'The conformance level of the embedded XML document' },
      ],
    },
  };
}
