// SPDX-License-Identifier: EUPL-1.2
import { loadavg } from 'node:os';
import { openHouse } from '@assembly/core';
import { type Configuration, configurationOrExit } from '@platform/configuration';
import { createLogger } from '@platform/logging';
import { postmasterOf } from '../process-cpu.ts';
import { writeReport } from '../report.ts';
import { type DocumentsMeasure, measureDocuments } from './measure-documents.ts';
import { measureWhatIf, type TrialsMeasure } from './measure-what-if.ts';

/** As many as there are municipalities in North Rhine-Westphalia. */
const MEMBERS = 396;

const number = (value: number, digits = 0): string =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

const trialLines = ({ sumsOfUse, trials }: TrialsMeasure): string[] => [
  '',
  `What-if for ${MEMBERS} members and 200 pools, a year with ${number(sumsOfUse)} sums of use, asked of the gateway; milliseconds (aim: 1,000):`,
  '',
  '| Change | As the asker waits | Longest | Processor: server | Processor: database | Of it reckoned |',
  '| --- | ---: | ---: | ---: | ---: | ---: |',
  ...trials.map(
    ({ change, wall, longest, server, database, reckoned }) =>
      `| ${change} | ${number(wall)} | ${number(longest)} | ${number(server)} | ${number(database)} | ${number(reckoned)} |`,
  ),
];

const documentLines = ({ documents, lines, megabytes, wall, worker, database, progress }: DocumentsMeasure): string[] => [
  '',
  `Issue of ${number(documents)} documents with ${number(lines)} lines through queue and worker (aim: 15 s of the worker):`,
  '',
  '| Documents | Files (MB) | Seconds | Processor: worker | Processor: database | Told while it ran |',
  '| ---: | ---: | ---: | ---: | ---: | ---: |',
  `| ${number(documents)} | ${number(megabytes)} | ${number(wall, 1)} | ${number(worker, 1)} | ${number(database, 1)} | ${progress.length} times |`,
];

function reportOf(trials: TrialsMeasure | null, documents: DocumentsMeasure | null, load: readonly number[]): string {
  const [before, after] = [load[0] ?? 0, loadavg()[0] ?? 0];
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}; load ${number(before, 1)} before and ${number(after, 1)} after, Node ${process.versions.node}.`,
    ...(trials ? trialLines(trials) : []),
    ...(documents ? documentLines(documents) : []),
  ].join('\n');
}

async function main(): Promise<void> {
  const given = configurationOrExit('operator');
  const ownerUrl = given.databaseOwnerUrl;
  if (!ownerUrl) throw new Error('npm run bench sets up the database that is measured');
  const configuration: Configuration = { ...given, databaseOwnerUrl: null, port: 0, host: '127.0.0.1', graphqlOperations: 'persisted' };
  const house = await openHouse(configuration, { process: 'cli', logger: createLogger({ process: 'cli', level: 'error' }) });
  try {
    const { rows } = await house.database.pool.query<{ pid: number }>('select pg_backend_pid() as pid');
    const setting = { house, postmaster: postmasterOf(rows[0]?.pid ?? 0), members: MEMBERS };
    const told = (text: string): void => void process.stderr.write(`${text}\n`);
    const load = loadavg();
    const [noTrials, noDocuments] = [process.argv.includes('--documents'), process.argv.includes('--what-if')];
    const trials = noTrials ? null : await measureWhatIf({ ...setting, configuration, ownerUrl });
    told(reportOf(trials, null, load));
    const report = reportOf(trials, noDocuments ? null : await measureDocuments({ ...setting, told }), load);
    process.stdout.write(`\n${report}\n`);
    if (process.argv.includes('--write')) writeReport(report, 'large-association');
  } finally {
    await house.close();
  }
}

await main();
