// SPDX-License-Identifier: EUPL-1.2

import {
  centsToDecimal,
  divideFractions,
  fractionFromDecimalText,
  multiplyFractions,
  parseAmount,
  parseFraction,
  splitLargestRemainder,
  sumFractions,
  unwrap,
} from '@kernel/core';
import type { World } from '@testkit/core';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkWorkbookFile, checkWorkbooks } from '../check-workbook/check-workbook-file.ts';
import { exportCheckWorkbook } from '../check-workbook/export-check-workbook.ts';
import { publishKeyVersion } from '../index.ts';
import { listStatements } from '../queries/list-statements.ts';
import { statementWhatIf, statementWhatIfFacts } from '../queries/statement-what-if.ts';
import { registered } from '../testing/neighbours.ts';
import { addCost, addMinutes, keyInput, settled, settlementWorld, type Town, town, value } from '../testing/settlement-world.ts';
import { enterStandAloneCost, withdrawStandAloneCost } from './enter-stand-alone-cost.ts';
import { listStandAloneCosts } from './list-stand-alone-costs.ts';
import { runFairness } from './run-fairness.ts';
import { statementFairness } from './statement-fairness.ts';

type Actor = Town['finance'];

let world: World;
let place: Town;
let elsewhere: Town;
let runId: string;
let treasurer: Actor;
let statementId: string;
let foreignStatementId: string;
let own: Town['members'][number];

const statementOf = async (of: Town, tenantId: string) =>
  (await world.ask(of.finance, listStatements, { tenantId: tenantId as never }))[0]?.id ?? '';

beforeAll(async () => {
  world = await settlementWorld();
  place = await town(world);
  elsewhere = await town(world);
  const [one, two] = place.members;
  if (!one || !two) throw new Error('members');
  own = one;
  await addMinutes(world, place.association, one, 300);
  await addMinutes(world, place.association, two, 100);
  await addCost(world, place, '400.00');
  runId = await settled(world, place);
  treasurer = await world.actor(place.association, 'memberTreasurer', { member: one });
  statementId = await statementOf(place, one.tenantId);
  foreignStatementId = await statementOf(place, two.tenantId);
});

