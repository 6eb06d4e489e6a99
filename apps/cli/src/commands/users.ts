// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import { ROLES } from '@contracts/tenancy';
import { type CivilDate, ok, type Refusal, type Result, refusal, type TenantId, type UserId } from '@kernel/core';
import { dutyConflicts, type RoleDefinition } from '@platform/authorization';
import type { Environment } from '@platform/configuration';
import type { AssociationIds } from '@platform/identity';
import { parseInput, runUseCase } from '@platform/use-case';
import { grantRole, inviteUser, isEmailAddress } from '@services/tenancy';
import { type Bilingual, both } from '../language.ts';
import { linkLines, type OneTimeLink, oneTimeLink } from '../one-time-link.ts';
import { associationOf, operatorIn, refusedIn, scopeOf, sentenceIn, withHouse } from '../operator-house.ts';
import { type Answer, EXIT, refusedBy } from '../outcome.ts';

export interface NewUser {
  readonly tenantId: TenantId;
  readonly email: string;
  readonly name: string;
  readonly functionTitle: string;
  readonly language: 'de' | 'en';
  readonly roles: readonly string[];
  readonly until?: string;
  readonly acknowledgeConflict: boolean;
}

interface AddedUser {
  readonly userId: UserId;
  readonly link: OneTimeLink | null;
}

/** Makes somebody a user of a body with roles: by the same use cases as the page, under the name of the operator. */
export async function addUser(house: House, association: AssociationIds, user: NewUser): Promise<Result<AddedUser, Refusal>> {
  const actor = operatorIn(association);
  const { roles, until, acknowledgeConflict, ...person } = user;
  const validTo = until === undefined ? {} : { validTo: until as CivilDate };
  const invited = await runUseCase(house.platform, inviteUser, { actor, input: { ...person, ...validTo } });
  if (!invited.ok) return invited;
  const { userId } = invited.value;
  const link = await oneTimeLink(house, user);
  for (const role of roles) {
    const granted = await runUseCase(house.platform, grantRole, { actor, input: { userId, role, acknowledgeConflict, ...validTo } });
    if (!granted.ok) return granted;
  }
  return ok({ userId, link });
}

interface Body {
  readonly tenantId: TenantId;
  readonly side: 'centre' | 'member';
}

type Told = { readonly refusal: Refusal; readonly sentence?: Bilingual };

async function bodyOf(house: House, association: AssociationIds, slug: string): Promise<Body | Told> {
  const rows = await house.database.read(scopeOf(association), (reads) =>
    reads
      .selectFrom('tenant')
      .select(['id', 'slug', 'kind'])
      .where('association_id', '=', association.associationId)
      .orderBy('slug')
      .execute(),
  );
  const found = rows.find((row) => row.slug === slug);
  if (found) return { tenantId: found.id as TenantId, side: found.kind === 'centre' ? 'centre' : 'member' };
  const slugs = rows.map((row) => row.slug).join(', ');
  const sentence = both(`Diese Stelle gibt es nicht; es gibt: ${slugs}.`, `There is no such body; there are: ${slugs}.`);
  return { refusal: refusal('BODY_UNKNOWN', { field: '--body', params: { given: slug } }), sentence };
}

const choicesIn = (roles: readonly RoleDefinition[]): string[] => roles.map((one) => one.name);

function roleTold(name: string, side: Body['side'] | null, until: string | undefined): readonly Told[] {
  const role: RoleDefinition | undefined = ROLES.find((one) => one.name === name);
  const choices = choicesIn(ROLES.filter((one) => side === null || one.side === side));
  const wrong = { field: '--role', params: { given: name, choices } };
  if (!role) {
    const list = choices.join(', ');
    const sentence = both(`Diese Rolle gibt es nicht; es gibt: ${list}.`, `There is no such role; there are: ${list}.`);
    return [{ refusal: refusal('ROLE_UNKNOWN', wrong), sentence }];
  }
  if (side !== null && role.side !== side) return [{ refusal: refusal('ROLE_OF_OTHER_SIDE', wrong) }];
  if (role.longestDays === undefined || until !== undefined) return [];
  return [{ refusal: refusal('END_NEEDED', { field: '--until', params: { longestDays: role.longestDays } }) }];
}

/** What the use case would refuse only after the user was made. @param body null where it is wrong itself */
function rolesTold(house: House, body: Body | null, roles: readonly string[], input: AddInput): readonly Told[] {
  const wrong = roles.flatMap((name) => roleTold(name, body?.side ?? null, input.until));
  if (wrong.length > 0 || input.acknowledgeConflict) return wrong;
  const [conflict] = dutyConflicts(
    house.platform.book,
    roles.map((role) => ({ userId: 'new', role })),
  );
  if (!conflict) return [];
  const said = (language: 'de' | 'en'): string[] =>
    conflict.actions.map((action) => house.platform.book.actions[action]?.[language] ?? action);
  const params = { actions: conflict.actions, de: said('de'), en: said('en') };
  return [{ refusal: refusal('DUTY_CONFLICT', { field: '--acknowledge-conflict', params }) }];
}

