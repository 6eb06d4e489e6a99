// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import type { Environment } from '@platform/configuration';
import { ReadSession } from '@platform/database';
import { runQuery, runUseCase } from '@platform/use-case';
import { checkTenantImport, type ImportFinding, importTenants } from '@services/tenancy';
import type { Command } from 'commander';
import { readInputFile } from '../input-file.ts';
import { associationOf, operatorIn, refusedIn, sentenceIn, withHouse } from '../operator-house.ts';
import { type Answer, type Answering, EXIT } from '../outcome.ts';

const FILE_LIMIT = 512 * 1024;

interface ImportInput {
  readonly association?: string;
  readonly dryRun: boolean;
}

/** 'members.csv:3: joined_on: sentence [NOT_A_DATE] {"value":"31.02.2026"}'; row 0 is the file as a whole. */
function findingLine(house: House, file: string, { row, column, code, params }: ImportFinding): string {
  const place = row === 0 ? file : `${file}:${row}`;
  const sentence = sentenceIn(house, { code, params });
  return `${place}: ${column ? `${column}: ` : ''}${sentence ? `${sentence} ` : ''}[${code}] ${JSON.stringify(params)}`;
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
        `${check.findings.length} faults; nothing was written`,
      ],
      json: { ok: false, findings: check.findings },
    };
  }
  const rows = check.admitted.map(({ ags, joinedOn }) => ({ ags, joinedOn }));
  if (input.dryRun) {
    return {
      code: EXIT.done,
      lines: [
        ...rows.map(({ ags, joinedOn }) => `${ags} from ${joinedOn}`),
        `${rows.length} members would be admitted; nothing was written`,
      ],
      json: { ok: true, dryRun: true, members: rows },
    };
  }
  const imported = await runUseCase(house.platform, importTenants, { actor, input: { contentBase64 } });
  if (!imported.ok) return refusedIn(house, [imported.error]);
  const { tenantIds } = imported.value;
  return { code: EXIT.done, lines: [`${tenantIds.length} members admitted`], json: { ok: true, tenantIds, members: rows } };
}

export function registerTenants(program: Command, answering: Answering, environment: Environment): void {
  const tenants = program.command('tenants').description('admit members of an association');
  tenants
    .command('import')
    .description('admit all members of a CSV file, or none; what is wrong is listed with line and column')
    .argument('<FILE.csv>', 'the file; its columns stand in docs/cli.md')
    .option('--association <slug>', 'may be left out where there is one only')
    .option('--dry-run', 'only look', false)
    .option('--json', 'answer as JSON', false)
    .action((file: string, options: ImportInput & { json: boolean }) =>
      answering(() => withHouse(environment, (house) => importFile(house, file, options)))(options.json),
    );
}
