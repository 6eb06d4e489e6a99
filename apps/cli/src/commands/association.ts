// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import type { Environment } from '@platform/configuration';
import { foundAssociation } from '@services/tenancy';
import { both } from '../language.ts';
import { linkLines } from '../one-time-link.ts';
import { associationOf, refusedIn, withHouse } from '../operator-house.ts';
import { type Answer, EXIT } from '../outcome.ts';
import { addUser } from './users.ts';

interface FoundInput {
  readonly name: string;
  readonly shortName: string;
  readonly land: string;
  readonly foundedOn: string;
  readonly centreName: string;
  readonly centreShortName: string;
  readonly administratorEmail?: string;
  readonly administratorName?: string;
}

async function found(house: House, input: FoundInput): Promise<Answer> {
  const { name, shortName, land, foundedOn, centreName, centreShortName } = input;
  const founded = await foundAssociation(house.platform, { name, shortName, land: land as 'NW', foundedOn, centreName, centreShortName });
  if (!founded.ok) return refusedIn(house, [founded.error]);
  const { associationId, centreId, slug } = founded.value;
  const lines = [both(`gegründet: ${name} (${slug})`, `founded: ${name} (${slug})`)];
  const json = { ok: true, associationId, centreId, slug };
  if (input.administratorEmail === undefined) return { code: EXIT.done, lines, json };
  const association = await associationOf(house, slug);
  const administrator = await addUser(house, association, {
    ...{ tenantId: centreId, email: input.administratorEmail, name: input.administratorName ?? input.administratorEmail },
    ...{ functionTitle: 'Administration', language: 'de', roles: ['centreAdministrator'], acknowledgeConflict: false },
  });
  if (!administrator.ok) {
    const refused = refusedIn(house, [administrator.error]);
    const next = `verbund users add --association ${slug} …`;
    return { ...refused, lines: [...lines, ...refused.lines, both(`Weiter mit: ${next}`, `go on with: ${next}`)] };
  }
  const { userId, link } = administrator.value;
  return {
    code: EXIT.done,
    lines: [...lines, both('erste Administration:', 'first administrator:'), ...linkLines(link)],
    json: { ...json, userId, link: link?.link ?? null, expiresAt: link?.expiresAt ?? null },
  };
}

async function list(house: House): Promise<Answer> {
  const associations = await house.identity.directory.listAssociations();
  const rows = associations.map(({ associationId, slug, tenantIds }) => ({ associationId, slug, members: tenantIds.length - 1 }));
  return {
    code: EXIT.done,
    lines: rows.map(({ slug, members }) =>
      both(
        `${slug}: ${members} ${members === 1 ? 'Mitglied' : 'Mitglieder'}`,
        `${slug}: ${members} ${members === 1 ? 'member' : 'members'}`,
      ),
    ),
    json: { ok: true, associations: rows },
  };
}

export const foundCommand = (environment: Environment, options: FoundInput): Promise<Answer> =>
  withHouse(environment, (house) => found(house, options));
export const listCommand = (environment: Environment): Promise<Answer> => withHouse(environment, list);
