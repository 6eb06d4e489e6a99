// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, cents } from '@kernel/core';
import { describe, expect, test } from 'vitest';
import { diffItems, type KeptItem } from './diff-items.ts';
import type { ItemMapping } from './item-mapping.ts';
import { type ListedItem, readItemList } from './read-item-list.ts';

const mapping: ItemMapping = {
  ...{ format: 'csv', separator: 'semicolon', encoding: 'detect', dateForm: 'dmy', decimalSign: 'comma', headerRow: 1, fullList: true },
  ...{
    skipNegative: true,
    ledgerAccountId: 'a' as never,
    externalKey: 'Beleg',
    reference: 'Kassenzeichen',
    subject: '',
    partnerName: 'Name',
  },
  ...{ iban: 'IBAN', amount: 'Betrag', open: 'Offen', dueOn: 'Fällig' },
};
const read = (text: string, more: Partial<ItemMapping> = {}) => readItemList(new TextEncoder().encode(text), { ...mapping, ...more });
const WHOLE = { fullList: true, hasOpen: true };
const HEAD = 'Beleg;Kassenzeichen;Name;IBAN;Betrag;Offen;Fällig';

describe('a list', () => {
  test('is read as its profile says; credits are passed over', () => {
    const list = read(
      `${HEAD}\n1;799273987104;Ada;DE89 3704 0044 0532 0130 00;1.234,50;1.000,00;01.12.2026\n\n2;;Bo;;-5,00;;1.12.2026\n3;;;;7;;30.11.2026\n`,
    );
    expect(list).toMatchObject({ rows: 3, skipped: 1, faults: [] });
    expect(list.items).toMatchObject([
      { externalKey: '1', amountCents: 123_450n, openCents: 100_000n, dueOn: '2026-12-01', ibans: ['DE89370400440532013000'] },
      { externalKey: '3', amountCents: 700n, openCents: 700n, reference: null },
    ]);
  });
  test('names everything that is wrong by row and column', () => {
    const text = `${HEAD}\n;1;A;DE89;1,234;;30.02.2026\n2;1;A;;12,345;;01.12.2026\n3;1;A;;1,00;2,00;01.12.2026\n4;1;A;;1,00;;01.12.2026\n4;1;A;;1,00;;01.12.2026`;
    expect(read(text).faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      ...[
        [2, 'Beleg', 'EMPTY_CELL'],
        [2, 'Betrag', 'NOT_AN_AMOUNT'],
        [2, 'Fällig', 'NOT_A_DATE'],
        [2, 'IBAN', 'NOT_AN_IBAN'],
      ],
      ...[
        [3, 'Betrag', 'NOT_AN_AMOUNT'],
        [4, 'Offen', 'OPEN_OVER_AMOUNT'],
        [6, 'Beleg', 'KEY_TWICE'],
      ],
    ]);
    expect(read('Beleg;Betrag\n1;2').faults.map(({ code }) => code)).toContain('COLUMN_MISSING');
    expect(read(HEAD, { dueOn: '' }).faults).toMatchObject([{ code: 'FIELD_NOT_MAPPED' }]);
    expect(read('"offen').faults).toMatchObject([{ code: 'BROKEN_QUOTING' }]);
  });
});

const listed: ListedItem = {
  ...{
    externalKey: '1',
    reference: '11',
    subject: null,
    partnerName: 'Ada',
    ibans: [],
    amountCents: cents(1_000),
    openCents: cents(1_000),
  },
  dueOn: '2026-12-01' as CivilDate,
};
const kept = (more: Partial<KeptItem> = {}): KeptItem => ({ ...listed, id: 'x', status: 'open', ...more });
const partly = kept({ openCents: cents(400), status: 'partly' });

describe('what a list changes', () => {
  test.each([
    ['nothing, given twice', kept(), listed, { changed: [], unchanged: 1 }],
    ['a due day', kept(), { ...listed, dueOn: '2026-12-31' as CivilDate }, { changed: [{ dueOn: '2026-12-31', openCents: 1_000n }] }],
    ['nothing of what was paid here and the list does not know yet', partly, listed, { changed: [], unchanged: 1 }],
    ['what was paid elsewhere beside', partly, { ...listed, openCents: cents(100) }, { changed: [{ openCents: 100n, status: 'partly' }] }],
    [
      'a higher amount of what was paid in part',
      partly,
      { ...listed, amountCents: cents(1_500), openCents: cents(1_500) },
      { changed: [{ openCents: 900n }] },
    ],
    ['nothing below what was paid', partly, { ...listed, amountCents: cents(500), openCents: cents(500) }, { changed: [], kept: 1 }],
    ['nothing of what is settled', kept({ openCents: cents(0), status: 'settled' }), listed, { changed: [], unchanged: 1 }],
    ['what was gone and is back', kept({ status: 'withdrawn' }), listed, { changed: [{ status: 'open' }] }],
  ])('%s', (_name, before, item, expected) => expect(diffItems([before], [item], WHOLE)).toMatchObject(expected));

  test('a list without a column of what is open may hold what is left: what was paid here is not taken off twice', () => {
    const rest = { ...listed, amountCents: cents(400), openCents: cents(400) };
    const whole = { fullList: true, hasOpen: false };
    expect(diffItems([partly], [rest], whole)).toMatchObject({ changed: [], unchanged: 1 });
    expect(diffItems([partly], [listed], whole)).toMatchObject({ changed: [], unchanged: 1 });
    // With such a column it is a claim that became smaller.
    expect(diffItems([partly], [rest], WHOLE)).toMatchObject({ changed: [], kept: 1 });
  });

  test('what a full list lacks is closed, unless it is paid; another list closes nothing', () => {
    const settled = kept({ id: 'y', externalKey: '2', openCents: cents(0), status: 'settled' });
    expect(diffItems([partly, settled], [], WHOLE).gone).toMatchObject([{ id: 'x', status: 'withdrawn', openCents: 400n }]);
    expect(diffItems([partly, settled], [], { ...WHOLE, fullList: false }).gone).toEqual([]);
  });
});
