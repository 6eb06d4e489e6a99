// SPDX-License-Identifier: EUPL-1.2
import { type AccountId, type Circumstances, cents, civilDate, type Iban, type Instant, type UserId } from '@kernel/core';
import { DUTIES, DUTY_SIDE, type DutyGrant, type LocalRules } from '../order/duty.ts';
import type { OrderContent } from '../order/order.ts';

/** A human being with a user at the municipality and one at the centre, behind one account. */
export type Human = 'a' | 'b' | 'c' | 'd';
export const HUMANS: readonly Human[] = ['a', 'b', 'c', 'd'];

export const as = (human: string, side: 'member' | 'centre' | 'operator' | 'service'): Circumstances => ({
  by: { userId: `${side}-${human}` as UserId, accountId: `account-${human}` as AccountId, side },
  at: '2026-11-02T09:00:00.000Z' as Instant,
  today: civilDate('2026-11-02'),
  newId: () => 'id',
});

const grantsOf = (human: string): DutyGrant[] =>
  DUTIES.map((duty) => ({
    userId: `${DUTY_SIDE[duty]}-${human}` as UserId,
    duty,
    limitCents: null,
    from: civilDate('2026-01-01'),
    to: null,
  }));

/** Rules as loose as a municipality can make them: everybody may do everything. */
export const LOOSE: LocalRules = {
  tenantId: 'town',
  version: 1,
  clause: '§ 4 DA Zahlungsabwicklung',
  oneDeterminer: true,
  determinerMayOrder: true,
  grants: HUMANS.flatMap(grantsOf),
};

export const CONTENT: OrderContent = {
  bankAccountId: 'giro',
  creditorName: 'Muster Papier GmbH',
  creditorIban: 'DE02120300000000202051' as Iban,
  amountCents: cents(11_900),
  dueOn: civilDate('2026-11-10'),
  remittance: 'RE 4711',
  voucher: 'B-1',
};
