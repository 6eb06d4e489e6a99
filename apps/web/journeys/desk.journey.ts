// SPDX-License-Identifier: EUPL-1.2
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoVisit, signInAs } from './support/demo-people.ts';
import { axeCheck, overflowsSideways, startBrowser } from './support/index.ts';

const ASKER = 'hauptamt@huerth';
const APPROVER = 'freigabe@huerth';
const CLERK = 'personal@zentrum';
const STRANGER = 'hauptamt@bruehl';

const SUBJECT = 'Abrechnung einer Aushilfe stimmt nicht';
const ANSWER = 'Die Zulage fehlte. Sie kommt mit der nächsten Abrechnung.';
const NOTE = 'Vor dem Abschluss mit der Teamleitung abgestimmt.';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** What the browser itself says of a refused address is no fault of the page. */
const faults = ({ problems }: DemoVisit): readonly string[] => problems.filter((problem) => !problem.startsWith('Failed to load resource'));

/** Answers every question of the form as shortly as it allows. */
async function fillForm(page: Page): Promise<void> {
  await page.getByLabel('Worum geht es?').fill(SUBJECT);
  for (const select of await page.locator('form select').all()) await select.selectOption({ index: 1 });
  for (const text of await page.locator('form [name^="answers."]:is(input[type=text], textarea)').all()) await text.fill('1');
  await page.getByText('Kostenstelle oder Bestellnummer angeben').click();
  await page.getByLabel('Ihre Kostenstelle').fill('11.110.01');
}

async function askForHelp({ page, home }: DemoVisit): Promise<void> {
  await page.goto(`${home}/requests`);
  await page.getByRole('link', { name: 'Neues Anliegen' }).click();
  await page.getByLabel('Leistung suchen').fill('abrechnung frage');
  await axeCheck(page);
  await page.getByRole('button', { name: /^Frage zur Abrechnung/ }).click();
  await page.getByRole('button', { name: 'Anliegen absenden' }).click();
  await page.getByRole('heading', { name: /Angaben? brauch/ }).waitFor();
  await axeCheck(page);
  await page.getByLabel('Worum geht es?').fill('x'.repeat(201));
  await page.getByRole('button', { name: 'Anliegen absenden' }).click();
  // In the summary and at the field.
  await page.getByText('Der Betreff hat 201 Zeichen, das sind 1 zu viel.').last().waitFor();
  await page.getByLabel('Worum geht es?').fill('Entwurf');
  await page.reload();
  await page.getByText('Ihr Entwurf ist noch da.').waitFor();
  expect(await page.getByLabel('Worum geht es?').inputValue()).toBe('Entwurf');
  await fillForm(page);
  const file = { name: 'abrechnung.txt', mimeType: 'text/plain', buffer: Buffer.from('Stunden: 12') };
  await page.locator('input[type=file]').setInputFiles([{ ...file, name: 'programm.exe', mimeType: 'application/octet-stream' }]);
  await page.getByText('Diese Art von Datei wird nicht angenommen.').waitFor();
  await page.getByRole('button', { name: 'programm.exe entfernen' }).click();
  await page.locator('input[type=file]').setInputFiles([file]);
  await page.getByRole('button', { name: 'Anliegen absenden' }).click();
  await page.waitForURL(/requests\/[0-9a-f-]{36}$/);
  await page.getByRole('link', { name: 'abrechnung.txt herunterladen' }).waitFor();
}

let path = '';
let number = '';

