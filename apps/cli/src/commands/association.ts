// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import type { Environment } from '@platform/configuration';
import { foundAssociation } from '@services/tenancy';
import type { Command } from 'commander';
import { linkLines } from '../one-time-link.ts';
import { associationOf, refusedIn, withHouse } from '../operator-house.ts';
import { type Answer, type Answering, EXIT } from '../outcome.ts';
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
  const lines = [`founded: ${name} (${slug})`];
  const json = { ok: true, associationId, centreId, slug };
  if (input.administratorEmail === undefined) return { code: EXIT.done, lines, json };
  const association = await associationOf(house, slug);
  const administrator = await addUser(house, association, {
    ...{ tenantId: centreId, email: input.administratorEmail, name: input.administratorName ?? input.administratorEmail },
    ...{ functionTitle: 'Administration', language: 'de', roles: ['centreAdministrator'], acknowledgeConflict: false },
  });
  if (!administrator.ok) {
    const refused = refusedIn(house, [administrator.error]);
    return { ...refused, lines: [...lines, ...refused.lines, `go on with: verbund users add --association ${slug} …`] };
  }
  const { userId, link } = administrator.value;
  return {
    code: EXIT.done,
    lines: [...lines, 'first administrator:', ...linkLines(link)],
    json: { ...json, userId, link: link?.link ?? null, expiresAt: link?.expiresAt ?? null },
  };
}

async function list(house: House): Promise<Answer> {
  const associations = await house.identity.directory.listAssociations();
  const rows = associations.map(({ associationId, slug, tenantIds }) => ({ associationId, slug, members: tenantIds.length - 1 }));
  return {
    code: EXIT.done,
    lines: rows.map(({ slug, members }) => `${slug}: ${members} members`),
    json: { ok: true, associations: rows },
  };
}

export function registerAssociation(program: Command, answering: Answering, environment: Environment): void {
  const association = program.command('association').description('found and list associations');
  association
    .command('found')
    .description('found an association with its centre; with --administrator-email also its first administrator, by a one-time link')
    .requiredOption('--name <text>', 'full name, such as "Zweckverband Beispielland"')
    .requiredOption('--short-name <text>', 'short name; the address of its pages is made from it')
    .requiredOption('--centre-name <text>', 'name of the centre')
    .option('--centre-short-name <text>', 'short name of the centre', 'Zentrum')
    .requiredOption('--founded-on <date>', 'YYYY-MM-DD; no member can have joined earlier')
    .option('--land <code>', 'whose holidays hold, such as NW', 'NW')
    .option('--administrator-email <address>', 'makes this person the first administrator and prints the one-time link')
    .option('--administrator-name <text>', 'their name')
    .option('--json', 'answer as JSON', false)
    .action((options: FoundInput & { json: boolean }) =>
      answering(() => withHouse(environment, (house) => found(house, options)))(options.json),
    );
  association
    .command('list')
    .description('list the associations of the database')
    .option('--json', 'answer as JSON', false)
    .action((options: { json: boolean }) => answering(() => withHouse(environment, list))(options.json));
}
