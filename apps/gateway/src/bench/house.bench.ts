// SPDX-License-Identifier: EUPL-1.2
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type House, openHouse } from '@assembly/core';
import { type Configuration, configurationOrExit } from '@platform/configuration';
import { openPool, type Scope } from '@platform/database';
import { createLogger } from '@platform/logging';
import { readLogins, signInAs } from './demo-people.ts';
import { keepAliveClient } from './keep-alive-client.ts';
import { measureMutations } from './measure-mutations.ts';
import { measureReads } from './measure-reads.ts';
import { measureSettlement } from './measure-settlement.ts';
import { postmasterOf } from './process-cpu.ts';
import { MANIFEST } from './questions.ts';
import { reportOf, writeReport } from './report.ts';
import { startServer } from './start-server.ts';

const LANES = 8;

/** The larger association of the demo, as its centre's staff read it. */
async function scopeOfDemo(house: House): Promise<Scope> {
  const associations = await house.identity.directory.listAssociations();
  const [largest] = [...associations].sort((a, b) => b.tenantIds.length - a.tenantIds.length);
  if (!largest) throw new Error('the database holds no demo');
  return { associationId: largest.associationId, readTenants: largest.tenantIds, writeTenants: [], audience: 'centre' } as Scope;
}

/** What the loading left for later, so that it is not done during the measurement. */
async function settle(ownerUrl: string): Promise<void> {
  const owner = openPool({ url: ownerUrl, maxConnections: 1, applicationName: 'bench' });
  await owner.query('vacuum analyze');
  await owner.end();
}

async function main(): Promise<void> {
  const { demoLoginsFile, ...given } = configurationOrExit('operator');
  if (!demoLoginsFile) throw new Error('npm run bench sets up the demo that is measured');
  const configuration: Configuration = { ...given, databaseOwnerUrl: null, port: 0, host: '127.0.0.1', graphqlOperations: 'persisted' };
  const folder = mkdtempSync(join(tmpdir(), 'verbund-bench-'));
  const webFolder = join(folder, 'web');
  mkdirSync(join(webFolder, 'assets'), { recursive: true });
  writeFileSync(join(webFolder, 'index.html'), '<!doctype html>');
  writeFileSync(join(webFolder, 'persisted-operations.json'), JSON.stringify(MANIFEST));
  const house = await openHouse(configuration, { process: 'cli', logger: createLogger({ process: 'cli', level: 'error' }) });
  if (given.databaseOwnerUrl) await settle(given.databaseOwnerUrl);
  const scope = await scopeOfDemo(house);
  const gateway = await startServer(folder, { kind: 'gateway', configuration, webFolder, scope });
  const raw = await startServer(folder, { kind: 'raw', configuration, webFolder, scope });
  const toGateway = keepAliveClient(gateway.port, LANES);
  const toRaw = keepAliveClient(raw.port, LANES);
  try {
    const { rows } = await house.database.pool.query<{ pid: number }>('select pg_backend_pid() as pid');
    const postmaster = postmasterOf(rows[0]?.pid ?? 0);
    const logins = readLogins(demoLoginsFile);
    const as = (role: RegExp) => {
      const login = logins.find((candidate) => role.test(candidate.role));
      if (!login) throw new Error(`nobody of the demo is ${role}`);
      return signInAs(toGateway.post, login);
    };
    // Sees the requests of all families, as the raw side does.
    const auditor = await as(/Rechnungsprüfung/);
    const lead = await as(/Teamleitung/);
    const servers = { postmaster, lanes: LANES };
    const reads = await measureReads({
      ...servers,
      gateway: { pid: gateway.pid, post: toGateway.post, person: auditor },
      raw: { pid: raw.pid, post: toRaw.post },
    });
    const mutations = await measureMutations({
      ...servers,
      pid: gateway.pid,
      post: toGateway.post,
      person: lead,
      newId: house.platform.newId,
    });
    const finance = await as(/Abrechnung/);
    const settlement = await measureSettlement(house, scope, toGateway.post, finance, postmaster);
    const { rows: versions } = await house.database.pool.query<{ version: string }>(`select current_setting('server_version') as version`);
    const report = reportOf({ reads, mutations, settlement, postgres: versions[0]?.version ?? '' });
    process.stdout.write(`\n${report}\n`);
    if (process.argv.includes('--write')) writeReport(report);
  } finally {
    toGateway.close();
    toRaw.close();
    for (const server of [gateway, raw]) server.process.disconnect();
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
