// SPDX-License-Identifier: EUPL-1.2
import { loadavg } from 'node:os';
import { openHouse } from '@assembly/core';
import { addBankDays, type CivilDate, civilDate } from '@kernel/core';
import { type Configuration, configurationOrExit } from '@platform/configuration';
import { createLogger } from '@platform/logging';
import type { Platform } from '@platform/use-case';
import { yearAssociation } from '../full-year/year-association.ts';
import { postmasterOf } from '../process-cpu.ts';
import { machine, number, writeReport } from '../report.ts';
import { type MonthMeasure, measureMonth, type StepMeasure } from './measure-month.ts';

const TOWNS = 20;
const DAYS = 20;
const LINES = 500_000;
const FIRST_DAY = civilDate('2026-11-02');

/** '--lines=60000', '--days=5' */
function asked(name: string, usual: number): number {
  const flag = `--${name}=`;
  const given = process.argv.find((argument) => argument.startsWith(flag))?.slice(flag.length) ?? String(usual);
  const value = Number(given);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`${flag}${given}: a whole number from 1 on`);
  return value;
}

const STEP_NAMES: Readonly<Record<string, string>> = {
  items: 'Open items: lists checked and taken over (before the month)',
  read: "The banks' files: kept, read, proved, stored",
  match: 'Matching',
  rest: 'The rest, a line at a time, as a person books it',
  close: 'Closings, made by one and signed by two',
  print: 'Their papers (PDF)',
};

const OF_THE_MONTH = ['read', 'match', 'rest', 'close', 'print'] as const;

function reportOf(
  { lines, claims, closings, megabytes, databaseSize, booked, steps }: MonthMeasure,
  load: number,
  postgres: string,
): string {
  const row = (name: string, step: StepMeasure): string =>
    `| ${name} | ${number(step.seconds, 1)} | ${number(step.service, 1)} | ${number(step.database, 1)} | ${number(step.serviceMegabytes, 0)} | ` +
    `${number(step.databaseMegabytes, 0)} | ${number(lines / step.seconds, 0)} |`;
  const own = OF_THE_MONTH.flatMap((name) => steps[name] ?? []);
  const total = (pick: (step: StepMeasure) => number): number => own.reduce((sum, step) => sum + pick(step), 0);
  const most = (pick: (step: StepMeasure) => number): number => Math.max(...own.map(pick));
  const whole: StepMeasure = {
    ...{ seconds: total(({ seconds }) => seconds), service: total(({ service }) => service), database: total(({ database }) => database) },
    ...{ serviceMegabytes: most((step) => step.serviceMegabytes), databaseMegabytes: most((step) => step.databaseMegabytes) },
  };
  const share = (count: number): string => `${number(count, 0)} (${number((count / lines) * 100, 2)} %)`;
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine()}; Node ${process.versions.node}, PostgreSQL ${postgres}; ` +
      `load ${number(load, 1)} before, ${number(loadavg()[0] ?? 0, 1)} after.`,
    '',
    `${number(lines, 0)} lines in ${number(megabytes, 0)} MB of files, ${number(claims, 0)} open items, ${number(closings, 0)} closings; ` +
      `booked by themselves ${share(booked.automatic)}, by a person ${share(booked.person)}, set aside ${share(booked.aside)}. ` +
      `The database has ${number(databaseSize, 0)} MB at the end.`,
    '',
    '| Step, of all days | Seconds | Processor: service | Processor: database | Memory: service (MB) | Memory: database (MB) | Lines per second |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...['items', ...OF_THE_MONTH].flatMap((name) => (steps[name] ? [row(STEP_NAMES[name] ?? name, steps[name])] : [])),
    row('**From the files to all closings**', whole),
  ].join('\n');
}

async function main(): Promise<void> {
  const given = configurationOrExit('operator');
  if (!given.databaseOwnerUrl) throw new Error('npm run bench sets up the database that is measured');
  const configuration: Configuration = { ...given, databaseOwnerUrl: null };
  const house = await openHouse(configuration, { process: 'cli', logger: createLogger({ process: 'cli', level: 'error' }) });
  try {
    const { rows } = await house.database.pool.query<{ pid: number; version: string }>(
      `select pg_backend_pid() as pid, current_setting('server_version') as version`,
    );
    let clock = new Date(`${FIRST_DAY}T06:00:00.000Z`);
    const platform: Platform = { ...house.platform, clock: () => clock };
    const association = await yearAssociation(platform, 0, TOWNS);
    const days = Array.from(
      { length: asked('days', DAYS) },
      (_, index): CivilDate => (index === 0 ? FIRST_DAY : addBankDays(FIRST_DAY, index)),
    );
    const load = loadavg()[0] ?? 0;
    const measure = await measureMonth({
      ...{ office: { house, platform, association }, postmaster: postmasterOf(rows[0]?.pid ?? 0), lines: asked('lines', LINES), days },
      setClock: (at) => {
        clock = new Date(at);
      },
      told: (text) => void process.stderr.write(`${text}\n`),
    });
    const report = reportOf(measure, load, rows[0]?.version ?? '');
    process.stdout.write(`\n${report}\n`);
    if (process.argv.includes('--write')) writeReport(report, 'payments');
  } finally {
    await house.close();
  }
}

await main();
