// SPDX-License-Identifier: EUPL-1.2
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gateway, gatewayAnswer, type SessionState } from './support/fake-gateway.ts';
import { axeCheck, overflowsSideways, type StaticWeb, serveBuiltWeb, setTheme, startBrowser, type Visit, visit } from './support/index.ts';

let web: StaticWeb;
let browser: Browser;
beforeAll(async () => {
  [web, browser] = await Promise.all([serveBuiltWeb(gatewayAnswer), startBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await web?.stop();
});

const SHOTS = process.env['SCREENSHOTS'];
async function shot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: !name.startsWith('over') });
}

async function open(path: string, options: { readonly width?: number; readonly as?: SessionState } = {}): Promise<Visit> {
  gateway.state = options.as ?? 'in';
  gateway.steppedUp = false;
  const visitor = await visit(browser, { baseURL: web.url, ...(options.width ? { width: options.width } : {}) });
  await visitor.page.goto(path);
  await visitor.page.waitForSelector('h1');
  return visitor;
}

describe('every component', () => {
  test('has no axe problem in either theme, and nothing breaks the policy', async () => {
    const { page, context, problems } = await open('/gallery');
    await axeCheck(page);
    await shot(page, 'gallery-dark');
    await setTheme(page, 'light');
    await shot(page, 'gallery-light');
    expect(problems).toEqual([]);
    await context.close();
  });

  test('reflows at 320 px', async () => {
    const { page, context } = await open('/gallery', { width: 320 });
    expect(await overflowsSideways(page)).toBe(false);
    await shot(page, 'gallery-320');
    await context.close();
  });

  test('menus, dialogs, the calendar and lists are readable when open', async () => {
    const { page, context } = await open('/gallery');
    for (const [name, press, closed] of [
      ['menu', () => page.getByRole('button', { name: 'Aktionen', exact: true }).click(), '[role=menu]'],
      ['dialog', () => page.getByRole('button', { name: 'Fenster' }).click(), '[role=dialog]'],
      ['confirm', () => page.getByRole('button', { name: 'Bestätigung' }).click(), '[role=alertdialog]'],
      ['palette', () => page.getByRole('button', { name: 'Palette' }).click(), '[role=dialog]'],
      ['calendar', () => page.getByRole('button', { name: /Kalender öffnen/ }).click(), '[role=dialog]'],
      ['combobox', () => page.getByRole('combobox', { name: /Leistung/ }).click(), '[role=listbox]'],
    ] as const) {
      await press();
      await page.waitForSelector(closed);
      // While its list is open, React Aria hides all but the input and the list from screen readers, and Tab closes it first.
      await axeCheck(page, name === 'combobox' ? { allowed: ['aria-hidden-focus', 'region', 'page-has-heading-one'] } : {});
      await shot(page, `over-${name}-dark`);
      await setTheme(page, 'light');
      await shot(page, `over-${name}`);
      await page.keyboard.press('Escape');
      await page.waitForSelector(closed, { state: 'detached' });
    }
    await context.close();
  });

  test('a table: keyboard, range, a window of many rows with their numbers', async () => {
    const { page, context } = await open('/gallery');
    await page.locator('tr[data-index="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    await expect.poll(() => page.getByText('3 Zeilen ausgewählt').count()).toBe(1);
    await page.getByRole('checkbox', { name: 'Anfrage 2026-0407 auswählen' }).click({ modifiers: ['Shift'] });
    await expect.poll(() => page.locator('.vw-bulk strong').textContent()).toBe('7 Zeilen ausgewählt');
    await page.getByRole('button', { name: 'Weitere laden' }).click();
    await page.getByText('108 von 2.400 Zeilen').waitFor();
    await expect.poll(() => page.locator('tbody tr[data-index]').count()).toBeLessThan(80);
    expect(await page.locator('table').getAttribute('aria-rowcount')).toBe('2401');
    await page.locator('tr[data-index="3"]').focus();
    await page.keyboard.press('End');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex'))).toBe('109');
    await context.close();
  });

  test('an amount with three decimals is refused where it is typed, dates and durations are completed', async () => {
    const { page, context } = await open('/gallery');
    const date = page.getByLabel('Gewünscht bis', { exact: true });
    await date.fill('24.12.2026');
    await page.keyboard.press('Tab');
    expect(await date.inputValue()).toBe('24.12.2026');
    const duration = page.getByLabel('Dauer', { exact: true });
    await duration.fill('90m');
    await page.keyboard.press('Tab');
    await expect.poll(() => duration.inputValue()).toBe('1:30');
    expect(await page.getByLabel('Betrag', { exact: true }).getAttribute('aria-invalid')).toBe('true');
    await context.close();
  });

  test('undo is offered for a while and said aloud', async () => {
    const { page, context } = await open('/gallery');
    await page.getByRole('button', { name: 'Meldung' }).click();
    await expect.poll(() => page.getByRole('status').filter({ hasText: 'Noch 10 Sekunden' }).count()).toBe(1);
    await page.getByRole('button', { name: /Rückgängig/ }).click();
    await expect.poll(() => page.getByText('Rückgängig gemacht.').count()).toBeGreaterThan(0);
    await context.close();
  });
});

describe('signing in', () => {
  test('wrong password, too many attempts, then the second factor and the page that was wanted', async () => {
    const { page, context } = await open('/a/musterland/musterau', { as: 'out' });
    await axeCheck(page);
    await shot(page, 'sign-in-dark');
    await setTheme(page, 'light');
    await shot(page, 'sign-in');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('email');
    await page.getByLabel('E-Mail-Adresse').fill('erika@beispiel.example');
    for (const [password, message] of [
      ['falsch', 'stimmen nicht'],
      ['zu oft', '30 Sekunden'],
    ] as const) {
      await page.getByLabel('Passwort', { exact: true }).fill(password);
      await page.keyboard.press('Enter');
      await page.getByRole('alert').filter({ hasText: message }).waitFor();
    }
    await page.getByLabel('Passwort', { exact: true }).fill('richtig');
    await page.keyboard.press('Enter');
    await page.getByLabel('Sechsstelliger Code').fill('000 000');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Code stimmt nicht' }).waitFor();
    await axeCheck(page);
    await page.getByLabel('Sechsstelliger Code').fill('123 456');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/a/musterland/musterau');
    await page.getByRole('heading', { level: 1, name: 'Was auf Sie wartet' }).waitFor();
    await context.close();
  });

  test('a second factor is set up with a picture and a text', async () => {
    const { page, context } = await open('/sign-in', { as: 'enrol' });
    await page.getByRole('img', { name: /QR-Code/ }).waitFor();
    await page.getByText('JBSW Y3DP EHPK 3PXP').waitFor();
    await axeCheck(page);
    await shot(page, 'enrolment');
    await context.close();
  });

  test('a second factor is renewed with a fresh code and the password', async () => {
    const { page, context } = await open('/account', { as: 'in' });
    await page.getByRole('button', { name: 'Neu einrichten' }).click();
    await page.getByLabel('Sechsstelliger Code').fill('123456');
    await page.keyboard.press('Enter');
    const password = page.getByLabel('Jetziges Passwort').last();
    await page.getByText('Geben Sie zuerst noch einmal Ihr Passwort ein').waitFor();
    await axeCheck(page);
    await password.fill('falsch');
    await page.keyboard.press('Enter');
    await page.getByText('Das Passwort stimmt nicht.').waitFor();
    await shot(page, 'enrolment-password');
    await password.fill('richtig');
    await page.keyboard.press('Enter');
    await page.getByText('JBSW Y3DP EHPK 3PXP').waitFor();
    await context.close();
  });

  test('a link to another host does not lead away', async () => {
    const { page, context } = await open('/sign-in?redirect=%2F%2Fevil.example', { as: 'in' });
    await page.waitForURL('**/a/musterland/zentrale');
    await context.close();
  });
});

describe('the shell', () => {
  test('shows for whom one acts, is readable, reflows, and leads to another body by keyboard', async () => {
    const { page, context, problems } = await open('/a/musterland/zentrale');
    await axeCheck(page);
    await shot(page, 'shell-dark');
    await setTheme(page, 'light');
    await shot(page, 'shell');
    await page.getByRole('button', { name: /Sie handeln für/ }).press('Enter');
    await page.getByRole('menuitemradio', { name: /Stadt Musterau/ }).press('Enter');
    await page.waitForURL('**/a/musterland/musterau');
    await expect.poll(() => page.getByRole('button', { name: /Sie handeln für.*Musterau/ }).count()).toBe(1);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await overflowsSideways(page)).toBe(false);
    await shot(page, 'shell-320');
    expect(problems).toEqual([]);
    await context.close();
  });

  test('Ctrl+K, the sheet of shortcuts, the switch of single keys, and English', async () => {
    const { page, context } = await open('/a/musterland/zentrale');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('english');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'What waits for you' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.keyboard.press('?');
    await page.getByLabel('Use single keys as shortcuts').click();
    await axeCheck(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await context.close();
  });

  test('a session that ends is taken up again over the page', async () => {
    const { page, context } = await open('/a/musterland/zentrale', { as: 'short' });
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    const inner = gateway.state;
    expect(inner).toBe('short');
    gateway.state = 'out';
    await page.getByRole('alertdialog', { name: 'Ihre Sitzung ist abgelaufen' }).waitFor();
    await axeCheck(page);
    await shot(page, 'over-expired');
    gateway.state = 'short';
    await page.getByLabel('Passwort', { exact: true }).fill('richtig');
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
    await context.close();
  });

  test('without a connection a banner says so and goes when it is back', async () => {
    const { page, context } = await open('/a/musterland/zentrale');
    gateway.databaseDown = true;
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await page.getByRole('alert').filter({ hasText: 'Datenbank nicht erreichbar' }).waitFor();
    await axeCheck(page);
    gateway.databaseDown = false;
    await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await context.close();
  });

  test.each([
    ['/a/musterland/fremd', 'Diese Seite gibt es nicht'],
    ['/a/musterland/zentrale/nichts', 'Diese Seite gibt es nicht'],
    ['/account', 'Konto und Sicherheit'],
    ['/accessibility', 'Erklärung zur Barrierefreiheit'],
    ['/invitation/abc', 'Willkommen bei Verbundwerk'],
  ])('%s', async (path, heading) => {
    const { page, context } = await open(path);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await axeCheck(page);
    await shot(page, `page${path.replaceAll('/', '-')}`);
    await context.close();
  });
});
