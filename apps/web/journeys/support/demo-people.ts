// SPDX-License-Identifier: EUPL-1.2
import { createHmac } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { type Visit, visit } from './browser.ts';

interface DemoLogin {
  readonly email: string;
  readonly password: string;
  readonly totpSecret?: string;
}

const STEP_MS = 30_000;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The six digits of RFC 6238 for a moment, as the telephone of that person would show them. */
export function codeAt(secret: string, atMs: number): string {
  const bits = [...secret].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / STEP_MS)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0');
}

/** The person of the demo whose address begins so: 'abrechnung@', 'kaemmerei@huerth'. */
export function demoLogin(addressStart: string): DemoLogin {
  const logins = JSON.parse(process.env['HOUSE_LOGINS'] ?? '[]') as readonly DemoLogin[];
  const found = logins.find(({ email }) => email.startsWith(addressStart));
  if (!found) throw new Error(`Nobody in the demo has an address that begins with ${addressStart}`);
  return found;
}

export interface DemoVisit extends Visit {
  /** '/a/<association>/<body>' */
  readonly home: string;
}

/** A visitor of their own, signed in with the second factor if they have one, on their start page. */
export async function signInAs(browser: Browser, addressStart: string): Promise<DemoVisit> {
  const login = demoLogin(addressStart);
  const visitor = await visit(browser, { baseURL: process.env['HOUSE_URL'] ?? '' });
  const { page } = visitor;
  await page.goto('/sign-in');
  await page.getByLabel('E-Mail-Adresse').fill(login.email);
  await page.getByLabel('Passwort', { exact: true }).fill(login.password);
  await page.keyboard.press('Enter');
  if (login.totpSecret) await comeInWithCode(page, login.totpSecret);
  await page.waitForURL('**/a/**');
  // The browser notes that nobody was signed in, and a code that another journey used a moment ago: no faults of the pages.
  visitor.forget();
  return { ...visitor, home: new URL(page.url()).pathname.split('/').slice(0, 4).join('/') };
}

async function giveCode(page: Page, secret: string): Promise<void> {
  await page.getByLabel('Sechsstelliger Code').fill(codeAt(secret, Date.now()));
  await page.keyboard.press('Enter');
}

const nextCode = (page: Page): Promise<void> => page.waitForTimeout(STEP_MS - (Date.now() % STEP_MS) + 500);

/** A code is good once: who came in a moment ago, in another journey, waits for the next one. */
async function comeInWithCode(page: Page, secret: string): Promise<void> {
  await giveCode(page, secret);
  const isIn = page.waitForURL('**/a/**').then(() => true);
  const isUsed = page
    .getByRole('alert')
    .filter({ hasText: 'Der Code stimmt nicht' })
    .waitFor()
    .then(() => false);
  // Whichever does not come gives up by itself later on.
  for (const other of [isIn, isUsed]) other.catch(() => undefined);
  if (await Promise.race([isIn, isUsed])) return;
  await nextCode(page);
  await giveCode(page, secret);
}

/** Answers the question for a fresh second factor where it is asked; a code is good once, so the next one is awaited. */
export async function stepUpIfAsked(page: Page, addressStart: string, until: () => Promise<unknown>): Promise<void> {
  const { totpSecret } = demoLogin(addressStart);
  const done = until();
  const asked = page.getByLabel('Sechsstelliger Code').waitFor({ timeout: 60_000 });
  const first = await Promise.race([done.then(() => 'done'), asked.then(() => 'asked')]);
  asked.catch(() => undefined);
  if (first === 'asked' && totpSecret) {
    await nextCode(page);
    await giveCode(page, totpSecret);
  }
  await done;
}
