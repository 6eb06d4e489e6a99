// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate, type Iban, sumCents } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BankLine } from '../bank/bank-line.ts';
import { bankLine } from '../testing/books.ts';
import { digitStreams } from './digit-stream.ts';
import { findReferences, repairReferences } from './find-reference.ts';
import { type MatchRules, matchLine } from './match.ts';
import { foldName, sameName } from './name.ts';
import { type MatchItem, OpenItemIndex } from './open-items.ts';
import { isReference } from './reference-scheme.ts';

const scheme = { length: 12, check: 'mod11-10' } as const;
/** References with right check digits. */
const [REF_A, REF_B] = ['516041605533', '516041609049'];
const IBAN_A = 'DE02120300000000202051' as Iban;
const IBAN_B = 'DE02500105170137075030' as Iban;
const none = { endToEndId: null, paymentInfoId: null, messageId: null, mandateId: null, bankReference: null };

const claim = (id: string, euro: number, change: Partial<MatchItem> = {}): MatchItem => ({
  ...{ id, tenantId: 'town', kind: 'claim', accountId: 'debtor', openCents: cents(euro * 100), dueOn: civilDate('2026-11-15') },
  ...{ subject: null, reference: REF_A, endToEndId: null, paymentInfoId: null, name: 'Ada Muster', ibans: [IBAN_A] },
  ...change,
});
const money = (euro: number, change: Partial<BankLine> = {}): BankLine =>
  bankLine({ amountCents: cents(euro * 100), references: none, text: '', name: null, iban: null, ...change });
const rules: MatchRules = { tenantId: 'town', currency: 'EUR', scheme, learned: [] };
const matched = (line: BankLine, items: readonly MatchItem[], own: MatchRules = rules) => {
  const { outcome, rule, candidates } = matchLine(line, new OpenItemIndex('town', items), own);
  return [outcome, rule, candidates[0]?.parts.map(({ itemId, accountId }) => itemId ?? accountId).join() ?? ''];
};

describe('references in texts as payers and banks write them', () => {
  const known = (reference: string): boolean => reference === REF_A || reference === REF_B;
  test.each([
    ['516041605533', [REF_A]],
    ['Kassenzeichen:516041605533, Grundsteuer', [REF_A]],
    ['KZ516041605533', [REF_A]],
    ['5160 4160 5533', [REF_A]],
    ['516.041.605.533', [REF_A]],
    ['5160 - 4160 - 5533', [REF_A]],
    ['5160/4160/5533 vom 1.03.2026', [REF_A]],
    ['51604\n1605533 Hund', [REF_A]],
    ['5I6O4l6O5533', [REF_A]],
    ['516041605533 516041609049', [REF_A, REF_B]],
    ['516041605533, 516041609049', [REF_A, REF_B]],
    ['Tel 0171 1692475, Kz.516041605533\n20260215', [REF_A]],
    ['516041605534', []],
    ['5160416 / vom 05533', []],
    ['Olli 516041605533 Ilse', [REF_A]],
    ['', []],
  ])('%j', (text, expected) => expect(findReferences(text, scheme, known).map(({ reference }) => reference)).toEqual(expected));
  test.each([
    ['516041650533', 'swapped'],
    ['516041605633', 'wrongDigit'],
    ['51604160533', 'missingDigit'],
    ['5160416055533', 'extraDigit'],
    ['5160 4160 5353', 'swapped'],
  ])('%s is one mistake away: %s', (text, repair) => expect(repairReferences(text, scheme, known)).toEqual([{ reference: REF_A, repair }]));
  test('what ends with its check digit is taken at its word', () => {
    const others = (reference: string): boolean => reference !== REF_A;
    expect(repairReferences(REF_A ?? '', scheme, others)).toEqual([]);
  });
  test('letters are digits only beside digits', () => {
    expect(digitStreams('Olio Il 12').map(({ digits }) => digits)).toEqual(['12']);
    expect(digitStreams('12 OO 34').map(({ digits }) => digits)).toEqual(['120034']);
  });
  test('check digits', () => {
    expect(isReference('07945', { length: 5, check: 'mod11-10' })).toBe(true);
    expect(isReference('79927398713', { length: 11, check: 'mod10' })).toBe(true);
    expect(isReference('79927398714', { length: 11, check: 'mod10' })).toBe(false);
    expect(isReference('1234', { length: 5, check: 'none' })).toBe(false);
  });
});

test('names are the same in another order and spelling, and a surname alone is none', () => {
  expect(foldName('Dr. Müller, Ada')).toBe('ADA MUELLER');
  expect(sameName('Ada Müller', 'MUELLER ADA')).toBe(true);
  expect(sameName('Müller', 'Müller')).toBe(false);
  expect(sameName(null, null)).toBe(false);
});

/** Twenty euro is what others owe, too. */
const MANY = ['x', 'y', 'z'].map((id) => claim(id, 20, { reference: null, name: null, ibans: [] }));

