// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoVisit, signInAs } from './support/demo-people.ts';
import { axeCheck, overflowsSideways, startBrowser } from './support/index.ts';

let browser: Browser;
let finance: DemoVisit;
let treasurer: DemoVisit;
beforeAll(async () => {
  browser = await startBrowser();
  finance = await signInAs(browser, 'abrechnung@');
  treasurer = await signInAs(browser, 'kaemmerei@huerth');
});
afterAll(() => browser.close());

async function narrowToo(page: Page): Promise<void> {
  await axeCheck(page);
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await overflowsSideways(page)).toBe(false);
  await page.setViewportSize({ width: 1280, height: 900 });
}

test('finance sees shares beside use, by size and by the official counts, in sentences and in tables', async () => {
  const { page, home, problems } = finance;
  await page.goto(`${home}/settlement/fairness`);
  await page.getByRole('heading', { name: 'In Kürze' }).waitFor();
  await page.getByText('Verglichen wird nur dieser Teil.').waitFor();
  for (const name of ['Mitglieder', 'Nach Größenklassen', 'Nach den amtlichen Einwohnerzahlen', 'Woran die Nutzung gemessen ist'])
    await page.getByRole('heading', { name, exact: true }).waitFor();
  await narrowToo(page);
  expect(problems).toEqual([]);
});

test('a member says what it would pay alone, sees what it saves, and tries another count of inhabitants', async () => {
  const { page, home, problems } = treasurer;
  await page.goto(`${home}/costs/compare`);
  await page.getByText('Sie tragen').first().waitFor();
  await page.getByRole('button', { name: 'Angabe eintragen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Angabe eintragen' });
  await dialog.getByLabel('Kosten im Jahr').fill('9000000');
  await dialog.getByLabel('Gilt ab').fill('01.01.2020');
  await dialog.getByLabel('Quelle').fill('Haushaltsplan 2019, Produkt 01.10');
  await axeCheck(page);
  await dialog.getByRole('button', { name: 'Eintragen' }).click();
  await page.getByText('Allein hätten Sie nach Ihrer Angabe').waitFor();
  await page.getByRole('button', { name: 'Änderung hinzufügen' }).click();
  const change = page.getByRole('dialog', { name: 'Änderung hinzufügen' });
  await change.getByLabel('Art der Änderung').selectOption({ label: 'Andere Einwohnerzahl' });
  expect(await change.getByRole('option', { name: 'Mitglied scheidet aus' }).count()).toBe(0);
  await change.getByLabel('Statt').selectOption({ index: 1 });
  const counts = change.getByLabel('Nach');
  await counts.selectOption({ index: (await counts.locator('option').count()) - 1 });
  await change.getByRole('button', { name: 'Hinzufügen' }).click();
  await page.getByText(/Mitglieder zahlen mehr, .* gleich viel\./).waitFor();
  await page.getByRole('row', { name: /Ihr Betrag/ }).waitFor();
  expect(page.url()).toContain('changes=');
  await narrowToo(page);
  expect(problems).toEqual([]);
});

test('a member takes its check workbook along', async () => {
  const { page, home } = treasurer;
  await page.goto(`${home}/costs`);
  await page.getByRole('table').getByRole('link').first().click();
  await page.waitForURL(/costs\/[0-9a-f-]{36}/);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Prüfmappe (XLSX)' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^pruefmappe-.+\.xlsx$/);
  const bytes = readFileSync(await download.path());
  expect(bytes.subarray(0, 2).toString('latin1')).toBe('PK');
  expect(bytes.includes('xl/worksheets/sheet1.xml')).toBe(true);
});
