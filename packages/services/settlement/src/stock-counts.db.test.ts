// SPDX-License-Identifier: EUPL-1.2
import type { World } from '@testkit/core';
import { beforeAll, expect, test } from 'vitest';
import { listStockCounts, stockCountHistory } from './queries/list-stock-counts.ts';
import { previewStockImport } from './queries/preview-stock-import.ts';
import { settlementWorld, type Town, town, value } from './testing/settlement-world.ts';
import { enterStockCount } from './use-cases/enter-stock-count.ts';
import { importStockCounts } from './use-cases/import-stock-counts.ts';
import { withdrawStockCount } from './use-cases/withdraw-stock-count.ts';

let world: World;
let place: Town;
beforeAll(async () => {
  world = await settlementWorld();
  place = await town(world);
});

const names = async (): Promise<string[]> => {
  const { association } = place;
  const rows = await world.database.write(world.scope(association), (writes) =>
    writes.tenant.findMany({ where: { tenantId: association.centreId, kind: 'member' }, orderBy: { id: 'asc' } }),
  );
  return rows.map(({ name }) => name);
};
const counted = (member: number, stock: string) => ({
  ...{ tenantId: place.members[member]?.tenantId as never, stock, unit: 'Schüler', countedOn: '2026-10-15', source: 'Schulstatistik' },
});

test('a count is corrected with a reason, read as it was known on a day, and taken back', async () => {
  const { finance } = place;
  const began = world.clock.now;
  const first = value(await world.run(finance, enterStockCount, { ...counted(0, 'pupils'), value: '410' }));
  expect(await world.run(finance, enterStockCount, { ...counted(0, 'pupils'), value: '412' })).toMatchObject({
    ok: false,
    error: { code: 'REASON_MISSING' },
  });
  world.clock.now = new Date('2027-02-18T09:00:00.000Z');
  const second = value(
    await world.run(finance, enterStockCount, { ...counted(0, 'pupils'), value: '412', reason: 'Nachmeldung', expectedVersion: 1 }),
  );
  const late = { ...counted(0, 'pupils'), value: '411', reason: 'Abgang', expectedVersion: 1 };
  expect(await world.run(finance, enterStockCount, late)).toMatchObject({
    error: { code: 'CHANGED_MEANWHILE', params: { by: finance.name } },
  });
  const on = async (knownOn?: string) =>
    (await world.ask(finance, listStockCounts, { stock: 'pupils', ...(knownOn ? { knownOn } : {}) })).map((row) => row.value);
  expect(await on()).toEqual(['412']);
  expect(await on('2027-02-17')).toEqual(['410']);
  expect(await on('2027-02-15')).toEqual([]);
  expect(await world.run(finance, withdrawStockCount, { countId: first.countId as never, reason: 'x' })).toMatchObject({
    error: { code: 'COUNT_KNOWN_OTHERWISE' },
  });
  world.clock.now = new Date('2027-02-19T09:00:00.000Z');
  value(await world.run(finance, withdrawStockCount, { countId: second.countId as never, reason: 'Andere Schule' }));
  expect(await on()).toEqual([]);
  expect(await on('2027-02-18')).toEqual(['412']);
  const history = await world.ask(finance, stockCountHistory, { countId: first.countId as never });
  expect(history).toMatchObject([
    { value: '412', reason: 'Nachmeldung', withdrawnReason: 'Andere Schule' },
    { value: '410', reason: null, withdrawnReason: null },
  ]);
  expect(history[0]?.withdrawnBy).toBeTruthy();
  world.clock.now = began;
});

test('a file enters all of its counts or none; what is known already stays; the file of the screen goes back in', async () => {
  const { finance } = place;
  const [first = '', second = ''] = await names();
  const header = 'Mitglied;Bestand;Einheit;Stichtag;Zahl;Quelle;Grund;Bekannt seit;Erfasst von\n';
  const row = (name: string, number: string, reason = '') =>
    `${name};devices;Geräte;15.10.2026;${number};Inventar;${reason};16.02.2027 10:00;Wer\n`;
  const bad = `${header}${row(first, 'viele')}${row('Nirgendwo', '3')}${row(second, '4')}${row(second, '5')}`;
  const trial = await world.ask(finance, previewStockImport, { csv: bad });
  expect(trial.findings.map(({ row: line, column, code }) => [line, column, code])).toEqual([
    [2, 'value', 'COUNT_INVALID'],
    [3, 'member', 'COUNT_MEMBER_UNKNOWN'],
    [5, 'member', 'COUNT_TWICE'],
  ]);
  expect(await world.run(finance, importStockCounts, { csv: bad })).toMatchObject({ error: { code: 'CSV_REJECTED' } });
  expect(await world.ask(finance, listStockCounts, { stock: 'devices' })).toEqual([]);

  const good = `${header}${row(first, '12,5')}${row(second, '4')}`;
  expect(await world.ask(finance, previewStockImport, { csv: good })).toEqual({ entered: 2, corrected: 0, unchanged: 0, findings: [] });
  expect(value(await world.run(finance, importStockCounts, { csv: good }))).toEqual({ entered: 2, unchanged: 0 });
  const again = `${header}${row(first, '12,5')}${row(second, '6')}`;
  expect((await world.ask(finance, previewStockImport, { csv: again })).findings).toMatchObject([{ row: 3, code: 'REASON_MISSING' }]);
  const reasoned = `${header}${row(first, '12,5')}${row(second, '6', 'Nachgezählt')}`;
  expect(await world.ask(finance, previewStockImport, { csv: reasoned })).toMatchObject({ entered: 0, corrected: 1, unchanged: 1 });
  expect(value(await world.run(finance, importStockCounts, { csv: reasoned }))).toEqual({ entered: 1, unchanged: 1 });
  expect(await world.run(finance, importStockCounts, { csv: reasoned })).toMatchObject({ error: { code: 'NOTHING_CHANGES' } });
  const now = await world.ask(finance, listStockCounts, { stock: 'devices' });
  expect(now.map((one) => one.value).sort()).toEqual(['12.5', '6']);
});

test.each([
  ['1.234', 'NUMBER_AMBIGUOUS'],
  ['-3', 'COUNT_INVALID'],
])('%s is refused in a file: %s', async (number, code) => {
  const [first = ''] = await names();
  const csv = `Mitglied;Bestand;Einheit;Stichtag;Zahl;Quelle\n${first};devices;Geräte;15 Oct 2026;${number};Inventar\n`;
  expect((await world.ask(place.finance, previewStockImport, { csv })).findings).toMatchObject([{ row: 2, column: 'value', code }]);
});

test('a column that nobody knows is named with the ones that are expected', async () => {
  const found = await world.ask(place.finance, previewStockImport, { csv: 'Mitglied;Farbe\nA;rot\n' });
  expect(found.findings[0]?.message.de).toContain('Stichtag');
});
