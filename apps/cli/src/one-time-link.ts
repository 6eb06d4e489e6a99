// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import { type AssociationId, type Instant, instant } from '@kernel/core';
import { hashToken } from '@platform/identity';
import { both, type Line } from './language.ts';

export interface OneTimeLink {
  readonly link: string;
  readonly expiresAt: Instant;
}

/** A link for choosing a password. Null: the account has one, and this association may not put it at stake. */
export async function oneTimeLink(
  house: House,
  { email, language, renewFor }: { readonly email: string; readonly language: 'de' | 'en'; readonly renewFor?: AssociationId },
): Promise<OneTimeLink | null> {
  const { directory, store } = house.identity;
  const at = instant(house.platform.clock());
  const { token, expiresAt } = await directory.invite({ email, language, at, ...(renewFor ? { renewFor } : {}) });
  const opens = await store.findInvitation({ tokenHash: hashToken(token) ?? '' });
  return opens && { link: `${house.configuration.publicUrl}/invitation/${token}`, expiresAt };
}

export const linkLines = (link: OneTimeLink | null): readonly Line[] =>
  link
    ? [both(`Einmal-Link, gültig bis ${link.expiresAt}:`, `one-time link, until ${link.expiresAt}:`), `  ${link.link}`]
    : [
        both(
          'Das Konto hat schon ein Passwort: kein Link; die Person meldet sich an wie immer.',
          'The account has a password already: no link was made, the person signs in as usual.',
        ),
      ];
