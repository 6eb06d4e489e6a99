// SPDX-License-Identifier: EUPL-1.2
import type { World } from '@testkit/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { publishKeyVersion } from './index.ts';
import { compareRun } from './queries/compare-runs.ts';
import { explainLine } from './queries/explain-line.ts';
import { listLateEntries } from './queries/list-entries.ts';
import { listRunShares } from './queries/list-run-shares.ts';
import { findRun, listRuns } from './queries/list-runs.ts';
import { listStatements } from './queries/list-statements.ts';
import { verifyRun } from './queries/verify-run.ts';
import { addCost, addMinutes, keyInput, MIXED, preview, release, settlementWorld, town, value } from './testing/settlement-world.ts';

let world: World;
beforeAll(async () => {
  world = await settlementWorld();
});

async function previewed() {
  const place = await town(world);
  for (const [index, member] of place.members.entries()) await addMinutes(world, place.association, member, 60 * (index + 1));
  await addCost(world, place, '100.00');
  const { runId } = await preview(world, place);
  return { ...place, runId: runId ?? '' };
}
type Previewed = Awaited<ReturnType<typeof previewed>>;

const plain = (value: unknown): never => JSON.parse(JSON.stringify(value)) as never;
const without = (object: object, ...names: string[]) =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

/** The run as a version by older rules would have kept it: without a number of its rules, and by the first ones without corrections. */
async function ageTo(rules: 1 | 2, place: Previewed): Promise<void> {
  await world.database.write(world.scope(place.association), async (writes) => {
    const where = { tenantId_id: { tenantId: place.association.centreId, id: place.runId } };
    const run = await writes.settlementRun.findUniqueOrThrow({ where });
    const input = without(run.input as object, 'rules') as { readings: object[] };
    const first = { ...without(input, 'carried'), readings: input.readings.map((reading) => without(reading, 'lateQuantity')) };
    await writes.settlementRun.update({
      where,
      data: rules === 2 ? { input: plain(input) } : { input: plain(first), proof: plain(without(run.proof as object, 'carried')) },
    });
  });
}

describe.each([1, 2] as const)('a run that was kept by rules %i', (rules) => {
  test('is listed, and says that it cannot be computed again; its sums are counted all the same', async () => {
    const place = await previewed();
    await ageTo(rules, place);
    const runId = { runId: place.runId as never };
    expect(await world.ask(place.finance, listRuns, {})).toMatchObject([{ id: place.runId, proof: { carried: [] } }]);
    expect(await world.ask(place.finance, findRun, runId)).toMatchObject({ total: 10000n });
    expect(await world.ask(place.finance, listRunShares, runId)).toHaveLength(3);
    expect((await world.ask(place.finance, compareRun, runId))?.members).toHaveLength(3);
    const verified = await world.ask(place.finance, verifyRun, runId);
    expect(verified).toMatchObject({
      holds: false,
      inputs: null,
      result: null,
      shares: true,
      refusal: { code: 'MADE_BY_OTHER_RULES', params: { rules, current: 4 } },
    });
    expect(verified?.refusal?.message.de).toContain(`Rechenregeln ${rules} gerechnet`);
    expect(verified?.refusal?.message.en).toContain(`made by rules ${rules}`);
  });

  test('cannot be released, since its figures might be others today', async () => {
    const place = await previewed();
    await world.database.write(world.scope(place.association), (writes) =>
      writes.settlementRun.updateMany({ where: { id: place.runId }, data: { inputHash: 'by other rules' } }),
    );
    await ageTo(rules, place);
    expect(await release(world, place.releaser, place.runId)).toMatchObject({ error: { code: 'INPUTS_CHANGED' } });
  });

  test('is followed by the next one', async () => {
    const place = await previewed();
    await ageTo(rules, place);
    value(await release(world, place.releaser, place.runId));
    expect(await world.ask(place.finance, verifyRun, { runId: place.runId as never })).toMatchObject({
      holds: false,
      frozenSet: true,
      shares: true,
      statements: true,
    });
    expect((await world.ask(place.finance, listLateEntries, {})).items).toEqual([]);
    const [member] = place.members;
    if (!member) throw new Error('a member');
    await addMinutes(world, place.association, member, 30, { on: '2026-11-03' });
    await addCost(world, place, '10.00', '2026-11');
    const next = await preview(world, place, '2026-11');
    expect(next.failure).toBeNull();
    expect(await world.ask(place.finance, verifyRun, { runId: (next.runId ?? '') as never })).toMatchObject({ holds: true, refusal: null });
  });
});

