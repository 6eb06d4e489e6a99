// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openHouse } from '@assembly/core';
import { instant, unwrap } from '@kernel/core';
import { readConfiguration } from '@platform/configuration';
import { acceptInvitation, TOTP_PURPOSE } from '@platform/identity';
import { createLogger } from '@platform/logging';
import { copyTemplate, type TestDatabase } from '@testkit/core';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GROUPS } from './command-groups.ts';
import { COMMANDS } from './command-table.ts';
import { EXIT } from './outcome.ts';
import { operatorFolder, verbund } from './testing/command-line.ts';

let database: TestDatabase;
let place: Awaited<ReturnType<typeof operatorFolder>>;
let superuser: pg.Client;
const run = (...args: readonly string[]) => verbund(place.environment, ...args);

beforeAll(async () => {
  database = await copyTemplate();
  place = await operatorFolder(database);
  superuser = new pg.Client({ connectionString: database.superuserUrl });
  await superuser.connect();
});
afterAll(async () => {
  place.remove();
  await superuser.end();
});

const FOUND = [
  ...['association', 'found', '--name', 'Zweckverband Beispielland', '--short-name', 'Beispielland'],
  ...['--centre-name', 'Rechenzentrum Beispielland', '--founded-on', '2020-01-01'],
];

const house = () => {
  const configuration = unwrap(readConfiguration(place.environment, 'operator'));
  return openHouse(configuration, { process: 'test', logger: createLogger({ process: 'test', level: 'silent' }), maxConnections: 2 });
};

const csv = (name: string, text: string): string => {
  const path = join(place.folder, name);
  writeFileSync(path, text);
  return path;
};

test('before anything is founded, every command says what to do', async () => {
  expect(await run('tenants', 'import', csv('none.csv', 'ags;joined_on\n'))).toMatchObject({
    code: EXIT.refused,
    err: expect.stringContaining('[NO_ASSOCIATION]'),
  });
  expect(await run('audit', 'verify')).toMatchObject({ code: EXIT.done, out: '0 chains, 0 links, 0 findings' });
});

test('the first administrator comes in by the one-time link, once', async () => {
  const wrong = await run(...FOUND, '--land', 'XX');
  expect(wrong).toMatchObject({ code: EXIT.refused });
  const founded = await run(
    ...FOUND,
    '--administrator-email',
    'Erste.Person@zentrum.example',
    '--administrator-name',
    'Erste Person',
    '--json',
  );
  expect(founded).toMatchObject({ code: EXIT.done, json: { ok: true, slug: 'beispielland' } });
  const token = /^https:\/\/verbund\.example\/invitation\/([\w-]{43})$/.exec(founded.json.link)?.[1] ?? '';
  const open = await house();
  try {
    const redeem = () =>
      acceptInvitation(open.identity, {
        ...{ at: instant(new Date()), address: '127.0.0.1', invitationToken: token, newPassword: 'Regenbogen-Kieselstein-42' },
      });
    expect(await redeem()).toMatchObject({ ok: true, value: { email: 'erste.person@zentrum.example' } });
    expect(await redeem()).toMatchObject({ ok: false });
  } finally {
    await open.close();
  }
  const { rows } = await superuser.query(
    `select u.name, g.role, (select count(*)::int from outbox_message where name = 'UserInvited.v1') as invited
     from tenant_user u join role_grant g on g.user_id = u.id`,
  );
  expect(rows).toEqual([{ name: 'Erste Person', role: 'centreAdministrator', invited: 1 }]);
  const audited = await superuser.query('select distinct actor_kind from audit_entry');
  expect(audited.rows).toEqual([{ actor_kind: 'operator' }]);
  expect(await run(...FOUND)).toMatchObject({ code: EXIT.refused, err: expect.stringContaining('[ASSOCIATION_NAME_TAKEN]') });
  expect(await run('association', 'list')).toMatchObject({ code: EXIT.done, out: 'beispielland: 0 members' });
});

