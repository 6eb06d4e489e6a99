// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { wholeHouse } from '../testing/whole-house.ts';
import { findFile } from './find-file.ts';

test('a file of a service is taken out by whoever may see the row that names it, others by all who may see files', async () => {
  const { world } = await wholeHouse();
  const association = await world.association({ members: 2 });
  const [member] = association.members;
  if (!member) throw new Error('a member');
  const tenantId = association.centreId;
  const createdAt = world.clock.now;
  const fresh = () => world.newId();
  const [archive, invoice, document, plain] = [fresh(), fresh(), fresh(), fresh()];
  const sha256 = 'a'.repeat(64);
  await world.database.write(world.scope(association), async (writes) => {
    for (const [id, owner] of [
      ...[archive, invoice, plain].map((file) => [file, tenantId] as const),
      [document, member.tenantId] as const,
    ]) {
      const file = { tenantId: owner, id, sha256, name: 'datei', mediaType: 'application/zip', bytes: 1, audience: 'both' };
      await writes.storedFile.create({ data: { ...file, scanState: 'clean', createdAt } });
    }
    const kept = { tenantId, id: fresh(), runId: fresh(), fileId: archive, sha256, bytes: 1, tables: 1, rows: 1 };
    await writes.runExport.create({ data: { ...kept, madeAt: createdAt } });
    const received = { tenantId, id: fresh(), associationId: association.associationId, status: 'received', fileId: invoice };
    await writes.supplierInvoice.create({
      data: { ...received, fileName: 'rechnung.xml', sha256, corrects: [], receivedAt: createdAt, version: 1 },
    });
    const of = { tenantId: member.tenantId, id: fresh(), associationId: association.associationId };
    const amounts = { netCents: 1n, grossCents: 1n, advancesCents: 0n, assessedCents: 1n };
    await writes.billingDocument.create({
      data: {
        ...{ ...of, ...amounts, roundId: fresh(), family: 'invoice', kind: 'annual', year: 2026, groupKey: 'all' },
        ...{
          audience: 'both',
          status: 'draft',
          draftVersion: 1,
          typeCode: '380',
          content: {},
          contentHash: sha256,
          findings: [],
          pdfFileId: document,
          version: 1,
          createdAt,
        },
      } as never,
    });
  });
  const seenBy = async (...who: Parameters<typeof world.actor>) => {
    const actor = await world.actor(...who);
    const found = { archive, invoice, document, plain };
    const names: string[] = [];
    for (const [name, fileId] of Object.entries(found)) if (await world.ask(actor, findFile, { fileId: fileId as never })) names.push(name);
    return names;
  };
  expect(await seenBy(association, 'clerk')).toEqual(['plain']);
  expect(await seenBy(association, 'finance')).toEqual(['archive', 'invoice', 'document', 'plain']);
  expect(await seenBy(association, 'finance', { tenants: [member] })).toEqual(['invoice', 'document', 'plain']);
  expect(await seenBy(association, 'memberTreasurer', { member })).toEqual(['document']);
  expect(await seenBy(association, 'memberClerk', { member })).toEqual([]);
});
