// SPDX-License-Identifier: EUPL-1.2

/** A payment file as it stands, in the parts that rules look at. Texts are as written; null where the file says nothing. */

export interface PainParty {
  readonly line: number;
  readonly name: string | null;
  readonly iban: string | null;
  /** An account that is no IBAN. */
  readonly otherAccount: string | null;
  readonly bic: string | null;
  /** What stands in place of a BIC: 'NOTPROVIDED'. */
  readonly otherAgent: string | null;
  readonly address: PainAddress | null;
}

export interface PainAddress {
  readonly town: string | null;
  readonly country: string | null;
  readonly lines: number;
  /** Every part of it. */
  readonly texts: readonly string[];
  /** Parts that are longer than they may be. */
  readonly tooLong: readonly string[];
}

export interface PainTransaction {
  readonly line: number;
  readonly endToEndId: string | null;
  readonly instructionId: string | null;
  readonly amount: string;
  readonly currency: string | null;
  readonly party: PainParty;
  readonly remittance: readonly string[];
  readonly references: readonly string[];
  readonly purpose: string | null;
  readonly chargeBearer: string | null;
  readonly mandateId: string | null;
  readonly mandateDay: string | null;
}

export interface PainPayment {
  readonly line: number;
  readonly id: string | null;
  readonly method: string | null;
  readonly count: string | null;
  readonly controlSum: string | null;
  readonly serviceLevel: string | null;
  readonly localInstrument: string | null;
  readonly sequenceType: string | null;
  readonly chargeBearer: string | null;
  readonly day: string | null;
  /** Whether the day comes with a time, which instant payments alone may have. */
  readonly timed: boolean;
  readonly creditorId: string | null;
  readonly party: PainParty;
}

export interface PainHeader {
  readonly line: number;
  readonly messageId: string | null;
  readonly createdAt: string | null;
  readonly count: string | null;
  readonly controlSum: string | null;
  readonly initiator: string | null;
  /** Elements of the initiating party beside its name. */
  readonly initiatorBeside: readonly string[];
  readonly forwardingAgent: boolean;
}

export type PainKind = 'pain.001' | 'pain.008';

/** What runs along while the file is read. */
export interface PainTally {
  readonly count: number;
  /** Amounts that cannot be read: then no sum says anything. */
  readonly unreadable: number;
  /** Of the amounts that can be read. */
  readonly cents: bigint;
}
