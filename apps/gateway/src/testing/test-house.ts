// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesService, type House, openHouse } from '@assembly/core';
import { ROLES } from '@contracts/tenancy';
import { addDays, businessDay, type CivilDate, instant } from '@kernel/core';
import type { Configuration } from '@platform/configuration';
import { totpCode } from '@platform/identity';
import { createMasterKeyFile } from '@platform/keys';
import { createLogger } from '@platform/logging';
import { assemble } from '@platform/service';
import { type TestAssociation, type TestMember, testDatabase, testWorld } from '@testkit/core';
import { openGateway } from '../gateway.ts';
import { Browser } from './browser.ts';
import { toyService } from './toy-service.ts';

export const PASSWORD = 'Ruhige Kastanie 48 Brücke';

export interface Person {
  readonly email: string;
  readonly accountId: string;
  readonly userId: string;
  readonly tenantId: string;
  /** '/a/<association>/<body>' */
  readonly address: string;
}

export interface TestHouse {
  readonly house: House;
  readonly world: Awaited<ReturnType<typeof testWorld>>;
  /** What the gateway logged. */
  readonly log: string[];
  readonly clock: { offsetMs: number };
  readonly port: number;
  browser(): Browser;
  /** A user with an account and a password, who has not signed in yet. */
  person(association: TestAssociation, role: string, options?: { member?: TestMember; validTo?: CivilDate }): Promise<Person>;
  /** Signed in, with a second factor where one is asked for; 'secret' makes further codes. */
  signedIn(person: Person): Promise<{ browser: Browser; secret: string | null }>;
  /** The code of the moment; the next one on each call, since each is good once. */
  code(secret: string): string;
  stopGateway(): Promise<void>;
  close(): Promise<void>;
}

const PERSISTED = { known: 'query Known($tenantId: ID!) { hint(tenantId: $tenantId) { hint version } }' };

/** A gateway on a port of its own, on the database of this test file. */
export async function openTestHouse(
  settings: { operations?: Configuration['graphqlOperations']; recheckMs?: number; webFolder?: string } = {},
): Promise<TestHouse> {
  const world = await testWorld([toyService, filesService]);
  const folder = mkdtempSync(join(tmpdir(), 'gateway-test-'));
  const webFolder = join(folder, 'web');
  await mkdir(join(webFolder, 'assets'), { recursive: true });
  writeFileSync(join(webFolder, 'persisted-operations.json'), JSON.stringify(PERSISTED));
  writeFileSync(join(webFolder, 'index.html'), '<!doctype html><title>test</title>');
  writeFileSync(join(webFolder, 'assets', 'main-abc123.js'), 'export {};');
  const masterKeyFile = join(folder, 'master.key');
  await createMasterKeyFile(masterKeyFile, new Date());
  const { appUrl } = await testDatabase();
  const configuration: Configuration = {
    ...{ databaseUrl: appUrl, databaseOwnerUrl: null, host: '127.0.0.1', port: 0, publicUrl: 'http://localhost', masterKeyFile },
    ...{
      filesFolder: join(folder, 'files'),
      smtpUrl: null,
      mailFrom: 'test@localhost',
      logLevel: 'info',
      demo: false,
      referenceData: null,
    },
    bankFolder: null,
    graphqlOperations: settings.operations ?? 'open',
  };
  const log: string[] = [];
  const logger = createLogger({ process: 'gateway', level: 'info', to: { write: (line: string) => void log.push(line) } });
  const clock = { offsetMs: 0 };
  const now = () => new Date(Date.now() + clock.offsetMs);
  const assembly = assemble(ROLES, [toyService, filesService]);
  const house = await openHouse(configuration, { process: 'test', logger, assembly, clock: now });
  const gateway = await openGateway(house, {
    webFolder: settings.webFolder ?? webFolder,
    recheckMs: settings.recheckMs ?? 200,
    instance: 'this one',
  });
  const used = new Map<string, number>();
  const test: TestHouse = {
    ...{ house, world, log, clock, port: gateway.port },
    browser: () => new Browser(`http://127.0.0.1:${gateway.port}`),
    person: (association, role, options) => makePerson(test, association, role, options),
    signedIn: (person) => signIn(test, person),
    code(secret) {
      const step = Math.max(Math.floor(now().getTime() / 30_000), (used.get(secret) ?? 0) + 1);
      used.set(secret, step);
      // One step ahead is still accepted; further codes need a later clock.
      clock.offsetMs = Math.max(clock.offsetMs, step * 30_000 - Date.now());
      return totpCode(secret, instant(new Date(step * 30_000)));
    },
    stopGateway: () => gateway.stop(2_000),
    async close() {
      await gateway.stop(2_000);
      await house.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return test;
}

async function makePerson(
  { house, world, browser }: TestHouse,
  association: TestAssociation,
  role: string,
  { member, validTo }: { member?: TestMember; validTo?: CivilDate } = {},
): Promise<Person> {
  const email = `${randomUUID()}@kommune.example`;
  const { accountId, token } = await house.identity.directory.invite({ email, language: 'de', at: instant(new Date()) });
  const taken = await browser().post('/auth/invitation', { token, password: PASSWORD });
  if (taken.status !== 200) throw new Error(`the invitation was refused: ${taken.text}`);
  const tenantId = member?.tenantId ?? association.centreId;
  const userId = world.newId();
  const validFrom = new Date(addDays(businessDay(new Date()), -30));
  const base = { tenantId, version: 1, createdAt: new Date(), validFrom };
  await world.database.write(world.scope(association), async (writes) => {
    await writes.tenantUser.create({ data: { ...base, id: userId, accountId, name: 'Petra Probe', functionTitle: 'Stelle 1', email } });
    await writes.roleGrant.create({
      data: {
        ...base,
        id: world.newId(),
        userId,
        role,
        scopeTenantIds: [],
        serviceFamilyCodes: [],
        validTo: validTo ? new Date(validTo) : null,
      },
    });
  });
  const { slugs } = await world.database.read(world.scope(association), async (reads) => {
    const rows = await reads
      .selectFrom('tenant as t')
      .innerJoin('association as a', 'a.id', 't.association_id')
      .select(['a.slug as association', 't.slug as body'])
      .where('t.id', '=', tenantId)
      .executeTakeFirstOrThrow();
    return { slugs: rows };
  });
  return { email, accountId, userId, tenantId, address: `/a/${slugs.association}/${slugs.body}` };
}

async function signIn({ browser: open, code }: TestHouse, person: Person): Promise<{ browser: Browser; secret: string | null }> {
  const browser = open();
  const first = await browser.post('/auth/sign-in', { email: person.email, password: PASSWORD });
  if (first.status !== 200) throw new Error(`sign-in was refused: ${first.text}`);
  if (first.json.secondFactor !== 'enrolmentNeeded') return { browser, secret: null };
  const { secret } = (await browser.post('/auth/totp/enrol', {})).json;
  const confirmed = await browser.post('/auth/totp/confirm', { code: code(secret) });
  if (confirmed.status !== 200) throw new Error(`the second factor was refused: ${confirmed.text}`);
  return { browser, secret };
}
