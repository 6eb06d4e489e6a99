// SPDX-License-Identifier: EUPL-1.2

import { addBankDays, businessDay, type CivilDate, formatCivilDate, isBankDay } from '@kernel/core';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesOfBanks } from '../../../tools/house/bank-of-the-demo.ts';
import { type DemoVisit, signInAs, stepUpIfAsked } from './support/demo-people.ts';
import { startBrowser } from './support/index.ts';

const TOWN = 'Hürth, Stadt';
const CASHIER = 'personal@';
const LEAD = 'teamleitung@';
const MANAGER = 'freigabe@';

let browser: Browser;
let cashier: DemoVisit;
let lead: DemoVisit;
let manager: DemoVisit;
let treasurer: DemoVisit;
beforeAll(async () => {
  browser = await startBrowser();
  [cashier, lead, manager, treasurer] = (await Promise.all(
    [CASHIER, LEAD, MANAGER, 'kaemmerei@huerth'].map((person) => signInAs(browser, person)),
  )) as [DemoVisit, DemoVisit, DemoVisit, DemoVisit];
});
afterAll(() => browser.close());

const TODAY = businessDay(new Date());
/** On a day without banks the next one is meant. */
const BANK_DAY: CivilDate = isBankDay(TODAY) ? TODAY : addBankDays(TODAY, 1);

const dialogOf = (page: Page): Locator => page.getByRole('dialog');

/** Presses a button of the page, and in the dialog the one of the same name. */
async function confirm(page: Page, name: string, person: string | null = null): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
  const dialog = dialogOf(page).last();
  await dialog.getByRole('button', { name, exact: true }).click();
  const gone = () => dialog.waitFor({ state: 'detached', timeout: 90_000 });
  if (person === null) await gone();
  else await stepUpIfAsked(page, person, gone);
}

/** The municipality's id, as the page of reconciliation has it in its address. */
async function chooseTown({ page, home }: DemoVisit, path: string): Promise<string> {
  await page.goto(`${home}/payments/${path}`);
  await page.getByLabel('Kommune').first().selectOption({ label: TOWN });
  await page.waitForURL(/tenant=/);
  return new URL(page.url()).searchParams.get('tenant')?.replaceAll('"', '') ?? '';
}

/** Drops files of banks and waits until they are read and matched. */
async function drop({ page, home }: DemoVisit, files: Parameters<Locator['setInputFiles']>[0], count: number): Promise<void> {
  await page.goto(`${home}/payments/statements`);
  await page.locator('input[type=file]').setInputFiles(files);
  await page.getByRole('button', { name: count === 1 ? 'Datei einlesen' : `${count} Dateien einlesen` }).click();
  await page.getByText('Fertig eingelesen und zugeordnet.').first().waitFor({ timeout: 90_000 });
}

let runPath = '';
let firstRelease: { readonly variables: object } = { variables: {} };

/** What the run's file is called at the bank. */
async function messageOf(page: Page): Promise<string> {
  const message = await page.locator('dt', { hasText: 'Kennung der Datei' }).locator('+ dd').textContent();
  return message?.trim() ?? '';
}

