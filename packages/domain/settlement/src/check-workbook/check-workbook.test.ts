// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import {
  type Cents,
  cents,
  civilDate,
  type Fraction,
  fraction,
  multiplyFractions,
  splitLargestRemainder,
  sumFractions,
  unwrap,
} from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainShare } from '../explain.ts';
import { settle } from '../run.ts';
import { parseRunFile } from '../run-file.ts';
import type { RunInput } from '../run-input.ts';
import { type CheckEntry, chargesBehind, costsBehind } from './check-costs.ts';
import { type CheckShare, workedShare } from './check-share.ts';
import { checkShareOf } from './check-share-of.ts';
import { type CheckEvidence, checkWorkbook } from './check-workbook.ts';
import { decimalOf } from './exact-decimal.ts';
import type { CheckWorkbook, SheetCell } from './sheet-model.ts';
import { Evaluation } from './testing/evaluate-sheets.ts';

const EVIDENCE: CheckEvidence = {
  association: 'Zweckverband Musterland',
  member: 'Stadt Bedorf',
  period: '01/2026 bis 12/2026',
  madeOn: civilDate('2027-03-15'),
  madeAt: '15.03.2027, 09:30 Uhr',
  madeBy: 'Erika Beispiel',
  further: [{ label: 'Lauf', value: '=HYPERLINK("x")' }],
};

interface Part {
  readonly share: Fraction;
  readonly weights: readonly Fraction[];
}

/** A share as the run makes it: by the kernel's split of the exact fractions. */
function shareOf(cost: bigint, parts: readonly Part[]): CheckShare {
  const count = parts[0]?.weights.length ?? 0;
  const totals = parts.map(({ weights }) => sumFractions(weights));
  const fractions = Array.from({ length: count }, (_, at) =>
    sumFractions(
      parts.map(({ share, weights }, part) => {
        const [weight, all] = [weights[at] ?? fraction(0n), totals[part] ?? fraction(1n)];
        return multiplyFractions(share, multiplyFractions(weight, fraction(all.d, all.n)));
      }),
    ),
  );
  const ags = (at: number): string => `05${String(at).padStart(6, '0')}`;
  const split = unwrap(
    splitLargestRemainder(
      cents(cost),
      fractions.map((weight, at) => ({ party: ags(at), tieKey: ags(at), weight })),
    ),
  );
  return {
    pool: 'Rechenzentrum',
    months: '01/2026 bis 12/2026',
    key: '35 % zu gleichen Teilen, 65 % nach Einwohnern',
    basis: '§ 14 Absatz 2, Beschluss 12/2024',
    costCents: cents(cost),
    parts: parts.map(({ share }, part) => ({ label: `Teil ${part + 1}`, share })),
    members: split.parts.map(({ party, amountCents }, at) => ({
      ags: party,
      name: `Mitglied ${at}`,
      own: at === 1,
      weights: parts.map(({ weights }) => weights[at] ?? fraction(0n)),
      fraction: fractions[at] ?? fraction(0n),
      amountCents,
    })),
  };
}

const whole = (...weights: number[]): Fraction[] => weights.map((weight) => fraction(BigInt(weight)));

/** Every formula of the workbook, with what stands beside it and what comes out. */
function recomputed(workbook: CheckWorkbook) {
  const evaluation = new Evaluation(workbook);
  return workbook.sheets.flatMap(({ name, rows }) =>
    rows.flatMap((row, y) =>
      row.flatMap((cell: SheetCell | null, x) => {
        if (cell?.kind !== 'formula') return [];
        const place = `${String.fromCharCode(65 + x)}${y + 1}`;
        return [
          {
            sheet: name,
            place,
            isRank: cell.formula.startsWith('1+SUMPRODUCT'),
            format: cell.format,
            beside: cell.value,
            comes: evaluation.cell(name, place),
          },
        ];
      }),
    ),
  );
}

