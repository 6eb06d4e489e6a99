// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { settle } from './run.ts';
import { parseRunFile } from './run-file.ts';

const example = (): Record<string, never> => JSON.parse(readFileSync(new URL('../examples/run.json', import.meta.url), 'utf8'));

/** Puts a value at a path like 'pools.0.costs.2.amount'; undefined takes the member away. */
function changed(path: string, value: unknown): unknown {
  const file: unknown = example();
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let at = file as Record<string, unknown>;
  for (const step of steps) at = at[step] as Record<string, unknown>;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return file;
}
const wrongIn = (json: unknown): string[] => {
  const parsed = parseRunFile(json);
  return parsed.ok ? [] : parsed.error.map(({ code, field }) => `${code} ${field}`);
};

test('the example file is settled', () => {
  const parsed = parseRunFile(example());
  expect(parsed.ok && settle(parsed.value).ok).toBe(true);
});

describe('errors name their path', () => {
  test.each([
    ['pools.0.costs.2.amount', '1000.001', 'TOO_MANY_DECIMALS pools[0].costs[2].amount'],
    ['pools.0.costs.2.amount', 1000.01, 'NOT_AN_AMOUNT pools[0].costs[2].amount'],
    ['pools.0.costs.2.amount', '12 Euro', 'NOT_AN_AMOUNT pools[0].costs[2].amount'],
    ['pools.0.costs.2.amount', '9999999999999999', 'AMOUNT_TOO_LARGE pools[0].costs[2].amount'],
    ['pools.0.costs.0.amount', undefined, 'MISSING pools[0].costs[0].amount'],
    ['pools.0.costs.0.kind', 'wages', 'NOT_ONE_OF pools[0].costs[0].kind'],
    ['pools.0.costs', {}, 'NOT_A_LIST pools[0].costs'],
    ['pools.0.keyID', 'k', 'UNKNOWN_MEMBER pools[0].keyID'],
    ['period.from', '2026-13', 'NOT_A_MONTH period.from'],
    ['period.from', '2026-04', 'PERIOD_INVALID period'],
    ['period', { from: '2026-01', to: '2099-12' }, 'PERIOD_TOO_LONG period'],
    ['members.1.from', '0001-01-01', 'DATE_OUT_OF_RANGE members[1].from'],
    ['cut', '2026-04-10', 'NOT_AN_INSTANT cut'],
    ['cut', '2026-02-30T00:00:00Z', 'NOT_AN_INSTANT cut'],
    ['format', 'verbund-settlement-run/2', 'NOT_ONE_OF format'],
    ['members.1.from', '2026-02-30', 'NOT_A_DATE members[1].from'],
    ['members.1.to', '2019-12-31', 'DATES_REVERSED members[1].to'],
    ['members.0.name', ' ', 'EMPTY_TEXT members[0].name'],
    ['members.0.ags', 5_999_001, 'NOT_A_TEXT members[0].ags'],
    ['members.0.populations.0.inhabitants', 12.5, 'NOT_A_WHOLE_NUMBER members[0].populations[0].inhabitants'],
    ['members.0.populations.0.inhabitants', -1, 'NEGATIVE_NUMBER members[0].populations[0].inhabitants'],
    ['keys.0.parts.0.sharePercent', '33.333', 'NOT_A_PERCENTAGE keys[0].parts[0].sharePercent'],
    ['keys.0.parts.1.metric.basis', 'zensus-2022', 'UNKNOWN_MEMBER keys[0].parts[1].metric.basis'],
    ['keys.0.parts.1.metric.kind', 'area', 'NOT_ONE_OF keys[0].parts[1].metric.kind'],
    ['keys.0.parts.0.metric.referenceDate', undefined, 'MISSING keys[0].parts[0].metric.referenceDate'],
    ['readings.0.meter', 'desk.hours', 'METER_UNKNOWN readings[0].meter'],
    ['readings.0.occurredOn', '2026-01-05', 'MONTH_OR_DAY readings[0]'],
    ['readings.0.month', undefined, 'MONTH_OR_DAY readings[0]'],
    ['readings.0.month', '2026-04', 'AFTER_PERIOD readings[0]'],
    ['readings.0.quantity', '1e3', 'NOT_A_WHOLE_NUMBER readings[0].quantity'],
    ['directCharges.0.vatCode', 'X', 'NOT_ONE_OF directCharges[0].vatCode'],
    ['agreements.0', 'V-2020-01', 'NOT_AN_OBJECT agreements[0]'],
    ['association', undefined, 'MISSING association'],
  ])('%s = %j: %s', (path, value, expected) => {
    expect(wrongIn(changed(path, value))).toEqual([expected]);
  });

  test.each([null, [], 'text', 7])('%j is no run file', (json) => {
    expect(wrongIn(json)).toEqual(['NOT_AN_OBJECT (file)']);
  });

  test('a period to the end of all time is refused at once', () => {
    expect(wrongIn(changed('period', { from: '0001-01', to: '9999-12' }))).toEqual(
      expect.arrayContaining(['MONTH_OUT_OF_RANGE period.from', 'MONTH_OUT_OF_RANGE period.to']),
    );
  });

  test('all errors are listed, not the first alone', () => {
    const file = changed('pools.0.costs.2.amount', '1.234') as { members: { from: string }[] };
    for (const member of file.members) member.from = 'yesterday';
    expect(wrongIn(file)).toHaveLength(4);
  });
});

test('amounts in German notation and large whole numbers as text are read', () => {
  const parsed = parseRunFile(changed('pools.0.costs.2.amount', '1.000,01'));
  expect(parsed.ok && parsed.value.pools[0]?.costs[2]?.amountCents).toBe(100_001n);
  const large = parseRunFile(changed('readings.0.quantity', '600'));
  expect(large.ok && large.value.readings[0]?.quantity).toBe(600n);
});
