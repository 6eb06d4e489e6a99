// SPDX-License-Identifier: EUPL-1.2
import { byText, type Canonical, canonicalJson } from '@kernel/core';
import { bankDay } from '../bank/bank-day.ts';
import { type DayInput, daysOf } from './close-day.ts';
import type { DebitFileOfDay } from './debit-files.ts';
import type { FileOfDay } from './files.ts';
import { knownOf } from './repeats.ts';

function debitFileOfDay({ run, collections, handedOverOn }: DebitFileOfDay) {
  const { id, bankAccountId, collectOn, scheme, file, releases, involved, handedOverBy } = run;
  return {
    ...{ handedOverOn, run: { id, bankAccountId, collectOn, scheme, file, releases, involved, handedOverBy } },
    collections: [...collections]
      .sort((a, b) => byText(a.endToEndId, b.endToEndId))
      .map(({ endToEndId, status, amountCents }) => ({ endToEndId, status, amountCents })),
  };
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]): T[] => [...rows].sort((a, b) => byText(a.id, b.id));

function fileOfDay({ run, orders, handedOverOn }: FileOfDay) {
  const { id, bankAccountId, executeOn, file, releases, involved, handedOverBy } = run;
  return {
    ...{ handedOverOn, run: { id, bankAccountId, executeOn, file, releases, involved, handedOverBy } },
    orders: byId(orders).map((order) => {
      return { id: order.id, status: order.status, amountCents: order.content.amountCents, involved: order.involved };
    }),
  };
}

type DueItem = DayInput['dueItems'][number];
const byDue = (a: DueItem, b: DueItem): number =>
  byText(a.on, b.on) || byText(a.currency, b.currency) || (a.amountCents < b.amountCents ? -1 : a.amountCents > b.amountCents ? 1 : 0);

/**
 * All that a closing is worked out from, as plain data in one order, whatever order it came in: what is exported, and what the hash in the
 * closing stands for. Of the closing before only its hash; of orders nothing that says whom they pay.
 */
export function dayInputJson(input: DayInput): Canonical {
  const { opening } = input;
  const plain = {
    ...{ tenantId: input.tenantId, day: input.day, previousHash: input.previous?.hash ?? null },
    opening: opening && {
      ...{ through: opening.through, carry: opening.carry },
      bank: [...opening.bank]
        .map(([bankAccountId, amountCents]) => ({ bankAccountId, amountCents }))
        .sort((a, b) => byText(a.bankAccountId, b.bankAccountId)),
    },
    accounts: byId(input.accounts).map(({ id, tenantId, kind, bankAccountId, currency }) => ({
      id,
      tenantId,
      kind,
      bankAccountId,
      currency,
    })),
    journals: byId(input.journals),
    statements: byId(input.statements),
    late: byId(input.late),
    unbookedBefore: byId(input.unbookedBefore),
    quiet: [...input.quiet].map(([bankAccountId, by]) => ({ bankAccountId, by })).sort((a, b) => byText(a.bankAccountId, b.bankAccountId)),
    explanations: [...input.explanations]
      .map(([item, { reason, owner }]) => ({ item, reason, owner }))
      .sort((a, b) => byText(a.item, b.item)),
    files: [...input.files].sort((a, b) => byText(a.run.id, b.run.id)).map(fileOfDay),
    // What version 1 did not know stays out of what it hashed.
    ...(input.rulesVersion >= 2
      ? {
          rulesVersion: input.rulesVersion,
          debitFiles: [...input.debitFiles].sort((a, b) => byText(a.run.id, b.run.id)).map(debitFileOfDay),
        }
      : {}),
    ...(input.rulesVersion >= 3
      ? {
          counted: [...input.counted].sort(byText),
          repeats: [...input.repeats].sort((a, b) => byText(a.statementId, b.statementId) || byText(a.day, b.day)),
        }
      : {}),
    dueItems: [...input.dueItems].sort(byDue).map(({ on, amountCents, currency }) => ({ on, amountCents, currency })),
  };
  return plain as unknown as Canonical;
}

export const dayInputText = (input: DayInput): string => canonicalJson(dayInputJson(input));

/** Lines of the statements that only repeat others, and lines of other days: they stand in the data and do not count. */
export function copiesIn(input: DayInput): string[] {
  const all = [...new Map([...input.late, ...input.statements].map((statement) => [statement.id, statement])).values()];
  const counting = new Set(
    [...new Set(all.map(({ bankAccountId }) => bankAccountId))].flatMap((id) =>
      bankDay(id, input.statements, daysOf(input), input.late, knownOf(input)).lines.map((line) => line.id),
    ),
  );
  return all.flatMap(({ lines }) => lines.flatMap(({ id }) => (counting.has(id) ? [] : [id]))).sort(byText);
}
