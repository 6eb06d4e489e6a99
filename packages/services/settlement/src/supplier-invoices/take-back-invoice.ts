// SPDX-License-Identifier: EUPL-1.2
import { openMonthFor, type StandingPosting, type TakeBackInvoiceRefusal, takeBackInvoice as takeBack } from '@domain/settlement';
import type { TenantId } from '@kernel/core';
import { everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import {
  gateOfPosting,
  type InvoiceRepositories,
  invoiceUseCase,
  recordOfPosting,
  savePostings,
  tenantOfPosting,
} from './invoice-use-case.ts';

/** What the invoice became and nobody has taken back one by one. */
async function standingOf(
  { postings, pools, centres, charges }: InvoiceRepositories,
  centreId: TenantId,
  invoiceId: string,
): Promise<StandingPosting[]> {
  const standing: StandingPosting[] = [];
  for (const { postingId, kind, lineKey } of await postings.postingsOf(centreId, invoiceId)) {
    if (kind === 'cost') {
      const found = await pools.findCost(centreId, postingId);
      if (found && found.reversedBy === null) standing.push({ kind, lineKey, cost: found.cost });
    } else if (kind === 'centreCost') {
      const found = await centres.findCost(centreId, postingId);
      if (found && found.reversedBy === null) standing.push({ kind, lineKey, cost: found.cost });
    } else {
      const found = await charges.findCharge(postingId);
      if (found && found.reversedBy === null) standing.push({ kind, lineKey, charge: found.charge, agreementId: found.agreementId });
    }
  }
  return standing;
}

/** Takes a booked invoice back by counter-entries; it can be assigned anew or rejected after that. */
export const takeBackSupplierInvoice = invoiceUseCase({
  name: 'settlement.takeBackSupplierInvoice',
  action: 'settlement.enterInvoices',
  input: z.object({ invoiceId: idInput<'SupplierInvoiceId'>(), expectedVersion: versionInput, reason: textInput(200, 0) }),
  timeoutMs: 30_000,
  ofAll: true,
  refusals: everyCode<TakeBackInvoiceRefusal>()(
    'INVOICE_STATUS',
    'REASON_MISSING',
    'IS_A_REVERSAL',
    'ALREADY_REVERSED',
    'MONTH_BEFORE_ENTRY',
    'DATE_BEFORE_ENTRY',
    'MONTH_IN_FUTURE',
    'DATE_IN_FUTURE',
    'PERIOD_FROZEN',
    'MONTH_NEVER_SETTLED',
  ),
  load: async (repositories, { input, actor, at }) => {
    const { centreId, associationId, accountId } = actor;
    const found = await repositories.invoices.lockInvoice(centreId, input.invoiceId);
    if (!found) return null;
    const standing = await standingOf(repositories, centreId, input.invoiceId);
    const frozenBefore = await repositories.gates.frozenMonths(centreId);
    const gates = standing.map((one) => gateOfPosting(one, centreId));
    await repositories.gates.post(gates.map(({ tenantId, month }) => ({ tenantId, month: openMonthFor(month, frozenBefore) })));
    const frozenMonths = await repositories.gates.frozenMonths(centreId);
    return { ...found, standing, frozenMonths, centreId, associationId: associationId as never, posted: { at, accountId } };
  },
  row: ({ centreId, invoice, version }) => ({ tenantId: centreId, type: 'supplierInvoice', id: invoice.id, version }),
  decide: (state, input, circumstances) => takeBack(state, input, circumstances),
  alsoWrites: ({ centreId }, { counters }): readonly TenantId[] => [...new Set(counters.map((one) => tenantOfPosting(one, centreId)))],
  save: async (repositories, { id, counters, reason }, state) => {
    await savePostings(repositories, state, id, counters);
    await repositories.invoices.refuse(state.centreId, id, 'read', reason);
  },
  record: (taken, { centreId }) => [
    { type: 'supplierInvoice', id: taken.id, content: taken },
    ...taken.counters.map((one) => recordOfPosting(one, centreId, {})),
  ],
  outcome: ({ id, counters }) => ({ invoiceId: id, postings: counters.length }),
});
