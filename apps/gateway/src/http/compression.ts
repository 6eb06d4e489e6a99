// SPDX-License-Identifier: EUPL-1.2
import type { Transform } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';
import type { Request, Response } from 'express';

type Encoding = 'br' | 'gzip';

/** What the asker takes; Brotli where it takes both. */
export const encodingFor = (request: Request): Encoding | null =>
  request.acceptsEncodings('br') ? 'br' : request.acceptsEncodings('gzip') ? 'gzip' : null;

/** Below this, compressing costs more than it saves. */
const LEAST_BYTES = 1_024;

/** The fastest levels: what is made for one answer is sent once. */
const GZIP = { level: 1 };
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_LGWIN]: 16 } };

const shrink = { br: promisify<Buffer, object, Buffer>(brotliCompress), gzip: promisify<Buffer, object, Buffer>(gzip) };

function announce(response: Response, encoding: Encoding | null): void {
  response.vary('Accept-Encoding');
  if (encoding !== null) response.setHeader('content-encoding', encoding);
}

/**
 * Ends the answer with a text, compressed if it is long enough. Never for what holds a secret: beside input that somebody else can choose,
 * the length of a compressed answer betrays it (BREACH).
 */
export async function endCompressed(response: Response, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  if (bytes.length < LEAST_BYTES) return void response.end(bytes);
  const encoding = encodingFor(response.req);
  announce(response, encoding);
  response.end(encoding === null ? bytes : await shrink[encoding](bytes, encoding === 'br' ? BROTLI : GZIP));
}

const SHRINKING_TYPE = /^(text\/|application\/(json|xml)\b|[^;]+\+(json|xml)\b)/;

/** The step through which a file that is made while it is sent goes; null where it goes as it is. */
export function compressing(response: Response, mediaType: string): Transform | null {
  if (!SHRINKING_TYPE.test(mediaType)) return null;
  const encoding = encodingFor(response.req);
  announce(response, encoding);
  if (encoding === null) return null;
  return encoding === 'br' ? createBrotliCompress(BROTLI) : createGzip(GZIP);
}
