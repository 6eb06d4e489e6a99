// SPDX-License-Identifier: EUPL-1.2
import { writeFile } from 'node:fs/promises';
import type { House } from '@assembly/core';
import { type DemoHouse, type DemoLogin, type LoadedDemo, loadDemo, resetDemo } from '@demo/core';
import type { Environment } from '@platform/configuration';
import { type Bilingual, both, joined } from '../language.ts';
import { ownerUrlOf, withHouse } from '../operator-house.ts';
import { type Answer, CommandRefused, EXIT } from '../outcome.ts';

const refused = (code: number, reason: string, sentence: Bilingual): CommandRefused =>
  new CommandRefused({ code, lines: [joined(sentence, ` [${reason}]`)], json: { ok: false, reason } });

const demoHouse = (house: House): DemoHouse => ({ platform: house.platform, identity: house.identity, ownerUrl: ownerUrlOf(house) });

/** Passwords and secrets of invented people; read by the launcher and by the gateway of the demo, by nobody else. */
async function keepLogins(environment: Environment, logins: readonly DemoLogin[]): Promise<void> {
  const file = environment['DEMO_LOGINS_FILE'];
  if (file) await writeFile(file, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600 });
}

async function told(environment: Environment, { logins, requests, timeEntries, links }: LoadedDemo, startedMs: number): Promise<Answer> {
  await keepLogins(environment, logins);
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

/** `verbund demo load`: fills an empty database; exit code 3 and nothing written where there is an association. */
export function loadCommand(environment: Environment): Promise<Answer> {
  const startedMs = performance.now();
  return withHouse(environment, async (house) => {
    const loaded = await loadDemo(demoHouse(house));
    if (loaded) return told(environment, loaded, startedMs);
    const sentence = both(
      'In der Datenbank gibt es schon einen Verband; es wurde nichts geschrieben.',
      'The database holds an association; nothing was written.',
    );
    throw refused(EXIT.nothingToDo, 'NOT_EMPTY', sentence);
  });
}

/** `verbund demo reset --yes`: begins the demo anew, on a database that holds the demo and nothing else. */
export async function resetCommand(environment: Environment, { yes }: { readonly yes: boolean }): Promise<Answer> {
  if (!yes) {
    const sentence = both(
      'Das verwirft alles in der Datenbank. Wenn das gemeint ist, hängen Sie --yes an.',
      'This throws away everything in the database. Add --yes if that is meant.',
    );
    throw refused(EXIT.usage, 'NOT_CONFIRMED', sentence);
  }
  const startedMs = performance.now();
  return withHouse(environment, async (house) => {
    const demo = demoHouse(house);
    if (!(await resetDemo(demo))) {
      const sentence = both(
        'In der Datenbank gibt es einen Verband, der nicht zur Demo gehört; es wurde nichts getan.',
        'The database holds an association that is not part of the demo; nothing was done.',
      );
      throw refused(EXIT.refused, 'NOT_A_DEMO', sentence);
    }
    const loaded = await loadDemo(demo);
    if (loaded) return told(environment, loaded, startedMs);
    const sentence = both(
      'Inzwischen wurde ein Verband gegründet; die Demo wurde nicht geladen.',
      'An association was founded meanwhile; the demo was not loaded.',
    );
    throw refused(EXIT.nothingToDo, 'NOT_EMPTY', sentence);
  });
}
