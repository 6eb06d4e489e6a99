// SPDX-License-Identifier: EUPL-1.2
import { addDays, cents, civilDate, type Result, sumCents, unwrap } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptOrder, determineArithmetically, determineFactually, draftOrder, giveOrder } from '../order/determine.ts';
import { markDebited, takeBankAnswer } from '../order/outcome.ts';
import { handOverFile, releaseFile } from '../order/release.ts';
import { composeRun, makeFile } from '../order/run.ts';
import { accountsOf, bankLine } from '../testing/books.ts';
import { as, CONTENT, LOOSE } from '../testing/people.ts';
import { chartOf } from './account.ts';
import { balances, lineStates, openPositions } from './balance.ts';
import { bookFile, bookRejection } from './file-booking.ts';
import { hasGoneOn } from './gone-on.ts';
import { type BooksState, bookJournal, type Journal, reverseJournal } from './journal.ts';
import { bookLine, clearItem, setLineAside } from './line-booking.ts';

const chart = chartOf([...accountsOf('town', 'giro'), ...accountsOf('other', 'other-giro')]);
const open: BooksState = { chart, closedThrough: null };
const today = civilDate('2026-11-02');
const clerk = as('b', 'centre');
const code = (result: Result<unknown, { readonly code: string }>): string => (result.ok ? 'booked' : result.error.code);

describe('an entry', () => {
  const entry = {
    ...{ tenantId: 'town', bookedOn: today, source: 'clearing' as const, sourceId: 's', because: 'because' },
    postings: [
      { accountId: 'town-debtor', amountCents: cents(100), item: null },
      { accountId: 'town-creditor', amountCents: cents(-100), item: null },
    ],
  } as const;
  const [debit, credit] = entry.postings;
  const foreign = chartOf([...chart.values()].map((account) => (account.kind === 'creditor' ? { ...account, currency: 'CHF' } : account)));
  test.each([
    ['as it should be', open, entry, 'booked'],
    ['I11: on the day after the last closed one', { ...open, closedThrough: civilDate('2026-11-01') }, entry, 'booked'],
    ['I11: on a closed day', { ...open, closedThrough: today }, entry, 'DAY_CLOSED'],
    ['with one side', open, { ...entry, postings: [debit] }, 'JOURNAL_EMPTY'],
    ['on an account nobody knows', open, { ...entry, postings: [debit, { ...credit, accountId: 'x' }] }, 'ACCOUNT_UNKNOWN'],
    ['I2: across tenants', open, { ...entry, postings: [debit, { ...credit, accountId: 'other-creditor' }] }, 'OTHER_TENANT'],
    ['across currencies', { ...open, chart: foreign }, entry, 'CURRENCY_MIX'],
    ['of nothing', open, { ...entry, postings: [debit, credit, { ...debit, amountCents: cents(0) }] }, 'POSTING_ZERO'],
    ['on transit without its item', open, { ...entry, postings: [debit, { ...credit, accountId: 'town-transit' }] }, 'ITEM_MISSING'],
    ['I1: a cent short', open, { ...entry, postings: [debit, { ...credit, amountCents: cents(-99) }] }, 'JOURNAL_UNBALANCED'],
    ['without its reason', open, { ...entry, because: ' ' }, 'BECAUSE_MISSING'],
  ] as const)('%s', (_name, state, input, expected) => expect(code(bookJournal(state, input, clerk))).toBe(expected));

  test('is taken back once, by its counter-entry, on an open day not before it', () => {
    const journal = unwrap(bookJournal(open, entry, clerk));
    const state = { ...open, journal, reversed: false };
    const input = { bookedOn: today, because: 'falsch' };
    const counter = unwrap(reverseJournal(state, input, clerk));
    expect(sumCents([...balances([journal, counter], today).values()])).toBe(0n);
    expect([...balances([journal, counter], today).values()]).toEqual([0n, 0n]);
    expect(code(reverseJournal({ ...state, reversed: true }, input, clerk))).toBe('ALREADY_REVERSED');
    expect(code(reverseJournal({ ...state, journal: counter }, input, clerk))).toBe('IS_REVERSAL');
    expect(code(reverseJournal({ ...state, closedThrough: today }, input, clerk))).toBe('DAY_CLOSED');
    expect(code(reverseJournal(state, { ...input, bookedOn: addDays(today, -1) }, clerk))).toBe('BEFORE_ENTRY');
    expect(code(reverseJournal(state, { ...input, because: '' }, clerk))).toBe('BECAUSE_MISSING');
  });
});

