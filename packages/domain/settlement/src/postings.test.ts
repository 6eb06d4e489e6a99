// SPDX-License-Identifier: EUPL-1.2
import { type Circumstances, cents, civilDate, civilMonth, type Instant, MAX_CENTS, type UserId, unwrap } from '@kernel/core';
import { describe, expect, test } from 'vitest';
import { enterDirectCharge, reverseDirectCharge } from './direct-charge.ts';
import type { AllocationKey } from './key.ts';
import { ruleOfParts } from './key-rule/parts-rule.ts';
import { definePool, enterPoolCost, type Pool, reversePoolCost } from './pool.ts';
import { enterQuantity, readingOfQuantity, reverseQuantity } from './quantity.ts';
import { basis as basisOf } from './testing/agreements.ts';

const circumstances = {
  by: { userId: 'user-1' as UserId, accountId: null, side: 'centre' },
  at: '2026-03-01T00:00:00.000Z' as Instant,
  today: civilDate('2026-03-01'),
  newId: () => 'new-id',
} satisfies Circumstances;
const frozenMonths = [civilMonth('2026-01')];
const memberSince = civilDate('2025-08-01');
const key: AllocationKey = {
  id: 'k',
  serviceFamilyCode: 'helpdesk',
  name: 'Anwenderhilfe',
  version: 1,
  validFrom: civilDate('2026-01-01'),
  resolution: 'Beschluss',
  clause: '§ 1',
  rule: ruleOfParts([{ sharePermyriad: 10_000, metric: { kind: 'equal' } }]),
};
const pool: Pool = { id: 'p', serviceFamilyCode: 'helpdesk', name: 'Hilfe', keyId: 'k' };

describe('pools', () => {
  const input = { serviceFamilyCode: 'helpdesk', name: ' Hilfe ', keyId: 'k' };
  test('are defined with a key of their own family', () => {
    expect(unwrap(definePool({ pools: [], keys: [key] }, input, circumstances))).toEqual({ ...pool, id: 'new-id' });
  });
  test.each([
    { state: { pools: [], keys: [key] }, change: { name: '' }, code: 'NAME_MISSING' },
    { state: { pools: [pool], keys: [key] }, change: { name: 'HILFE' }, code: 'POOL_NAME_TAKEN' },
    { state: { pools: [], keys: [] }, change: {}, code: 'POOL_WITHOUT_KEY' },
    { state: { pools: [], keys: [key] }, change: { serviceFamilyCode: 'archive' }, code: 'KEY_OF_OTHER_FAMILY' },
  ])('refuse $code', ({ state, change, code }) => {
    const result = definePool(state, { ...input, ...change }, circumstances);
    expect(result.ok ? 'accepted' : result.error.code).toBe(code);
  });
});

describe('costs', () => {
  const state = { pool, keyVersions: [key], frozenMonths, foundedOn: civilDate('2025-07-15') };
  const input = { month: civilMonth('2026-02'), kind: 'staff', amountCents: cents(-12_345), label: 'Gutschrift', voucher: ' ' } as const;
  test('are posted with their author', () => {
    expect(unwrap(enterPoolCost(state, input, circumstances))).toMatchObject({
      amountCents: -12_345n,
      enteredBy: 'user-1',
      voucher: null,
      reverses: null,
    });
  });
  test.each([
    { change: { label: ' ' }, code: 'LABEL_MISSING' },
    { change: { amountCents: cents(0) }, code: 'ZERO_AMOUNT' },
    { change: { amountCents: cents(-MAX_CENTS - 1n) }, code: 'AMOUNT_TOO_LARGE' },
    { change: { kind: 'income' as const }, code: 'INCOME_BELOW_ZERO' },
    { change: { month: civilMonth('2026-04') }, code: 'MONTH_IN_FUTURE' },
    { change: { month: civilMonth('2025-06') }, code: 'MONTH_BEFORE_ASSOCIATION' },
    { change: { month: civilMonth('2025-12') }, code: 'POOL_WITHOUT_KEY' },
    { change: { month: civilMonth('2026-01') }, code: 'PERIOD_FROZEN' },
  ])('refuse $code', ({ change, code }) => {
    const result = enterPoolCost(state, { ...input, ...change }, circumstances);
    expect(result.ok ? 'accepted' : result.error.code).toBe(code);
  });

  test('are taken for the running month, and name the field of a wrong amount', () => {
    expect(enterPoolCost(state, { ...input, month: civilMonth('2026-03') }, circumstances).ok).toBe(true);
    expect(enterPoolCost(state, { ...input, amountCents: cents(0) }, circumstances)).toMatchObject({ error: { field: 'amount' } });
  });
  test('are not taken for a month before the first settled one, which no run will settle', () => {
    const older = { ...state, keyVersions: [{ ...key, validFrom: civilDate('2025-01-01') }] };
    expect(enterPoolCost(older, { ...input, month: civilMonth('2025-12') }, circumstances)).toMatchObject({
      error: { code: 'MONTH_NEVER_SETTLED', field: 'month', params: { month: '2025-12', open: '2026-02' } },
    });
  });

  const cost = unwrap(enterPoolCost(state, { ...input, month: civilMonth('2026-02') }, circumstances));
  test('are corrected by a counter-entry', () => {
    const entry = unwrap(
      reversePoolCost({ cost, reversedBy: null, frozenMonths }, { month: civilMonth('2026-02'), reason: 'doppelt' }, circumstances),
    );
    expect(entry).toMatchObject({ amountCents: 12_345n, kind: 'staff', label: 'doppelt', reverses: cost.id });
  });
  test.each([
    { change: {}, input: { reason: '' }, code: 'REASON_MISSING' },
    { change: { cost: { ...cost, reverses: 'x' } }, input: {}, code: 'IS_A_REVERSAL' },
    { change: { reversedBy: 'x' }, input: {}, code: 'ALREADY_REVERSED' },
    { change: {}, input: { month: civilMonth('2026-01') }, code: 'MONTH_BEFORE_ENTRY' },
    { change: { frozenMonths: [civilMonth('2026-02')] }, input: {}, code: 'PERIOD_FROZEN' },
  ])('a counter-entry is refused: $code', ({ change, input: given, code }) => {
    const result = reversePoolCost(
      { cost, reversedBy: null, frozenMonths, ...change },
      { month: civilMonth('2026-02'), reason: 'doppelt', ...given },
      circumstances,
    );
    expect(result.ok ? 'accepted' : result.error.code).toBe(code);
  });
});

