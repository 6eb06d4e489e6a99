// SPDX-License-Identifier: EUPL-1.2
import { createServer, type Server } from 'node:net';
import { type Instant, unwrap } from '@kernel/core';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import {
  ACCOUNT_MAILS,
  type AccountMailTopic,
  classifyFailure,
  createMailboxMailer,
  createSmtpMailer,
  deliverMail,
  linkTo,
  type Mail,
  type Mailer,
  type MailQueue,
  type MailRecord,
  mailRetryDelayMs,
  messageIdOf,
  parseSmtpUrl,
} from './index.ts';

const ID = '0195a1b2-0000-7000-8000-000000000001';
const AT = '2026-01-05T08:00:00.000Z' as Instant;
const OPTIONS = { catalogue: ACCOUNT_MAILS, publicUrl: 'https://verbund.example/', from: 'verbund@zv.example' };
const MAIL: Mail<AccountMailTopic> = {
  notificationId: ID,
  to: 'erika@stadt.example',
  topic: 'account.passwordChanged',
  language: 'de',
  path: `/konto/sitzungen?hinweis=${ID}`,
};

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

interface Received {
  from: string;
  to: string[];
  raw: string;
}

/** A real SMTP server on loopback; answers its address and what it received. */
async function smtpServer(options: SMTPServerOptions = {}): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString(),
        });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  ends.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { url: `smtp://127.0.0.1:${portOf(server.server)}`, received };
}

