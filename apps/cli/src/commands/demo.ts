// SPDX-License-Identifier: EUPL-1.2
import { rm, writeFile } from 'node:fs/promises';
import type { House } from '@assembly/core';
import { type DemoHouse, type DemoLogin, holdsDemoOnly, type LoadedDemo, loadDemo, type Progress, resetDemo } from '@demo/core';
import type { Environment } from '@platform/configuration';
import { asOnlyFilling, type Filling } from '@platform/database';
import { type Bilingual, both, joined } from '../language.ts';
import { ownerUrlOf, withAnyHouse } from '../operator-house.ts';
import { type Answer, CommandRefused, EXIT } from '../outcome.ts';

const refused = (code: number, reason: string, sentence: Bilingual): CommandRefused =>
  new CommandRefused({ code, lines: [joined(sentence, ` [${reason}]`)], json: { ok: false, reason } });

const demoHouse = (house: House): DemoHouse => {
  const { platform, identity, files, assembly, configuration } = house;
  const topics = Object.assign({}, ...assembly.services.map((service) => service.topics ?? {}));
  const mails = { topics, from: configuration.mailFrom, publicUrl: configuration.publicUrl };
  return { platform, identity, files, mails, ownerUrl: ownerUrlOf(house) };
};

/** Passwords and secrets of invented people; read by the launcher and by the gateway of the demo, by nobody else. */
async function keepLogins(environment: Environment, logins: readonly DemoLogin[]): Promise<void> {
  const file = environment['DEMO_LOGINS_FILE'];
  if (file) await writeFile(file, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600 });
}

async function forgetLogins(environment: Environment): Promise<void> {
  const file = environment['DEMO_LOGINS_FILE'];
  if (file) await rm(file, { force: true });
}

function told({ logins, requests, timeEntries, links }: LoadedDemo, startedMs: number): Answer {
  const seconds = Math.ceil((performance.now() - startedMs) / 1_000);
  return {
    code: EXIT.done,
    lines: [
      both(
        `Demo in ${seconds} s geladen: ${requests} Anfragen, ${timeEntries} Zeitbuchungen, ${links} Glieder der Prüfketten`,
        `demo loaded in ${seconds} s: ${requests} requests, ${timeEntries} time entries, ${links} links of audit`,
      ),
      both('Anmelden können sich (alle Personen sind erfunden):', 'people who can sign in, all of them invented:'),
      ...logins.map(({ email, password, name, role, totpSecret }) =>
        [`  ${email}`, password, `${name}, ${role}`, ...(totpSecret ? [`TOTP ${totpSecret}`] : [])].join('  '),
      ),
    ],
    json: { ok: true, requests, timeEntries, links, logins },
  };
}

type Load = (demo: DemoHouse) => Promise<LoadedDemo | null>;

/** On the side, so that the answer stays the only thing that is answered; in tens, so that nobody reads a list. */
function tellProgress(): Progress {
  let told = 0;
  return (percent) => {
    const tens = percent - (percent % 10);
    if (tens <= told) return;
    told = tens;
    process.stderr.write(`${tens} %\n`);
  };
}

const loadTelling: Load = (demo) => loadDemo(demo, undefined, tellProgress());

const NOT_EMPTY = both(
  'In der Datenbank gibt es schon einen Verband; es wurde nichts geschrieben.',
  'The database holds an association; nothing was written.',
);
const FOUNDED_MEANWHILE = both(
  'Inzwischen wurde ein Verband gegründet; die Demo wurde nicht geladen.',
  'An association was founded meanwhile; the demo was not loaded.',
);
const NOT_A_DEMO = both(
  'In der Datenbank gibt es einen Verband, der nicht zur Demo gehört; es wurde nichts getan.',
  'The database holds an association that is not part of the demo; nothing was done.',
);
const BUSY = both(
  'Die Demo wird gerade von einem anderen Befehl geladen; es wurde nichts getan.',
  'Another command is loading the demo at this moment; nothing was done.',
);

/** As the only one that loads. */
function alone(environment: Environment, work: (demo: DemoHouse, filling: Filling) => Promise<Answer>): Promise<Answer> {
  return withAnyHouse(environment, async (house) => {
    const demo = demoHouse(house);
    const answer = await asOnlyFilling(demo.ownerUrl, (filling) => work(demo, filling));
    if (answer === null) throw refused(EXIT.unavailable, 'DEMO_BUSY', BUSY);
    return answer;
  });
}

/**
 * All or nothing, wherever it is broken off: between begin and end the database is marked, and whoever finds the mark loads anew. The
 * logins go first and come last, so that nobody is shown any that do not work.
 */
async function loadWhole(
  environment: Environment,
  { demo, filling, load, afresh }: { demo: DemoHouse; filling: Filling; load: Load; afresh: boolean },
): Promise<Answer> {
  const startedMs = performance.now();
  if (afresh && !(await holdsDemoOnly(demo))) throw refused(EXIT.refused, 'NOT_A_DEMO', NOT_A_DEMO);
  await filling.begin();
  await forgetLogins(environment);
  if (afresh) await resetDemo(demo);
  const loaded = await load(demo);
  if (loaded) await keepLogins(environment, loaded.logins);
  await filling.end();
  if (!loaded) throw refused(EXIT.nothingToDo, 'NOT_EMPTY', FOUNDED_MEANWHILE);
  return told(loaded, startedMs);
}

/** `verbund demo load`: fills an empty database, or one whose demo was not loaded to its end; elsewhere exit code 3, nothing written. */
export function loadCommand(environment: Environment, load: Load = loadTelling): Promise<Answer> {
  return alone(environment, async (demo, filling) => {
    const afresh = filling.wasHalf;
    if (!afresh && (await demo.identity.directory.listAssociations()).length > 0) throw refused(EXIT.nothingToDo, 'NOT_EMPTY', NOT_EMPTY);
    return loadWhole(environment, { demo, filling, load, afresh });
  });
}

/** `verbund demo reset --yes`: begins the demo anew, on a database that holds the demo and nothing else. */
export async function resetCommand(
  environment: Environment,
  { yes }: { readonly yes: boolean },
  load: Load = loadTelling,
): Promise<Answer> {
  if (!yes) {
    const sentence = both(
      'Das verwirft alles in der Datenbank. Wenn das gemeint ist, hängen Sie --yes an.',
      'This throws away everything in the database. Add --yes if that is meant.',
    );
    throw refused(EXIT.usage, 'NOT_CONFIRMED', sentence);
  }
  return alone(environment, (demo, filling) => loadWhole(environment, { demo, filling, load, afresh: true }));
}
