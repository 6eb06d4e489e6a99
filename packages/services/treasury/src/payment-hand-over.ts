// SPDX-License-Identifier: EUPL-1.2
import { ownAccountsPort } from '@contracts/billing';
import { checkPaymentHandOver, PAYMENT_HAND_OVER_FORMAT, type PaymentHandOver, type PaymentHandOvers } from '@contracts/treasury';
import type { BankDetails, OwnAccountDetails, PaymentProposal, ProposalItem } from '@domain/treasury';
import { type CivilDate, err, ok, type Refusal, type Result, refusal } from '@kernel/core';
import type { Reads } from '@platform/database';
import type { Ports } from '@platform/use-case';
import { sql } from 'kysely';
import { bankDetailsOf, proposalsOf } from './stored-proposals.ts';

interface BankSide {
  readonly details: ReadonlyMap<string, BankDetails>;
  readonly ownAccount: OwnAccountDetails | null;
}

/** The accounts on both sides, as they are known now. */
export async function bankSide(reads: Reads, ports: Ports, executeOn: CivilDate): Promise<BankSide> {
  const ownAccount = await ports.get(ownAccountsPort).ownAccountOn(reads, executeOn);
  return { ownAccount, details: new Map((await bankDetailsOf(reads)).map((one) => [one.memberId, one])) };
}

const LONGEST = 140;

/** The number of the document comes first: whatever does not fit, it does. */
function remittanceOf({ reference, documentNumber }: ProposalItem): string {
  const text = documentNumber === '' ? reference : `${documentNumber} ${reference.replace(` (${documentNumber})`, '')}`;
  return [...text].slice(0, LONGEST).join('').trim();
}

/** The proposal as the contract has it; what is not known is empty, and found by its check. */
export function handOverOf({ id, kind, status, executeOn, totalCents, ownAccount, items }: PaymentProposal): PaymentHandOver {
  return {
    ...{ format: PAYMENT_HAND_OVER_FORMAT, id, kind, status, executeOn, currency: 'EUR', totalCents },
    ownAccount: ownAccount ?? { name: '', iban: '', creditorId: '' },
    items: items.map((item) => ({
      ...{ id: item.id, tenantId: item.tenantId, ags: item.ags, member: item.memberName, endToEndId: item.order?.endToEndId ?? '' },
      ...{ dueOn: item.dueOn, amountCents: item.amountCents, documentNumber: item.documentNumber, remittance: remittanceOf(item) },
      ...{ account: { name: item.order?.name ?? '', iban: item.order?.iban ?? '' }, mandate: item.order?.mandate ?? null },
    })),
  };
}

/** A proposal that payment processing could not carry out is refused: every member and field by name. */
export function carriedOut(proposal: PaymentProposal): Result<PaymentProposal, Refusal<'PAYMENT_NOT_POSSIBLE'>> {
  const findings = checkPaymentHandOver(handOverOf(proposal));
  if (findings.length === 0) return ok(proposal);
  const params = { members: findings.map(({ member }) => member), fields: findings.map(({ field }) => field) };
  return err(refusal('PAYMENT_NOT_POSSIBLE', { params }));
}

export const paymentHandOvers: PaymentHandOvers = {
  async handedOver(reads, proposalId) {
    const [proposal] = await proposalsOf(reads, sql`proposal.id = ${proposalId}::uuid and proposal.status = 'handedOver'`);
    return proposal?.ownAccount ? handOverOf(proposal) : null;
  },
};
