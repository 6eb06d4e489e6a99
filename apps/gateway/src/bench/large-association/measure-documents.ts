// SPDX-License-Identifier: EUPL-1.2
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { House } from '@assembly/core';
import type { Actor } from '@platform/authorization';
import { type Platform, runQuery, runUseCase } from '@platform/use-case';
import { makeYearRun, releaseYearRun } from '../full-year/settle-year.ts';
import { centreActor, type YearAssociation, yearAssociation } from '../full-year/year-association.ts';
import { writeYear } from '../full-year/year-entries.ts';
import { cpuMsOf, postgresCpuMs } from '../process-cpu.ts';

const ENTRIES = 50_000;
const DAY_MS = 86_400_000;
/** Long enough for the time in which members may object. */
const DRAFTED_DAYS_AGO = 90;
const LIMIT_MS = 600_000;

export interface DocumentsMeasure {
  readonly documents: number;
  readonly lines: number;
  readonly megabytes: number;
  /** Seconds from the order to the last document in its member's portal, and of the processors meanwhile. */
  readonly wall: number;
  readonly worker: number;
  readonly database: number;
  /** How many were done whenever somebody looked. */
  readonly progress: readonly number[];
}

interface Setting {
  readonly house: House;
  readonly postmaster: number;
  readonly members: number;
  readonly told: (text: string) => void;
}

interface Office {
  readonly platform: Platform;
  readonly house: House;
}

