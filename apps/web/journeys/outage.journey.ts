// SPDX-License-Identifier: EUPL-1.2
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStoppableHouse, type StoppableHouse } from '../../../tools/house/stoppable-house.ts';
import { codeAt } from './support/demo-people.ts';
import { startBrowser, type Visit, visit } from './support/index.ts';

const ADMINISTRATOR = 'erste@ausfall.example';
const PASSWORD = 'Wasserturm-Laternenpfahl-31';
const SOMEBODY = { name: 'Test Unterbrechung', email: 'zweite@ausfall.example', functionTitle: 'Abrechnung' };

let house: StoppableHouse;
let browser: Browser;
let visitor: Visit;
beforeAll(async () => {
  [house, browser] = await Promise.all([openStoppableHouse(), startBrowser()]);
  visitor = await visit(browser, { baseURL: house.address });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

async function found(): Promise<string> {
  const said = await house.verbund(
    ...['association', 'found', '--json', '--name', 'Zweckverband Ausfall', '--short-name', 'Ausfall'],
    ...['--centre-name', 'Rechenzentrum Ausfall', '--founded-on', '2020-01-01'],
    ...['--administrator-email', ADMINISTRATOR, '--administrator-name', 'Test Erste'],
  );
  return (JSON.parse(said) as { readonly link: string }).link;
}

/** The first administrator: password by the link, second factor at the first sign-in. */
async function settleIn(page: Page, link: string): Promise<void> {
  await page.goto(new URL(link).pathname);
  await page.getByLabel('Neues Passwort', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Neues Passwort noch einmal').fill(PASSWORD);
  await page.getByRole('button', { name: 'Passwort setzen' }).click();
  await page.waitForURL('**/sign-in');
  await page.getByLabel('E-Mail-Adresse').fill(ADMINISTRATOR);
  await page.getByLabel('Passwort', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  const secret = ((await page.locator('.vw-code').first().textContent()) ?? '').replaceAll(' ', '');
  await page.getByLabel('Sechsstelliger Code').fill(codeAt(secret, Date.now()));
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Ich habe die Codes notiert' }).click();
  await page.waitForURL('**/a/**');
}

interface Counts {
  readonly users: number;
  readonly accounts: number;
  readonly entries: number;
  readonly keys: number;
}

async function written(): Promise<Counts | undefined> {
  const [counts] = await house.ask<Counts>(`select
    (select count(*)::int from tenant_user where name = '${SOMEBODY.name}') as users,
    (select count(*)::int from account where email = '${SOMEBODY.email}') as accounts,
    (select count(*)::int from audit_entry where action = 'tenancy.inviteUser' and actor_account_id is not null) as entries,
    (select count(*)::int from idempotency_key) as keys`);
  return counts;
}

test('the database goes away in the middle of a click: it is said, what was typed stays, and the same click succeeds once', async () => {
  const { page } = visitor;
  await settleIn(page, await found());
  const home = new URL(page.url()).pathname;
  await page.goto(`${home}/administration/users`);
  await page.getByRole('button', { name: 'Benutzer einladen' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Benutzer einladen' });
  await dialog.getByLabel('Name', { exact: true }).fill(SOMEBODY.name);
  await dialog.getByLabel('E-Mail-Adresse').fill(SOMEBODY.email);
  await dialog.getByLabel('Funktion').fill(SOMEBODY.functionTitle);

  // The user is written, the entry of the audit is not: here it ends.
  const untilItWaits = await house.holdWrites('audit_entry');
  await dialog.getByRole('button', { name: 'Einladen' }).click();
  await untilItWaits();
  await house.stopDatabase();
  await dialog.getByText('Datenbank nicht erreichbar').waitFor();
  await dialog.getByText(/^Ihre Eingaben stehen noch da\..* vielleicht schon geschehen\. .* doppelt geschieht nichts\.$/).waitFor();
  expect(await dialog.getByLabel('Name', { exact: true }).inputValue()).toBe(SOMEBODY.name);
  expect(await dialog.getByLabel('E-Mail-Adresse').inputValue()).toBe(SOMEBODY.email);
  expect(await dialog.getByLabel('Funktion').inputValue()).toBe(SOMEBODY.functionTitle);

  // While it is away, the click says the same again.
  await dialog.getByRole('button', { name: 'Einladen' }).click();
  await dialog.getByText('Datenbank nicht erreichbar').waitFor();

  await house.startDatabase();
  expect(await written()).toEqual({ users: 0, accounts: 0, entries: 0, keys: 0 });
  await dialog.getByRole('button', { name: 'Einladen' }).click();
  await page.getByRole('heading', { level: 1, name: SOMEBODY.name }).waitFor();
  expect(await written()).toEqual({ users: 1, accounts: 1, entries: 1, keys: 1 });
  await page.getByText('Datenbank nicht erreichbar').waitFor({ state: 'detached' });
});
