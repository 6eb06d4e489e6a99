// SPDX-License-Identifier: EUPL-1.2
import { addDays, businessDay } from '@kernel/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, PASSWORD, type TestHouse } from '../testing/test-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

describe('signing in', () => {
  test('a member signs in with a password and sees the own body with what may be done there', async () => {
    const association = await house.world.association();
    const [member] = association.members;
    if (!member) throw new Error('no member');
    const person = await house.person(association, 'memberClerk', { member });
    const browser = house.browser();
    expect(await browser.ask('/auth/session')).toMatchObject({ status: 200, json: null });
    const answer = await browser.post('/auth/sign-in', { email: ` ${person.email.toUpperCase()} `, password: PASSWORD });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      account: { id: person.accountId, email: person.email },
      secondFactor: 'none',
      bodies: [
        {
          associationId: association.associationId,
          associationName: expect.stringMatching(/^Testverband/),
          associationSlug: expect.any(String),
          tenantId: member.tenantId,
          tenantName: 'Bedburg',
          tenantSlug: 'bedburg',
          colour: 'green',
          side: 'member',
          userId: person.userId,
          userName: 'Petra Probe',
          functionTitle: 'Stelle 1',
          actions: ['files.read', 'files.store', 'toy.change', 'toy.read'],
          roles: [expect.stringMatching(/\S/)],
        },
      ],
      language: 'de',
      expiresAt: expect.any(String),
      demo: false,
    });
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('__Host-verbund='));
    expect(cookie).toMatch(/; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
    expect((await browser.ask('/auth/session')).json).toEqual(answer.json);
    expect(await browser.post('/auth/sign-out', {})).toMatchObject({ status: 200 });
    expect(browser.cookies.size).toBe(0);
  });

  test('refuses in the language that the page asks for, and in the language of the account once signed in', async () => {
    const association = await house.world.association();
    const [member] = association.members;
    if (!member) throw new Error('no member');
    const person = await house.person(association, 'memberClerk', { member });
    const browser = house.browser();
    const wrong = { email: person.email, password: 'wrong' };
    for (const [asked, said] of [
      ['en', 'E-mail address or password is wrong.'],
      ['en-GB,en;q=0.9,de;q=0.5', 'E-mail address or password is wrong.'],
      ['de', 'E-Mail-Adresse oder Passwort stimmen nicht.'],
      ['fr', 'E-Mail-Adresse oder Passwort stimmen nicht.'],
    ] as const) {
      const answer = await browser.post('/auth/sign-in', wrong, { 'accept-language': asked });
      expect(answer.json).toMatchObject({ code: 'WRONG_CREDENTIALS', message: said });
    }
    await browser.post('/auth/sign-in', { email: person.email, password: PASSWORD });
    expect((await browser.post('/auth/language', { language: 'en' })).status).toBe(200);
    const invalid = await browser.post('/auth/language', { language: 'fr' }, { 'accept-language': 'de' });
    expect(invalid.json).toMatchObject({ code: 'INVALID_INPUT', message: 'This input is not valid.' });
    expect(invalid.headers.get('content-language')).toBe('en');
  });

  test('a wrong password and an unknown address are one answer; after a few the wait begins, also for the right password', async () => {
    const association = await house.world.association();
    const person = await house.person(association, 'clerk');
    const browser = house.browser();
    const wrong = await browser.post('/auth/sign-in', { email: person.email, password: 'wrong' });
    const unknown = await browser.post('/auth/sign-in', { email: 'nobody@kommune.example', password: 'wrong' });
    for (const answer of [wrong, unknown]) {
      expect(answer.status).toBe(401);
      expect(answer.json).toMatchObject({ code: 'WRONG_CREDENTIALS' });
      expect(Object.keys(answer.json).sort()).toEqual(['code', 'correlationId', 'errors', 'message']);
    }
    for (let attempt = 0; attempt < 4; attempt += 1) await browser.post('/auth/sign-in', { email: person.email, password: 'wrong' });
    const throttled = await browser.post('/auth/sign-in', { email: person.email, password: PASSWORD });
    expect(throttled.status).toBe(429);
    expect(throttled.json).toMatchObject({ code: 'THROTTLED', retryAfterSeconds: expect.any(Number) });
    expect(throttled.headers.get('retry-after')).toBe(String(throttled.json.retryAfterSeconds));
  });

  test('what is no sign-in is refused with the field; without our header nothing is changed at all', async () => {
    const browser = house.browser();
    expect(await browser.post('/auth/sign-in', { email: 'a@b' })).toMatchObject({
      status: 400,
      json: { code: 'INVALID_INPUT', field: 'password' },
    });
    const broken = await browser.ask('/auth/sign-in', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } });
    expect(broken).toMatchObject({ status: 400, json: { code: 'NOT_JSON' } });
    const foreign = await browser.post('/auth/sign-in', { email: 'a@b', password: 'c' }, { 'x-verbund': '' });
    expect(foreign).toMatchObject({ status: 403, json: { code: 'HEADER_MISSING', params: { header: 'x-verbund' } } });
  });
});

