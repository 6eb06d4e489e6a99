// SPDX-License-Identifier: EUPL-1.2
import type { ReadingDraft } from '@contracts/settlement';
import type { ClosingContent } from '@domain/payments';
import { formatCivilDate, type TenantId } from '@kernel/core';

/** The service family that payment processing is settled under. */
export const PAYMENTS_FAMILY = 'payments';

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** What a closed day measures for the settlement: orders handed over, bank lines, the closing itself. It is never taken back: a closed day stays. */
export function readingsOf(closingId: string, { tenantId, day, files, bankAccounts, previousDay, number }: ClosingContent): ReadingDraft[] {
  const sent = files.filter(({ handedOverOn }) => previousDay === null || handedOverOn > previousDay);
  const quantities = [
    ['payments.orders', sum(sent.map(({ count }) => count))],
    ['payments.bankLines', sum(bankAccounts.map(({ credits, debits }) => credits.count + debits.count))],
    ['payments.closings', 1],
  ] as const;
  return quantities.flatMap(([meter, quantity]) =>
    quantity === 0
      ? []
      : [
          {
            ...{ tenantId: tenantId as TenantId, meter, serviceFamilyCode: PAYMENTS_FAMILY, quantity, occurredOn: day, reverses: null },
            ...{ source: { type: 'dayClosing', id: closingId, version: 1 }, label: `Tagesabschluss ${number}, ${formatCivilDate(day)}` },
          },
        ],
  );
}
