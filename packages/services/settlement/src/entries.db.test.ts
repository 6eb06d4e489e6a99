// SPDX-License-Identifier: EUPL-1.2
import type { World } from '@testkit/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { publishKeyVersion } from './index.ts';
import { checkPeriod } from './queries/check-period.ts';
import { findGaps } from './queries/find-gaps.ts';
import { listDirectCharges } from './queries/list-direct-charges.ts';
import { listKeys } from './queries/list-keys.ts';
import { listPoolCosts } from './queries/list-pool-costs.ts';
import { listPools } from './queries/list-pools.ts';
import { listMeters, listQuantities } from './queries/list-quantities.ts';
import { previewCostImport } from './queries/preview-cost-import.ts';
import { keyHistory, poolHistory } from './queries/record-histories.ts';
import { addCost, FAMILY, keyInput, MIXED, settled, settlementWorld, town, value } from './testing/settlement-world.ts';
import { definePool } from './use-cases/define-pool.ts';
import { enterDirectCharge } from './use-cases/enter-direct-charge.ts';
import { enterPoolCost } from './use-cases/enter-pool-cost.ts';
import { enterQuantity } from './use-cases/enter-quantity.ts';
import { importPoolCosts } from './use-cases/import-pool-costs.ts';
import { retirePool } from './use-cases/retire-pool.ts';
import { reverseDirectCharge } from './use-cases/reverse-direct-charge.ts';
import { reversePoolCost } from './use-cases/reverse-pool-cost.ts';
import { reverseQuantity } from './use-cases/reverse-quantity.ts';

let world: World;
beforeAll(async () => {
  world = await settlementWorld();
});

const code = (result: { ok: boolean; error?: { code: string } }): string => (result.ok ? 'ok' : (result.error?.code ?? ''));

describe('a key', () => {
  test('is published with its sentence; a next version ends the one before on the day before', async () => {
    const place = await town(world);
    value(
      await world.run(
        place.finance,
        publishKeyVersion,
        keyInput([{ sharePermyriad: 10000, kind: 'hours' }], { validFrom: '2027-01-01', keyId: place.keyId }),
      ),
    );
    const [key] = await world.ask(place.finance, listKeys, {});
    expect(key?.versions.map(({ keyVersion, validFrom, validTo }) => [keyVersion, validFrom, validTo])).toEqual([
      [2, '2027-01-01', null],
      [1, '2020-01-01', '2026-12-31'],
    ]);
    expect(key?.versions[1]?.sentence.de).toContain(
      'Die Kosten werden zu 60 % nach gebuchten Stunden und zu 40 % zu gleichen Teilen verteilt.',
    );
    expect(key?.pools).toEqual(['Leitstelle']);
    const treasurer = await world.actor(place.association, 'memberTreasurer', { member: place.members[0]! });
    expect((await world.ask(treasurer, listKeys, {})).map(({ id, pools }) => [id, pools])).toEqual([[place.keyId, []]]);
    const other = await town(world);
    expect((await world.ask(other.finance, listKeys, {})).map(({ id }) => id)).toEqual([other.keyId]);
  });

  test('has its own refusal for each thing that can be wrong with it', async () => {
    const place = await town(world);
    const publish = async (input: Partial<Parameters<typeof keyInput>[0][number]>[] | Record<string, unknown>) =>
      code(
        await world.run(
          place.finance,
          publishKeyVersion,
          (Array.isArray(input) ? keyInput(input as never) : { ...keyInput(MIXED), ...input }) as never,
        ),
      );
    expect(await publish([{ sharePermyriad: 9999, kind: 'hours' }])).toBe('KEY_PARTS_NOT_100');
    expect(await publish([{ sharePermyriad: -1, kind: 'hours' }])).toBe('NEGATIVE_SHARE');
    expect(await publish([])).toBe('NO_PARTS');
    expect(await publish([{ sharePermyriad: 10000, kind: 'quantity', code: 'Ä', unit: 'x' }])).toBe('METER_INVALID');
    expect(await publish([{ sharePermyriad: 10000, kind: 'inhabitants' }])).toBe('INVALID_INPUT');
    expect(await publish({ resolution: ' ' })).toBe('RESOLUTION_MISSING');
    expect(await publish({ clause: '' })).toBe('CLAUSE_MISSING');
    expect(await publish({ serviceFamilyCode: 'none' })).toBe('FAMILY_UNKNOWN');
    expect(await publish({ keyId: place.keyId, validFrom: '2019-12-31' })).toBe('VALID_FROM_NOT_LATER');
    expect(await publish({ keyId: world.newId() })).toBe('NOT_FOUND');
    const inhabitants = (basis: string, referenceDate: string) =>
      publish({ parts: [{ sharePermyriad: 10000, kind: 'inhabitants', basis, referenceDate }] });
    expect(await inhabitants('census2022', '2022-05-16')).toBe('POPULATION_UNKNOWN');
    expect(await inhabitants('census1850', '2022-05-15')).toBe('POPULATION_UNKNOWN');
    expect(await inhabitants('census2022', '2022-05-15')).toBe('ok');
  });
});

