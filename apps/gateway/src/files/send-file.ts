// SPDX-License-Identifier: EUPL-1.2
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { findFile, type House } from '@assembly/core';
import { instant, isUuid } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { sanitiseFileName } from '@platform/files';
import { refusalOfRead } from '@platform/graphql';
import { ReadRefused, runQuery } from '@platform/use-case';
import type { Request, Response } from 'express';
import { compressing } from '../http/compression.ts';
import { type HttpRefusal, refuse } from '../http/refusals.ts';

const NOT_FOUND: HttpRefusal = { status: 404, code: 'NOT_FOUND' };

/** Never shown by the browser itself, always saved: a file of somebody else must not run under our address. */
function attachment(response: Response, name: string, mediaType: string): void {
  const fileName = sanitiseFileName(name);
  const plain = fileName.normalize('NFKD').replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  response.setHeader('content-type', mediaType);
  response.setHeader('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`);
  response.setHeader('content-security-policy', "default-src 'none'; sandbox");
  response.setHeader('cache-control', 'private, no-store');
}

async function ask<T>({ database }: House, run: (session: ReturnType<House['database']['readSession']>) => Promise<T>): Promise<T> {
  const session = database.readSession();
  try {
    return await run(session);
  } finally {
    await session.close();
  }
}

/** GET …/files/:id */
export async function sendFile(house: House, actor: Actor, id: string, response: Response): Promise<void> {
  if (!isUuid(id)) return refuse(response, NOT_FOUND);
  const found = await asked(response, () =>
    ask(house, (session) => runQuery(house.platform, session, findFile, { actor, input: { fileId: id } })),
  );
  if (found === REFUSED) return;
  const content = found && (await house.files.openStream(found.tenantId, found.sha256));
  if (!found || !content) return refuse(response, NOT_FOUND);
  attachment(response, found.name, found.mediaType);
  response.setHeader('content-length', String(content.sizeBytes));
  await pipeline(content.stream, response);
}

/** GET …/download/:name?…: what a service offers as a file. */
export async function sendDownload(house: House, actor: Actor, name: string, request: Request, response: Response): Promise<void> {
  const download = house.assembly.downloads.get(name);
  if (!download) return refuse(response, NOT_FOUND);
  const row = await asked(response, () =>
    ask(house, (session) => runQuery(house.platform, session, download.query, { actor, input: { ...request.query } })),
  );
  if (row === REFUSED) return;
  if (row === null) return refuse(response, NOT_FOUND);
  const file = download.toFile(row, {
    language: actor.language,
    at: instant(house.platform.clock()),
    openFile: (tenantId, sha256) => house.files.openStream(tenantId, sha256),
  });
  attachment(response, file.fileName, file.mediaType);
  const { content } = file;
  const source = Readable.from(typeof content === 'string' || content instanceof Uint8Array ? [content] : content);
  const smaller = compressing(response, file.mediaType);
  await (smaller ? pipeline(source, smaller, response) : pipeline(source, response));
}

const REFUSED = Symbol('refused');

/** A read that is not permitted or wrongly asked is refused with its code. */
async function asked<T>(response: Response, read: () => Promise<T>): Promise<T | typeof REFUSED> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ReadRefused)) throw error;
    refuse(response, { status: error.code === 'FORBIDDEN' ? 403 : 400, ...refusalOfRead(error) });
    return REFUSED;
  }
}
