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
const TREASURER = 'kaemmerei@huerth';

let browser: Browser;
let cashier: DemoVisit;
let lead: DemoVisit;
let manager: DemoVisit;
let treasurer: DemoVisit;
beforeAll(async () => {
  browser = await startBrowser();
  [cashier, lead, manager, treasurer] = (await Promise.all(
    [CASHIER, LEAD, MANAGER, TREASURER].map((person) => signInAs(browser, person)),
  )) as [DemoVisit, DemoVisit, DemoVisit, DemoVisit];
});
afterAll(() => browser.close());

/** The account of the town at the bank that sends what is left in the morning. */
const OWN_NUMBER = '0004711003';
const PASSING = 'DURCHLAUFEND Durchlaufende Gelder';

const TODAY = businessDay(new Date());
/** On a day without banks the next one is meant. */
const BANK_DAY: CivilDate = isBankDay(TODAY) ? TODAY : addBankDays(TODAY, 1);

const dialogOf = (page: Page): Locator => page.getByRole('dialog').or(page.getByRole('alertdialog'));

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

/** The last bank day before today: what came in its evening waits for somebody. */
const OPEN_DAY = addBankDays(TODAY, -1);

/**
 * What the last bank sends in the morning: nothing of the town, on whose account it booked nothing; the other town's statement, once damaged and
 * once as it should be.
 */
async function filesOfTheMorning(): Promise<{ readonly name: string; readonly mimeType: string; readonly buffer: Buffer }[]> {
  const sent = (await filesOfBanks(OPEN_DAY)).find(({ name }) => name.endsWith('.sta'));
  const statements = new TextDecoder().decode(sent?.bytes).split(/(?=:20:)/);
  const whole = statements.filter((statement) => !statement.includes(OWN_NUMBER)).join('');
  const damaged = whole.replace(/(:62F:[CD]\d{6}EUR)(\d)/, (_, head: string, digit: string) => `${head}${(Number(digit) + 2) % 9}`);
  const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  return [file('morgen-beschaedigt.sta', damaged), file('morgen.sta', whole)];
}

/** Books what is suggested by its key until one is left, which waits for an answer of whoever paid. */
async function bookByKeyboard({ page, home }: DemoVisit, tenant: string): Promise<void> {
  await page.goto(`${home}/payments/reconciliation?tenant=${tenant}`);
  const lines = page.getByRole('listbox', { name: 'Bankumsätze' });
  const options = lines.getByRole('option');
  await options.first().waitFor();
  for (let left = await options.count(); left > 1; left -= 1) {
    await page.getByRole('button', { name: 'Buchen', exact: true }).waitFor();
    await lines.focus();
    await page.keyboard.press('Enter');
    await options.nth(left - 1).waitFor({ state: 'detached' });
  }
}

/** Clears up the latest receipt that nobody knew: it is somebody else's money. */
async function clearReceipt({ page }: DemoVisit): Promise<void> {
  await page.getByRole('tab', { name: /Unklar/ }).click();
  const receipt = page.getByRole('option').filter({ hasText: 'in Verwahrung genommen' }).first();
  await receipt.click();
  const id = await receipt.getAttribute('id');
  await page.getByRole('button', { name: 'Anders zuordnen' }).click();
  const dialog = dialogOf(page);
  await dialog.getByLabel('Auf Sachkonto').selectOption({ label: PASSING });
  await dialog.getByText('Der Betrag ist ganz zugeordnet.').waitFor();
  await dialog.getByLabel('Grund').fill('Für den Kreis eingegangen, Rückruf beim Absender');
  await dialog.getByRole('button', { name: 'Buchen', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.locator(`#${id}`).waitFor({ state: 'detached' });
}

/** What still keeps the day open gets its reason and its owner; of the account without a statement somebody says that nothing was booked. */
async function answerReasons({ page }: DemoVisit): Promise<void> {
  await page.getByRole('button', { name: 'Grund und Zuständigkeit' }).click();
  const why = dialogOf(page);
  await why.getByLabel('Grund').fill('Rückfrage beim Absender');
  await why.getByLabel('Zuständig').selectOption({ index: 1 });
  await why.getByRole('button', { name: 'Vermerken' }).click();
  await why.waitFor({ state: 'detached' });
  await confirm(page, 'Tag ohne Umsätze bestätigen');
  await page.getByText('Nichts fehlt. Der Tag lässt sich abschließen.').waitFor();
}

test('a morning: statements dropped, a damaged one in quarantine with its reason, matched by keys, what keeps the day open answered', async () => {
  const { page, home } = cashier;
  const tenant = await chooseTown(cashier, 'reconciliation');
  await drop(cashier, await filesOfTheMorning(), 2);
  await page.getByRole('row', { name: /^morgen\.sta.*eingelesen/ }).waitFor();
  await page.getByRole('row', { name: /^morgen-beschaedigt.*Quarantäne/ }).waitFor();
  await page.getByRole('button', { name: /^morgen-beschaedigt/ }).click();
  await page.getByText(/Umsätze und Schlusssaldo gehen nicht auf/).waitFor();
  await bookByKeyboard(cashier, tenant);
  await clearReceipt(cashier);
  await page.goto(`${home}/payments/closings?tenant=${tenant}&day=${OPEN_DAY}`);
  await answerReasons(cashier);
});

test('the closing of that day: made, signed by two, received by the municipality, as a PDF', async () => {
  const { page, home } = cashier;
  const tenant = await chooseTown(cashier, 'reconciliation');
  await page.goto(`${home}/payments/closings?tenant=${tenant}&day=${OPEN_DAY}`);
  await page.getByRole('button', { name: 'Abschluss erstellen' }).click();
  await dialogOf(page).getByRole('button', { name: 'Abschluss erstellen' }).click();
  await page.getByRole('heading', { level: 1, name: /Tagesabschluss Nr\./ }).waitFor();
  const closing = new URL(page.url()).pathname.replace(home, '');
  await confirm(page, 'Unterschreiben', CASHIER);
  await page.getByText('Einmal unterschrieben').first().waitFor();
  // Whoever signed is not asked again: the second signature is another person's.
  expect(await page.getByRole('button', { name: 'Unterschreiben' }).count()).toBe(0);
  await lead.page.goto(`${lead.home}${closing}`);
  await confirm(lead.page, 'Unterschreiben', LEAD);
  await lead.page.getByText('Abgeschlossen', { exact: true }).first().waitFor();
  const { page: town } = treasurer;
  await town.goto(`${treasurer.home}${closing}`);
  const link = town.getByRole('link', { name: 'PDF', exact: true });
  // The worker writes it a moment after the second signature.
  for (const until = Date.now() + 60_000; (await link.count()) === 0 && Date.now() < until; ) {
    await town.reload();
    await town.getByText('Empfangsbestätigung').first().waitFor();
  }
  const pdf = await town.request.get((await link.getAttribute('href')) ?? '');
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await confirm(town, 'Empfang bestätigen', TREASURER);
  const receipt = town.locator('dt', { hasText: 'Empfangsbestätigung' }).locator('+ dd').filter({ hasNotText: 'offen' });
  await receipt.first().waitFor();
});

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
  // Not of the bank that booked nothing for the town, as the clerk said in the morning.
  const statements = files.filter(({ name }) => !name.startsWith('pain') && !name.endsWith('.sta')).map(({ path }) => path);
  await drop(cashier, statements, statements.length);
  await page.goto(`${home}${runPath}`);
  await page.getByText('abgebucht').first().waitFor();
});
