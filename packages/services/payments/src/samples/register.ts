// SPDX-License-Identifier: EUPL-1.2
import { ORDER_STATUSES, type OrderStatus } from '@domain/payments';
import { type WriteColumn, writeCsv } from '@formats/csv';
import type { CivilDate } from '@kernel/core';
import type { Download } from '@platform/service';
import { dateInput, idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { STATUS_WORDS } from '../orders/words.ts';

export interface RegisterRow {
  readonly id: string;
  readonly tenantId: string;
  readonly memberName: string;
  readonly year: number;
  readonly number: number;
  readonly registeredOn: CivilDate;
  readonly creditorName: string;
  readonly amount: bigint;
  readonly voucher: string;
  readonly status: OrderStatus;
  readonly messageId: string | null;
  readonly fileHash: string | null;
  readonly handedOverOn: CivilDate | null;
}

const MOST = 10_000;
export const REGISTERED_ON = sql`(o.created_at at time zone 'Europe/Berlin')::date`;

/** Belegregister: every voucher with its number, before it is paid and after (§ 94 (1) GO NRW). */
export const voucherRegister = query({
  name: 'payments.voucherRegister',
  action: 'payments.read',
  input: z.object({ tenantId: idInput<'TenantId'>().optional(), from: dateInput.optional(), to: dateInput.optional() }),
  run: async (reads, { input, permitted }) => {
    const { tenantId = null, from = null, to = null } = input;
    const { rows } = await sql<RegisterRow>`
      select o.id, o.tenant_id as "tenantId", member.name as "memberName", o.year, o.number, ${REGISTERED_ON} as "registeredOn",
        o.creditor_name as "creditorName", o.amount_cents as amount, o.voucher, o.status, run.message_id as "messageId",
        run.file_hash as "fileHash", run.handed_over_on as "handedOverOn"
      from payment_order as o
      join tenant as member on member.id = o.tenant_id
      left join payment_run as run on run.tenant_id = o.tenant_id and run.id = o.run_id
      where ${permitted({ tenantId: 'o.tenant_id' })} and (${tenantId}::uuid is null or o.tenant_id = ${tenantId})
        and (${from}::date is null or ${REGISTERED_ON} >= ${from}) and (${to}::date is null or ${REGISTERED_ON} <= ${to})
      order by member.name, o.year desc, o.number desc limit ${MOST}`.execute(reads);
    return rows;
  },
});

export const REGISTER_STATUS = { enum: ['PaymentOrderStatus', ORDER_STATUSES] } as const;

function columns(language: 'de' | 'en'): WriteColumn<RegisterRow>[] {
  const [de, en] = [
    [
      'Kommune',
      'Nummer',
      'Eingetragen am',
      'Empfänger',
      'Betrag in Euro',
      'Beleg',
      'Status',
      'Zahlungsdatei',
      'Übergeben am',
      'SHA-256 der Datei',
    ],
    [
      'Municipality',
      'Number',
      'Registered on',
      'Payee',
      'Amount in euro',
      'Voucher',
      'Status',
      'Payment file',
      'Handed over on',
      'SHA-256 of the file',
    ],
  ];
  const headers = (language === 'de' ? de : en) ?? [];
  const text = (at: number, value: (row: RegisterRow) => string): WriteColumn<RegisterRow> => ({
    header: headers[at] ?? '',
    kind: 'text',
    value,
  });
  return [
    text(0, ({ memberName }) => memberName),
    text(1, ({ year, number }) => `${year}-${String(number).padStart(5, '0')}`),
    { header: headers[2] ?? '', kind: 'date', value: ({ registeredOn }) => registeredOn },
    text(3, ({ creditorName }) => creditorName),
    { header: headers[4] ?? '', kind: 'amount', value: ({ amount }) => amount as never },
    text(5, ({ voucher }) => voucher),
    text(6, ({ status }) => STATUS_WORDS[language][status]),
    text(7, ({ messageId }) => messageId ?? ''),
    { header: headers[8] ?? '', kind: 'date', value: ({ handedOverOn }) => handedOverOn },
    text(9, ({ fileHash }) => fileHash ?? ''),
  ];
}

export const registerDownload: Download = {
  ...{ name: 'voucher-register', action: voucherRegister.action, query: voucherRegister },
  toFile: (rows: readonly RegisterRow[], { language }) => ({
    fileName: language === 'de' ? 'belegregister.csv' : 'voucher-register.csv',
    mediaType: 'text/csv; charset=utf-8',
    content: writeCsv(columns(language), rows),
  }),
};