const portOf = (server: Pick<Server, 'address'>): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};
const mailer = (url: string): Mailer<AccountMailTopic> => {
  const made = createSmtpMailer(unwrap(parseSmtpUrl(url)), OPTIONS);
  ends.push(async () => made.close());
  return made;
};
const refuse = (responseCode: number) => Object.assign(new Error('no'), { responseCode });
const headersOf = (raw: string): Record<string, string> => {
  const [head = ''] = raw.split('\r\n\r\n');
  return Object.fromEntries(
    head
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
};
const bodyOf = (raw: string): string => {
  const bytes = raw.slice(raw.indexOf('\r\n\r\n') + 4).replace(/=\r\n/g, '');
  return Buffer.from(
    bytes.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
};

describe('a mail through a real server', () => {
  it('arrives as plain text that says only that something is there', async () => {
    const { url, received } = await smtpServer();
    expect(await mailer(url).send(MAIL)).toEqual({ outcome: 'sent', messageId: `<${ID}@zv.example>` });
    const [mail] = received;
    expect([mail?.from, mail?.to]).toEqual(['verbund@zv.example', ['erika@stadt.example']]);
    const headers = headersOf(mail?.raw ?? '');
    expect(headers).toMatchObject({
      'auto-submitted': 'auto-generated',
      'message-id': `<${ID}@zv.example>`,
      'content-type': 'text/plain; charset=utf-8',
      'content-transfer-encoding': 'quoted-printable',
      'content-language': 'de',
      from: 'verbund@zv.example',
    });
    expect(headers).not.toHaveProperty('x-mailer');
    const body = bodyOf(mail?.raw ?? '');
    expect(body).toContain('das Passwort Ihres Zugangs wurde geändert.');
    expect(body).toContain(`https://verbund.example/konto/sitzungen?hinweis=${ID}`);
    expect(body + headers.subject).not.toMatch(/erika|stadt\.example/i);
  });

  it('has the same Message-ID when it is sent again', async () => {
    const { url, received } = await smtpServer();
    await mailer(url).send(MAIL);
    await mailer(url).send({ ...MAIL, language: 'en' });
    expect(received.map(({ raw }) => headersOf(raw)['message-id'])).toEqual([`<${ID}@zv.example>`, `<${ID}@zv.example>`]);
  });

  it.each([
    ['550 at the recipient', { onRcptTo: (_: unknown, __: unknown, done: (error: Error) => void) => done(refuse(550)) }, 'refused', 550],
    ['451 at the recipient', { onRcptTo: (_: unknown, __: unknown, done: (error: Error) => void) => done(refuse(451)) }, 'retry', 451],
    ['553 at the sender', { onMailFrom: (_: unknown, __: unknown, done: (error: Error) => void) => done(refuse(553)) }, 'refused', 553],
    ['421 at the greeting', { onConnect: (_: unknown, done: (error: Error) => void) => done(refuse(421)) }, 'retry', 421],
    ['554 at the greeting', { onConnect: (_: unknown, done: (error: Error) => void) => done(refuse(554)) }, 'retry', 554],
  ] as [string, SMTPServerOptions, string, number][])('%s', async (_, options, outcome, responseCode) => {
    const { url, received } = await smtpServer(options);
    expect(await mailer(url).send(MAIL)).toMatchObject({ outcome, responseCode });
    expect(received).toEqual([]);
  });

  it.each([
    [552, 'refused'],
    [452, 'retry'],
  ])('%i after the message', async (code, outcome) => {
    const { url } = await smtpServer({
      onData(stream, _, done) {
        stream.resume();
        stream.on('end', () => done(refuse(code)));
      },
    });
    expect(await mailer(url).send(MAIL)).toMatchObject({ outcome, responseCode: code });
  });

  it('a wrong login is the operator’s to put right, so the mail waits', async () => {
    const login = { authOptional: false, disabledCommands: ['STARTTLS'], allowInsecureAuth: true };
    const { url, received } = await smtpServer({
      ...login,
      onAuth: ({ username, password }, _, done) =>
        username === 'zv' && password === 'p@ss' ? done(null, { user: 'zv' }) : done(refuse(535)),
    });
    expect(await mailer(url.replace('//', '//zv:wrong@')).send(MAIL)).toMatchObject({ outcome: 'retry', code: 'EAUTH', responseCode: 535 });
    expect(await mailer(url.replace('//', '//zv:p%40ss@')).send(MAIL)).toMatchObject({ outcome: 'sent' });
    expect(received).toHaveLength(1);
  });

  it('nobody listening, or somebody who hangs up, means later', async () => {
    const deaf = createServer((socket) => socket.end());
    await new Promise<void>((resolve) => {
      deaf.listen(0, '127.0.0.1', () => resolve());
    });
    const port = portOf(deaf);
    expect(await mailer(`smtp://127.0.0.1:${port}`).send(MAIL)).toMatchObject({ outcome: 'retry', responseCode: null });
    await new Promise((resolve) => deaf.close(resolve));
    expect(await mailer(`smtp://127.0.0.1:${port}`).send(MAIL)).toMatchObject({ outcome: 'retry', responseCode: null });
  });

  it('goes to no other than loopback without TLS', async () => {
    const { url, received } = await smtpServer();
    const elsewhere = createSmtpMailer({ ...unwrap(parseSmtpUrl(url)), requireTls: true }, OPTIONS);
    ends.push(async () => elsewhere.close());
    expect(await elsewhere.send(MAIL)).toMatchObject({ outcome: 'retry' });
    expect(received).toEqual([]);
  });

  it('lets no address smuggle a header or a second recipient in', async () => {
    const { url, received } = await smtpServer();
    for (const to of ['a@b.example\r\nBcc: c@d.example', 'a@b.example, c@d.example', '"x" <a@b.example>', 'nobody', '']) {
      expect(await mailer(url).send({ ...MAIL, to })).toEqual({ outcome: 'refused', code: 'ADDRESS_MALFORMED', responseCode: null });
    }
    expect(received).toEqual([]);
  });
});

describe('the link', () => {
  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'konto', '', '/a\nb', '/a b', 'javascript:alert(1)'])(
    '%j is none',
    (path) => {
      expect(() => linkTo('https://verbund.example', path)).toThrow('invariant');
    },
  );
  it('keeps ids and fragments', () => {
    expect(linkTo('https://verbund.example', '/einladung#geheim')).toBe('https://verbund.example/einladung#geheim');
  });
  it('a notification without a uuid has no Message-ID', () => {
    expect(() => messageIdOf('1>\r\nX: y', 'a@b.example')).toThrow('invariant');
  });
});

describe('SMTP_URL', () => {
  it.each([
    ['smtp://mail.example', { host: 'mail.example', port: 587, secure: false, requireTls: true, auth: null }],
    [
      'smtps://u%40x:p%3Aw@mail.example',
      { host: 'mail.example', port: 465, secure: true, requireTls: false, auth: { user: 'u@x', pass: 'p:w' } },
    ],
    ['smtp://localhost:2525', { host: 'localhost', port: 2525, secure: false, requireTls: false, auth: null }],
    ['smtp://[::1]:25', { host: '::1', port: 25, secure: false, requireTls: false, auth: null }],
    ['smtp://127.0.0.1.evil.example', { host: '127.0.0.1.evil.example', port: 587, secure: false, requireTls: true, auth: null }],
  ])('%s', (text, settings) => expect(parseSmtpUrl(text)).toEqual({ ok: true, value: settings }));
  it.each([
    ['mail.example', 'SMTP_URL_MALFORMED'],
    ['smtp://', 'SMTP_URL_MALFORMED'],
    ['https://mail.example', 'SMTP_URL_OTHER_PROTOCOL'],
  ])('%s is refused', (text, code) => expect(parseSmtpUrl(text)).toMatchObject({ ok: false, error: { code, field: 'SMTP_URL' } }));
});

