// SPDX-License-Identifier: EUPL-1.2
import { sumCents } from '@kernel/core';
import { orderOf } from '@platform/use-case';
import type { World } from '@testkit/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeRun, publishKeyVersion } from './index.ts';
import { listRuns } from './queries/list-runs.ts';
import { previewKeyRule } from './queries/preview-key-rule.ts';
import { verifyRun } from './queries/verify-run.ts';
import { whatIfQuery } from './queries/what-if.ts';
import { whatIfFacts } from './queries/what-if-facts.ts';
import { addCost, addMinutes, keyInput, settled, settlementWorld, type Town, town, value } from './testing/settlement-world.ts';

let world: World;
let place: Town;
beforeAll(async () => {
  world = await settlementWorld();
  place = await town(world);
  const [one, two] = place.members;
  if (!one || !two) throw new Error('members');
  await addMinutes(world, place.association, one, 300);
  await addMinutes(world, place.association, two, 100);
  await addCost(world, place, '400.00');
  await settled(world, place);
  const equal = keyInput([{ sharePermyriad: 10_000, kind: 'equal' }], { keyId: place.keyId, validFrom: '2027-03-01' });
  value(await world.run(place.finance, publishKeyVersion, { ...equal, expectedVersion: 1 } as never));
});

const ask = (changes: readonly object[], over: object = {}) =>
  world.ask(place.finance, whatIfQuery, { monthFrom: '2026-10', monthTo: '2026-10', changes, ...over } as never);
const amounts = async (changes: readonly object[], over: object = {}) => {
  const { members, findings } = await ask(changes, over);
  expect(findings).toEqual([]);
  expect(sumCents(members.map(({ differenceCents }) => differenceCents))).toBe(0n);
  return members.map(({ ags, beforeCents, afterCents }) => [ags, beforeCents, afterCents]).sort();
};

test('nobody in charge of some members only settles, tries or verifies as if they were all', async () => {
  const { finance, association, members } = place;
  const tenantIds = [association.centreId, members[0]?.tenantId ?? ''] as never;
  const limited = { ...finance, grants: finance.grants.map((grant) => ({ ...grant, tenantIds })) };
  const refused = { error: { code: 'NOT_ALL_MEMBERS' } };
  expect(await world.run(limited, orderOf(makeRun), { periodFrom: '2026-11', periodTo: '2026-11' } as never)).toMatchObject(refused);
  const month = { monthFrom: '2026-10', monthTo: '2026-10' } as never;
  const trial = await world.ask(limited, whatIfQuery, month);
  expect(trial).toMatchObject({ result: null, members: [], findings: [{ code: 'NOT_ALL_MEMBERS' }] });
  const rule = JSON.stringify({ format: 'verbund-key-rule/1', share: { kind: 'weight', weight: { kind: 'hours' } } });
  const preview = await world.ask(limited, previewKeyRule, { ...(month as object), rule, serviceFamilyCode: 'support' } as never);
  expect(preview).toMatchObject({ rows: [], findings: [{ code: 'NOT_ALL_MEMBERS' }] });
  const [run] = await world.ask(finance, listRuns, {});
  const runId = (run?.id ?? '') as never;
  expect(await world.ask(finance, verifyRun, { runId })).toMatchObject({ holds: true, statements: true, frozenSet: true });
  expect(await world.ask(limited, verifyRun, { runId })).toMatchObject({
    ...{ holds: false, result: true, statements: null, frozenSet: null, frozenHash: null },
    refusal: { code: 'NOT_ALL_MEMBERS' },
  });
});