/** Cents and counts to the last digit, fractions and quotas as far as doubles go. */
function expectTheSame(workbook: CheckWorkbook): void {
  const all = recomputed(workbook);
  for (const { sheet, place, isRank, format, beside, comes } of all) {
    // Of remainders that are the same to the last digit shown, it matters only that the same ones get a cent: the next column.
    if (isRank) continue;
    if ('text' in beside) expect(comes, `${sheet} ${place}`).toBe(beside.text);
    else if (format === 'exact') expect(Math.abs(Number(comes) - Number(beside.number)), `${sheet} ${place}`).toBeLessThan(1e-3);
    else expect(comes, `${sheet} ${place}`).toBeCloseTo(Number(beside.number), 6);
  }
}

describe('the check workbook', () => {
  it.each<readonly [string, bigint, readonly Part[]]>([
    ['one part', 18_225n, [{ share: fraction(1n), weights: whole(98, 2) }]],
    [
      'a mix',
      4_133_518n,
      [
        { share: fraction(35n, 100n), weights: whole(1, 1, 1) },
        { share: fraction(65n, 100n), weights: whole(24_118, 8_001, 113_007) },
      ],
    ],
    ['a negative cost', -100n, [{ share: fraction(1n), weights: whole(1, 1, 1) }]],
    ['nothing to share', 0n, [{ share: fraction(1n), weights: whole(3, 4) }]],
    [
      'days of membership',
      999_999n,
      [{ share: fraction(1n), weights: [fraction(24_118n * 212n, 365n), fraction(8_001n), fraction(7n, 3n)] }],
    ],
    ['equal remainders', 2n, [{ share: fraction(1n), weights: whole(5, 5, 5, 5, 5) }]],
    ['equal remainders of unlike weights', 10n, [{ share: fraction(1n), weights: whole(1, 3, 1, 3) }]],
    ['a member without weight', 101n, [{ share: fraction(1n), weights: whole(0, 7, 0, 13) }]],
  ])('%s: formulas give the cents that were charged', (_name, cost, parts) => {
    const share = shareOf(cost, parts);
    expect(workedShare(share)).toMatchObject({ byWeights: true, byFormulas: true });
    const book = checkWorkbook([share], EVIDENCE, 'de');
    expectTheSame(book);
    for (const { isRank, beside, comes } of recomputed(book)) if (isRank && 'number' in beside) expect(comes).toBe(Number(beside.number));
  });

  it('any cost, any weights', () => {
    const weight = fc
      .tuple(fc.bigInt({ min: 0n, max: 9_000_000n }), fc.constantFrom(1n, 2n, 3n, 12n, 365n))
      .map(([n, d]) => fraction(n, d));
    const shared = fc.integer({ min: 2, max: 40 }).chain((count) =>
      fc.record({
        cost: fc.bigInt({ min: -5_000_000_000n, max: 5_000_000_000n }),
        first: fc.array(weight, { minLength: count, maxLength: count }),
        second: fc.array(weight, { minLength: count, maxLength: count }),
        percent: fc.bigInt({ min: 1n, max: 99n }),
      }),
    );
    let live = 0;
    fc.assert(
      fc.property(shared, ({ cost, first, second, percent }) => {
        fc.pre(first.some(({ n }) => n > 0n) && second.some(({ n }) => n > 0n));
        const share = shareOf(cost, [
          { share: fraction(percent, 100n), weights: first },
          { share: fraction(100n - percent, 100n), weights: second },
        ]);
        if (workedShare(share).byFormulas) live += 1;
        expectTheSame(checkWorkbook([share], EVIDENCE, 'de'));
      }),
      { numRuns: 300 },
    );
    // The way out for remainders too close to each other, or to a whole cent, is the exception, even with weights chosen to be nasty.
    expect(live).toBeGreaterThan(250);
  });

  it('a changed input is worked out again', () => {
    const book = checkWorkbook([shareOf(100n, [{ share: fraction(1n), weights: whole(1, 1) }])], EVIDENCE, 'de');
    const [sheet] = book.sheets;
    const rows = (sheet?.rows ?? []).map((row, y) =>
      row.map((cell, x) => (y === 17 && x === 2 && cell !== null ? { ...cell, value: '3' } : cell)),
    );
    const evaluation = new Evaluation({
      ...book,
      sheets: [{ ...(sheet ?? expect.fail('no sheet')), rows: rows as readonly (readonly (SheetCell | null)[])[] }],
    });
    expect([evaluation.cell('Anteil', 'J18'), evaluation.cell('Anteil', 'J19'), evaluation.cell('Anteil', 'L18')]).toEqual([
      0.75, 0.25, 0.25,
    ]);
  });

  it('fractions that do not follow from the weights are inputs, and the sheet says so', () => {
    const share = shareOf(1_000n, [{ share: fraction(1n), weights: whole(1, 2) }]);
    const limited = { ...share, parts: [], members: share.members.map((member) => ({ ...member, weights: [] })) };
    const moved = {
      ...share,
      members: share.members.map((member, at) => ({ ...member, fraction: fraction(BigInt(at + 1), 3n), weights: whole(5) })),
    };
    for (const one of [limited, moved]) {
      const book = checkWorkbook([one], EVIDENCE, 'de');
      expect(workedShare(one).byWeights).toBe(false);
      expect(JSON.stringify(book.sheets[0]?.rows[3])).toContain('Mindest- oder Höchstbeiträge');
      expectTheSame(book);
    }
  });

  it('remainders closer than a spreadsheet can tell are inputs, and the sheet says so', () => {
    const near = 10n ** 12n;
    const share = shareOf(1n, [{ share: fraction(1n), weights: [fraction(near), fraction(near + 1n)] }]);
    expect(workedShare(share).byFormulas).toBe(false);
    const book = checkWorkbook([share], EVIDENCE, 'en');
    expect(JSON.stringify(book.sheets[0]?.rows[3])).toContain('so close to each other');
    expectTheSame(book);
  });

  it('a cent that another rule gave is an input too', () => {
    const share = shareOf(100n, [{ share: fraction(1n), weights: whole(1, 1, 1) }]);
    const amounts = [33n, 33n, 34n].map((amount) => cents(amount)) as Cents[];
    const other = { ...share, members: share.members.map((member, at) => ({ ...member, amountCents: amounts[at] ?? cents(0n) })) };
    expect(workedShare(other).byFormulas).toBe(false);
    expectTheSame(checkWorkbook([other], EVIDENCE, 'de'));
  });

  it('several shares have an overview that adds up the own ones, and the evidence stands last', () => {
    const shares = [
      shareOf(1_000n, [{ share: fraction(1n), weights: whole(1, 2) }]),
      shareOf(-301n, [{ share: fraction(1n), weights: whole(1, 2) }]),
    ];
    const book = checkWorkbook(shares, EVIDENCE, 'de');
    expect(book.sheets.map(({ name }) => name)).toEqual(['Übersicht', 'Anteil 1', 'Anteil 2', 'Nachweis']);
    expectTheSame(book);
    const own = shares.reduce((sum, { members }) => sum + (members[1]?.amountCents ?? 0n), 0n);
    expect(new Evaluation(book).cell('Übersicht', 'C6')).toBeCloseTo(Number(own) / 100, 9);
    expect(book.sheets.at(-1)?.rows.flat()).toContainEqual(expect.objectContaining({ kind: 'text', text: '=HYPERLINK("x")' }));
  });
});

