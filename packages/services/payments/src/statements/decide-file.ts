// SPDX-License-Identifier: EUPL-1.2
import { err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { type BankFileStatus, REOPENED_FROM } from './bank-file-repository.ts';
import { statementUseCase } from './statement-use-case.ts';

interface Turned {
  readonly to: BankFileStatus;
  readonly reason: string | null;
}

const turn = <Schema extends z.ZodType<{ readonly bankFileId: string }>>(
  name: string,
  input: Schema,
  {
    from,
    to,
    reasonOf,
  }: {
    readonly from: readonly BankFileStatus[];
    readonly to: BankFileStatus;
    readonly reasonOf: (input: z.output<Schema>) => string | null;
  },
) =>
  statementUseCase({
    ...{ name, action: 'payments.takeInStatements', input, refusals: ['BANK_FILE_STATUS'] },
    load: async ({ files }, { input: { bankFileId }, actor }) => files.lockFile(actor.centreId, bankFileId),
    row: (file) => ({ tenantId: file.tenantId, type: 'bankFile', id: file.id, version: file.version }),
    decide: (file, given): Result<Turned, Refusal<'BANK_FILE_STATUS'>> =>
      from.includes(file.status)
        ? ok({ to, reason: reasonOf(given) })
        : err(refusal('BANK_FILE_STATUS', { params: { status: file.status } })),
    save: ({ files }, turned, file) => files.setStatus(file, turned.to, turned.reason),
    record: (turned, file) => ({
      ...{ type: 'bankFile', id: file.id },
      content: { reason: turned.reason, changes: [{ field: 'status', from: file.status, to: turned.to }] },
    }),
    outcome: (_turned, { id }) => ({ bankFileId: id }),
  });

const fields = { bankFileId: idInput<'BankFileId'>(), expectedVersion: versionInput };

/** A broken file is put away with a reason; nothing of it was ever booked. */
export const discardBankFile = turn('payments.discardBankFile', z.object({ ...fields, reason: textInput(500) }), {
  ...{ from: ['quarantined'], to: 'discarded' },
  reasonOf: ({ reason }) => reason,
});

/**
 * Puts a broken file, or one that was put away, back among those that wait: what stood against it may have been mended, such as an account
 * that was missing. The bank sends a file once, so that nothing puts it away for good.
 */
export const reopenBankFile = turn('payments.reopenBankFile', z.object(fields), {
  ...{ from: REOPENED_FROM, to: 'received' },
  reasonOf: () => null,
});
