// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { instant } from '@kernel/core';
import { totpCode } from '@platform/identity';
import type { Post } from './keep-alive-client.ts';

interface Login {
  readonly email: string;
  readonly role: string;
  readonly password: string;
  readonly totpSecret?: string;
}

/** Somebody of the demo, signed in. */
export interface SignedIn {
  readonly role: string;
  /** '/a/<association>/<body>/graphql' */
  readonly door: string;
  readonly cookie: string;
}

export const readLogins = (file: string): readonly Login[] => JSON.parse(readFileSync(file, 'utf8')) as Login[];

interface SessionAnswer {
  readonly bodies: readonly { readonly associationSlug: string; readonly tenantSlug: string }[];
}

/** Password, then the second factor where there is one. */
export async function signInAs(post: Post, login: Login): Promise<SignedIn> {
  const jar = new Map<string, string>();
  const cookie = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const step = async (path: string, body: object): Promise<SessionAnswer> => {
    const reply = await post(path, body, { cookie: cookie() });
    if (reply.status !== 200) throw new Error(`${path} was refused: ${reply.text}`);
    for (const line of reply.cookies) {
      const cut = line.indexOf('=');
      jar.set(line.slice(0, cut), line.slice(cut + 1));
    }
    return JSON.parse(reply.text) as SessionAnswer;
  };
  let session = await step('/auth/sign-in', { email: login.email, password: login.password });
  if (login.totpSecret) session = await step('/auth/totp', { code: totpCode(login.totpSecret, instant(new Date())) });
  const [body] = session.bodies;
  if (!body) throw new Error(`${login.email} acts for no body`);
  return { role: login.role, door: `/a/${body.associationSlug}/${body.tenantSlug}/graphql`, cookie: cookie() };
}
