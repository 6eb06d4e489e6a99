// SPDX-License-Identifier: EUPL-1.2
import { settlementResultsPort } from '@contracts/settlement';
import type { CsvFinding } from '@formats/csv';
import { cents, type RefusalParams, refusal, sumCents } from '@kernel/core';
import { sentenceFor } from '@platform/graphql';
import { query } from '@platform/use-case';
import { z } from 'zod';
import { csvInput } from '../csv-rejected.ts';
import { knownMembers, knownPayments } from '../known-members.ts';
import { messages } from '../messages/index.ts';
import { readOpeningImport } from '../opening-import.ts';
import { readPaymentImport } from '../payment-import.ts';

const shown = ({ row, column, code, value, params }: CsvFinding & { readonly params?: RefusalParams }) => {
  const named = refusal(code, { params: { value: value ?? '', limit: value ?? '', ...params } });
  const known = code in messages.de ? named : refusal('CELL_NOT_VALID', named.params ? { params: named.params } : {});
  return { row, column, code, value, message: { de: sentenceFor(messages, 'de', known), en: sentenceFor(messages, 'en', known) } };
};

const preview = (rows: readonly { readonly amountCents: bigint }[], findings: readonly CsvFinding[]) => ({
  ...(findings.length > 0
    ? { rows: 0, total: cents(0n) }
    : { rows: rows.length, total: sumCents(rows.map(({ amountCents }) => amountCents)) }),
  findings: findings.map(shown),
});
export type ImportPreview = ReturnType<typeof preview>;

/** The trial before an import: what it would post, or everything that is wrong, with line, column and reason. */
export const previewPaymentImport = query({
  name: 'treasury.previewPaymentImport',
  action: 'treasury.keepAccounts',
  input: z.object({ csv: csvInput }),
  run: async (reads, { input, actor, today }) => {
    const known = { members: await knownMembers(reads, actor.centreId), payments: await knownPayments(reads), today };
    const { rows, findings } = readPaymentImport(input.csv, known);
    return preview(rows, findings);
  },
});

export const previewOpeningImport = query({
  name: 'treasury.previewOpeningImport',
  action: 'treasury.keepAccounts',
  input: z.object({ csv: csvInput }),
  run: async (reads, { input, actor, ports, today }) => {
    const pools = await ports.get(settlementResultsPort).pools(reads);
    const { rows, findings } = readOpeningImport(input.csv, { members: await knownMembers(reads, actor.centreId), pools, today });
    return preview(rows, findings);
  },
});