test('a lost second factor is taken away with a reason, which the audit keeps; the password stays', async () => {
  const reset = (...more: string[]) => run('users', 'reset-second-factor', ...more);
  const lost = ['--email', 'Erste.Person@zentrum.example', '--reason', 'Telefon verloren'];
  expect(await reset('--email', 'niemand@zentrum.example', '--reason', 'x')).toMatchObject({
    code: EXIT.refused,
    err: expect.stringContaining('[USER_UNKNOWN]'),
  });
  expect(await reset(...lost)).toMatchObject({ code: EXIT.refused, err: expect.stringContaining('[SECOND_FACTOR_NOT_SET_UP]') });
  await superuser.query("update account set totp_secret = 'sealed', totp_counter = 1, totp_confirmed_at = now()");
  expect(await reset(...lost, '--json')).toMatchObject({ code: EXIT.done, json: { ok: true, associations: ['beispielland'] } });
  const accounts = await superuser.query(
    'select totp_secret, password_hash is not null as kept, second_factor_reset_at is not null as reset from account',
  );
  expect(accounts.rows).toEqual([{ totp_secret: null, kept: true, reset: true }]);
  const audited = await superuser.query(
    `select e.actor_kind, v.content::jsonb #>> '{decided,reason}' as reason from audit_entry e
     join audit_value v on v.tenant_id = e.tenant_id and v.sequence = e.sequence where e.action = 'tenancy.resetSecondFactor'`,
  );
  expect(audited.rows).toEqual([{ actor_kind: 'operator', reason: 'Telefon verloren' }]);
});

describe('members from a file', () => {
  test('what is wrong is told with line, column and reason, and nothing is written', async () => {
    const file = csv('wrong.csv', 'ags;joined_on;colour\n05362012;2020-01-01;green\n99999999;2020-01-01;\n05362016;31.02.2020;pink\n');
    const refused = await run('tenants', 'import', file);
    expect(refused.code).toBe(EXIT.refused);
    expect(refused.err).toMatch(/wrong\.csv:3: ags: [A-Z].*99999999.* \[MUNICIPALITY_UNKNOWN\]$/m);
    expect(refused.err).toMatch(/wrong\.csv:4: joined_on: [A-Z].*31\.02\.2020.* \[NOT_A_DATE\]$/m);
    expect(refused.err).toMatch(/2 faults; nothing was written$/);
    const german = await run('tenants', 'import', file, '--lang', 'de');
    expect(german.err).toMatch(/wrong\.csv:3: ags: Eine Kommune mit dem Schlüssel 99999999 .*\[MUNICIPALITY_UNKNOWN\]$/m);
    expect(german.err).toMatch(/2 Fehler; es wurde nichts geschrieben$/);
    expect((await run('association', 'list')).out).toBe('beispielland: 0 members');
    const json = await run('tenants', 'import', file, '--json');
    expect(json.json.findings).toContainEqual(expect.objectContaining({ row: 3, column: 'ags', code: 'MUNICIPALITY_UNKNOWN' }));
    expect(await run('tenants', 'import', csv('column.csv', 'ags;beitritt\n'))).toMatchObject({
      err: expect.stringContaining('[COLUMN_UNKNOWN]'),
    });
    expect(await run('tenants', 'import', join(place.folder, 'none-such.csv'))).toMatchObject({ code: EXIT.unavailable });
  });

  test('a row with too few cells hides no other fault; reversed dates and a member named twice are told', async () => {
    const rows = ['05362012', '05362016;31.02.2020;', '05362020;2021-01-01;2020-12-31', '05362020;2022-01-01;', '05362024;2020-01-01;'];
    const { err } = await run('tenants', 'import', csv('faults.csv', `ags;joined_on;left_on\n${rows.join('\n')}\n`));
    const told = err.split('\n').map((line) => line.replace(/^.*\.csv:(\d+): (?:(\w+): )?.*\[(\w+)\]$/, '$1 $2 $3'));
    expect(told).toEqual([
      '2  CELL_COUNT',
      '3 joined_on NOT_A_DATE',
      '4 left_on DATES_REVERSED',
      '5 ags MEMBER_TWICE_IN_FILE',
      '4 faults; nothing was written',
    ]);
    expect((await run('association', 'list')).out).toBe('beispielland: 0 members');
  });

  test('a quote that is not closed hides nothing of what stands before and after it', async () => {
    const refused = await run(
      'tenants',
      'import',
      csv('quote.csv', 'ags;joined_on;short_name\n05362012;31.02.2020;\n05362016;2020-01-01;"Els\n05362020;31.04.2020;\n'),
    );
    expect(refused.code).toBe(EXIT.refused);
    expect(refused.err).toMatch(
      /quote\.csv:2: joined_on: .*\[NOT_A_DATE\]\n.*quote\.csv:3: .*\[BROKEN_QUOTING\]\n.*quote\.csv:4: joined_on: .*\[NOT_A_DATE\]\n3 faults/,
    );
    const width = await run('tenants', 'import', csv('quote.csv', 'ags;joined_on\r\n05362012\r\n"05362016;2020-01-01\r\n'));
    expect(width.err).toMatch(/quote\.csv:2: .*\[CELL_COUNT\]\n.*quote\.csv:3: .*\[BROKEN_QUOTING\]\n2 faults/);
  });

  test('a dry run writes nothing, the run admits all, again it admits none', async () => {
    const file = csv('members.csv', 'ags;joined_on\n05362012;2020-01-01\n05362016;2021-07-01\n');
    expect(await run('tenants', 'import', file, '--dry-run')).toMatchObject({
      code: EXIT.done,
      out: expect.stringContaining('2 members would be'),
    });
    expect((await run('association', 'list')).out).toBe('beispielland: 0 members');
    expect(await run('tenants', 'import', file, '--json')).toMatchObject({
      code: EXIT.done,
      json: { tenantIds: [expect.any(String), expect.any(String)] },
    });
    expect(await run('tenants', 'import', file)).toMatchObject({ code: EXIT.refused, err: expect.stringContaining('[ALREADY_MEMBER]') });
    expect((await run('association', 'list')).out).toBe('beispielland: 2 members');
  });
});