describe('a whole run', () => {
  const golden = unwrap(parseRunFile(JSON.parse(readFileSync(new URL('../../examples/run.json', import.meta.url), 'utf8'))));
  const three = { method: 'step-down' as const, order: null, resolution: 'Beschluss 4/2026' };
  const input: RunInput = {
    ...golden,
    costCentres: {
      ...three,
      centres: [
        {
          id: 'house',
          name: 'Gebäude',
          costs: [{ id: 'rent', month: golden.period.from, kind: 'overhead', amountCents: cents(100_001n) }],
        },
      ],
      services: golden.pools.map(({ id }, at) => ({ fromCentre: 'house', to: { kind: 'pool', id }, quantity: BigInt(2 * at + 1) })),
    },
  };
  const run = unwrap(settle(input));
  const of = (tenantId: string, entries: readonly CheckEntry[] | null = null) =>
    run.allocations.flatMap((allocation): CheckShare[] => {
      const section = explainShare(run, tenantId, allocation.poolId)?.sections.find(({ months }) => months.from === allocation.months.from);
      if (!section) return [];
      const tables = section.weights.map(({ rows }) => ({ rows }));
      const share = checkShareOf(allocation, tables, section.key.sentence.de, tenantId, 'de');
      return [{ ...share, costs: costsBehind(allocation, input, run, entries, 'de') }];
    });

  it.each(run.totals.map(({ memberName, tenantId, totalCents }) => ({ memberName, tenantId, totalCents })))(
    '$memberName: from the entries, support centres and direct charges to its total',
    ({ tenantId, totalCents }) => {
      const book = checkWorkbook(of(tenantId), EVIDENCE, 'de', { charges: chargesBehind(run, tenantId) });
      expectTheSame(book);
      const costs = book.sheets.find(({ name }) => name === 'Kosten');
      expect(costs?.rows.flat()).toContainEqual(expect.objectContaining({ text: 'Gebäude' }));
      for (const sheet of book.sheets.filter(({ name }) => name.startsWith('Anteil')))
        expect(sheet.rows[5]?.[1], sheet.name).toMatchObject({ kind: 'formula' });
      const total = book.sheets[0]?.rows.length ?? 0;
      expect(new Evaluation(book).cell('Übersicht', `C${total}`)).toBeCloseTo(Number(totalCents) / 100, 6);
    },
  );

  it('single entries stand in the place of the sums; where they do not make the cost, the cost stays an input', () => {
    const [tenant] = run.totals;
    const entries = input.pools.flatMap(({ id: poolId, costs }) =>
      costs.flatMap(({ month, kind, amountCents }) =>
        [1n, amountCents - 1n].map((part, at): CheckEntry => ({ poolId, month, kind, amountCents: cents(part), text: `Beleg ${at}` })),
      ),
    );
    const book = checkWorkbook(of(tenant?.tenantId ?? '', entries), EVIDENCE, 'de');
    expectTheSame(book);
    expect(book.sheets.find(({ name }) => name === 'Kosten')?.rows.flat()).toContainEqual(expect.objectContaining({ text: 'Beleg 1' }));
    const fewer = checkWorkbook(of(tenant?.tenantId ?? '', entries.slice(1)), EVIDENCE, 'de');
    expect(fewer.sheets.some(({ name, rows }) => name.startsWith('Anteil') && rows[5]?.[1]?.kind === 'number')).toBe(true);
    expectTheSame(fewer);
  });

  it('of a correction: what was charged, what is right by the shares, and the difference', () => {
    const { tenantId = '' } = run.totals[0] ?? {};
    const shares = of(tenantId).slice(0, 1);
    const right = shares[0]?.members.find(({ own }) => own)?.amountCents ?? cents(0n);
    const line = (label: string, before: bigint, after: bigint) => ({
      ...{ label, beforeCents: cents(before), afterCents: cents(after), differenceCents: cents(after - before) },
    });
    const lines = [
      { ...line('Anteil', right - 17n, right), right: { kind: 'share' as const, at: 0 } },
      { ...line('Weggefallen', 250n, 0n), right: null },
    ];
    const book = checkWorkbook(shares, EVIDENCE, 'de', { correction: { reason: 'Zahlendreher', lines } });
    expect(book.sheets[0]?.name).toBe('Berichtigung');
    expectTheSame(book);
    expect(new Evaluation(book).cell('Berichtigung', 'D8')).toBeCloseTo(-2.33, 6);
  });
});

it.each([
  [fraction(1n, 3n), 4, '0.3333'],
  [fraction(2n, 3n), 4, '0.6667'],
  [fraction(-1n, 2n), 0, '-1'],
  [fraction(-1n, 3n), 0, '0'],
  [fraction(5n), 15, '5'],
  [fraction(1n, 8n), 15, '0.125'],
])('decimal %#', (value, decimals, text) => {
  expect(decimalOf(value, decimals)).toBe(text);
});
