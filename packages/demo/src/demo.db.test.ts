// SPDX-License-Identifier: EUPL-1.2
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { civilDate, type TenantId } from '@kernel/core';
import { verifyChain } from '@platform/audit';
import type { Actor } from '@platform/authorization';
import { openPool, type Scope } from '@platform/database';
import { createFileStore, type FileStore } from '@platform/files';
import { createIdentityDirectory, createPasswordHasher } from '@platform/identity';
import { migrateQueue } from '@platform/jobs';
import { typesetter } from '@platform/typesetting';
import { agreements } from '@services/agreements';
import { billing } from '@services/billing';
import { desk } from '@services/desk';
import { payments } from '@services/payments';
import { settlement } from '@services/settlement';
import { tenancy } from '@services/tenancy';
import { treasury } from '@services/treasury';
import { testDatabase, testWorld, type World } from '@testkit/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoHouse, holdsDemoOnly, type LoadedDemo, loadDemo, resetDemo } from './index.ts';
import { TABLE_NAMES } from './rows/tables.ts';

const TODAY = civilDate('2026-11-16');
const TREASURY_TABLES = ['levy', 'open_item', 'item_movement', 'member_payment', 'reminder', 'journal', 'payment_proposal'];
const KEY_ID = '0195f3a2-7c11-7000-8000-0000000000f1';
const plainBox = {
  sealRow: (_purpose: string, _row: string, text: string) => text,
  openRow: (_purpose: string, _row: string, sealed: string) => sealed,
};

const setter = typesetter({ threads: 1 });
let world: World;
let house: DemoHouse;
let loaded: LoadedDemo;
let superuserUrl: string;
let store: FileStore;
let folder: string;
/** What a reset lets the sweep keep; null as long as it did not sweep. */
let keptByReset: readonly string[] | null = null;

beforeAll(async () => {
  world = await testWorld([tenancy, agreements, desk, settlement, treasury, billing, payments]);
  const { ownerUrl, superuserUrl: url } = await testDatabase();
  superuserUrl = url;
  const { platform, database, newId } = world;
  const identity = { passwords: createPasswordHasher(), secrets: plainBox, directory: createIdentityDirectory(database, newId) };
  const topics = Object.assign({}, ...[tenancy, agreements, desk, settlement].map((service) => service.topics ?? {}));
  const mails = { topics, from: 'demo@demo.example', publicUrl: 'http://localhost:4800' };
  folder = await mkdtemp(join(tmpdir(), 'demo-files-'));
  store = createFileStore(folder, { deriveKey: async () => ({ key: Buffer.alloc(32, 7), keyId: KEY_ID }) });
  const files: DemoHouse['files'] = {
    storeStream: store.storeStream,
    sweep: async (listReferenced) => {
      keptByReset = [...(await listReferenced('any', ['any']))];
      return { orphans: 0, leftovers: 0, kept: 0 };
    },
  };
  house = { platform: { ...platform, files: store, typesetter: setter }, identity, files, mails, ownerUrl };
  const started = performance.now();
  const answer = await loadDemo(house, TODAY);
  process.stdout.write(`demo loaded in ${Math.round(performance.now() - started)} ms\n`);
  if (!answer) throw new Error('the database was not empty');
  loaded = answer;
}, 300_000);

afterAll(async () => {
  await setter.close();
  await rm(folder, { recursive: true, force: true });
});

/** Looks at everything, behind the wall. */
async function look<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const pool = openPool({ url: superuserUrl, maxConnections: 1, applicationName: 'test look' });
  try {
    return (await pool.query(sql, values)).rows as Row[];
  } finally {
    await pool.end();
  }
}

async function scopes(): Promise<Scope[]> {
  const associations = await house.identity.directory.listAssociations();
  return associations.map(({ associationId, tenantIds }) => ({
    associationId,
    readTenants: tenantIds,
    writeTenants: tenantIds,
    audience: 'centre',
  }));
}

const count = async (sql: string): Promise<number> =>
  Number((await look<{ count: string | bigint }>(`select count(*) from ${sql}`))[0]?.count);

