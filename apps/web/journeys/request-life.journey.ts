// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoVisit, signInAs } from './support/demo-people.ts';
import { axeCheck, startBrowser } from './support/index.ts';

const MEMBER = 'hauptamt@bruehl';
const CLERK = 'personal@zentrum';
const LEAD = 'teamleitung@zentrum';
/** Towards members the demo's centre shows what its people do, not who they are. */
const CLERK_NAME = 'Regentaler';
const CLERK_FUNCTION = 'Team Personalabrechnung';

/** Finds the requests of this run, and no others. */
const MARK = `Z${Date.now().toString(36)}`;
const ORIGINAL = `Zulage ${MARK} fehlt`;
const DOUBLE = `Zulage ${MARK} fehlt noch immer`;
const NEEDLESS = 'A question that answers itself';
const REPLY = 'Die Zulage kommt mit der nächsten Abrechnung.';
const NOTE = 'Der Beleg lag im falschen Ordner.';

let browser: Browser;
let member: DemoVisit;
let clerk: DemoVisit;
const folder = mkdtempSync(join(tmpdir(), 'request-life-'));
beforeAll(async () => {
  browser = await startBrowser();
  [member, clerk] = await Promise.all([signInAs(browser, MEMBER), signInAs(browser, CLERK)]);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  // The account keeps its language, and other journeys meet this member in German.
  await inLanguage(member.page, 'deutsch', 'Anliegen');
  await browser.close();
});

/** Sparse: larger than the limit, and no bytes to speak of. */
function tooLargeFile(): string {
  const path = join(folder, 'zu-gross.pdf');
  writeFileSync(path, '');
  truncateSync(path, 25 * 1024 * 1024 + 1);
  return path;
}

const said = (page: Page, text: string): Promise<void> => page.getByText(text).first().waitFor();
const dialogOf = (page: Page) => page.getByRole('alertdialog');
const pathOf = ({ page, home }: DemoVisit): string => new URL(page.url()).pathname.replace(home, '');
const open = ({ page, home }: DemoVisit, path: string) => page.goto(`${home}${path}`);

async function chooseAction(page: Page, action: string, more = 'Weitere Aktionen'): Promise<void> {
  await page.getByRole('button', { name: more, exact: true }).click();
  await page.getByRole('menuitem', { name: action }).click();
  await dialogOf(page).waitFor();
}

async function fillAnswers(page: Page): Promise<void> {
  for (const select of await page.locator('form select').all()) await select.selectOption({ index: 1 });
  for (const text of await page.locator('form [name^="answers."]:is(input[type=text], textarea)').all()) await text.fill('1');
}

/** From the list to the form of the service, with its subject and answers. */
async function begin({ page, home }: DemoVisit, subject: string): Promise<void> {
  await page.goto(`${home}/requests/new`);
  await page.getByLabel('Leistung suchen').fill('abrechnung frage');
  await page.getByRole('button', { name: /^Frage zur Abrechnung/ }).click();
  await page.getByLabel('Worum geht es?').fill(subject);
  await fillAnswers(page);
}

async function send(visit: DemoVisit): Promise<string> {
  await visit.page.getByRole('button', { name: 'Anliegen absenden' }).click();
  await visit.page.waitForURL(/requests\/[0-9a-f-]{36}$/);
  return pathOf(visit);
}

let original = '';
let double = '';

test('a member asks: what is wrong with a file stands at the field with the limit; cost unit and order number can be changed', async () => {
  const { page } = member;
  await begin(member, ORIGINAL);
  await page.getByText('Höchstens 25 MB je Datei: PDF, PNG').waitFor();
  await page.locator('input[type=file]').setInputFiles(tooLargeFile());
  await page.getByText('zu-gross.pdf ist größer als 25 MB.').waitFor();
  await page.locator('input[type=file]').setInputFiles([{ name: 'makro.xlsm', mimeType: 'application/zip', buffer: Buffer.from('PK') }]);
  await page.getByText('Möglich sind PDF, PNG, JPG, TXT, CSV, XML, EML, DOCX, XLSX und ODT.').waitFor();
  await page.getByRole('button', { name: 'makro.xlsm entfernen' }).click();
  original = await send(member);
  await page.getByRole('button', { name: 'Ändern', exact: true }).click();
  await dialogOf(page).getByLabel('Ihre Kostenstelle').fill('11.110.02');
  await dialogOf(page).getByLabel('Ihre Bestellnummer').fill('B-2026-77');
  await dialogOf(page).getByRole('button', { name: 'Kostenstelle und Bestellnummer ändern' }).click();
  await page.getByText('11.110.02').waitFor();
  await page.getByText('B-2026-77').waitFor();
  await begin(member, DOUBLE);
  double = await send(member);
});

test('the lead assigns several tasks at once and takes it back', async () => {
  const lead = await signInAs(browser, LEAD);
  const { page, home } = lead;
  await page.goto(`${home}/tasks?queue=unassigned&q=${MARK}`);
  await page.getByRole('row', { name: new RegExp(DOUBLE) }).waitFor();
  await page.getByRole('checkbox', { name: 'Alle geladenen Zeilen auswählen' }).click();
  await page.getByRole('button', { name: 'Zuteilen', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'An wen?' }).fill(CLERK_NAME);
  await page.getByRole('option', { name: new RegExp(CLERK_NAME) }).click();
  await said(page, '2 Aufgaben werden zugeteilt.');
  await axeCheck(page);
  await dialog.getByRole('button', { name: 'Zuteilen', exact: true }).click();
  await said(page, '2 Aufgaben sind zugeteilt.');
  await page.getByText('Hier liegt zurzeit keine Aufgabe.').waitFor();
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await page.getByRole('row', { name: new RegExp(DOUBLE) }).waitFor();
  expect(lead.problems).toEqual([]);
  await lead.context.close();
});

