// SPDX-License-Identifier: EUPL-1.2
import { extname, join } from 'node:path';
import express, { type RequestHandler, type Response, Router } from 'express';
import { encodingFor } from './compression.ts';
import { refuse } from './refusals.ts';

const YEAR_SECONDS = 31_536_000;

/** The build puts compressed copies beside these, under the same names with an ending more. */
const SHRINKING = /\.(html|js|css|svg)$/;
const ENDINGS = { br: '.br', gzip: '.gz' } as const;
const COPY = /\.(br|gz)$/;

/** A copy is sent as what it was made from; each has an ETag of its own, from its size and time. */
function describe(response: Response, file: string): void {
  const [ending] = COPY.exec(file) ?? [];
  const original = file.replace(COPY, '');
  if (SHRINKING.test(original)) response.vary('Accept-Encoding');
  if (ending === undefined) return;
  response.type(extname(original));
  response.setHeader('content-encoding', ending === ENDINGS.br ? 'br' : 'gzip');
}

/** Files of a folder: where there is one, the compressed copy that the asker takes. */
function built(folder: string, cacheControl: string): RequestHandler {
  const files = express.static(folder, {
    ...{ index: false, redirect: false, dotfiles: 'ignore', cacheControl: false },
    setHeaders: (response, file) => {
      response.setHeader('cache-control', cacheControl);
      describe(response as Response, file);
    },
  });
  return (request, response, next) => {
    const encoding = SHRINKING.test(request.path) ? encodingFor(request) : null;
    if (encoding === null) return files(request, response, next);
    const asked = request.url;
    request.url = `${request.path}${ENDINGS[encoding]}`;
    files(request, response, (error?: unknown) => {
      request.url = asked;
      if (error !== undefined) return next(error);
      files(request, response, next);
    });
  };
}

/** The built web app: hashed assets for ever, everything else asked again; what is no file is a page of the app. */
export function webApp(folder: string): Router {
  const routes = Router();
  routes.use('/assets', built(join(folder, 'assets'), `public, max-age=${YEAR_SECONDS}, immutable`));
  routes.use('/assets', (_request, response) => refuse(response, { status: 404, code: 'NOT_FOUND' }));
  const files = built(folder, 'no-cache');
  routes.use(files);
  routes.use((request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    // A file name that is none is no page: a wrong script address must not be answered with HTML.
    if (/\.[a-z0-9]{1,8}$/i.test(request.path)) return next();
    request.url = '/index.html';
    files(request, response, () => refuse(response, { status: 404, code: 'WEB_APP_NOT_BUILT' }));
  });
  return routes;
}
