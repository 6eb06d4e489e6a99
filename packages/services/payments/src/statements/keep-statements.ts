// SPDX-License-Identifier: EUPL-1.2
import { type BankStatement, type ChainLink, dedupe, proveLink, type RepeatsFound } from '@domain/payments';
import { byText, type Cents } from '@kernel/core';
import type { JudgedStatement } from './judge-file.ts';

/** How a statement follows the one before it, or the opening balance of the account. */
export type Chain = Omit<ChainLink, 'previousId'> & { readonly previousId: string | null };

export interface KeptStatement extends JudgedStatement {
  readonly chain: Chain | null;
  /** Lines that came before, by the line that stands for them. */
  readonly copies: ReadonlyMap<string, string>;
  /** Lines of which balances and numbers do not tell whether they are repeats. */
  readonly unsure: number;
}

/** What is there already of an account in the days of a file. */
export interface KnownOfAccount {
  /** In the order in which they came. */
  readonly statements: readonly BankStatement[];
  /** Lines that are copies themselves, by what they repeat. */
  readonly copies: ReadonlyMap<string, string>;
  /** What people found out of possible repeats among them. */
  readonly found: RepeatsFound;
}

/** End-of-day statements without their lines: what a chain needs. */
export type StatementEdge = BankStatement;

const inTime = (a: StatementEdge, b: StatementEdge): number => byText(a.toDay, b.toDay) || (a.sequence ?? 0) - (b.sequence ?? 0);

const NO_COPIES: ReadonlyMap<string, string> = new Map();

/** Which lines of new statements came before. Nothing that is there already changes. */
function findCopies(
  judged: readonly JudgedStatement[],
  known: ReadonlyMap<string, KnownOfAccount>,
): { readonly copies: ReadonlyMap<string, string>; readonly unsure: ReadonlySet<string> } {
  const copies = new Map<string, string>();
  const unsure = new Set<string>();
  const accounts = new Set(judged.map(({ account }) => account.id));
  for (const account of accounts) {
    const before = known.get(account);
    const fresh = judged.filter((one) => one.account.id === account && one.statement.kind === 'endOfDay').map(({ statement }) => statement);
    const ids = new Set(fresh.flatMap(({ lines }) => lines.map(({ id }) => id)));
    const found = dedupe([...(before?.statements ?? []), ...fresh], before?.found);
    for (const { lineId, of } of found.duplicates) if (ids.has(lineId)) copies.set(lineId, before?.copies.get(of) ?? of);
    const doubtful = found.findings.flatMap(({ code, lineIds }) => (code === 'REPEAT_UNSURE' ? lineIds : []));
    for (const id of doubtful.filter((one) => ids.has(one))) unsure.add(id);
  }
  return { copies, unsure };
}

/** The link of each statement to the one before it among all of its account. */
export function chainOf(statement: BankStatement, all: readonly StatementEdge[], openingCents: Cents): Chain {
  const earlier = all.filter((one) => one.id !== statement.id && one.toDay <= statement.toDay && inTime(one, statement) < 0).sort(inTime);
  const previous = earlier.at(-1);
  if (previous !== undefined) return proveLink({ ...previous, lines: [] }, statement);
  const opening = statement.balances.find(({ code }) => code === 'OPBD' || code === 'PRCD')?.amountCents ?? null;
  const difference = opening === null ? null : ((opening - openingCents) as Cents);
  const ids = { statementId: statement.id, previousId: null, explainedBy: [] };
  return { ...ids, differenceCents: difference, holds: difference === 0n, findings: difference === 0n ? [] : ['CHAIN_BROKEN'] };
}

/** New statements with what they repeat and what they follow on. */
export function keepStatements(
  judged: readonly JudgedStatement[],
  known: ReadonlyMap<string, KnownOfAccount>,
  edges: ReadonlyMap<string, readonly StatementEdge[]>,
): KeptStatement[] {
  const { copies, unsure } = findCopies(judged, known);
  const isWholeCopy = ({ lines }: BankStatement): boolean => lines.length > 0 && lines.every(({ id }) => copies.has(id));
  return judged.map((one) => {
    const { statement, account } = one;
    const own = new Map(statement.lines.flatMap(({ id }) => (copies.has(id) ? [[id, copies.get(id) as string] as const] : [])));
    const others = judged
      .map(({ statement: other }) => other)
      .filter((other) => other.bankAccountId === account.id && other.kind === 'endOfDay' && !isWholeCopy(other));
    const all = [...(edges.get(account.id) ?? []), ...others];
    const chain = statement.kind === 'endOfDay' && !isWholeCopy(statement) ? chainOf(statement, all, account.openingCents) : null;
    const repeats = statement.lines.filter(({ id }) => unsure.has(id)).length;
    return { ...one, chain, copies: own.size > 0 ? own : NO_COPIES, unsure: repeats };
  });
}
