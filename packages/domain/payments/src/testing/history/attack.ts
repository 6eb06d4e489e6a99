// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, cents, invariant } from '@kernel/core';
import { type ChartOfAccounts, chartOf } from '../../ledger/account.ts';
import { bookJournal } from '../../ledger/journal.ts';
import { accountsOf } from '../books.ts';
import { as } from '../people.ts';

/** I2 and I11: into a closed day and over the wall of tenants nothing is booked. */
export function attack(tenantId: string, chart: ChartOfAccounts, closedThrough: CivilDate | null, day: CivilDate): void {
  const entry = (other: string) => ({
    ...({ tenantId, bookedOn: day, source: 'clearing', sourceId: 'x', because: 'x' } as const),
    postings: [
      { accountId: `${tenantId}-debtor`, amountCents: cents(1), item: null },
      { accountId: other, amountCents: cents(-1), item: null },
    ],
  });
  const clerk = as('b', 'centre');
  const own = bookJournal({ chart, closedThrough }, entry(`${tenantId}-creditor`), clerk);
  const all = chartOf([...chart.values(), ...accountsOf('stranger', 'stranger-giro')]);
  const over = bookJournal({ chart: all, closedThrough: null }, entry('stranger-creditor'), clerk);
  invariant(!own.ok && own.error.code === 'DAY_CLOSED', 'I11: booked into a closed day');
  invariant(!over.ok && over.error.code === 'OTHER_TENANT', 'I2: booked over the wall');
}
