// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MIB, sendStubbornly } from '../testing/stubborn-sender.ts';
import { openTestHouse, type Person, type TestHouse } from '../testing/test-house.ts';

let house: TestHouse;
let person: Person;
let cookie: string;
beforeAll(async () => {
  house = await openTestHouse();
  const association = await house.world.association();
  const [member] = association.members;
  person = await house.person(association, 'memberClerk', member ? { member } : {});
  const { browser } = await house.signedIn(person);
  cookie = browser.cookieHeader;
});
afterAll(() => house.close());

const JSON_TYPE = { 'content-type': 'application/json' };
const FORM = { 'content-type': 'multipart/form-data; boundary=XX' };
const own = (path: string): string => `${person.address}${path}`;
const signedIn = (headers: Readonly<Record<string, string>>) => ({ ...headers, cookie });

/** Buffers of both ends hold something beyond what was taken. */
const ON_ITS_WAY = 24 * MIB;
const FOR_ANYBODY = 26 * MIB + ON_ITS_WAY;
/** What was read of a file until it was too large, and what was dropped then. */
const FOR_MEMBERS = 26 * MIB + 256 * MIB + ON_ITS_WAY;

interface Door {
  readonly name: string;
  readonly path: () => string;
  readonly headers: () => Readonly<Record<string, string>>;
  readonly method?: string;
  readonly says: string;
  readonly most: number;
  /** Answered before anything of the body is looked at. */
  readonly inChunks: string;
}

const doors: readonly Door[] = [
  {
    name: 'sign-in',
    path: () => '/auth/sign-in',
    headers: () => JSON_TYPE,
    says: '413 BODY_TOO_LARGE',
    inChunks: '413 BODY_TOO_LARGE',
    most: FOR_ANYBODY,
  },
  {
    name: 'sign-in, no JSON',
    path: () => '/auth/sign-in',
    headers: () => FORM,
    says: '413 BODY_TOO_LARGE',
    inChunks: '400 INVALID_INPUT',
    most: FOR_ANYBODY,
  },
  {
    name: 'integration without a session',
    path: () => own('/integration'),
    headers: () => JSON_TYPE,
    says: '413 BODY_TOO_LARGE',
    inChunks: '413 BODY_TOO_LARGE',
    most: FOR_ANYBODY,
  },
  {
    name: 'our own door',
    path: () => own('/graphql'),
    headers: () => signedIn(JSON_TYPE),
    says: '413 BODY_TOO_LARGE',
    inChunks: '413 BODY_TOO_LARGE',
    most: FOR_ANYBODY,
  },
  {
    name: 'files without a session',
    path: () => own('/files'),
    headers: () => FORM,
    says: '401 SIGNED_OUT',
    inChunks: '401 SIGNED_OUT',
    most: FOR_ANYBODY,
  },
  {
    name: 'files',
    path: () => own('/files'),
    headers: () => signedIn(FORM),
    says: '413 FILE_TOO_LARGE',
    inChunks: '413 FILE_TOO_LARGE',
    most: FOR_MEMBERS,
  },
  {
    name: 'files, no form',
    path: () => own('/files'),
    headers: () => signedIn(JSON_TYPE),
    says: '415 MULTIPART_EXPECTED',
    inChunks: '415 MULTIPART_EXPECTED',
    most: FOR_MEMBERS,
  },
  {
    name: 'no door',
    path: () => '/nothing',
    headers: () => JSON_TYPE,
    says: '404 NOT_FOUND',
    inChunks: '404 NOT_FOUND',
    most: FOR_ANYBODY,
  },
  {
    name: 'another page',
    path: () => '/auth/sign-in',
    headers: () => ({ 'x-verbund': '0' }),
    says: '403 HEADER_MISSING',
    inChunks: '403 HEADER_MISSING',
    most: FOR_ANYBODY,
  },
  { name: 'a page', path: () => '/', method: 'GET', headers: () => ({}), says: '200', inChunks: '200', most: FOR_ANYBODY },
  { name: 'health', path: () => '/health/live', method: 'GET', headers: () => ({}), says: '200', inChunks: '200', most: FOR_ANYBODY },
];

const saidBy = (answer: string): string =>
  [/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1], /"code":"(\w+)"/.exec(answer)?.[1]].filter((part) => part !== undefined).join(' ');

test.each(doors)(
  '$name answers at once whoever announces 9 GB, and cuts the line',
  async ({ path, headers, method = 'POST', says, most }) => {
    const told = await sendStubbornly({ port: house.port, path: path(), method, headers: headers(), declared: 9e9, most: 400 * MIB });
    expect(saidBy(told.answer)).toBe(says);
    expect(told.sentAtAnswer).toBeLessThan(ON_ITS_WAY);
    expect(told.sent).toBeLessThan(most);
  },
);

test.each(doors)('$name: the same in chunks without an end', async ({ path, headers, method = 'POST', inChunks, most }) => {
  const told = await sendStubbornly({ port: house.port, path: path(), method, headers: headers(), declared: null, most: 400 * MIB });
  expect(saidBy(told.answer)).toBe(inChunks);
  expect(told.sent).toBeLessThan(most);
});

test('a file that grows beyond the limit without having said so is refused when it does', async () => {
  const told = await sendStubbornly({
    port: house.port,
    path: own('/files'),
    headers: signedIn(FORM),
    declared: null,
    opening: '--XX\r\ncontent-disposition: form-data; name="file"; filename="gross.txt"\r\n\r\n',
    most: 400 * MIB,
  });
  expect(saidBy(told.answer)).toBe('413 FILE_TOO_LARGE');
  expect(told.sentAtAnswer).toBeLessThan(25 * MIB + ON_ITS_WAY);
  expect(told.sent).toBeLessThan(FOR_MEMBERS);
});

test('what is just within the limit is read, and the line stays open', async () => {
  const browser = house.browser();
  const body = (bytes: number): string => JSON.stringify({ email: 'a@b.example', password: 'x' }).padEnd(bytes, ' ');
  const post = (bytes: number) => browser.ask('/auth/sign-in', { method: 'POST', headers: JSON_TYPE, body: body(bytes) });
  const read = await post(16 * 1_024);
  expect(read).toMatchObject({ status: 401, json: { code: 'WRONG_CREDENTIALS' } });
  expect(read.headers.get('connection')).toBe('keep-alive');
  expect(await post(16 * 1_024 + 1)).toMatchObject({ status: 413, json: { code: 'BODY_TOO_LARGE' } });
});
