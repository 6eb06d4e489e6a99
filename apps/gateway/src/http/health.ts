// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import { Router } from 'express';

const READY_LIMIT_MS = 2_000;

/** /health/live: the process runs. /health/ready: it can work, the database included, and is not stopping. */
export function healthRoutes({ database }: Pick<House, 'database'>, isStopping: () => boolean): Router {
  const routes = Router();
  routes.get('/health/live', (_request, response) => void response.json({ status: 'live' }));
  routes.get('/health/ready', async (_request, response) => {
    const answers = isStopping() ? false : await databaseAnswers(database);
    response
      .status(answers ? 200 : 503)
      .json(answers ? { status: 'ready' } : { status: isStopping() ? 'stopping' : 'database unavailable' });
  });
  return routes;
}

function databaseAnswers({ pool }: House['database']): Promise<boolean> {
  const asked = pool.query('select 1').then(
    () => true,
    () => false,
  );
  return Promise.race([asked, new Promise<boolean>((resolve) => setTimeout(resolve, READY_LIMIT_MS, false).unref())]);
}