describe('failures', () => {
  it.each([
    [{ code: 'EENVELOPE', responseCode: 550 }, 'refused'],
    [{ code: 'EENVELOPE', responseCode: 450 }, 'retry'],
    [{ code: 'EMESSAGE', responseCode: 554 }, 'refused'],
    [{ code: 'EAUTH', responseCode: 535 }, 'retry'],
    [{ code: 'ETLS' }, 'retry'],
    [new Error('something else'), 'retry'],
    [null, 'retry'],
  ])('%j', (error, outcome) => expect(classifyFailure(error).outcome).toBe(outcome));
  it('are tried again for about a day, then no more', () => {
    const waits = Array.from({ length: 9 }, (_, i) => mailRetryDelayMs(i + 1));
    const minutes = waits.map((ms) => (ms === null ? null : ms / 60_000));
    expect(minutes).toEqual([1, 5, 15, 60, 240, 480, 480, null, null]);
  });
});

describe('delivering', () => {
  const settled: [string, string, string | null][] = [];
  const queue: MailQueue<AccountMailTopic> = {
    findWaitingMail: async (id) => (settled.some(([done]) => done === id) ? null : MAIL),
    settleMail: async (id, state, { code }) => {
      settled.push([id, state, code]);
    },
  };
  afterEach(() => {
    settled.length = 0;
  });
  const now = () => AT;

  it('sends once, whatever the worker repeats', async () => {
    const { url, received } = await smtpServer();
    const parts = { queue, mailer: mailer(url), now };
    expect([await deliverMail(parts, ID, 0), await deliverMail(parts, ID, 0)]).toEqual([{ state: 'sent' }, { state: 'nothing_to_do' }]);
    expect(received).toHaveLength(1);
    expect(settled).toEqual([[ID, 'sent', null]]);
  });

  it('waits on what may pass, gives up in the end, and at once on what will not', async () => {
    const later = await smtpServer({ onRcptTo: (_, __, done) => done(refuse(451)) });
    const parts = { queue, mailer: mailer(later.url), now };
    expect(await deliverMail(parts, ID, 0)).toEqual({ state: 'retry', afterMs: 60_000, code: 'EENVELOPE 451' });
    expect(settled).toEqual([]);
    expect(await deliverMail(parts, ID, 7)).toEqual({ state: 'failed', code: 'EENVELOPE 451' });
    settled.length = 0;
    const never = await smtpServer({ onRcptTo: (_, __, done) => done(refuse(550)) });
    expect(await deliverMail({ ...parts, mailer: mailer(never.url) }, ID, 0)).toEqual({ state: 'failed', code: 'EENVELOPE 550' });
    expect(settled).toEqual([[ID, 'failed', 'EENVELOPE 550']]);
  });
});

describe('the mailbox of the app', () => {
  it('holds the mail as it would have gone out', async () => {
    const records: MailRecord[] = [];
    const box = createMailboxMailer({ record: async (mail) => void records.push(mail) }, { ...OPTIONS, now: () => AT });
    expect(await box.send(MAIL)).toEqual({ outcome: 'sent', messageId: `<${ID}@zv.example>` });
    expect(records).toEqual([
      expect.objectContaining({
        notificationId: ID,
        to: MAIL.to,
        subject: 'Ihr Passwort wurde geändert',
        messageId: `<${ID}@zv.example>`,
        at: AT,
      }),
    ]);
    expect(records[0]?.text).toContain('https://verbund.example/konto/sitzungen');
  });
});

describe('the catalogue', () => {
  it('has whole sentences without gaps, in both languages', () => {
    for (const languages of Object.values(ACCOUNT_MAILS)) {
      expect(Object.keys(languages)).toEqual(['de', 'en']);
      for (const { subject, lines } of Object.values(languages)) {
        expect(subject.length).toBeGreaterThan(10);
        expect(subject.length).toBeLessThan(70);
        expect([subject, ...lines].join('\n')).not.toMatch(/[{}$%]/);
      }
    }
  });
});