test('the log has one line for each request to /auth, with its whole path and nothing of the person', async () => {
  const association = await house.world.association();
  const person = await house.person(association, 'clerk');
  const [name = ''] = person.email.split('@');
  const browser = house.browser();
  house.log.length = 0;
  await browser.post('/auth/sign-in', { email: person.email, password: 'quite-wrong' });
  await browser.post('/auth/sign-in', { email: person.email, password: PASSWORD });
  await browser.ask(`/auth/session?email=${person.email}`);
  await browser.ask(`/auth/${person.email}`);
  await browser.ask(`/auth/sessions/Petra%20Probe`, { method: 'DELETE' });
  const lines = () => house.log.map((line) => JSON.parse(line)).filter(({ path }) => typeof path === 'string');
  await expect.poll(() => lines().length).toBe(5);
  expect(lines().map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
    'POST /auth/sign-in 401',
    'POST /auth/sign-in 200',
    'GET /auth/session 200',
    expect.stringMatching(/^GET \/auth\/… \d+$/),
    expect.stringMatching(/^DELETE \/auth\/sessions\/… \d+$/),
  ]);
  const all = house.log.join('\n');
  for (const personal of [name, 'kommune.example', 'Petra', 'Probe', 'quite-wrong', PASSWORD]) expect(all).not.toContain(personal);
});

describe('a request that was made to do harm', () => {
  test('texts with control characters are no input at any of the doors', async () => {
    const browser = house.browser();
    const answer = await browser.post('/auth/sign-in', { email: 'a\u0000@b', password: 'c' });
    expect(answer).toMatchObject({ status: 400, json: { code: 'INVALID_INPUT', field: 'email' } });
    const half = await browser.post('/auth/sign-in', { email: 'a@b', password: 'c\ud800' });
    expect(half).toMatchObject({ status: 400, json: { code: 'INVALID_INPUT', field: 'password' } });
  });

  test('of a page of another origin is refused, though it brings our header', async () => {
    const host = new URL((await house.browser().fetch('/health/live')).url).host;
    const out = (headers: Record<string, string>) => house.browser().post('/auth/sign-out', {}, headers);
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://localhost:1' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: `http://${host}`, 'sec-fetch-site': 'cross-site' },
    ])
      expect(await out(headers)).toMatchObject({ status: 403, json: { code: 'FOREIGN_ORIGIN' } });
    for (const headers of [{ origin: 'http://localhost' }, { origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }, {}])
      expect(await out(headers)).toMatchObject({ status: 200 });
  });
});

