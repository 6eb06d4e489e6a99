// SPDX-License-Identifier: EUPL-1.2
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { letObjectionsPass } from '../../../tools/house/let-objections-pass.ts';
import { type DemoVisit, signInAs, stepUpIfAsked } from './support/demo-people.ts';
import { axeCheck, overflowsSideways, startBrowser } from './support/index.ts';

const FINANCE = 'abrechnung@';
const RELEASER = 'freigabe@zentrum';
const TREASURER = 'kaemmerei@huerth';

const PERIOD = 'August 2026';
const CORRECTION = `1. Berichtigung ${PERIOD}`;
const REASON = 'Für Hürth fehlten 60 Abrechnungsfälle.';

let browser: Browser;
let finance: DemoVisit;
let releaser: DemoVisit;
let correction = '';
let difference = '';

beforeAll(async () => {
  browser = await startBrowser();
  finance = await signInAs(browser, FINANCE);
  releaser = await signInAs(browser, RELEASER);
});
afterAll(() => browser.close());

/** '1.234,50 €' or '−1.234,50 €' in cents. */
const centsOf = (text: string): number => Number(text.replace('−', '-').replaceAll(/[^\d-]/g, ''));

const faults = ({ problems }: DemoVisit): readonly string[] => problems.filter((problem) => !problem.startsWith('Failed to load resource'));

test('a quantity that was missing gets into a settled month for its correction alone', async () => {
  const { page, home } = finance;
  await page.goto(`${home}/settlement/charges?tab=quantities`);
  await page.getByRole('button', { name: 'Menge erfassen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Menge erfassen' });
  await dialog.getByRole('combobox', { name: 'Mitglied' }).fill('Hürth');
  await page.getByRole('option', { name: 'Hürth, Stadt' }).click();
  await dialog.getByLabel('Was').selectOption({ label: 'Abrechnungsfälle (Personalabrechnung)' });
  await dialog.getByLabel('Menge').fill('60');
  await dialog.getByRole('textbox', { name: 'Am', exact: true }).fill('31.8.2026');
  await dialog.getByLabel('Bezeichnung').fill('Nachgemeldete Abrechnungsfälle August');
  await dialog.getByRole('button', { name: 'Erfassen' }).click();
  await dialog.getByText('ist abgerechnet. Buchen Sie').waitFor();
  await dialog.getByLabel('Für die Berichtigung erfassen').check();
  await axeCheck(page);
  await dialog.getByRole('button', { name: 'Erfassen' }).click();
  await dialog.waitFor({ state: 'detached' });
});

test('the correction is worked out from the settled run; the run itself stays', async () => {
  const { page, home } = finance;
  await page.goto(`${home}/settlement/runs`);
  await page.getByRole('link', { name: PERIOD, exact: true }).click();
  await page.getByRole('button', { name: 'Abrechnung berichtigen' }).click();
  const dialog = page.getByRole('dialog', { name: `Abrechnung ${PERIOD} berichtigen` });
  await dialog.getByText('Die freigegebene Abrechnung und ihre Dokumente bleiben, wie sie sind.').waitFor();
  await dialog.getByRole('button', { name: 'Vorschau rechnen' }).click();
  await dialog.getByText('Diese Angabe fehlt.').waitFor();
  await dialog.getByLabel('Grund der Berichtigung').fill(REASON);
  await axeCheck(page);
  await dialog.getByRole('button', { name: 'Vorschau rechnen' }).click();
  await page.getByRole('heading', { level: 1, name: CORRECTION }).waitFor({ timeout: 60_000 });
  correction = new URL(page.url()).pathname;
  const changed = page
    .getByRole('table', { name: /^Geänderte Angaben/ })
    .getByRole('row')
    .filter({ hasText: 'Hürth, Stadt: Abrechnungsfälle' });
  await changed.waitFor();
  // How many there were at first goes with the day on which the demo is loaded.
  const [then = 0, now = 0] = (await changed.getByRole('cell').allTextContents()).slice(-2).map(centsOf);
  expect(now).toBe(then + 60);
  await page.getByText(REASON).waitFor();
  await axeCheck(page);
  await page.getByRole('tab', { name: /^Mitglieder/ }).click();
  const huerth = page.getByRole('row').filter({ hasText: 'Hürth, Stadt' });
  difference = (await huerth.getByRole('cell').last().textContent())?.trim() ?? '';
  expect(difference).toMatch(/^\+\d+,\d\d\s€$/);
  await axeCheck(page);
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await overflowsSideways(page)).toBe(false);
  await page.setViewportSize({ width: 1280, height: 900 });
  expect(await page.getByRole('button', { name: 'Freigeben' }).count()).toBe(0);
  expect(faults(finance)).toEqual([]);
});

