// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import type { Environment } from '@platform/configuration';
import { openPool } from '@platform/database';
import { resealSecondFactors } from '@platform/identity';
import { addMasterKey, DatabaseKeyStore, readMasterKeyFile, TenantKeys } from '@platform/keys';
import type { Command } from 'commander';
import { associationOf, newId, ownerUrlOf, withHouse } from '../operator-house.ts';
import { type Answer, type Answering, EXIT, refusedBy } from '../outcome.ts';

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

const RUNNING = 'gateway or worker run and would not know the new key; stop them, or: --add, start them anew, then --rewrap';

async function rotate(house: House, input: RotateInput): Promise<Answer> {
  if (!input.add && !input.rewrap && !input.tenants)
    return { ...refusedBy([{ code: 'NOTHING_CHOSEN' }], () => 'choose at least one of --add, --rewrap and --tenants'), code: EXIT.usage };
  if (input.add && input.rewrap) {
    const names = await running(house);
    if (names.length > 0) return refusedBy([{ code: 'HOUSE_RUNS', params: { processes: names } }], () => RUNNING);
  }
  const lines: string[] = [];
  const json: Record<string, unknown> = { ok: true };
  if (input.add) {
    const { keyId } = await addMasterKey(house.configuration.masterKeyFile, house.platform.clock());
    lines.push(`added the master key ${keyId} to ${house.configuration.masterKeyFile}; keep a copy of the file`);
    json['added'] = keyId;
  }
  if (input.rewrap) {
    const done = await rewrap(house);
    lines.push(`${done.rewrapped} keys of tenants and ${done.resealed} second factors are now under ${done.masterKeyId}`);
    Object.assign(json, done);
  }
  if (input.tenants) {
    const tenants = await rotateTenants(house, input.association);
    lines.push(`${tenants} tenants have a new key; what was encrypted before stays readable`);
    json['tenants'] = tenants;
  }
  return { code: EXIT.done, lines, json };
}

export function registerKeys(program: Command, answering: Answering, environment: Environment): void {
  program
    .command('keys')
    .description('rotate keys')
    .command('rotate')
    .description('give the house a new master key (--add, --rewrap), or its tenants new keys (--tenants)')
    .option('--add', 'add a fresh master key to MASTER_KEY_FILE; it encrypts from the next start on, the old ones still decrypt', false)
    .option('--rewrap', 'wrap all keys of tenants and all second factors with the newest master key', false)
    .option('--tenants', 'a new data key for each tenant', false)
    .option('--association <slug>', 'with --tenants: of this association only')
    .option('--json', 'answer as JSON', false)
    .action((options: RotateInput & { json: boolean }) =>
      answering(() => withHouse(environment, (house) => rotate(house, options)))(options.json),
    );
}
