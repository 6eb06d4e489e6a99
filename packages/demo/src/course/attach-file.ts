// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { addDays } from '@kernel/core';
import { FILE_TYPES } from '@platform/files';
import { type DemoFile, FILES_OF_SERVICES } from '../data/files.ts';
import { pdfOf } from '../data/pdf.ts';
import type { Staff } from '../person.ts';
import { type CaseFile, instantOf, type Scene } from '../scene.ts';

/** So long back requests have files: a few dozen are enough to look at, and each is written to the disk for good. */
const FILED_DAYS = 30;

function contentOf({ type, lines }: DemoFile, { request, member }: CaseFile): Buffer {
  const head = `Anlage zum Anliegen ${request.number}, ${member.tenant.shortName}`;
  const words = [head, request.subject, '', ...lines, '', 'Dieses Blatt ist frei erfunden und gehört zur Demo.'];
  return type === 'pdf' ? pdfOf(words) : Buffer.from(`${words.join('\n')}\n`);
}

/** About every second request of a service that asks for papers brings some, as its page would have sent them. */
export function attachFile(scene: Scene, file: CaseFile, by: Staff, atMs: number): void {
  const { journal, ids, time, timetable } = scene;
  const { request, demoService } = file;
  const paper = FILES_OF_SERVICES[demoService.code];
  if (!paper || atMs < time.at(addDays(timetable.today, -FILED_DAYS), 0)) return;
  // A course of chance of its own: what else happens does not depend on it.
  if (!scene.luck.branch(`file ${request.id}`).chance(50)) return;
  const { tenantId } = request;
  const at = instantOf(atMs);
  const content = contentOf(paper, file);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const { name } = paper;
  const { mediaType } = FILE_TYPES[paper.type];
  const [fileId, id] = [ids.at(atMs), ids.at(atMs)];
  scene.uploads.push({ tenantId, fileName: name, content });
  const stored = { sha256, name, bytes: content.length, audience: 'both' } as const;
  const storedRow = { tenant_id: tenantId, id: fileId, ...stored, media_type: mediaType, scan_state: 'unscanned' };
  journal.put('stored_file', { ...storedRow, uploaded_by: by.userId, created_at: at });
  const decidedFile = { ...stored, mediaType, id: fileId, tenantId, uploadedBy: by.userId, at };
  journal.record({ by, at, action: 'files.storeFile', records: [{ type: 'file', id: fileId, tenantId, content: decidedFile }] });
  const requestFileRow = { tenant_id: tenantId, id, request_id: request.id, file_id: fileId, audience: 'both', side: by.side };
  journal.put('request_file', { ...requestFileRow, by_shown: by.name, at });
  const attached = { id, tenantId, requestId: request.id, fileId, name, audience: 'both', side: by.side, at };
  const record = { type: 'request', id: request.id, tenantId, content: { file: attached, audience: 'both' } };
  journal.record({ by, at, action: 'desk.attachFile', records: [record] });
}
