// SPDX-License-Identifier: EUPL-1.2
import { addBankDays, type CivilDate, unwrap } from '@kernel/core';
import type { ChartOfAccounts } from '../ledger/account.ts';
import { bookFile } from '../ledger/file-booking.ts';
import type { Journal } from '../ledger/journal.ts';
import { acceptOrder, determineArithmetically, determineFactually, draftOrder, giveOrder } from '../order/determine.ts';
import type { OrderContent } from '../order/order.ts';
import { handOverFile, releaseFile } from '../order/release.ts';
import { composeRun, makeFile, orderSum, type RunDecision } from '../order/run.ts';
import { as, CONTENT, LOOSE } from './people.ts';

/** Orders on their whole way from the draft to the bank, with the entry that books their file. */
export function sentFile(
  chart: ChartOfAccounts,
  on: CivilDate,
  mark = '',
  contents: readonly OrderContent[] = [CONTENT],
  tenantId = LOOSE.tenantId,
): RunDecision & { readonly journal: Journal } {
  const rules = { ...LOOSE, tenantId };
  const [member, centre] = [as('a', 'member'), { ...as('b', 'centre'), today: on, newId: () => `run${mark}` }];
  const accepted = contents.map((content, index) => {
    const named = { ...member, newId: () => `order${mark}-${index}` };
    let order = unwrap(draftOrder({ rules }, { content, endToEndId: `E${mark}-${index}` }, named));
    for (const step of [determineFactually, determineArithmetically, giveOrder]) order = unwrap(step({ order, rules }, {}, member));
    return unwrap(acceptOrder({ order, rules }, {}, centre));
  });
  const composed = unwrap(composeRun({ orders: accepted, rules }, { executeOn: addBankDays(on, 1) }, centre));
  const file = { hash: `h${mark}`, messageId: `M${mark}`, count: contents.length, controlSumCents: orderSum(composed.orders) };
  let state = unwrap(makeFile({ ...composed, rules }, file, centre));
  const seen = { fileHash: file.hash, seenPayees: [] };
  for (const who of ['c', 'd']) state = unwrap(releaseFile({ ...state, rules }, seen, as(who, 'centre')));
  const sent = unwrap(handOverFile({ ...state, rules }, { fileHash: file.hash }, centre));
  const owedAt = ({ id }: { readonly id: string }) => ({ accountId: `${tenantId}-creditor`, item: id });
  const journal = unwrap(
    bookFile({ chart, closedThrough: null, booked: false, ...sent, owedAt }, { bookedOn: on }, { ...centre, newId: () => `file${mark}` }),
  );
  return { ...sent, journal };
}
