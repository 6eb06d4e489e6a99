// SPDX-License-Identifier: EUPL-1.2
import { addDays, cents, civilDate, type Iban, unwrap } from '@kernel/core';
import { describe, expect, test } from 'vitest';
import { bankLine } from '../testing/books.ts';
import { as } from '../testing/people.ts';
import { type BatchDetail, type BatchNotice, matchBatch, noticeOf } from './batch.ts';
import { allowRule, CONFIRMATIONS, confirmRule, retireRule, type TaughtRule, teachRule } from './learn-rule.ts';
import { matchLine } from './match.ts';
import { type MatchItem, OpenItemIndex } from './open-items.ts';

const day = civilDate('2026-11-02');
const none = { endToEndId: null, paymentInfoId: null, messageId: null, mandateId: null, bankReference: null };
const rules = { tenantId: 'town', currency: 'EUR', scheme: { length: 12, check: 'mod11-10' }, learned: [] } as const;
const detail = (euro: number, text: string): BatchDetail => ({
  ...{ amountCents: cents(euro * 100), references: none, text, name: null, iban: null, returnReason: null },
});
const claim = (id: string, euro: number, reference: string): MatchItem => ({
  ...{ id, tenantId: 'town', kind: 'claim', accountId: 'debtor', openCents: cents(euro * 100), dueOn: day, subject: null, reference },
  ...{ endToEndId: null, paymentInfoId: null, name: null, ibans: [] },
});
const line = bankLine({ amountCents: cents(5_000), references: none, batchCount: 2, name: null, iban: null });
const notice: BatchNotice = {
  ...{ id: 'n', tenantId: 'town', bankAccountId: 'giro', bookingDay: day, currency: 'EUR', paymentInfoId: null, messageId: null },
  details: [detail(20, 'KZ 516041605533'), detail(30, 'KZ 516041609049')],
};

describe('a booking in one sum', () => {
  test.each<[string, readonly BatchNotice[], string | null]>([
    ['is resolved by its notice', [notice], 'n'],
    ['also by one that comes later', [{ ...notice, bookingDay: addDays(day, 3) }], 'n'],
    ['not by one of another week', [{ ...notice, bookingDay: addDays(day, 4) }], null],
    ['not by one that lacks a cent', [{ ...notice, details: [detail(20, ''), { ...detail(30, ''), amountCents: cents(2_999) }] }], null],
    ['not by one with another number of payments', [{ ...notice, details: [detail(50, '')] }], null],
    ['not by one of another account', [{ ...notice, bankAccountId: 'x' }], null],
    ['not by one of another municipality', [{ ...notice, tenantId: 'x' }], null],
    ['not by one in another currency', [{ ...notice, currency: 'CHF' }], null],
    ['not where two would do', [notice, { ...notice, id: 'n2' }], null],
  ])('%s', (_name, notices, expected) => expect(noticeOf(line, notices)?.id ?? null).toBe(expected));
  test('ids must agree where both are there', () => {
    const named = { ...line, references: { ...none, paymentInfoId: 'P1' } };
    expect(noticeOf(named, [{ ...notice, paymentInfoId: 'P2' }, notice])?.id).toBe('n');
  });

  test('is booked without a person only where all its payments are, and never twice on one claim', () => {
    const index = new OpenItemIndex('town', [claim('a', 20, '516041605533'), claim('b', 30, '516041609049')]);
    const found = matchBatch(line, notice, index, rules);
    expect(found.outcome).toBe('automatic');
    expect(found.matches.map(({ lineId, candidates }) => [lineId, candidates[0]?.parts[0]?.itemId])).toEqual([
      ['line#1', 'a'],
      ['line#2', 'b'],
    ]);
    const twice = { ...notice, details: [detail(20, 'KZ 516041605533'), detail(20, 'KZ 516041605533')] };
    const doubled = matchBatch({ ...line, amountCents: cents(4_000) }, twice, index, rules);
    expect(doubled.outcome).toBe('suggested');
    expect(doubled.matches.map(({ outcome }) => outcome)).toEqual(['automatic', 'unclear']);
    // The index is as it was.
    expect(index.get('a')?.openCents).toBe(2_000n);
    expect(matchBatch(line, notice, index, rules)).toEqual(found);
  });
});

