// SPDX-License-Identifier: EUPL-1.2
import type { FindingList } from './finding-list.ts';
import type { Balance, Entry, StatementKind } from './statement.ts';

/** What runs along while bookings are read; currencies are never added. */
export class EntryTally {
  count = 0;
  creditCount = 0;
  debitCount = 0;
  creditCents = 0n;
  debitCents = 0n;
  /** Of the first booking that has one. */
  currency: string | null = null;
  /** Something of it cannot be summed: an amount that is unreadable, or a second currency. */
  broken = false;

  add({ amountCents, currency }: Entry): void {
    this.count += 1;
    this.currency ??= currency;
    if (amountCents === null || currency !== this.currency) this.broken = true;
    else if (amountCents < 0n) {
      this.debitCount += 1;
      this.debitCents -= amountCents;
    } else {
      this.creditCount += 1;
      this.creditCents += amountCents;
    }
  }
}

const isOpening = ({ code }: Balance): boolean => code === 'OPBD' || code === 'PRCD';
const isClosing = ({ code }: Balance): boolean => code === 'CLBD';

/** Balances beside one another: missing ones, two of a kind, an opening that is not what was left the day before. */
export function checkBalances(kind: StatementKind, balances: readonly Balance[], currency: string | null, findings: FindingList): void {
  if (kind === 'end-of-day') {
    if (!balances.some(isOpening)) findings.add('OPENING_MISSING', 0, 'Bal');
    if (!balances.some(isClosing)) findings.add('CLOSING_MISSING', 0, 'Bal');
  }
  const seen = new Map<string, Balance>();
  for (const balance of balances) {
    if (balance.currency !== null && currency !== null && balance.currency !== currency)
      findings.add('CURRENCY_DIFFERS', balance.line, 'Bal/Amt', { expected: currency, given: balance.currency });
    const key = `${balance.code} ${balance.interim} ${balance.code === 'FWAV' ? balance.day : ''}`;
    const before = seen.get(key);
    if (before !== undefined && before.amountCents !== balance.amountCents && before.day === balance.day)
      findings.add('BALANCE_TWICE', balance.line, 'Bal', { code: balance.code });
    seen.set(key, balance);
  }
  const previous = balances.find(({ code, interim }) => code === 'PRCD' && !interim);
  const opening = balances.find(({ code, interim }) => code === 'OPBD' && !interim);
  if (previous !== undefined && opening !== undefined && previous.amountCents !== opening.amountCents)
    findings.add('OPENING_DIFFERS', opening.line, 'Bal', { PRCD: String(previous.amountCents), OPBD: String(opening.amountCents) });
}