describe('the order of the rules', () => {
  const order = claim('o', -10, { kind: 'order', reference: null, endToEndId: 'VW1', paymentInfoId: 'P1' });
  const back = { ...order, id: 'back', kind: 'returnable' as const, openCents: cents(1_000) };
  const batch = claim('run', -30, { kind: 'batch', reference: null, paymentInfoId: 'P9', name: null, ibans: [] });
  const other = claim('b', 50, { reference: REF_B, name: 'Bea Muster', ibans: [IBAN_B] });
  const id = { references: { ...none, endToEndId: 'VW1' } };
  const ref = { text: `KZ ${REF_A}` };
  test.each([
    ['own id', money(-10, id), [order, back], ['automatic', 'ownEndToEndId', 'o']],
    ['own id on the way back', money(10, { ...id, returnReason: 'AC04' }), [order, back], ['automatic', 'ownEndToEndId', 'back']],
    ['own id, another amount', money(-9, id), [order], ['suggested', 'ownEndToEndId', 'o']],
    ['id that nobody gave', money(-10, { references: { ...none, endToEndId: 'NOTPROVIDED' } }), [order], ['unclear', null, '']],
    [
      'batch by its id',
      money(-30, { references: { ...none, paymentInfoId: 'P9' }, batchCount: 3 }),
      [batch],
      ['automatic', 'paymentInfoId', 'run'],
    ],
    [
      'all orders of a block in one sum',
      money(-25, { references: { ...none, paymentInfoId: 'P1' } }),
      [order, { ...order, id: 'o2', endToEndId: 'VW2', openCents: cents(-1_500) }],
      ['automatic', 'paymentInfoId', 'o,o2'],
    ],
    ['batch by its sum', money(-30, { batchCount: 3 }), [batch], ['automatic', 'batchSum', 'run']],
    ['two batches of one sum', money(-30, { batchCount: 3 }), [batch, { ...batch, id: 'r2' }], ['suggested', 'batchSum', 'run']],
    ['batch that nobody knows, of a claim’s amount', money(50, { batchCount: 3, iban: IBAN_B }), [other], ['unclear', null, '']],
    ['reference', money(20, ref), [claim('a', 20)], ['automatic', 'reference', 'a']],
    [
      'reference in the payer’s own id',
      money(20, { references: { ...none, endToEndId: REF_A ?? '' } }),
      [claim('a', 20)],
      ['automatic', 'reference', 'a'],
    ],
    [
      'oldest of equal instalments',
      money(20, ref),
      [claim('a2', 20, { dueOn: civilDate('2027-02-15') }), claim('a1', 20)],
      ['automatic', 'reference', 'a1'],
    ],
    ['less than is owed', money(15, ref), [claim('a', 20)], ['suggested', 'reference', 'a']],
    ['more than is owed', money(25, ref), [claim('a', 20)], ['suggested', 'reference', 'a']],
    ['two references', money(70, { text: `${REF_A} ${REF_B}` }), [claim('a', 20), other], ['automatic', 'reference', 'a,b']],
    [
      'one of two named, both of the account',
      money(70, { ...ref, iban: IBAN_A }),
      [claim('a', 20), { ...other, ibans: [IBAN_A] }],
      ['automatic', 'reference', 'a,b'],
    ],
    [
      'twice the amount of one reference',
      money(40, { ...ref, iban: IBAN_A }),
      [claim('a1', 20), claim('a2', 20, { dueOn: civilDate('2026-11-30') })],
      ['suggested', 'reference', 'a1,a2'],
    ],
    [
      'somebody else’s reference, and the account owes the same',
      money(50, { text: `${REF_A}`, iban: IBAN_B, name: 'Bea Muster' }),
      [claim('a', 50), other],
      ['suggested', 'reference', 'a'],
    ],
    [
      'swapped digits, account agrees',
      money(20, { text: '516041650533', iban: IBAN_A }),
      [claim('a', 20)],
      ['automatic', 'repairedReference', 'a'],
    ],
    [
      'swapped digits, an amount that nobody else owes',
      money(20, { text: '516041650533' }),
      [claim('a', 20)],
      ['automatic', 'repairedReference', 'a'],
    ],
    [
      'swapped digits, an amount of many',
      money(20, { text: '516041650533' }),
      [claim('a', 20), ...MANY],
      ['suggested', 'repairedReference', 'a'],
    ],
    ['account and amount', money(50, { iban: IBAN_B }), [claim('a', 50), other], ['automatic', 'ibanAmount', 'b']],
    [
      'two claims of one account and amount',
      money(50, { iban: IBAN_B }),
      [other, claim('c', 50, { ibans: [IBAN_B], name: 'Cem Muster' })],
      ['suggested', 'ibanAmount', 'b'],
    ],
    [
      '… and a name that decides',
      money(50, { iban: IBAN_B, name: 'Muster, Cem' }),
      [other, claim('c', 50, { ibans: [IBAN_B], name: 'Cem Muster' })],
      ['automatic', 'ibanAmount', 'c'],
    ],
    [
      'account and several claims',
      money(70, { iban: IBAN_A }),
      [claim('a', 20), claim('b', 50, { reference: REF_B }), claim('c', 30, { reference: null })],
      ['automatic', 'ibanSubset', 'a,b'],
    ],
    [
      'several ways to make it',
      money(50, { iban: IBAN_A }),
      [claim('a', 20), claim('b', 30, { reference: REF_B }), claim('c', 30, { reference: null })],
      ['suggested', 'ibanSubset', ''],
    ],
    ['a reference that was paid before', money(50, { iban: IBAN_B, text: REF_A ?? '' }), [other], ['suggested', 'ibanAmount', 'b']],
    ['name and amount', money(50, { name: 'BEA MUSTER' }), [other], ['automatic', 'nameAmount', 'b']],
    [
      'name and an amount of many',
      money(50, { name: 'Bea Muster' }),
      ['x', 'y', 'z'].map((x) => claim(x, 50, { reference: null })).concat(other),
      ['suggested', 'nameAmount', 'b'],
    ],
    ['another currency', money(20, { ...ref, currency: 'CHF' }), [claim('a', 20)], ['unclear', null, '']],
    ['nothing', money(51, { name: 'Bea Muster' }), [other], ['unclear', null, '']],
  ] as const)('%s', (_name, line, items, expected) => {
    const [outcome, rule, parts] = matched(line, items);
    expect([outcome, rule]).toEqual(expected.slice(0, 2));
    if (expected[2] !== '') expect(parts).toBe(expected[2]);
  });

  test('a learned rule books by itself only when a person allowed it to, and for its own account', () => {
    const learned = {
      ...{ id: 'r', tenantId: 'town', bankAccountId: 'giro', gvc: '808', iban: null, textHolds: 'ENTGELT', direction: 'out' as const },
      ...{ accountId: 'charges', automatic: true },
    } as const;
    const charge = money(-5, { gvc: '808', text: 'Entgelte 11/2026' });
    const withRules = (...own: MatchRules['learned']): MatchRules => ({ ...rules, learned: own });
    expect(matched(charge, [], withRules(learned))).toEqual(['automatic', 'learnedRule', 'charges']);
    expect(matched(charge, [], withRules({ ...learned, automatic: false }))[0]).toBe('suggested');
    expect(matched(charge, [], withRules(learned, { ...learned, id: 'r2', accountId: 'x' }))[0]).toBe('suggested');
    for (const strange of [{ bankAccountId: 'x' }, { tenantId: 'x' }, { gvc: '166' }, { direction: 'in' as const }, { textHolds: 'X' }])
      expect(matched(charge, [], withRules({ ...learned, ...strange }))[0]).toBe('unclear');
    expect(matched(charge, [], withRules({ ...learned, gvc: null, textHolds: null }))[0]).toBe('unclear');
  });

  test('a line of another municipality is nobody’s, whatever its text says', () => {
    expect(matched(money(20, { text: REF_A ?? '', tenantId: 'other' }), [claim('a', 20)])).toEqual(['unclear', null, '']);
    expect(() => new OpenItemIndex('other', [claim('a', 20)])).toThrow('another municipality');
  });
});

