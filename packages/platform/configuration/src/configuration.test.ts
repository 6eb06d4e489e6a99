// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { unwrap } from '@kernel/core';
import { expect, test } from 'vitest';
import { describeFaults, readConfiguration, variableNames } from './index.ts';

const least = {
  DATABASE_URL: 'postgresql://verbund_app:geheim@db:5432/v',
  MASTER_KEY_FILE: '/etc/verbund/master.key',
  FILES_FOLDER: '/srv/files',
};

test('what is not given has its default', () => {
  expect(unwrap(readConfiguration(least, 'server'))).toEqual({
    databaseUrl: least.DATABASE_URL,
    databaseOwnerUrl: null,
    host: '127.0.0.1',
    port: 4800,
    publicUrl: 'http://localhost:4800',
    masterKeyFile: least.MASTER_KEY_FILE,
    filesFolder: least.FILES_FOLDER,
    bankFolder: null,
    smtpUrl: null,
    mailFrom: 'verbundwerk@localhost',
    logLevel: 'info',
    graphqlOperations: 'persisted',
    demo: false,
    referenceData: null,
  });
});

test('it cannot be changed afterwards', () => {
  expect(Object.isFrozen(unwrap(readConfiguration(least, 'server')))).toBe(true);
});

test.each([
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', 'acht'],
  ['DATABASE_URL', 'mysql://x/y'],
  ['PUBLIC_URL', 'verbund.example'],
  ['PUBLIC_URL', 'http://verbund.example'],
  ['SMTP_URL', 'http://mail'],
  ['MAIL_FROM', 'nobody'],
  ['LOG_LEVEL', 'laut'],
  ['GRAPHQL_OPERATIONS', 'all'],
  ['DEMO', 'maybe'],
])('%s=%s is named as wrong', (variable, value) => {
  const read = readConfiguration({ ...least, [variable]: value }, 'server');
  expect(read).toMatchObject({ ok: false, error: [{ variable, problem: 'WRONG' }] });
});

test.each(['https://verbund.example', 'http://localhost:4800', 'http://127.0.0.1:4800', 'http://[::1]'])(
  '%s keeps the session cookie',
  (url) => {
    expect(unwrap(readConfiguration({ ...least, PUBLIC_URL: url }, 'server')).publicUrl).toBe(url);
  },
);

test('each example would do', () => {
  const faults = variableNames.map((variable) => ({ variable, problem: 'MISSING' }) as const);
  const shown = describeFaults(faults, 'en').matchAll(/example: (\w+)=(.+)/g);
  const examples = Object.fromEntries([...shown].map(([, name, value]) => [String(name), String(value)]));
  expect(Object.keys(examples)).toEqual(variableNames);
  expect(readConfiguration(examples, 'operator').ok).toBe(true);
});

test('every fault is told at once, in both languages, and no password with it', () => {
  const read = readConfiguration({ DATABASE_URL: 'mysql://app:geheim@db/v', PORT: 'acht', FILES_FOLDER: '' }, 'server');
  if (read.ok) throw new Error('expected faults');
  const message = describeFaults(read.error);
  for (const part of ['DATABASE_URL', 'PORT „acht“', 'MASTER_KEY_FILE fehlt', 'FILES_FOLDER fehlt', 'is missing', 'is wrong'])
    expect(message).toContain(part);
  expect(message).not.toContain('geheim');
});

test("gateway and worker refuse the owner's access; the operator's programs take it", () => {
  const both = { ...least, DATABASE_OWNER_URL: 'postgresql://verbund_owner:x@db/v' };
  expect(readConfiguration(both, 'server')).toEqual({ ok: false, error: [{ variable: 'DATABASE_OWNER_URL', problem: 'NOT_HERE' }] });
  expect(unwrap(readConfiguration(both, 'operator')).databaseOwnerUrl).toBe(both.DATABASE_OWNER_URL);
});

test('a program with a wrong configuration ends with code 78 and says why', () => {
  const program = `import { configurationOrExit } from '${new URL('./index.ts', import.meta.url).href}'; configurationOrExit('server'); console.log('went on');`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8', env: { ...least, PORT: 'acht' } });
  expect({ status: run.status, out: run.stdout }).toEqual({ status: 78, out: '' });
  expect(run.stderr).toContain('PORT');
});

test('docs/configuration.md lists every variable and no other', () => {
  const text = readFileSync(new URL('../../../../docs/configuration.md', import.meta.url), 'utf8');
  const listed = [...text.matchAll(/^\| `([A-Z_]+)`/gm)].map((match) => match[1]);
  expect(listed.sort()).toEqual([...variableNames].sort());
});
