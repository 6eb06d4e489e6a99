// SPDX-License-Identifier: EUPL-1.2
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';
import { refuse } from './refusals.ts';

const YEAR_SECONDS = 31_536_000;

/** The built web app: hashed assets for ever, everything else asked again; what is no file is a page of the app. */
export function webApp(folder: string): Router {
  const routes = Router();
  routes.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: YEAR_SECONDS * 1_000, index: false, fallthrough: true }),
  );
  routes.use('/assets', (_request, response) => refuse(response, { status: 404, code: 'NOT_FOUND' }));
  routes.use(
    express.static(folder, {
      index: false,
      dotfiles: 'ignore',
      setHeaders: (response) => void response.setHeader('cache-control', 'no-cache'),
    }),
  );
  routes.use((request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    // A file name that is none is no page: a wrong script address must not be answered with HTML.
    if (/\.[a-z0-9]{1,8}$/i.test(request.path)) return next();
    const page = join(folder, 'index.html');
    if (!existsSync(page)) return refuse(response, { status: 404, code: 'WEB_APP_NOT_BUILT' });
    response.setHeader('cache-control', 'no-cache');
    response.sendFile(page);
  });
  return routes;
}
