// SPDX-License-Identifier: EUPL-1.2
import { buffer } from 'node:stream/consumers';
import { businessDayOf, err, instant, ok, type Refusal, type Result, refusal, type TenantId } from '@kernel/core';
import type { Writes } from '@platform/database';
import { everyCode, idInput, jsonInput, type LongWork, longUseCase, runUseCase } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { cleanText } from './clean-text.ts';
import { invoiceUseCase } from './invoice-use-case.ts';
import { readSupplierFile, type SupplierReading, unreadable } from './read-supplier-file.ts';
import { readingJson, readingOf } from './reading-record.ts';
import { type ReceivedInvoice, supplierInvoiceRepository } from './supplier-invoice-repository.ts';

/** In order of precedence. */
type TakeInRefusal = 'FILE_UNKNOWN' | 'FILE_INFECTED' | 'FILE_NOT_AN_INVOICE' | 'FILE_TAKEN';

const TAKEN_TYPES: readonly string[] = ['application/pdf', 'application/xml'];
const fields = { fileIds: z.array(idInput<'FileId'>()).min(1, { error: 'REQUIRED' }).max(50, { error: 'TOO_LONG' }) };

type FoundFile = Awaited<ReturnType<ReturnType<typeof supplierInvoiceRepository>['findFiles']>>[number];

function checkFiles(fileIds: readonly string[], files: readonly FoundFile[]): Refusal<TakeInRefusal> | null {
  for (const [index, id] of fileIds.entries()) {
    const field = `fileIds.${index}`;
    const file = files.find((one) => one.id === id);
    if (!file) return refusal('FILE_UNKNOWN', { field });
    const params = { name: file.name };
    if (file.scanState === 'infected') return refusal('FILE_INFECTED', { field, params });
    if (!TAKEN_TYPES.includes(file.mediaType)) return refusal('FILE_NOT_AN_INVOICE', { field, params });
    if (file.taken) return refusal('FILE_TAKEN', { field, params });
  }
  return null;
}

/** Makes an invoice of each file; it is read after that. */
export const receiveInvoices = invoiceUseCase({
  name: 'settlement.receiveSupplierInvoices',
  action: 'settlement.enterInvoices',
  input: z.object(fields),
  ofAll: true,
  refusals: everyCode<TakeInRefusal>()('FILE_UNKNOWN', 'FILE_INFECTED', 'FILE_NOT_AN_INVOICE', 'FILE_TAKEN'),
  load: async ({ invoices }, { input, actor, at }) => ({
    home: { tenantId: actor.centreId, associationId: actor.associationId },
    by: { accountId: actor.accountId, userId: actor.userId, at },
    files: await invoices.findFiles(actor.centreId, input.fileIds),
  }),
  row: ({ home }) => ({ tenantId: home.tenantId, type: 'supplierInvoice' }),
  decide: ({ files }, { fileIds }, { newId }): Result<readonly ReceivedInvoice[], Refusal<TakeInRefusal>> => {
    const once = [...new Set<string>(fileIds)];
    const wrong = checkFiles(once, files);
    if (wrong) return err(wrong);
    const byId = new Map(files.map((file) => [file.id, file]));
    return ok(
      once.map((fileId) => ({
        id: newId(),
        fileId,
        fileName: cleanText(byId.get(fileId)?.name ?? '', 200),
        sha256: byId.get(fileId)?.sha256 ?? '',
      })),
    );
  },
  save: ({ invoices }, received, { home, by }) => invoices.addReceived(home, received, by),
  record: (received) => received.map((one) => ({ type: 'supplierInvoice', id: one.id, content: { ...one, status: 'received' } })),
  outcome: (received) => ({ invoiceIds: received.map(({ id }) => id) }),
});

/** Keeps what the worker read in a file. */
export const keepReading = invoiceUseCase({
  name: 'settlement.readSupplierInvoice',
  action: 'settlement.enterInvoices',
  input: z.object({ invoiceId: idInput<'SupplierInvoiceId'>(), reading: jsonInput }),
  refusals: ['INVOICE_STATUS'],
  load: async ({ invoices }, { input, actor, at }) => {
    const found = await invoices.lockInvoice(actor.centreId, input.invoiceId);
    return found && { ...found, centreId: actor.centreId, at };
  },
  row: ({ centreId, invoice }) => ({ tenantId: centreId, type: 'supplierInvoice', id: invoice.id }),
  decide: ({ invoice }, { reading }): Result<SupplierReading, Refusal<'INVOICE_STATUS'>> =>
    invoice.status === 'received' ? ok(readingOf(reading)) : err(refusal('INVOICE_STATUS', { params: { status: invoice.status } })),
  save: ({ invoices }, reading, { centreId, invoice, at }) => invoices.keepReading(centreId, invoice.id, reading, at),
  record: ({ facts, failure, fatalFindings }, { invoice }) => ({
    type: 'supplierInvoice',
    id: invoice.id,
    content: { facts, failure, fatalFindings, changes: [{ field: 'status', from: 'received', to: facts ? 'read' : 'unreadable' }] },
  }),
  outcome: (_reading, { invoice }) => ({ invoiceId: invoice.id }),
});

interface Waiting {
  readonly id: string;
  readonly sha256: string;
}

/** Those of the order that nobody has read yet: after a crash the rest of them. */
async function waitingOf({ read, input, actor }: LongWork<{ readonly fileIds: readonly string[] }>): Promise<readonly Waiting[]> {
  const { rows } = await read((reads) =>
    sql<Waiting>`select id, sha256 from supplier_invoice where tenant_id = ${actor.centreId}::uuid
      and file_id = any(${[...input.fileIds]}::uuid[]) and status = 'received' order by id`.execute(reads),
  );
  return rows;
}

async function readOne({ platform }: LongWork<unknown>, tenantId: TenantId, sha256: string): Promise<SupplierReading> {
  const content = await platform.files?.openStream(tenantId, sha256).catch(() => null);
  if (!content) return unreadable(refusal('FILE_GONE'));
  const bytes = await buffer(content.stream).catch(() => null);
  return bytes ? readSupplierFile(bytes, businessDayOf(instant(platform.clock()))) : unreadable(refusal('FILE_GONE'));
}

/** Takes files in as invoices and reads them, one after the other. Done again after a crash it goes on where it stood. */
export const takeInInvoices = longUseCase({
  name: 'settlement.takeInSupplierInvoices',
  action: 'settlement.enterInvoices',
  input: z.object(fields),
  refusals: receiveInvoices.refusals,
  check: async (writes: Writes, { input, actor }) =>
    checkFiles(input.fileIds, await supplierInvoiceRepository(writes).findFiles(actor.centreId, input.fileIds)),
  steps: [
    {
      name: 'receive',
      run: async ({ platform, actor, input, commandId, progress }) => {
        const received = await runUseCase(platform, receiveInvoices, { actor, input, idempotencyKey: commandId });
        if (received.ok) await progress(0, input.fileIds.length);
        return received;
      },
    },
    {
      name: 'read',
      run: async (work) => {
        const { platform, actor, input } = work;
        const waiting = await waitingOf(work);
        const before = input.fileIds.length - waiting.length;
        for (const [index, { id, sha256 }] of waiting.entries()) {
          const reading = readingJson(await readOne(work, actor.centreId, sha256));
          const kept = await runUseCase(platform, keepReading, { actor, input: { invoiceId: id, reading } });
          if (!kept.ok) return kept;
          await work.progress(before + index + 1, input.fileIds.length);
        }
        return ok({ count: input.fileIds.length });
      },
    },
  ],
});
