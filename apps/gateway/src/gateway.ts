// SPDX-License-Identifier: EUPL-1.2
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { House } from '@assembly/core';
import express, { type Express } from 'express';
import { authRoutes } from './auth/auth.ts';
import { fileRoutes } from './files/file-routes.ts';
import { type GraphQLDoor, graphqlDoor } from './graphql/graphql-routes.ts';
import { correlate } from './http/correlation.ts';
import { healthRoutes } from './http/health.ts';
import { answerErrors, refuse } from './http/refusals.ts';
import { requireOwnPage, securityHeaders } from './http/security-headers.ts';
import { answerBeforeTheBodyEnds } from './http/unread-body.ts';
import { webApp } from './http/web-app.ts';

export interface GatewayOptions {
  /** The folder with the built web app. */
  readonly webFolder: string;
  /** How often a stream looks whether its session or roles have ended. */
  readonly recheckMs?: number;
  /** What /health/ready answers, for the launcher to know its own process by. */
  readonly instance?: string;
}

export interface Gateway {
  readonly port: number;
  /** Accepts nothing new, lets what is under way end, and closes what is left after the limit. The house stays open. */
  stop(limitMs?: number): Promise<void>;
}

const DRAIN_MS = 14_000;
const RECHECK_MS = 10_000;

function application(house: House, options: GatewayOptions, graphql: GraphQLDoor, stopping: AbortSignal): Express {
  const { configuration, logger } = house;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  // Behind https stands a proxy of this machine; without it the address of the sender is that of the connection.
  app.set('trust proxy', configuration.publicUrl.startsWith('https:') ? 'loopback' : false);
  app.use(correlate(logger));
  app.use(answerBeforeTheBodyEnds());
  app.use(healthRoutes(house, () => stopping.aborted, options.instance));
  app.use(securityHeaders(configuration.publicUrl));
  app.use(requireOwnPage(configuration.publicUrl));
  app.use('/auth', authRoutes(house));
  app.use(graphql.routes, fileRoutes(house));
  app.use(webApp(options.webFolder));
  app.use((_request, response) => refuse(response, { status: 404, code: 'NOT_FOUND' }));
  app.use(answerErrors(logger));
  return app;
}

/** Listens on the configuration's address; resolves when it does. */
export async function openGateway(house: House, options: GatewayOptions): Promise<Gateway> {
  const { host, port } = house.configuration;
  const stopping = new AbortController();
  const graphql = graphqlDoor(house, {
    manifestFile: join(options.webFolder, 'persisted-operations.json'),
    stopping: stopping.signal,
    recheckMs: options.recheckMs ?? RECHECK_MS,
  });
  const app = application(house, options, graphql, stopping.signal);
  const server = await new Promise<Server>((resolve, reject) => {
    const listening = app.listen(port, host, (error?: Error) => (error ? reject(error) : resolve(listening)));
  });
  // Uploads over a slow line take long; headers do not.
  server.headersTimeout = 20_000;
  server.requestTimeout = 300_000;
  return {
    port: (server.address() as AddressInfo).port,
    stop: async (limitMs = DRAIN_MS) => {
      stopping.abort();
      await drain(server, limitMs);
      await graphql.closed();
    },
  };
}

async function drain(server: Server, limitMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const limit = setTimeout(() => server.closeAllConnections(), limitMs);
  await closed;
  clearInterval(idle);
  clearTimeout(limit);
}