describe('a payment in two steps', () => {
  const drafted = unwrap(draftOrder({ rules: LOOSE }, { content: CONTENT, endToEndId: 'E1' }, as('a', 'member')));
  const ordered = [determineFactually, determineArithmetically, giveOrder].reduce(
    (order, step) => unwrap(step({ order, rules: LOOSE }, {}, as('a', 'member'))),
    drafted,
  );
  const accepted = unwrap(acceptOrder({ order: ordered, rules: LOOSE }, {}, as('b', 'centre')));
  const composed = unwrap(composeRun({ orders: [accepted], rules: LOOSE }, { executeOn: civilDate('2026-11-03') }, as('b', 'centre')));
  const file = { hash: 'h', messageId: 'M', count: 1, controlSumCents: CONTENT.amountCents };
  const made = unwrap(makeFile({ ...composed, rules: LOOSE }, file, as('b', 'centre')));
  const seen = { fileHash: 'h', seenPayees: [] };
  const once = unwrap(releaseFile({ ...made, rules: LOOSE }, seen, as('c', 'centre')));
  const released = unwrap(releaseFile({ ...once, rules: LOOSE }, seen, as('d', 'centre')));
  const sent = unwrap(handOverFile({ ...released, rules: LOOSE }, { fileHash: 'h' }, as('b', 'centre')));
  const state = { ...open, ...sent, booked: false, owedAt: ({ id }: { id: string }) => ({ accountId: 'town-creditor', item: id }) };
  const fileEntry = unwrap(bookFile(state, { bookedOn: today }, clerk));
  const transit = new Set(['town-transit']);

  test('waits on transit until the bank has it (I14)', () => {
    expect(balances([fileEntry], today).get('town-transit')).toBe(-sent.run.file!.controlSumCents);
    expect(openPositions([fileEntry], transit, today)).toEqual([
      { accountId: 'town-transit', item: accepted.id, amountCents: -11_900n, since: today },
    ]);
    const line = bankLine({ amountCents: cents(-11_900), bookingDay: addDays(today, 1) });
    const allocations = [{ accountId: 'town-transit', item: accepted.id, amountCents: cents(-11_900) }];
    const lineEntry = unwrap(
      bookLine({ ...open, line, booked: false }, { bookedOn: addDays(today, 1), allocations, because: 'own id' }, clerk),
    );
    const both = [lineEntry, fileEntry];
    expect(openPositions(both, transit, today)).toHaveLength(1);
    expect(openPositions(both, transit, addDays(today, 1))).toEqual([]);
    expect(balances(both, addDays(today, 1)).get('town-bank')).toBe(-11_900n);
    expect(unwrap(markDebited({ order: sent.orders[0]!, releases: sent.run.releases }, line, as('x', 'service'))).status).toBe('debited');
  });
  test('is owed again when the bank rejects it', () => {
    const [order] = sent.orders;
    const rejected = unwrap(takeBankAnswer(order!, { accepted: false, reason: 'AC01' }, clerk));
    const input = { ...open, order: rejected, booked: false, owed: { accountId: 'town-creditor', item: rejected.id } };
    const entry = unwrap(bookRejection(input, { bookedOn: today }, clerk));
    expect([...balances([fileEntry, entry], today).values()]).toEqual([0n, 0n]);
    expect(code(bookRejection({ ...input, order: order! }, { bookedOn: today }, clerk))).toBe('ORDER_STATUS');
    expect(code(bookRejection({ ...input, booked: true }, { bookedOn: today }, clerk))).toBe('REJECTION_BOOKED');
    expect(code(bookFile({ ...state, booked: true }, { bookedOn: today }, clerk))).toBe('FILE_BOOKED');
  });
  test('is not booked with another sum, before its file, or without a transit account', () => {
    const other = { ...sent.run, file: { ...file, controlSumCents: cents(1) } };
    expect(code(bookFile({ ...state, run: other }, { bookedOn: today }, clerk))).toBe('CONTROL_SUM_DIFFERS');
    expect(code(bookFile({ ...state, run: composed.run }, { bookedOn: today }, clerk))).toBe('RUN_STATUS');
    const without = chartOf([...chart.values()].filter(({ kind }) => kind !== 'transit'));
    expect(code(bookFile({ ...state, chart: without }, { bookedOn: today }, clerk))).toBe('NO_TRANSIT_ACCOUNT');
  });
});

