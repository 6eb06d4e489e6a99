// SPDX-License-Identifier: EUPL-1.2
import type { TenantId } from '@kernel/core';
import { orderOf, performLongWork } from '@platform/use-case';
import type { World } from '@testkit/core';
import type { Town } from '../../testing/settlement-world.ts';
import { value } from '../../testing/settlement-world.ts';
import { findSupplierInvoice } from '../find-invoice.ts';
import { takeInInvoices } from '../take-in-invoices.ts';
import { takeInProgress } from '../take-in-progress.ts';
import type { fileStandIn } from './file-stand-in.ts';

type Files = ReturnType<typeof fileStandIn>;

/** A file as the gateway stores one; answers its id. */
export async function storeFile(world: World, { association }: Pick<Town, 'association'>, { put }: Files, bytes: Uint8Array, name: string) {
  const id = world.newId();
  await world.database.write(world.scope(association), (writes) =>
    writes.storedFile.create({
      data: {
        tenantId: association.centreId,
        id,
        sha256: put(bytes),
        name,
        mediaType: name.endsWith('.pdf') ? 'application/pdf' : name.endsWith('.xml') ? 'application/xml' : 'text/plain',
        bytes: bytes.length,
        audience: 'centre',
        createdAt: world.clock.now,
      },
    }),
  );
  return id;
}

/** Orders the reading of stored files and lets the worker do it; answers the invoices in the order of the files. */
export async function takeIn(
  world: World,
  { association, finance }: Pick<Town, 'association' | 'finance'>,
  { files }: Files,
  fileIds: string[],
) {
  const { commandId } = value(await world.run(finance, orderOf(takeInInvoices), { fileIds }));
  const scope = world.scope(association);
  const sent = await world.database.write(scope, (writes) =>
    writes.outboxMessage.findFirstOrThrow({ where: { name: 'LongWorkOrdered.v1', payload: { path: ['commandId'], equals: commandId } } }),
  );
  const message = {
    id: world.newId(),
    name: 'LongWorkOrdered.v1',
    tenantId: association.centreId as TenantId,
    associationId: association.associationId,
    payload: sent.payload as Record<string, unknown>,
    causeAccountId: finance.accountId,
    correlationId: world.newId(),
  };
  await performLongWork({ ...world.platform, files }, [takeInInvoices] as never, message, () => 'settlement');
  const progress = await world.ask(finance, takeInProgress, { commandId });
  const rows = await world.database.read(scope, (reads) =>
    reads.selectFrom('supplier_invoice').select(['id', 'file_id']).where('tenant_id', '=', association.centreId).execute(),
  );
  const ids = fileIds.map((fileId) => rows.find((row) => row.file_id === fileId)?.id ?? '');
  return {
    progress,
    ids,
    again: () => performLongWork({ ...world.platform, files }, [takeInInvoices] as never, message, () => 'settlement'),
  };
}

export async function detail(world: World, { finance }: Pick<Town, 'finance'>, invoiceId: string) {
  const found = await world.ask(finance, findSupplierInvoice, { invoiceId });
  if (!found) throw new Error('no invoice');
  return found;
}
