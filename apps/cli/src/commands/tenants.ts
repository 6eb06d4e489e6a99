// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import type { Environment } from '@platform/configuration';
import { ReadSession } from '@platform/database';
import { runQuery, runUseCase } from '@platform/use-case';
import { checkTenantImport, type ImportFinding, importTenants } from '@services/tenancy';
import { readInputFile } from '../input-file.ts';
import { both, joined, type Line } from '../language.ts';
import { associationOf, operatorIn, refusedIn, sentenceIn, withHouse } from '../operator-house.ts';
import { type Answer, EXIT, refusalLine } from '../outcome.ts';

const FILE_LIMIT = 512 * 1024;

interface ImportInput {
  readonly association?: string;
  readonly dryRun: boolean;
}

/** 'members.csv:3: joined_on: sentence („31.02.2026“) [NOT_A_DATE]'; row 0 is the file as a whole. */
function findingLine(house: House, file: string, { row, column, code, params }: ImportFinding): Line {
  const place = row === 0 ? file : `${file}:${row}`;
  const line = refusalLine({ code, params, ...(column ? { field: column } : {}) }, sentenceIn(house, { code, params }));
  return joined(`${place}: `, line);
}

async function importFile(house: House, file: string, input: ImportInput): Promise<Answer> {
  const contentBase64 = Buffer.from(await readInputFile(file, FILE_LIMIT)).toString('base64');
  const association = await associationOf(house, input.association);
  const actor = operatorIn(association);
  const session = new ReadSession(house.database.pool);
  const check = await runQuery(house.platform, session, checkTenantImport, { actor, input: { contentBase64 } }).finally(() =>
    session.close(),
  );
  if (check.findings.length > 0) {
    return {
      code: EXIT.refused,
      lines: [
        ...check.findings.map((finding) => findingLine(house, file, finding)),
        both(
          `${check.findings.length} Fehler; es wurde nichts geschrieben`,
          `${check.findings.length} ${check.findings.length === 1 ? 'fault' : 'faults'}; nothing was written`,
        ),
      ],
      json: { ok: false, findings: check.findings },
    };
  }
  const rows = check.admitted.map(({ ags, joinedOn }) => ({ ags, joinedOn }));
  if (input.dryRun) {
    return {
      code: EXIT.done,
      lines: [
        ...rows.map(({ ags, joinedOn }) => both(`${ags} ab ${joinedOn}`, `${ags} from ${joinedOn}`)),
        both(
          `${rows.length} Mitglieder würden aufgenommen; es wurde nichts geschrieben`,
          `${rows.length} members would be admitted; nothing was written`,
        ),
      ],
      json: { ok: true, dryRun: true, members: rows },
    };
  }
  const imported = await runUseCase(house.platform, importTenants, { actor, input: { contentBase64 } });
  if (!imported.ok) return refusedIn(house, [imported.error]);
  const { tenantIds } = imported.value;
  const line = both(`${tenantIds.length} Mitglieder aufgenommen`, `${tenantIds.length} members admitted`);
  return { code: EXIT.done, lines: [line], json: { ok: true, tenantIds, members: rows } };
}

export const importCommand = (environment: Environment, file: string, options: ImportInput): Promise<Answer> =>
  withHouse(environment, (house) => importFile(house, file, options));
