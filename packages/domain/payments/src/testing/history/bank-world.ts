// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, cents } from '@kernel/core';
import type { BankLine } from '../../bank/bank-line.ts';
import type { BankStatement } from '../../bank/statement.ts';
import { bankLine } from '../books.ts';
import type { Chance } from '../year/random.ts';

/** What really happens on an account, before any file tells of it. */
export interface TrueLine {
  readonly day: CivilDate;
  readonly amount: bigint;
  readonly endToEndId: string | null;
  readonly text: string;
}

/** A part of a day as the bank will report it. */
export interface Part {
  readonly day: CivilDate;
  readonly sequence: number;
  readonly opening: bigint;
  readonly lines: readonly TrueLine[];
}

const MARKS = ['', ' ', '-', '.'];

/** The bank of one account: it knows the truth and reports it in parts, again and in other spellings. */
export class BankWorld {
  balance: bigint;
  readonly parts: Part[] = [];
  private readonly tenantId: string;
  private readonly bankAccountId: string;
  private readonly luck: Chance;
  private made = 0;
  private sequence = 0;

  constructor(tenantId: string, bankAccountId: string, opening: bigint, luck: Chance) {
    this.tenantId = tenantId;
    this.bankAccountId = bankAccountId;
    this.balance = opening;
    this.luck = luck;
  }

  /** Books a day in one part or two; none where nothing happened. */
  book(day: CivilDate, lines: readonly TrueLine[]): Part[] {
    const cut = lines.length > 1 && this.luck.in10000(3_000) ? 1 + this.luck.below(lines.length - 1) : lines.length;
    const made: Part[] = [];
    for (const piece of [lines.slice(0, cut), lines.slice(cut)]) {
      if (piece.length === 0) continue;
      this.sequence += 1;
      made.push({ day, sequence: this.sequence, opening: this.balance, lines: piece });
      this.balance += piece.reduce((sum, { amount }) => sum + amount, 0n);
    }
    this.parts.push(...made);
    return made;
  }

  /** A file of its own each time: other ids, and texts spelled and cut as formats do. */
  statement({ day, sequence, opening, lines }: Part, kind: BankStatement['kind'] = 'endOfDay'): BankStatement {
    this.made += 1;
    const id = `${this.tenantId}-s${this.made}`;
    const mark = this.luck.pick(MARKS);
    const closing = lines.reduce((sum, { amount }) => sum + amount, opening);
    const balance = (code: string, amount: bigint) => ({ code, amountCents: cents(amount), currency: 'EUR', day });
    return {
      ...{ id, tenantId: this.tenantId, bankAccountId: this.bankAccountId, currency: 'EUR', kind, sequence, fromDay: day, toDay: day },
      ...{ balances: [balance('OPBD', opening), balance('CLBD', closing)], fileHash: id },
      lines: lines.map((line, index): BankLine => {
        const references = { endToEndId: line.endToEndId, paymentInfoId: null, messageId: null, mandateId: null, bankReference: null };
        const text = line.text.split('').join(mark);
        return bankLine({
          ...{ id: `${id}-${index}`, tenantId: this.tenantId, bankAccountId: this.bankAccountId, bookingDay: day, valueDay: day },
          ...{ amountCents: cents(line.amount), references, text },
        });
      }),
    };
  }
}