describe('a bank line', () => {
  const line = bankLine({ amountCents: cents(5_000) });
  const state = { ...open, line, booked: false };
  const whole = { accountId: 'town-debtor', item: 'claim', amountCents: cents(5_000) };
  const input = { bookedOn: today, allocations: [whole], because: 'reference' };
  test.each([
    ['once', state, input, 'booked'],
    ['I8: not twice', { ...state, booked: true }, input, 'LINE_BOOKED'],
    ['I9: to the cent', state, { ...input, allocations: [{ ...whole, amountCents: cents(4_999) }] }, 'ALLOCATION_DIFFERS'],
    ['of an account that has no books', { ...state, line: { ...line, bankAccountId: 'x' } }, input, 'NO_BANK_ACCOUNT'],
    ['in its own currency', { ...state, line: { ...line, currency: 'CHF' } }, input, 'CURRENCY_MIX'],
    ['I2: never to another tenant', state, { ...input, allocations: [{ ...whole, accountId: 'other-debtor' }] }, 'OTHER_TENANT'],
  ] as const)('is booked %s', (_name, given, wanted, expected) => expect(code(bookLine(given, wanted, clerk))).toBe(expected));

  test('that is unclear stands aside for the owner of the account, and is cleared up in parts', () => {
    const aside = unwrap(setLineAside({ ...state, line: { ...line, text: 'Stadt Other 4711' } }, { bookedOn: today }, clerk));
    expect(aside.postings).toContainEqual({ accountId: 'town-deposit', amountCents: -5_000n, item: 'line' });
    const standing = { ...open, tenantId: 'town', accountId: 'town-deposit', item: 'line', openCents: cents(-5_000) };
    const part = (amount: number) => ({ bookedOn: today, allocations: [{ ...whole, amountCents: cents(amount) }], because: 'found' });
    const cleared = unwrap(clearItem(standing, part(2_000), clerk));
    const deposit = new Set(['town-deposit']);
    expect(openPositions([aside, cleared], deposit, today)).toMatchObject([{ amountCents: -3_000n }]);
    expect(code(clearItem(standing, part(5_001), clerk))).toBe('MORE_THAN_OPEN');
    expect(code(clearItem(standing, part(-1), clerk))).toBe('MORE_THAN_OPEN');
    expect(code(clearItem({ ...standing, openCents: cents(0) }, part(1), clerk))).toBe('NOTHING_OPEN');
  });
  test('that took money stands as an advance', () => {
    const taken = { ...state, line: bankLine({ amountCents: cents(-700) }) };
    expect(unwrap(setLineAside(taken, { bookedOn: today }, clerk)).postings).toContainEqual({
      accountId: 'town-advance',
      amountCents: 700n,
      item: 'line',
    });
    const standing = { ...open, tenantId: 'town', accountId: 'town-advance', item: 'line', openCents: cents(700) };
    const allocations = [{ accountId: 'town-charges', item: null, amountCents: cents(-700) }];
    expect(code(clearItem(standing, { bookedOn: today, allocations, because: 'found' }, clerk))).toBe('booked');
    expect(
      code(clearItem(standing, { bookedOn: today, allocations: [{ ...allocations[0]!, amountCents: cents(-701) }], because: 'f' }, clerk)),
    ).toBe('MORE_THAN_OPEN');
  });
});

