// SPDX-License-Identifier: EUPL-1.2
import {
  type Allocation,
  type BankLine,
  type BatchNotice,
  type Candidate,
  type Match,
  type MatchRules,
  matchBatch,
  matchLine,
  noticeOf,
  OpenItemIndex,
} from '@domain/payments';
import { type Cents, sumCents } from '@kernel/core';
import { bookedItem, type Matchable } from './matching-items.ts';

/** What the matching says of a line; nothing is booked yet. */
export interface Proposal {
  readonly line: BankLine;
  readonly version: number;
  readonly outcome: Match['outcome'];
  readonly candidates: readonly Candidate[];
  /** Of the first candidate; empty where there is none. */
  readonly allocations: readonly Allocation[];
}

export interface LineToMatch {
  readonly line: BankLine;
  readonly version: number;
  /** The id of its own details, if it has any. */
  readonly entry: string;
}

/** What a candidate books: batches become what they consist of, what was more than owed stands aside for the line. */
export function allocationsOf(
  { parts, restCents }: Candidate,
  batches: Matchable['batches'],
  aside: { readonly lineId: string; readonly accountId: string | null },
): Allocation[] {
  const found = parts.flatMap(({ itemId, accountId, amountCents }): Allocation[] => {
    const batch = itemId === null ? undefined : batches.get(itemId);
    if (batch) return batch.map((order) => ({ accountId: order.accountId, item: order.id, amountCents: order.openCents }));
    return [{ accountId, item: itemId === null ? aside.lineId : bookedItem(itemId), amountCents }];
  });
  if (restCents !== 0n && aside.accountId !== null) found.push({ accountId: aside.accountId, item: aside.lineId, amountCents: restCents });
  return found;
}

/** The evidence of a booking in one line. Of an account that paid no more than its end stands there: this text leaves the house. */
export const becauseOf = ({ rule, signals }: Candidate): string =>
  [rule, ...signals.map(({ code, detail }) => `${code}${detail === '' ? '' : ` ${code === 'iban' ? `…${detail.slice(-4)}` : detail}`}`)]
    .join('; ')
    .slice(0, 500);

/** One way to book a batch of which the bank told the single payments. */
function candidateOfBatch(line: BankLine, notice: BatchNotice, matches: readonly Match[]): Candidate | null {
  const chosen = matches.flatMap(({ candidates: [first] }) => first ?? []);
  if (chosen.length === 0) return null;
  const parts = chosen.flatMap((one) => one.parts);
  const restCents = (line.amountCents - sumCents(parts.map(({ amountCents }) => amountCents))) as Cents;
  const sure = matches.every(({ outcome }) => outcome === 'automatic') && restCents === 0n;
  return { rule: 'batchSum', parts, restCents, sure, signals: [{ code: 'batch', detail: `${chosen.length}/${notice.details.length}` }] };
}

/** Matches lines one after the other; what one pays is no longer open for the next. */
export class Matcher {
  private readonly index: OpenItemIndex;
  private readonly batches: Matchable['batches'];
  private readonly batchOf = new Map<string, string>();
  private readonly notices: ReadonlyMap<string, readonly BatchNotice[]>;
  private readonly byId: ReadonlyMap<string, BatchNotice>;
  private readonly rules: MatchRules;

  constructor({ items, batches }: Matchable, rules: MatchRules, notices: readonly BatchNotice[]) {
    this.index = new OpenItemIndex(rules.tenantId, items);
    this.batches = batches;
    this.rules = rules;
    this.byId = new Map(notices.map((notice) => [notice.id, notice]));
    this.notices = Map.groupBy(notices, ({ bankAccountId }) => bankAccountId);
    for (const [id, own] of batches) for (const order of own) this.batchOf.set(order.id, id);
  }

  propose({ line, version, entry }: LineToMatch): Proposal {
    const match = this.matchOf(line, entry);
    const [first] = match.candidates;
    const aside = { lineId: line.id, accountId: null };
    const allocations = first === undefined ? [] : allocationsOf(first, this.batches, aside);
    if (match.outcome === 'automatic' && first !== undefined) this.settle(first);
    return { line, version, outcome: match.outcome, candidates: match.candidates, allocations };
  }

  private matchOf(line: BankLine, entry: string): Match {
    const match = matchLine(line, this.index, this.rules);
    if (line.batchCount === null || match.outcome === 'automatic') return match;
    const notice = this.byId.get(entry) ?? noticeOf(line, this.notices.get(line.bankAccountId) ?? []);
    if (notice === null) return match;
    const found = matchBatch(line, notice, this.index, this.rules);
    const candidate = candidateOfBatch(line, notice, found.matches);
    if (candidate === null) return match;
    const outcome = found.outcome === 'automatic' && candidate.sure ? 'automatic' : 'suggested';
    return { lineId: line.id, outcome, rule: candidate.rule, candidates: [candidate, ...match.candidates].slice(0, 5) };
  }

  private settle({ parts }: Candidate): void {
    for (const { itemId, amountCents } of parts) {
      if (itemId === null) continue;
      const orders = this.batches.get(itemId);
      if (orders) for (const { id } of orders) this.index.remove(id);
      // A batch of which one order was debited apart is no longer that sum.
      const batch = this.batchOf.get(itemId);
      if (batch !== undefined) this.index.remove(batch);
      this.index.settle(itemId, amountCents);
    }
  }
}
