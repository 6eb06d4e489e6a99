// SPDX-License-Identifier: EUPL-1.2
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { holdsDemoOnly, nextBankFiles } from '@demo/core';
import { businessDay } from '@kernel/core';
import type { Environment } from '@platform/configuration';
import { both, joined } from '../language.ts';
import { withHouse } from '../operator-house.ts';
import { type Answer, CommandRefused, EXIT } from '../outcome.ts';

const NOT_A_DEMO = both(
  'In der Datenbank gibt es einen Verband, der nicht zur Demo gehört; es wurde nichts getan.',
  'The database holds an association that is not part of the demo; nothing was done.',
);
const NOTHING = both('Von den Banken der Demo fehlt bis heute nichts.', 'Nothing of the banks of the demo is missing up to today.');

/** `verbund demo bank-files FOLDER`: what the banks of the demo deliver next, to be dropped on the pages of payments. */
export function bankFilesCommand(environment: Environment, folder: string): Promise<Answer> {
  return withHouse(environment, async (house) => {
    const { platform, identity } = house;
    if (!(await holdsDemoOnly({ platform, identity })))
      throw new CommandRefused({
        code: EXIT.refused,
        lines: [joined(NOT_A_DEMO, ' [NOT_A_DEMO]')],
        json: { ok: false, reason: 'NOT_A_DEMO' },
      });
    const today = businessDay(platform.clock());
    const files = await nextBankFiles({ database: platform.database, directory: identity.directory }, today);
    if (files.length === 0) return { code: EXIT.nothingToDo, lines: [NOTHING], json: { ok: true, files: [] } };
    await mkdir(folder, { recursive: true });
    for (const { name, bytes } of files) await writeFile(join(folder, name), bytes);
    const paths = files.map(({ name }) => join(folder, name));
    return { code: EXIT.done, lines: paths, json: { ok: true, files: paths } };
  });
}
