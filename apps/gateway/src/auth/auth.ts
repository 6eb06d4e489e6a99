// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import express, { Router } from 'express';
import { accountRoutes } from './account-routes.ts';
import { demoRoutes } from './demo-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';

/** Everything below /auth: JSON in, JSON out, never cached. */
export function authRoutes(house: House): Router {
  const routes = Router();
  routes.use((_request, response, next) => {
    response.setHeader('cache-control', 'no-store');
    next();
  });
  routes.use(express.json({ limit: '16kb', strict: true }));
  routes.use(signInRoutes(house), accountRoutes(house), demoRoutes(house));
  return routes;
}
