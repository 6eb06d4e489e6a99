// SPDX-License-Identifier: EUPL-1.2
import type { World } from '@testkit/core';
import { markOf } from './marks.ts';
import { type Do, FAMILY, type Place, person } from './place.ts';

/** An invoice of a supplier that is booked on a pool and a member, and one that waits to be assigned. */
export async function supplierWork(world: World, doIt: Do, place: Place, poolId: string): Promise<void> {
  const { letter, association, member } = place;
  const { own } = markOf(letter, 0);
  const base = letter === 'A' ? 2_300 : 8_900;
  const finance = person(place, 'finance');
  for (const [index, name] of [`${own}-1.pdf`, `${own}-2.pdf`].entries()) {
    const fileId = world.newId();
    await world.database.write(world.scope(association), (writes) =>
      writes.storedFile.create({
        data: {
          ...{ tenantId: association.centreId, id: fileId, sha256: `${letter === 'A' ? 'a' : 'b'}${index}`.repeat(32), name },
          ...{ mediaType: 'application/pdf', bytes: 10, audience: 'centre', createdAt: world.clock.now },
        },
      }),
    );
    const received = await doIt(finance, 'settlement.receiveSupplierInvoices', { fileIds: [fileId] });
    const invoiceId = (received['invoiceIds'] as unknown as string[])[0];
    const typed = { invoiceId, sellerName: own, sellerVatId: '', number: `${own}-${index}`, kind: 'invoice', issueDate: '2026-11-02' };
    const amounts = { net: `${base + index}.07`, tax: '0.00', subject: own, corrects: '' };
    await doIt(finance, 'settlement.typeInSupplierInvoice', { ...typed, ...amounts, expectedVersion: 1 });
    if (index === 1) continue;
    await doIt(finance, 'settlement.assignSupplierInvoice', {
      ...{ invoiceId, expectedVersion: 2, inputTaxDeducted: false, inputTaxReason: own, inputTaxFrom: '2026-01-01' },
      assignments: [
        { lineKey: '1', amount: '1000.00', label: own, poolId, costKind: 'material', month: '2026-11' },
        {
          ...{ lineKey: '1', amount: `${base - 1000}.07`, label: markOf(letter, 1).own },
          ...{ tenantId: member.tenantId, serviceFamilyCode: FAMILY, occurredOn: '2026-11-03' },
        },
      ],
    });
    await doIt(person(place, 'financeReleaser'), 'settlement.bookSupplierInvoice', {
      ...{ invoiceId, expectedVersion: 3, factuallyCorrect: true, arithmeticallyCorrect: true },
    });
  }
}