describe('what a run charges beside use and size', () => {
  test('share against use: 60 % by hours and 40 % in equal shares', async () => {
    const { result, findings } = (await world.ask(place.finance, runFairness, { runId: runId as never })) ?? {};
    expect(findings).toEqual([]);
    const rows = result?.members.map(({ amount, sharePermyriad, byUse, usePermyriad, difference }) => [
      amount,
      sharePermyriad,
      byUse,
      usePermyriad,
      difference,
    ]);
    expect(rows?.sort()).toEqual(
      [
        [23334n, 5834, 30000n, 7500, -6666n],
        [11333n, 2833, 10000n, 2500, 1333n],
        [5333n, 1333, 0n, 0, 5333n],
      ].sort(),
    );
    expect(result?.pools).toMatchObject([{ poolName: 'Leitstelle', meter: 'desk.minutes', quantity: 400n, amount: 40000n }]);
    // The neighbours of these tests know no inhabitants: nothing is made up.
    expect(result).toMatchObject({ countedBy: null, bases: [] });
  });

  test('under the official counts that the register knew at the cut, also those that no key of the run asks for', async () => {
    const before = await world.ask(place.finance, runFairness, { runId: runId as never });
    for (const [at, { ags }] of (before?.result?.members ?? []).entries())
      registered.set(ags, [
        { basis: 'census2022', referenceDate: '2022-05-15' as never, inhabitants: 10_000 + at },
        { basis: 'update2024', referenceDate: '2024-12-31' as never, inhabitants: 20_000 + at },
      ]);
    const { result } = (await world.ask(place.finance, runFairness, { runId: runId as never })) ?? {};
    expect(result?.bases).toMatchObject([
      { basis: 'census2022', used: false, unknownOf: [], settled: true },
      { basis: 'update2024', used: false, unknownOf: [], settled: true },
    ]);
    expect(result).toMatchObject({ countedBy: { basis: 'update2024' }, missingBases: ['Fortschreibung auf Grundlage des Zensus 2011'] });
    expect(result?.knownOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    // The member sees them too, of all of them together.
    const own = await world.ask(treasurer, statementFairness, { statementId: statementId as never });
    expect(own?.result?.bases).toMatchObject([{ unknownMembers: 0 }, { unknownMembers: 0 }]);
    expect(own?.result?.averages.perHead).not.toBeNull();
    registered.clear();
  });

  test('a run of another association does not exist', async () => {
    expect(await world.ask(elsewhere.finance, runFairness, { runId: runId as never })).toBeNull();
  });

  test('a member sees its own row and means, and nobody else by name', async () => {
    const answer = await world.ask(treasurer, statementFairness, { statementId: statementId as never });
    expect(answer?.result).toMatchObject({
      total: 40000n,
      averagePermyriad: 3333,
      averages: { members: 3, perHead: null, classPerHead: null },
    });
    expect(answer?.result?.member).toMatchObject({ tenantId: own.tenantId, amount: 23334n, usePermyriad: 7500 });
    const text = JSON.stringify(answer, (_key, one) => (typeof one === 'bigint' ? String(one) : one));
    for (const other of place.members.filter(({ tenantId }) => tenantId !== own.tenantId)) expect(text).not.toContain(other.tenantId);
  });

  test('the statement of another member does not exist for a member', async () => {
    expect(await world.ask(treasurer, statementFairness, { statementId: foreignStatementId as never })).toBeNull();
    expect(await world.ask(treasurer, statementWhatIf, { statementId: foreignStatementId as never })).toBeNull();
    expect(await world.ask(treasurer, statementWhatIfFacts, { statementId: foreignStatementId as never })).toBeNull();
    expect(await world.ask(elsewhere.finance, statementFairness, { statementId: statementId as never })).toBeNull();
  });
});

describe('what standing alone would cost', () => {
  const entry = (over: object = {}) => ({
    ...{ tenantId: own.tenantId, yearlyAmount: '6000.00', validFrom: '2020-01-01', source: 'Haushaltsplan 2019' },
    ...over,
  });

  test('is entered by the member itself, stands beside its amount, and is known anew without losing what was known', async () => {
    value(await world.run(treasurer, enterStandAloneCost, entry() as never));
    const seen = await world.ask(place.finance, runFairness, { runId: runId as never });
    const mine = seen?.result?.members.find(({ tenantId }) => tenantId === own.tenantId);
    // October alone: a twelfth of 6,000.
    expect(mine?.standAlone).toMatchObject({
      amount: 50000n,
      borne: 23334n,
      saving: 26666n,
      savingPermyriad: 5333,
      source: 'Haushaltsplan 2019',
    });
    expect(await world.run(treasurer, enterStandAloneCost, entry() as never)).toMatchObject({
      ok: false,
      error: { code: 'NOTHING_CHANGES' },
    });
    const { costId } = value(
      await world.run(place.finance, enterStandAloneCost, entry({ yearlyAmount: '7200.00', source: 'Gutachten' }) as never),
    );
    const known = await world.ask(treasurer, listStandAloneCosts, {});
    expect(
      known.map(({ yearlyAmount, knownTo, enteredBy, byCentre }) => [yearlyAmount, knownTo === null, enteredBy === null, byCentre]),
    ).toEqual([
      [720000n, true, true, true],
      [600000n, false, false, false],
    ]);
    expect(await world.run(treasurer, withdrawStandAloneCost, { standAloneCostId: costId as never, reason: ' ' })).toMatchObject({
      error: { code: 'REASON_MISSING', field: 'reason' },
    });
    value(await world.run(treasurer, withdrawStandAloneCost, { standAloneCostId: costId as never, reason: 'Zahlendreher' }));
    expect(await world.run(treasurer, withdrawStandAloneCost, { standAloneCostId: costId as never, reason: 'Zahlendreher' })).toMatchObject(
      {
        error: { code: 'ALREADY_WITHDRAWN' },
      },
    );
    const after = await world.ask(treasurer, statementFairness, { statementId: statementId as never });
    expect(after?.result?.member.standAlone).toBeNull();
  });

  test('is refused for another member, for no member, and by whoever may not', async () => {
    const other = place.members[1];
    if (!other) throw new Error('members');
    const foreign = entry({ tenantId: other.tenantId });
    expect(await world.run(treasurer, enterStandAloneCost, foreign as never)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    expect(await world.run(place.finance, enterStandAloneCost, entry({ tenantId: place.association.centreId }) as never)).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
    expect(await world.run(place.releaser, enterStandAloneCost, entry() as never)).toMatchObject({ error: { code: 'FORBIDDEN' } });
    expect(await world.run(elsewhere.finance, enterStandAloneCost, entry() as never)).toMatchObject({ error: { code: 'NOT_FOUND' } });
    const wrong = entry({ serviceFamilyCode: 'nobody' });
    expect(await world.run(treasurer, enterStandAloneCost, wrong as never)).toMatchObject({
      error: { code: 'SERVICE_UNKNOWN', field: 'serviceFamilyCode' },
    });
  });
});

describe('a member tries another key on its own settlement', () => {
  test('sees its own amount before and after, and the sums', async () => {
    const equal = keyInput([{ sharePermyriad: 10_000, kind: 'equal' }], { keyId: place.keyId, validFrom: '2027-03-01' });
    value(await world.run(place.finance, publishKeyVersion, { ...equal, expectedVersion: 1 } as never));
    const changes = [{ kind: 'key', keyId: place.keyId, keyVersion: 2 }];
    const tried = await world.ask(treasurer, statementWhatIf, { statementId, changes } as never);
    expect(tried?.findings).toEqual([]);
    expect(tried?.result).toMatchObject({
      own: { tenantId: own.tenantId, beforeCents: 23334n, differenceCents: -10000n },
      sums: { beforeCents: 40000n, afterCents: 40000n },
      ...{ payMore: 2, payLess: 1, unchanged: 0 },
    });
    const facts = await world.ask(treasurer, statementWhatIfFacts, { statementId: statementId as never });
    expect(facts?.keys).toMatchObject([{ id: place.keyId }]);
  });

  test('is not shown what would tell what one other member uses', async () => {
    const code = async (change: object) =>
      (await world.ask(treasurer, statementWhatIf, { statementId, changes: [change] } as never))?.findings.map((found) => found.code);
    const other = place.members[1]?.tenantId;
    expect(await code({ kind: 'leaves', memberId: other, lastDay: '2026-09-30' })).toEqual(['CHANGE_FOR_CENTRE']);
    const rule = JSON.stringify({ format: 'verbund-key-rule/1', share: { kind: 'weight', weight: { kind: 'hours' } } });
    expect(await code({ kind: 'key', keyId: place.keyId, rule })).toEqual(['CHANGE_FOR_CENTRE']);
    expect(await code({ kind: 'key', keyId: place.keyId, keyVersion: 9 })).toEqual(['NO_SUCH_KEY_VERSION']);
  });

  test('is for the treasury of a member, not for its clerks', async () => {
    const clerk = await world.actor(place.association, 'memberClerk', { member: own });
    await expect(world.ask(clerk, statementWhatIf, { statementId: statementId as never })).rejects.toThrow();
  });
});

/** Cells as another program reads them: what stands in them, and what is worked out. */
function cellsOf(sheet: string): ReadonlyMap<string, { readonly formula: string; readonly value: string }> {
  const cells = [...sheet.matchAll(/<c r="([A-Z]+\d+)"[^>]*?(?:\/>|>(.*?)<\/c>)/gs)];
  return new Map(
    cells.map(([, name = '', inside = '']) => {
      const formula = /<f[^>]*>(.*?)<\/f>/s.exec(inside)?.[1] ?? '';
      const read = /<v>(.*?)<\/v>/s.exec(inside)?.[1] ?? /<t[^>]*>(.*?)<\/t>/s.exec(inside)?.[1] ?? '';
      return [name, { formula, value: read }];
    }),
  );
}

describe('a check workbook', () => {
  test('is on record before it is handed out, opens, and holds the member’s amount with live formulas', async () => {
    const { exportId } = value(await world.run(treasurer, exportCheckWorkbook, { statementId: statementId as never }));
    const file = await world.ask(treasurer, checkWorkbookFile, { exportId: exportId as never });
    const [kept] = await world.ask(treasurer, checkWorkbooks, { statementId: statementId as never });
    expect(kept).toMatchObject({ id: exportId, sha256: file?.sha256, byCentre: false, bytes: file?.bytes.length });
    const parts = unzipSync(file?.bytes ?? new Uint8Array());
    const share = cellsOf(strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array()));
    const values = [...share.values()].map((cell) => cell.value);
    expect(values.filter((one) => one === '233.34').length).toBeGreaterThanOrEqual(2);
    expect([...share.values()].filter(({ formula }) => formula !== '').length).toBeGreaterThan(10);
    // The costs stand between the share and the evidence.
    const evidence = [...cellsOf(strFromU8(parts['xl/worksheets/sheet3.xml'] ?? new Uint8Array())).values()].map((cell) => cell.value);
    const [statement] = await world.ask(treasurer, listStatements, {});
    const hash = [statement?.resultHash, 'SHA-256 des Ergebnisses der Abrechnung'];
    for (const said of [statement?.number, ...hash, runId, treasurer.name]) expect(evidence).toContain(said);
    // Worked out again from nothing but the cost, the parts and the weights that the sheet holds.
    const exact = (name: string) => {
      const { formula = '', value: shown = '' } = share.get(name) ?? {};
      return unwrap(formula === '' ? fractionFromDecimalText(shown) : parseFraction(formula));
    };
    const rows = ['18', '19', '20'];
    const columns = ['C', 'D'];
    const fractions = rows.map((row) =>
      sumFractions(
        columns.map((column) => {
          const whole = sumFractions(rows.map((other) => exact(`${column}${other}`)));
          return multiplyFractions(exact(`${column}14`), divideFractions(exact(`${column}${row}`), whole));
        }),
      ),
    );
    const cost = unwrap(parseAmount(share.get('B6')?.value ?? ''));
    const weights = fractions.map((weight, at) => ({ party: rows[at] ?? '', tieKey: share.get(`B${rows[at]}`)?.value ?? '', weight }));
    const amounts = unwrap(splitLargestRemainder(cost, weights)).parts.map(({ amountCents }) => centsToDecimal(amountCents));
    expect(amounts).toEqual(rows.map((row) => share.get(`L${row}`)?.value));
  });

  test('the centre takes those of any member along; nobody fetches what somebody else took', async () => {
    const { exportId } = value(
      await world.run(place.finance, exportCheckWorkbook, { statementId: foreignStatementId as never, language: 'en' }),
    );
    expect((await world.ask(place.finance, checkWorkbookFile, { exportId: exportId as never }))?.fileName).toMatch(
      /^check-workbook-.+\.xlsx$/,
    );
    expect(await world.ask(place.releaser, checkWorkbookFile, { exportId: exportId as never })).toBeNull();
    const auditor = await world.actor(place.association, 'auditor');
    const audited = value(await world.run(auditor, exportCheckWorkbook, { statementId: foreignStatementId as never }));
    expect(await world.ask(auditor, checkWorkbookFile, { exportId: audited.exportId as never })).not.toBeNull();
    expect(await world.ask(treasurer, checkWorkbookFile, { exportId: exportId as never })).toBeNull();
    expect(await world.run(treasurer, exportCheckWorkbook, { statementId: foreignStatementId as never })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
    expect(await world.run(elsewhere.finance, exportCheckWorkbook, { statementId: statementId as never })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
  });

  test('a member does not read who of the centre took one along', async () => {
    value(await world.run(place.finance, exportCheckWorkbook, { statementId: statementId as never }));
    const seen = await world.ask(treasurer, checkWorkbooks, { statementId: statementId as never });
    expect(seen.find(({ byCentre }) => byCentre)?.madeBy).toBeNull();
  });
});
