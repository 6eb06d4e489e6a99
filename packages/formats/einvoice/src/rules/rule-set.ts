// SPDX-License-Identifier: EUPL-1.2
import type { Invoice } from '../model/invoice.ts';

/** Which rules an invoice has to keep: those of EN 16931 alone, or those of XRechnung on top. */
export type RuleSet = 'EN16931' | 'XRECHNUNG';

/** By what the invoice says of itself (BT-24), of whatever version. */
export const isXrechnung = ({ specificationId }: Pick<Invoice, 'specificationId'>): boolean => /xrechnung/i.test(specificationId ?? '');

/** The extension of XRechnung, which knows lines within lines and payments of third parties. */
export const isExtension = ({ specificationId }: Pick<Invoice, 'specificationId'>): boolean =>
  /extension:xrechnung/i.test(specificationId ?? '');
