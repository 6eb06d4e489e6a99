// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate, sumCents } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AdvanceDue } from './advances.ts';
import type { ChargeLine, ChargeSet, MemberCharges } from './billable.ts';
import { type ComposeInput, composeDocuments } from './compose.ts';
import { canonicalDocument, type DocumentContent, documentFromJson } from './document.ts';
import { foldSets } from './fold-sets.ts';
import { charge, chargeSet, EXEMPT, member, OUTSIDE, TAXED } from './testing/billing-scene.ts';

const input = (members: readonly MemberCharges[], over: Partial<ComposeInput> = {}): ComposeInput => ({
  kind: 'annual',
  overInstalments: false,
  sets: [{ sourceId: 'run-1', hash: 'h1' }],
  from: civilDate('2026-01-01'),
  to: civilDate('2026-12-31'),
  members,
  advances: [],
  advanceWay: 'remainder',
  corrected: [],
  ...over,
});
const advance = (tenantId: string, number: number, due: bigint, over: Partial<AdvanceDue> = {}): AdvanceDue => ({
  ...{ tenantId, number, year: 2026, family: 'invoice', order: { de: '', en: '' }, usedCents: cents(0n) },
  vat: { code: 'S', ratePermille: 190, bases: [] },
  dueOn: civilDate(`2026-${String(number * 3 - 1).padStart(2, '0')}-15`),
  dueCents: cents(due),
  paidCents: cents(due),
  document: {
    number: 'R-2026-000001',
    issuedOn: civilDate('2026-02-01'),
    breakdown: [{ code: 'S', ratePermille: 190, netCents: cents(10_000), vatCents: cents(1_900), bases: ['§ 12 Abs. 1 UStG'] }],
  },
  ...over,
});
const sums = ({ totals }: DocumentContent) => totals;

