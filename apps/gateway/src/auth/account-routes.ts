// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import { isUuid, type Result } from '@kernel/core';
import {
  beginTotpSetup,
  changePassword,
  confirmRecoveryCode,
  confirmTotp,
  finishTotpSetup,
  listSessions,
  type OpenedSession,
  stepUp,
} from '@platform/identity';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { refuse } from '../http/refusals.ts';
import { contextOf, originOf, tokenOf } from './asker.ts';
import { authRefusal } from './auth-refusals.ts';
import { giveSession, giveSetup, readSetup, takeSetup } from './cookies.ts';
import { readBody } from './read-body.ts';
import { sessionAnswer } from './session-answer.ts';

const TEXT = z.string().min(1).max(1_000);
const CODE = z.object({ code: z.string().trim().min(6).max(40) });
const PASSWORD = z.object({ current: TEXT, next: TEXT });
const ENROL = z.object({ password: TEXT.optional() });
const LANGUAGE = z.object({ language: z.enum(['de', 'en']) });
const SIGNED_OUT = { status: 401, code: 'SIGNED_OUT' } as const;
const FACTOR_DUE = { status: 403, code: 'SECOND_FACTOR_REQUIRED' } as const;
const SIX_DIGITS = /^\d{3}\s?\d{3}$/;

type Renewed = Result<OpenedSession, Parameters<typeof authRefusal>[0]>;

/** After a step of proof the session goes on under a new token. */
async function answerRenewed(house: House, request: Request, response: Response, renewed: Renewed, also: object = {}): Promise<void> {
  if (!renewed.ok) return refuse(response, authRefusal(renewed.error));
  const context = await contextOf(house, renewed.value.token);
  if (!context) return refuse(response, SIGNED_OUT);
  giveSession(response, renewed.value);
  response.json({ ...sessionAnswer(house, context, originOf(house, request).at), ...also });
}

/** The second factor, and what a person changes of the own account. */
export function accountRoutes(house: House): Router {
  const { identity } = house;
  const routes = Router();
  secondFactorRoutes(house, routes);

  routes.post('/password', async (request, response) => {
    const input = readBody(request, response, PASSWORD);
    if (!input) return;
    const passwords = { currentPassword: input.current, newPassword: input.next };
    const changed = await changePassword(identity, { ...originOf(house, request), token: tokenOf(request), ...passwords });
    await answerRenewed(house, request, response, changed);
  });

  routes.post('/language', async (request, response) => {
    const input = readBody(request, response, LANGUAGE);
    if (!input) return;
    const context = await contextOf(house, tokenOf(request));
    if (!context) return refuse(response, SIGNED_OUT);
    if (context.standing !== 'full') return refuse(response, FACTOR_DUE);
    await identity.directory.setLanguage({ accountId: context.session.accountId, ...input });
    response.json(input);
  });

  routes.get('/sessions', async (request, response) => {
    const { at } = originOf(house, request);
    const context = await contextOf(house, tokenOf(request));
    const listed = await listSessions(identity, { token: tokenOf(request), at });
    if (!context || !listed.ok) return refuse(response, SIGNED_OUT);
    if (context.standing !== 'full') return refuse(response, FACTOR_DUE);
    const current = context.session.sessionId;
    const sessions = listed.value.map(({ sessionId, seenAt, ...session }) => ({
      id: sessionId,
      ...session,
      lastSeenAt: seenAt,
      current: sessionId === current,
    }));
    response.json({ sessions });
  });

  routes.delete('/sessions/:id', async (request, response) => {
    const context = await contextOf(house, tokenOf(request));
    if (!context) return refuse(response, SIGNED_OUT);
    if (context.standing !== 'full') return refuse(response, FACTOR_DUE);
    const { id } = request.params;
    const { at } = originOf(house, request);
    const ended = isUuid(id) && (await identity.store.revokeSession({ accountId: context.session.accountId, sessionId: id, at }));
    if (!ended) return refuse(response, { status: 404, code: 'NOT_FOUND' });
    response.json({ done: true });
  });
  return routes;
}

function secondFactorRoutes(house: House, routes: Router): void {
  const { identity } = house;

  routes.post('/totp', async (request, response) => {
    const input = readBody(request, response, CODE);
    if (!input) return;
    const confirm = SIX_DIGITS.test(input.code) ? confirmTotp : confirmRecoveryCode;
    const confirmed = await confirm(identity, { ...originOf(house, request), token: tokenOf(request), code: input.code });
    await answerRenewed(house, request, response, confirmed);
  });

  routes.post('/step-up', async (request, response) => {
    const input = readBody(request, response, CODE);
    if (!input) return;
    const steppedUp = await stepUp(identity, { ...originOf(house, request), token: tokenOf(request), code: input.code });
    await answerRenewed(house, request, response, steppedUp);
  });

  routes.post('/totp/enrol', async (request, response) => {
    const input = readBody(request, response, ENROL);
    if (!input) return;
    const password = input.password ?? null;
    const begun = await beginTotpSetup(identity, { ...originOf(house, request), token: tokenOf(request), password });
    if (!begun.ok) return refuse(response, authRefusal(begun.error));
    const { secret, uri, setupToken } = begun.value;
    giveSetup(response, setupToken);
    response.json({ secret, uri });
  });

  routes.post('/totp/confirm', async (request, response) => {
    const input = readBody(request, response, CODE);
    if (!input) return;
    const setupToken = readSetup(request);
    const finished = await finishTotpSetup(identity, {
      ...originOf(house, request),
      token: tokenOf(request),
      setupToken,
      code: input.code,
    });
    if (finished.ok) takeSetup(response);
    await answerRenewed(house, request, response, finished, finished.ok ? { recoveryCodes: finished.value.recoveryCodes } : {});
  });
}
