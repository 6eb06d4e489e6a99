// SPDX-License-Identifier: EUPL-1.2
import { refundable, refundFault } from '@domain/payments';
import { sentenceFor } from '@platform/graphql';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { shownIban } from '../iban.ts';
import { type BankLineRow, LINE_COLUMNS } from '../statements/line-rows.ts';
import { messages } from './messages.ts';
import { receiptOf } from './receipt.ts';

/** What a refund of a line would begin with, or what speaks against it. */
export const findRefund = query({
  name: 'payments.findRefund',
  action: 'payments.read',
  input: z.object({ lineId: idInput<'BankLineId'>() }),
  run: async (reads, { input, permitted }) => {
    const { rows } = await sql<BankLineRow & { readonly label: string; readonly sequence: bigint | null }>`
      select ${LINE_COLUMNS}, account.label, statement.sequence from bank_line as line
      join bank_account as account on account.tenant_id = line.tenant_id and account.id = line.bank_account_id
      join bank_statement as statement on statement.tenant_id = line.tenant_id and statement.id = line.statement_id
      where line.id = ${input.lineId}::uuid and ${permitted({ tenantId: 'line.tenant_id' })}`.execute(reads);
    const [row] = rows;
    if (!row) return null;
    const state = await receiptOf(reads, row);
    const why = refundFault(state);
    return {
      ...{ lineId: row.id, tenantId: row.tenant_id, accountLabel: row.label, bookingDay: row.booking_day, amount: state.line.amountCents },
      ...{
        name: row.name,
        ibanShown: row.iban === null ? null : shownIban(row.iban),
        left: refundable(state),
        underWay: state.underWayCents,
      },
      ...{ statement: row.sequence === null ? null : Number(row.sequence) },
      why: why && { de: sentenceFor(messages, 'de', why), en: sentenceFor(messages, 'en', why) },
    };
  },
});
export type RefundStart = NonNullable<Awaited<ReturnType<typeof findRefund.run>>>;
