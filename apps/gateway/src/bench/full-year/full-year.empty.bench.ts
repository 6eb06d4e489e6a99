// SPDX-License-Identifier: EUPL-1.2
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type House, openHouse } from '@assembly/core';
import { type Configuration, configurationOrExit } from '@platform/configuration';
import { openDatabase } from '@platform/database';
import { createLogger } from '@platform/logging';
import { keepAliveClient } from '../keep-alive-client.ts';
import { postmasterOf } from '../process-cpu.ts';
import { writeReport } from '../report.ts';
import { startServer } from '../start-server.ts';
import { measurePages, type PageMeasure, STEP_DOCUMENTS } from './measure-pages.ts';
import { measureYear, type YearMeasure } from './measure-year.ts';
import { timedDatabase } from './timed-database.ts';
import { signedInAs } from './year-people.ts';
import { yearReport } from './year-report.ts';

const ALL_SIZES = [100_000, 1_000_000, 10_000_000];
const PAGES = 1_000;
const LANES = 2;

/** '--entries=100000,1000000' */
function sizes(): readonly number[] {
  const given = process.argv.find((argument) => argument.startsWith('--entries='))?.slice('--entries='.length);
  if (given === undefined) return ALL_SIZES;
  const asked = given.split(',').map(Number);
  if (asked.some((size) => !Number.isSafeInteger(size) || size < 50_000))
    throw new Error(`--entries=${given}: whole numbers from 50000 on`);
  return asked.sort((a, b) => a - b);
}

/** Down from the total of the largest year, through a gateway that is started as always. */
async function pagesOf(house: House, configuration: Configuration, { association, runId }: YearMeasure): Promise<readonly PageMeasure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'verbund-bench-'));
  const webFolder = join(folder, 'web');
  mkdirSync(join(webFolder, 'assets'), { recursive: true });
  writeFileSync(join(webFolder, 'index.html'), '<!doctype html>');
  writeFileSync(join(webFolder, 'persisted-operations.json'), JSON.stringify(STEP_DOCUMENTS));
  const gateway = await startServer(folder, { kind: 'gateway', configuration, webFolder, scope: association.scope });
  const client = keepAliveClient(gateway.port, LANES);
  try {
    const person = await signedInAs(house, client.post, association, 'finance');
    return await measurePages({ post: client.post, person, runId, pages: PAGES, lanes: LANES });
  } finally {
    client.close();
    gateway.process.disconnect();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const given = configurationOrExit('operator');
  const ownerUrl = given.databaseOwnerUrl;
  if (!ownerUrl) throw new Error('npm run bench sets up the database that is measured');
  const configuration: Configuration = { ...given, databaseOwnerUrl: null, port: 0, host: '127.0.0.1', graphqlOperations: 'persisted' };
  const house = await openHouse(configuration, { process: 'cli', logger: createLogger({ process: 'cli', level: 'error' }) });
  const timed = timedDatabase(openDatabase({ url: configuration.databaseUrl, applicationName: 'verbund bench', maxConnections: 3 }));
  try {
    const { rows } = await house.database.pool.query<{ pid: number; version: string }>(
      `select pg_backend_pid() as pid, current_setting('server_version') as version`,
    );
    const postmaster = postmasterOf(rows[0]?.pid ?? 0);
    const platform = { ...house.platform, database: timed.database };
    const told = (text: string): void => void process.stderr.write(`${text}\n`);
    const measures: YearMeasure[] = [];
    for (const size of sizes()) {
      measures.push(await measureYear({ platform, assembly: house.assembly, timed, postmaster, ownerUrl, told }, size));
      told(yearReport(measures, [], rows[0]?.version ?? ''));
    }
    const largest = measures.at(-1);
    const pages = largest ? await pagesOf(house, configuration, largest) : [];
    const report = yearReport(measures, pages, rows[0]?.version ?? '');
    process.stdout.write(`\n${report}\n`);
    if (process.argv.includes('--write')) writeReport(report, 'full-year');
  } finally {
    await timed.database.close();
    await house.close();
  }
}

await main();
