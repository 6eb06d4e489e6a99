// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { writeUbl } from '@formats/einvoice';
import { addDays, type CivilDate, centsToDecimal, monthOf } from '@kernel/core';
import { FILE_TYPES } from '@platform/files';
import type { InputOf, Platform } from '@platform/use-case';
import { assignSupplierInvoice, keepReading, readingJson, readSupplierFile, receiveInvoices } from '@services/settlement';
import { type DemoSupply, SUPPLIES, suppliedInvoice } from '../data/supplier-invoices.ts';
import { idsOfTime } from '../ids-of-time.ts';
import { instantOf, type Scene, withRole } from '../scene.ts';
import type { Living } from '../work-line.ts';
import { dayBefore, doing } from './bill.ts';

const MINUTE_MS = 60_000;

type InvoiceId = InputOf<typeof keepReading>['invoiceId'];

interface Came {
  readonly fileId: string;
  readonly bytes: Buffer;
}

/** Its file, as the page would have sent it. */
function putFile(scene: Scene, supply: DemoSupply, day: CivilDate, atMs: number): Came {
  const { journal, ids, centre, association } = scene;
  const by = withRole(scene, 'finance');
  const bytes = Buffer.from(writeUbl(suppliedInvoice(supply, association.name, addDays(day, -2))));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const name = `${supply.number.replace('/', '-')}.xml`;
  const { mediaType } = FILE_TYPES.xml;
  const at = instantOf(atMs);
  const fileId = ids.at(atMs);
  const stored = { sha256, name, bytes: bytes.length, audience: 'centre' } as const;
  const row = { tenant_id: centre.id, id: fileId, ...stored, media_type: mediaType, scan_state: 'unscanned' };
  scene.uploads.push({ tenantId: centre.id, fileName: name, content: bytes });
  journal.put('stored_file', { ...row, uploaded_by: by.userId, created_at: at });
  const content = { ...stored, mediaType, id: fileId, tenantId: centre.id, uploadedBy: by.userId, at };
  journal.record({ by, at, action: 'files.storeFile', records: [{ type: 'file', id: fileId, tenantId: centre.id, content }] });
  return { fileId, bytes };
}

/** Invoices of suppliers come in and are read; of some finance has said already which costs they are, and a second person is to confirm it. */
export async function receiveSupplierInvoices(platform: Platform, scene: Scene, { reach, line }: Living): Promise<void> {
  const { time, timetable, pools, luck } = scene;
  const workdays = time.days.filter((day) => day < timetable.today);
  for (const supply of SUPPLIES) {
    const shared = pools.find(({ sharing }) => sharing.familyCode === supply.familyCode);
    const day = workdays.at(-1);
    if (!day || (supply.familyCode && !shared)) continue;
    // After the last that is done for the documents, also around holidays.
    const atMs = Math.max(time.at(day, supply.receivedAt), dayBefore(timetable.today, 3) + supply.receivedAt * MINUTE_MS);
    await reach(atMs - MINUTE_MS);
    const { fileId, bytes } = putFile(scene, supply, day, atMs - MINUTE_MS);
    await reach(atMs);
    line.add(async () => {
      const ids = idsOfTime(luck.branch(`supply ${supply.number}`));
      const act = doing(platform, scene, { atMs, newId: () => ids.at(atMs) });
      const finance = withRole(scene, 'finance');
      const { invoiceIds } = await act(finance, receiveInvoices, { fileIds: [fileId as never] });
      const invoiceId = invoiceIds[0] as InvoiceId;
      const reading = readSupplierFile(bytes, day);
      await act(finance, keepReading, { invoiceId, reading: readingJson(reading) });
      if (!shared) return;
      await act(finance, assignSupplierInvoice, {
        ...{ invoiceId, expectedVersion: 2, inputTaxFrom: day },
        ...{ inputTaxDeducted: false, inputTaxReason: 'Die Leistungen an die Mitglieder sind nicht steuerbar oder steuerfrei.' },
        assignments: (reading.facts?.parts ?? []).map(({ key, label, grossCents }) => ({
          ...{ lineKey: key, amount: centsToDecimal(grossCents), label },
          ...{ poolId: shared.pool.id, costKind: 'material' as const, month: monthOf(day) },
        })),
      });
    });
  }
}