describe('what is there', () => {
  test('a year of requests and time of two associations, in every state', async () => {
    expect(loaded.logins).toHaveLength(15);
    expect(loaded.requests).toBeGreaterThan(2_200);
    expect(await count(`time_entry`)).toBeGreaterThan(20_000);
    const statuses = await look<{ status: string }>('select distinct status from request order by 1');
    expect(statuses.map(({ status }) => status)).toEqual(
      ['answered', 'awaitingApproval', 'closed', 'declined', 'duplicate', 'inProgress', 'open', 'waiting', 'withdrawn'].sort(),
    );
    expect(await count('catalogue_service')).toBeGreaterThanOrEqual(25);
    expect(await count(`tenant where kind = 'member'`)).toBe(40);
    expect(await count(`notification where read_at is null`)).toBeGreaterThan(0);
  });

  test('the mails of the last days lie in the mailbox, in words of the house, and none waits', async () => {
    expect(await count(`notification where mail_state = 'waiting'`)).toBe(0);
    expect(await count(`mail_record`)).toBe(await count(`notification where mail_state = 'sent'`));
    expect(
      await count(`mail_record where sent_at >= date '${TODAY}' - 14 and sent_at < '${TODAY}' and body like 'Guten Tag,%'`),
    ).toBeGreaterThan(5);
  });

  test('a few dozen requests of the last weeks have a file, which the store holds as its row says', async () => {
    const files = await look<{ tenant_id: string; sha256: string; bytes: number }>(`
      select f.tenant_id, f.sha256, f.bytes from request_file as r join stored_file as f on f.tenant_id = r.tenant_id and f.id = r.file_id`);
    expect(files.length).toBeGreaterThan(20);
    expect(files.length).toBeLessThan(90);
    const supplied = await look<(typeof files)[number]>(`
      select f.tenant_id, f.sha256, f.bytes from supplier_invoice as i join stored_file as f on f.tenant_id = i.tenant_id and f.id = i.file_id`);
    const notices = await look<(typeof files)[number]>(`
      select f.tenant_id, f.sha256, f.bytes from billing_document as d
      join stored_file as f on f.tenant_id = d.tenant_id and f.id in (d.pdf_file_id, d.xml_file_id)`);
    expect(notices.length).toBeGreaterThan(20);
    // What was to go out has gone out: nobody lacked an address.
    expect(await count(`billing_round where status = 'issuing'`)).toBe(0);
    const ofPayments = await look<(typeof files)[number]>(`
      select tenant_id, sha256, bytes from stored_file
      where id in (select file_id from bank_file union select file_id from item_import union select file_id from payment_run union select file_id from debit_run)
        or name like 'pain002-%'`);
    expect(ofPayments.length).toBeGreaterThan(40);
    const all = [...files, ...supplied, ...notices, ...ofPayments];
    expect(await count('stored_file')).toBe(all.length);
    for (const { tenant_id: tenantId, sha256, bytes } of all) {
      expect(await store.openStream(tenantId, sha256).then((file) => file?.stream.destroy() && file.sizeBytes)).toBe(bytes);
    }
  });

  test('invoices of suppliers are read without a finding; one waits for its costs to be named, one for the second person', async () => {
    const invoices = await look<{ status: string; findings: number }>(`
      select i.status, jsonb_array_length(i.findings) as findings from supplier_invoice as i join tenant as t on t.id = i.tenant_id
      where t.association_id = (select association_id from tenant where kind = 'member' group by association_id order by count(*) desc limit 1)
      order by i.status`);
    expect(invoices).toEqual([
      { status: 'assigned', findings: 0 },
      { status: 'read', findings: 0 },
    ]);
  });

  test('nothing lies in the future, and ids stand in the order of time', async () => {
    expect(await count(`audit_entry where at >= '${TODAY}'`)).toBe(0);
    expect(await count(`time_entry where created_at >= '${TODAY}' or worked_on >= '${TODAY}'`)).toBe(0);
    const late = await count(
      `(select at, lag(at) over (partition by tenant_id order by sequence) as before from audit_entry) as link where at < before`,
    );
    expect(late).toBe(0);
  });

  test('two years of the treasury: levies of two people, paid in time, late, in part and not at all, a deficit taken in, balances from before', async () => {
    const levies = await look<{ year: number; by: string; other: string; basis: string }>(
      `select year, prepared_by_user as by, released_by_user as other, share_lists -> 'vat' ->> 'basis' as basis from levy where status = 'released' order by year`,
    );
    expect(levies.map(({ year }) => year)).toEqual([2025, 2026]);
    for (const { by, other } of levies) expect(other).not.toBe(by);
    // § 2b UStG holds from 2027 on; these two are of the old law alone.
    for (const { basis } of levies) expect(basis).toBe('§ 2 Abs. 3 UStG a. F. i. V. m. § 27 Abs. 22, 22a UStG');
    expect(await count(`instalment_plan where reason = 'joined'`)).toBe(1);
    expect(await count(`member_payment where paid_on > date '2026-05-31' and paid_on < date '2026-06-30'`)).toBe(1);
    expect(
      await count(`item_movement as part join open_item as item on item.tenant_id = part.tenant_id and item.id = part.item_id
      where part.payment_id is not null and part.amount_cents < item.amount_cents`),
    ).toBeGreaterThan(0);
    expect(await look('select late_cents > 0 as late from reminder')).toEqual([{ late: true }]);
    // What a member has open is set off against what it owes: nobody is asked for what a credit covers.
    expect(await count('credit_use')).toBeGreaterThan(0);
    expect(
      await count(`credit_use as used join member_credit as credit on credit.tenant_id = used.tenant_id and credit.id = used.credit_id
      where used.used_on < credit.arisen_on`),
    ).toBe(0);
    const covered = `open_item as item
      where item.due_on < date '${TODAY}' - 7 and item.amount_cents > (select coalesce(sum(amount_cents), 0) from item_movement as part
          where part.tenant_id = item.tenant_id and part.item_id = item.id)
        and exists (select from member_credit as credit where credit.tenant_id = item.tenant_id and credit.amount_cents >
          (select coalesce(sum(amount_cents), 0) from credit_use as used where used.tenant_id = credit.tenant_id and used.credit_id = credit.id))`;
    expect(await count(covered)).toBe(0);
    // A deficit of this year, and the surplus from before, which the notices that close the first year give back.
    expect(await count('balancing')).toBe(2);
    expect(await count(`opening_batch where status = 'released' and proposed_by_user <> decided_by_user`)).toBe(1);
    // Of each run that was released since the accounts are mapped, and of the correction of one.
    expect(await count('journal')).toBe(5);
  });

  test('a year is closed: its notices take off its levy and give back the surplus of the year before; a correction of it is out', async () => {
    const [closing] = await look<{ notices: bigint; surplus: bigint; left: bigint }>(`
      with notice as (
        select content from billing_document
        where status = 'issued' and family = 'notice' and kind = 'annual' and content ->> 'to' = '2025-12-31'
      )
      select (select count(*)::bigint from notice, jsonb_array_elements(content -> 'advances') as one where one ->> 'year' = '2025') as notices,
        (select coalesce(sum((line ->> 'amountCents')::bigint), 0)::bigint from notice, jsonb_array_elements(content -> 'lines') as line
          where line ->> 'lineKey' like 'carryOver:%') as surplus,
        (select count(*)::bigint from open_item where year = 2025 and kind = 'instalment') as left`);
    expect(closing).toMatchObject({ surplus: -611_840n });
    expect(closing?.notices).toBe(closing?.left);
    const corrections = await look<{ total: bigint; count: bigint }>(`
      select coalesce(sum(gross_cents), 0)::bigint as total, count(*)::bigint as count from billing_document
      where status = 'issued' and type_code = '384' and corrects_id is not null and content ->> 'to' = '2025-12-31'`);
    expect(corrections[0]?.count).toBeGreaterThan(10n);
  });

  test('what is counted on a day is known for every member, and one count was put right', async () => {
    expect(await count(`stock_count where known_to is null and counted_on = date '2025-10-15'`)).toBe(
      await count(`(select distinct tenant_id from stock_count) as member`),
    );
    expect(await count('stock_count')).toBeGreaterThan(60);
    expect(await count('stock_count where known_to is not null')).toBe(1);
  });

  test('the levy closes for each member: asked for by a notice, taken off notices, the rest waiting for the year', async () => {
    const rows = await look<{ member: string; asked: bigint; noticed: bigint; off: bigint; charged: bigint; number: string }>(`
      with document as (
        select tenant_id, family, kind, status, content, gross_cents from billing_document where year = 2026
      ), part as (
        select tenant_id, family, (one ->> 'dueCents')::bigint as off, one ->> 'documentNumber' as number
        from document, jsonb_array_elements(content -> 'advances') as one where kind = 'annual'
      )
      select plan.tenant_id as member,
        (select sum(amount_cents) from open_item where kind = 'instalment' and year = 2026 and tenant_id = plan.tenant_id)::bigint as asked,
        (select sum(gross_cents) from document where kind = 'advance' and tenant_id = plan.tenant_id)::bigint as noticed,
        (select coalesce(sum(off), 0) from part where family = 'notice' and tenant_id = plan.tenant_id)::bigint as off,
        (select coalesce(sum(gross_cents), 0) from document where kind = 'annual' and family = 'notice' and tenant_id = plan.tenant_id)::bigint as charged,
        (select min(document_number) from open_item where kind = 'instalment' and year = 2026 and tenant_id = plan.tenant_id) as number
      from instalment_plan as plan where plan.year = 2026 and plan.reason = 'first' order by 1`);
    expect(rows.length).toBeGreaterThan(30);
    for (const { member, asked, noticed, off, charged, number } of rows) {
      expect([noticed, number?.startsWith('B-')], member).toEqual([asked, true]);
      // Nothing is ordered beside what was asked for in advance, as long as some of that is left.
      expect(off, member).toBe(charged < asked ? charged : asked);
    }
    expect(await count(`billing_document, jsonb_array_elements(content -> 'advances') as one where family = 'invoice'`)).toBe(0);
  });

  test('two members are members of both associations, and neither sees the other', async () => {
    expect(await count(`(select ags from tenant where kind = 'member' group by ags having count(*) = 2) as both_sides`)).toBe(2);
    for (const scope of await scopes()) {
      const rows = await world.database.read(scope, (reads) => reads.selectFrom('request').select('association_id').distinct().execute());
      expect(rows).toEqual([{ association_id: scope.associationId }]);
    }
  });
});