describe('a document', () => {
  test('holds what one family orders for one year, and of invoices one side of VAT', () => {
    const next = { from: civilDate('2027-01-01'), to: civilDate('2027-01-31') };
    const lines = [
      charge('a', 100n),
      charge('b', 200n, { form: 'statutes', vat: OUTSIDE }),
      charge('c', 300n, { vat: TAXED }),
      charge('d', 400n, { vat: OUTSIDE }),
      charge('e', 500n, { form: 'statutes', vat: EXEMPT }),
      charge('f', 600n, { ...next, vat: TAXED }),
    ];
    const documents = composeDocuments(input([member('1', lines)], { to: civilDate('2027-01-31') }));
    expect(
      documents.map(({ groupKey, lines: held, from, to }) => [groupKey, held.map(({ lineKey }) => lineKey).join(''), from, to]),
    ).toEqual([
      ['notice-2026', 'be', '2026-01-01', '2026-12-31'],
      ['invoice-2026', 'ac', '2026-01-01', '2026-12-31'],
      ['invoice-2026-outside', 'd', '2026-01-01', '2026-12-31'],
      ['invoice-2027', 'f', '2027-01-01', '2027-01-31'],
    ]);
  });

  test('bears VAT once for each rate on the sum of its lines, half a cent up', () => {
    // Line by line 19 % of 0.13 twice would be 0.02 + 0.02; of 0.26 it is 0.0494.
    const [document] = composeDocuments(input([member('1', [charge('a', 13n, { vat: TAXED }), charge('b', 13n, { vat: TAXED })])]));
    expect(document?.breakdown).toMatchObject([{ code: 'S', netCents: 26n, vatCents: 5n }]);
    const [half] = composeDocuments(input([member('1', [charge('a', 50n, { vat: TAXED })])]));
    expect(half?.breakdown).toMatchObject([{ vatCents: 10n }]);
  });

  test('takes advances off as lines with their VAT, so that VAT is charged on the remainder', () => {
    const lines = [charge('a', 100_000n, { vat: TAXED })];
    const [document] = composeDocuments(input([member('1', lines)], { advances: [advance('1', 1, 29_750n), advance('1', 2, 29_750n)] }));
    expect(document?.advances.map(({ netCents, vatCents }) => [netCents, vatCents])).toEqual([
      [25_000n, 4_750n],
      [25_000n, 4_750n],
    ]);
    expect(document?.breakdown).toMatchObject([{ netCents: 50_000n, vatCents: 9_500n }]);
    expect(document && sums(document)).toEqual({
      netCents: 100_000n,
      vatCents: 9_500n,
      grossCents: 119_000n,
      advancesCents: 59_500n,
      assessedCents: 59_500n,
      arrearsCents: 0n,
    });
  });

  test('the other way charges the whole and takes off what was paid', () => {
    const lines = [charge('a', 100_000n, { vat: TAXED })];
    const [document] = composeDocuments(input([member('1', lines)], { advanceWay: 'prepaid', advances: [advance('1', 1, 29_750n)] }));
    expect(document).toMatchObject({ advanceWay: 'prepaid', breakdown: [{ netCents: 100_000n, vatCents: 19_000n }] });
    expect(document?.totals).toMatchObject({ grossCents: 119_000n, assessedCents: 89_250n, arrearsCents: 0n });
  });

  test.each(['remainder', 'prepaid'] as const)(
    'takes off only what was received, with the VAT upon it, and orders the rest anew (§ 14 Abs. 5 Satz 2 UStG): %s',
    (advanceWay) => {
      const advances = [advance('1', 1, 29_750n, { paidCents: cents(11_900n) }), advance('1', 2, 29_750n, { paidCents: cents(0n) })];
      const [document] = composeDocuments(input([member('1', [charge('a', 100_000n, { vat: TAXED })])], { advanceWay, advances }));
      expect(
        document?.advances.map(({ netCents, vatCents, dueCents, paidCents, replacedCents }) => [
          ...[netCents, vatCents, dueCents, paidCents, replacedCents],
        ]),
      ).toEqual([
        [10_000n, 1_900n, 11_900n, 11_900n, 17_850n],
        [0n, 0n, 0n, 0n, 29_750n],
      ]);
      expect(document?.totals).toMatchObject({ grossCents: 119_000n, advancesCents: 11_900n, assessedCents: 107_100n, arrearsCents: 0n });
    },
  );

  test('takes off only what was due within its period, and gives back to who was charged nothing', () => {
    const documents = composeDocuments(
      input([member('1', []), member('2', [charge('a', 500n)])], {
        to: civilDate('2026-03-31'),
        advances: [advance('1', 1, 1_190n), advance('1', 2, 1_190n), advance('2', 2, 1_190n)],
      }),
    );
    expect(documents.map(({ member: { tenantId }, totals, typeCode }) => [tenantId, totals.assessedCents, typeCode])).toEqual([
      ['1', -1_190n, '380'],
      ['2', 500n, '380'],
    ]);
  });

  describe('over a levy', () => {
    const levy = (number: number, due: bigint, over: Partial<AdvanceDue> = {}): AdvanceDue =>
      advance('1', number, due, {
        ...{ family: 'notice', document: null, vat: { code: 'O', ratePermille: 0, bases: ['§ 2b UStG'] } },
        ...{ order: { de: 'Umlage 2026: § 16 der Satzung', en: 'Levy 2026: § 16' }, ...over },
      });
    const share = (amount: bigint) => charge('b', amount, { form: 'statutes', vat: OUTSIDE });
    const upTo = (month: string) => ({ from: civilDate(`2026-${month}-01`), to: civilDate(`2026-${month}-28`) });
    const december = { from: civilDate('2026-10-01'), to: civilDate('2026-12-31') };
    const shown = (documents: readonly DocumentContent[]) =>
      documents.map(({ groupKey, advances, totals }) => [
        groupKey,
        advances.map(({ number, dueCents }) => [number, dueCents]),
        totals.assessedCents,
      ]);

    test('takes off its instalments as far as it charges anything, the oldest first; the rest waits, whatever the invoices charge', () => {
      const lines = [charge('a', 9_000n), share(500n)];
      const documents = composeDocuments(input([member('1', lines)], { ...upTo('08'), advances: [levy(2, 300n), levy(1, 300n)] }));
      expect(shown(documents)).toEqual([
        [
          'notice-2026',
          [
            [1, 300n],
            [2, 200n],
          ],
          0n,
        ],
        ['invoice-2026', [], 9_000n],
      ]);
      expect(documents[0]?.advances).toMatchObject([{ code: 'O', order: { de: 'Umlage 2026: § 16 der Satzung' } }, { wholeCents: 300n }]);
      const invoices = composeDocuments(
        input([member('1', [charge('o', 9_000n, { vat: OUTSIDE })])], { ...upTo('08'), advances: [levy(1, 300n)] }),
      );
      expect(shown(invoices)).toEqual([['invoice-2026-outside', [], 9_000n]]);
    });

    test('goes on where other documents have ended, and gives back with the year what is left: in its last notice, or in one of its own', () => {
      const advances = [levy(1, 300n, { usedCents: cents(300n) }), levy(2, 300n, { usedCents: cents(200n) }), levy(3, 300n)];
      expect(shown(composeDocuments(input([member('1', [share(150n)])], { ...december, advances })))).toEqual([
        [
          'notice-2026',
          [
            [2, 100n],
            [3, 300n],
          ],
          -250n,
        ],
      ]);
      const without = composeDocuments(input([member('1', [charge('a', 9_000n)])], { ...december, advances }));
      expect(shown(without)).toEqual([
        [
          'notice-2026',
          [
            [2, 100n],
            [3, 300n],
          ],
          -400n,
        ],
        ['invoice-2026', [], 9_000n],
      ]);
    });

    test('outside VAT is taken off as it was ordered, and what is unpaid stays owed by its notice; what was paid goes first', () => {
      const unpaid = [levy(1, 300n, { paidCents: cents(120n) }), levy(2, 300n, { paidCents: cents(0n) })];
      const [notice] = composeDocuments(input([member('1', [share(400n)])], { ...upTo('08'), advances: unpaid }));
      expect(notice?.advances.map(({ dueCents, paidCents, replacedCents }) => [dueCents, paidCents, replacedCents])).toEqual([
        [300n, 120n, 0n],
        [100n, 0n, 0n],
      ]);
      expect(notice?.totals).toMatchObject({ assessedCents: 0n, arrearsCents: 280n });
    });

    test('that bears VAT goes off by what was received', () => {
      const taxed = levy(1, 11_900n, { paidCents: cents(5_950n), vat: { code: 'S', ratePermille: 190, bases: ['§ 12 UStG'] } });
      const lines = [charge('b', 20_000n, { form: 'statutes', vat: TAXED })];
      const [notice] = composeDocuments(input([member('1', lines)], { ...december, advances: [taxed] }));
      expect(notice?.advances).toMatchObject([{ netCents: 5_000n, vatCents: 950n, replacedCents: 5_950n }]);
      expect(notice?.totals).toMatchObject({ grossCents: 23_800n, assessedCents: 17_850n, arrearsCents: 0n });
    });

    test('closes to the cent over any year: asked for = taken off + given back, whatever the notices charge', () => {
      const amounts = fc.array(fc.integer({ min: 0, max: 50_000 }), { minLength: 4, maxLength: 4 });
      fc.assert(
        fc.property(amounts, amounts, (asked, charged) => {
          const used = [0n, 0n, 0n, 0n];
          let [ordered, back] = [0n, 0n];
          for (const [quarter, amount] of charged.entries()) {
            const month = quarter * 3;
            const span = {
              from: civilDate(`2026-${String(month + 1).padStart(2, '0')}-01`),
              to: civilDate(`2026-${['03-31', '06-30', '09-30', '12-31'][quarter]}`),
            };
            const advances = asked.map((due, index) =>
              levy(index + 1, BigInt(due), {
                dueOn: civilDate(`2026-${['02', '05', '08', '11'][index]}-15`),
                usedCents: cents(used[index] ?? 0n),
              }),
            );
            const lines = amount === 0 ? [] : [share(BigInt(amount))];
            for (const { advances: off, totals } of composeDocuments(input([member('1', lines)], { ...span, advances }))) {
              for (const { number, dueCents } of off) used[number - 1] = (used[number - 1] ?? 0n) + dueCents;
              if (totals.assessedCents < 0n) back -= totals.assessedCents;
              else ordered += totals.assessedCents;
            }
          }
          expect(used).toEqual(asked.map(BigInt));
          expect(sumCents(asked.map((one) => cents(BigInt(one)))) + ordered - back).toBe(
            sumCents(charged.map((one) => cents(BigInt(one)))),
          );
        }),
      );
    });
  });

  test('a correction names the document that it corrects; a credit is one where there is none', () => {
    const corrected = [
      {
        tenantId: '1',
        family: 'invoice' as const,
        year: 2026,
        groupKey: 'invoice-2026',
        documentId: 'd1',
        number: 'R-2027-000001',
        issuedOn: civilDate('2027-02-20'),
      },
    ];
    const documents = composeDocuments(
      input([member('1', [charge('a', -100n)]), member('2', [charge('a', -50n)]), member('3', [charge('a', 150n)])], {
        kind: 'correction',
        corrected,
      }),
    );
    expect(documents.map(({ typeCode, corrects }) => [typeCode, corrects?.number ?? null])).toEqual([
      ['384', 'R-2027-000001'],
      ['381', null],
      ['380', null],
    ]);
  });

  test('is the same again after it was stored', () => {
    const [document] = composeDocuments(input([member('1', [charge('a', 7n)])], { advances: [advance('1', 1, 3n)] }));
    if (!document) throw new Error('a document');
    const stored = JSON.parse(JSON.stringify(document, (_key, value) => (typeof value === 'bigint' ? String(value) : value)));
    expect(documentFromJson(stored)).toEqual(document);
    expect(canonicalDocument(documentFromJson(stored))).toBe(canonicalDocument(document));
  });
});

