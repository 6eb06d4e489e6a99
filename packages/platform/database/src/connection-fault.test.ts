// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg';
import { expect, test } from 'vitest';
import { connectionFault } from './connection-fault.ts';

const failure = (code: string, message: string): Error => Object.assign(new Error(message), { code });

test.each([
  [failure('28P01', 'password authentication failed for user "verbund_app"'), 'DATABASE_LOGIN_REFUSED', 'verbund_app'],
  [failure('28000', 'no pg_hba.conf entry for host'), 'DATABASE_LOGIN_REFUSED', 'pg_hba'],
  [failure('3D000', 'database "verbund" does not exist'), 'DATABASE_NOT_THERE', '"verbund"'],
  [failure('SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain'), 'DATABASE_NOT_TRUSTED', 'self-signed'],
  [new Error('The server does not support SSL connections'), 'DATABASE_NOT_TRUSTED', 'sslmode'],
  [failure('ENOTFOUND', 'getaddrinfo ENOTFOUND db.example'), 'DATABASE_UNAVAILABLE', 'db.example'],
  [
    new AggregateError([failure('ECONNREFUSED', 'connect ECONNREFUSED ::1:5432')], ''),
    'DATABASE_UNAVAILABLE',
    'connect ECONNREFUSED ::1:5432',
  ],
])('%s is told in plain words', (error, code, words) => {
  const fault = connectionFault(error);
  expect(fault?.code).toBe(code);
  expect(fault?.de).toContain(words);
  expect(fault?.en).toContain(words);
});

test('what a driver says of a port where nobody listens is understood', async () => {
  const error = await new pg.Client({ connectionString: 'postgresql://verbund_app:geheim@127.0.0.1:1/v' }).connect().catch((one) => one);
  expect(connectionFault(error)).toMatchObject({ code: 'DATABASE_UNAVAILABLE', en: expect.not.stringContaining('geheim') });
});

test.each([[failure('23505', 'duplicate key')], [new Error('anything')], [null]])('%s is about something else', (error) => {
  expect(connectionFault(error)).toBeNull();
});
