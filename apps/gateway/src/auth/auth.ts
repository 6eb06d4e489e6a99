// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import { Router } from 'express';
import { jsonBody } from '../http/json-body.ts';
import { accountRoutes } from './account-routes.ts';
import { sayInLanguage } from './auth-sentences.ts';
import { demoRoutes } from './demo-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';

const BODY_LIMIT_BYTES = 16 * 1_024;

/** Everything below /auth: JSON in, JSON out, never cached; refusals with a sentence in the asker's language. */
export function authRoutes(house: House): Router {
  const routes = Router();
  routes.use((_request, response, next) => {
    response.setHeader('cache-control', 'no-store');
    next();
  });
  routes.use(sayInLanguage(house));
  routes.use(jsonBody(BODY_LIMIT_BYTES));
  routes.use(signInRoutes(house), accountRoutes(house), demoRoutes(house));
  return routes;
}