async function act<T>({ platform, house }: Office, actor: Actor, name: string, input: object): Promise<T> {
  const useCase = house.assembly.useCases.get(name);
  if (!useCase) throw new Error(`no ${name}`);
  const answer = await runUseCase(platform, useCase, { actor, input: input as never });
  if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.error)}`);
  return answer.value as T;
}

async function ask<T>({ platform, house }: Office, actor: Actor, name: string, input: object): Promise<T> {
  const query = house.assembly.queries.get(name);
  if (!query) throw new Error(`no ${name}`);
  const session = platform.database.readSession();
  try {
    return (await runQuery(platform, session, query, { actor, input: input as never })) as T;
  } finally {
    await session.close();
  }
}

const address = { line1: 'Rathausplatz 1', line2: '', postCode: '50126', country: 'DE' };
const FORMATS = ['ubl', 'cii', 'hybrid'] as const;

/** Issuer, texts and recipients: what documents need before the first of them. */
async function setUp(office: Office, finance: Actor, releaser: Actor, { members, scope }: YearAssociation): Promise<void> {
  const validFrom = office.platform.clock().toISOString().slice(0, 10);
  const { issuerChangeId } = await act<{ issuerChangeId: string }>(office, finance, 'billing.proposeIssuer', {
    ...{ ...address, expectedVersion: 0, name: 'Jahresverband', city: 'Musterstadt', validFrom, vatId: 'DE123456789', taxNumber: '' },
    ...{ iban: 'DE02120300000000202051', bic: 'BYLADEM1001', accountName: '', creditorId: '', representedBy: '' },
    ...{ contactName: 'Team Abrechnung', contactPhone: '+49 2400 12345', contactEmail: 'abrechnung@jahr.example' },
  });
  await act(office, releaser, 'billing.releaseIssuer', { issuerChangeId, expectedVersion: 1 });
  const { texts } = await ask<{ texts: object[] }>(office, finance, 'billing.proposedTexts', {});
  for (const text of texts)
    await act(office, finance, 'billing.setText', {
      ...text,
      expectedVersion: 0,
      validFrom,
      court: 'Verwaltungsgericht',
      courtAddress: 'Musterstadt',
    });
  const rows = await office.platform.database.read(scope, (reads) =>
    reads
      .selectFrom('tenant')
      .select(['id', 'ags', 'name'])
      .where('id', 'in', [...members])
      .orderBy('ags')
      .execute(),
  );
  for (const [index, { id: tenantId, ags, name }] of rows.entries()) {
    await act(office, finance, 'billing.setRecipient', {
      ...{
        ...address,
        tenantId,
        name: `Stadt ${name}`.slice(0, 100),
        department: 'Kämmerei',
        city: name,
        email: `rechnung@${ags}.example`,
      },
      ...{ routingId: '04011000-1234512345-06', orderNumber: 'B-2025-0815', costUnit: '1112-54310' },
      ...{ format: FORMATS[index % FORMATS.length], expectedVersion: 0 },
    });
  }
}

/** The worker as it is always started; ready when it has done what was waiting. */
async function startWorker(): Promise<ChildProcess> {
  const { DATABASE_OWNER_URL: _owner, ...env } = process.env;
  const script = fileURLToPath(new URL('../../../../worker/src/main.ts', import.meta.url));
  const child = spawn(process.execPath, [script], { env: { ...env, LOG_LEVEL: 'error' }, stdio: ['ignore', 'inherit', 'inherit'] });
  let calm = 0;
  for (let before = 0; calm < 3; ) {
    await delay(1_000);
    if (child.exitCode !== null) throw new Error(`the worker ended with ${child.exitCode}`);
    const now = cpuMsOf(child.pid ?? 0);
    calm = before > 0 && now - before < 60 ? calm + 1 : 0;
    before = now;
  }
  return child;
}

/** A round of one document for each member, issued by a second person, its files made by a worker of its own. */
export async function measureDocuments({ house, postmaster, members, told }: Setting): Promise<DocumentsMeasure> {
  const past = new Date(Date.now() - DRAFTED_DAYS_AGO * DAY_MS);
  const office: Office = { house, platform: { ...house.platform, clock: () => past } };
  const association = await yearAssociation(office.platform, 1, members);
  await writeYear(house.platform.database, association, ENTRIES);
  const finance = await centreActor(office.platform, association, 'finance');
  const settling = { platform: office.platform, assembly: house.assembly, association };
  const runId = await makeYearRun(settling, finance);
  const second = await centreActor(office.platform, association, 'financeReleaser');
  await releaseYearRun(settling, second, runId);
  told('a run is released');
  await setUp(office, finance, second, association);
  const { roundId } = await act<{ roundId: string }>(office, finance, 'billing.saveRound', { source: 'run', sourceId: runId });
  await act(office, finance, 'billing.announceRound', { roundId, expectedVersion: 1 });
  told('the drafts were shown');
  const worker = await startWorker();
  try {
    const pid = worker.pid ?? 0;
    const today: Office = { house, platform: house.platform };
    const releaser = await centreActor(house.platform, association, 'financeReleaser');
    const [begun, cpu, postgres] = [performance.now(), cpuMsOf(pid), postgresCpuMs(postmaster)];
    const issued = await act<{ commandId: string; issued: number }>(today, releaser, 'billing.issueRound', { roundId, expectedVersion: 2 });
    const [ordered, issuing] = [performance.now(), postgresCpuMs(postmaster)];
    told(`${issued.issued} documents have their numbers after ${Math.round(ordered - begun)} ms, ${issuing - postgres} ms of the database`);
    const progress = await untilDone(house, association, issued.commandId);
    const seconds = (performance.now() - ordered) / 1_000;
    const { rows } = await house.platform.database.write(association.scope, async (writes) => ({
      rows: await writes.$queryRawUnsafe<{ lines: number; bytes: number }[]>(
        `select (select sum(jsonb_array_length(content -> 'lines'))::int from billing_document where round_id = '${roundId}') as lines,
          (select sum(bytes)::int from stored_file) as bytes`,
      ),
    }));
    return {
      ...{ documents: issued.issued, lines: rows[0]?.lines ?? 0, megabytes: (rows[0]?.bytes ?? 0) / 1_048_576, progress, wall: seconds },
      ...{ worker: (cpuMsOf(pid) - cpu) / 1_000, database: (postgresCpuMs(postmaster) - issuing) / 1_000 },
    };
  } finally {
    worker.kill('SIGTERM');
  }
}

async function untilDone(house: House, { scope }: YearAssociation, commandId: string): Promise<readonly number[]> {
  const seen: number[] = [];
  for (const end = Date.now() + LIMIT_MS; Date.now() < end; await delay(250)) {
    const command = await house.platform.database.read(scope, (reads) =>
      reads.selectFrom('long_command').select(['state', 'done', 'failure']).where('id', '=', commandId).executeTakeFirstOrThrow(),
    );
    if (command.done !== seen.at(-1)) seen.push(command.done);
    if (command.state === 'done') return seen;
    if (command.state === 'failed') throw new Error(`the files were not made: ${JSON.stringify(command.failure)}`);
  }
  throw new Error(`the files were not made in time: ${seen.join(', ')}`);
}
