// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { z } from 'zod';
import { withoutNulls } from './inputs.ts';

const schema = z.object({
  label: z.string().optional(),
  until: z.string().nullable(),
  rows: z.array(z.object({ name: z.string(), poolId: z.uuid().optional(), note: z.string().nullable() })).optional(),
  address: z.object({ line: z.string().optional() }).optional(),
  rule: z.unknown(),
});

test('null means "not given" where the schema knows no null, in lists and inner objects too', () => {
  const given = {
    ...{ label: null, until: null, address: { line: null }, rule: { kept: null } },
    rows: [{ name: 'Fees', poolId: null, note: null }],
  };
  const found = withoutNulls(schema, given);
  expect(found).toEqual({ until: null, rows: [{ name: 'Fees', note: null }], address: {}, rule: { kept: null } });
  expect(schema.safeParse(found).success).toBe(true);
  expect(withoutNulls(schema, { until: '2026', rows: null })).toEqual({ until: '2026' });
});
