// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import { isHalfFilled } from '@platform/database';
import { Router } from 'express';

const READY_LIMIT_MS = 2_000;

type Readiness = 'ready' | 'stopping' | 'database unavailable' | 'data unfinished';

/**
 * /health/live: the process runs. /health/ready: it can work, the database included and filled to its end, and is not stopping; with the
 * name that its launcher gave it, which can tell it from another gateway at the same address.
 */
export function healthRoutes({ database }: Pick<House, 'database'>, isStopping: () => boolean, instance?: string): Router {
  const routes = Router();
  routes.get('/health/live', (_request, response) => void response.json({ status: 'live' }));
  routes.get('/health/ready', async (_request, response) => {
    const status = isStopping() ? 'stopping' : await readiness(database);
    response.status(status === 'ready' ? 200 : 503).json({ status, ...(instance === undefined ? {} : { instance }) });
  });
  // A probe with a typing error must not be answered by the web app, and be green for ever.
  routes.use('/health', (_request, response) => void response.status(404).json({ code: 'NOT_FOUND' }));
  return routes;
}

function readiness({ pool }: House['database']): Promise<Readiness> {
  const asked = isHalfFilled(pool).then(
    (half): Readiness => (half ? 'data unfinished' : 'ready'),
    (): Readiness => 'database unavailable',
  );
  const late = new Promise<Readiness>((resolve) => setTimeout(resolve, READY_LIMIT_MS, 'database unavailable').unref());
  return Promise.race([asked, late]);
}
