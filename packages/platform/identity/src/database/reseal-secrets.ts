// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '@platform/database';
import { TOTP_PURPOSE } from '../identity-dependencies.ts';
import { callIdentity } from './identity-function.ts';

const PAGE = 200;

interface Sealed {
  readonly accountId: string;
  readonly sealed: string;
}

/** Part of a rotation of the master key: every second factor under the newest one. With the owner's access, as no other may read them. */
export async function resealSecondFactors(
  owner: Pick<Database, 'pool'>,
  keys: { resealRow(purpose: string, rowId: string, sealed: string): string | null },
): Promise<{ resealed: number }> {
  const call = callIdentity(owner);
  let resealed = 0;
  for (let after: string | null = null; ; ) {
    const page = (await call('list_sealed_secrets', { after, limit: PAGE })) as readonly Sealed[];
    for (const { accountId, sealed: expected } of page) {
      const sealed = keys.resealRow(TOTP_PURPOSE, accountId, expected);
      // Changed meanwhile: by somebody who set up a new factor, under the newest key.
      if (sealed !== null && (await call('replace_sealed_secret', { accountId, expected, sealed }))) resealed += 1;
    }
    after = page.at(-1)?.accountId ?? null;
    if (page.length < PAGE) return { resealed };
  }
}