test('a clerk of a municipality asks for help: service, form, file, draft; somebody else in the house approves', async () => {
  const asker = await signInAs(browser, ASKER);
  await askForHelp(asker);
  const { page } = asker;
  path = new URL(page.url()).pathname.replace(asker.home, '');
  number = /\d{4}-\d{6}/.exec((await page.locator('main').textContent()) ?? '')?.[0] ?? '';
  expect(number).not.toBe('');
  await page.getByText('Wartet auf die Freigabe in Ihrem Haus', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Freigeben', exact: true }).count()).toBe(0);
  await axeCheck(page);
  expect(faults(asker)).toEqual([]);
  await asker.context.close();

  const approver = await signInAs(browser, APPROVER);
  await approver.page.goto(`${approver.home}${path}`);
  await approver.page.getByRole('button', { name: 'Freigeben', exact: true }).click();
  await approver.page.getByText('Das Anliegen ist freigegeben.').first().waitFor();
  expect(faults(approver)).toEqual([]);
  await approver.context.close();
});

/** The queue by keyboard: find the row, look at it, claim it, open it. */
async function takeTask({ page, home }: DemoVisit): Promise<void> {
  await page.goto(`${home}/tasks?queue=unassigned&q=${number}`);
  await page.getByRole('row', { name: new RegExp(SUBJECT) }).waitFor();
  await page.keyboard.press('j');
  await page.getByRole('complementary', { name: 'Ausgewählte Aufgabe' }).waitFor();
  await axeCheck(page);
  await page.keyboard.press('c');
  await page.getByText(`„${SUBJECT}“ liegt jetzt bei Ihnen.`).first().waitFor();
  await page.goto(`${home}${path}`);
}

async function answer(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Interne Notiz' }).click();
  await page.getByLabel('Ihre Notiz').fill(NOTE);
  await page.getByRole('button', { name: 'Interne Notiz speichern' }).click();
  await page.locator('article').filter({ hasText: NOTE }).getByText('Interne Notiz – liest nur das Zentrum').waitFor();
  await page.getByRole('tab', { name: 'Antwort an die Kommune' }).click();
  await page.getByLabel('Ihre Antwort').fill(ANSWER);
  await page.getByRole('button', { name: 'Antwort senden' }).click();
  await page.locator('article').filter({ hasText: ANSWER }).getByText('Antwort – lesen beide Seiten').waitFor();
}

async function bookTime(page: Page): Promise<void> {
  await page.getByText('Zeit buchen', { exact: true }).first().click();
  const form = page.getByRole('form', { name: 'Zeit buchen' });
  await form.getByLabel('Dauer').fill('1,234');
  await form.getByRole('button', { name: 'Zeit buchen' }).click();
  await form.getByText('Das ist keine Dauer in ganzen Minuten.').waitFor();
  await form.getByLabel('Dauer').fill('1:15');
  await form.getByLabel('Notiz').fill('Abrechnung geprüft');
  await form.getByRole('button', { name: 'Zeit buchen' }).click();
  await page.getByText('zusammen 1:15 Stunden').waitFor();
}

async function close(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Abschließen', exact: true }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Abschließen', exact: true }).click();
  await dialog.getByText('Geben Sie einen Kostenträger an').waitFor();
  await axeCheck(page);
  await dialog.getByLabel('Kostenträger', { exact: true }).fill('KT-4711');
  await dialog.getByRole('button', { name: 'Abschließen', exact: true }).click();
  await page.getByText('Das Anliegen ist abgeschlossen.').first().waitFor();
}

test('the clerk of the centre takes it, notes, answers, books time and closes', async () => {
  const clerk = await signInAs(browser, CLERK);
  const { page } = clerk;
  await takeTask(clerk);
  await answer(page);
  await bookTime(page);
  await axeCheck(page);
  await close(page);
  await page.getByRole('tab', { name: 'Änderungen' }).click();
  await page.getByText('Zeit gebucht').or(page.getByText('Abgeschlossen')).first().waitFor();
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await overflowsSideways(page)).toBe(false);
  expect(faults(clerk)).toEqual([]);
  await clerk.context.close();
});

test('the municipality reads the answer and the time, never the note; another municipality sees none of it', async () => {
  const asker = await signInAs(browser, ASKER);
  await asker.page.goto(`${asker.home}${path}`);
  await asker.page.getByText(ANSWER).waitFor();
  await asker.page.getByText('zusammen 1:15 Stunden').waitFor();
  expect(await asker.page.locator('main').textContent()).not.toMatch(/Teamleitung abgestimmt|KT-4711/);
  await asker.page.setViewportSize({ width: 360, height: 800 });
  expect(await overflowsSideways(asker.page)).toBe(false);
  await asker.context.close();

  const stranger = await signInAs(browser, STRANGER);
  await stranger.page.goto(`${stranger.home}/requests?status=all&q=Aushilfe`);
  await stranger.page.getByText('Zu diesen Filtern gibt es kein Anliegen.').waitFor();
  await stranger.page.goto(`${stranger.home}${path}`);
  await stranger.page.getByRole('heading', { name: 'Dieses Anliegen gibt es nicht.' }).waitFor();
  expect(faults(stranger)).toEqual([]);
  await stranger.context.close();
});
