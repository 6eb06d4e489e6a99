// SPDX-License-Identifier: EUPL-1.2
import type { BankLine } from '../bank/bank-line.ts';
import { type Candidate, isDistinctive, type MatchRule, openSum, type Signal, sameDirection, spread } from './candidate.ts';
import { combosOf, groupByReference, nearlyDue, ofSeveral } from './combos.ts';
import { type FoundReference, findReferences, repairReferences } from './find-reference.ts';
import { sameName } from './name.ts';
import type { MatchItem, OpenItemIndex } from './open-items.ts';
import type { ReferenceScheme } from './reference-scheme.ts';

/** What speaks for the payer beside the reference. */
function payerSignals(line: BankLine, items: readonly MatchItem[]): Signal[] {
  const signals: Signal[] = [];
  const { iban, name } = line;
  if (iban !== null && items.some(({ ibans }) => ibans.includes(iban))) signals.push({ code: 'iban', detail: iban });
  const named = items.find((item) => sameName(item.name, name));
  if (named?.name) signals.push({ code: 'name', detail: named.name });
  return signals;
}

/** All that the payer wrote: the remittance information, and an id of their own. */
export const writtenBy = ({ text, references }: BankLine): string => `${text}\n\u0000\n${references.endToEndId ?? ''}`;

const paying = (line: BankLine, items: readonly MatchItem[], named: readonly Signal[], rule: MatchRule, sure: boolean): Candidate => {
  const { parts, restCents } = spread(line.amountCents, items);
  const signals: Signal[] = [...named, { code: 'amount', detail: '' }, ...payerSignals(line, items)];
  if (items.length > 1) signals.push({ code: 'severalItems', detail: String(items.length) });
  return { rule, parts, restCents, signals, sure };
};

/**
 * The claims of the named references that the amount pays to the cent: the oldest of each, else the only way to make it of what is due. Where one
 * is named and more is paid, the other claims are those of the payer's account; twice the amount may be two quarters, or one of two people.
 */
function exact(line: BankLine, index: OpenItemIndex, groups: readonly (readonly MatchItem[])[]): readonly MatchItem[] | null {
  const oldest = groups.flatMap((group) => group.slice(0, 1));
  if (openSum(oldest) === line.amountCents) return oldest;
  const [only] = groups;
  if (groups.length === 1 && only !== undefined) return withOthersOfPayer(line, index, only);
  const due = groups.map((group) => nearlyDue(group, line.bookingDay));
  return onlyCombo(due, line.amountCents, new Set(groups.keys()));
}

function onlyCombo(groups: readonly (readonly MatchItem[])[], amount: bigint, required: ReadonlySet<number>): readonly MatchItem[] | null {
  const { found, complete } = combosOf(groups, amount, required);
  const [only] = found;
  return only !== undefined && found.length === 1 && complete ? only : null;
}

/** One reference is named and more is paid than its oldest claim: the only way to make the amount of all that the account's owner owes. */
function withOthersOfPayer(line: BankLine, index: OpenItemIndex, named: readonly MatchItem[]): readonly MatchItem[] | null {
  const [first] = named;
  if (line.iban === null || first === undefined || !first.ibans.includes(line.iban)) return null;
  const all = groupByReference(nearlyDue(sameDirection(line, index.byIban(line.iban)), line.bookingDay));
  const at = all.findIndex((group) => group[0]?.id === first.id);
  const found = at < 0 ? null : onlyCombo(all, line.amountCents, new Set([at]));
  return found !== null && ofSeveral(found) ? found : null;
}

type Items = readonly MatchItem[];

/** First the way that pays whole claims alone, if all together do. */
function wholeFirst(amount: bigint, all: Items, oldest: Items): readonly Items[] {
  const { parts, restCents } = spread(amount, all);
  const paid = all.slice(0, parts.length);
  return restCents === 0n && openSum(paid) === amount ? [paid, oldest] : [oldest, all];
}

/** Less or more than what is open: named, and never booked without a person. More may be left over, or pay what is due later. */
function unequal(line: BankLine, groups: readonly (readonly MatchItem[])[], named: readonly Signal[]): Candidate[] {
  const items = groups.flat();
  const oldest = groups.flatMap((group) => group.slice(0, 1));
  const later = items.filter(({ openCents }) => openCents === line.amountCents);
  const more = openSum(oldest) < line.amountCents && items.length > oldest.length;
  const ways = more ? wholeFirst(line.amountCents, items, oldest) : [items];
  return [
    ...ways.map((some): Candidate => {
      const { parts, restCents } = spread(line.amountCents, some);
      const code = line.amountCents > openSum(oldest) ? 'overPayment' : 'partialPayment';
      return { rule: 'reference', parts, restCents, signals: [...named, { code, detail: '' }, ...payerSignals(line, some)], sure: false };
    }),
    ...later.map((item) => paying(line, [item], named, 'reference', false)),
  ];
}

const isOpen =
  (line: BankLine, index: OpenItemIndex) =>
  (reference: string): boolean =>
    index.hasReference(reference) && sameDirection(line, index.byReference(reference)).length > 0;

const groupsOf = (line: BankLine, index: OpenItemIndex, found: readonly FoundReference[]): MatchItem[][] =>
  found.map(({ reference }) => sameDirection(line, index.byReference(reference)));

/** The references as they are written. */
export function byReference(line: BankLine, index: OpenItemIndex, scheme: ReferenceScheme): Candidate[] {
  const found = findReferences(writtenBy(line), scheme, isOpen(line, index));
  if (found.length === 0) return [];
  const groups = groupsOf(line, index, found);
  const signals = found.map(({ reference }): Signal => ({ code: 'reference', detail: reference }));
  const items = exact(line, index, groups);
  return items === null ? unequal(line, groups, signals) : [paying(line, items, signals, 'reference', true)];
}

/**
 * References that are one mistake away from what is written. A neighbour's number may be one, too: it must pay to the cent, and it is sure
 * only where the payer's account or name agrees, or the amount is one that hardly anybody owes.
 */
export function byRepairedReference(line: BankLine, index: OpenItemIndex, scheme: ReferenceScheme): Candidate[] {
  const found = repairReferences(writtenBy(line), scheme, isOpen(line, index));
  return found.flatMap((one): Candidate[] => {
    const items = exact(line, index, groupsOf(line, index, [one]));
    if (items === null) return [];
    const signals: Signal[] = [{ code: 'referenceRepaired', detail: `${one.repair} ${one.reference}` }];
    const rare = items.every(({ openCents }) => isDistinctive(index, openCents));
    if (rare) signals.push({ code: 'amountDistinctive', detail: '' });
    return [paying(line, items, signals, 'repairedReference', rare || payerSignals(line, items).length > 0)];
  });
}
