// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import { may } from '@platform/authorization';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { fromJson } from '../json.ts';
import type { Drawn, VoucherCheck } from './sample-repository.ts';

interface VoucherJson {
  readonly id: string;
  readonly year: number;
  readonly number: number;
  readonly creditorName: string;
  readonly amount: string;
  readonly voucher: string;
  readonly fileId: string | null;
}
interface Row {
  readonly id: string;
  readonly tenant_id: string;
  readonly from_day: CivilDate;
  readonly to_day: CivilDate;
  readonly drawn: unknown;
  readonly checks: unknown;
  readonly drawn_at: string;
  readonly drawn_by_name: string | null;
  readonly version: number;
  readonly vouchers: readonly VoucherJson[];
  readonly names: Readonly<Record<string, string>> | null;
}

/** The samples of vouchers that municipalities drew, the newest first, with what was found. */
export const listVoucherSamples = query({
  name: 'payments.listVoucherSamples',
  action: 'payments.read',
  input: z.object({ tenantId: idInput<'TenantId'>().optional() }),
  run: async (reads, { input, permitted, actor, book }) => {
    const { tenantId = null } = input;
    const { rows } = await sql<Row>`
      select it.id, it.tenant_id, it.from_day, it.to_day, it.drawn, it.checks, it.drawn_at, it.version, drawer.name as drawn_by_name,
        (select jsonb_object_agg(person.id, person.name) from jsonb_array_elements(it.checks) as one
          join tenant_user as person on person.tenant_id = it.tenant_id and person.id = (one -> 'checkedBy' ->> 'userId')::uuid) as names,
        (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'year', o.year, 'number', o.number, 'creditorName', o.creditor_name,
            'amount', o.amount_cents::text, 'voucher', o.voucher, 'fileId', o.file_id) order by o.year, o.number), '[]')
          from payment_order as o where o.tenant_id = it.tenant_id and it.drawn -> 'orderIds' ? o.id::text) as vouchers
      from voucher_sample as it
      left join tenant_user as drawer on drawer.tenant_id = it.tenant_id and drawer.id = (it.drawn_by ->> 'userId')::uuid
      where ${permitted({ tenantId: 'it.tenant_id' })} and (${tenantId}::uuid is null or it.tenant_id = ${tenantId})
      order by it.drawn_at desc, it.id desc limit 100`.execute(reads);
    return rows.map((row) => {
      const drawn = fromJson<Drawn>(row.drawn);
      const checks = new Map(fromJson<readonly VoucherCheck[]>(row.checks).map((check) => [check.orderId, check]));
      return {
        ...{ id: row.id, tenantId: row.tenant_id, fromDay: row.from_day, toDay: row.to_day, seed: drawn.seed, of: drawn.of },
        ...{ population: drawn.population, drawnAt: row.drawn_at, drawnBy: row.drawn_by_name, version: row.version },
        mayCheck: may(actor, book, 'payments.sample', { tenantId: row.tenant_id as never }),
        vouchers: row.vouchers.map(({ amount, ...voucher }) => {
          const check = checks.get(voucher.id);
          return {
            ...{ ...voucher, amount: BigInt(amount), finding: check?.finding ?? null, note: check?.note ?? null },
            ...{ checkedAt: check?.checkedAt ?? null, checkedBy: check ? (row.names?.[check.checkedBy.userId] ?? null) : null },
          };
        }),
      };
    });
  },
});
export type VoucherSampleRow = Awaited<ReturnType<typeof listVoucherSamples.run>>[number];
