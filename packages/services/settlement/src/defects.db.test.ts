// SPDX-License-Identifier: EUPL-1.2
import { readCsv } from '@formats/csv';
import type { World } from '@testkit/core';
import { beforeAll, expect, test } from 'vitest';
import { explainLine } from './queries/explain-line.ts';
import { listLineSources } from './queries/list-line-sources.ts';
import { listPoolEntries } from './queries/list-run-entries.ts';
import { listRunShares } from './queries/list-run-shares.ts';
import { findRun } from './queries/list-runs.ts';
import { findStatement, listStatements } from './queries/list-statements.ts';
import { statementCsv } from './queries/statement-csv.ts';
import { addCost, addMinutes, settled, settlementWorld, town, value } from './testing/settlement-world.ts';
import { enterDirectCharge } from './use-cases/enter-direct-charge.ts';

/*
 * The defects of other systems that need a database; the others, and where all of them are named, stand in the domain's defects.test.ts.
 * The drill-down with late entries, several stretches and a preview: drill-down.db.test.ts.
 */
let world: World;
beforeAll(async () => {
  world = await settlementWorld();
});

async function released() {
  const place = await town(world);
  for (const [index, member] of place.members.entries())
    for (const minutes of [17, 41 + index, 90]) await addMinutes(world, place.association, member, minutes);
  for (const amount of ['334.99', '0.01', '182.25', '-12.34']) await addCost(world, place, amount);
  const [member] = place.members;
  if (!member) throw new Error('a member');
  const charge = { tenantId: member.tenantId, serviceFamilyCode: 'support', occurredOn: '2026-10-20', amount: '99,99', label: 'Lizenz' };
  value(await world.run(place.finance, enterDirectCharge, charge));
  return { place, member, runId: await settled(world, place) };
}

test('the drill-down shows another total than the report', async () => {
  const { place, runId } = await released();
  const run = await world.ask(place.finance, findRun, { runId: runId as never });
  const [pool] = run?.allocations ?? [];
  if (!run || !pool) throw new Error('a run with a pool');
  const shares = await world.ask(place.finance, listRunShares, { runId: runId as never });
  const statements = await world.ask(place.finance, listStatements, { runId: runId as never });
  // The report's total, from above: statements, members' shares, pools.
  expect(statements.reduce((sum, { total }) => sum + total, 0n)).toBe(run.total);
  expect(shares.reduce((sum, { amount }) => sum + amount, 0n)).toBe(run.proof.pools);
  const entries = await world.ask(place.finance, listPoolEntries, {
    ...{ runId: runId as never, poolId: pool.poolId as never, monthsFrom: pool.monthsFrom },
  });
  expect(entries.items.reduce((sum, { amount }) => sum + (amount ?? 0n), 0n)).toBe(pool.amount);
  // And each line of each statement, down to the single record.
  for (const { id, tenantId, lines, total } of statements) {
    expect(lines.reduce((sum, { amount }) => sum + amount, 0n)).toBe(total);
    for (const { key, kind, amount } of lines) {
      const why = await world.ask(place.finance, explainLine, { statementId: id as never, lineKey: key });
      expect(why?.pool?.amount ?? why?.charge?.amount).toBe(amount);
      if (kind !== 'pool') continue;
      expect(shares.find(({ memberId }) => memberId === tenantId)?.amount).toBe(amount);
      const sources = await world.ask(place.finance, listLineSources, { statementId: id as never, lineKey: key });
      const used = sources.items.reduce((sum, { quantity }) => sum + quantity, 0);
      expect(used).toBe(why?.pool?.sources.reduce((sum, { quantity }) => sum + quantity, 0));
      expect(sources.total).toBe(why?.pool?.sources.reduce((sum, { readings }) => sum + readings, 0));
    }
  }
});

const euro = (cents: bigint): string => {
  const size = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${size.slice(0, -2)},${size.slice(-2)}`;
};

test('the export differs from the screen', async () => {
  const { place, member } = await released();
  const treasurer = await world.actor(place.association, 'memberTreasurer', { member });
  const [listed] = await world.ask(treasurer, listStatements, {});
  const statementId = (listed?.id ?? '') as never;
  const shown = await world.ask(treasurer, findStatement, { statementId });
  const file = await world.ask(treasurer, statementCsv, { statementId });
  const columns = ['Position', 'Betrag in Euro', 'Grundlage'] as const;
  const read = readCsv(new TextEncoder().encode(file?.text ?? ''), {
    ...{ columns, maxBytes: 100_000, maxRows: 100 },
    optionalColumns: (file?.text ?? '').split('\r\n', 1)[0]?.replace('\ufeff', '').split(';') as never,
  });
  if (!read.ok || !shown) throw new Error(`the file cannot be read: ${JSON.stringify(read)}`);
  const rows = read.value.rows.map(({ cells }) => columns.map((column) => cells[column]));
  expect(rows).toEqual([
    ...shown.lines.map(({ label, amount, basis }) => [label.de, euro(amount), basis.de]),
    ['Summe', euro(shown.total), ''],
  ]);
  expect(shown.lines.length).toBe(2);
});
