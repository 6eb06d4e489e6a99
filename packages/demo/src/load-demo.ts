// SPDX-License-Identifier: EUPL-1.2
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { addDays, businessDay, type CivilDate, firstDay } from '@kernel/core';
import { openPool, type Scope } from '@platform/database';
import { ALL_FILE_TYPES, type FileStore } from '@platform/files';
import type { IdentityDirectory, PasswordHasher, SecretBox } from '@platform/identity';
import { LONG_WORK_ORDERED, type Platform } from '@platform/use-case';
import { loadRegisterOn, readRegister } from '@services/tenancy';
import { type DemoLogin, demoPassword, makeAccounts } from './accounts.ts';
import { notifyPeople, type PublishedStatement } from './course/notify.ts';
import { receiveSupplierInvoices } from './course/receive-invoices.ts';
import { settlePeriods } from './course/settle.ts';
import { stockCounts } from './course/stock-counts.ts';
import { treasuryYear } from './course/treasury-year.ts';
import { planYear } from './course/year.ts';
import { type DemoMails, deliverMails } from './deliver-mails.ts';
import { paymentsMonth } from './payments/payments-month.ts';
import { plansOn, timetableOf } from './plan.ts';
import { writeBatch } from './rows/write-rows.ts';
import { decided, type Scene, type Upload } from './scene.ts';
import { foundScene } from './set-up/found-scene.ts';
import { workLine } from './work-line.ts';

/** What the demo is loaded through; the house of a door has all of it. */
export interface DemoHouse {
  readonly platform: Platform;
  readonly identity: {
    readonly passwords: PasswordHasher;
    readonly secrets: SecretBox;
    readonly directory: Pick<IdentityDirectory, 'listAssociations'>;
  };
  /** How mails are worded and where their links lead. */
  readonly mails: DemoMails;
  /** Where the demo's files are stored, and those of a former one swept. */
  readonly files: Pick<FileStore, 'storeStream' | 'sweep'>;
  /** The owner's access to the database: the register of municipalities is filled by the owner alone. */
  readonly ownerUrl: string;
}

/** Told how much of the demo is written, in percent. */
export type Progress = (percent: number) => void;

export interface LoadedDemo {
  readonly logins: readonly DemoLogin[];
  readonly requests: number;
  readonly timeEntries: number;
  readonly links: number;
}

/** Longer than the demo goes back. */
const YEARS_MS = 500 * 86_400_000;

/** The moment at which the demo's year ends: the evening before the day of loading, so that nothing lies in the future. */
const LAST_MINUTE = 23 * 60;

function scopeOf({ association, centre, members }: Scene): Scope {
  const tenants = [centre.id, ...members.map(({ tenant }) => tenant.id)];
  return { associationId: association.id, readTenants: tenants, writeTenants: tenants, audience: 'centre' };
}

/** Links after which the planner's picture of the tables is made anew: a settlement over tables that it takes for empty is slow. */
const LEARNT_ANEW_AFTER = 2_000;

/** What a settlement reads. */
const SETTLED_TABLES =
  'reading, frozen_reading, frozen_posting, pool_cost, direct_charge, reading_gate, tenant, membership, population, agreement, agreement_terms';

interface Counts {
  links: number;
  timeEntries: number;
}

const statementsOf = ({ database }: Platform, scene: Scene): Promise<PublishedStatement[]> =>
  database.read(scopeOf(scene), (reads) =>
    reads
      .selectFrom('statement')
      .select(['id', 'tenant_id as tenantId', 'period_from as from', 'period_to as to', 'created_at as at'])
      .orderBy('id')
      .execute(),
  );

/** Encrypted in the house's own store, like any upload, before a row names them. */
async function storeFiles(files: DemoHouse['files'], uploads: readonly Upload[]): Promise<void> {
  for (const { tenantId, fileName, content } of uploads) {
    const options = { fileName, maxBytes: content.length, allowedTypes: ALL_FILE_TYPES };
    decided(await files.storeStream(tenantId, Readable.from([content]), options), fileName);
  }
}

/** How much of the year goes by before the database is listened to again. */
const STRIDE_MS = 6 * 3_600_000;

