// SPDX-License-Identifier: EUPL-1.2
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoVisit, signInAs } from './support/demo-people.ts';
import { axeCheck, overflowsSideways, startBrowser } from './support/index.ts';

const FINANCE = 'abrechnung@';
const RELEASER = 'freigabe@zentrum';
const TREASURER = 'kaemmerei@huerth';
const STRANGER = 'hauptamt@bruehl';

let browser: Browser;
let finance: DemoVisit;
beforeAll(async () => {
  browser = await startBrowser();
  finance = await signInAs(browser, FINANCE);
});
afterAll(() => browser.close());

/** What the browser itself says of a refused address is no fault of the page. */
const faults = ({ problems }: DemoVisit): readonly string[] => problems.filter((problem) => !problem.startsWith('Failed to load resource'));

async function enterCost({ page, home }: DemoVisit): Promise<void> {
  await page.goto(`${home}/settlement/pools`);
  await page.getByRole('button', { name: 'Kosten buchen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Kosten buchen' });
  await dialog.getByLabel('Kostentopf').selectOption({ label: 'Schul-IT' });
  await dialog.getByLabel('Bezeichnung').fill('Ersatzgeräte nach Einbruch');
  await dialog.getByLabel('Betrag').fill('1.234,565');
  await dialog.getByRole('button', { name: 'Buchen', exact: true }).click();
  await dialog.getByText('höchstens zwei Stellen nach dem Komma').waitFor();
  await dialog.getByLabel('Betrag').fill('1.234,56');
  await axeCheck(page);
  await dialog.getByRole('button', { name: 'Buchen', exact: true }).click();
  await page.getByText('1.234,56 € auf „Schul-IT“ gebucht.').first().waitFor();
}

async function makePreview({ page, home }: DemoVisit): Promise<string> {
  await page.goto(`${home}/settlement/runs`);
  await page.getByText('Achtung: Der Zeitraum ist vielleicht noch nicht vollständig').waitFor();
  await page.getByRole('button', { name: 'Vorschau rechnen' }).click();
  await page.getByRole('button', { name: 'Rechnen', exact: true }).click();
  await page.waitForURL('**/settlement/runs?work=*');
  await page.reload();
  await page.waitForURL(/settlement\/runs\/[0-9a-f-]{36}/, { timeout: 60_000 });
  await page.getByRole('tab', { name: 'Nachweis' }).waitFor();
  return new URL(page.url()).pathname;
}

let run = '';
let amount = '';
let statement = '';

test('a file of costs with German columns is checked whole; a faulty one cannot be imported, a large one goes in parts', async () => {
  const { page, home } = finance;
  await page.goto(`${home}/settlement/pools`);
  await page.getByRole('button', { name: 'Kosten einlesen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Kosten aus einer Datei einlesen' });
  const header = 'Monat;Kostentopf;Kostenart;Betrag;Bezeichnung;Beleg';
  const choose = (name: string, rows: readonly string[]) =>
    dialog.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from([header, ...rows].join('\r\n')) });
  await choose('falsch.csv', ['10/2026;Nirgends;Personal;1,00;a;', '10/2026;Nirgends;Personal;1,00;b;']);
  await dialog.getByText('2 Fehler in der Datei').waitFor();
  await dialog.getByRole('row', { name: /2, 3 Kostentopf Nirgends/ }).waitFor();
  expect(await dialog.getByRole('button', { name: /einlesen$/ }).count()).toBe(0);
  await axeCheck(page);
  const row = (_: unknown, index: number): string =>
    `10/2026;Schul-IT;Sachkosten;1,25;Lizenz der Klassenraumverwaltung ${index + 1};ER-${index + 1}`;
  await choose('viele.csv', Array.from({ length: 2_000 }, row));
  await dialog.getByText('2.000 Buchungen über zusammen 2.500,00 €').waitFor();
  await dialog.getByText(/wird in \d Teilen gebucht/).waitFor();
  await dialog.getByRole('button', { name: '2.000 Buchungen einlesen' }).click();
  await page.getByText('2.000 Buchungen über 2.500,00 € eingelesen.').first().waitFor({ timeout: 60_000 });
  await page.goto(`${home}/costs`);
  await page.getByText('Diese Seite ist für die Mitglieder').waitFor();
  expect(faults(finance)).toEqual([]);
});

