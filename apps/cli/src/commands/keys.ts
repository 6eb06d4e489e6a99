// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import type { Environment } from '@platform/configuration';
import { openPool } from '@platform/database';
import { resealSecondFactors } from '@platform/identity';
import { addMasterKey, DatabaseKeyStore, readMasterKeyFile, TenantKeys } from '@platform/keys';
import { both, type Line } from '../language.ts';
import { associationOf, newId, ownerUrlOf, withHouse } from '../operator-house.ts';
import { type Answer, EXIT, refusedBy } from '../outcome.ts';

interface RotateInput {
  readonly add: boolean;
  readonly rewrap: boolean;
  readonly tenants: boolean;
  readonly association?: string;
}

/** Processes that read their master keys when they started, and would not know a new one. */
async function running(house: House): Promise<readonly string[]> {
  const { rows } = await house.database.pool.query<{ name: string }>(
    `select distinct application_name as name from pg_stat_activity
     where datname = current_database() and application_name ~ '^verbund (gateway|worker)' order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** With the key file as it is now: the house has read it before anything was added. */
async function currentKeys(house: House) {
  const masterKeys = await readMasterKeyFile(house.configuration.masterKeyFile);
  const { directory } = house.identity;
  const allTenants = async () => (await directory.listAssociations()).flatMap(({ tenantIds }) => tenantIds);
  const store = new DatabaseKeyStore(house.database, allTenants);
  return { masterKeys, keys: new TenantKeys({ store, masterKeys, newId, now: house.platform.clock }) };
}

/** Everything that a master key wraps, under the newest one: the keys of all tenants, retired ones too, and second factors. */
async function rewrap(house: House): Promise<{ rewrapped: number; resealed: number; masterKeyId: string }> {
  const ownerUrl = ownerUrlOf(house);
  const { masterKeys, keys } = await currentKeys(house);
  const { rewrapped } = await keys.rewrapAll();
  const owner = openPool({ url: ownerUrl, maxConnections: 1, applicationName: 'verbund keys' });
  try {
    return { rewrapped, ...(await resealSecondFactors({ pool: owner }, masterKeys)), masterKeyId: masterKeys.newestId };
  } finally {
    await owner.end();
  }
}

async function rotateTenants(house: House, slug: string | undefined): Promise<number> {
  const associations = slug === undefined ? await house.identity.directory.listAssociations() : [await associationOf(house, slug)];
  const tenantIds = associations.flatMap((association) => association.tenantIds);
  const { keys } = await currentKeys(house);
  for (const tenantId of tenantIds) await keys.rotateTenantKey(tenantId);
  return tenantIds.length;
}

const NOTHING = both('Wählen Sie mindestens eines: --add, --rewrap, --tenants.', 'Choose at least one of --add, --rewrap and --tenants.');
const RUNNING = both(
  'Gateway oder Worker laufen und kennten den neuen Schlüssel nicht. Halten Sie sie an, oder: --add, neu starten, dann --rewrap.',
  'Gateway or worker run and would not know the new key. Stop them, or: --add, start them anew, then --rewrap.',
);

async function rotate(house: House, input: RotateInput): Promise<Answer> {
  if (!input.add && !input.rewrap && !input.tenants) return { ...refusedBy([{ code: 'NOTHING_CHOSEN' }], () => NOTHING), code: EXIT.usage };
  if (input.add && input.rewrap) {
    const names = await running(house);
    if (names.length > 0) return refusedBy([{ code: 'HOUSE_RUNS', params: { processes: names } }], () => RUNNING);
  }
  const lines: Line[] = [];
  const json: Record<string, unknown> = { ok: true };
  if (input.add) {
    const { keyId } = await addMasterKey(house.configuration.masterKeyFile, house.platform.clock());
    const file = house.configuration.masterKeyFile;
    lines.push(
      both(
        `Hauptschlüssel ${keyId} steht jetzt in ${file}; heben Sie eine Kopie der Datei auf`,
        `added the master key ${keyId} to ${file}; keep a copy of the file`,
      ),
    );
    json['added'] = keyId;
  }
  if (input.rewrap) {
    const done = await rewrap(house);
    lines.push(
      both(
        `${done.rewrapped} Schlüssel der Stellen und ${done.resealed} zweite Faktoren liegen jetzt unter ${done.masterKeyId}`,
        `${done.rewrapped} keys of tenants and ${done.resealed} second factors are now under ${done.masterKeyId}`,
      ),
    );
    Object.assign(json, done);
  }
  if (input.tenants) {
    const tenants = await rotateTenants(house, input.association);
    lines.push(
      both(
        `${tenants} Stellen haben einen neuen Schlüssel; früher Verschlüsseltes bleibt lesbar`,
        `${tenants} tenants have a new key; what was encrypted before stays readable`,
      ),
    );
    json['tenants'] = tenants;
  }
  return { code: EXIT.done, lines, json };
}

export const rotateCommand = (environment: Environment, options: RotateInput): Promise<Answer> =>
  withHouse(environment, (house) => rotate(house, options));
