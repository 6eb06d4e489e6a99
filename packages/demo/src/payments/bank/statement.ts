// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';

/** A booking as the bank has it. */
export interface BankEntry {
  /** Below zero: money left. */
  readonly cents: bigint;
  /** Geschäftsvorfallcode: 116 sent, 166 received, 159 returned, 171 collected, 109 collected and returned, 808 charges. */
  readonly gvc: string;
  readonly name: string | null;
  readonly iban: string | null;
  readonly text: string;
  readonly endToEndId: string | null;
  readonly returnReason: string | null;
  /** The single payments of a booking in one sum; the statement counts them, a notice tells them. */
  readonly parts: readonly BankEntry[];
}

/** One day of one account, as any format has it. */
export interface DayOfAccount {
  readonly iban: string;
  readonly holder: string;
  readonly sequence: number;
  readonly day: CivilDate;
  readonly openingCents: bigint;
  readonly entries: readonly BankEntry[];
}

export const closingOf = ({ openingCents, entries }: DayOfAccount): bigint => entries.reduce((sum, { cents }) => sum + cents, openingCents);

const PLAIN = { name: null, iban: null, text: '', endToEndId: null, returnReason: null, parts: [] } as const;

export const bankEntry = (entry: Pick<BankEntry, 'cents' | 'gvc'> & Partial<BankEntry>): BankEntry => ({ ...PLAIN, ...entry });
