// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documentFromJson } from '@domain/billing';
import type { CivilDate } from '@kernel/core';
import { createFileStore } from '@platform/files';
import { typesetter } from '@platform/typesetting';
import { testDatabase, type World } from '@testkit/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFiles } from './letter/make-files.ts';
import { announced, atDay, billingWorld, fresh, line, release, roundOf, type Town, town } from './testing/billing-world.ts';

const FULL = process.env['PROOF'] === 'full';
const ROUNDS = Number(process.env['PROOF_RUNS'] ?? (FULL ? 6 : 1));
/** Files are made in batches of twelve documents: three at least, so that there is a middle. */
const YEARS = FULL ? 7 : 2;
const MEMBERS = 8;
/** A notice and an invoice of each year for each member. */
const DOCUMENTS = YEARS * MEMBERS * 2;

const setter = typesetter({ threads: 1 });
const folders: string[] = [];
let world: World;
beforeAll(async () => {
  world = await billingWorld();
});
afterAll(async () => {
  await setter.close();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

interface Death {
  readonly point: string;
  readonly nth: number;
}
const NEVER: Death = { point: 'never', nth: 0 };
const handOver = (point: string, nth: number): Death => ({ point: `billing.handOver ${point}`, nth });

async function inAProcess(order: object, at: Death): Promise<{ readonly signal: string | null; readonly said: string }> {
  const script = fileURLToPath(new URL('./testing/crash-issue.ts', import.meta.url));
  const { appUrl: url } = await testDatabase();
  const child = spawn(process.execPath, [script, JSON.stringify({ url, now: world.clock.now, at, ...order })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [, signal] = await once(child, 'close');
  return { signal, said };
}

function yearsOf(place: Town) {
  const charges = Array.from({ length: YEARS }, (_, index) => {
    const year = 2020 + index;
    const days = { from: `${year}-01-01` as CivilDate, to: `${year}-12-31` as CivilDate };
    return [
      { ...line(`service-${year}`, 100_000n + BigInt(index)), ...days },
      { ...line(`levy-${year}`, 70_000n, 'O', 'statutes'), ...days },
    ];
  }).flat();
  return release(
    world,
    place.members.map((member) => [member, charges]),
  );
}

/** Everything that is there of a round. */
async function traces(place: Town, roundId: string) {
  return world.database.write(world.scope(place.association), async (writes) => {
    const documents = await writes.billingDocument.findMany({ where: { roundId }, orderBy: { number: 'asc' } });
    const files = await writes.storedFile.findMany({ where: { tenantId: { in: place.members.map(({ tenantId }) => tenantId) } } });
    const numbers = await writes.documentNumber.findMany({ where: { tenantId: place.association.centreId } });
    const told = await writes.outboxMessage.count({
      where: { name: 'DocumentIssued.v1', associationId: place.association.associationId },
    });
    return { documents, files, numbers, told };
  });
}

test.each(Array.from({ length: ROUNDS }, (_, round) => round))(
  `a round of ${DOCUMENTS} documents, its processes killed again and again: each has one number, without a gap, and one PDF (round %i)`,
  { timeout: 300_000 },
  async (round) => {
    atDay(world, '2027-02-16');
    const place = await town(world, { members: MEMBERS });
    const roundId = await announced(world, place, yearsOf(place));
    atDay(world, '2027-03-03');
    const { version } = await roundOf(world, place.releaser, roundId);
    const folder = await mkdtemp(join(tmpdir(), 'issue-crash-'));
    folders.push(folder);
    const actor = fresh(world, place.releaser);
    const issue = { issue: { actor, input: { roundId, expectedVersion: version }, idempotencyKey: world.newId() }, folder };

    for (const point of FULL ? ['afterSave', 'afterAudit', 'beforeCommit'] : ['beforeCommit']) {
      expect(await inAProcess(issue, { point: `billing.issueRound ${point}`, nth: 1 })).toMatchObject({ signal: 'SIGKILL', said: '' });
      expect((await traces(place, roundId)).numbers).toEqual([]);
    }
    expect(await inAProcess(issue, { point: 'billing.issueRound afterCommit', nth: 1 })).toMatchObject({ signal: 'SIGKILL', said: '' });
    // Sent again under the same key, it draws nothing anew.
    const { said: commandId } = await inAProcess(issue, NEVER);
    expect((await traces(place, roundId)).numbers).toHaveLength(DOCUMENTS);

    const { associationId, centreId } = place.association;
    const ordered = { id: world.newId(), name: 'LongWorkOrdered.v1', tenantId: centreId, payload: { commandId } };
    const message = { ...ordered, associationId, causeAccountId: actor.accountId, correlationId: world.newId() };
    const deaths = [handOver('beforeCommit', 2 + round), { point: 'fileStored', nth: 5 + 7 * round }, handOver('afterCommit', 1)];
    for (const death of deaths) expect(await inAProcess({ message, folder }, death)).toMatchObject({ signal: 'SIGKILL', said: '' });
    const half = await traces(place, roundId);
    expect(half.told).toBeGreaterThan(0);
    expect(half.told).toBeLessThan(DOCUMENTS);
    expect(await inAProcess({ message, folder }, NEVER)).toEqual({ signal: null, said: 'ended' });

    const { documents, files, numbers, told } = await traces(place, roundId);
    expect(documents.map(({ status }) => status)).toEqual(documents.map(() => 'issued'));
    for (const family of ['notice', 'invoice']) {
      const of = numbers.filter((number) => number.family === family);
      expect(of.map(({ position }) => position).sort((a, b) => a - b)).toEqual(of.map((_, index) => index + 1));
      expect(new Set(of.map(({ documentId }) => documentId)).size).toBe(DOCUMENTS / 2);
    }
    expect(told).toBe(DOCUMENTS);
    const pdfs = files.filter(({ mediaType }) => mediaType === 'application/pdf');
    expect(new Set(documents.map(({ pdfFileId }) => pdfFileId))).toEqual(new Set(pdfs.map(({ id }) => id)));
    expect(pdfs).toHaveLength(DOCUMENTS);
    const store = createFileStore(folder, {
      deriveKey: async () => ({ key: Buffer.alloc(32, 7), keyId: '0195f3a2-7c11-7000-8000-0000000000f1' }),
    });
    for (const { tenantId, sha256 } of files) expect(await store.exists(tenantId, sha256)).toBe(true);
    // Made from the same content in another process they are the same bytes.
    for (const { content, pdfFileId } of documents.filter((_, index) => index % 9 === 0)) {
      const made = await makeFiles(documentFromJson(content), setter);
      if (!made.ok) throw new Error(made.error.code);
      expect(createHash('sha256').update(made.value.pdf).digest('hex')).toBe(files.find(({ id }) => id === pdfFileId)?.sha256);
    }
  },
);
