// SPDX-License-Identifier: EUPL-1.2

/** The element below 'Document' of each message whose definition is known, and its type. */
export const MESSAGE_TYPES: Readonly<Record<string, readonly [element: string, type: string]>> = {
  'pain.001.09': ['CstmrCdtTrfInitn', 'CustomerCreditTransferInitiationV09'],
  'pain.008.08': ['CstmrDrctDbtInitn', 'CustomerDirectDebitInitiationV08'],
  'pain.002.10': ['CstmrPmtStsRpt', 'CustomerPaymentStatusReportV10'],
  'camt.053.02': ['BkToCstmrStmt', 'BankToCustomerStatementV02'],
  'camt.053.04': ['BkToCstmrStmt', 'BankToCustomerStatementV04'],
  'camt.053.08': ['BkToCstmrStmt', 'BankToCustomerStatementV08'],
  'camt.052.08': ['BkToCstmrAcctRpt', 'BankToCustomerAccountReportV08'],
  'camt.054.08': ['BkToCstmrDbtCdtNtfctn', 'BankToCustomerDebitCreditNotificationV08'],
};