test('whatever comes, parts and rest make the line, and what is automatic agrees to the cent', () => {
  const items = fc.array(
    fc.record({
      euro: fc.integer({ min: 1, max: 6 }),
      reference: fc.constantFrom(REF_A, REF_B, null),
      iban: fc.constantFrom(IBAN_A, IBAN_B),
    }),
    { maxLength: 8 },
  );
  const line = fc.record({
    euro: fc.integer({ min: 1, max: 12 }),
    text: fc.constantFrom('', `${REF_A}`, `${REF_A} ${REF_B}`),
    iban: fc.constantFrom(IBAN_A, IBAN_B, null),
  });
  fc.assert(
    fc.property(items, line, (open, { euro, text, iban }) => {
      const index = new OpenItemIndex(
        'town',
        open.map((item, at) => claim(`i${at}`, item.euro, { reference: item.reference ?? null, ibans: [item.iban] })),
      );
      const { outcome, candidates } = matchLine(money(euro, { text, iban }), index, rules);
      for (const { parts, restCents } of candidates) {
        expect(sumCents(parts.map(({ amountCents }) => amountCents)) + restCents).toBe(cents(euro * 100));
        expect(new Set(parts.map(({ itemId }) => itemId)).size).toBe(parts.length);
        for (const { itemId, amountCents } of parts) expect(amountCents <= (index.get(itemId ?? '')?.openCents ?? 0n)).toBe(true);
      }
      if (outcome === 'automatic') expect(candidates[0]?.restCents).toBe(0n);
    }),
    { numRuns: 300 },
  );
});

test('what is paid is no longer open, and what is paid in part is open with the rest', () => {
  const index = new OpenItemIndex('town', [claim('a', 20), claim('b', 30)]);
  index.settle('a', 2_000n);
  index.settle('b', 1_000n);
  expect(index.byReference(REF_A ?? '').map(({ id, openCents }) => [id, openCents])).toEqual([['b', 2_000n]]);
  expect(index.countOwing(2_000n, 9)).toBe(1);
  expect(index.countOwing(3_000n, 9)).toBe(0);
  index.remove('b');
  expect(index.hasReference(REF_A ?? '')).toBe(false);
});
