// SPDX-License-Identifier: EUPL-1.2
import { addDays, businessDay } from '@kernel/core';
import type { TestAssociation, TestMember } from '@testkit/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { openTestHouse, type Person, type TestHouse } from '../testing/test-house.ts';

let house: TestHouse;
let association: TestAssociation;
let member: TestMember;
let foreign: TestMember;
let person: Person;
let browser: Browser;
beforeAll(async () => {
  house = await openTestHouse({ operations: 'persisted' });
  association = await house.world.association();
  [member, foreign] = association.members as [TestMember, TestMember];
  person = await house.person(association, 'memberClerk', { member });
  ({ browser } = await house.signedIn(person));
});
afterAll(() => house.close());

const ask = (query: string, variables: object = {}) => browser.graphql(person.address, query, variables, 'integration');

describe('an operation', () => {
  test('reads, writes once per key, and answers refusals in the language of the account', async () => {
    const SET = `mutation ($hint: String!, $version: Int!, $key: String!) {
      setHint(tenantId: "${member.tenantId}", hint: $hint, expectedVersion: $version, idempotencyKey: $key) {
        ... on SetHintSuccess { hint { hint version } }
        ... on SetHintRefusal { code field message }
      }
    }`;
    const first = await ask(SET, { hint: 'KST 1', version: 1, key: 'one' });
    expect(first.json).toEqual({ data: { setHint: { hint: { hint: 'KST 1', version: 2 } } } });
    expect((await ask(SET, { hint: 'KST 1', version: 1, key: 'one' })).json).toEqual(first.json);
    const refused = { code: 'SAME_HINT', field: 'hint', message: 'Der Hinweis ist schon so.' };
    expect((await ask(SET, { hint: 'KST 1', version: 2, key: 'two' })).json).toEqual({ data: { setHint: refused } });
  });

  test("of another tenant's row finds nothing, and a transaction is left to nobody", async () => {
    const { json } = await ask('query ($id: ID!) { hint(tenantId: $id) { hint } }', { id: foreign.tenantId });
    expect(json).toEqual({ data: { hint: null } });
    const { pool } = house.house.database;
    await expect.poll(() => pool.totalCount - pool.idleCount).toBe(0);
  });

  test('that fails inside says a code and the id under which it was logged, and nothing more', async () => {
    const { json, text, headers } = await ask('{ broken }');
    const id = headers.get('x-correlation-id');
    expect(json.errors).toMatchObject([{ message: 'INTERNAL', path: ['broken'], extensions: { code: 'INTERNAL', correlationId: id } }]);
    expect(text).not.toContain('secret');
    expect(house.log.some((line) => line.includes(String(id)) && line.includes('a secret of the inside'))).toBe(true);
  });

  test("of the asker's own correlation id keeps it; what is no id is replaced", async () => {
    const id = house.world.newId();
    const own = await browser.post(`${person.address}/integration`, { query: '{ hints { total } }' }, { 'x-correlation-id': id });
    expect(own.headers.get('x-correlation-id')).toBe(id);
    const other = await browser.post(`${person.address}/integration`, { query: '{ hints { total } }' }, { 'x-correlation-id': 'x y' });
    expect(other.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('our own door', () => {
  const door = (body: unknown) => browser.post(`${person.address}/graphql`, body);

  test('takes the operations of our own web app by their id and no others', async () => {
    const variables = { tenantId: member.tenantId };
    const known = {
      data: { hint: { hint: expect.toSatisfy((hint) => hint === null || typeof hint === 'string'), version: expect.any(Number) } },
    };
    expect((await door({ documentId: 'known', variables })).json).toEqual(known);
    expect((await door({ extensions: { persistedQuery: { version: 1, sha256Hash: 'known' } }, variables })).json).toEqual(known);
    expect(await door({ query: '{ hints { total } }' })).toMatchObject({ status: 400, json: { code: 'OPERATION_NOT_PERSISTED' } });
    expect(await door({ documentId: 'other', query: '{ hints { total } }' })).toMatchObject({
      status: 400,
      json: { code: 'OPERATION_UNKNOWN' },
    });
    expect(await door({})).toMatchObject({ status: 400, json: { code: 'OPERATION_MISSING' } });
  });

  test('takes nothing without our header, by GET, or from nobody', async () => {
    const body = { documentId: 'known', variables: { tenantId: member.tenantId } };
    const foreignPage = await browser.post(`${person.address}/graphql`, body, { 'x-verbund': '' });
    expect(foreignPage).toMatchObject({ status: 403, json: { code: 'HEADER_MISSING' } });
    expect(await browser.ask(`${person.address}/graphql?documentId=known`)).toMatchObject({
      status: 405,
      json: { code: 'METHOD_NOT_ALLOWED' },
    });
    expect(await house.browser().post(`${person.address}/graphql`, body)).toMatchObject({ status: 401, json: { code: 'SIGNED_OUT' } });
  });
});

describe('the door for programs', () => {
  const deep = (levels: number) => `{ hints { items { ${'again { '.repeat(levels)} version ${'} '.repeat(levels)} } } }`;
  const many = (count: number, field: (index: number) => string) => Array.from({ length: count }, (_, index) => field(index)).join(' ');

  test.each([
    ['too deep', deep(10), 'QUERY_TOO_DEEP', { limit: 12, found: 13 }],
    ['too many aliases', `{ ${many(16, (index) => `a${index}: hints { total }`)} }`, 'QUERY_TOO_MANY_ALIASES', { limit: 15, found: 16 }],
    [
      'too many directives',
      `{ hints { total ${many(11, () => '@include(if: true)')} } }`,
      'QUERY_TOO_MANY_DIRECTIVES',
      { limit: 10, found: 11 },
    ],
    ['too costly', '{ hints(first: 200) { items { often { often { version } } } } }', 'QUERY_TOO_COSTLY', { limit: 10_000, found: 22_202 }],
    ['too long', `{ ${many(2_001, () => 'broken')} }`, 'QUERY_TOO_LONG', { limit: 2_000 }],
    ['introspection', '{ __schema { types { name } } }', 'INTROSPECTION_OFF', undefined],
    ['not GraphQL', '{ hints { ', 'QUERY_MALFORMED', undefined],
    ['a fragment of itself', '{ hints { ...A } } fragment A on HintPage { items { version } ...A }', 'QUERY_MALFORMED', undefined],
  ])('%s is refused by its own code', async (_name, query, code, params) => {
    const answer = await ask(query);
    expect(answer.status).toBe(400);
    expect(answer.json.code).toBe(code);
    expect(answer.json.params).toEqual(params);
    expect(answer.json.message).toMatch(/^[A-ZÄÖÜ].+[^{}]\.$/);
    expect(answer.json.message).not.toContain('undefined');
    expect(answer.json.errors).toMatchObject([
      { message: answer.json.message, extensions: { code, correlationId: answer.json.correlationId } },
    ]);
  });

  test('refused reads and limits carry a sentence in the language of the account, beside a code that stays', async () => {
    const treasurer = await house.person(association, 'memberTreasurer', { member });
    const { browser: other } = await house.signedIn(treasurer);
    const said = async (query: string): Promise<unknown> => {
      const [error] = (await other.graphql(treasurer.address, query, {}, 'integration')).json.errors;
      return [error.extensions.code, error.extensions.params, error.message];
    };
    const deepest = { limit: 12, found: 13 };
    expect(await said('{ hints { total } }')).toEqual([
      'FORBIDDEN',
      { action: 'toy.read' },
      'Dazu sind Sie nicht berechtigt. Ihre Verwaltung kann Ihnen das Recht dazu geben.',
    ]);
    expect(await said(deep(10))).toEqual(['QUERY_TOO_DEEP', deepest, 'Die Abfrage ist 13 Ebenen tief; erlaubt sind 12.']);
    expect((await other.post('/auth/language', { language: 'en' })).status).toBe(200);
    expect(await said('{ hints { total } }')).toEqual([
      'FORBIDDEN',
      { action: 'toy.read' },
      'You are not permitted to do this. Your administration can grant you the right.',
    ]);
    expect(await said(deep(10))).toEqual(['QUERY_TOO_DEEP', deepest, 'The query is 13 levels deep; 12 are allowed.']);
    const stranger = await house
      .browser()
      .post(`${person.address}/integration`, { query: '{ hints { total } }' }, { 'accept-language': 'en-GB' });
    expect(stranger).toMatchObject({ status: 401, json: { code: 'SIGNED_OUT', message: 'Please sign in.' } });
  });

  test('just within the limits is answered', async () => {
    expect((await ask(deep(9))).json.data.hints.items).toHaveLength(1);
    expect((await ask(`{ ${many(15, (index) => `a${index}: hints { total }`)} }`)).status).toBe(200);
  });

  test('fragments cost what they stand for', async () => {
    const fragments = many(9, (index) => `fragment F${index} on Hint { often { ...F${index + 1} } often2: often { ...F${index + 1} } }`);
    const bomb = `{ hints { items { ...F0 } } } ${fragments} fragment F9 on Hint { version }`;
    expect((await ask(bomb)).json.code).toBe('QUERY_TOO_MANY_ALIASES');
  });

  test('a batch, variables that are none or too large, and a body over the limit each have their refusal', async () => {
    const post = (body: unknown) => browser.post(`${person.address}/integration`, body);
    expect(await post([{ query: '{ broken }' }])).toMatchObject({ status: 400, json: { code: 'BATCHING_OFF' } });
    expect(await post({ query: '{ broken }', variables: [] })).toMatchObject({ status: 400, json: { code: 'VARIABLES_MALFORMED' } });
    const large = { query: 'query ($id: ID!) { hint(tenantId: $id) { hint } }', variables: { id: 'x'.repeat(120_000) } };
    expect(await post(large)).toMatchObject({ status: 413, json: { code: 'VARIABLES_TOO_LARGE' } });
    expect(await post({ query: 'x'.repeat(300_000) })).toMatchObject({ status: 413, json: { code: 'BODY_TOO_LARGE' } });
    const nested = (levels: number) =>
      browser.ask(`${person.address}/integration`, {
        ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
        body: `{"query":"{ hints { total } }","variables":{"a":${'['.repeat(levels)}${']'.repeat(levels)}}}`,
      });
    expect(await nested(40_000)).toMatchObject({ status: 400, json: { code: 'JSON_TOO_DEEP', params: { limit: 32 } } });
    expect(await nested(31)).toMatchObject({ status: 400, json: { code: 'JSON_TOO_DEEP' } });
    expect(await nested(30)).toMatchObject({ status: 200 });
  });

  test.each([
    ['an unknown field', '{ hints { totl } }', {}, 'QUERY_INVALID'],
    ['an argument that is missing', '{ hint { hint } }', {}, 'QUERY_INVALID'],
    ['a value of the wrong type', '{ hints(first: "many") { total } }', {}, 'QUERY_INVALID'],
    ['a variable of another type', 'query ($n: Int) { hints(first: $n) { total } }', { n: 'many' }, 'VARIABLES_INVALID'],
    ['a variable that is missing', 'query ($id: ID!) { hint(tenantId: $id) { hint } }', {}, 'VARIABLES_INVALID'],
    ['a variable that is null', 'query ($id: ID!) { hint(tenantId: $id) { hint } }', { id: null }, 'VARIABLES_INVALID'],
    ['a field that the stream lacks', 'subscription { hintz { hint } }', {}, 'QUERY_INVALID'],
  ])('%s has a code that programs can rely on', async (_name, query, variables, code) => {
    const { text } = await ask(query, variables);
    expect(text).toContain(`"code":"${code}"`);
    expect(text).not.toContain('INTERNAL');
  });

  test('a name that is nearly right is not put right', async () => {
    for (const query of ['{ hintz { total } }', '{ hints { totl } }', '{ hints(frst: 1) { total } }']) {
      const { json } = await ask(query);
      expect(json.errors[0].message).toMatch(/\.$/);
      expect(json.errors[0].message).not.toContain('Did you mean');
    }
  });

  test('texts that no field may hold, and keys that are none, are refused', async () => {
    const SET = `mutation ($hint: String!, $key: String!) {
      setHint(tenantId: "${member.tenantId}", hint: $hint, expectedVersion: 99, idempotencyKey: $key) { ... on SetHintRefusal { code field params } }
    }`;
    const refused = async (hint: string, key: string) => (await ask(SET, { hint, key })).json.data.setHint;
    const control = { code: 'INVALID_INPUT', field: 'hint', params: { problem: 'CONTROL_CHARACTER' } };
    for (const hint of ['a\u0000b', 'a\ud800']) expect(await refused(hint, 'k')).toMatchObject(control);
    for (const hint of ['\u200b\u200b', '\u2800', ' \u00ad '])
      expect(await refused(hint, 'k')).toMatchObject({ code: 'INVALID_INPUT', field: 'hint', params: { problem: 'REQUIRED' } });
    for (const key of ['', ' ', 'x'.repeat(201), 'x'.repeat(10_000), 'a\u0000b', 'a\nb', '\u200b'])
      expect(await refused('so', key)).toMatchObject({ code: 'INVALID_INPUT', field: 'idempotencyKey', params: { problem: 'NOT_A_KEY' } });
    expect(await refused('so', 'Schlüssel '.repeat(20).slice(0, 200))).toMatchObject({ code: 'CHANGED_MEANWHILE' });
    const { json } = await ask('query ($q: String!) { named(word: $q) }', { q: 'a\u0000b' });
    expect(json.errors).toMatchObject([
      {
        message: 'Der Text enthält Zeichen, die nicht erlaubt sind.',
        extensions: { code: 'INVALID_INPUT', field: 'word', params: { problem: 'CONTROL_CHARACTER' } },
      },
    ]);
  });
});

describe('a stream', () => {
  const WATCH = 'subscription ($id: ID!) { hint(tenantId: $id) { hint version } }';

  async function open(from: Browser, address: string, tenantId: string) {
    const response = await from.fetch(`${address}/integration`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: WATCH, variables: { id: tenantId } }),
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let seen = '';
    return {
      response,
      /** The next event that has data; null at the end. */
      async next(): Promise<unknown> {
        for (;;) {
          const event = /event: next\ndata: (.*)\n\n/.exec(seen);
          if (event) {
            seen = seen.slice(event.index + event[0].length);
            return JSON.parse(event[1] ?? '');
          }
          const part = await reader?.read();
          if (!part || part.done) return null;
          seen += part.value;
        }
      },
      leave: () => reader?.cancel(),
    };
  }

  const notify = () =>
    house.world.database.write(house.world.scope(association), (writes) =>
      writes.notification.create({
        data: {
          ...{ tenantId: member.tenantId, id: house.world.newId(), associationId: association.associationId, userId: person.userId },
          ...{ topic: 'test', params: {}, link: 'x', createdAt: new Date(), mailState: 'none' },
        },
      }),
    );

  test('tells the state at the start and after each change, and ends when the asker leaves', async () => {
    const stream = await open(browser, person.address, member.tenantId);
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
    expect(await stream.next()).toMatchObject({ data: { hint: { version: expect.any(Number) } } });
    await notify();
    expect(await stream.next()).toMatchObject({ data: { hint: { version: expect.any(Number) } } });
    await stream.leave();
  });

  test('ends when the role is taken away, and when the session is ended', async () => {
    const other = await house.person(association, 'memberClerk', { member });
    const signedIn = await house.signedIn(other);
    const revoked = await open(signedIn.browser, other.address, member.tenantId);
    expect(await revoked.next()).not.toBeNull();
    await house.world.database.write(house.world.scope(association), (writes) =>
      writes.roleGrant.updateMany({ where: { userId: other.userId }, data: { validTo: new Date(addDays(businessDay(new Date()), -1)) } }),
    );
    expect(await revoked.next()).toBeNull();

    const third = await house.signedIn(person);
    const ended = await open(third.browser, person.address, member.tenantId);
    expect(await ended.next()).not.toBeNull();
    await third.browser.post('/auth/sign-out', {});
    expect(await ended.next()).toBeNull();
  });

  test.each([
    ['that is missing', {}],
    ['that is null', { id: null }],
    ['of another type', { id: { no: 'id' } }],
  ])('with a variable %s tells so by the code that programs know, and ends', async (_name, variables) => {
    const response = await browser.fetch(`${person.address}/integration`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: WATCH, variables }),
    });
    const told = await response.text();
    expect(told).toContain('"code":"VARIABLES_INVALID"');
    expect(told).toMatch(/"correlationId":"[0-9a-f-]{36}"/);
    expect(told).not.toContain('INTERNAL');
  });

  test('of a foreign row ends at once without a row', async () => {
    const stream = await open(browser, person.address, foreign.tenantId);
    expect(await stream.next()).toBeNull();
  });
});

test('headers: our own files only, no frame, no sniffing, hashed assets for ever, pages asked again', async () => {
  const page = await browser.ask('/a/any/page');
  expect(page).toMatchObject({ status: 200, text: expect.stringContaining('<!doctype html>') });
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toMatch(/unsafe|\*/);
  expect(Object.fromEntries(page.headers)).toMatchObject({
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
  });
  expect(page.headers.get('x-powered-by')).toBeNull();
  const asset = await browser.ask('/assets/main-abc123.js');
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(await browser.ask('/assets/old-000000.js')).toMatchObject({ status: 404, json: { code: 'NOT_FOUND' } });
  expect(await browser.ask('/nothing.js')).toMatchObject({ status: 404 });
  expect(await browser.ask('/health/raedy')).toMatchObject({ status: 404, json: { code: 'NOT_FOUND' } });
  expect((await browser.ask('/health/live')).json).toEqual({ status: 'live' });
  expect((await browser.ask('/health/ready')).json).toEqual({ status: 'ready', instance: 'this one' });
});
