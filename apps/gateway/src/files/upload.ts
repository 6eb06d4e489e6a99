// SPDX-License-Identifier: EUPL-1.2
import { PassThrough } from 'node:stream';
import { FILE_AUDIENCES, type House, storeFile } from '@assembly/core';
import { isUuid, type TenantId } from '@kernel/core';
import { type Actor, may } from '@platform/authorization';
import { ALL_FILE_TYPES, type FileType, type StoredContent } from '@platform/files';
import { runUseCase } from '@platform/use-case';
import busboy from 'busboy';
import type { Request, Response } from 'express';
import { type HttpRefusal, refuse } from '../http/refusals.ts';
import { drainForMember } from '../http/unread-body.ts';

/** docs/api.md names the same figure. */
export const FILE_LIMIT_BYTES = 25 * 1_024 * 1_024;

/** What multipart puts around the one file. */
const ENVELOPE_BYTES = 64 * 1_024;
const BODY_LIMIT_BYTES = FILE_LIMIT_BYTES + ENVELOPE_BYTES;

type Stored = { readonly content: StoredContent } | { readonly refused: HttpRefusal };

const STATUS: Readonly<Record<string, number>> = { FILE_TOO_LARGE: 413, FILE_TYPE_NOT_ALLOWED: 415, FILE_HARMFUL: 422, FILE_EMPTY: 400 };

interface Taken {
  readonly types: readonly FileType[];
  readonly nameOf: (typed: string) => string;
}

const ORDINARY: Taken = { types: ALL_FILE_TYPES, nameOf: (name) => name };
/** Banks deliver their statements packed, and name those of older formats as they like (.sta, .940): what is in them decides. */
const OF_BANKS: Taken = { types: ['xml', 'txt', 'zip'], nameOf: (name) => (/\.(xml|txt|zip)$/i.test(name) ? name : `${name}.txt`) };

/**
 * POST …/files?for=bank as well: what banks send, for whoever may take it in.
 * POST …/files?audience=both|centre|member&tenant=<whose it will be; left out: the acting body>, multipart with one file.
 * Who may not is told before a byte is read.
 */
export async function upload(house: House, actor: Actor, request: Request, response: Response): Promise<void> {
  drainForMember(response);
  const audience = FILE_AUDIENCES.find((candidate) => candidate === (request.query['audience'] ?? 'both'));
  if (!audience) return refuse(response, { status: 400, code: 'INVALID_INPUT', field: 'audience' });
  const tenantId = String(request.query['tenant'] ?? actor.body.tenantId) as TenantId;
  if (!isUuid(tenantId) || !may(actor, house.platform.book, storeFile.action, { tenantId }))
    return refuse(response, { status: 404, code: 'NOT_FOUND' });
  const ofBank = request.query['for'] === 'bank';
  if (ofBank && !may(actor, house.platform.book, 'payments.takeInStatements', { tenantId }))
    return refuse(response, { status: 404, code: 'NOT_FOUND' });
  const stored = await receive(house, tenantId, request, ofBank ? OF_BANKS : ORDINARY);
  if ('refused' in stored) return refuse(response, stored.refused);
  const { sha256, fileName: name, mediaType, sizeBytes: bytes } = stored.content;
  const named = await runUseCase(house.platform, storeFile, { actor, input: { tenantId, sha256, name, mediaType, bytes, audience } });
  if (!named.ok) return refuse(response, { status: 400, ...named.error });
  response.status(201).json({ fileId: named.value.fileId, name, mediaType, bytes });
}

const tooLarge: Stored = { refused: { status: 413, code: 'FILE_TOO_LARGE', field: 'file', params: { maxBytes: FILE_LIMIT_BYTES } } };
const unreadable: Stored = { refused: { status: 400, code: 'UPLOAD_MALFORMED' } };

function receive(house: House, tenantId: TenantId, request: Request, taken: Taken): Promise<Stored> {
  const type = request.get('content-type') ?? '';
  if (!type.startsWith('multipart/form-data')) return Promise.resolve({ refused: { status: 415, code: 'MULTIPART_EXPECTED' } });
  if (Number(request.get('content-length') ?? 0) > BODY_LIMIT_BYTES) return Promise.resolve(tooLarge);
  return new Promise((resolve, reject) => {
    let parser: busboy.Busboy;
    try {
      const limits = { files: 1, fields: 5, fieldSize: 1_000, headerPairs: 50, parts: 6, fileSize: FILE_LIMIT_BYTES + 1 };
      parser = busboy({ headers: request.headers, defParamCharset: 'utf8', limits });
    } catch {
      return resolve(unreadable);
    }
    let storing: Promise<Stored> | null = null;
    parser.once('file', (_field, stream, { filename }) => {
      storing = store(house, tenantId, stream, taken.nameOf(asTyped(filename ?? '')), taken.types);
      storing.then((stored) => 'refused' in stored && resolve(stored), reject);
    });
    parser.once('error', () => resolve(unreadable));
    parser.once('close', () => resolve(storing ?? { refused: { status: 400, code: 'FILE_MISSING' } }));
    request.once('aborted', () => parser.destroy(new Error('aborted')));
    // The parser's own limits leave out what stands before, between and behind the parts.
    let received = 0;
    request.on('data', (part: Buffer) => {
      received += part.length;
      if (received <= BODY_LIMIT_BYTES || parser.destroyed) return;
      resolve(tooLarge);
      parser.destroy(new Error('too large'));
    });
    request.pipe(parser);
  });
}

/** Browsers write quotes and line ends of a file's name as three signs. */
const asTyped = (name: string): string => name.replace(/%22/g, '"').replace(/%0[AD]/gi, ' ');

async function store(
  { files }: House,
  tenantId: TenantId,
  stream: NodeJS.ReadableStream,
  fileName: string,
  allowedTypes: readonly FileType[],
): Promise<Stored> {
  // A refusal destroys the stream that it was given; the parser's own must go on to its end.
  const content = stream.pipe(new PassThrough());
  stream.once('error', (error: Error) => content.destroy(error));
  const stored = await files.storeStream(tenantId, content, { fileName, maxBytes: FILE_LIMIT_BYTES, allowedTypes });
  stream.resume();
  if (stored.ok) return { content: stored.value };
  return { refused: { status: STATUS[stored.error.code] ?? 400, ...stored.error } };
}