describe('invariants', () => {
  test('the readings are the time that counts, to the minute, for each person, member and family', async () => {
    const different = await look(`
      with time as (
        select tenant_id, family_code, kind, worked_on, sum(minutes) as minutes from time_entry where withdrawn_at is null group by 1, 2, 3, 4
      ), measured as (
        select tenant_id, service_family_code as family_code, case meter when 'desk.minutes' then 'billable' else 'internal' end as kind,
          occurred_on as worked_on, sum(quantity) as minutes
        from reading where meter in ('desk.minutes', 'desk.internalMinutes') group by 1, 2, 3, 4
      )
      select * from time full join measured using (tenant_id, family_code, kind, worked_on)
      where coalesce(time.minutes, 0) <> coalesce(measured.minutes, 0)`);
    expect(different).toEqual([]);
  });

  test('closed cases are counted once', async () => {
    const [row] = await look<{ cases: bigint; closed: bigint }>(`
      select (select coalesce(sum(quantity), 0) from reading where meter = 'desk.cases')::bigint as cases,
        (select count(*) from request where status = 'closed')::bigint as closed`);
    expect(row?.cases).toBe(row?.closed);
  });

  test('every run is released by another person, its parts add up, and its statements are its total', async () => {
    const runs = await look<{ status: string; total: bigint; shares: bigint; statements: bigint; pools: bigint }>(`
      select status, total_cents as total, (select sum((proof ->> name)::bigint) from unnest(array['poolsCents', 'supportCents', 'otherIncomeCents']) as name)::bigint as pools,
        (select coalesce(sum(amount_cents), 0)::bigint from run_share where run_id = run.id) as shares,
        (select coalesce(sum(total_cents), 0)::bigint from statement where run_id = run.id) as statements
      from settlement_run as run where kind = 'regular' order by association_id, made_at`);
    const released = runs.filter(({ status }) => status === 'released');
    expect(released).toHaveLength(12);
    for (const run of released) expect([run.shares, run.statements]).toEqual([run.pools, run.total]);
    expect(runs.filter(({ status }) => status === 'discarded')).toHaveLength(2);
    // One was put right since: its differences come to nothing in all, and every member that they touch reads why.
    const corrections = await look<{ status: string; total: bigint; statements: bigint; changed: bigint; told: bigint }>(`
      select status, total_cents as total, (select coalesce(sum(total_cents), 0)::bigint from statement where run_id = run.id) as statements,
        (select count(*)::bigint from statement where run_id = run.id and total_cents <> 0) as changed,
        (select count(*)::bigint from statement where run_id = run.id and reason = run.reason) as told
      from settlement_run as run where kind = 'correction'`);
    expect(corrections).toMatchObject([{ status: 'released', total: 0n, statements: 0n }]);
    expect(corrections[0]?.changed).toBeGreaterThan(10n);
    expect(corrections[0]?.told).toBe(corrections[0]?.changed);
    expect(await count(`settlement_run where status = 'released' and (released_by = made_by or released_by_user = made_by_user)`)).toBe(0);
  });

  test('no member owes less than nothing, and no cost stays with nobody', async () => {
    expect(await count(`statement where kind = 'regular' and total_cents <= 0`)).toBe(0);
    expect(await count('run_share where amount_cents < 0')).toBe(0);
    const odd = await look(`select number, total_cents from statement where total_cents > 60 * 100 * 10000`);
    expect(odd).toEqual([]);
  });

  test('a run made again from its inputs has the same hash, and its frozen set is still the same', async () => {
    const verifyRun = world.assembly.queries.get('settlement.verifyRun');
    if (!verifyRun) throw new Error('the settlement verifies its runs');
    const runs = await look<{ id: string; association_id: string; tenant_id: string }>(
      'select id, association_id, tenant_id from settlement_run',
    );
    const all = await scopes();
    for (const run of runs) {
      const tenantIds = (all.find(({ associationId }) => associationId === run.association_id)?.readTenants ?? []) as TenantId[];
      const finance = actor(run, tenantIds);
      expect(await world.ask(finance, verifyRun, { runId: run.id })).toMatchObject({ holds: true });
    }
  });

  test('last month alone is open to be settled, with its costs entered', async () => {
    const open = await look<{ month: string }>(`
      select distinct cost.month from pool_cost as cost
      where not exists (select from frozen_posting as frozen where frozen.posting_id = cost.id) order by 1`);
    expect(open).toEqual([{ month: '2026-10' }]);
    const frozen = await look<{ months: bigint }>(
      `select count(distinct month)::bigint as months from reading_gate where frozen_by_run is not null`,
    );
    expect(frozen).toEqual([{ months: 12n }]);
  });

  test('every chain verifies', async () => {
    for (const scope of await scopes()) {
      for (const tenantId of scope.readTenants) {
        const report = await world.database.read(scope, (reads) => verifyChain(reads, tenantId));
        expect(report.findings).toEqual([]);
        expect(report.links).toBeGreaterThan(0);
      }
    }
  });
});

