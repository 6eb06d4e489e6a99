// SPDX-License-Identifier: EUPL-1.2
import { clearedSessionCookie, keepsSessionCookie, type OpenedSession, sessionCookie } from '@platform/identity';
import type { Request, Response } from 'express';

/** Carries the sealed secret of a second factor that is being set up; the server keeps nothing of it. */
const SETUP_COOKIE = '__Host-verbund-setup';
const SETUP_ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Strict';

export const giveSession = (response: Response, { token }: OpenedSession): void => void response.append('set-cookie', sessionCookie(token));
export const takeSession = (response: Response): void => void response.append('set-cookie', clearedSessionCookie());

export const giveSetup = (response: Response, setupToken: string): void =>
  void response.append('set-cookie', `${SETUP_COOKIE}=${encodeURIComponent(setupToken)}; ${SETUP_ATTRIBUTES}; Max-Age=900`);
export const takeSetup = (response: Response): void =>
  void response.append('set-cookie', `${SETUP_COOKIE}=; ${SETUP_ATTRIBUTES}; Max-Age=0`);

export function readSetup(request: Request): string {
  const pairs = (request.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(`${SETUP_COOKIE}=`))?.slice(SETUP_COOKIE.length + 1) ?? '';
  return /^[\w.%~-]+$/.test(value) ? decodeURIComponent(value) : '';
}

/** Whether the browser will keep the cookie at this address at all; over plain http from elsewhere it silently does not. */
export const cookieIsKept = (request: Request): boolean =>
  keepsSessionCookie(request.protocol === 'https' ? 'https' : 'http', request.get('host') ?? '');