describe('a cost', () => {
  const post = (place: Awaited<ReturnType<typeof town>>, over: Record<string, unknown> = {}) =>
    world.run(place.finance, enterPoolCost, {
      poolId: place.poolId as never,
      month: '2026-10',
      kind: 'material',
      amount: '12.50',
      label: 'Lizenzen',
      ...over,
    } as never);

  test('is posted in whole cents, and taken back by a counter-entry once', async () => {
    const place = await town(world);
    const { costId } = value(await post(place));
    const reverse = (over: Record<string, unknown> = {}) =>
      world.run(place.finance, reversePoolCost, { costId: costId as never, month: '2026-10', reason: 'doppelt', ...over } as never);
    expect(code(await reverse({ reason: ' ' }))).toBe('REASON_MISSING');
    expect(code(await reverse({ month: '2026-09' }))).toBe('MONTH_BEFORE_ENTRY');
    const twice = await Promise.all([reverse(), reverse()]);
    expect(twice.map(code).sort()).toEqual(['ALREADY_REVERSED', 'ok']);
    const rows = await world.ask(place.finance, listPoolCosts, { poolId: place.poolId as never, month: '2026-10' });
    expect(rows.map(({ amount, kind }) => [amount, kind])).toEqual([
      [1250n, 'material'],
      [-1250n, 'material'],
    ]);
    expect(code(await world.run(place.finance, reversePoolCost, { costId: rows[1]?.id as never, month: '2026-10', reason: 'x' }))).toBe(
      'IS_A_REVERSAL',
    );
    const [pool] = await world.ask(place.finance, listPools, { monthFrom: '2026-01', monthTo: '2026-12' });
    expect(pool?.months).toMatchObject([{ month: '2026-10', entries: 2, material: 0n, total: 0n }]);
  });

  test('has a clear refusal for bad input', async () => {
    const place = await town(world);
    expect(await post(place, { amount: '1.005' })).toMatchObject({
      error: { code: 'INVALID_INPUT', field: 'amount', params: { problem: 'TOO_MANY_DECIMALS' } },
    });
    expect(code(await post(place, { amount: '0,00' }))).toBe('ZERO_AMOUNT');
    expect(code(await post(place, { label: '' }))).toBe('LABEL_MISSING');
    expect(code(await post(place, { month: '2019-12' }))).toBe('POOL_WITHOUT_KEY');
    expect(code(await post(place, { month: '2019-11' }))).toBe('MONTH_BEFORE_ASSOCIATION');
    expect(code(await post(place, { month: '2027-03' }))).toBe('MONTH_IN_FUTURE');
    expect(code(await post(place, { month: '2026-13' }))).toBe('INVALID_INPUT');
    expect(code(await post(place, { poolId: (await town(world)).poolId }))).toBe('NOT_FOUND');
    expect(
      code(
        await world.run(place.releaser, enterPoolCost, {
          poolId: place.poolId as never,
          month: '2026-10',
          kind: 'staff',
          amount: '1',
          label: 'x',
        }),
      ),
    ).toBe('FORBIDDEN');
    value(await world.run(place.finance, retirePool, { poolId: place.poolId as never, expectedVersion: 1 }));
    expect(code(await post(place))).toBe('POOL_RETIRED');
    expect(
      code(await world.run(place.finance, definePool, { name: 'LEITSTELLE', serviceFamilyCode: FAMILY, keyId: place.keyId as never })),
    ).toBe('POOL_NAME_TAKEN');
  });

  test('file is posted whole or not at all; wrong rows are listed with row, column and reason', async () => {
    const place = await town(world);
    const good =
      'month;pool;kind;amount;label;voucher\n2026-10;Leitstelle;Personal;1.234,50;Gehälter;B-1\n11/2026;leitstelle;overhead;-4,50;Erstattung;\n';
    const bad =
      'month;pool;kind;amount;label\n2026-10;Leitstelle;Personal;1,005;a\n2026-13;Leitstelle;Personal;1;b\n2026-10;Nirgends;staff;1;c\n2026-10;Leitstelle;Sonstiges;1;d\n2026-10;Leitstelle;staff;0;e\n2026-10;Leitstelle';
    const crowded =
      'month;pool;kind;amount;label\n2026-11;Quatsch;Personal;1,005;x\n2019-10;Nirgends;Sonstiges;0;x\n2026-10;Leitstelle\n2019-12;Leitstelle;staff;1;x';
    expect(
      (await world.ask(place.finance, previewCostImport, { csv: crowded })).findings.map(({ row, column, value: content, message }) => [
        row,
        column,
        content,
        message.de,
      ]),
    ).toEqual([
      [2, 'pool', 'Quatsch', 'Einen Kostentopf „Quatsch“ gibt es nicht. Bitte prüfen Sie die Schreibweise.'],
      [2, 'amount', '1,005', 'Ein Betrag hat höchstens zwei Nachkommastellen.'],
      [3, 'month', '2019-10', expect.stringMatching(/^Der Verband besteht erst seit dem \d\d\.\d\d\.\d{4}\.$/)],
      [3, 'pool', 'Nirgends', expect.stringContaining('Nirgends')],
      [3, 'kind', 'Sonstiges', expect.stringContaining('Kostenart')],
      [3, 'amount', null, 'Der Betrag darf nicht 0,00 € sein.'],
      [4, null, '2 / 5', 'Diese Zeile hat 2 Zellen statt 5.'],
      [5, 'month', '2019-12', expect.stringContaining('Für den Kostentopf „Leitstelle“ gilt im Monat 12/2019 kein Schlüssel.')],
    ]);
    const mixed = 'month;pool;kind;amount;label\n2026-10;Leitstelle;staff;1;a\n2026-10;Nirgends;staff;1;c\n2019-10;Leitstelle;staff;0;e';
    expect(
      (await world.ask(place.finance, previewCostImport, { csv: bad })).findings.map(({ row, column, code: reason }) => [
        row,
        column,
        reason,
      ]),
    ).toEqual([
      [2, 'amount', 'TOO_MANY_DECIMALS'],
      [3, 'month', 'NOT_A_MONTH'],
      [4, 'pool', 'POOL_UNKNOWN'],
      [5, 'kind', 'KIND_UNKNOWN'],
      [6, 'amount', 'ZERO_AMOUNT'],
      [7, null, 'CELL_COUNT'],
    ]);
    const open = 'month;pool;kind;amount;label\n2026-10;Leitstelle;staff;1;"a\n2026-10;Leitstelle;staff;1;b\n2026-10;Nirgends;staff;1;"c"';
    expect(
      (await world.ask(place.finance, previewCostImport, { csv: open })).findings.map(({ row, code: reason, message }) => [
        row,
        reason,
        message.en,
      ]),
    ).toEqual([
      [2, 'BROKEN_QUOTING', 'The quotation marks in this row do not match.'],
      [4, 'POOL_UNKNOWN', expect.stringContaining('Nirgends')],
    ]);
    expect(
      (await world.ask(place.finance, previewCostImport, { csv: mixed })).findings.map(({ row, column, code: reason }) => [
        row,
        column,
        reason,
      ]),
    ).toEqual([
      [3, 'pool', 'POOL_UNKNOWN'],
      [4, 'month', 'MONTH_BEFORE_ASSOCIATION'],
      [4, 'amount', 'ZERO_AMOUNT'],
    ]);
    expect(await world.run(place.finance, importPoolCosts, { csv: mixed })).toMatchObject({
      error: {
        code: 'CSV_REJECTED',
        params: {
          count: 3,
          findings: ['3|pool|POOL_UNKNOWN|Nirgends', '4|month|MONTH_BEFORE_ASSOCIATION|2019-10', '4|amount|ZERO_AMOUNT|'],
        },
      },
    });
    expect(await world.ask(place.finance, listPoolCosts, { poolId: place.poolId as never, month: '2026-10' })).toEqual([]);
    expect(await world.ask(place.finance, previewCostImport, { csv: good })).toEqual({ rows: 2, total: 123000n, findings: [] });
    expect(await world.run(place.finance, importPoolCosts, { csv: good })).toMatchObject({
      ok: true,
      value: { count: 2, total: '123000' },
    });
    const gaps = (month: string) => world.ask(place.finance, findGaps, { periodFrom: month, periodTo: month } as never);
    expect(await gaps('2026-10')).toEqual({ monthsSigned: 2, monthsOpen: 1, poolsWithoutCosts: [] });
    expect(await gaps('2026-12')).toEqual({ monthsSigned: 2, monthsOpen: 1, poolsWithoutCosts: ['Leitstelle'] });
    const [pool] = await world.ask(place.finance, listPools, { monthFrom: '2026-10', monthTo: '2026-11' });
    expect(pool?.months.map(({ month, total }) => [month, total])).toEqual([
      ['2026-10', 123450n],
      ['2026-11', -450n],
    ]);
  });
});

