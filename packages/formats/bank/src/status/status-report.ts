// SPDX-License-Identifier: EUPL-1.2
import type { StatementFinding } from '../finding.ts';

/** What a bank says about a file that was handed over (pain.002): accepted or not, or whether the names belong to the accounts. */

/** What a code means to whoever waits for it. */
export type StatusMeaning =
  | 'accepted'
  | 'settled'
  | 'partly'
  | 'pending'
  | 'rejected'
  | 'cancelled'
  | 'match'
  | 'close-match'
  | 'no-match'
  | 'not-available'
  | 'mismatches'
  | 'unknown';

/** ISO 20022 external code sets for the status of a group, a payment and a transaction; those beginning with R and V verify the payee. */
export const STATUS_MEANINGS: Readonly<Record<string, StatusMeaning>> = {
  ACTC: 'accepted',
  ACCP: 'accepted',
  ACSP: 'accepted',
  ACWC: 'accepted',
  ACFC: 'accepted',
  ACWP: 'accepted',
  ACSC: 'settled',
  ACCC: 'settled',
  PART: 'partly',
  PATC: 'partly',
  PDNG: 'pending',
  RCVD: 'pending',
  RJCT: 'rejected',
  CANC: 'cancelled',
  RCVC: 'match',
  RVMC: 'close-match',
  RVNM: 'no-match',
  RVNA: 'not-available',
  RVCM: 'mismatches',
};

const VERIFICATIONS: ReadonlySet<StatusMeaning> = new Set(['match', 'close-match', 'no-match', 'not-available', 'mismatches']);
export const isVerification = (meaning: StatusMeaning): boolean => VERIFICATIONS.has(meaning);

export interface StatusReason {
  /** 'AC04' */
  readonly code: string | null;
  readonly text: string | null;
}

export interface StatusAt {
  /** As it stands; null where the bank says nothing at this level. */
  readonly status: string | null;
  readonly meaning: StatusMeaning | null;
  readonly reasons: readonly StatusReason[];
}

export interface TransactionStatus extends StatusAt {
  readonly line: number;
  readonly endToEndId: string | null;
  readonly instructionId: string | null;
  readonly amountCents: bigint | null;
  readonly currency: string | null;
  /** As it was ordered. */
  readonly creditorName: string | null;
  readonly creditorIban: string | null;
  /** Of a close match: the name that the account has. */
  readonly accountName: string | null;
}

export interface PaymentStatus extends StatusAt {
  readonly paymentInformationId: string | null;
  readonly transactions: readonly TransactionStatus[];
}

export interface StatusReport extends StatusAt {
  /** Of the payee's names, or of the payments. */
  readonly kind: 'verification' | 'status';
  readonly version: string | null;
  readonly member: string | null;
  readonly messageId: string | null;
  readonly createdAt: string | null;
  readonly original: { readonly messageId: string | null /** 'pain.001.001.09' */; readonly messageName: string | null };
  readonly payments: readonly PaymentStatus[];
  readonly findings: readonly StatementFinding[];
}
