// SPDX-License-Identifier: EUPL-1.2
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoVisit, signInAs } from './support/demo-people.ts';
import { axeCheck, overflowsSideways, startBrowser } from './support/index.ts';

const FINANCE = 'abrechnung@';
const TREASURER = 'kaemmerei@huerth';
const STRANGER = 'hauptamt@bruehl';

let browser: Browser;
let finance: DemoVisit;
let treasurer: DemoVisit;
beforeAll(async () => {
  browser = await startBrowser();
  finance = await signInAs(browser, FINANCE);
  treasurer = await signInAs(browser, TREASURER);
});
afterAll(() => browser.close());

/** What the browser itself says of a refused address is no fault of the page. */
const faults = ({ problems }: DemoVisit): readonly string[] => problems.filter((problem) => !problem.startsWith('Failed to load resource'));

const SAID = 'Die Menge ist nach unseren Unterlagen zu hoch. Bitte prüfen Sie den Stand vom Monatsende.';
const REASONS = 'Die Menge entspricht dem gemeldeten Bestand. Der Nachweis liegt bei der Position.';
let round = '';
let draft = '';

test('finance makes drafts of a released settlement; their making survives a reload', async () => {
  const { page, home } = finance;
  await page.goto(`${home}/billing/rounds`);
  await page.getByRole('button', { name: 'Dokumente vorbereiten' }).click();
  const dialog = page.getByRole('dialog', { name: 'Dokumente vorbereiten' });
  await dialog.getByLabel('Grundlage').selectOption({ index: 1 });
  await axeCheck(page);
  await dialog.getByRole('button', { name: 'Entwürfe erstellen' }).click();
  await page.waitForURL(/billing\/rounds(\?work=|\/[0-9a-f-]{36})/);
  await page.reload();
  await page.waitForURL(/billing\/rounds\/[0-9a-f-]{36}/, { timeout: 90_000 });
  await page.getByText('Die Entwürfe sind vorbereitet').waitFor();
  round = new URL(page.url()).pathname;
  await axeCheck(page);
  expect(faults(finance)).toEqual([]);
});

test('a member sees nothing before the announcement, and its draft with the last day for objections after it', async () => {
  const { page } = finance;
  await page.goto(round);
  await page.getByRole('button', { name: 'Ankündigen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Entwürfe ankündigen' });
  await dialog.getByLabel('Frist für Einwendungen in Tagen').fill('13');
  await dialog.getByRole('button', { name: 'Ankündigen' }).click();
  await dialog.getByText('14 bis 366').waitFor();
  await dialog.getByLabel('Frist für Einwendungen in Tagen').fill('14');
  await dialog.getByRole('button', { name: 'Ankündigen' }).click();
  await page.getByText('Die Entwürfe liegen den Mitgliedern vor').waitFor();
  await page.getByText('Die Frist für Einwendungen läuft bis einschließlich').waitFor();
  expect(await page.getByRole('button', { name: 'Erlassen' }).count()).toBe(0);
  await page.getByRole('searchbox', { name: 'Suche' }).fill('Hürth');
  await page.waitForURL(/search=/);
  await page.getByText('3 Zeilen').waitFor();
  const invoice = page.getByRole('row').filter({ hasText: 'Hürth' }).filter({ hasText: 'Rechnung' }).first();
  draft = (await invoice.getByRole('link').first().getAttribute('href'))?.split('/').at(-1) ?? '';
  expect(draft).toMatch(/^[0-9a-f-]{36}$/);
  await axeCheck(page);
});

test('the member objects to one line of the draft', async () => {
  const { page, home } = treasurer;
  await page.goto(home);
  await page.getByText(/^Entwürfe, die Sie durchsehen können/).waitFor();
  await page.goto(`${home}/documents?status=announced`);
  await page.locator(`a[href$="${draft}"]`).click();
  await page.getByText('Sie können bis einschließlich').waitFor();
  await axeCheck(page);
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await overflowsSideways(page)).toBe(false);
  await page.setViewportSize({ width: 1280, height: 900 });
  const raise = page.getByRole('button', { name: /^Einwendung erheben gegen/ });
  const lines = await raise.count();
  await raise.first().click();
  const dialog = page.getByRole('dialog', { name: 'Einwendung erheben' });
  await dialog.getByRole('button', { name: 'Einwendung absenden' }).click();
  await dialog.getByText('Diese Angabe fehlt.').waitFor();
  await dialog.getByLabel('Was ist aus Ihrer Sicht nicht richtig?').fill(SAID);
  await axeCheck(page);
  await dialog.getByRole('button', { name: 'Einwendung absenden' }).click();
  await page.getByText(SAID).waitFor();
  // The line with the open objection offers no second one.
  await expect.poll(() => raise.count()).toBe(lines - 1);
  expect(faults(treasurer)).toEqual([]);
});

test('the centre answers with reasons, and the round says what it waits for until then', async () => {
  const { page, home } = finance;
  await page.goto(round);
  await page.getByText('Eine Einwendung ist noch nicht beantwortet.').waitFor();
  await page.goto(`${home}/billing/objections?status=raised`);
  const row = page.getByRole('row').filter({ hasText: SAID, has: page.locator(`a[href$="${draft}"]`) });
  await row.getByRole('button', { name: 'Beantworten' }).click();
  const dialog = page.getByRole('dialog', { name: 'Einwendung beantworten' });
  await dialog.getByRole('button', { name: 'Antwort absenden' }).click();
  await dialog.getByText('Bitte entscheiden Sie.').waitFor();
  await dialog.getByText('Zurückweisen: der Betrag bleibt').click();
  await dialog.getByLabel('Begründung für das Mitglied').fill(REASONS);
  await axeCheck(page);
  await dialog.getByRole('button', { name: 'Antwort absenden' }).click();
  await row.waitFor({ state: 'detached' });
  await page.goto(`${round}?tab=objections`);
  await page.getByText(REASONS).waitFor();
  await axeCheck(page);
  expect(faults(finance)).toEqual([]);
});

test('the member reads the answer beside its objection; another member sees neither', async () => {
  const { page, home } = treasurer;
  await page.goto(`${home}/documents/${draft}`);
  await page.getByText(REASONS).waitFor();
  await page.getByText('Zurückgewiesen').waitFor();
  await axeCheck(page);
  expect(faults(treasurer)).toEqual([]);
  const stranger = await signInAs(browser, STRANGER);
  await stranger.page.goto(`${stranger.home}/documents/${draft}`);
  await stranger.page.getByRole('heading', { level: 1 }).waitFor();
  expect(await stranger.page.getByText(SAID).count()).toBe(0);
  expect(await stranger.page.getByText('Hürth').count()).toBe(0);
  await stranger.context.close();
});
