// SPDX-License-Identifier: EUPL-1.2
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoVisit, signInAs, stepUpIfAsked } from './support/demo-people.ts';
import { axeCheck, overflowsSideways, startBrowser } from './support/index.ts';

const RELEASER = 'freigabe@';
const TOWN = 'Hürth, Stadt';

let browser: Browser;
let finance: DemoVisit;
let releaser: DemoVisit;
let treasurer: DemoVisit;
beforeAll(async () => {
  browser = await startBrowser();
  finance = await signInAs(browser, 'abrechnung@');
  releaser = await signInAs(browser, RELEASER);
  treasurer = await signInAs(browser, 'kaemmerei@huerth');
});
afterAll(() => browser.close());

/** As the house counts days. */
const german = (day: Date): string =>
  day.toLocaleDateString('de-DE', { timeZone: 'Europe/Berlin', day: '2-digit', month: '2-digit', year: 'numeric' });
const NOW = new Date();
const TODAY = german(NOW);
/** After the last instalment of a year a supplementary levy needs another day. */
const extraDay = (): string => {
  const last = new Date(NOW.getFullYear(), 10, 20);
  return NOW < last ? '' : german(new Date(NOW.getTime() + 20 * 86_400_000));
};

const dialogOf = (page: Page, name: RegExp | string): Locator => page.getByRole('dialog', { name });

async function draftAndResolve({ page, home }: DemoVisit): Promise<void> {
  await page.goto(`${home}/treasury/budget`);
  await page.getByRole('button', { name: 'Entwurf anlegen' }).click();
  const draft = dialogOf(page, /Entwurf anlegen/);
  const amount = draft.getByRole('group', { name: 'Geschäftsstelle' }).getByLabel('Personal');
  const before = await amount.inputValue();
  expect(before).not.toBe('');
  await amount.fill('Unsinn');
  await draft.getByRole('button', { name: 'Entwurf speichern' }).click();
  await draft.getByText('Bitte geben Sie einen Betrag ein, zum Beispiel 1.234,50.').first().waitFor();
  await amount.fill('300.000,00');
  await draft.getByRole('button', { name: 'Entwurf speichern' }).click();
  await draft.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Beschluss eintragen' }).click();
  const resolve = dialogOf(page, 'Beschluss eintragen');
  await resolve.getByLabel('Zeichen des Beschlusses').fill(`Verbandsversammlung vom ${TODAY}, TOP 3`);
  await resolve.getByLabel('Tag', { exact: true }).fill(TODAY);
  await resolve.getByLabel(/Genehmigung der Aufsichtsbehörde/).selectOption({ label: 'Nein' });
  await resolve.getByRole('button', { name: 'Beschluss eintragen' }).click();
  await resolve.waitFor({ state: 'detached' });
}

async function prepare({ page, home }: DemoVisit): Promise<void> {
  await page.goto(`${home}/treasury/levy`);
  await page.getByRole('button', { name: 'Umlage vorbereiten' }).click();
  const dialog = dialogOf(page, /Umlage vorbereiten/);
  await dialog.getByLabel('Anteile nach').selectOption({ label: 'der letzten Umlage' });
  await dialog.getByText('Gewichte: ').first().waitFor();
  await dialog.getByLabel('Bestimmung').fill('§ 16 der Verbandssatzung');
  await dialog.getByLabel('Beschluss über die Anteile').fill('Verbandsversammlung, TOP 3');
  await dialog.getByRole('button', { name: 'Vorschau' }).click();
  await dialog
    .getByRole('cell', { name: TOWN })
    .or(dialog.getByRole('rowheader', { name: TOWN }))
    .first()
    .waitFor();
  await dialog.getByRole('button', { name: 'Umlage vorbereiten' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('wartet auf Freigabe').first().waitFor();
}

test('a supplementary budget becomes a levy only by a second person', async () => {
  await draftAndResolve(finance);
  await prepare(finance);
  expect(await finance.page.getByRole('button', { name: 'Freigeben' }).count()).toBe(0);
  await axeCheck(finance.page);
  const { page, home } = releaser;
  await page.goto(`${home}/treasury/levy`);
  await page.getByRole('button', { name: 'Freigeben' }).click();
  const dialog = dialogOf(page, 'Umlage freigeben');
  const extra = extraDay();
  if (extra) await dialog.getByLabel('Zusätzlicher Termin').fill(extra);
  await dialog.getByRole('button', { name: 'Freigeben' }).click();
  await stepUpIfAsked(page, RELEASER, () => dialog.waitFor({ state: 'detached', timeout: 90_000 }));
  await page.getByText('durch Nachtrag ersetzt').first().waitFor();
});

test('an instalment is paid late: what that costs is shown with its calculation', async () => {
  const { page, home } = finance;
  await page.goto(`${home}/treasury/items?show=pastDue`);
  const row = page.getByRole('row', { name: new RegExp(`${TOWN}.*Umlage`) }).first();
  await row.waitFor();
  const label =
    (await row
      .getByRole('button', { name: /Umlage/ })
      .first()
      .textContent()) ?? '';
  const open = /([\d.]+,\d\d)\s€/.exec((await row.textContent()) ?? '')?.[1] ?? '';
  await page.getByRole('button', { name: 'Zahlung buchen' }).click();
  const dialog = dialogOf(page, 'Zahlung buchen');
  await dialog.getByRole('combobox', { name: 'Mitglied' }).fill(TOWN);
  await page
    .getByRole('option', { name: new RegExp(TOWN) })
    .first()
    .click();
  await dialog.getByLabel('Betrag').fill(open);
  await dialog.getByRole('button', { name: 'Zahlung buchen' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.goto(`${home}/treasury/items?show=all`);
  await page.getByRole('combobox', { name: 'Mitglied' }).fill(TOWN);
  await page
    .getByRole('option', { name: new RegExp(TOWN) })
    .first()
    .click();
  await page
    .getByRole('row', { name: new RegExp(label) })
    .first()
    .getByRole('button', { name: new RegExp(label) })
    .first()
    .click();
  const claim = dialogOf(page, label);
  await claim
    .getByText(/Zahlung/)
    .first()
    .waitFor();
  await claim
    .getByText(/× [\d,]+ % × \d+\/365 = /)
    .first()
    .waitFor();
  await claim
    .getByText(/einmal gerundet/)
    .first()
    .waitFor();
  await axeCheck(page);
});

test('the member sees its account: levy, instalments, what was paid, and what being late costs', async () => {
  const { page, home } = treasurer;
  await page.goto(`${home}/treasury`);
  await page.getByRole('table', { name: 'Raten' }).getByRole('row').nth(4).waitFor();
  await page.getByText('bezahlt').first().waitFor();
  await page.getByRole('table', { name: 'Zahlungen' }).getByText(TODAY).first().waitFor();
  await axeCheck(page);
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await overflowsSideways(page)).toBe(false);
  await page.goto(`${home}/treasury/levy`);
  await page.getByText('Diese Seite ist für Ihre Rolle nicht vorgesehen.').first().waitFor();
});
