// SPDX-License-Identifier: EUPL-1.2
import type { BankDetails, PaymentReturn } from '@domain/treasury';
import type { TenantId } from '@kernel/core';
import { dateColumn, instantColumn, type Writes } from '@platform/database';
import type { Entered } from './account-repository.ts';

type By = Pick<Entered, 'at' | 'accountId'> & { readonly centreId: TenantId; readonly userId: Entered['userId'] };

/** Where members are paid and collected from, and what came back of it. */
export function bankOf(writes: Writes) {
  return {
    async addBankDetails({ id, version, memberId, name, iban, mandate, enteredBy }: BankDetails, { centreId, at }: By): Promise<void> {
      await writes.memberBankDetails.create({
        data: {
          ...{ tenantId: centreId, id, memberId, detailsVersion: version, name, iban, createdAt: instantColumn(at) },
          ...{ mandateId: mandate?.id ?? null, mandateSignedOn: mandate ? dateColumn(mandate.signedOn) : null },
          ...{ mandateScheme: mandate?.scheme ?? null, mandateSequence: mandate?.sequence ?? null },
          ...{ enteredBy: enteredBy.accountId, enteredByUser: enteredBy.userId },
        },
      });
    },
    async addReturn({ id, proposalId, itemId, on, reason, feeCents, paymentId }: PaymentReturn, { centreId, at, accountId, userId }: By) {
      await writes.paymentReturn.create({
        data: {
          ...{ tenantId: centreId, id, proposalId, itemId, returnedOn: dateColumn(on), reason, feeCents, paymentId },
          ...{ enteredBy: accountId, enteredByUser: String(userId), createdAt: instantColumn(at) },
        },
      });
    },
  };
}
