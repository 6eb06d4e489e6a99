// SPDX-License-Identifier: EUPL-1.2
import type { BankLine } from '../bank/bank-line.ts';
import { foldText } from '../bank/content.ts';
import { byPayer } from './by-payer.ts';
import { byReference, byRepairedReference, writtenBy } from './by-reference.ts';
import { bookingOf, type Candidate, type MatchRule } from './candidate.ts';
import { findReferences } from './find-reference.ts';
import type { OpenItemIndex } from './open-items.ts';
import { byBatch, byLearnedRule, byOwnId, type LearnedRule } from './own-ids.ts';
import type { ReferenceScheme } from './reference-scheme.ts';

/** How a municipality's lines are matched: its own data. */
export interface MatchRules {
  readonly tenantId: string;
  /** Of its claims and orders; a line in another one is never matched by itself, since amounts of two currencies do not agree. */
  readonly currency: string;
  readonly scheme: ReferenceScheme;
  readonly learned: readonly LearnedRule[];
}

/**
 * 'automatic': exactly one candidate survived, amount and municipality agree. 'suggested': a person chooses. 'unclear': nothing was found,
 * the line goes to the deposit account of whoever owns the bank account.
 */
export type MatchOutcome = 'automatic' | 'suggested' | 'unclear';

export interface Match {
  readonly lineId: string;
  readonly outcome: MatchOutcome;
  /** Of the first candidate; null where there is none. */
  readonly rule: MatchRule | null;
  /** The booking first, if it is automatic; each booking once. */
  readonly candidates: readonly Candidate[];
}

const MOST = 5;

/** Each booking once, under the rule that found it first. */
function distinct(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter((candidate) => {
    const booking = bookingOf(candidate);
    if (seen.has(booking)) return false;
    seen.add(booking);
    return true;
  });
}

const suggested = (lineId: string, candidates: readonly Candidate[]): Match => {
  const some = distinct(candidates).slice(0, MOST);
  return { lineId, outcome: some.length === 0 ? 'unclear' : 'suggested', rule: some[0]?.rule ?? null, candidates: some };
};

const automatic = (lineId: string, candidate: Candidate, others: readonly Candidate[]): Match => {
  const candidates = distinct([candidate, ...others]).slice(0, MOST);
  return { lineId, outcome: 'automatic', rule: candidate.rule, candidates };
};

/** The only booking that is sure, if there is exactly one. */
function onlySure(candidates: readonly Candidate[]): Candidate | null {
  const sure = distinct(candidates.filter((candidate) => candidate.sure));
  return sure.length === 1 ? (sure[0] ?? null) : null;
}

const hasPayer = ({ signals }: Candidate): boolean => signals.some(({ code }) => code === 'iban' || code === 'name');

/** A receipt: references as written, references repaired, then the payer; what contradicts each other is left to a person. */
function matchReceipt(line: BankLine, index: OpenItemIndex, { scheme }: MatchRules): Match {
  const payer = byPayer(line, index);
  const named = byReference(line, index, scheme);
  if (named.length > 0) {
    const one = onlySure(named);
    // The reference says one thing, the account that paid another: somebody else's number may have been copied.
    const against = payer.filter((other) => other.rule === 'ibanAmount' && one !== null && bookingOf(other) !== bookingOf(one));
    if (one !== null && (hasPayer(one) || against.length === 0)) return automatic(line.id, one, []);
    return suggested(line.id, [...named, ...payer]);
  }
  const repaired = byRepairedReference(line, index, scheme);
  const mended = onlySure(repaired);
  if (mended !== null) return automatic(line.id, mended, repaired);
  const paid = onlySure(payer);
  // A whole reference that is not open may belong to what was paid before: the account alone does not say which claim is meant.
  const foreign = findReferences(writtenBy(line), scheme, () => true).length > 0;
  const fits = repaired.length === 0 || (paid !== null && repaired.some((other) => bookingOf(other) === bookingOf(paid)));
  if (paid !== null && fits && !foreign) return automatic(line.id, paid, payer);
  return suggested(line.id, [...repaired, ...payer]);
}

/**
 * What a bank line pays. Asks in order: own end-to-end id, payment information or batch, reference, repaired reference, account and amount,
 * account and several claims, name and amount, learned rule. A line of another municipality than the index is nobody's here.
 */
export function matchLine(line: BankLine, index: OpenItemIndex, rules: MatchRules): Match {
  const own = line.tenantId === index.tenantId && line.tenantId === rules.tenantId;
  if (!own || line.currency !== rules.currency || line.amountCents === 0n) return suggested(line.id, []);
  for (const known of [byOwnId(line, index), byBatch(line, index)]) {
    if (known.length === 0) continue;
    const one = known.length === 1 ? onlySure(known) : null;
    return one === null ? suggested(line.id, known) : automatic(line.id, one, []);
  }
  // A batch that the bank did not resolve is never spread over claims by its sum.
  const found = line.batchCount === null ? matchReceipt(line, index, rules) : suggested(line.id, []);
  if (found.outcome !== 'unclear') return line.amountCents > 0n ? found : { ...found, outcome: 'suggested' };
  const learned = byLearnedRule(line, foldText(line.text), rules.learned);
  const one = learned.length === 1 ? onlySure(learned) : null;
  return one === null ? suggested(line.id, learned) : automatic(line.id, one, []);
}
