// SPDX-License-Identifier: EUPL-1.2
import { useCallback, useRef, useState } from 'react';
import { translate } from '../i18n/index.ts';
import { useActingBody } from '../session/index.ts';
import type { UploadedFile } from '../ui/index.ts';
import { uploadTexts } from './messages.ts';

export const FILE_LIMIT_BYTES = 25 * 1024 * 1024;

const REASONS = {
  FILE_TOO_LARGE: 'fileTooLarge',
  FILE_TYPE_NOT_ALLOWED: 'fileType',
  FILE_HARMFUL: 'fileHarmful',
  FILE_EMPTY: 'fileEmpty',
} as const;

const KNOWN_ENDINGS = ['pdf', 'png', 'jpg', 'jpeg', 'txt', 'csv', 'xml', 'eml', 'docx', 'xlsx', 'ods', 'odt'];

function reasonOf(code: string | null, name: string): string {
  const m = translate(uploadTexts);
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  // The ending is right, so what stands in it is not.
  if (code === 'FILE_TYPE_NOT_ALLOWED' && KNOWN_ENDINGS.includes(ending)) return m('fileContent', { name, type: ending.toUpperCase() });
  const known = REASONS[code as keyof typeof REASONS];
  if (known) return m(known);
  return code === null ? m('fileOffline') : m('fileFailed', { code });
}

type Sent = { readonly fileId: string } | { readonly reason: string };

/** XMLHttpRequest, since fetch tells nothing of how much has been sent. */
function send(address: string, file: File, onPercent: (percent: number) => void): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('x-verbund', '1');
    request.responseType = 'json';
    request.upload.addEventListener('progress', (event) => onPercent(Math.floor((event.loaded * 100) / Math.max(1, event.total))));
    request.addEventListener('error', () => resolve({ reason: reasonOf(null, file.name) }));
    request.addEventListener('load', () => {
      const answer = request.response as { fileId?: string; code?: string } | null;
      resolve(answer?.fileId ? { fileId: answer.fileId } : { reason: reasonOf(answer?.code ?? String(request.status), file.name) });
    });
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}

interface Upload extends UploadedFile {
  readonly fileId: string | null;
}

export interface StoredFile {
  readonly fileId: string;
  readonly name: string;
}

export interface Uploads {
  readonly files: readonly UploadedFile[];
  /** Stored, to be attached to a request. */
  readonly stored: readonly StoredFile[];
  readonly running: boolean;
  /** Names of those that could not be sent. */
  readonly failed: readonly string[];
  /** All that are stored, once none is under way any more, or the names of those that could not be sent. */
  readonly settled: () => Promise<readonly StoredFile[] | { readonly failed: readonly string[] }>;
  readonly add: (files: readonly File[]) => void;
  readonly remove: (id: string) => void;
  readonly clear: () => void;
}

/** Sends files at once, so that a wrong one is known before the form is sent. They belong to `tenantId`, else to the acting body. 'bank': what banks send, packed as well. */
export function useUploads(audience: 'both' | 'own' | 'bank', tenantId?: string): Uploads {
  const { associationSlug, tenantSlug, side } = useActingBody();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const nextId = useRef(1);
  const sending = useRef(new Map<string, Promise<StoredFile | string>>());
  const change = useCallback(
    (id: string, patch: Partial<Upload>) => setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...patch } : one))),
    [],
  );
  const add = useCallback(
    (files: readonly File[]) => {
      const query = new URLSearchParams({
        audience: audience === 'both' ? 'both' : side,
        ...(audience === 'bank' ? { for: 'bank' } : {}),
        ...(tenantId ? { tenant: tenantId } : {}),
      });
      const address = `/a/${associationSlug}/${tenantSlug}/files?${query}`;
      for (const file of files) {
        const id = `upload-${nextId.current++}`;
        setUploads((all) => [...all, { id, name: file.name, sizeBytes: file.size, state: 0, fileId: null }]);
        const sent = send(address, file, (percent) => change(id, { state: percent })).then((answer) => {
          const isStored = 'fileId' in answer;
          change(id, isStored ? { fileId: answer.fileId, state: 'done' } : { state: 'failed', reason: answer.reason });
          return isStored ? { fileId: answer.fileId, name: file.name } : file.name;
        });
        sending.current.set(id, sent);
      }
    },
    [associationSlug, tenantSlug, side, audience, tenantId, change],
  );
  return {
    files: uploads,
    stored: uploads.flatMap(({ fileId, name }) => (fileId ? [{ fileId, name }] : [])),
    running: uploads.some(({ state }) => typeof state === 'number'),
    failed: uploads.filter(({ state }) => state === 'failed').map(({ name }) => name),
    settled: useCallback(async () => {
      const all = await Promise.all(sending.current.values());
      const failed = all.filter((one) => typeof one === 'string');
      return failed.length > 0 ? { failed } : all.filter((one) => typeof one !== 'string');
    }, []),
    add,
    remove: useCallback((id) => {
      sending.current.delete(id);
      setUploads((all) => all.filter((one) => one.id !== id));
    }, []),
    clear: useCallback(() => {
      sending.current.clear();
      setUploads([]);
    }, []),
  };
}
