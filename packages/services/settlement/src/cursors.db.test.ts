// SPDX-License-Identifier: EUPL-1.2
import type { World } from '@testkit/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { listDirectCharges } from './queries/list-direct-charges.ts';
import { listLateEntries, listMyEntries } from './queries/list-entries.ts';
import { listLineSources } from './queries/list-line-sources.ts';
import { listQuantities } from './queries/list-quantities.ts';
import { FAMILY, settlementWorld, type Town, town, value } from './testing/settlement-world.ts';
import { enterDirectCharge } from './use-cases/enter-direct-charge.ts';

let world: World;
let place: Town;
beforeAll(async () => {
  world = await settlementWorld();
  place = await town(world);
});

const NOBODY = '01990000-0000-7000-8000-000000000000';
const october = { from: '2026-10-01', to: '2026-10-31' };
const LISTS: Record<string, (town: Town, after: string) => Promise<{ items: readonly { readonly id: string }[] }>> = {
  directCharges: ({ finance }, after) => world.ask(finance, listDirectCharges, { ...october, after }),
  quantities: ({ finance }, after) => world.ask(finance, listQuantities, { ...october, after }),
  myEntries: ({ finance }, after) => world.ask(finance, listMyEntries, { runId: NOBODY, after } as never),
  lateEntries: ({ finance }, after) => world.ask(finance, listLateEntries, { after }),
  lineSources: ({ finance }, after) => world.ask(finance, listLineSources, { statementId: NOBODY, lineKey: 'x', after } as never),
};

const encoded = (text: string): string => Buffer.from(text).toString('base64url');
const GARBLED: Record<string, string> = {
  'no cursor at all': 'nonsense',
  'an empty text': '',
  'a day alone': encoded('2026-10-20'),
  'a day that there is not': encoded(`2026-02-30 ${NOBODY}`),
  'an id that is none': encoded("2026-10-20 ' or true --"),
  'two ids': encoded(`${NOBODY} ${NOBODY}`),
  "the cursor of the agreements' list": encoded(`Beispielstadt\nV-1\n${NOBODY}`),
  "the cursor of the audit's list": encoded(JSON.stringify(['2026-10-20T10:00:00Z', NOBODY])),
  'bytes that are no text': Buffer.from([0, 255, 32, 254]).toString('base64url'),
};

describe.each(Object.keys(LISTS))('the list of %s', (list) => {
  test.each(Object.keys(GARBLED))('refuses %s as a cursor', async (kind) => {
    await expect(LISTS[list]?.(place, GARBLED[kind] ?? '')).rejects.toMatchObject({ code: 'INVALID_INPUT', message: 'NOT_A_CURSOR' });
  });
});

test("another association's cursor is a place in one's own list, and shows nothing of the other", async () => {
  const other = await town(world);
  const charge = async (of: Town, occurredOn: string): Promise<string> => {
    const input = { tenantId: of.members[0]?.tenantId as never, serviceFamilyCode: FAMILY, occurredOn, amount: '10', label: 'Gerät' };
    return value(await world.run(of.finance, enterDirectCharge, input)).chargeId;
  };
  const own = [await charge(place, '2026-10-05'), await charge(place, '2026-10-25')];
  const theirs = [await charge(other, '2026-10-15'), await charge(other, '2026-10-10')];
  const { nextCursor } = await world.ask(other.finance, listDirectCharges, { ...october, first: 1 });
  const shown = await LISTS['directCharges']?.(place, nextCursor ?? '');
  expect(shown?.items.map(({ id }) => id)).toEqual([own[0]]);
  expect(theirs).not.toContain(shown?.items[0]?.id);
});
