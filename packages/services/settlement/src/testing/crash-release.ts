// SPDX-License-Identifier: EUPL-1.2
// The worker's part of a release in a process of its own, which is killed at a named point as a power cut would kill it.
import { ROLES } from '@contracts/tenancy';
import { openDatabase } from '@platform/database';
import { assemble } from '@platform/service';
import { performLongWork, systemNewId } from '@platform/use-case';
import { freezeRun, settlement } from '../index.ts';
import { neighbours } from './neighbours.ts';

const { url, message, now, point } = JSON.parse(process.argv[2] ?? '{}');
const assembly = assemble(ROLES, [neighbours, settlement]);
const database = openDatabase({ url, applicationName: 'crash', maxConnections: 3 });
const platform = {
  database,
  book: assembly.book,
  ports: assembly.ports,
  clock: () => new Date(now),
  newId: systemNewId,
  noteSecurityEvent: () => {},
  reached: (reached: string, useCase: string) => {
    if (reached === point && useCase === freezeRun.name) process.kill(process.pid, 'SIGKILL');
  },
};
await performLongWork(platform, assembly.longUseCases, message, () => 'settlement');
process.stdout.write('ended');
await database.close();
