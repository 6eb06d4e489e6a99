// SPDX-License-Identifier: EUPL-1.2
import { cents } from '@kernel/core';
import type { BankLine } from '../bank/bank-line.ts';
import { foldText } from '../bank/content.ts';
import { bookingOf, type Candidate, isDistinctive, type MatchRule, type Signal, sameDirection } from './candidate.ts';
import { combosOf, groupByReference, nearlyDue, ofSeveral } from './combos.ts';
import { sameName } from './name.ts';
import type { MatchItem, OpenItemIndex } from './open-items.ts';

function paying(rule: MatchRule, items: readonly MatchItem[], signals: readonly Signal[], sure: boolean): Candidate {
  const parts = items.map(({ id, accountId, openCents }) => ({ itemId: id, accountId, amountCents: openCents }));
  return { rule, parts, restCents: cents(0), signals: [...signals, { code: 'amount', detail: '' }], sure };
}

/** The account is known and one of its references is open with exactly this amount; among several the name decides. */
function byIbanAndAmount(line: BankLine, own: readonly MatchItem[], iban: string): Candidate[] {
  const groups = groupByReference(own).filter((group) => group.some(({ openCents }) => openCents === line.amountCents));
  const agreeing = groups.filter(([first]) => sameName(first?.name ?? null, line.name));
  return groups.map((group) => {
    const item = group.find(({ openCents }) => openCents === line.amountCents) as MatchItem;
    // Only the oldest claim of a reference: if an older one is open, a person decides.
    const oldest = group[0] === item;
    const chosen = groups.length === 1 || (agreeing.length === 1 && agreeing[0] === group);
    const signals: Signal[] = [{ code: 'iban', detail: iban }];
    if (agreeing.includes(group)) signals.push({ code: 'name', detail: item.name ?? '' });
    return paying('ibanAmount', [item], signals, oldest && chosen && item.kind === 'claim');
  });
}

function byIbanAndSubset(line: BankLine, own: readonly MatchItem[], iban: string): Candidate[] {
  const { found, complete } = combosOf(groupByReference(nearlyDue(own, line.bookingDay)), line.amountCents);
  const several = found.filter(({ length }) => length > 1);
  return several.map((items) =>
    paying(
      'ibanSubset',
      items,
      [
        { code: 'iban', detail: iban },
        { code: 'severalItems', detail: String(items.length) },
      ],
      complete && found.length === 1 && ofSeveral(items) && items.every(({ kind }) => kind === 'claim'),
    ),
  );
}

function byNameAndAmount(line: BankLine, index: OpenItemIndex, stranger: boolean): Candidate[] {
  const { name, amountCents } = line;
  if (name === null) return [];
  const groups = groupByReference(index.byNameAndAmount(name, amountCents).filter((item) => sameName(item.name, name)));
  const distinctive = isDistinctive(index, amountCents);
  return groups.flatMap((group): Candidate[] => {
    const [item] = group;
    if (item === undefined) return [];
    const signals: Signal[] = [{ code: 'name', detail: item.name ?? '' }];
    if (distinctive) signals.push({ code: 'amountDistinctive', detail: '' });
    const subject = namesSubject(line, item);
    if (subject) signals.push({ code: 'subject', detail: item.subject ?? '' });
    const marked = distinctive || subject;
    const oldest = item.reference === null || index.byReference(item.reference)[0] === item;
    return [paying('nameAmount', [item], signals, stranger && marked && oldest && groups.length === 1 && item.kind === 'claim')];
  });
}

/** Whether the payer says what it is for. */
const namesSubject = ({ text }: BankLine, { subject }: MatchItem): boolean =>
  subject !== null && foldText(text).includes(foldText(subject));

/** Without a reference: by the account it came from and what is open there, else by name and amount. */
export function byPayer(line: BankLine, index: OpenItemIndex): Candidate[] {
  const own = line.iban === null ? [] : sameDirection(line, index.byIban(line.iban));
  // Whose account is known for something else does not pay under another's name without a person having seen it.
  const named = byNameAndAmount(line, index, own.length === 0);
  if (line.iban === null || own.length === 0) return named;
  const single = byIbanAndAmount(line, own, line.iban);
  const found = single.length > 0 ? single : byIbanAndSubset(line, own, line.iban);
  // Two people pay from one account that is known for one of them: who stands on the line may owe the same.
  const bookings = new Set(found.map(bookingOf));
  const others = named.filter((candidate) => !bookings.has(bookingOf(candidate)));
  const unknown = others.some(({ parts }) => parts.some(({ itemId }) => index.get(itemId ?? '')?.ibans.length === 0));
  const doubtful = (candidate: Candidate): boolean =>
    unknown || (others.length > 0 && !candidate.signals.some(({ code }) => code === 'name'));
  return [...found.map((candidate) => (doubtful(candidate) ? { ...candidate, sure: false } : candidate)), ...named];
}