const ADD = ['users', 'add', '--name', 'Petra Probe', '--email', 'petra@bruehl.example', '--body', 'bruehl'];

describe('users', () => {
  test.each([
    [['--role', 'nobody'], 'ROLE_UNKNOWN'],
    [['--role', 'clerk'], 'ROLE_OF_OTHER_SIDE'],
    [['--role', 'memberClerk', '--association', 'elsewhere'], 'ASSOCIATION_UNKNOWN'],
    [['--role', 'memberClerk', '--email', 'petra'], 'NOT_AN_EMAIL'],
    [['--role', 'memberClerk', '--body', 'koeln'], 'BODY_UNKNOWN'],
    [['--role', 'auditor', '--body', 'zentrum'], 'END_NEEDED'],
    [['--role', 'finance', '--role', 'financeReleaser', '--body', 'zentrum'], 'DUTY_CONFLICT'],
  ])('%j is refused as %s, and nobody is made', async (args, code) => {
    expect(await run(...ADD, ...args)).toMatchObject({ code: EXIT.refused, err: expect.stringContaining(`[${code}]`) });
    const { rows } = await superuser.query("select 1 from tenant_user where email = 'petra@bruehl.example'");
    expect(rows).toEqual([]);
  });

  test('several wrong options are named all at once', async () => {
    const wrong = [
      '--body',
      'koeln',
      '--email',
      'petra',
      '--language',
      'fr',
      '--until',
      '2026-02-30',
      '--role',
      'nobody',
      '--role',
      'clerc',
    ];
    const said = await run('users', 'add', '--name', ' ', ...wrong);
    expect(said.code).toBe(EXIT.refused);
    const places = said.err
      .trim()
      .split('\n')
      .map((line) => line.replace(/^(--\w+): .*\[(\w+)\]$/, '$1 $2'));
    expect(places.sort()).toEqual([
      ...['--body BODY_UNKNOWN', '--email NOT_AN_EMAIL', '--language INVALID_INPUT', '--name INVALID_INPUT'],
      ...['--role ROLE_UNKNOWN', '--role ROLE_UNKNOWN', '--until INVALID_INPUT'],
    ]);
  });

  test('somebody is added with roles and a link; a lost link is made anew; nobody twice', async () => {
    const added = await run(...ADD, '--role', 'memberClerk', '--role', 'memberTreasurer', '--json');
    expect(added).toMatchObject({
      code: EXIT.done,
      json: { roles: ['memberClerk', 'memberTreasurer'], link: expect.stringContaining('/invitation/') },
    });
    expect(await run(...ADD, '--role', 'memberClerk')).toMatchObject({
      code: EXIT.refused,
      err: expect.stringContaining('[ALREADY_USER]'),
    });
    const again = await run('users', 'link', '--email', 'Petra@bruehl.example', '--json');
    expect(again.json.link).not.toBe(added.json.link);
    expect(await run('users', 'link', '--email', 'nobody@bruehl.example')).toMatchObject({
      err: expect.stringContaining('[USER_UNKNOWN]'),
    });
  });
});

