// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents, sumCents } from '@kernel/core';
import { proveBalance } from './balance-proof.ts';
import type { BankStatement } from './statement.ts';

export type LinkFinding =
  /** The opening is not the closing before, and nothing explains it. */
  | 'CHAIN_BROKEN'
  /** The opening differs by entries that the closing before had left out. */
  | 'CHAIN_EXPLAINED'
  /** Numbers are missing, and money with them. */
  | 'SEQUENCE_GAP'
  /** Numbers are missing, but the balances follow each other: no money is missing. */
  | 'SEQUENCE_GAP_EXPLAINED'
  | 'SEQUENCE_RESTARTED'
  | 'SEQUENCE_REPEATED';

/** How a statement follows the one before it on the same account. */
export interface ChainLink {
  readonly statementId: string;
  readonly previousId: string;
  /** Opening − closing before; null where one of them is missing. */
  readonly differenceCents: Cents | null;
  /** I4, or its difference explained by these entries. */
  readonly holds: boolean;
  readonly explainedBy: readonly string[];
  readonly findings: readonly LinkFinding[];
}

/** What stands between two statements (I4, I6). Entries that the earlier closing left out may be in the later opening. */
export function proveLink(previous: BankStatement, statement: BankStatement): ChainLink {
  const [before, after] = [proveBalance(previous), proveBalance(statement)];
  const ids = { statementId: statement.id, previousId: previous.id };
  if (before.closingCents === null || after.openingCents === null || previous.currency !== statement.currency)
    return { ...ids, differenceCents: null, holds: false, explainedBy: [], findings: ['CHAIN_BROKEN'] };
  const difference = after.openingCents - before.closingCents;
  const late = before.explanations.filter(({ cause, only }) => only && cause === 'valuedLater').flatMap(({ lineIds }) => lineIds);
  const lateSum = sumCents(previous.lines.filter(({ id }) => late.includes(id)).map(({ amountCents }) => amountCents));
  const explained = difference !== 0n && difference === lateSum;
  const holds = difference === 0n || explained;
  const findings: LinkFinding[] = [];
  if (explained) findings.push('CHAIN_EXPLAINED');
  else if (!holds) findings.push('CHAIN_BROKEN');
  const sequence = sequenceFinding(previous, statement, holds);
  if (sequence !== null) findings.push(sequence);
  return { ...ids, differenceCents: cents(difference), holds, explainedBy: explained ? late : [], findings };
}

function sequenceFinding(previous: BankStatement, statement: BankStatement, holds: boolean): LinkFinding | null {
  const [before, after] = [previous.sequence, statement.sequence];
  if (before === null || after === null || after === before + 1) return null;
  if (after === before) return 'SEQUENCE_REPEATED';
  // Banks begin anew with the year, some with the month.
  if (after < before) return 'SEQUENCE_RESTARTED';
  return holds ? 'SEQUENCE_GAP_EXPLAINED' : 'SEQUENCE_GAP';
}

/** The links of all end-of-day statements of one account, given in the order of time without copies. */
export function proveChain(statements: readonly BankStatement[]): ChainLink[] {
  const closing = statements.filter(({ kind }) => kind === 'endOfDay');
  return closing.slice(1).flatMap((statement, index) => {
    const previous = closing[index];
    return previous === undefined ? [] : [proveLink(previous, statement)];
  });
}
