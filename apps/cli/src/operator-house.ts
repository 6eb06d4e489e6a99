// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto';
import { type House, openHouse } from '@assembly/core';
import { type Refusal, type TenantId, uuidv7 } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { type Configuration, describeFaults, type Environment, readConfiguration } from '@platform/configuration';
import { connectionFault, isHalfFilled, type Scope } from '@platform/database';
import { STANDARD_MESSAGES, sentenceFor } from '@platform/graphql';
import type { AssociationIds } from '@platform/identity';
import { KeyError, keySentence } from '@platform/keys';
import { createLogger } from '@platform/logging';
import { operatorActor } from '@services/tenancy';
import { type Bilingual, both, joined, type Line } from './language.ts';
import { type Answer, CommandRefused, EXIT, refusedBy } from './outcome.ts';

const unavailable = (code: string, lines: readonly Line[]): CommandRefused =>
  new CommandRefused({ code: EXIT.unavailable, lines, json: { ok: false, refusals: [{ code }] } });

function configurationIn(environment: Environment): Configuration {
  const read = readConfiguration(environment, 'operator');
  if (!read.ok) throw unavailable('CONFIGURATION_WRONG', [...describeFaults(read.error).split('\n'), '[CONFIGURATION_WRONG]']);
  return read.value;
}

const HALF_FILLED = both(
  'Die Demo wird gerade geladen oder wurde nicht zu Ende geladen. verbund demo load lädt sie neu. [DEMO_UNFINISHED]',
  'The demo is being loaded, or was not loaded to its end. verbund demo load loads it anew. [DEMO_UNFINISHED]',
);

/** Opens the house for one command and closes it again; not where its data are half there. @throws CommandRefused */
export const withHouse = (environment: Environment, work: (house: House) => Promise<Answer>): Promise<Answer> =>
  withAnyHouse(environment, async (house) => {
    if (await isHalfFilled(house.database.pool)) throw unavailable('DEMO_UNFINISHED', [HALF_FILLED]);
    return work(house);
  });

/** The same, whatever its data are. What keeps the database or the keys away is told without a stack. @throws CommandRefused */
export async function withAnyHouse(environment: Environment, work: (house: House) => Promise<Answer>): Promise<Answer> {
  const configuration = configurationIn(environment);
  const logger = createLogger({ process: 'cli', level: 'silent' });
  try {
    const house = await openHouse(configuration, { process: 'cli', logger, maxConnections: 3 });
    try {
      return await work(house);
    } finally {
      await house.close();
    }
  } catch (error) {
    if (error instanceof KeyError) {
      throw unavailable(error.code, [joined(keySentence(error), `. [${error.code}]`)]);
    }
    const connection = connectionFault(error);
    if (connection) throw unavailable(connection.code, [joined(connection, `. [${connection.code}]`)]);
    throw error;
  }
}

/** The owner's access, which some commands need beside the application's. @throws CommandRefused */
export function ownerUrlOf({ configuration }: House): string {
  if (configuration.databaseOwnerUrl === null)
    throw unavailable('DATABASE_OWNER_URL_MISSING', [
      both(
        'DATABASE_OWNER_URL fehlt; dieser Befehl braucht die Variable. [DATABASE_OWNER_URL_MISSING]',
        'DATABASE_OWNER_URL is missing; this command needs it. [DATABASE_OWNER_URL_MISSING]',
      ),
    ]);
  return configuration.databaseOwnerUrl;
}

/** A refusal with the sentence of the service that knows it. */
export function refusedIn(house: House, refusals: readonly Refusal[]): Answer {
  return refusedBy(refusals, (refusal) => sentenceIn(house, refusal));
}

export function sentenceIn({ assembly }: House, refusal: Refusal): Bilingual | undefined {
  const books = [...assembly.services.map(({ messages }) => messages), STANDARD_MESSAGES];
  const book = books.find(({ en }) => (en as Readonly<Record<string, unknown>>)[refusal.code] !== undefined);
  return book && both(sentenceFor(book, 'de', refusal), sentenceFor(book, 'en', refusal));
}

const refuse = (code: string, sentence: Bilingual, params: Refusal['params'] = {}): CommandRefused => {
  const refusal: Refusal = { code, field: '--association', params };
  return new CommandRefused(refusedBy([refusal], () => sentence));
};

/** The association that a command means: by its slug, or the only one there is. @throws CommandRefused */
export async function associationOf(house: House, slug: string | undefined): Promise<AssociationIds> {
  const all = await house.identity.directory.listAssociations();
  const slugs = all.map((association) => association.slug).sort();
  const found = slug === undefined && all.length === 1 ? all[0] : all.find((association) => association.slug === slug);
  if (found) return found;
  if (all.length === 0) {
    const how = 'verbund association found --help';
    throw refuse('NO_ASSOCIATION', both(`Es gibt noch keinen Verband. Siehe ${how}`, `There is no association yet. See ${how}`));
  }
  if (slug === undefined) {
    const known = slugs.join(', ');
    throw refuse('ASSOCIATION_NEEDED', both(`Nennen Sie den Verband: ${known}.`, `Say which one: ${known}.`), { slugs });
  }
  const sentence = both(
    `Den Verband „${slug}“ gibt es nicht; es gibt: ${slugs.join(', ')}.`,
    `There is no association “${slug}”; there are: ${slugs.join(', ')}.`,
  );
  throw refuse('ASSOCIATION_UNKNOWN', sentence, { given: slug });
}

export const newId = (): string => uuidv7(Date.now(), randomBytes(10));

/** The operator within an association and its tenants: audited as such, one of two people never. */
export const operatorIn = ({ associationId, centreId, tenantIds }: AssociationIds): Actor =>
  operatorActor({ associationId, centreId, tenantIds: tenantIds.filter((id) => id !== centreId), correlationId: newId(), language: 'en' });

/** Everything of an association. */
export const scopeOf = ({ associationId, tenantIds }: AssociationIds): Scope => ({
  associationId,
  readTenants: tenantIds as readonly TenantId[],
  writeTenants: tenantIds as readonly TenantId[],
  audience: 'centre',
});