function actor(run: { association_id: string; tenant_id: string }, tenantIds: readonly TenantId[]): Actor {
  const centreId = run.tenant_id as TenantId;
  const ids = { accountId: world.newId(), userId: world.newId(), associationId: run.association_id, correlationId: world.newId() };
  return {
    ...(ids as unknown as Pick<Actor, 'accountId' | 'userId' | 'associationId' | 'correlationId'>),
    ...{
      kind: 'user',
      name: 'Test',
      functionTitle: 'Test',
      centreId,
      body: { tenantId: centreId, side: 'centre' },
      session: null,
      language: 'de',
    },
    grants: [{ role: 'finance', tenantIds, familyCodes: null, deputyFor: null }],
  };
}

/** Everything of the year but what chance makes on purpose: salts, and the hashes over them. */
async function dataHashes(url: string): Promise<ReadonlyMap<string, string>> {
  const pool = openPool({ url, maxConnections: 1, applicationName: 'test hash' });
  const hashes = new Map<string, string>();
  try {
    const tables = [
      ...TABLE_NAMES,
      'settlement_run',
      'run_share',
      'statement',
      'explanation',
      'pool_weights',
      'frozen_reading',
      'frozen_posting',
      ...TREASURY_TABLES,
    ];
    for (const table of tables) {
      const { rows } = await pool.query(`select md5(string_agg(row::text, '|' order by row::text)) as sum from ${table} as row`);
      hashes.set(table, String(rows[0]?.sum));
    }
    const { rows } =
      await pool.query(`select md5(string_agg(concat_ws(' ', e.tenant_id, e.sequence, at, action, subject_id, correlation_id, content), '|'
      order by e.tenant_id, e.sequence)) as sum from audit_entry e join audit_value v using (tenant_id, sequence)`);
    return hashes.set('audit', String(rows[0]?.sum));
  } finally {
    await pool.end();
  }
}

