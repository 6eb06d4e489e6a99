// SPDX-License-Identifier: EUPL-1.2
import { writeFile } from 'node:fs/promises';
import { type House, openHouse } from '@assembly/core';
import { type DemoHouse, type DemoLogin, type LoadedDemo, loadDemo, resetDemo } from '@demo/core';
import { configurationOrExit } from '@platform/configuration';
import { createLogger } from '@platform/logging';
import type { Command } from 'commander';
import { type Answer, type Answering, CommandRefused, EXIT } from '../outcome.ts';

const refused = (code: number, reason: string, line: string): CommandRefused =>
  new CommandRefused({ code, lines: [line], json: { ok: false, reason } });

async function withHouse<T>(work: (house: DemoHouse) => Promise<T>): Promise<T> {
  const configuration = configurationOrExit('operator');
  const { databaseOwnerUrl, logLevel } = configuration;
  if (databaseOwnerUrl === null) {
    throw refused(EXIT.usage, 'OWNER_URL_MISSING', 'DATABASE_OWNER_URL is missing: the demo fills the register, which the owner alone may');
  }
  const house: House = await openHouse(configuration, { process: 'cli', logger: createLogger({ process: 'cli', level: logLevel }) });
  try {
    return await work({ platform: house.platform, identity: house.identity, ownerUrl: databaseOwnerUrl });
  } finally {
    await house.close();
  }
}

/** Passwords and secrets of invented people; read by the launcher and by the gateway of the demo, by nobody else. */
async function keepLogins(logins: readonly DemoLogin[]): Promise<void> {
  const file = process.env['DEMO_LOGINS_FILE'];
  if (file) await writeFile(file, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600 });
}

async function told({ logins, requests, timeEntries, links }: LoadedDemo, startedMs: number): Promise<Answer> {
  await keepLogins(logins);
  const seconds = Math.ceil((performance.now() - startedMs) / 1_000);
  return {
    code: EXIT.done,
    lines: [
      `demo loaded in ${seconds} s: ${requests} requests, ${timeEntries} time entries, ${links} links of audit`,
      'people who can sign in, all of them invented:',
      ...logins.map(({ email, password, name, role, totpSecret }) =>
        [`  ${email}`, password, `${name}, ${role}`, ...(totpSecret ? [`TOTP secret ${totpSecret}`] : [])].join('  '),
      ),
    ],
    json: { ok: true, requests, timeEntries, links, logins },
  };
}

/** `verbund demo load`: fills an empty database; exit code 3 and nothing written where there is an association. */
async function loadCommand(): Promise<Answer> {
  const startedMs = performance.now();
  const loaded = await withHouse((house) => loadDemo(house));
  if (!loaded) throw refused(EXIT.nothingToDo, 'NOT_EMPTY', 'the database holds an association: nothing was written');
  return told(loaded, startedMs);
}

/** `verbund demo reset --yes`: begins the demo anew, on a database that holds the demo and nothing else. */
async function resetCommand({ yes }: { readonly yes: boolean }): Promise<Answer> {
  if (!yes) throw refused(EXIT.usage, 'NOT_CONFIRMED', 'this throws away everything in the database: add --yes if that is meant');
  const startedMs = performance.now();
  const loaded = await withHouse(async (house) => {
    if (!(await resetDemo(house))) {
      throw refused(EXIT.refused, 'NOT_A_DEMO', 'the database holds an association that is not part of the demo: nothing was done');
    }
    return loadDemo(house);
  });
  if (!loaded) throw refused(EXIT.nothingToDo, 'NOT_EMPTY', 'an association was founded meanwhile: the demo was not loaded');
  return told(loaded, startedMs);
}

export function addDemo(program: Command, answering: Answering): void {
  const demo = program.command('demo').description('an invented association with a year of work, for trying out');
  demo
    .command('load')
    .description('fill an empty database with the demo and print who can sign in')
    .option('--json', 'answer as JSON', false)
    .action((options: { json: boolean }) => answering(loadCommand)(options.json));
  demo
    .command('reset')
    .description('throw the demo away and load it anew; refused on any other database')
    .option('--yes', 'really', false)
    .option('--json', 'answer as JSON', false)
    .action((options: { yes: boolean; json: boolean }) => answering(resetCommand)(options.json, options));
}
