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
  tenantId,
  number,
  dueOn: civilDate(`2026-0${number * 3 - 1}-15`),
  dueCents: cents(due),
  paidCents: cents(due),
  document: {
    number: 'R-2026-000001',
    issuedOn: civilDate('2026-02-01'),
    family: 'invoice',
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

  test('the other way charges the whole and takes off what was paid; with an instalment unpaid it does not', () => {
    const lines = [charge('a', 100_000n, { vat: TAXED })];
    const of = (paid: bigint) =>
      composeDocuments(
        input([member('1', lines)], { advanceWay: 'prepaid', advances: [advance('1', 1, 29_750n, { paidCents: cents(paid) })] }),
      )[0];
    expect(of(29_750n)).toMatchObject({ advanceWay: 'prepaid', breakdown: [{ netCents: 100_000n, vatCents: 19_000n }] });
    expect(of(29_750n)?.totals).toMatchObject({ grossCents: 119_000n, assessedCents: 89_250n, arrearsCents: 0n });
    expect(of(20_000n)).toMatchObject({ advanceWay: 'remainder', totals: { assessedCents: 89_250n, arrearsCents: 9_750n } });
  });

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

  test('an advance without a document goes off the largest one, and says that its VAT is assumed', () => {
    const lines = [charge('a', 100n), charge('b', 900n, { form: 'statutes', vat: OUTSIDE })];
    const [notice, invoice] = composeDocuments(input([member('1', lines)], { advances: [advance('1', 1, 300n, { document: null })] }));
    expect(notice?.advances).toMatchObject([{ code: 'O', netCents: 300n, vatCents: 0n, vatAssumed: true }]);
    expect(invoice?.advances).toEqual([]);
  });

  test('an instalment of the levy goes off in a notice of its own where nothing but taxed services is charged', () => {
    const breakdown = [{ code: 'O' as const, ratePermille: 0, netCents: cents(300n), vatCents: cents(0n), bases: ['§ 2b UStG'] }];
    const document = { number: 'B-2026-000001', issuedOn: civilDate('2026-01-15'), family: 'notice' as const, breakdown };
    const advances = [advance('1', 1, 300n, { document }), advance('1', 2, 300n, { document })];
    const documents = composeDocuments(input([member('1', [charge('a', 1_000n, { vat: TAXED })])], { advances }));
    expect(documents.map(({ groupKey, totals }) => [groupKey, totals.grossCents, totals.assessedCents])).toEqual([
      ['notice-2026', 0n, -600n],
      ['invoice-2026', 1_190n, 1_190n],
    ]);
    const outside = charge('o', 50n, { vat: OUTSIDE });
    const [own] = composeDocuments(input([member('1', [outside, charge('a', 1_000n)])], { advances })).filter(
      (one) => one.advances.length > 0,
    );
    expect(own?.groupKey).toBe('invoice-2026-outside');
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
