// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, cents, sumCents } from '@kernel/core';
import { type AdvanceDue, type AdvancePart, atLeastNothing, byDueDay, leftOf, partsOf, smaller, unreceivedOf } from './advances.ts';
import type { ChargeLine } from './billable.ts';
import { type Family, type Group, groupKey, groupOrder, OUTSIDE_MARK } from './family.ts';
import { netOf, vatBreakdown, vatOf } from './vat.ts';

interface Span {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

interface Placed {
  readonly groups: readonly Group[];
  readonly advances: ReadonlyMap<string, readonly AdvancePart[]>;
}

const netOfGroup = ({ lines }: Group): bigint => sumCents(lines.map(({ amountCents }) => amountCents));

const closes = (year: number, to: CivilDate): boolean => to >= `${year}-12-31`;

/** What a document charges, with VAT. */
function grossOf(lines: readonly ChargeLine[]): Cents {
  const breakdown = vatBreakdown(lines);
  return cents(netOf(breakdown) + vatOf(breakdown));
}

/** Equal ones: the first. */
function largest(groups: readonly Group[]): Group | undefined {
  let found = groups[0];
  for (const group of groups) if (found && netOfGroup(group) > netOfGroup(found)) found = group;
  return found;
}

/** Within an invoice nothing that is outside VAT stands beside what is within it (BR-O-11 to BR-O-14). */
const takesIn = ({ family, key }: Group, { code }: Pick<AdvancePart, 'code'>): boolean =>
  family === 'invoice' && key.endsWith(OUTSIDE_MARK) === (code === 'O');

const isLike = ({ lines }: Group, part: AdvancePart): boolean =>
  lines.some(({ vat }) => vat.code === part.code && vat.ratePermille === part.ratePermille);

/** The documents of a member, which grow while instalments find their places. */
function places(found: readonly Group[]) {
  const groups = [...found];
  const advances = new Map<string, readonly AdvancePart[]>();
  return {
    groups,
    advances,
    put: (key: string, parts: readonly AdvancePart[]): void => void advances.set(key, [...(advances.get(key) ?? []), ...parts]),
    added: (family: Family, year: number, vatCode: string): Group => {
      const group = { key: groupKey(family, year, vatCode), family, year, lines: [] };
      groups.push(group);
      return group;
    },
  };
}
type Places = ReturnType<typeof places>;

/**
 * A levy goes off the notices of its year and off nothing else: the oldest instalments first, as far as a notice charges anything. What is
 * left waits for the next notice of the year; the last one gives it back, if need be one that charges nothing.
 */
function placeLevy({ groups, put, added }: Places, instalments: readonly AdvanceDue[], to: CivilDate): void {
  const room = new Map<number, bigint>();
  for (const advance of instalments) {
    const { year } = advance;
    const notice = groups.find((group) => group.family === 'notice' && group.year === year);
    const left = room.get(year) ?? atLeastNothing(notice ? grossOf(notice.lines) : 0n);
    const last = closes(year, to);
    const off = last ? leftOf(advance) : smaller(leftOf(advance), left);
    const replaced = last ? unreceivedOf(advance) : 0n;
    if (off === 0n && replaced === 0n) continue;
    room.set(year, left - off);
    put((notice ?? added('notice', year, 'O')).key, partsOf(advance, off, replaced));
  }
}

/**
 * Advances under agreements go off the invoices of the period in which they were due: where their own kind of charge stands, else in the
 * largest that may take them in, else in one of their own.
 */
function placeAdvancesOfAgreements({ groups, put, added }: Places, due: readonly AdvanceDue[], year: number): void {
  for (const advance of due) {
    for (const part of partsOf(advance, leftOf(advance), unreceivedOf(advance))) {
      if (part.dueCents === 0n && part.replacedCents === 0n) continue;
      const able = groups.filter((group) => takesIn(group, part));
      const place = able.find((group) => isLike(group, part)) ?? largest(able);
      put((place ?? added('invoice', year, part.code)).key, [part]);
    }
  }
}

/** Where the instalments of one member go off: each by its family, in the documents of the period. */
export function placeAdvances(found: readonly Group[], advances: readonly AdvanceDue[], { from, to }: Span): Placed {
  const all = places(found);
  // With the end of its year an instalment goes off whenever it was to be paid.
  const due = advances.filter(({ year, dueOn }) => dueOn <= to || closes(year, to)).sort(byDueDay);
  placeLevy(
    all,
    due.filter(({ family }) => family === 'notice'),
    to,
  );
  const ofPeriod = due.filter(({ family, dueOn }) => family === 'invoice' && dueOn >= from && dueOn <= to);
  placeAdvancesOfAgreements(all, ofPeriod, Number(to.slice(0, 4)));
  return { groups: all.groups.sort(groupOrder), advances: all.advances };
}