/** Both have the request open; the member is faster. */
async function memberIsFaster(): Promise<void> {
  const { page } = member;
  await open(member, original);
  await page.getByLabel('Ihre Antwort').fill('Es eilt inzwischen.');
  await page.getByRole('button', { name: 'Antwort senden' }).click();
  await said(page, 'Die Antwort ist gesendet.');
}

test('note and reply cannot be mistaken; who was slower keeps what was typed and is told what to do', async () => {
  const { page } = clerk;
  await open(clerk, original);
  await page.getByRole('tab', { name: 'Interne Notiz' }).click();
  await page.getByLabel('Ihre Notiz').fill(NOTE);
  await page.getByRole('button', { name: 'Interne Notiz speichern' }).click();
  await page.locator('article').filter({ hasText: NOTE }).getByText('liest nur das Zentrum').waitFor();
  await page.getByRole('tab', { name: 'Antwort an die Kommune' }).click();
  await page.getByLabel('Ihre Antwort').fill(REPLY);
  await memberIsFaster();
  await page.getByRole('button', { name: 'Antwort senden' }).click();
  await page.getByText('Inzwischen geändert').waitFor();
  expect(await page.getByLabel('Ihre Antwort').inputValue()).toBe(REPLY);
  await page.getByRole('button', { name: 'Neuen Stand laden' }).click();
  await page.locator('article').filter({ hasText: 'Es eilt inzwischen.' }).waitFor();
  await page.getByText('Der neue Stand ist geladen').waitFor();
  expect(await page.getByLabel('Ihre Antwort').inputValue()).toBe(REPLY);
  await page.getByRole('button', { name: 'Antwort senden' }).click();
  await page.locator('article').filter({ hasText: REPLY }).getByText('lesen beide Seiten').waitFor();
  await open(member, original);
  await member.page.locator('article').filter({ hasText: REPLY }).getByText(CLERK_FUNCTION).waitFor();
  const read = (await member.page.locator('main').textContent()) ?? '';
  expect(read).not.toContain(CLERK_NAME);
  expect(read).not.toContain(NOTE);
});

test('a duplicate ends at the original; what was closed is reopened by the member and forwarded to another service', async () => {
  const { page } = clerk;
  await open(clerk, double);
  await chooseAction(page, 'Als Doppel kennzeichnen');
  await dialogOf(page).getByRole('combobox').fill(ORIGINAL);
  await page.getByRole('option', { name: new RegExp(`${ORIGINAL}$`) }).click();
  await dialogOf(page).getByRole('button', { name: 'Als Doppel kennzeichnen' }).click();
  await said(page, 'Das Anliegen ist als Doppel gekennzeichnet.');
  await open(clerk, original);
  await page.getByRole('button', { name: 'Abschließen', exact: true }).click();
  await dialogOf(page).getByLabel('Kostenträger', { exact: true }).fill('KT-4711');
  await dialogOf(page).getByRole('button', { name: 'Abschließen', exact: true }).click();
  await said(page, 'Das Anliegen ist abgeschlossen.');

  await open(member, double);
  await said(member.page, 'weitergeführt');
  await open(member, original);
  await member.page.getByRole('button', { name: 'Wieder öffnen' }).click();
  await dialogOf(member.page).getByRole('button', { name: 'Wieder öffnen' }).click();
  await dialogOf(member.page).getByText('Geben Sie einen Grund an').waitFor();
  await dialogOf(member.page).getByLabel('Grund').fill('Im Juni fehlt sie wieder.');
  await dialogOf(member.page).getByRole('button', { name: 'Wieder öffnen' }).click();
  await said(member.page, 'Das Anliegen ist wieder offen.');

  await open(clerk, original);
  await chooseAction(page, 'Weiterleiten');
  await dialogOf(page).getByRole('combobox', { name: 'An welche Leistung?' }).click();
  await page.getByRole('option').last().click();
  await dialogOf(page).getByLabel('Grund').fill('Gehört zu den Stammdaten.');
  await dialogOf(page).getByRole('button', { name: 'Weiterleiten' }).click();
  await said(page, 'Das Anliegen ist weitergeleitet.');
  await open(member, original);
  expect(await member.page.locator('main').textContent()).not.toContain('Gehört zu den Stammdaten.');
});

async function inLanguage(page: Page, name: 'english' | 'deutsch', until: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.locator('input[role=combobox]').fill(name);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: until }).first().waitFor();
}

test('in English: a member asks and withdraws', async () => {
  const { page, home } = member;
  await inLanguage(page, 'english', 'Requests');
  await page.goto(`${home}/requests/new`);
  await page.getByLabel('Search for a service').fill('question payslip');
  await page.getByRole('button', { name: /^Question about a payslip/ }).click();
  await page.getByLabel('What is it about?').fill(NEEDLESS);
  await fillAnswers(page);
  await page.getByRole('button', { name: 'Send the request' }).click();
  await page.waitForURL(/requests\/[0-9a-f-]{36}$/);
  await chooseAction(page, 'Withdraw', 'More actions');
  await dialogOf(page).getByText('cannot be reopened').waitFor();
  await dialogOf(page).getByRole('button', { name: 'Withdraw' }).click();
  await said(page, 'The request is withdrawn.');
  await page
    .getByText(/Withdrawn on /)
    .first()
    .waitFor();
  await axeCheck(page);
  for (const { problems } of [member, clerk]) expect(problems.filter((one) => !one.startsWith('Failed to load resource'))).toEqual([]);
});
