// SPDX-License-Identifier: EUPL-1.2

/** First member of every invoice file. */
export const INVOICE_FILE_FORMAT = 'verbund-invoice/1';
