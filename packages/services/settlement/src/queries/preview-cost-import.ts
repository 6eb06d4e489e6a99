// SPDX-License-Identifier: EUPL-1.2
import { tenancyPort } from '@contracts/tenancy';
import { cents, refusal, sumCents } from '@kernel/core';
import { sentenceFor } from '@platform/graphql';
import { query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { type CostFinding, decideCostImport, readCostImport } from '../cost-import.ts';
import { frozenMonthsOf } from '../frozen-set.ts';
import { type KeyVersionRow, keyFromRow } from '../key-rows.ts';
import { messages } from '../messages/index.ts';
import { forCorrectionField } from '../use-cases/for-correction-field.ts';
import { csvInput } from '../use-cases/import-pool-costs.ts';

const shown = ({ row, column, code, value, params }: CostFinding) => {
  const named = refusal(code, { params: { value: value ?? '', limit: value ?? '', ...params } });
  const known = code in messages.de ? named : refusal('CELL_NOT_VALID', named.params ? { params: named.params } : {});
  return { row, column, code, value, message: { de: sentenceFor(messages, 'de', known), en: sentenceFor(messages, 'en', known) } };
};

const nothing = { rows: 0, total: cents(0n) };

/** The trial before an import: what it would post, or everything that is wrong, with row, column and reason. */
export const previewCostImport = query({
  name: 'settlement.previewCostImport',
  action: 'settlement.enterCosts',
  input: z.object({ csv: csvInput, ...forCorrectionField }),
  run: async (reads, { input, actor, at, today, ports }) => {
    const { rows: pools } = await sql<{
      id: string;
      service_family_code: string;
      name: string;
      key_id: string;
      active: boolean;
      version: number;
    }>`
      select id, service_family_code, name, key_id, active, version from pool`.execute(reads);
    const { rows: keys } = await sql<KeyVersionRow>`
      select version.key_id, key.service_family_code, key.name, version.key_version, version.valid_from, version.resolution, version.clause, version.rule
      from key_version as version join allocation_key as key on key.tenant_id = version.tenant_id and key.id = version.key_id
      where version.known_to is null`.execute(reads);
    const { foundedOn } = await ports.get(tenancyPort).beginnings(reads);
    const state = {
      pools: pools.map((pool) => ({ ...pool, serviceFamilyCode: pool.service_family_code, keyId: pool.key_id })),
      keys: keys.map(keyFromRow),
      frozenMonths: await frozenMonthsOf(reads, actor.centreId),
      foundedOn,
      forCorrection: input.forCorrection,
    };
    const by = { userId: actor.userId, accountId: actor.accountId, side: 'centre' } as const;
    const costs = decideCostImport(readCostImport(input.csv), state, { by, at, today, newId: () => '' });
    if (!costs.ok) return { ...nothing, findings: costs.error.map(shown) };
    return { rows: costs.value.length, total: sumCents(costs.value.map(({ amountCents }) => amountCents)), findings: [] };
  },
});

export type CostImportPreview = Awaited<ReturnType<typeof previewCostImport.run>>;
