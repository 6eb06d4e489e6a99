// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { civilDate, sumCents, unwrap } from '@kernel/core';
import { expect, test } from 'vitest';
import { ruleOfParts } from '../key-rule/parts-rule.ts';
import { plainRule } from '../key-rule/rule.ts';
import { settle } from '../run.ts';
import { parseRunFile } from '../run-file.ts';
import { settleTotals } from '../settle-totals.ts';
import { type Change, changeInput } from './change-input.ts';
import { whatIf } from './what-if.ts';
import { readWhatIfFile } from './what-if-file.ts';

const run = JSON.parse(readFileSync(new URL('../../examples/run.json', import.meta.url), 'utf8'));
const example = JSON.parse(readFileSync(new URL('../../examples/what-if.json', import.meta.url), 'utf8'));
const golden = unwrap(parseRunFile(run));

const effects = (changes: readonly Change[]) =>
  unwrap(whatIf(golden, changes)).members.map(({ tenantId, beforeCents, afterCents, differenceCents }) => [
    tenantId,
    beforeCents,
    afterCents,
    differenceCents,
  ]);
const refused = (changes: readonly Change[]) => {
  const result = whatIf(golden, changes);
  return result.ok ? [] : result.error.map(({ code, field }) => [code, field]);
};

test('without a change everybody pays what the run says', () => {
  const { before, after, members, payMore, payLess, unchanged } = unwrap(whatIf(golden, []));
  expect(after).toEqual(before);
  expect(before.totals).toEqual(unwrap(settle(golden)).totals.map(({ byKind: _byKind, ...total }) => total));
  expect([payMore, payLess, unchanged]).toEqual([0, 0, 3]);
  expect(members.every(({ pools }) => pools.length === 0)).toBe(true);
});

/*
 * Helpdesk by hand, 10000.01 in equal shares by days: 90, 90 and 45 of 225, exactly 4000.004, 4000.004 and 2000.002; the cent left over
 * goes to the first of the two largest remainders. Licences and direct charges stay: 0; −66.67 + 249.90; −33.33.
 */
test('another key: who pays more and who less, by hand', () => {
  expect(
    effects([{ kind: 'key', keyId: 'key-helpdesk', rule: ruleOfParts([{ sharePermyriad: 10_000, metric: { kind: 'equal' } }]) }]),
  ).toEqual([
    ['ahausen', 277_019n, 400_001n, 122_982n],
    ['bedorf', 636_584n, 418_323n, -218_261n],
    ['ceheim', 101_388n, 196_667n, 95_279n],
  ]);
});

test('what is shared once for both sides is the same as each side by itself', () => {
  const equal = ruleOfParts([{ sharePermyriad: 10_000, metric: { kind: 'equal' } }]);
  const keyIds = [...new Set(golden.keys.map(({ id }) => id))];
  const leaving: Change = { kind: 'leaves', tenantId: 'ceheim', lastDay: civilDate('2026-01-31') };
  const scenarios: Change[][] = [
    ...keyIds.map((keyId): Change[] => [{ kind: 'key', keyId, rule: equal }]),
    keyIds.map((keyId): Change => ({ kind: 'key', keyId, rule: equal })),
    [leaving],
    [leaving, ...keyIds.map((keyId): Change => ({ kind: 'key', keyId, rule: equal }))],
  ];
  for (const changes of scenarios) {
    const found = whatIf(golden, changes);
    const alone = settleTotals(changeInput(golden, changes).input);
    expect(found.ok ? found.value.after : found.error).toEqual(alone.ok ? alone.value : alone.error);
    if (found.ok) expect(found.value.before).toEqual(unwrap(settleTotals(golden)));
  }
});

test('a member less: its use is gone, the others bear the whole', () => {
  const found = unwrap(whatIf(golden, [{ kind: 'leaves', tenantId: 'ceheim', lastDay: civilDate('2025-12-31') }]));
  expect(found.members.at(-1)).toMatchObject({ tenantId: 'ceheim', afterCents: null, differenceCents: -101_388n });
  expect(found.sums.differenceCents).toBe(0n);
  expect(sumCents(found.members.map(({ differenceCents }) => differenceCents))).toBe(0n);
  expect(found.after.totals.map(({ tenantId }) => tenantId)).toEqual(['ahausen', 'bedorf']);
});

test('a member more takes over what the others bore for it', () => {
  const { changes, refusals } = readWhatIfFile(example);
  expect(refusals).toEqual([]);
  const found = unwrap(whatIf(golden, changes));
  expect(found.members.at(-1)).toMatchObject({ memberName: 'Stadt Ebach', beforeCents: null });
  expect(found.members.at(-1)?.differenceCents).toBeGreaterThan(0n);
  expect(found.sums.differenceCents).toBe(0n);
  expect(found.members[0]?.pools.map(({ poolId }) => poolId)).toEqual(['pool-helpdesk']);
});

test('what cannot be changed is told with its place', () => {
  const count = { basis: 'zensus-2022', referenceDate: civilDate('2022-05-15') };
  const [member] = golden.members;
  expect(
    refused([
      { kind: 'key', keyId: 'none', rule: plainRule({ kind: 'mix', parts: [] }) },
      { kind: 'key', keyId: 'key-helpdesk', rule: plainRule({ kind: 'mix', parts: [] }) },
      { kind: 'population', from: { ...count, referenceDate: civilDate('2011-05-09') }, to: count },
      { kind: 'leaves', tenantId: 'none', lastDay: civilDate('2026-01-31') },
      ...(member ? [{ kind: 'joins' as const, member, agreements: [] }] : []),
    ]),
  ).toEqual([
    ['NO_SUCH_KEY', 'changes.0.keyId'],
    ['EMPTY_LIST', 'changes.1.rule.share.parts'],
    ['POPULATION_NOT_USED', 'changes.2.from'],
    ['NO_SUCH_MEMBER', 'changes.3.tenantId'],
    ['MEMBER_EXISTS', 'changes.4.member'],
  ]);
});

test('a count that no member has is refused as the run refuses it', () => {
  const from = { basis: 'zensus-2022', referenceDate: civilDate('2022-05-15') };
  expect(refused([{ kind: 'population', from, to: { ...from, basis: 'update-2024' } }])).toContainEqual(['POPULATION_MISSING', 'members']);
});

test('a file is read with all its faults and their places', () => {
  const { refusals } = readWhatIfFile({
    format: 'verbund-what-if/1',
    run,
    changes: [{ kind: 'sells' }, { kind: 'key', keyId: 5, parts: 'x' }, { kind: 'leaves', tenantId: 'a', lastDay: '31.12.2026' }, 7],
  });
  expect(refusals.map(({ code, field }) => [code, field])).toEqual([
    ['NOT_ONE_OF', 'changes[0].kind'],
    ['NOT_A_TEXT', 'changes[1].keyId'],
    ['NOT_A_LIST', 'changes[1].parts'],
    ['NOT_A_DATE', 'changes[2].lastDay'],
    ['MISSING', 'changes[3].kind'],
  ]);
});