describe('a later version of a key under another name', () => {
  const renamed = { ...keyInput(MIXED, { validFrom: '2026-11-01' }), name: 'Leitstelle neu' };

  test('leaves a preview valid, and the statements print the name that was previewed', async () => {
    const place = await previewed();
    value(await world.run(place.finance, publishKeyVersion, { ...renamed, keyId: place.keyId as never }));
    value(await release(world, place.releaser, place.runId));
    expect((await world.ask(place.finance, findRun, { runId: place.runId as never }))?.allocations[0]?.keyName).toBe(
      'Leitstelle nach Stunden',
    );
    const [member] = place.members;
    if (!member) throw new Error('a member');
    const treasurer = await world.actor(place.association, 'memberTreasurer', { member });
    const [statement] = await world.ask(treasurer, listStatements, {});
    const line = { statementId: (statement?.id ?? '') as never, lineKey: statement?.lines[0]?.key ?? '' };
    expect(statement?.lines[0]?.basis.de).not.toContain('neu');
    expect((await world.ask(treasurer, explainLine, line))?.pool?.keyName).toBe('Leitstelle nach Stunden');
    expect(await world.ask(place.finance, verifyRun, { runId: place.runId as never })).toMatchObject({ holds: true });
  });

  test('changes nothing that a released statement prints', async () => {
    const place = await previewed();
    value(await release(world, place.releaser, place.runId));
    const read = async () => {
      const [statement] = await world.ask(place.finance, listStatements, {});
      const line = { statementId: (statement?.id ?? '') as never, lineKey: statement?.lines[0]?.key ?? '' };
      return { statement, explanation: await world.ask(place.finance, explainLine, line) };
    };
    const before = await read();
    expect(before.explanation?.pool?.keyName).toBe('Leitstelle nach Stunden');
    value(await world.run(place.finance, publishKeyVersion, { ...renamed, keyId: place.keyId as never }));
    expect(await read()).toEqual(before);
    expect(await world.ask(place.finance, verifyRun, { runId: place.runId as never })).toMatchObject({ holds: true, frozenSet: true });
  });
});

describe('the weights of all members', () => {
  const ofPlace = (place: Previewed) => world.scope(place.association);

  test('are kept once a pool and run, and a member is shown them marked with its own row', async () => {
    const place = await previewed();
    value(await release(world, place.releaser, place.runId));
    const kept = await world.database.write(ofPlace(place), (writes) => writes.poolWeights.findMany({ where: { runId: place.runId } }));
    expect(
      kept.map(({ lineKey, tables }) => [lineKey.slice(0, 5), (tables as { rows: object[] }[]).map(({ rows }) => rows.length)]),
    ).toEqual([['pool:', [3, 3]]]);
    const explanations = await world.database.write(ofPlace(place), (writes) => writes.explanation.findMany({}));
    expect(explanations).toHaveLength(3);
    for (const { content } of explanations) expect(JSON.stringify(content)).not.toContain('memberName');
    for (const member of place.members) {
      const treasurer = await world.actor(place.association, 'memberTreasurer', { member });
      const [statement] = await world.ask(treasurer, listStatements, {});
      const line = { statementId: (statement?.id ?? '') as never, lineKey: statement?.lines[0]?.key ?? '' };
      const shown = await world.ask(treasurer, explainLine, line);
      expect(shown?.pool?.weights.map(({ rows }) => rows.filter(({ own }) => own).map(({ memberName }) => memberName))).toEqual(
        shown?.pool?.weights.map(() => [statement?.memberName]),
      );
      expect(shown?.pool?.weights[0]?.rows).toHaveLength(3);
    }
  });

  test('are read from the explanation where it was kept with them, word for word the same', async () => {
    const place = await previewed();
    value(await release(world, place.releaser, place.runId));
    const [member] = place.members;
    if (!member) throw new Error('a member');
    const treasurer = await world.actor(place.association, 'memberTreasurer', { member });
    const [statement] = await world.ask(treasurer, listStatements, {});
    const line = { statementId: (statement?.id ?? '') as never, lineKey: statement?.lines[0]?.key ?? '' };
    const today = await world.ask(treasurer, explainLine, line);
    // As runs were released before: all in the explanation, the reader's own row marked there.
    const older = world.newId();
    await world.database.write(ofPlace(place), async (writes) => {
      const { content } = await writes.explanation.findFirstOrThrow({ where: { statementId: line.statementId, lineKey: line.lineKey } });
      const kept = await writes.poolWeights.findFirstOrThrow({ where: { runId: place.runId } });
      const tables = (kept.tables as { rows: { tenantId: string }[] }[]).map((table) => ({
        ...table,
        rows: table.rows.map((row) => ({ ...row, own: row.tenantId === member.tenantId })),
      }));
      const { section, ...rest } = content as { section: object };
      const old = { ...rest, section: { ...without(section, 'weightsOf'), weights: tables } };
      await writes.explanation.create({
        data: { tenantId: member.tenantId, id: older, statementId: line.statementId, lineKey: 'older', content: plain(old) },
      });
    });
    const shown = await world.ask(treasurer, explainLine, { ...line, lineKey: 'older' });
    expect(shown?.pool).toEqual(today?.pool);
    expect(shown?.pool?.weights[0]?.rows.some(({ own }) => own)).toBe(true);
  });
});
