// SPDX-License-Identifier: EUPL-1.2
import { remainder97 } from '@kernel/core';

/** A creditor reference of ISO 11649: 'RF18539007547034'. */
export const isCreditorReference = (text: string): boolean =>
  /^RF\d{2}[A-Z0-9]{1,21}$/.test(text) && remainder97(text.slice(4) + text.slice(0, 4)) === 1;

/** A creditor id of the direct debit schemes: 'DE98ZZZ09999999999'; the three letters in the middle are the creditor's own and count not. */
export const isCreditorId = (text: string): boolean =>
  /^[A-Z]{2}\d{2}[A-Z0-9]{3}[A-Z0-9]{1,28}$/.test(text) &&
  (!text.startsWith('DE') || text.length === 18) &&
  remainder97(text.slice(7) + text.slice(0, 4)) === 1;
