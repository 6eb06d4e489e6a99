// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import type { Actor } from '@platform/authorization';
import { type Request, type Response, Router } from 'express';
import { actorOf, tokenOf } from '../auth/asker.ts';
import { correlationOf } from '../http/correlation.ts';
import { refuse } from '../http/refusals.ts';
import { speakTo } from '../http/sentences.ts';
import { sendDownload, sendFile } from './send-file.ts';
import { upload } from './upload.ts';

type BodyRequest = Request<{ association: string; body: string }>;

/** Files and downloads of the body in the address. */
export function fileRoutes(house: House): Router {
  const routes = Router();
  const withActor = async (request: BodyRequest, response: Response, go: (actor: Actor) => Promise<void>): Promise<void> => {
    const asked = await actorOf(house, tokenOf(request), request.params, correlationOf(response));
    if ('actor' in asked) {
      speakTo(response, asked.actor.language);
      return go(asked.actor);
    }
    refuse(response, asked.refused);
  };
  routes.post('/a/:association/:body/files', (request, response) =>
    withActor(request, response, (actor) => upload(house, actor, request, response)),
  );
  routes.get('/a/:association/:body/files/:id', (request, response) =>
    withActor(request, response, (actor) => sendFile(house, actor, request.params.id, response)),
  );
  routes.get('/a/:association/:body/download/:name', (request, response) =>
    withActor(request, response, (actor) => sendDownload(house, actor, request.params.name, request, response)),
  );
  return routes;
}
