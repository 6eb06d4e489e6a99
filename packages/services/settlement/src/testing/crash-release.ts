// SPDX-License-Identifier: EUPL-1.2
// A person's release of a run in a process of its own, which is killed at a named point as a power cut would kill it.
import { ROLES } from '@contracts/tenancy';
import { openDatabase } from '@platform/database';
import { assemble } from '@platform/service';
import { runUseCase, systemNewId } from '@platform/use-case';
import { releaseRun, settlement } from '../index.ts';
import { neighbours } from './neighbours.ts';

const { url, actor, runId, now, point, key } = JSON.parse(process.argv[2] ?? '{}');
const assembly = assemble(ROLES, [neighbours, settlement]);
const database = openDatabase({ url, applicationName: 'crash', maxConnections: 2 });
const platform = {
  database,
  book: assembly.book,
  ports: assembly.ports,
  clock: () => new Date(now),
  newId: systemNewId,
  noteSecurityEvent: () => {},
  reached: (reached: string, useCase: string) => {
    if (reached === point && useCase === releaseRun.name) process.kill(process.pid, 'SIGKILL');
  },
};
const answer = await runUseCase(platform, releaseRun, { actor, input: { runId, expectedVersion: 1 }, idempotencyKey: key });
process.stdout.write(answer.ok ? `released ${answer.value.statements}` : answer.error.code);
await database.close();