describe('direct charges', () => {
  const basis = basisOf({ clause: '§ 5' });
  const input = {
    tenantId: 't',
    serviceFamilyCode: 'helpdesk',
    occurredOn: civilDate('2026-02-03'),
    amountCents: cents(100),
    label: 'Auswertung',
    sourceRef: null,
  };
  test.each([
    { state: { basis: null }, change: {}, code: 'CHARGE_WITHOUT_BASIS' },
    { state: { basis: { ...basis, clause: ' ' } }, change: {}, code: 'CHARGE_WITHOUT_BASIS' },
    { state: {}, change: { amountCents: cents(0) }, code: 'ZERO_AMOUNT' },
    { state: {}, change: { label: '' }, code: 'LABEL_MISSING' },
    { state: {}, change: { occurredOn: civilDate('2026-03-02') }, code: 'DATE_IN_FUTURE' },
    { state: {}, change: { occurredOn: civilDate('2025-07-31') }, code: 'DATE_BEFORE_MEMBERSHIP' },
    { state: { memberSince: null }, change: {}, code: 'DATE_BEFORE_MEMBERSHIP' },
    { state: {}, change: { occurredOn: civilDate('2026-01-31') }, code: 'PERIOD_FROZEN' },
    { state: {}, change: { occurredOn: civilDate('2025-12-31') }, code: 'MONTH_NEVER_SETTLED' },
  ])('refuse $code', ({ state, change, code }) => {
    const result = enterDirectCharge({ basis, frozenMonths, memberSince, ...state }, { ...input, ...change }, circumstances);
    expect(result.ok ? 'accepted' : result.error.code).toBe(code);
  });
  test('are taken back by a counter-entry with the same basis', () => {
    const charge = unwrap(enterDirectCharge({ basis, frozenMonths, memberSince }, input, circumstances));
    const back = { occurredOn: civilDate('2026-02-10'), reason: 'Irrtum' };
    expect(unwrap(reverseDirectCharge({ charge, reversedBy: null, frozenMonths }, back, circumstances))).toMatchObject({
      amountCents: -100n,
      basis,
      reverses: charge.id,
    });
    const ahead = { ...back, occurredOn: civilDate('2026-03-02') };
    expect(reverseDirectCharge({ charge, reversedBy: null, frozenMonths }, ahead, circumstances)).toMatchObject({
      error: { code: 'DATE_IN_FUTURE' },
    });
    const early = { ...back, occurredOn: civilDate('2026-02-02') };
    expect(reverseDirectCharge({ charge, reversedBy: null, frozenMonths }, early, circumstances)).toMatchObject({
      error: { code: 'DATE_BEFORE_ENTRY' },
    });
  });
});

describe('quantities', () => {
  const input = {
    tenantId: 't',
    serviceFamilyCode: 'helpdesk',
    code: 'devices',
    quantity: 12n,
    occurredOn: civilDate('2026-02-03'),
    label: 'Geräte',
  };
  test.each([
    { change: { label: '' }, code: 'LABEL_MISSING' },
    { change: { code: 'Geräte!' }, code: 'METER_INVALID' },
    { change: { quantity: 0n }, code: 'ZERO_QUANTITY' },
    { change: { quantity: -1n }, code: 'NEGATIVE_QUANTITY' },
    { change: { occurredOn: civilDate('9999-12-31') }, code: 'DATE_IN_FUTURE' },
    { change: { occurredOn: civilDate('0001-01-01') }, code: 'DATE_BEFORE_MEMBERSHIP' },
    { change: { occurredOn: civilDate('2026-01-31') }, code: 'PERIOD_FROZEN' },
    { change: { occurredOn: civilDate('2025-12-31') }, code: 'MONTH_NEVER_SETTLED' },
  ])('refuse $code', ({ change, code }) => {
    const result = enterQuantity({ frozenMonths, memberSince }, { ...input, ...change }, circumstances);
    expect(result.ok ? 'accepted' : result.error.code).toBe(code);
  });
  test('a reversal makes a reading that takes the first one back', () => {
    const entry = unwrap(enterQuantity({ frozenMonths, memberSince }, input, circumstances));
    const back = unwrap(reverseQuantity({ entry, reversedBy: null }, { reason: 'verzählt' }, circumstances));
    const reading = readingOfQuantity(back, 'r2', circumstances.at, 'r1');
    expect(reading).toMatchObject({ meter: 'quantity.devices', quantity: -12n, occurredOn: '2026-02-03', reverses: 'r1' });
    expect(reverseQuantity({ entry: back, reversedBy: null }, { reason: 'x' }, circumstances)).toMatchObject({
      error: { code: 'IS_A_REVERSAL' },
    });
    expect(reverseQuantity({ entry, reversedBy: back.id }, { reason: 'x' }, circumstances)).toMatchObject({
      error: { code: 'ALREADY_REVERSED' },
    });
  });
});