describe('a direct charge', () => {
  test('needs an agreement of that day, and is taken back once', async () => {
    const place = await town(world);
    const [member] = place.members;
    const input = {
      tenantId: member?.tenantId as never,
      serviceFamilyCode: FAMILY,
      occurredOn: '2026-10-20',
      amount: '10',
      label: 'Gerät',
    };
    expect(await world.run(place.finance, enterDirectCharge, { ...input, occurredOn: '2019-10-20' })).toMatchObject({
      error: { code: 'DATE_BEFORE_MEMBERSHIP', field: 'occurredOn' },
    });
    expect(await world.run(place.finance, enterDirectCharge, { ...input, occurredOn: '2027-02-17' })).toMatchObject({
      error: { code: 'DATE_IN_FUTURE', field: 'occurredOn' },
    });
    expect(await world.run(place.finance, enterDirectCharge, { ...input, amount: '0' })).toMatchObject({ error: { field: 'amount' } });
    expect(code(await world.run(place.finance, enterDirectCharge, { ...input, serviceFamilyCode: 'other' }))).toBe('CHARGE_WITHOUT_BASIS');
    expect(
      code(await world.run(place.finance, enterDirectCharge, { ...input, tenantId: (await town(world)).members[0]?.tenantId as never })),
    ).toBe('NOT_FOUND');
    expect(code(await world.run(place.finance, enterDirectCharge, { ...input, tenantId: place.association.centreId as never }))).toBe(
      'NOT_FOUND',
    );
    const { chargeId } = value(await world.run(place.finance, enterDirectCharge, input));
    const back = { chargeId: chargeId as never, occurredOn: '2026-10-21', reason: 'falsch' };
    const twice = await Promise.all([
      world.run(place.finance, reverseDirectCharge, back),
      world.run(place.finance, reverseDirectCharge, back),
    ]);
    expect(twice.map(code).sort()).toEqual(['ALREADY_REVERSED', 'ok']);
    const page = await world.ask(place.finance, listDirectCharges, { from: '2026-10-01', to: '2026-10-31', first: 1 });
    expect(page).toMatchObject({ total: 2, items: [{ amount: -1000n }] });
    const next = await world.ask(place.finance, listDirectCharges, {
      from: '2026-10-01',
      to: '2026-10-31',
      first: 1,
      after: page.nextCursor ?? '',
    });
    expect(next).toMatchObject({ nextCursor: null, items: [{ amount: 1000n, label: 'Gerät' }] });
    await expect(world.ask(place.finance, listDirectCharges, { from: '2026-10-01', to: '2026-10-31', after: 'nonsense' })).rejects.toThrow(
      'NOT_A_CURSOR',
    );
  });
});

