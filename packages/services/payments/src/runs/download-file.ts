// SPDX-License-Identifier: EUPL-1.2
import type { Download } from '@platform/service';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { type LeftFile, leftFileDownload } from '../exchange/left-file.ts';

/** The file of a run that left the house; before that there is nothing to download. */
export const paymentFile = query({
  name: 'payments.paymentFile',
  action: 'payments.process',
  input: z.object({ paymentRunId: idInput<'PaymentRunId'>() }),
  run: async (reads, { input, permitted }): Promise<LeftFile | null> => {
    const { rows } = await sql<LeftFile>`
      select it.tenant_id, file.sha256, it.message_id from payment_run as it
      join stored_file as file on file.tenant_id = it.tenant_id and file.id = it.file_id and file.sha256 = it.file_hash
      where it.id = ${input.paymentRunId}::uuid and it.status = 'handedOver' and ${permitted({ tenantId: 'it.tenant_id' })}`.execute(reads);
    return rows[0] ?? null;
  },
});

export const downloads: readonly Download[] = [
  { name: 'payment-file', action: paymentFile.action, query: paymentFile, toFile: leftFileDownload },
];
