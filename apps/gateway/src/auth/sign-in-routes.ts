// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import { acceptInvitation, signIn, signOut, signOutEverywhere } from '@platform/identity';
import { Router } from 'express';
import { z } from 'zod';
import { refuse } from '../http/refusals.ts';
import { contextOf, originOf, tokenOf } from './asker.ts';
import { authRefusal } from './auth-refusals.ts';
import { cookieIsKept, giveSession, takeSession } from './cookies.ts';
import { readBody } from './read-body.ts';
import { sessionAnswer } from './session-answer.ts';

const TEXT = z.string().min(1).max(1_000);
const SIGN_IN = z.object({ email: TEXT, password: TEXT });
const INVITATION = z.object({ token: TEXT, password: TEXT });
const SIGNED_OUT = { status: 401, code: 'SIGNED_OUT' } as const;

/** Coming and going: session, sign-in, sign-out, taking up an invitation. */
export function signInRoutes(house: House): Router {
  const { identity } = house;
  const routes = Router();

  // That nobody is signed in is an answer to this question and no failure: null.
  routes.get('/session', async (request, response) => {
    const context = await contextOf(house, tokenOf(request));
    response.setHeader('cache-control', 'no-store');
    response.json(context ? sessionAnswer(house, context, originOf(house, request).at) : null);
  });

  routes.post('/sign-in', async (request, response) => {
    const input = readBody(request, response, SIGN_IN);
    if (!input) return;
    if (!cookieIsKept(request))
      return refuse(response, { status: 400, code: 'INSECURE_ADDRESS', params: { use: house.configuration.publicUrl } });
    const origin = originOf(house, request);
    const signedIn = await signIn(identity, { ...origin, ...input, userAgent: request.get('user-agent') ?? null });
    if (!signedIn.ok) return refuse(response, authRefusal(signedIn.error));
    // The session that this browser had before is of no more use to anybody.
    await signOut(identity, { token: tokenOf(request), at: origin.at });
    const context = await contextOf(house, signedIn.value.token);
    if (!context) return refuse(response, SIGNED_OUT);
    giveSession(response, signedIn.value);
    response.json(sessionAnswer(house, context, origin.at));
  });

  routes.post('/sign-out', async (request, response) => {
    await signOut(identity, { token: tokenOf(request), at: originOf(house, request).at });
    takeSession(response);
    response.json({ done: true });
  });

  routes.post('/sign-out-everywhere', async (request, response) => {
    const ended = await signOutEverywhere(identity, { ...originOf(house, request), token: tokenOf(request) });
    if (!ended.ok) {
      if (ended.error.code === 'SESSION_ENDED') takeSession(response);
      return refuse(response, authRefusal(ended.error));
    }
    takeSession(response);
    response.json({ revoked: ended.value.revoked });
  });

  routes.post('/invitation', async (request, response) => {
    const input = readBody(request, response, INVITATION);
    if (!input) return;
    const { token: invitationToken, password: newPassword } = input;
    const accepted = await acceptInvitation(identity, { ...originOf(house, request), invitationToken, newPassword });
    if (!accepted.ok) return refuse(response, authRefusal(accepted.error));
    response.json({ email: accepted.value.email });
  });
  return routes;
}
