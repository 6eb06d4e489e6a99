// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { cents, fraction, type Language, unwrap } from '@kernel/core';
import { describe, expect, it } from 'vitest';
import { explainShare } from '../explain.ts';
import { settle } from '../run.ts';
import { readRunFile } from '../run-file.ts';
import { workedShare } from './check-share.ts';
import { checkShareOf, type SharedCost } from './check-share-of.ts';

const { input } = readRunFile(JSON.parse(readFileSync(new URL('../../examples/run.json', import.meta.url), 'utf8')));
const result = unwrap(settle(input));

describe.each<Language>(['de', 'en'])('the shares of a run in %s', (language) => {
  it.each(result.allocations.map((allocation) => [allocation.poolName, allocation] as const))(
    '%s: weights lead to the cents that were charged',
    (_name, allocation) => {
      for (const { tenantId, ags } of allocation.shares) {
        const sections = explainShare(result, tenantId, allocation.poolId)?.sections ?? [];
        const section = sections.find(({ months }) => months.from === allocation.months.from);
        const tables = (section?.weights ?? []).map(({ rows }) => ({ rows }));
        const share = checkShareOf(allocation, tables, section?.key.sentence[language] ?? '', tenantId, language);
        expect(share.members.filter(({ own }) => own).map((one) => one.ags)).toEqual([ags]);
        expect(share.costCents).toBe(allocation.amountCents);
        expect(workedShare(share)).toMatchObject({ byWeights: true, byFormulas: true });
      }
    },
  );
});

it('what the centre carries is a line of its own, and the cost is what all bear', () => {
  const cost: SharedCost = {
    poolName: 'Netz',
    months: { from: '2026-01', to: '2026-12' } as SharedCost['months'],
    key: { clause: '§ 14', resolution: 'Beschluss 1' },
    shares: [{ tenantId: 'a', ags: '05000001', memberName: 'Stadt A', fraction: fraction(3n, 4n), amountCents: cents(75n) }],
    carriedByCentreCents: cents(25n),
  };
  const share = checkShareOf(cost, [], 'Höchstens 0,75 EUR', 'a', 'de');
  expect(share).toMatchObject({ costCents: 100n, months: '01/2026 bis 12/2026', basis: '§ 14; Beschluss 1' });
  expect(share.members[1]).toMatchObject({ name: 'Verband (trägt selbst)', own: false, fraction: fraction(1n, 4n), amountCents: 25n });
  expect(workedShare(share)).toMatchObject({ byWeights: false, byFormulas: true });
  const { carriedByCentreCents: _, ...whole } = { ...cost, shares: cost.shares.map((one) => ({ ...one, fraction: fraction(1n) })) };
  expect(checkShareOf(whole, [{ label: 'je Kopf', rows: [] }], '', 'a', 'de')).toMatchObject({
    members: [{ ags: '05000001' }],
    parts: [{ label: 'je Kopf' }],
  });
});
