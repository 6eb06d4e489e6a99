// SPDX-License-Identifier: EUPL-1.2
import { type Builder, enumType, pageType } from '@platform/graphql';
import { ENTRY_KINDS, type EntryRow } from '../queries/list-entries.ts';

/** A page of costs, charges and readings. */
export function entryType(builder: Builder) {
  const entry = builder.objectRef<EntryRow>('SettlementEntry');
  entry.implement({
    fields: (t) => ({
      kind: t.field({
        type: enumType(builder, 'SettlementEntryKind', ENTRY_KINDS),
        resolve: (row: EntryRow) => row.kind,
      }),
      id: t.exposeID('id'),
      tenantId: t.exposeID('tenantId'),
      bodyName: t.exposeString('bodyName'),
      on: t.field({ type: 'Date', resolve: (row) => row.on }),
      label: t.exposeString('label'),
      serviceFamilyCode: t.exposeString('serviceFamilyCode', { nullable: true }),
      amount: t.field({ type: 'Amount', nullable: true, resolve: (row) => row.amount }),
      quantity: t.exposeInt('quantity', { nullable: true, description: 'Minutes or pieces.' }),
      meter: t.exposeString('meter', { nullable: true, description: 'What the quantity was measured at; of minutes it is desk.minutes.' }),
      enteredAt: t.field({ type: 'DateTime', resolve: (row) => row.enteredAt }),
      invoiceId: t.exposeID('invoiceId', { nullable: true, description: "The supplier's invoice that is its voucher." }),
      forCorrection: t.exposeBoolean('forCorrection', {
        description: 'Of late entries: only a correction of its month takes it, never the next run.',
      }),
    }),
  });
  return pageType(builder, 'SettlementEntry', entry);
}
