// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import type { Refusal, UserId } from '@kernel/core';
import type { Environment } from '@platform/configuration';
import type { AssociationIds } from '@platform/identity';
import { runUseCase } from '@platform/use-case';
import { resetSecondFactor } from '@services/tenancy';
import { both } from '../language.ts';
import { associationOf, operatorIn, refusedIn, scopeOf, withHouse } from '../operator-house.ts';
import { type Answer, EXIT, refusedBy } from '../outcome.ts';

interface ResetInput {
  readonly association?: string;
  readonly email: string;
  readonly reason: string;
}

/** The account's user in an association: the body's first, where it works for several. */
async function userIn(house: House, association: AssociationIds, accountId: string): Promise<UserId | null> {
  const row = await house.database.read(scopeOf(association), (reads) =>
    reads.selectFrom('tenant_user').select('id').where('account_id', '=', accountId).orderBy('id').executeTakeFirst(),
  );
  return row ? (row.id as UserId) : null;
}

const refuse = (code: string, de: string, en: string): Answer => refusedBy([{ code, field: '--email' } as Refusal], () => both(de, en));

/** Every association that the account works for keeps it in its audit, and tells its administrators. */
async function reset(house: House, { association: slug, email, reason }: ResetInput): Promise<Answer> {
  const named = await associationOf(house, slug);
  const account = await house.identity.store.findAccountByEmail({ email: email.trim().toLowerCase() });
  if (!account || !(await userIn(house, named, account.accountId)))
    return refuse(
      'USER_UNKNOWN',
      'Mit dieser Adresse ist in diesem Verband niemand eingetragen.',
      'Nobody in this association has this address.',
    );
  if (account.secondFactor !== 'active')
    return refuse(
      'SECOND_FACTOR_NOT_SET_UP',
      'Diese Person hat keinen zweiten Faktor eingerichtet.',
      'This person has set up no second factor.',
    );
  const others = (await house.identity.directory.listAssociations()).filter((one) => one.associationId !== named.associationId);
  const noted: string[] = [];
  for (const association of [named, ...others]) {
    const userId = await userIn(house, association, account.accountId);
    if (!userId) continue;
    const done = await runUseCase(house.platform, resetSecondFactor, { actor: operatorIn(association), input: { userId, reason } });
    if (!done.ok) return refusedIn(house, [done.error]);
    noted.push(association.slug);
  }
  const places = noted.join(', ');
  return {
    code: EXIT.done,
    lines: [
      both(
        `zweiter Faktor zurückgesetzt, alle Sitzungen beendet (im Protokoll von: ${places})`,
        `second factor reset, all sessions ended (in the audit log of: ${places})`,
      ),
      both(
        'Die Person meldet sich mit ihrem Passwort an und richtet einen neuen zweiten Faktor ein.',
        'The person signs in with the password and sets up a new second factor.',
      ),
    ],
    json: { ok: true, associations: noted },
  };
}

export const resetSecondFactorCommand = (environment: Environment, options: ResetInput): Promise<Answer> =>
  withHouse(environment, (house) => reset(house, options));