test('any course of entries: every journal is 0, every line is one thing, and a balance moves by its day alone (I1, I3, I8)', () => {
  const step = fc.record({
    what: fc.constantFrom('aside', 'book', 'reverse', 'clear', 'twice'),
    amount: fc.integer({ min: -900, max: 900 }),
    day: fc.integer({ min: 0, max: 4 }),
    pick: fc.nat(50),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const journals: Journal[] = [];
      const lines = steps.map(({ amount }, index) => bankLine({ id: `l${index}`, amountCents: cents(amount) }));
      const keep = (result: Result<Journal, unknown>): void => {
        if (result.ok) journals.push({ ...result.value, id: `j${journals.length}` });
      };
      for (const [index, { what, day, pick }] of steps.entries()) {
        const bookedOn = addDays(today, day);
        const line = lines[what === 'twice' ? pick % lines.length : index]!;
        const through = addDays(today, 9);
        const booked = lineStates([line], journals, through).states.get(line.id) === 'booked';
        const chosen = journals[pick % (journals.length || 1)];
        const [position] = openPositions(journals, new Set(['town-deposit', 'town-advance']), through);
        if (what === 'aside' || what === 'twice') keep(setLineAside({ ...open, line, booked }, { bookedOn }, clerk));
        const to = { accountId: 'town-debtor', item: null };
        if (what === 'book')
          keep(
            bookLine({ ...open, line, booked }, { bookedOn, allocations: [{ ...to, amountCents: line.amountCents }], because: 'x' }, clerk),
          );
        if (what === 'clear' && position) {
          const standing = {
            ...open,
            tenantId: 'town',
            accountId: position.accountId,
            item: position.item,
            openCents: position.amountCents,
          };
          keep(clearItem(standing, { bookedOn, allocations: [{ ...to, amountCents: cents(-position.amountCents) }], because: 'x' }, clerk));
        }
        if (what === 'reverse' && chosen) {
          const reversed = journals.some(({ reverses }) => reverses === chosen.id);
          keep(reverseJournal({ ...open, journal: chosen, reversed }, { bookedOn, because: 'x' }, clerk));
        }
      }
      for (const { postings } of journals) expect(sumCents(postings.map(({ amountCents }) => amountCents))).toBe(0n);
      const { states, doubled } = lineStates(lines, journals, addDays(today, 9));
      expect(doubled).toEqual([]);
      expect(states.size).toBe(lines.length);
      // What the bank account holds is the sum of the lines that are booked.
      const booked = sumCents(lines.filter(({ id }) => states.get(id) === 'booked').map(({ amountCents }) => amountCents));
      expect(balances(journals, addDays(today, 9)).get('town-bank') ?? 0n).toBe(booked);
      for (let day = 0; day < 5; day++) {
        const on = addDays(today, day);
        const after = balances(journals, on);
        const before = balances(journals, addDays(on, -1));
        for (const [account, amount] of after) {
          const moved = journals.filter(({ bookedOn }) => bookedOn === on).flatMap(({ postings }) => postings);
          const own = sumCents(moved.filter(({ accountId }) => accountId === account).map(({ amountCents }) => amountCents));
          expect(amount).toBe((before.get(account) ?? 0n) + own);
        }
        expect(sumCents([...after.values()])).toBe(0n);
      }
    }),
    { numRuns: 60 },
  );
});

test('no chain of clearing up and taking back turns the sign of what stands', () => {
  const step = fc.record({
    undo: fc.boolean(),
    pick: fc.nat(50),
    part: fc.integer({ min: 1, max: 100 }),
    to: fc.constantFrom('deposit', 'passing', 'foreign', 'creditor'),
  });
  const kept = new Set(['town-deposit', 'town-passing', 'town-foreign']);
  let refused = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const line = bankLine({ amountCents: cents(100) });
      const journals: Journal[] = [unwrap(setLineAside({ ...open, line, booked: false }, { bookedOn: today }, clerk))];
      for (const { undo, pick, part, to } of steps) {
        const positions = openPositions(journals, kept, today);
        const chosen = journals[pick % journals.length] as Journal;
        const position = positions[pick % Math.max(1, positions.length)];
        const reversed = journals.some(({ reverses }) => reverses === chosen.id);
        if (undo && hasGoneOn(chart, chosen, positions)) refused += 1;
        else if (undo) {
          const back = reverseJournal({ ...open, journal: chosen, reversed }, { bookedOn: today, because: 'x' }, clerk);
          if (back.ok) journals.push(back.value);
        } else if (position && position.accountId !== `town-${to}`) {
          const state = { ...open, ...position, tenantId: 'town', openCents: position.amountCents };
          const allocations = [{ accountId: `town-${to}`, item: to === 'creditor' ? null : position.item, amountCents: cents(part) }];
          const cleared = clearItem(state, { bookedOn: today, allocations, because: 'x' }, clerk);
          if (cleared.ok) journals.push(cleared.value);
        }
        expect(openPositions(journals, kept, today).filter(({ amountCents }) => amountCents > 0n)).toEqual([]);
      }
    }),
  );
  expect(refused).toBeGreaterThan(0);
});