test('keys: all that a master key wraps goes under the new one, tenants get new keys, what was encrypted stays readable', async () => {
  const before = await house();
  const [association] = await before.identity.directory.listAssociations();
  const tenantId = association?.tenantIds[0] ?? '';
  const { accountId } = await before.identity.directory.invite({
    email: 'erste.person@zentrum.example',
    language: 'de',
    at: instant(new Date()),
  });
  const sealed = before.masterKeys.sealRow(TOTP_PURPOSE, accountId, 'SECRET');
  await superuser.query('update account set totp_secret = $2 where id = $1', [accountId, sealed]);
  const field = await before.keys.encryptField(tenantId, 'account.iban', 'row', 'DE02');
  await before.close();
  expect(await run('keys', 'rotate')).toMatchObject({ code: EXIT.usage });
  // Something that looks like a gateway at work.
  const gateway = new pg.Client({ connectionString: database.appUrl, application_name: 'verbund gateway' });
  await gateway.connect();
  expect(await run('keys', 'rotate', '--add', '--rewrap')).toMatchObject({
    code: EXIT.refused,
    err: expect.stringContaining('[HOUSE_RUNS]'),
  });
  await gateway.end();
  const rotated = await run('keys', 'rotate', '--add', '--rewrap', '--tenants', '--json');
  expect(rotated).toMatchObject({ code: EXIT.done, json: { rewrapped: 1, resealed: 1, tenants: 3 } });
  const { rows } = await superuser.query('select distinct master_key_id from tenant_key where retired_at is null');
  expect(rows).toEqual([{ master_key_id: rotated.json.added }]);
  const after = await house();
  const { rows: accounts } = await superuser.query('select totp_secret from account where id = $1', [accountId]);
  expect(accounts[0]?.totp_secret).toMatch(new RegExp(`^m1\\.${rotated.json.added}\\.`));
  expect(after.masterKeys.openRow(TOTP_PURPOSE, accountId, accounts[0]?.totp_secret)).toBe('SECRET');
  expect(await after.keys.decryptField(tenantId, 'account.iban', 'row', field)).toBe('DE02');
  await after.close();
});

test('closings in the database are checked and exported; what does not follow from the tables is named', async () => {
  expect(await run('payments', 'closing', 'verify')).toMatchObject({ code: EXIT.done, out: expect.stringContaining('0 closings') });
  const { rows } = await superuser.query(`select t.id, t.slug, t.association_id from tenant t where kind = 'member' order by slug limit 1`);
  const [town] = rows;
  const content = JSON.stringify({ day: '2026-11-02', number: 1, previousHash: null, tenantId: town.id });
  const hash = createHash('sha256').update(content).digest('hex');
  const signatures = JSON.stringify(['a', 'b'].map((userId) => ({ by: { userId, accountId: null }, at: '2026-11-03T08:00:00Z', hash })));
  const lists = ['accountIds', 'statementIds', 'lateIds', 'unbookedIds', 'reasonIds', 'owners', 'quiet', 'files', 'dueItems'];
  const facts = JSON.stringify({ opening: null, ...Object.fromEntries(lists.map((name) => [name, []])) });
  await superuser.query(
    `insert into day_closing (tenant_id, id, association_id, day, number, status, hash, content, signatures, facts, made_at, closed_at, version)
     values ($1, gen_random_uuid(), $2, '2026-11-02', 1, 'closed', $3, $4, $5, $6, now(), now(), 1)`,
    [town.id, town.association_id, hash, content, signatures, facts],
  );
  const bad = await run('payments', 'closing', 'verify', '--tenant', town.slug, '--json');
  expect(bad.code).toBe(EXIT.refused);
  const codes = (bad.json.faults as readonly { code: string }[]).map(({ code }) => code);
  expect(codes).toEqual(['INPUT_CHANGED', 'WORKED_OUT_DIFFERENTLY', 'SIGNATURES_NOT_AUDITED']);
  const file = join(place.folder, 'closings.json');
  expect(await run('payments', 'closing', 'export', file, '--tenant', town.slug, '--json')).toMatchObject({
    json: { ok: true, closings: 1 },
  });
  expect(await run('payments', 'closing', 'export', file, '--tenant', town.slug)).toMatchObject({ code: EXIT.refused });
  expect(await run('payments', 'closing', 'verify', file, '--json')).toMatchObject({
    code: EXIT.refused,
    json: { faults: [{ number: 1, code: 'DATA_CHANGED' }] },
  });
  expect(await run('payments', 'closing', 'export', `${file}2`, '--tenant', 'elsewhere')).toMatchObject({
    err: expect.stringContaining('[TENANT_UNKNOWN]'),
  });
});

