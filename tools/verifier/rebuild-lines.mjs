// SPDX-License-Identifier: EUPL-1.2
// Finds the bank lines that a day's closing counts. Part of verify-closings.mjs; Node alone, no package.

const alike = ({ bankAccountId, bookingDay, amountCents }) => `${bankAccountId} ${bookingDay} ${amountCents}`;

/**
 * Lines that count: those of the days since the closing before, without what a statement only repeats; of closed days what closings before
 * do not have. What they are said to have must be in one of them.
 */
export function linesOf(bank, { statements, late, counted = [] }, copies, after, day, closed) {
  const own = (statement) => statement.bankAccountId === bank;
  const fresh = statements.filter(own).flatMap(({ lines }) => lines.filter(({ bookingDay }) => bookingDay > after && bookingDay <= day));
  const known = new Set(counted);
  const old = late.filter(own).flatMap(({ lines }) => lines.filter(({ bookingDay }) => bookingDay <= after));
  const all = [...old.filter(({ id }) => !known.has(id)), ...fresh];
  const counting = all.filter(({ id }) => !copies.has(id));
  const there = new Set(counting.map(alike));
  const invented = old.filter((line) => known.has(line.id) && !closed.has(alike(line)) && !there.has(alike(line)));
  const wrong = all.filter(({ id, amountCents, bookingDay }) => {
    return copies.has(id) && !counting.some((line) => line.amountCents === amountCents && line.bookingDay === bookingDay);
  });
  return { counting, wrong: [...wrong, ...invented] };
}

/** Takes along what a closing has, for those that come after it. */
export function remember(closed, lines) {
  for (const line of lines) closed.add(alike(line));
}