/** Lets the year of an association go by, while what it has brought so far is written down, piece by piece between its settlements. */
async function live(
  { platform, mails, files }: DemoHouse,
  scene: Scene,
  counts: Counts,
  { learn, written }: { readonly learn: () => Promise<unknown>; readonly written: (untilMs: number) => void },
): Promise<void> {
  const { queue, journal, time, timetable } = scene;
  const line = workLine();
  let nowMs = time.at(timetable.today, 0) - YEARS_MS;
  const goOn = async (untilMs: number): Promise<void> => {
    while (nowMs < untilMs) {
      nowMs = Math.min(nowMs + STRIDE_MS, untilMs);
      queue.runUntil(nowMs);
      await setImmediate();
    }
  };
  const write = (): void => {
    const batch = journal.take();
    const scope = scopeOf(scene);
    const uploads = scene.uploads.splice(0);
    const untilMs = nowMs;
    counts.links += batch.audit.length;
    line.add(async () => {
      await storeFiles(files, uploads);
      await writeBatch(platform.database, scope, batch);
      if (batch.audit.length > LEARNT_ANEW_AFTER) await learn();
      written(untilMs);
    });
  };
  const deeds = [...treasuryYear(scene), ...stockCounts(scene), ...paymentsMonth(scene)].sort((a, b) => a.atMs - b.atMs);
  const arrive = async (untilMs: number): Promise<void> => {
    await goOn(untilMs);
    write();
    await line.room();
  };
  const reach = async (untilMs: number): Promise<void> => {
    while (deeds[0] && deeds[0].atMs <= untilMs) {
      const { atMs, run } = deeds.shift() as (typeof deeds)[number];
      await arrive(atMs);
      line.add(() => run(platform));
    }
    await arrive(untilMs);
  };
  planYear(scene);
  await settlePeriods(platform, scene, { reach, line });
  await receiveSupplierInvoices(platform, scene, { reach, line });
  const endMs = time.at(addDays(timetable.today, -1), LAST_MINUTE);
  await reach(endMs);
  await line.done();
  const isMailed = (topic: string): boolean => mails.topics[topic]?.mail === 'atOnce';
  const waiting = notifyPeople(scene, { endMs, statements: await statementsOf(platform, scene), isMailed });
  write();
  await line.done();
  await deliverMails(platform.database, mails, waiting);
  for (const entries of scene.entries.values()) counts.timeEntries += entries.length;
  // What happened is history: nobody is told of it again. The files of issued documents are made when the worker comes.
  await platform.database.write(
    scopeOf(scene),
    (writes) => writes.$executeRaw`update outbox_message set sent_at = created_at where sent_at is null and name <> ${LONG_WORK_ORDERED}`,
  );
}

const WHOLE = 100;

function partOfYear({ time, timetable }: Scene, untilMs: number): number {
  const beginMs = time.at(firstDay(timetable.firstMonth), 0);
  const part = (untilMs - beginMs) / (time.at(timetable.today, 0) - beginMs);
  return Math.max(0, Math.min(WHOLE - 1, Math.floor(part * WHOLE)));
}

/** Fills an empty database with the demo; null, and nothing written, where it holds an association already. */
export async function loadDemo(
  house: DemoHouse,
  today: CivilDate = businessDay(house.platform.clock()),
  progress: Progress = () => {},
): Promise<LoadedDemo | null> {
  const { platform, identity } = house;
  if ((await identity.directory.listAssociations()).length > 0) return null;
  const register = readRegister();
  const timetable = timetableOf(today);
  const plans = plansOn(today);
  const shared = demoPassword(identity.passwords, plans);
  const scenes: Scene[] = [];
  const counts: Counts = { links: 0, timeEntries: 0 };
  const owner = openPool({ url: house.ownerUrl, maxConnections: 1, applicationName: 'demo' });
  try {
    await loadRegisterOn(owner, platform.clock());
    for (const plan of plans) {
      const scene = foundScene(plan, timetable, register);
      scenes.push(scene);
      await live(house, scene, counts, {
        learn: () => owner.query(`analyze ${SETTLED_TABLES}`),
        // Nearly all of it is the year of the first association.
        written: (untilMs) => progress(scenes.length === 1 ? partOfYear(scene, untilMs) : WHOLE),
      });
    }
    // The first pages are asked for at once, before the database would look at its tables of itself.
    await owner.query('analyze');
  } finally {
    await owner.end();
  }
  const [first] = scenes;
  if (!first) throw new Error('the demo has an association');
  const logins = await makeAccounts({ database: platform.database, secrets: identity.secrets, shared }, scenes, scopeOf(first));
  return { logins, requests: scenes.reduce((sum, { files }) => sum + files.length, 0), ...counts };
}