const vats = fc.constantFrom(OUTSIDE, EXEMPT, TAXED);
const forms = fc.constantFrom('statutes' as const, 'serviceContract' as const);
const lines: fc.Arbitrary<ChargeLine[]> = fc
  .uniqueArray(fc.record({ key: fc.nat(12), amount: fc.integer({ min: -5_000_000, max: 9_000_000 }), vat: vats, form: forms }), {
    selector: ({ key }) => key,
    maxLength: 8,
  })
  .map((found) => found.map(({ key, amount, vat, form }) => charge(`k${key}`, BigInt(amount), { vat, form })));
const members: fc.Arbitrary<MemberCharges[]> = fc
  .array(lines, { minLength: 1, maxLength: 5 })
  .map((all) => all.map((one, index) => member(String(index + 1), one)));
const totalOf = (sets: readonly ChargeSet[]): bigint =>
  sumCents(sets.flatMap(({ billables }) => billables.map(({ totalCents }) => totalCents)));
const netOfAll = (documents: readonly DocumentContent[]): bigint => sumCents(documents.map(({ totals }) => totals.netCents));

describe('for any charges', () => {
  test('the documents add up to the set, and to the set with its corrections when these are folded in', () => {
    fc.assert(
      fc.property(members, fc.array(members, { maxLength: 3 }), (regular, corrections) => {
        const sets = [regular, ...corrections].map((billables, index) => chargeSet(billables, { sourceId: `s${index}` }));
        const [first, ...rest] = sets;
        if (!first) return;
        expect(netOfAll(composeDocuments(input(regular)))).toBe(totalOf([first]));
        const folded = foldSets(first, rest);
        expect(netOfAll(composeDocuments(input(folded)))).toBe(totalOf(sets));
        // Issued one after the other they charge the same.
        const each = sets.map(({ billables }, index) =>
          composeDocuments(input(billables, { kind: index === 0 ? 'annual' : 'correction' })),
        );
        expect(netOfAll(each.flat())).toBe(totalOf(sets));
      }),
    );
  });

  test('the order of input changes nothing', () => {
    fc.assert(
      fc.property(members, (all) => {
        const turned = [...all].reverse().map((one) => ({ ...one, lines: [...one.lines].reverse() }));
        expect(composeDocuments(input(turned))).toEqual(composeDocuments(input(all)));
      }),
    );
  });

  test('what is newly ordered is the whole less the advances, and VAT is within a cent of VAT on the whole less theirs', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 90_000_000 }),
        fc.array(fc.integer({ min: 1, max: 9_000_000 }), { maxLength: 3 }),
        (amount, dues) => {
          const advances = dues.map((due, index) => advance('1', index + 1, BigInt(due)));
          const [document] = composeDocuments(input([member('1', [charge('a', BigInt(amount), { vat: TAXED })])], { advances }));
          if (!document) throw new Error('a document');
          const { grossCents, advancesCents, assessedCents } = document.totals;
          expect(assessedCents).toBe(grossCents - advancesCents);
          expect(advancesCents).toBe(BigInt(dues.reduce((sum, due) => sum + due, 0)));
          const [row] = document.breakdown;
          expect((row?.netCents ?? 0n) + (row?.vatCents ?? 0n)).toBe(assessedCents);
          const whole = (BigInt(amount) * 1190n + 500n) / 1000n;
          const apart = grossCents - whole;
          expect(apart <= 1n + BigInt(dues.length) && apart >= -1n - BigInt(dues.length)).toBe(true);
        },
      ),
    );
  });
});
