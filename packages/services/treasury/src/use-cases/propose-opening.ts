// SPDX-License-Identifier: EUPL-1.2
import { settlementResultsPort } from '@contracts/settlement';
import { type ProposeOpeningRefusal, proposeOpening as propose } from '@domain/treasury';
import { err } from '@kernel/core';
import { everyCode, textInput } from '@platform/use-case';
import { z } from 'zod';
import { csvInput, csvRejected } from '../csv-rejected.ts';
import { knownMembers } from '../known-members.ts';
import { readOpeningImport } from '../opening-import.ts';
import { type OpeningFormRefusal, openingRowInput, openingRowsOf } from '../opening-rows.ts';
import { enteredBy, useCase } from '../use-case.ts';

/** Opening balances from the years before this software, of a file or a form, for a second person to release. */
export const proposeOpening = useCase({
  name: 'treasury.proposeOpening',
  action: 'treasury.keepAccounts',
  input: z.object({ csv: csvInput.optional(), rows: z.array(openingRowInput).max(200).optional(), note: textInput(500, 0) }),
  ofAll: true,
  refusals: everyCode<ProposeOpeningRefusal | OpeningFormRefusal | 'CSV_REJECTED'>()(
    'CSV_REJECTED',
    'MEMBER_UNKNOWN',
    'POOL_UNKNOWN',
    'EMPTY_CELL',
    'NOT_A_PERSON',
    'NO_ROWS',
    'BASIS_MISSING',
    'LABEL_MISSING',
    'ZERO_AMOUNT',
    'AMOUNT_TOO_LARGE',
    'PAYMENT_NOT_POSITIVE',
    'PERIOD_INVALID',
    'DATE_IN_FUTURE',
  ),
  load: async ({ reads, ports }, { input, actor, at, today }) => {
    const members = await knownMembers(reads, actor.centreId);
    const pools = await ports.get(settlementResultsPort).pools(reads);
    const file = input.csv === undefined ? null : readOpeningImport(input.csv, { members, pools, today });
    return { ...enteredBy(actor, at), file, form: openingRowsOf(input.rows ?? [], { members, pools }) };
  },
  row: ({ centreId }) => ({ tenantId: centreId, type: 'openingBatch' }),
  decide: ({ file, form }, { note }, circumstances) => {
    if (file && file.findings.length > 0) return err(csvRejected(file.findings));
    if (!form.ok) return form;
    return propose({}, { rows: [...(file?.rows ?? []), ...form.value], note }, circumstances);
  },
  save: ({ centre }, batch, by) => centre.addBatch(batch, by),
  record: (batch) => ({
    ...{ type: 'openingBatch', id: batch.id, content: batch },
    messages: [{ name: 'OpeningProposed.v1', payload: { batchId: batch.id } }],
  }),
  outcome: ({ id }) => ({ batchId: id }),
});