test('audit verify names the link that was altered and ends with 1', async () => {
  const good = await run('audit', 'verify', '--json');
  expect(good).toMatchObject({ code: EXIT.done, json: { ok: true, findings: [] } });
  expect(good.json.chains).toHaveLength(3);
  await superuser.query("update audit_entry set action = 'altered' where sequence = 2");
  const bad = await run('audit', 'verify', '--association', 'beispielland');
  expect(bad.code).toBe(EXIT.refused);
  expect(bad.err).toMatch(/beispielland\/zentrum: link 2: The link was altered\. \[HASH_DIFFERS\]/);
  expect(await run('audit', 'verify', '--association', 'elsewhere')).toMatchObject({
    code: EXIT.refused,
    err: expect.stringContaining('there are: beispielland'),
  });
});

test('what keeps a command from its house is told without a stack', async () => {
  expect(await verbund({}, 'audit', 'verify')).toMatchObject({ code: EXIT.unavailable, err: expect.stringContaining('DATABASE_URL') });
  const nowhere = { ...place.environment, DATABASE_URL: 'postgresql://verbund_app:x@127.0.0.1:9/none' };
  expect(await verbund(nowhere, 'audit', 'verify', '--json')).toMatchObject({
    code: EXIT.unavailable,
    json: { refusals: [{ code: 'DATABASE_UNAVAILABLE' }] },
  });
  const keyless = { ...place.environment, MASTER_KEY_FILE: join(place.folder, 'no.key') };
  expect(await verbund(keyless, 'audit', 'verify')).toMatchObject({
    code: EXIT.unavailable,
    err: expect.stringContaining('[MASTER_KEY_FILE_MISSING]'),
  });
  expect((await verbund({ ...keyless, LANG: 'de_DE.UTF-8' }, 'audit', 'verify')).err).toBe(
    `Die Schlüssel sind nicht zu gebrauchen (unter ${keyless.MASTER_KEY_FILE} liegt keine Datei mit Hauptschlüsseln). [MASTER_KEY_FILE_MISSING]`,
  );
  const { DATABASE_OWNER_URL: _left, ...ownerless } = place.environment;
  expect(await verbund(ownerless, 'keys', 'rotate', '--rewrap')).toMatchObject({
    err: expect.stringContaining('[DATABASE_OWNER_URL_MISSING]'),
  });
});

test.each(COMMANDS.map(({ name, exitSentences }) => ({ name, done: exitSentences?.done ?? { de: 'erledigt', en: 'done' } })))(
  '$name --help: what it does, its options, an example, its exit codes, in both languages',
  async ({ name, done }) => {
    for (const [language, titles] of [
      ['de', ['Aufruf: verbund', 'Optionen:', 'Beispiel:', 'Exit-Codes:']],
      ['en', ['Usage: verbund', 'Options:', 'Example:', 'Exit codes:']],
    ] as const) {
      const said = await verbund({ LANG: language }, ...name.split(' '), '--help');
      expect(said.code).toBe(EXIT.done);
      for (const title of titles) expect(said.out).toContain(title);
      expect(said.out).toContain(`  verbund ${name}`);
      expect(said.out).toContain(`\n  0  ${done[language]}\n`);
    }
  },
);

test.each(Object.keys(GROUPS).map((group) => ({ group })))('$group --help names its commands', async ({ group }) => {
  const words = group.split(' ');
  const said = await verbund({}, ...words, '--help');
  for (const { name } of COMMANDS.filter((one) => one.name.startsWith(`${group} `)))
    expect(said.out).toMatch(new RegExp(`^ {2}${name.split(' ')[words.length]} `, 'm'));
});

test('the help of the whole has each command in one line, all aligned', async () => {
  const { out } = await verbund({ LANG: 'en' }, '--help');
  const lines = out.split('Commands:\n')[1]?.split('\n\n')[0]?.split('\n') ?? [];
  expect(lines).toHaveLength(COMMANDS.length);
  expect(new Set(lines.map((line) => /^ {2}(?:\S+ )+ +/.exec(line)?.[0].length)).size).toBe(1);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
});

test('a word too little or an unknown one is a wrong call', async () => {
  expect(await run('backup')).toMatchObject({ code: EXIT.usage, err: expect.stringContaining('--out') });
  expect(await run('tenants', 'import')).toMatchObject({ code: EXIT.usage });
  expect(await run('fly')).toMatchObject({ code: EXIT.usage, err: expect.stringContaining('There is no command fly. [COMMAND_UNKNOWN]') });
  const german = await verbund({}, 'restore', 'x', '--chek');
  expect(german.err).toBe(
    'Die Option --chek gibt es nicht. Gemeint war vielleicht --check. [OPTION_UNKNOWN]\nHilfe: verbund restore --help',
  );
  const json = await verbund({}, 'backup', '--json');
  expect(json).toMatchObject({ code: EXIT.usage, json: { refusals: [{ code: 'OPTION_MISSING' }] } });
});
