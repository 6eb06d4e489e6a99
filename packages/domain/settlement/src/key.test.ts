// SPDX-License-Identifier: EUPL-1.2
import { type Circumstances, civilDate, civilMonth, type Instant, unwrap } from '@kernel/core';
import { describe, expect, test } from 'vitest';
import {
  type AllocationKey,
  checkKeyParts,
  type DraftKeyInput,
  draftKey,
  type KeyPart,
  keyOn,
  percentText,
  publishKeyVersion,
} from './key.ts';
import { ruleOfParts } from './key-rule/parts-rule.ts';
import { keySentence } from './key-sentence.ts';
import type { Metric } from './metric.ts';

const circumstances = {
  by: { userId: null, accountId: null, side: 'operator' },
  at: '2026-01-01T00:00:00.000Z' as Instant,
  today: civilDate('2026-01-01'),
  newId: () => 'new-id',
} satisfies Circumstances;

const inhabitants: Metric = { kind: 'inhabitants', basis: 'z22', referenceDate: civilDate('2022-05-15') };
const parts = (...list: readonly (readonly [number, Metric])[]): KeyPart[] =>
  list.map(([sharePermyriad, metric]) => ({ sharePermyriad, metric }));
const input: DraftKeyInput = {
  serviceFamilyCode: 'helpdesk',
  name: 'Anwenderhilfe',
  validFrom: civilDate('2026-01-01'),
  resolution: 'Beschluss vom 12.11.2025',
  clause: '§ 14 Abs. 2',
  rule: ruleOfParts(parts([3500, inhabitants], [6500, { kind: 'hours' }])),
};
const version = (number: number, validFrom: string): AllocationKey => ({
  ...input,
  id: 'k',
  version: number,
  validFrom: civilDate(validFrom),
});

describe('sentence', () => {
  const names = { z22: 'Zensus 2022' };
  test.each([
    [
      parts([3500, inhabitants], [6500, { kind: 'hours' }]),
      'Die Kosten werden zu 35 % nach Köpfen (Einwohner am 15.05.2022, Zensus 2022) und zu 65 % nach gebuchten Stunden verteilt. Wer nur einen Teil der Zeit dabei ist, zählt anteilig nach Tagen.',
      'The cost is shared 35 % per head (inhabitants on 15 May 2022, Zensus 2022) and 65 % by hours booked. A member that takes part for some of the time counts in part, by days.',
    ],
    [parts([10_000, { kind: 'cases' }]), 'Die Kosten werden ganz nach Fällen verteilt.', 'The cost is shared wholly by cases.'],
    [
      parts([3333, { kind: 'equal' }], [3333, { kind: 'quantity', meter: 'quantity.devices', unit: 'Geräte' }], [3334, { kind: 'hours' }]),
      'Die Kosten werden zu 33,33 % zu gleichen Teilen, zu 33,33 % nach Menge (Geräte) und zu 33,34 % nach gebuchten Stunden verteilt. Wer nur einen Teil der Zeit dabei ist, zählt anteilig nach Tagen.',
      'The cost is shared 33.33 % in equal shares, 33.33 % by quantity (Geräte) and 33.34 % by hours booked. A member that takes part for some of the time counts in part, by days.',
    ],
  ])('%#', (list, de, en) => {
    expect(keySentence({ parts: list }, 'de', names)).toBe(de);
    expect(keySentence({ parts: list }, 'en', names)).toBe(en);
  });
  test.each([
    [3500, '35 %'],
    [3350, '33,5 %'],
    [1, '0,01 %'],
    [10_000, '100 %'],
    [-50, '-0,5 %'],
  ])('%i permyriad are %s', (permyriad, text) => {
    expect(percentText(permyriad, 'de')).toBe(text);
  });
});