describe('a quantity', () => {
  test('weighs where a key names its meter; negative, zero and unknown codes are refused', async () => {
    const place = await town(world, { parts: [{ sharePermyriad: 10000, kind: 'quantity', code: 'devices', unit: 'Geräte' }] });
    const [member] = place.members;
    const input = {
      tenantId: member?.tenantId as never,
      serviceFamilyCode: FAMILY,
      code: 'devices',
      quantity: 12,
      occurredOn: '2026-10-31',
      label: 'Inventur',
    };
    const on = (occurredOn: string) => world.run(place.finance, enterQuantity, { ...input, occurredOn });
    expect(code(await on('2019-12-31'))).toBe('DATE_BEFORE_MEMBERSHIP');
    expect(code(await on('2027-02-17'))).toBe('DATE_IN_FUTURE');
    for (const far of ['0001-01-01', '9999-12-31'])
      expect(await on(far)).toMatchObject({ error: { code: 'INVALID_INPUT', params: { problem: 'DATE_OUT_OF_RANGE' } } });
    expect(code(await world.run(place.finance, enterQuantity, { ...input, quantity: -1 }))).toBe('NEGATIVE_QUANTITY');
    expect(code(await world.run(place.finance, enterQuantity, { ...input, quantity: 0 }))).toBe('ZERO_QUANTITY');
    expect(code(await world.run(place.finance, enterQuantity, { ...input, quantity: 1.5 }))).toBe('INVALID_INPUT');
    expect(code(await world.run(place.finance, enterQuantity, { ...input, code: 'Geräte' }))).toBe('METER_INVALID');
    const { quantityId } = value(await world.run(place.finance, enterQuantity, input));
    expect(code(await world.run(place.finance, reverseQuantity, { quantityId: quantityId as never, reason: 'verzählt' }))).toBe('ok');
    expect(code(await world.run(place.finance, reverseQuantity, { quantityId: quantityId as never, reason: 'verzählt' }))).toBe(
      'ALREADY_REVERSED',
    );
    value(await world.run(place.finance, enterQuantity, { ...input, quantity: 7 }));
    await addCost(world, place, '70.00');
    await settled(world, place);
    expect(code(await world.run(place.finance, enterQuantity, input))).toBe('PERIOD_FROZEN');
    const page = await world.ask(place.finance, listQuantities, { from: '2026-10-01', to: '2026-10-31' });
    expect(page.items.map(({ quantity, isReversed, isReversal }) => [quantity, isReversed, isReversal]).sort()).toEqual(
      [
        [-12, false, true],
        [12, true, false],
        [7, false, false],
      ].sort(),
    );
    expect(page.items.every(({ frozenByRun, unit }) => frozenByRun !== null && unit === 'Geräte')).toBe(true);
    expect(await world.ask(place.finance, listMeters, {})).toEqual([
      { code: 'devices', unit: 'Geräte', serviceFamilyCode: FAMILY, keyNames: ['Leitstelle nach Stunden'] },
    ]);
  });
});

