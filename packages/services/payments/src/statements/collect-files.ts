// SPDX-License-Identifier: EUPL-1.2
import { invariant, ok, type Result } from '@kernel/core';
import type { FileStore } from '@platform/files';
import type { Schedule } from '@platform/service';
import { bindUseCase, LONG_WORK_ORDERED, type LongOrder, type LongWork, longUseCase, runUseCase, writeLongOrder } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { bankChannelPort, type IncomingFile } from '../exchange/bank-channel.ts';
import { receiveFolderFile } from './receive-folder-file.ts';
import { readWaiting } from './take-in-files.ts';

const PEEK_BYTES = 4_096;
const MAX_BYTES = 1_024 ** 3;

/** What a bank says of our own payment files is no statement; it stays where it is for those who handle these. */
async function isStatusReport(file: IncomingFile): Promise<boolean> {
  for await (const piece of file.open()) return new TextDecoder('latin1').decode(piece.subarray(0, PEEK_BYTES)).includes('pain.002');
  return false;
}

/** Banks name the files of older formats as they like (.sta, .mta, .940); what is in them decides. */
const storedName = (name: string): string => (/\.(xml|txt|zip)$/i.test(name) ? name : `${name}.txt`);

type Kept = { readonly file: IncomingFile; readonly bankFileId: string };

/** Keeps a file's bytes and puts it into the inbox; what is no text, XML or ZIP, or harmful, goes to quarantine as it is. */
async function keep({ platform, actor }: LongWork<unknown>, files: FileStore, file: IncomingFile): Promise<Kept | null> {
  const options = { fileName: storedName(file.name), maxBytes: MAX_BYTES, allowedTypes: ['xml', 'txt', 'zip'] as const };
  const stored = await files.storeStream(actor.centreId, file.open(), options);
  if (!stored.ok) {
    await file.quarantine();
    return null;
  }
  const { sha256, mediaType, sizeBytes } = stored.value;
  const received = await runUseCase(platform, receiveFolderFile, {
    actor,
    input: { name: file.name, sha256, mediaType, bytes: sizeBytes },
  });
  invariant(received.ok, 'the worker may receive files');
  const { bankFileId, status } = received.value;
  if (bankFileId !== null) return { file, bankFileId };
  // The same bytes once more, or again after a crash that came before the file was moved. What people put away is for people to take back.
  if (status !== 'received') await (status === 'read' ? file.done() : file.quarantine());
  return null;
}

/** Takes in what banks have laid into the folder, and moves each file to where it belongs. */
export const collectBankFiles = longUseCase({
  name: 'payments.collectBankFiles',
  action: 'payments.takeInStatements',
  input: z.object({}),
  steps: [
    {
      name: 'collect',
      run: async (work) => {
        const { platform, actor, read } = work;
        const channel = platform.ports.get(bankChannelPort);
        if (channel === null || platform.files === undefined) return ok({ files: 0 });
        const kept = new Map<string, IncomingFile>();
        for (const file of await channel.collect()) {
          if (await isStatusReport(file)) continue;
          const one = await keep(work, platform.files, file);
          if (one !== null) kept.set(one.bankFileId, one.file);
        }
        const done = await readWaiting(work, sql<boolean>`file.came_by = 'folder'`);
        const ids = [...kept.keys()];
        const { rows } = await read((reads) =>
          sql<{
            id: string;
            status: string;
          }>`select id, status from bank_file where tenant_id = ${actor.centreId}::uuid and id = any(${ids}::uuid[])`.execute(reads),
        );
        for (const { id, status } of rows) {
          if (status === 'read') await kept.get(id)?.done();
          else if (status === 'quarantined') await kept.get(id)?.quarantine();
        }
        return done;
      },
    },
  ],
});

/** Looks into the folder; work is ordered only where something lies there, and none is under way. */
export const lookForBankFiles = bindUseCase((writes, ports) => ({ writes, ports }))({
  name: 'payments.lookForBankFiles',
  action: 'payments.takeInStatements',
  input: z.object({}),
  refusals: [],
  load: async ({ writes, ports }, { actor, at }) => {
    const lying = (await ports.get(bankChannelPort)?.collect()) ?? [];
    const reports = await Promise.all(lying.map(isStatusReport));
    const running = await writes.longCommand.count({
      where: { tenantId: actor.centreId, name: collectBankFiles.name, state: { in: ['queued', 'running'] } },
    });
    return { wanted: reports.includes(false) && running === 0, actor, at };
  },
  row: ({ actor }) => ({ tenantId: actor.centreId, type: 'longCommand' }),
  decide: ({ wanted, actor, at }, _input, { newId }): Result<LongOrder | null, never> => {
    const { centreId: tenantId, associationId } = actor;
    return ok(wanted ? { id: newId(), tenantId, associationId, input: {}, orderedBy: null, orderedByUser: null, at } : null);
  },
  save: async ({ writes }, order) => {
    if (order !== null) await writeLongOrder(writes, collectBankFiles.name, order);
  },
  record: (order) =>
    order === null
      ? []
      : {
          type: 'longCommand',
          id: order.id,
          content: order,
          messages: [{ name: LONG_WORK_ORDERED, payload: { commandId: order.id, inPlaceOf: [] } }],
        },
  outcome: (order) => ({ commandId: order?.id ?? null }),
});

export const folderSchedule: Schedule = {
  name: 'payments.lookForBankFiles',
  cron: '*/5 * * * *',
  useCase: lookForBankFiles,
  input: () => ({}),
};