describe('the second factor', () => {
  test("the centre's staff set it up at the first sign-in; until then nothing is open", async () => {
    const person = await house.person(await house.world.association(), 'clerk');
    const browser = house.browser();
    const first = await browser.post('/auth/sign-in', { email: person.email, password: PASSWORD });
    expect(first.json).toMatchObject({ secondFactor: 'enrolmentNeeded', bodies: [] });
    expect(await browser.graphql(person.address, '{ hints { total } }')).toMatchObject({
      status: 401,
      json: { code: 'SECOND_FACTOR_SETUP_NEEDED' },
    });
    expect(await browser.post('/auth/totp/confirm', { code: '123456' })).toMatchObject({ status: 409, json: { code: 'ENROLMENT_ENDED' } });
    const enrolled = await browser.post('/auth/totp/enrol', {});
    expect(enrolled.json).toEqual({ secret: expect.stringMatching(/^[A-Z2-7]{32}$/), uri: expect.stringContaining('otpauth://totp/') });
    const code = house.code(enrolled.json.secret);
    const confirmed = await browser.post('/auth/totp/confirm', { code });
    expect(confirmed.json).toMatchObject({ secondFactor: 'fresh', bodies: [{ side: 'centre' }] });
    expect(confirmed.json.recoveryCodes).toHaveLength(10);
    expect([...browser.cookies.keys()]).toEqual(['__Host-verbund']);
    expect((await browser.graphql(person.address, '{ hints { total } }')).json).toEqual({ data: { hints: { total: 4 } } });

    const again = house.browser();
    expect((await again.post('/auth/sign-in', { email: person.email, password: PASSWORD })).json).toMatchObject({
      secondFactor: 'required',
      bodies: [],
    });
    const replayed = await again.post('/auth/totp', { code });
    expect(replayed).toMatchObject({ status: 400, json: { code: 'WRONG_CODE', params: { reason: 'SECOND_FACTOR_ALREADY_USED' } } });
    const before = again.copy();
    expect((await again.post('/auth/totp', { code: house.code(enrolled.json.secret) })).json).toMatchObject({ secondFactor: 'fresh' });
    expect(await before.ask('/auth/session')).toMatchObject({ status: 200, json: null });
    const lost = house.browser();
    await lost.post('/auth/sign-in', { email: person.email, password: PASSWORD });
    expect((await lost.post('/auth/totp', { code: confirmed.json.recoveryCodes[0] })).json).toMatchObject({ secondFactor: 'done' });
  });

  test('is set up with the password: at the sign-in, or asked for again when that is longer ago', async () => {
    const association = await house.world.association();
    const [member] = association.members;
    const person = await house.person(association, 'memberClerk', member ? { member } : {});
    const { browser } = await house.signedIn(person);
    house.clock.offsetMs += 6 * 60_000;
    const enrol = (body: object) => browser.post('/auth/totp/enrol', body);
    expect(await enrol({})).toMatchObject({ status: 403, json: { code: 'PASSWORD_NEEDED', message: expect.any(String) } });
    expect(browser.cookies.has('__Host-verbund-setup')).toBe(false);
    expect(await enrol({ password: 'wrong' })).toMatchObject({ status: 400, json: { code: 'WRONG_CREDENTIALS' } });
    const { secret } = (await enrol({ password: PASSWORD })).json;
    expect((await browser.post('/auth/totp/confirm', { code: house.code(secret) })).json).toMatchObject({ secondFactor: 'fresh' });
  });

  test('until it is given, nobody is signed out elsewhere', async () => {
    const person = await house.person(await house.world.association(), 'clerk');
    const { browser } = await house.signedIn(person);
    const waiting = house.browser();
    await waiting.post('/auth/sign-in', { email: person.email, password: PASSWORD });
    const refused = await waiting.post('/auth/sign-out-everywhere', {});
    expect(refused).toMatchObject({ status: 403, json: { code: 'SECOND_FACTOR_REQUIRED' } });
    expect((await browser.ask('/auth/session')).json).toMatchObject({ account: { email: person.email } });
    expect((await waiting.ask('/auth/session')).json).toMatchObject({ secondFactor: 'required' });
  });

  test('a step-up makes it fresh again for five minutes', async () => {
    const person = await house.person(await house.world.association(), 'clerk');
    const { browser, secret } = await house.signedIn(person);
    house.clock.offsetMs += 6 * 60_000;
    expect((await browser.ask('/auth/session')).json).toMatchObject({ secondFactor: 'done' });
    expect(await browser.post('/auth/step-up', { code: '000000' })).toMatchObject({ status: 400, json: { code: 'WRONG_CODE' } });
    const before = browser.copy();
    expect((await browser.post('/auth/step-up', { code: house.code(secret ?? '') })).json).toMatchObject({ secondFactor: 'fresh' });
    expect(await before.ask('/auth/session')).toMatchObject({ status: 200, json: null });
  });
});

