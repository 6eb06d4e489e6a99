// SPDX-License-Identifier: EUPL-1.2
import { once } from 'node:events';
import type { House } from '@assembly/core';
import { type Response as HttpResponse, type Request, Router } from 'express';
import { actorOf, type BodyAddress, tokenOf } from '../auth/asker.ts';
import { endCompressed } from '../http/compression.ts';
import { correlationOf } from '../http/correlation.ts';
import { jsonBody } from '../http/json-body.ts';
import { refuse } from '../http/refusals.ts';
import { speakTo } from '../http/sentences.ts';
import { buildSchema } from '../schema.ts';
import { ChangeHub } from './change-hub.ts';
import { checkDocument } from './document-limits.ts';
import { type EngineAnswer, graphqlEngine } from './graphql-engine.ts';
import { operationContext } from './operation-context.ts';
import { persistedOperations } from './persisted-operations.ts';
import { type OperationMode, readRequest } from './read-request.ts';
import { STREAMS_PER_SESSION, StreamCount } from './stream-count.ts';

export interface GraphQLOptions {
  /** The manifest of our own operations. */
  readonly manifestFile: string;
  /** Ends when the house closes: streams end, nothing waits for them. */
  readonly stopping: AbortSignal;
  readonly recheckMs: number;
}

const BODY_LIMIT_BYTES = 256 * 1_024;

export interface GraphQLDoor {
  readonly routes: Router;
  /** Resolves when the connection for changes is back. */
  readonly closed: () => Promise<void>;
}

/** '/a/:association/:body/graphql' for our own web app, '/a/:association/:body/integration' for programs of others. */
export function graphqlDoor(house: House, options: GraphQLOptions): GraphQLDoor {
  const { stopping, recheckMs } = options;
  const schema = buildSchema(house.assembly);
  const engine = graphqlEngine(house, schema);
  const persisted = persistedOperations(options.manifestFile, house.logger);
  const hub = new ChangeHub(house.database, house.logger, stopping);
  const streams = new StreamCount();

  async function answer(asked: Asking, response: HttpResponse, mode: OperationMode): Promise<void> {
    const { token, address, correlationId } = asked;
    const who = await actorOf(house, token, address, correlationId);
    if ('refused' in who) return refuse(response, who.refused);
    speakTo(response, who.actor.language);
    const read = readRequest(asked.body, mode, persisted);
    if ('refused' in read) return refuse(response, read.refused);
    const checked = checkDocument(schema, read.request, mode === 'open');
    if ('refused' in checked) return refuse(response, checked.refused);
    const wrong = engine.refusalOf(checked.document);
    if (wrong) return sendJson(wrong, response);
    const { kind } = checked.cost;
    const signal = kind === 'subscription' ? goneOrStopping(response, stopping) : stopping;
    const askAgain = () => actorOf(house, token, address, correlationId, 'look');
    const operation = operationContext({ house, hub, actor: who.actor, signal, askAgain, recheckMs });
    try {
      // Changes may answer something that is told once, such as a link; compressed, its length could betray it.
      if (kind === 'mutation') return sendJson(await engine.answer(read.request, checked.document, operation), response);
      if (kind === 'query') return sendCompressed(await engine.answer(read.request, checked.document, operation), response);
      const leave = streams.take(who.actor.session?.id ?? '');
      if (!leave) return refuse(response, { status: 429, code: 'TOO_MANY_STREAMS', params: { limit: STREAMS_PER_SESSION } });
      await sendStream(await engine.stream(read.request, operation, signal), response, signal).finally(leave);
    } finally {
      await operation.close();
    }
  }

  const routes = Router();
  const json = jsonBody<BodyAddress>(BODY_LIMIT_BYTES);
  const ownMode: OperationMode = house.configuration.graphqlOperations;
  routes.post('/a/:association/:body/graphql', json, (request, response) => answer(asking(request, response), response, ownMode));
  routes.post('/a/:association/:body/integration', json, (request, response) => answer(asking(request, response), response, 'limited'));
  for (const path of ['/a/:association/:body/graphql', '/a/:association/:body/integration']) {
    routes.all(path, (_request, response) => {
      response.setHeader('allow', 'POST');
      refuse(response, { status: 405, code: 'METHOD_NOT_ALLOWED' });
    });
  }
  return { routes, closed: () => hub.closed() };
}

interface Asking {
  readonly token: string;
  readonly address: BodyAddress;
  readonly correlationId: string;
  readonly body: unknown;
}

const asking = (request: Request<{ association: string; body: string }>, response: HttpResponse): Asking => ({
  token: tokenOf(request),
  address: request.params,
  correlationId: correlationOf(response),
  body: request.body as unknown,
});

/** Ends when the asker has gone or the house closes. */
function goneOrStopping(response: HttpResponse, stopping: AbortSignal): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return AbortSignal.any([gone.signal, stopping]);
}

function headers(response: HttpResponse, status: number, contentType: string): void {
  response.status(status);
  response.setHeader('content-type', contentType);
  response.setHeader('cache-control', 'no-store');
}

function sendJson({ status, body }: EngineAnswer, response: HttpResponse): void {
  headers(response, status, 'application/json; charset=utf-8');
  response.end(body);
}

function sendCompressed({ status, body }: EngineAnswer, response: HttpResponse): Promise<void> {
  headers(response, status, 'application/json; charset=utf-8');
  return endCompressed(response, body);
}

/** Events as they come; a subscription that could not begin answers JSON. */
async function sendStream(answer: Response, response: HttpResponse, signal: AbortSignal): Promise<void> {
  headers(response, answer.status, answer.headers.get('content-type') ?? 'application/json');
  // A proxy that collects would hold events back.
  response.setHeader('x-accel-buffering', 'no');
  response.flushHeaders();
  const reader = answer.body?.getReader();
  signal.addEventListener('abort', () => void reader?.cancel().catch(() => undefined));
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done || response.destroyed) break;
    if (!response.write(part.value)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  response.end();
}