describe('keys made of parts', () => {
  test.each([
    { list: [], code: 'NO_PARTS' },
    { list: parts([99.5, { kind: 'equal' }]), code: 'SHARE_NOT_WHOLE' },
    { list: parts([-1, { kind: 'equal' }], [10_001, { kind: 'hours' }]), code: 'NEGATIVE_SHARE' },
    { list: parts([0, { kind: 'equal' }], [10_000, { kind: 'hours' }]), code: 'ZERO_SHARE' },
    { list: parts([10_000, { kind: 'quantity', meter: 'quantity.No good', unit: 'x' }]), code: 'METER_INVALID' },
    { list: parts([10_000, { kind: 'quantity', meter: 'quantity.devices', unit: ' ' }]), code: 'UNIT_MISSING' },
    { list: parts([10_000, { ...inhabitants, basis: '' }]), code: 'BASIS_MISSING' },
    { list: parts([5000, inhabitants], [5000, { ...inhabitants }]), code: 'DUPLICATE_METRIC' },
    { list: parts([3500, inhabitants], [6000, { kind: 'hours' }]), code: 'KEY_PARTS_NOT_100' },
  ] as const)('refuses $code', ({ list, code }) => {
    expect(checkKeyParts(list)?.code).toBe(code);
  });

  test('says what the parts add up to', () => {
    expect(checkKeyParts(parts([9550, { kind: 'hours' }]))).toMatchObject({
      field: 'parts',
      params: { sumPermyriad: 9550, sum: '95,5 %' },
    });
  });

  test('the same basis at two dates is two metrics', () => {
    const later: Metric = { ...inhabitants, referenceDate: civilDate('2024-12-31') };
    expect(checkKeyParts(parts([5000, inhabitants], [5000, later]))).toBeNull();
  });
});

describe('drafting', () => {
  test.each([
    { change: { name: ' ' }, code: 'NAME_MISSING' },
    { change: { resolution: '' }, code: 'RESOLUTION_MISSING' },
    { change: { clause: '' }, code: 'CLAUSE_MISSING' },
    { change: { rule: ruleOfParts(parts([3500, inhabitants], [6000, { kind: 'hours' }])) }, code: 'SHARES_NOT_100' },
  ] as const)('refuses $code', ({ change, code }) => {
    const result = draftKey({ versions: [] }, { ...input, ...change }, circumstances);
    expect(result.ok ? 'accepted' : result.error.code).toBe(code);
  });

  test.each([
    { change: { serviceFamilyCode: 'archive' }, code: 'FAMILY_CHANGED' },
    { change: { validFrom: civilDate('2025-01-01') }, code: 'VALID_FROM_NOT_LATER' },
  ])('the next version: $code', ({ change, code }) => {
    const result = draftKey({ versions: [version(1, '2025-01-01')] }, { ...input, ...change }, circumstances);
    expect(result.ok ? 'accepted' : result.error.code).toBe(code);
  });
});

describe('publishing', () => {
  const frozenMonths = [civilMonth('2026-01'), civilMonth('2026-02')];
  test('numbers versions and keeps the id', () => {
    const first = unwrap(draftKey({ versions: [] }, input, circumstances));
    const one = unwrap(publishKeyVersion({ draft: first, versions: [], frozenMonths: [] }, {}, circumstances));
    expect(one).toMatchObject({ id: 'new-id', version: 1 });
    const second = unwrap(draftKey({ versions: [one] }, { ...input, validFrom: civilDate('2026-07-01') }, circumstances));
    expect(unwrap(publishKeyVersion({ draft: second, versions: [one], frozenMonths }, {}, circumstances))).toMatchObject({
      id: 'new-id',
      version: 2,
    });
  });
  test('never changes a frozen month', () => {
    const draft = { ...version(9, '2026-02-01') };
    const result = publishKeyVersion({ draft, versions: [version(1, '2025-01-01')], frozenMonths }, {}, circumstances);
    expect(result).toMatchObject({ ok: false, error: { code: 'PERIOD_FROZEN', params: { month: '2026-02' } } });
  });
  test('the first version of a key may reach back: nothing was settled by it', () => {
    expect(publishKeyVersion({ draft: version(9, '2025-01-01'), versions: [], frozenMonths }, {}, circumstances).ok).toBe(true);
  });
});

test.each([
  ['2024-12-31', null],
  ['2025-01-01', 1],
  ['2026-06-30', 1],
  ['2026-07-01', 2],
])('on %s version %s holds', (day, expected) => {
  expect(keyOn([version(2, '2026-07-01'), version(1, '2025-01-01')], civilDate(day))?.version ?? null).toBe(expected);
});