describe('loading again', () => {
  test('is refused where there is an association, and writes nothing', async () => {
    const before = await count('audit_entry');
    expect(await loadDemo(house, TODAY)).toBeNull();
    expect(await count('audit_entry')).toBe(before);
  });

  test('after a reset the same day gives the same data, ids too', async () => {
    const before = await dataHashes(superuserUrl);
    await migrateQueue(house.ownerUrl);
    await look(`insert into bullmq.dedup (queue, dedup_id, job_id) values ('effects', 'one', '1'), ('schedules', 'one', '1')`);
    expect(await resetDemo(house)).toBe(true);
    expect(await count('association')).toBe(0);
    expect(keptByReset).toEqual([]);
    expect(await look('select distinct queue from bullmq.dedup')).toEqual([{ queue: 'schedules' }]);
    const again = await loadDemo(house, TODAY);
    expect(again?.requests).toBe(loaded.requests);
    expect(await dataHashes(superuserUrl)).toEqual(before);
  }, 300_000);

  test('a database with an association that is no demo is never reset', async () => {
    await world.association({ members: 1 });
    expect(await holdsDemoOnly(house)).toBe(false);
    const before = await count('request');
    expect(await resetDemo(house)).toBe(false);
    expect(await count('request')).toBe(before);
  });
});