const FLAGS: Readonly<Record<string, string>> = {
  ...{ email: '--email', name: '--name', functionTitle: '--function', language: '--language', validTo: '--until' },
};

/** What the use case would refuse one after the other. */
function personTold(person: Readonly<Record<string, unknown>>): readonly Told[] {
  const parsed = parseInput(inviteUser.input.omit({ tenantId: true }), person);
  const wrong = (parsed.success ? [] : parsed.error.issues).map(({ path: [name = ''], message }): Told => {
    const problem = /^[A-Z_]+$/.test(message) ? { problem: message } : {};
    const params = { ...problem, given: String(person[String(name)] ?? '') };
    return { refusal: refusal('INVALID_INPUT', { field: FLAGS[String(name)] ?? String(name), params }) };
  });
  const email = String(person['email']).trim();
  const isWrong = !wrong.some((told) => told.refusal.field === '--email') && !isEmailAddress(email);
  return isWrong ? [...wrong, { refusal: refusal('NOT_AN_EMAIL', { field: '--email', params: { given: email } }) }] : wrong;
}

interface AddInput {
  readonly association?: string;
  readonly body: string;
  readonly name: string;
  readonly email: string;
  readonly function: string;
  readonly role: readonly string[];
  readonly language: string;
  readonly until?: string;
  readonly acknowledgeConflict: boolean;
}

async function add(house: House, input: AddInput): Promise<Answer> {
  const association = await associationOf(house, input.association);
  const body = await bodyOf(house, association, input.body);
  const roles = [...new Set(input.role)];
  const { name, email, function: functionTitle, language } = input;
  const until = input.until === undefined ? {} : { validTo: input.until };
  const told = [
    ...('refusal' in body ? [body] : []),
    ...personTold({ name, email, functionTitle, language, ...until }),
    ...rolesTold(house, 'refusal' in body ? null : body, roles, input),
  ];
  if (told.length > 0 || 'refusal' in body) {
    const sentences = new Map(told.map((one) => [one.refusal, one.sentence ?? sentenceIn(house, one.refusal)]));
    return refusedBy([...sentences.keys()], (one) => sentences.get(one));
  }
  const added = await addUser(house, association, {
    ...{ tenantId: body.tenantId, email, name, functionTitle, roles },
    ...{ language: language === 'en' ? 'en' : 'de', acknowledgeConflict: input.acknowledgeConflict },
    ...(input.until === undefined ? {} : { until: input.until }),
  });
  if (!added.ok) return refusedIn(house, [added.error]);
  const { userId, link } = added.value;
  return {
    code: EXIT.done,
    lines: [both(`eingetragen: ${input.name} (${roles.join(', ')})`, `added: ${input.name} (${roles.join(', ')})`), ...linkLines(link)],
    json: { ok: true, userId, roles, link: link?.link ?? null, expiresAt: link?.expiresAt ?? null },
  };
}

interface LinkInput {
  readonly association?: string;
  readonly email: string;
}

/** A new link for somebody of the association who has lost the first one or the password. */
async function renew(house: House, input: LinkInput): Promise<Answer> {
  const association = await associationOf(house, input.association);
  const email = input.email.trim().toLowerCase();
  const users = await house.database.read(scopeOf(association), (reads) =>
    reads.selectFrom('tenant_user').select('language').where('email', '=', email).execute(),
  );
  const [user] = users;
  if (!user)
    return refusedBy([{ code: 'USER_UNKNOWN', field: '--email' }], () =>
      both('Mit dieser Adresse ist in diesem Verband niemand eingetragen.', 'Nobody in this association has this address.'),
    );
  const language = user.language === 'en' ? 'en' : 'de';
  const link = await oneTimeLink(house, { email, language, renewFor: association.associationId });
  if (!link) {
    const sentence = both(
      'Dieses Konto arbeitet auch für einen anderen Verband; dieser hier darf sein Passwort nicht erneuern.',
      'This account works for another association as well; its password is not this one’s to renew.',
    );
    return refusedBy([{ code: 'ACCOUNT_SHARED', field: '--email' }], () => sentence);
  }
  return { code: EXIT.done, lines: linkLines(link), json: { ok: true, ...link } };
}

export const addCommand = (environment: Environment, options: AddInput): Promise<Answer> =>
  withHouse(environment, (house) => add(house, options));
export const linkCommand = (environment: Environment, options: LinkInput): Promise<Answer> =>
  withHouse(environment, (house) => renew(house, options));
