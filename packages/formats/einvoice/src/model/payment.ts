// SPDX-License-Identifier: EUPL-1.2

/** BG-16 */
export interface PaymentInstructions {
  /** BT-81, UNTDID 4461: 30 and 58 credit transfer, 48, 54, 55 card, 59 SEPA direct debit. */
  readonly meansCode?: string;
  /** BT-82 */
  readonly meansText?: string;
  /** BT-83: what to write on the transfer. */
  readonly remittance?: string;
  /** BG-17 */
  readonly creditTransfers: readonly CreditTransfer[];
  /** BG-18 */
  readonly card?: PaymentCard;
  /** BG-19 */
  readonly directDebit?: DirectDebit;
}

/** BG-17 */
export interface CreditTransfer {
  /** BT-84: IBAN, or an account number of another kind. */
  readonly account?: string;
  /** BT-85 */
  readonly accountName?: string;
  /** BT-86: BIC. */
  readonly provider?: string;
}

/** BG-18 */
export interface PaymentCard {
  /** BT-87: the last four to six digits. */
  readonly number?: string;
  /** BT-88 */
  readonly holder?: string;
}

/** BG-19 */
export interface DirectDebit {
  /** BT-89 */
  readonly mandate?: string;
  /** BT-90: creditor identifier that the bank assigned. */
  readonly creditorId?: string;
  /** BT-91: account that is debited. */
  readonly debitedAccount?: string;
}