describe('a settled month with something changed', () => {
  test('is what was charged, and the same again where nothing is changed', async () => {
    expect((await amounts([])).map(([, before, after]) => [before, after])).toEqual([
      [23334n, 23334n],
      [11333n, 11333n],
      [5333n, 5333n],
    ]);
    const { result, milliseconds } = await ask([]);
    expect(result).toMatchObject({ payMore: 0, payLess: 0, unchanged: 3 });
    expect(milliseconds).toBeGreaterThan(0);
  });

  test('goes by a later version of its key, and by a rule that nobody has published', async () => {
    const equal = [13334n, 13333n, 13333n];
    const byVersion = await amounts([{ kind: 'key', keyId: place.keyId, keyVersion: 2 }]);
    expect(byVersion.map(([, , after]) => after)).toEqual(equal);
    const rule = JSON.stringify({ format: 'verbund-key-rule/1', share: { kind: 'weight', weight: { kind: 'hours' } } });
    const byRule = await amounts([{ kind: 'key', keyId: place.keyId, rule }]);
    expect(byRule.map(([, , after]) => after)).toEqual([30000n, 10000n, 0n]);
  });

  test('goes without a member, and with one more that uses what is said; both together', async () => {
    const [one] = place.members;
    const left = { kind: 'leaves', memberId: one?.tenantId, lastDay: '2026-09-30' };
    const joined = {
      ...{ kind: 'joins', ags: '05999999', families: ['support'] },
      uses: [{ serviceFamilyCode: 'support', meter: 'desk.minutes', quantity: 100 }],
    };
    expect((await amounts([left])).map(([, , after]) => after)).toEqual([null, 32000n, 8000n]);
    const both = await ask([left, joined]);
    expect(both.members.find(({ ags }) => ags === '05999999')).toMatchObject({ beforeCents: null, memberName: 'Stadt Neudorf' });
    expect(both.assumptions).toEqual([
      { memberName: 'Stadt Neudorf', serviceFamilyCode: 'support', meter: 'desk.minutes', quantity: 100n, given: true },
    ]);
    expect(both.result?.sums.differenceCents).toBe(0n);
  });

  test('is told as it was known on another day: before the costs came in there was nothing to share', async () => {
    const { members } = await ask([], { knownOn: '2026-10-31' });
    expect(members.map(({ afterCents }) => afterCents)).toEqual([null, null, null].map(() => 0n));
  });
});

test('what cannot be tried is named with its place, and nothing is reckoned', async () => {
  const found = await ask([
    { kind: 'key', keyId: place.keyId, keyVersion: 9 },
    { kind: 'key', keyId: place.keyId, rule: '{' },
    { kind: 'joins', ags: '05000000' },
    { kind: 'leaves', memberId: place.members[0]?.tenantId },
  ]);
  expect(found.findings.map(({ code, field }) => [code, field])).toEqual([
    ['NO_SUCH_KEY_VERSION', 'changes.0.keyVersion'],
    ['NOT_JSON', 'changes.1.rule.'],
    ['NO_SUCH_MUNICIPALITY', 'changes.2.ags'],
    ['CHANGE_INCOMPLETE', 'changes.3.lastDay'],
  ]);
  expect(found.result).toBeNull();
  const long = await ask([], { monthFrom: '2020-01' });
  expect(long.findings).toMatchObject([{ code: 'PERIOD_TOO_LONG', message: { de: 'Eine Probe umfasst höchstens 24 Monate.' } }]);
  expect((await ask([], { monthFrom: '2026-09', monthTo: '2026-09' })).findings).toMatchObject([{ code: 'NOTHING_TO_SETTLE' }]);
});

test('only the centre may try: finance and contract officers, no member', async () => {
  const officer = await world.actor(place.association, 'contractOfficer');
  const input = { monthFrom: '2026-10', monthTo: '2026-10' } as never;
  const seen = await world.ask(officer, whatIfQuery, input);
  expect(seen.members).toHaveLength(3);
  expect(await world.ask(officer, whatIfFacts, {})).toMatchObject({
    ...{ firstMonth: '2026-10', settledThrough: '2026-10', suggestedFrom: '2026-10' },
    meters: [{ serviceFamilyCode: 'support', meter: 'desk.minutes' }],
  });
  const [one] = place.members;
  if (!one) throw new Error('member');
  const treasurer = await world.actor(place.association, 'memberTreasurer', { member: one });
  await expect(world.ask(treasurer, whatIfQuery, input)).rejects.toThrow('settlement.tryChanges');
  await expect(world.ask(treasurer, whatIfFacts, {})).rejects.toThrow('settlement.tryChanges');
});
