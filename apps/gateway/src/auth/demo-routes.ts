// SPDX-License-Identifier: EUPL-1.2
import { readFile } from 'node:fs/promises';
import type { House } from '@assembly/core';
import { instant } from '@kernel/core';
import { totpCode } from '@platform/identity';
import { Router } from 'express';
import { z } from 'zod';

const LOGINS = z.array(
  z.object({ name: z.string(), role: z.string(), email: z.string(), password: z.string(), totpSecret: z.string().optional() }),
);

/**
 * GET /auth/demo-logins: the invented people of the demo with the second factor's code of this moment, for the sign-in page.
 * Only where the configuration says that this is the demo; anywhere else there is nobody to show, whatever lies in the file.
 */
export function demoRoutes({ configuration, platform }: Pick<House, 'configuration' | 'platform'>): Router {
  const routes = Router();
  const { demo, demoLoginsFile } = configuration;
  routes.get('/demo-logins', async (_request, response) => {
    const text = demo && demoLoginsFile !== undefined ? await readFile(demoLoginsFile, 'utf8').catch(() => '[]') : '[]';
    const now = instant(platform.clock());
    const logins = LOGINS.parse(JSON.parse(text)).map(({ totpSecret, ...login }) => ({
      ...login,
      code: totpSecret === undefined ? null : totpCode(totpSecret, now),
    }));
    response.json(logins);
  });
  return routes;
}