test('a second person releases it, having been told what is charged and what is given back', async () => {
  const { page } = releaser;
  await page.goto(correction);
  await page.getByRole('button', { name: 'Freigeben' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Berichtigung freigeben?' });
  await dialog.getByText(`Nachforderungen von ${difference.slice(1)} und Gutschriften von`).waitFor();
  await axeCheck(page);
  await stepUpIfAsked(page, RELEASER, async () => {
    await dialog.getByRole('button', { name: 'Freigeben' }).click();
    await page.getByText('Diese Berichtigung ist freigegeben und fest').waitFor({ timeout: 60_000 });
  });
  expect(faults(releaser)).toEqual([]);
});

test('corrected documents are prepared, shown, and issued by the second person', async () => {
  const { page, home } = finance;
  await page.goto(correction);
  await page.getByRole('link', { name: 'Dokumente vorbereiten' }).click();
  const dialog = page.getByRole('dialog', { name: 'Dokumente vorbereiten' });
  await dialog.getByLabel('Grundlage').waitFor();
  expect(await dialog.getByLabel('Grundlage').locator('option:checked').textContent()).toContain(CORRECTION);
  await dialog.getByRole('button', { name: 'Entwürfe erstellen' }).click();
  await page.waitForURL(/billing\/rounds\/[0-9a-f-]{36}/, { timeout: 60_000 });
  await page.getByText('Die Entwürfe sind vorbereitet').waitFor();
  const round = new URL(page.url()).pathname;
  await page.getByRole('button', { name: 'Ankündigen' }).click();
  const announce = page.getByRole('dialog', { name: 'Entwürfe ankündigen' });
  await announce.getByLabel('Frist für Einwendungen in Tagen').fill('0');
  await announce.getByRole('button', { name: 'Ankündigen' }).click();
  await announce.getByText('14 bis 366').waitFor();
  await announce.getByLabel('Frist für Einwendungen in Tagen').fill('14');
  await announce.getByRole('button', { name: 'Ankündigen' }).click();
  await page.getByText('Die Frist für Einwendungen läuft bis einschließlich').waitFor();
  await letObjectionsPass(round.split('/').at(-1) ?? '');
  await page.reload();
  await page.getByText('Bereit zum Erlass').waitFor();
  await axeCheck(page);
  await releaser.page.goto(round);
  await stepUpIfAsked(releaser.page, RELEASER, async () => {
    await releaser.page.getByRole('button', { name: 'Erlassen' }).click();
    await releaser.page.getByRole('alertdialog', { name: 'Dokumente erlassen' }).getByRole('button', { name: 'Erlassen' }).click();
    await releaser.page.getByText('Erlassen und zugestellt').waitFor({ timeout: 60_000 });
  });
  await page.goto(`${home}/settlement/runs`);
  await page.getByRole('row').filter({ hasText: PERIOD }).filter({ hasText: '1. Berichtigung' }).getByText('Freigegeben').waitFor();
});

test('the member sees what changed and why, the old document and the new one, and what both come to', async () => {
  const { page, home, context } = await signInAs(browser, TREASURER);
  await page.goto(`${home}/costs`);
  await page.getByRole('link', { name: `Berichtigung ${PERIOD}` }).click();
  await page.getByText(REASON).waitFor();
  await page
    .getByRole('table', { name: /^Geänderte Positionen/ })
    .getByText('Personalabrechnung')
    .first()
    .waitFor();
  await axeCheck(page);
  await page.getByRole('link', { name: /^Berichtigte Kosteninformation/ }).click();
  await page.getByText('Diese Kosteninformation wurde berichtigt').waitFor();
  await page.goto(`${home}/documents`);
  await page.getByRole('link', { name: new RegExp(`^Rechnungskorrektur .* für ${PERIOD}`) }).click();
  const chain = page.getByRole('table', { name: 'Ursprüngliches Dokument und Berichtigungen' });
  await chain.waitFor();
  await axeCheck(page);
  await chain.getByRole('link', { name: /^Rechnung R-/ }).click();
  await page.getByRole('heading', { level: 1, name: /^Rechnung R-/ }).waitFor();
  const net = async (row: string | RegExp) =>
    centsOf((await chain.getByRole('row').filter({ hasText: row }).getByRole('cell').first().textContent()) ?? '');
  const [before, change, together] = [await net(/^Rechnung R-/), await net(/^Rechnungskorrektur/), await net('Zusammen')];
  expect(change).toBe(centsOf(difference));
  expect(together).toBe(before + change);
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await overflowsSideways(page)).toBe(false);
  await context.close();
});
