// SPDX-License-Identifier: EUPL-1.2
import type { LearnedRule, TaughtRule } from '@domain/payments';
import type { Instant, TenantId } from '@kernel/core';
import { instantColumn, type Writes } from '@platform/database';
import { fromJson, toJson } from '../json.ts';
import { personOf, personOrNull } from '../people.ts';

export interface StoredMatchRule {
  readonly rule: TaughtRule;
  readonly version: number;
}

type Row = NonNullable<Awaited<ReturnType<Writes['matchRule']['findFirst']>>>;

const ruleOf = (row: Row): StoredMatchRule => ({
  rule: {
    ...fromJson<LearnedRule>(row.content),
    ...{ id: row.id, automatic: row.automatic, retired: row.retired, confirmed: row.confirmed },
    ...{ taughtBy: personOf(row.taughtBy), allowedBy: personOrNull(row.allowedBy) },
  },
  version: row.version,
});

/** What people taught the matching. */
export function matchRuleRepository(writes: Writes) {
  return {
    async findRule(id: string): Promise<StoredMatchRule | null> {
      const row = await writes.matchRule.findFirst({ where: { id } });
      return row && ruleOf(row);
    },
    async addRule({ taughtBy, allowedBy: _nobody, confirmed, automatic, retired, ...content }: TaughtRule, at: Instant): Promise<void> {
      const { id, tenantId, bankAccountId } = content;
      const own = { id, tenantId, bankAccountId, content: toJson(content), confirmed, automatic, retired, version: 1 };
      await writes.matchRule.create({ data: { ...own, taughtBy: toJson(taughtBy), taughtAt: instantColumn(at) } });
    },
    async saveRule(tenantId: TenantId, { id, confirmed, automatic, retired, allowedBy }: TaughtRule): Promise<void> {
      const data = { confirmed, automatic, retired, version: { increment: 1 }, ...(allowedBy ? { allowedBy: toJson(allowedBy) } : {}) };
      await writes.matchRule.update({ where: { tenantId_id: { tenantId, id } }, data });
    },
  };
}
