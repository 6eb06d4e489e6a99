// SPDX-License-Identifier: EUPL-1.2
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoVisit, signInAs } from './support/demo-people.ts';
import { axeCheck, overflowsSideways, startBrowser } from './support/index.ts';

const OFFICER = 'vereinbarungen@';

let browser: Browser;
let officer: DemoVisit;
beforeAll(async () => {
  browser = await startBrowser();
  officer = await signInAs(browser, OFFICER);
});
afterAll(() => browser.close());

/** Chooses the option that begins with the text from a list that is searched in. */
async function choose(within: Locator, label: string, text: string): Promise<void> {
  await within.getByRole('combobox', { name: label }).fill(text);
  await officer.page
    .getByRole('option', { name: new RegExp(text) })
    .first()
    .click();
}

async function addLeaving(): Promise<void> {
  const { page } = officer;
  await page.getByRole('button', { name: 'Änderung hinzufügen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Änderung hinzufügen' });
  await dialog.getByLabel('Art der Änderung').selectOption({ label: 'Mitglied scheidet aus' });
  await dialog.getByRole('button', { name: 'Hinzufügen' }).click();
  await dialog.getByText('Bitte füllen Sie dieses Feld aus.').first().waitFor();
  await choose(dialog, 'Mitglied', 'Hürth');
  await dialog.getByLabel('Letzter Tag der Mitgliedschaft').fill('31.12.2025');
  await dialog.getByRole('button', { name: 'Hinzufügen' }).click();
  await dialog.waitFor({ state: 'detached' });
}

test('who would pay more if a member left: all members before and after, with the same sum, under an address that can be passed on', async () => {
  const { page, home } = officer;
  await page.goto(`${home}/settlement/what-if`);
  await page.getByText('Noch nichts geändert').waitFor();
  await page.getByText('Die Summe bleibt gleich.').waitFor({ timeout: 60_000 });
  await addLeaving();
  await page.getByText('Hürth, Stadt scheidet aus, letzter Tag 31.12.2025').waitFor();
  await page.getByRole('row', { name: /Hürth, Stadt.*−\d\d,\d/ }).waitFor({ timeout: 60_000 });
  await page.getByText('Die Summe bleibt gleich.').waitFor();
  await axeCheck(page);
  await page.reload();
  await page.getByText('Hürth, Stadt scheidet aus, letzter Tag 31.12.2025').waitFor();
  await page
    .getByRole('row', { name: /Brühl, Stadt/ })
    .getByRole('button')
    .click();
  const pools = page.getByRole('dialog', { name: 'Brühl, Stadt nach Kostentöpfen' });
  await pools.getByRole('row').nth(1).waitFor();
  await axeCheck(page);
  await page.keyboard.press('Escape');
});

test('the result is taken over into a draft agreement that cites the key and keeps what was calculated', async () => {
  const { page } = officer;
  await page.getByRole('button', { name: 'In Vereinbarungsentwurf übernehmen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ergebnis in einen Entwurf übernehmen' });
  await choose(dialog, 'Mitglied', 'Brühl, Stadt');
  await choose(dialog, 'Schlüssel und Fassung', 'Fassung 1');
  const note = await dialog.getByLabel('Vermerk zur Berechnung').inputValue();
  expect(note).toMatch(/Brühl, Stadt: bisher [\d.,]+\s€, neu [\d.,]+\s€, Unterschied \+/);
  await dialog.getByLabel('Nummer der Vereinbarung').fill('ÖRV-PROBE-1');
  await axeCheck(page);
  await dialog.getByRole('button', { name: 'Entwurf anlegen' }).click();
  await page.waitForURL(/agreements\/[0-9a-f-]{36}/);
  await page.getByRole('heading', { name: /ÖRV-PROBE-1/ }).waitFor();
  await page.getByText('Annahmen: Hürth, Stadt scheidet aus, letzter Tag 31.12.2025.').waitFor();
  await axeCheck(page);
});

test('on a telephone and in the dark it can be read as well', async () => {
  const { page } = officer;
  await page.goBack();
  await page.setViewportSize({ width: 360, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByText('Die Summe bleibt gleich.').waitFor({ timeout: 60_000 });
  expect(await overflowsSideways(page)).toBe(false);
  await axeCheck(page);
  expect(officer.problems.filter((problem) => !problem.startsWith('Failed to load resource'))).toEqual([]);
});