describe('a learned rule', () => {
  const charge = bankLine({ amountCents: cents(-550), gvc: '808', text: 'Entgelte 11/2026', iban: null });
  const input = { accountId: 'charges', byGvc: true, byIban: false, textHolds: 'Entgelte' };
  const code = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }): string =>
    result.ok ? 'done' : (result.error?.code ?? '');
  const rule = unwrap(teachRule({ line: charge }, input, as('a', 'centre')));
  const seen = (count: number): TaughtRule => ({ ...rule, confirmed: count });

  test.each([
    [input, as('a', 'service'), 'NOT_A_PERSON'],
    [{ ...input, byGvc: false, textHolds: null }, as('a', 'centre'), 'NO_MARK'],
    [{ ...input, byGvc: false, textHolds: ' - ' }, as('a', 'centre'), 'NO_MARK'],
    [{ ...input, byIban: true }, as('a', 'centre'), 'MARK_NOT_ON_LINE'],
    [{ ...input, textHolds: 'Zinsen' }, as('a', 'centre'), 'MARK_NOT_ON_LINE'],
  ])('is not taught by %o', (given, who, expected) => expect(code(teachRule({ line: charge }, given, who))).toBe(expected));

  test('suggests until another person lets it book, after it was right a few times', () => {
    const index = new OpenItemIndex('town');
    const outcome = (own: TaughtRule): string => matchLine(charge, index, { ...rules, learned: [own] }).outcome;
    expect(outcome(rule)).toBe('suggested');
    expect(code(allowRule(seen(CONFIRMATIONS - 1), {}, as('b', 'centre')))).toBe('TOO_FEW_CONFIRMATIONS');
    expect(code(allowRule(seen(CONFIRMATIONS), {}, as('a', 'centre')))).toBe('SAME_PERSON');
    expect(code(allowRule(seen(CONFIRMATIONS), {}, as('a', 'member')))).toBe('SAME_PERSON');
    expect(code(allowRule(seen(CONFIRMATIONS), {}, as('b', 'operator')))).toBe('NOT_A_PERSON');
    const allowed = unwrap(allowRule(seen(CONFIRMATIONS), {}, as('b', 'centre')));
    expect(outcome(allowed)).toBe('automatic');
    expect(code(allowRule(allowed, {}, as('b', 'centre')))).toBe('ALREADY_ALLOWED');
    // One booking against it, and it suggests again.
    const wrong = unwrap(confirmRule(allowed, { asSuggested: false }, as('c', 'centre')));
    expect([outcome(wrong), wrong.confirmed, wrong.allowedBy]).toEqual(['suggested', 0, null]);
    expect(unwrap(confirmRule(rule, { asSuggested: true }, as('c', 'centre'))).confirmed).toBe(1);
    expect(code(confirmRule(rule, { asSuggested: true }, as('c', 'service')))).toBe('NOT_A_PERSON');
  });
  test('that was retired does nothing any more', () => {
    const retired = unwrap(retireRule(seen(9), {}, as('b', 'centre')));
    expect(matchLine(charge, new OpenItemIndex('town'), { ...rules, learned: [retired] }).outcome).toBe('unclear');
    expect(code(allowRule(retired, {}, as('b', 'centre')))).toBe('RULE_RETIRED');
    expect(code(confirmRule(retired, { asSuggested: true }, as('b', 'centre')))).toBe('RULE_RETIRED');
    expect(code(retireRule(retired, {}, as('b', 'centre')))).toBe('RULE_RETIRED');
    expect(code(retireRule(rule, {}, as('b', 'service')))).toBe('NOT_A_PERSON');
  });
  test('of one account says nothing about another', () => {
    const other = { ...charge, bankAccountId: 'second', iban: 'DE02120300000000202051' as Iban };
    expect(matchLine(other, new OpenItemIndex('town'), { ...rules, learned: [rule] }).outcome).toBe('unclear');
  });
});