describe('the own account', () => {
  test('signing out everywhere ends every session at its next request; one session can be ended by itself', async () => {
    const association = await house.world.association();
    const [member] = association.members;
    const person = await house.person(association, 'memberClerk', member ? { member } : {});
    const [one, two, three] = [await house.signedIn(person), await house.signedIn(person), await house.signedIn(person)];
    const { sessions } = (await one.browser.ask('/auth/sessions')).json;
    expect(sessions).toHaveLength(3);
    expect(sessions.filter((session: { current: boolean }) => session.current)).toHaveLength(1);
    const other = sessions.find((session: { current: boolean }) => !session.current);
    expect(await one.browser.ask(`/auth/sessions/${other.id}`, { method: 'DELETE' })).toMatchObject({ status: 200 });
    expect(await one.browser.ask(`/auth/sessions/${other.id}`, { method: 'DELETE' })).toMatchObject({ status: 404 });
    expect((await one.browser.post('/auth/sign-out-everywhere', {})).json).toEqual({ revoked: 2 });
    for (const { browser } of [one, two, three]) expect(await browser.ask('/auth/session')).toMatchObject({ status: 200, json: null });
  });

  test('a new password needs the present one, is a good one, and renews the session; the language stays', async () => {
    const association = await house.world.association();
    const [member] = association.members;
    const person = await house.person(association, 'memberClerk', member ? { member } : {});
    const { browser } = await house.signedIn(person);
    const other = await house.signedIn(person);
    const wrong = await browser.post('/auth/password', { current: 'wrong', next: 'Neue Pappel 77 am Teich' });
    expect(wrong).toMatchObject({ status: 400, json: { code: 'WRONG_CREDENTIALS' } });
    const weak = await browser.post('/auth/password', { current: PASSWORD, next: 'kurz' });
    expect(weak).toMatchObject({ status: 400, json: { code: 'WEAK_PASSWORD', params: { reason: 'PASSWORD_TOO_SHORT' } } });
    expect(await browser.post('/auth/password', { current: PASSWORD, next: 'Neue Pappel 77 am Teich' })).toMatchObject({ status: 200 });
    expect(await other.browser.ask('/auth/session')).toMatchObject({ status: 200, json: null });
    expect(await browser.post('/auth/language', { language: 'en' })).toMatchObject({ status: 200 });
    expect((await browser.ask('/auth/session')).json).toMatchObject({ language: 'en' });
    expect(await browser.post('/auth/language', { language: 'fr' })).toMatchObject({ status: 400, json: { field: 'language' } });
  });

  test('an invitation that was used, or never was, is one answer', async () => {
    const browser = house.browser();
    const answer = await browser.post('/auth/invitation', { token: 'x'.repeat(43), password: PASSWORD });
    expect(answer).toMatchObject({ status: 410, json: { code: 'INVITATION_INVALID' } });
  });
});

describe('the body in the address', () => {
  const HINTS = '{ hints { total } }';

  test('a foreign body, an unknown one and one whose role has ended are the same 404', async () => {
    const association = await house.world.association();
    const [own, foreign] = association.members;
    if (!own || !foreign) throw new Error('members are missing');
    const person = await house.person(association, 'memberClerk', { member: own, validTo: businessDay(new Date()) });
    const { browser } = await house.signedIn(person);
    expect((await browser.graphql(person.address, HINTS)).json).toEqual({ data: { hints: { total: 1 } } });
    for (const address of [person.address.replace('bedburg', 'bergheim'), person.address.replace('bedburg', 'zentrum'), '/a/none/none']) {
      expect(await browser.graphql(address, HINTS)).toMatchObject({ status: 404, json: { code: 'NOT_FOUND' } });
    }
    const scope = house.world.scope(association);
    const yesterday = new Date(addDays(businessDay(new Date()), -1));
    await house.world.database.write(scope, (writes) =>
      writes.roleGrant.updateMany({ where: { userId: person.userId }, data: { validTo: yesterday } }),
    );
    expect(await browser.graphql(person.address, HINTS)).toMatchObject({ status: 404 });
    expect((await browser.ask('/auth/session')).json.bodies).toEqual([]);
  });

  test("an auditor's role without an end, or too long, counts nothing", async () => {
    const association = await house.world.association();
    const endless = await house.signedIn(await house.person(association, 'auditor'));
    expect((await endless.browser.ask('/auth/session')).json.bodies).toEqual([]);
    const timed = await house.person(association, 'auditor', { validTo: addDays(businessDay(new Date()), 100) });
    const { browser } = await house.signedIn(timed);
    expect((await browser.ask('/auth/session')).json.bodies).toMatchObject([{ actions: ['files.read', 'toy.read'] }]);
  });
});
