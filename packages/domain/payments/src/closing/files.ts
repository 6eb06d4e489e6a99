// SPDX-License-Identifier: EUPL-1.2
import { addBankDays, byText, type CivilDate, sumCents } from '@kernel/core';
import type { OrderContent, OrderStatus, PaymentOrder } from '../order/order.ts';
import type { PaymentRun } from '../order/run.ts';
import type { ClosingFile, CountedSum } from './content.ts';
import type { Explanation } from './sections.ts';

/** An order as far as a closing tells of it: whom it pays stays where it is. */
export type OrderOfFile = Pick<PaymentOrder, 'id' | 'status' | 'involved'> & { readonly content: Pick<OrderContent, 'amountCents'> };

/** A file that was handed over by the end of the day and has not been told of as wholly debited. */
export interface FileOfDay {
  readonly run: PaymentRun;
  /** As they stood at the end of the day. */
  readonly orders: readonly OrderOfFile[];
  readonly handedOverOn: CivilDate;
}

const DEBITED: readonly OrderStatus[] = ['debited', 'done', 'returned'];

function counted(orders: readonly OrderOfFile[], statuses: readonly OrderStatus[]): CountedSum {
  const own = orders.filter(({ status }) => statuses.includes(status));
  return { count: own.length, sumCents: sumCents(own.map(({ content }) => content.amountCents)) };
}

/** F, in the order of hand-over. */
export const fileSection = (files: readonly FileOfDay[]): ClosingFile[] =>
  files
    .map(({ run, orders, handedOverOn }) => ({
      ...{ runId: run.id, bankAccountId: run.bankAccountId, fileHash: run.file?.hash ?? '', handedOverOn },
      ...{ count: run.file?.count ?? 0, controlSumCents: run.file?.controlSumCents ?? sumCents([]) },
      releasedBy: run.releases.map(({ by }) => by),
      accepted: counted(orders, ['bankAccepted', ...DEBITED]),
      rejected: counted(orders, ['bankRejected', 'recalled']),
      debited: counted(orders, DEBITED),
    }))
    .sort((a, b) => byText(a.handedOverOn, b.handedOverOn) || byText(a.runId, b.runId));

/** A bank executes within a bank day (§ 675s (1) BGB); two more are left for the statement to come. */
const BANK_DAYS_ON_THE_WAY = 3;

/** Orders of a file that left lately explain themselves; after that somebody must say why they are not at the bank. */
export function onTheirWay(files: readonly FileOfDay[], day: CivilDate): Map<string, Explanation> {
  const recent = files.filter(({ run, handedOverOn }) => {
    const from = run.executeOn > handedOverOn ? run.executeOn : handedOverOn;
    return day <= addBankDays(from, BANK_DAYS_ON_THE_WAY);
  });
  return new Map(
    recent.flatMap(({ run, orders }) => {
      const said: Explanation = { reason: `file ${run.file?.hash ?? ''}`, owner: run.handedOverBy?.userId ?? '' };
      return orders.map(({ id }) => [id, said] as const);
    }),
  );
}