test('an order on its way: entered, determined, ordered; accepted, in a run and a file, released by two, debited by the bank', async () => {
  const clerk = await signInAs(browser, 'hauptamt@huerth');
  const voucher = `Rechnung ${Date.now()}`;
  await clerk.page.goto(`${clerk.home}/payments/orders`);
  await clerk.page.getByRole('button', { name: 'Auszahlung erfassen' }).first().click();
  const enter = dialogOf(clerk.page);
  await enter.getByLabel('Bankkonto').selectOption({ index: 1 });
  await enter.getByRole('combobox', { name: 'Empfänger' }).fill('Vorlage');
  await clerk.page.getByRole('option', { name: /Vorlage Druck/ }).click();
  await enter.getByLabel('Betrag').fill('1.234,56');
  await enter.getByLabel('Fällig am').fill(formatCivilDate(BANK_DAY));
  await enter.getByLabel('Beleg', { exact: true }).fill(voucher);
  await enter.getByRole('button', { name: 'Speichern' }).click();
  await clerk.page.getByRole('heading', { level: 1, name: /Auszahlung \d{4}-\d+/ }).waitFor();
  const order = new URL(clerk.page.url()).pathname.replace(clerk.home, '');
  const number = /\d{4}-\d+/.exec((await clerk.page.getByRole('heading', { level: 1 }).textContent()) ?? '')?.[0] ?? '';
  await treasurer.page.goto(`${treasurer.home}${order}`);
  await confirm(treasurer.page, 'Sachlich feststellen');
  await confirm(treasurer.page, 'Rechnerisch feststellen');
  const approver = await signInAs(browser, 'freigabe@huerth');
  await approver.page.goto(`${approver.home}${order}`);
  await confirm(approver.page, 'Anordnen');
  const { page, home } = cashier;
  await chooseTown(cashier, 'runs');
  const tick = async (): Promise<void> => {
    const box = page.getByRole('row', { name: new RegExp(number) }).getByRole('checkbox');
    if (!(await box.isChecked())) await box.check();
  };
  await tick();
  await page.getByRole('button', { name: 'Annehmen', exact: true }).click();
  await page.getByText('Angenommen.').first().waitFor();
  await page.reload();
  await tick();
  await page.getByRole('button', { name: 'Lauf zusammenstellen' }).click();
  const compose = dialogOf(page);
  await compose.getByLabel('Ausführungstag').fill(formatCivilDate(BANK_DAY));
  await compose.getByRole('button', { name: 'Lauf zusammenstellen' }).click();
  await compose.waitFor({ state: 'detached' });
  await page.goto(`${home}${order}`);
  await page.getByText('im Zahlungslauf').first().waitFor();
  await page.goto(`${home}/payments/runs?tab=runs&status=composing`);
  await page
    .getByRole('row', { name: /in Zusammenstellung/ })
    .getByRole('link')
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: /Lauf vom/ }).waitFor();
  runPath = new URL(page.url()).pathname.replace(home, '');
  await confirm(page, 'Datei erstellen');
  const message = await messageOf(page);
  const vop = (await filesOfBanks(TODAY)).find(({ name }) => name === `pain002-vop-${message}.xml`);
  await page.getByRole('button', { name: 'Rückmeldung der Bank einlesen' }).click();
  await dialogOf(page)
    .locator('input[type=file]')
    .setInputFiles(vop?.path ?? '');
  await dialogOf(page).getByRole('button', { name: 'Rückmeldung der Bank einlesen' }).click();
  await dialogOf(page).waitFor({ state: 'detached' });
  await page
    .getByText(/passt der Name zum Konto/)
    .first()
    .waitFor();
  await lead.page.goto(`${lead.home}${runPath}`);
  lead.page.on('request', (request) => {
    const sent = request.postData() ?? '';
    if (sent.includes('PaymentsReleaseFirst')) firstRelease = JSON.parse(sent);
  });
  await release(lead, 'Erste Freigabe', LEAD);
  expect(firstRelease.variables).not.toEqual({});
});

/** The dialog's button is called otherwise than the page's. */
async function release({ page }: DemoVisit, name: string, person: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = dialogOf(page);
  await dialog.getByRole('button', { name: 'Freigeben', exact: true }).click();
  await stepUpIfAsked(page, person, () => dialog.waitFor({ state: 'detached', timeout: 90_000 }));
}

test('nobody releases a file twice or one of their own: the page says why, and the interface refuses it', async () => {
  const { page } = lead;
  await page.goto(`${lead.home}${runPath}`);
  const second = page.getByRole('button', { name: 'Zweite Freigabe' });
  await second.waitFor();
  expect(await second.isDisabled()).toBe(true);
  await page.getByText('Das muss eine zweite Person tun.').waitFor();
  // What the page sent for the first release, once more and by others: whoever released already, and whoever made the file.
  const body = { ...firstRelease, variables: { ...firstRelease.variables, idempotencyKey: `once-more-${Date.now()}` } };
  for (const { page: own, home } of [lead, cashier]) {
    const answer = await own.request.post(`${home}/graphql`, { data: body, headers: { 'x-verbund': '1' } });
    expect(await answer.text()).not.toContain('Success');
  }
  await page.reload();
  await page.getByText('einmal freigegeben').first().waitFor();
});

test('the second release is another person’s; the bank debits, and the order is debited', async () => {
  await manager.page.goto(`${manager.home}${runPath}`);
  await release(manager, 'Zweite Freigabe', MANAGER);
  const { page, home } = cashier;
  await page.goto(`${home}${runPath}`);
  await page.getByRole('button', { name: 'Der Bank übergeben' }).click();
  const dialog = dialogOf(page);
  await dialog.getByLabel('Weg zur Bank').selectOption({ label: 'Herunterladen und selbst übertragen' });
  await dialog.getByRole('button', { name: 'Der Bank übergeben' }).click();
  await dialog.waitFor({ state: 'detached' });
  const files = await filesOfBanks(BANK_DAY);
  const message = await messageOf(page);
  const report = files.find(({ name }) => name === `pain002-status-${message}.xml`);
  await page.getByRole('button', { name: 'Rückmeldung der Bank einlesen' }).click();
  await dialogOf(page)
    .locator('input[type=file]')
    .setInputFiles(report?.path ?? '');
  await dialogOf(page).getByRole('button', { name: 'Rückmeldung der Bank einlesen' }).click();
  await dialogOf(page).waitFor({ state: 'detached' });
  const statements = files.filter(({ name }) => !name.startsWith('pain')).map(({ path }) => path);
  await drop(cashier, statements, statements.length);
  await page.goto(`${home}${runPath}`);
  await page.getByText('abgebucht').first().waitFor();
});
