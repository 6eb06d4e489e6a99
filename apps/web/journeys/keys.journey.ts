// SPDX-License-Identifier: EUPL-1.2
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoVisit, signInAs } from './support/demo-people.ts';
import { axeCheck, overflowsSideways, startBrowser } from './support/index.ts';

let browser: Browser;
let finance: DemoVisit;
beforeAll(async () => {
  browser = await startBrowser();
  finance = await signInAs(browser, 'abrechnung@');
});
afterAll(() => browser.close());

const sentence = (page: Page, text: string | RegExp) => page.locator('.vws-sentence').getByText(text).first();

test('a mix with a minimum is written from a template, mended where it is wrong, seen in its shares, and published', async () => {
  const { page, home } = finance;
  await page.goto(`${home}/settlement/keys/new`);
  await page.getByLabel('Leistungsgruppe').selectOption({ label: 'Schul-IT' });
  for (const template of ['Große und kleine Mitglieder', 'Köpfe gestaffelt']) {
    await page.getByRole('button', { name: template }).click();
    await page.getByRole('button', { name: 'Ausnahme hinzufügen' }).click();
    await page.getByRole('button', { name: 'Preis hinzufügen' }).click();
    await page.getByText(/Noch \d Angaben fehlen/).waitFor();
    await axeCheck(page);
  }
  await page.getByRole('button', { name: 'Köpfe 35 %, Stunden 65 %' }).click();
  await sentence(page, /zu 35 % nach Köpfen .* und zu 65 % nach gebuchten Stunden/).waitFor();
  await page.getByText('Unterschied zum Schlüssel, der heute gilt').waitFor();
  await page.getByLabel('Mindestens').selectOption({ label: 'Betrag' });
  // A share that does not add up, told while it is typed and then at its place.
  const first = page.getByRole('listitem', { name: '1. Teil' }).getByLabel('Anteil');
  await page.locator('[id="rule:limits.min.amount"]').fill('100');
  await first.fill('40');
  await page.getByText('Zusammen 105 %, das sind 5 % zu viel').waitFor();
  await page.getByText('Die Anteile ergeben zusammen 105 % statt 100 %.').first().waitFor();
  await axeCheck(page);
  // One step back is the whole number that was typed.
  await first.press('Control+z');
  expect(await first.inputValue()).toBe('35');
  await page.getByRole('listitem', { name: '2. Teil' }).getByLabel('Anteil').fill('65');
  await sentence(page, 'Jedes Mitglied trägt mindestens 100,00 € im Jahr').waitFor();
  await page.getByRole('row', { name: /Hürth/ }).getByRole('button', { name: /Warum/ }).click();
  const steps = page.getByRole('dialog', { name: /Rechenweg: Hürth/ });
  await steps.getByText(/^Betrag: /).waitFor();
  await steps.getByRole('button', { name: 'Schließen' }).last().click();
  // Nothing is lost by a reload.
  await page.reload();
  await page.getByText('Ihr Entwurf von vorhin ist wieder da.').waitFor();
  await page.getByLabel('Leistungsgruppe').selectOption({ label: 'Schul-IT' });
  await page.getByRole('button', { name: 'Veröffentlichen' }).click();
  await page.getByText('Name fehlt').waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Schul-IT mit Mindestbetrag');
  await page.getByRole('textbox', { name: 'Gültig ab' }).fill('1.1.2027');
  await page.getByLabel('Bestimmung').fill('§ 14 Abs. 9 der Verbandssatzung');
  await page.getByRole('textbox', { name: 'Beschluss', exact: true }).first().fill('Verbandsversammlung vom 10.11.2026, TOP 3');
  await page.getByRole('button', { name: 'Veröffentlichen' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Veröffentlichen' }).click();
  await page.getByRole('heading', { name: 'Schul-IT mit Mindestbetrag' }).waitFor();
  await sentence(page, 'Jedes Mitglied trägt mindestens 100,00 € im Jahr').waitFor();
});

test('the next version takes a rule from a file, refuses a wrong one by its places, and tells what is different', async () => {
  const { page } = finance;
  await page.getByRole('link', { name: 'Neue Fassung' }).click();
  await page.getByRole('button', { name: 'Regel aus Datei' }).click();
  const dialog = page.getByRole('dialog', { name: 'Regel aus einer Datei übernehmen' });
  const share = (parts: readonly (readonly [string, string])[]) => ({
    format: 'verbund-key-rule/1',
    share: { kind: 'mix', parts: parts.map(([text, kind]) => ({ share: text, rule: { kind: 'weight', weight: { kind } } })) },
  });
  const text = dialog.getByLabel('Text der Regel (JSON)');
  await text.fill(JSON.stringify(share([['60', 'hours']]), null, 2));
  await dialog.getByRole('button', { name: 'Übernehmen' }).click();
  await dialog.getByText('share.parts[0].share').waitFor();
  await text.fill(
    JSON.stringify(
      share([
        ['60 %', 'hours'],
        ['40 %', 'equal'],
      ]),
      null,
      2,
    ),
  );
  await dialog.getByRole('button', { name: 'Übernehmen' }).click();
  await sentence(page, /zu 60 % nach gebuchten Stunden/).waitFor();
  await page.getByRole('textbox', { name: 'Gültig ab' }).fill('1.2.2027');
  await page.getByRole('textbox', { name: 'Beschluss', exact: true }).first().fill('Verbandsversammlung vom 10.11.2026, TOP 4');
  await page.getByRole('button', { name: 'Veröffentlichen' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Veröffentlichen' }).click();
  await page.getByRole('heading', { name: 'Fassung 2' }).waitFor();
  await page.getByText('Gebuchte Stunden: 65 % → 60 %').waitFor();
  await page.getByText('Neu: Gleiche Teile: 40 %').waitFor();
  await page.getByText(/^Entfällt: Mindestens: 100,00/).waitFor();
  await axeCheck(page);
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await overflowsSideways(page)).toBe(false);
  expect(finance.problems).toEqual([]);
});