test('what stands in the way of a period is listed whole, before anybody makes a run', async () => {
  const place = await town(world);
  await addCost(world, place, '1.00', '2026-10');
  value(
    await world.run(
      place.finance,
      publishKeyVersion,
      keyInput([{ sharePermyriad: 10000, kind: 'cases' }], { validFrom: '2026-11-01', keyId: place.keyId }),
    ),
  );
  await addCost(world, place, '1.00', '2026-11');
  const found = await world.ask(place.finance, checkPeriod, { periodFrom: '2026-10', periodTo: '2026-11' });
  expect(found.map(({ code: reason, params }) => [reason, params['metric']])).toEqual([
    ['POOL_WITHOUT_WEIGHT', 'hours'],
    ['POOL_WITHOUT_WEIGHT', 'cases'],
  ]);
});

describe('histories', () => {
  test('of key and pool are told to their readers, who may not read the audit log, and to nobody of another association', async () => {
    const place = await town(world);
    const { releaser } = place;
    const actions = async (actor: typeof releaser) => [
      (await world.ask(actor, keyHistory, { keyId: place.keyId })).map(({ action }) => action),
      (await world.ask(actor, poolHistory, { poolId: place.poolId })).map(({ action }) => action),
    ];
    expect(await actions(releaser)).toEqual([['settlement.publishKeyVersion'], ['settlement.definePool']]);
    expect(await actions((await town(world)).finance)).toEqual([[], []]);
  });
});
