// SPDX-License-Identifier: EUPL-1.2
// Issue of a round, or the worker's part of it, in a process of its own, which is killed at a named point as a power cut would kill it.
import { ROLES } from '@contracts/tenancy';
import { openDatabase } from '@platform/database';
import { createFileStore, type FileStore } from '@platform/files';
import { assemble } from '@platform/service';
import { typesetter } from '@platform/typesetting';
import { performLongWork, runUseCase, systemNewId } from '@platform/use-case';
import { billing } from '../service.ts';
import { issueRound } from '../use-cases/issue-round.ts';
import { neighbours } from './neighbours.ts';

const { url, folder, now, at, issue, message } = JSON.parse(process.argv[2] ?? '{}');
const assembly = assemble(ROLES, [neighbours, billing]);
const database = openDatabase({ url, applicationName: 'crash', maxConnections: 3 });
const setter = typesetter({ threads: 1 });
const store = createFileStore(folder, {
  deriveKey: async () => ({ key: Buffer.alloc(32, 7), keyId: '0195f3a2-7c11-7000-8000-0000000000f1' }),
});

let times = 0;
/** The nth time that the point is come to is the last of this process. */
function come(point: string): void {
  if (point !== at.point) return;
  times += 1;
  if (times === at.nth) process.kill(process.pid, 'SIGKILL');
}

const storeStream: FileStore['storeStream'] = async (...args) => {
  const stored = await store.storeStream(...args);
  come('fileStored');
  return stored;
};
const platform = {
  ...{ database, book: assembly.book, ports: assembly.ports, files: { ...store, storeStream }, typesetter: setter, newId: systemNewId },
  clock: () => new Date(now),
  noteSecurityEvent: () => {},
  reached: (point: string, useCase: string) => come(`${useCase} ${point}`),
};

if (issue) {
  const { actor, input, idempotencyKey } = issue;
  const answer = await runUseCase(platform, issueRound, { actor, input, idempotencyKey });
  process.stdout.write(answer.ok ? answer.value.commandId : answer.error.code);
} else {
  await performLongWork(platform, assembly.longUseCases, message, () => 'billing');
  process.stdout.write('ended');
}
await setter.close();
await database.close();
