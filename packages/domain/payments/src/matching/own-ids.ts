// SPDX-License-Identifier: EUPL-1.2
import { cents } from '@kernel/core';
import type { BankLine } from '../bank/bank-line.ts';
import { type Candidate, openSum, type Signal, sameDirection, spread } from './candidate.ts';
import type { MatchItem, OpenItemIndex } from './open-items.ts';

/** What banks and programs put in where nobody gave an id. */
const NO_ID: ReadonlySet<string> = new Set(['', 'NOTPROVIDED', 'NICHTANGEGEBEN', 'NONREF']);

function candidateOf(line: BankLine, rule: Candidate['rule'], items: readonly MatchItem[], signals: readonly Signal[]): Candidate {
  const agrees = openSum(items) === line.amountCents;
  const { parts, restCents } = spread(line.amountCents, items);
  return { rule, parts, restCents, signals: agrees ? [...signals, { code: 'amount', detail: '' }] : signals, sure: agrees };
}

/** Our own end-to-end id comes back, on the payment and on its return; the direction of the money tells which. */
export function byOwnId(line: BankLine, index: OpenItemIndex): Candidate[] {
  const id = line.references.endToEndId ?? '';
  if (NO_ID.has(id.toUpperCase())) return [];
  const items = sameDirection(line, index.byEndToEndId(id));
  const agreeing = items.filter(({ openCents }) => openCents === line.amountCents);
  return (agreeing.length > 0 ? agreeing : items).map((item) =>
    candidateOf(line, 'ownEndToEndId', [item], [{ code: 'endToEndId', detail: id }]),
  );
}

/** The bank booked in one sum what went out or came in as one block: by its id, or by the sum of a batch that only one has. */
export function byBatch(line: BankLine, index: OpenItemIndex): Candidate[] {
  for (const id of [line.references.paymentInfoId, line.references.messageId]) {
    if (id === null || NO_ID.has(id.toUpperCase())) continue;
    const items = sameDirection(line, index.byPaymentInfoId(id));
    if (items.length === 0) continue;
    const signals = [{ code: 'paymentInfoId', detail: id }] as const;
    const one = items.find(({ openCents }) => openCents === line.amountCents);
    return [candidateOf(line, 'paymentInfoId', one ? [one] : items, signals)];
  }
  if (line.batchCount === null) return [];
  const batches = index.byAmount(line.amountCents).filter(({ kind }) => kind === 'batch' || kind === 'collection');
  return batches.map((item) => candidateOf(line, 'batchSum', [item], [{ code: 'batch', detail: String(line.batchCount) }]));
}

/**
 * What a person taught: a line with these marks goes to this account. A rule books by itself only once a person allowed it to; until then it
 * suggests, and it holds for one municipality and one bank account.
 */
export interface LearnedRule {
  readonly id: string;
  readonly tenantId: string;
  readonly bankAccountId: string;
  readonly gvc: string | null;
  readonly iban: string | null;
  /** Folded letters and digits that the text must hold; null for any text. */
  readonly textHolds: string | null;
  readonly direction: 'in' | 'out';
  readonly accountId: string;
  readonly automatic: boolean;
  /** Left out: in use. */
  readonly retired?: boolean;
}

export function byLearnedRule(line: BankLine, foldedText: string, rules: readonly LearnedRule[]): Candidate[] {
  const fitting = rules.filter(
    (rule) =>
      rule.retired !== true &&
      rule.tenantId === line.tenantId &&
      rule.bankAccountId === line.bankAccountId &&
      rule.direction === (line.amountCents > 0n ? 'in' : 'out') &&
      (rule.gvc !== null || rule.iban !== null || rule.textHolds !== null) &&
      (rule.gvc === null || rule.gvc === line.gvc) &&
      (rule.iban === null || rule.iban === line.iban) &&
      (rule.textHolds === null || foldedText.includes(rule.textHolds)),
  );
  return fitting.map((rule) => ({
    rule: 'learnedRule',
    parts: [{ itemId: null, accountId: rule.accountId, amountCents: line.amountCents }],
    restCents: cents(0),
    signals: [{ code: 'learnedRule', detail: rule.id }],
    sure: rule.automatic,
  }));
}
