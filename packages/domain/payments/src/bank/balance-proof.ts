// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, cents, sumCents } from '@kernel/core';
import { findSubsets } from '../subset.ts';
import type { BankLine } from './bank-line.ts';
import type { BankStatement, StatementBalance } from './statement.ts';

/** Why the balances of a statement differ from its lines, as far as its lines tell. */
export type DifferenceCause =
  /** Entries valued after the day of the closing balance, which the bank left out of it. */
  | 'valuedLater'
  /** Entries that are listed and not in the closing balance. */
  | 'leftOut'
  /** Entries that the closing balance holds once more than they are listed. */
  | 'missingRepeat'
  /** Entries with the wrong sign. */
  | 'signTurned';

export interface DifferenceExplanation {
  readonly cause: DifferenceCause;
  readonly lineIds: readonly string[];
  /** Whether no other entries explain it in the same way; false also where the search was cut off. */
  readonly only: boolean;
}

export type ProofFinding =
  | 'NO_OPENING'
  | 'NO_CLOSING'
  | 'OPENINGS_DIFFER'
  | 'CLOSINGS_DIFFER'
  | 'CURRENCY_MIX'
  | 'OTHER_ACCOUNT'
  | 'BALANCE_DIFFERS';

/** The gate of the import: opening + credits − debits = closing, to the cent (I5). */
export interface BalanceProof {
  readonly statementId: string;
  readonly openingCents: Cents | null;
  readonly creditCount: number;
  readonly creditsCents: Cents;
  readonly debitCount: number;
  /** Above zero. */
  readonly debitsCents: Cents;
  readonly closingCents: Cents | null;
  /** Closing − (opening + credits − debits); null where a balance is missing or currencies are mixed. */
  readonly differenceCents: Cents | null;
  readonly ties: boolean;
  /** False for whatever is not an end-of-day statement (I15). */
  readonly canClose: boolean;
  readonly explanations: readonly DifferenceExplanation[];
  readonly findings: readonly ProofFinding[];
}

interface Edge {
  readonly amount: Cents | null;
  readonly differ: boolean;
}

/** The opening may be given as OPBD and as PRCD: it is one balance, counted once. */
function edge(balances: readonly StatementBalance[], codes: readonly string[]): Edge {
  const given = codes.flatMap((code) => balances.filter((balance) => balance.code === code).map(({ amountCents }) => amountCents));
  const [first = null] = given;
  return { amount: first, differ: given.some((amount) => amount !== first) };
}

/** Interim balances are edges of reports that close nothing. */
const OPENING: readonly string[] = ['OPBD', 'PRCD'];
const CLOSING: readonly string[] = ['CLBD'];

/** The day that the closing balance is of; bookings may be dated later. */
export const closingDay = ({ balances, toDay }: BankStatement): CivilDate =>
  balances.find(({ code }) => CLOSING.includes(code))?.day ?? toDay;

/** Sums, balances and what is wrong with them. Amounts of several currencies are never added: then there is no difference at all. */
export function proveBalance(statement: BankStatement): BalanceProof {
  const { lines, currency, balances } = statement;
  const findings: ProofFinding[] = [];
  const mixed = lines.some((line) => line.currency !== currency) || balances.some((balance) => balance.currency !== currency);
  if (mixed) findings.push('CURRENCY_MIX');
  if (lines.some(({ bankAccountId, tenantId }) => bankAccountId !== statement.bankAccountId || tenantId !== statement.tenantId))
    findings.push('OTHER_ACCOUNT');
  const own = lines.filter((line) => line.currency === currency);
  const ownBalances = balances.filter((balance) => balance.currency === currency);
  const [opening, closing] = [edge(ownBalances, OPENING), edge(ownBalances, CLOSING)];
  if (opening.amount === null) findings.push('NO_OPENING');
  if (closing.amount === null) findings.push('NO_CLOSING');
  if (opening.differ) findings.push('OPENINGS_DIFFER');
  if (closing.differ) findings.push('CLOSINGS_DIFFER');
  const credits = own.filter(({ amountCents }) => amountCents > 0n).map(({ amountCents }) => amountCents);
  const debits = own.filter(({ amountCents }) => amountCents < 0n).map(({ amountCents }) => amountCents);
  const [creditsCents, debitsCents] = [sumCents(credits), cents(-sumCents(debits))];
  const known = !mixed && opening.amount !== null && closing.amount !== null;
  const difference = known ? cents((closing.amount ?? 0n) - (opening.amount ?? 0n) - creditsCents + debitsCents) : null;
  if (difference !== null && difference !== 0n) findings.push('BALANCE_DIFFERS');
  return {
    ...{ statementId: statement.id, openingCents: opening.amount, closingCents: closing.amount },
    ...{ creditCount: credits.length, creditsCents, debitCount: debits.length, debitsCents },
    differenceCents: difference,
    ties: difference === 0n && findings.length === 0,
    canClose: statement.kind === 'endOfDay',
    explanations: difference === null || difference === 0n ? [] : explainDifference(own, difference, closingDay(statement)),
    findings,
  };
}

const LIMITS = { parts: 4, steps: 20_000, enough: 2 } as const;

/** What explains a difference: all lines valued later, else the smallest sets of lines that make it; each cause by itself. */
function explainDifference(lines: readonly BankLine[], difference: bigint, closedOn: CivilDate): DifferenceExplanation[] {
  const later = lines.filter(({ valueDay, bookingDay }) => valueDay > closedOn || bookingDay > closedOn);
  if (later.length > 0 && sumCents(later.map(({ amountCents }) => amountCents)) === -difference)
    return [{ cause: 'valuedLater', lineIds: later.map(({ id }) => id), only: true }];
  const tries: readonly (readonly [DifferenceCause, readonly BankLine[], bigint])[] = [
    ['valuedLater', later, -difference],
    ['leftOut', lines, -difference],
    ['missingRepeat', lines, difference],
    ...(difference % 2n === 0n ? [['signTurned', lines, -difference / 2n] as const] : []),
  ];
  const found: DifferenceExplanation[] = [];
  for (const [cause, among, target] of tries) {
    const amounts = among.map(({ amountCents }) => amountCents);
    const subsets = findSubsets(amounts, target, LIMITS);
    const [first] = subsets.found;
    if (first === undefined) continue;
    // As many parts as the first one has were tried to the end, unless the steps ran out.
    const others = subsets.found.slice(1).some(({ length }) => length === first.length);
    const lineIds = first.flatMap((index) => among[index]?.id ?? []);
    found.push({ cause, lineIds, only: !others && subsets.found.length + (subsets.complete ? 1 : 0) > 1 });
    if (cause === 'valuedLater') return found;
  }
  return found;
}
