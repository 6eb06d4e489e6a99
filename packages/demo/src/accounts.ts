// SPDX-License-Identifier: EUPL-1.2
import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Instant } from '@kernel/core';
import type { Database, Scope } from '@platform/database';
import { newTotpSecret, type PasswordHasher, type SecretBox, TOTP_PURPOSE } from '@platform/identity';
import type { Staff } from './person.ts';
import type { AssociationPlan } from './plan.ts';
import { instantOf, type Scene } from './scene.ts';

/** Somebody of the demo who can sign in, as the start prints it. */
export interface DemoLogin {
  readonly name: string;
  readonly role: string;
  readonly email: string;
  readonly password: string;
  /** Base32; only the centre's staff have a second factor. */
  readonly totpSecret?: string;
}

const WORDS = [
  'Regenbogen',
  'Kieselstein',
  'Wolkenbruch',
  'Papierboot',
  'Apfelkuchen',
  'Leuchtturm',
  'Gartenzaun',
  'Windmuehle',
  'Nachtzug',
];

/** One password for all; fresh for each loading, since the demo may stand on a server that others reach. */
function inventedPassword(): string {
  const first = randomInt(WORDS.length);
  const second = (first + 1 + randomInt(WORDS.length - 1)) % WORDS.length;
  return `${WORDS[first]}-${WORDS[second]}-${randomInt(1_000, 10_000)}`;
}

/** The password of everybody, and its hashes, each with a salt of its own. They take their time: made while the year is being lived. */
export interface DemoPassword {
  readonly password: string;
  readonly hashes: Promise<readonly string[]>;
}

export function demoPassword(passwords: PasswordHasher, plans: readonly AssociationPlan[]): DemoPassword {
  const password = inventedPassword();
  const logins = plans.flatMap(({ posts, memberLogins }) => [
    ...posts.filter(({ login }) => login !== undefined),
    ...Object.values(memberLogins).flat(),
  ]);
  const hashes = Promise.all(logins.map(() => passwords.hash(password)));
  // Whoever waits for them is told.
  hashes.catch(() => {});
  return { password, hashes };
}

interface Account {
  readonly person: Staff;
  readonly login: DemoLogin | null;
}

function accountsOf(scene: Scene, password: string): Account[] {
  return scene.people.map((person) => {
    if (!person.login) return { person, login: null };
    const member = scene.members.find(({ tenant }) => tenant.id === person.tenantId);
    const body = member?.tenant.shortName ?? `${scene.centre.shortName} ${scene.association.shortName.replace(/^Demo /, '')}`;
    const login: DemoLogin = { name: person.name, role: `${person.functionTitle}, ${body}`, email: person.email, password };
    return { person, login: member ? login : { ...login, totpSecret: newTotpSecret() } };
  });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Gives everybody an account, and those who are shown a password; the centre's people among them a second factor as well.
 * Through the functions of signing in, like everything about accounts.
 */
export async function makeAccounts(
  { database, secrets, shared }: { database: Database; secrets: SecretBox; shared: DemoPassword },
  scenes: readonly Scene[],
  scope: Scope,
): Promise<readonly DemoLogin[]> {
  const { password } = shared;
  const accounts = scenes.flatMap((scene) => accountsOf(scene, password));
  const at: Instant = instantOf(Math.max(...scenes.map(({ time, timetable }) => time.at(timetable.today, 0))));
  const expiresAt = instantOf(Date.parse(at) + 86_400_000);
  const shown = accounts.filter(({ login }) => login !== null);
  const hashes = await shared.hashes;
  const tokens = new Map(
    shown.map(({ person }, index) => [person.accountId, { token: randomBytes(32).toString('hex'), hash: hashes[index] }]),
  );
  const invited = accounts.map(({ person: { accountId, email } }) => {
    const token = tokens.get(accountId)?.token;
    return { accountId, email, language: 'de', at, ...(token ? { tokenHash: sha256(token), invitationId: accountId, expiresAt } : {}) };
  });
  const redeemed = [...tokens.values()].map(({ token, hash }) => ({ tokenHash: sha256(token), passwordHash: hash, at }));
  const factors = shown.flatMap(({ person: { accountId }, login }) =>
    login?.totpSecret
      ? [
          {
            accountId,
            sealedSecret: secrets.sealRow(TOTP_PURPOSE, accountId, login.totpSecret),
            counter: 0,
            recoveryCodeHashes: [],
            revokeSessionsExcept: accountId,
            at,
          },
        ]
      : [],
  );
  await database.write(scope, async (writes) => {
    await writes.$queryRaw`select identity.invite(one) as done from jsonb_array_elements(${JSON.stringify(invited)}::jsonb) as one`;
    await writes.$queryRaw`select identity.redeem_invitation(one) as done from jsonb_array_elements(${JSON.stringify(redeemed)}::jsonb) as one`;
    await writes.$queryRaw`select identity.save_totp(one) as done from jsonb_array_elements(${JSON.stringify(factors)}::jsonb) as one`;
  });
  return shown.flatMap(({ login }) => (login ? [login] : []));
}
