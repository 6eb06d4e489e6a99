// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import { type AccountId, instant } from '@kernel/core';
import { totpCode } from '@platform/identity';
import type { SignedIn } from '../demo-people.ts';
import type { Post } from '../keep-alive-client.ts';
import { centreUser, type YearAssociation } from './year-association.ts';

const PASSWORD = 'Ruhige Kastanie 48 Brücke';

/** Somebody of the centre who was invited, chose a password, enrolled a second factor and is signed in. */
export async function signedInAs(house: House, post: Post, association: YearAssociation, role: string): Promise<SignedIn> {
  const email = `${association.slug}-${role}@jahr.example`.toLowerCase();
  const now = instant(new Date());
  const { accountId, token } = await house.identity.directory.invite({ email, language: 'de', at: now });
  await centreUser(house.platform, association, role, accountId as AccountId);
  const jar = new Map<string, string>();
  const cookie = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const step = async (path: string, body: object): Promise<Record<string, string>> => {
    const reply = await post(path, body, { cookie: cookie() });
    if (reply.status !== 200) throw new Error(`${path} was refused: ${reply.text}`);
    for (const line of reply.cookies) jar.set(line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1));
    return JSON.parse(reply.text) as Record<string, string>;
  };
  await step('/auth/invitation', { token, password: PASSWORD });
  await step('/auth/sign-in', { email, password: PASSWORD });
  const { secret = '' } = await step('/auth/totp/enrol', {});
  await step('/auth/totp/confirm', { code: totpCode(secret, instant(new Date())) });
  return { role, door: `/a/${association.slug}/zentrum/graphql`, cookie: cookie() };
}