test('finance posts a cost, is told of a third decimal, and makes a preview that survives a reload', async () => {
  await enterCost(finance);
  run = await makePreview(finance);
  const { page } = finance;
  await page.getByText('Sie haben diesen Lauf gerechnet').waitFor();
  expect(await page.getByRole('button', { name: 'Freigeben' }).count()).toBe(0);
  await axeCheck(page);
  await page.goto(`${run}?tab=proof`);
  await page.getByText('Regel bei gleichen Resten').waitFor();
  await axeCheck(page);
  await page.goto(`${run}?tab=compare`);
  await page.getByText('Verglichen mit').waitFor();
  await axeCheck(page);
  expect(faults(finance)).toEqual([]);
});

test('every amount of a preview says why: from the run over a member and a pool to the calculation', async () => {
  const { page } = finance;
  await page.goto(run);
  await page.getByRole('button', { name: 'Hürth, Stadt' }).click();
  const row = page.getByRole('dialog').getByRole('row').filter({ hasText: 'Schul-IT' });
  await row.getByRole('button', { name: /Warum dieser Betrag/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('list', { name: 'So wird gerechnet' }).waitFor();
  await dialog.getByText('Auf volle Cent abgeschnitten').waitFor();
  await axeCheck(page);
});

test('a second person recomputes and is told whom a release concerns', async () => {
  const releaser = await signInAs(browser, RELEASER);
  const { page } = releaser;
  await page.goto(run);
  await page.getByRole('button', { name: 'Nachrechnen' }).click();
  await page.getByText('Nachgerechnet: alles stimmt überein').waitFor();
  await page.getByRole('button', { name: 'Freigeben' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText('36 Mitglieder').waitFor();
  await dialog.getByText(/in diesem Zeitraum/).waitFor();
  await axeCheck(page);
  await dialog.getByRole('button', { name: 'Abbrechen' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(faults(releaser)).toEqual([]);
  await releaser.context.close();
});

/** Opens one amount after the other until one of them rests on time that was booked on a request. */
async function openWhyOfWorkForRequest(page: Page) {
  for (const line of await page.locator('tbody').getByRole('row').all()) {
    const amount = (await line.locator('data').textContent()) ?? 'none';
    await line.getByRole('button', { name: /Warum dieser Betrag/ }).click();
    const dialog = page.getByRole('dialog', { name: `Warum ${amount}?` });
    const rows = dialog.getByRole('region', { name: 'Eigene Nachweise' }).getByRole('row');
    await rows.nth(1).or(dialog.getByText('Einzelne Einträge gibt es hier nicht')).waitFor();
    const entry = rows
      .filter({ hasText: /\d:\d\d h/ })
      .filter({ has: page.getByRole('link') })
      .first();
    if ((await entry.count()) > 0) return { amount, dialog, entry };
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }
  throw new Error('no amount of this statement rests on time booked on a request');
}

test('the municipality follows one amount of its statement down to a single time entry', async () => {
  const treasurer = await signInAs(browser, TREASURER);
  const { page, home } = treasurer;
  await page.goto(`${home}/costs`);
  await page.locator('tbody').getByRole('link').first().click();
  await page.getByText('Kosteninformation, kein Bescheid, keine Rechnung').waitFor();
  await axeCheck(page);
  statement = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const why = await openWhyOfWorkForRequest(page);
  amount = why.amount;
  const steps = why.dialog.getByRole('list', { name: 'So wird gerechnet' });
  expect(await steps.getByRole('listitem').last().textContent()).toBe(`Betrag ${amount}`);
  await axeCheck(page);
  const request = await why.entry.getByRole('link').getAttribute('href');
  expect(request).toMatch(new RegExp(`^${home}/requests/[0-9a-f-]{36}$`));
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await overflowsSideways(page)).toBe(false);
  await page.setViewportSize({ width: 1280, height: 900 });
  const number = /^\d{4}-\d{6}/.exec((await why.entry.getByRole('link').textContent()) ?? '')?.[0] ?? 'none';
  await why.entry.getByRole('link').click();
  await page.waitForURL(`**${request}`);
  await page.getByText(number).first().waitFor();
  expect(faults(treasurer)).toEqual([]);
  await treasurer.context.close();
});

test('another municipality sees none of it', async () => {
  const stranger = await signInAs(browser, STRANGER);
  const { page, home } = stranger;
  await page.goto(`${home}/costs/${statement}`);
  await page.getByRole('heading', { level: 1, name: 'Keine Berechtigung' }).waitFor();
  expect(await page.content()).not.toContain(amount.replace('\u00a0€', ''));
  expect(await page.getByText('Hürth').count()).toBe(0);
  await page.goto(`${home.replace(/[^/]+$/, 'huerth')}/costs/${statement}`);
  await page.getByText('Diese Seite gibt es nicht').first().waitFor();
  expect(await page.getByText('Hürth').count()).toBe(0);
  await stranger.context.close();
});
