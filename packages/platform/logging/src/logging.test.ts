// SPDX-License-Identifier: EUPL-1.2
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { correlationId, createLogger, type LogLevel, REDACTED, redact, withCorrelation } from './index.ts';

function listen(level: LogLevel = 'trace') {
  const lines: string[] = [];
  const log = createLogger({ process: 'test', level, to: { write: (line: string) => void lines.push(line) } });
  return { log, text: () => lines.join(''), lines: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

const personal = [
  'Erika Erfunden',
  'erika@erfunden.example',
  'DE02 1203 0000 0000 2020 51',
  'DE02120300000000202051',
  'hunter2',
  's3cr3t-token',
];

test.each<[string, unknown]>([
  [
    'fields by their names',
    { email: personal[1], displayName: personal[0], iban: personal[2], password: 'hunter2', sessionToken: 's3cr3t-token' },
  ],
  ['fields in other spellings', { 'E-Mail': personal[1], display_name: personal[0], IBAN: personal[3], 'Set-Cookie': 's3cr3t-token' }],
  ['fields far below', { request: { requester: { contact: [{ firstName: personal[0], mail_address: personal[1] }] } } }],
  ['mail and account numbers in texts', { reason: `${personal[1]} paid to ${personal[2]}, once ${personal[3]}` }],
  ['an authorization in a text', { reason: 'sent Bearer s3cr3t-token' }],
  ['the password in an address', { url: 'postgresql://verbund_app:hunter2@db:5432/v' }],
  [
    'what PostgreSQL says of a row',
    { failure: Object.assign(new Error('duplicate key'), { detail: `Key (email)=(${personal[1]}) exists`, parameters: personal }) },
  ],
  ['the cause of an error', { failure: new Error('outer', { cause: new Error(`no mail to ${personal[1]}`) }) }],
  ['headers', { headers: { cookie: 'id=s3cr3t-token', authorization: 'Basic s3cr3t-token' } }],
])('%s leave no personal data in the log', (_what, fields) => {
  const { log, text } = listen();
  log.info('something happened', fields as Record<string, unknown>);
  log.child(fields as Record<string, unknown>).error('again');
  expect(text()).toContain('something happened');
  for (const value of personal) expect(text()).not.toContain(value);
});

test('the text of an event is scrubbed as well', () => {
  const { log, text } = listen();
  log.warn(`no account for ${personal[1]}`);
  expect(text()).toContain(`no account for ${REDACTED}`);
});

test('what helps to find the fault stays', () => {
  const id = '0198a5c0-7d3e-7000-8000-000000000001';
  const error = Object.assign(new Error('duplicate key value'), { code: '23505', constraint: 'account_email_key', table: 'account' });
  const { log, lines } = listen();
  log.error('save failed', { useCase: 'desk.closeRequest', tenantId: id, minutes: 15, cents: 12n, error });
  expect(lines()[0]).toMatchObject({
    level: 'error',
    process: 'test',
    msg: 'save failed',
    useCase: 'desk.closeRequest',
    tenantId: id,
    minutes: 15,
    cents: '12',
    error: { type: 'Error', reason: 'duplicate key value', code: '23505', constraint: 'account_email_key', table: 'account' },
  });
});

test('a circle ends', () => {
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  expect(JSON.stringify(redact(circle))).toContain('[deep]');
});

test('each line carries the correlation id of what it belongs to, across waiting', async () => {
  const { log, lines } = listen();
  const one = async (id: string): Promise<void> => {
    await setImmediate();
    log.info(`for ${id}`);
  };
  await Promise.all([withCorrelation('a', () => one('a')), withCorrelation('b', () => one('b'))]);
  log.info('for none');
  expect(lines().map((line) => [line['msg'], line['correlationId']])).toEqual([
    ['for a', 'a'],
    ['for b', 'b'],
    ['for none', undefined],
  ]);
  expect(correlationId()).toBeUndefined();
});

test('below the level nothing is written', () => {
  const { log, lines } = listen('warn');
  log.info('quiet');
  log.warn('heard');
  expect(lines().map((line) => line['msg'])).toEqual(['heard']);
});
