// SPDX-License-Identifier: EUPL-1.2
/** Verification of Payee, Regulation (EU) 2024/886: the payee's bank compares name and IBAN. RCVC, RVMC, RVNM, RVNA of pain.002. */
export type VopResult = 'match' | 'closeMatch' | 'noMatch' | 'notAvailable';

export interface VopAnswer {
  readonly orderId: string;
  readonly result: VopResult;
  /** The real name, which a close match gives away. */
  readonly name: string | null;
}

/** The orders whose payee did not fully match: the releasing person must have seen each of them. */
export const payeesToSee = (checks: readonly VopAnswer[]): readonly string[] =>
  checks.filter(({ result }) => result !== 'match').map(({ orderId }) => orderId);
