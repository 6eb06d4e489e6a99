// SPDX-License-Identifier: EUPL-1.2
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeAt, type DemoVisit, signInAs, stepUpIfAsked } from './support/demo-people.ts';
import { axeCheck, overflowsSideways, startBrowser } from './support/index.ts';

const ADMINISTRATOR = 'administration@zentrum';
const OFFICER = 'vereinbarungen@zentrum';
const MEMBER_ADMINISTRATOR = 'administration@huerth';
const SOMEBODY = 'Demo Probelicht';

let browser: Browser;
let administrator: DemoVisit;
beforeAll(async () => {
  browser = await startBrowser();
  administrator = await signInAs(browser, ADMINISTRATOR);
});
afterAll(() => browser.close());

/** What the browser itself says of a refused address is no fault of the page. */
const faults = ({ problems }: DemoVisit): readonly string[] => problems.filter((problem) => !problem.startsWith('Failed to load resource'));

async function goNarrow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await overflowsSideways(page)).toBe(false);
  await page.setViewportSize({ width: 1280, height: 900 });
}

const inDays = (days: number): string => {
  const [year, month, day] = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).split('-');
  return `${day}.${month}.${year}`;
};

async function invite({ page, home }: DemoVisit): Promise<void> {
  await page.goto(`${home}/administration/users`);
  await page.getByRole('button', { name: 'Benutzer einladen' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Benutzer einladen' });
  await dialog.getByLabel('Name', { exact: true }).fill(SOMEBODY);
  await dialog.getByLabel('E-Mail-Adresse').fill('keine Adresse');
  await dialog.getByLabel('Funktion').fill('Abrechnung, Aushilfe');
  await dialog.getByRole('button', { name: 'Einladen' }).click();
  await dialog.getByText('Das ist keine E-Mail-Adresse.').waitFor();
  await dialog.getByLabel('E-Mail-Adresse').fill(`probelicht.${Date.now()}@zentrum.demo.example`);
  await dialog.getByRole('button', { name: 'Einladen' }).click();
  await page.getByRole('heading', { level: 1, name: SOMEBODY }).waitFor();
}

const openGrant = async (page: Page, role: string) => {
  await page.getByRole('button', { name: 'Rolle geben' }).click();
  const dialog = page.getByRole('dialog', { name: `${SOMEBODY} eine Rolle geben` });
  await dialog.getByLabel('Rolle', { exact: true }).selectOption({ label: role });
  return { dialog, give: () => dialog.getByRole('button', { name: 'Rolle geben' }).click() };
};

test('a user is invited and gets roles; what two should do is said and must be confirmed, and an auditor needs an end', async () => {
  const { page, home } = administrator;
  await invite(administrator);
  const first = await openGrant(page, 'Abrechnung');
  await axeCheck(page);
  await first.give();
  await stepUpIfAsked(page, ADMINISTRATOR, () => first.dialog.waitFor({ state: 'detached', timeout: 60_000 }));

  const second = await openGrant(page, 'Freigabe der Abrechnung');
  await second.give();
  await second.dialog.getByText('Aufgaben, die zwei Personen erledigen sollen').waitFor();
  await second.dialog.getByText('Abrechnungsläufe freigeben').waitFor();
  await second.dialog.getByLabel('Ich weiß das.').check();
  await second.give();
  await second.dialog.waitFor({ state: 'detached' });

  const third = await openGrant(page, 'Prüfung (nur lesend)');
  await third.give();
  await third.dialog.getByText('Diese Rolle gibt es nur befristet').waitFor();
  await third.dialog.getByLabel('Letzter Tag', { exact: false }).first().fill(inDays(30));
  await third.give();
  await third.dialog.waitFor({ state: 'detached' });
  await goNarrow(page);

  await page.goto(`${home}/administration/users?tab=roles`);
  await page.getByRole('row', { name: SOMEBODY }).first().waitFor();
  expect(await page.getByRole('row', { name: SOMEBODY }).count()).toBe(3);
  await page.goto(`${home}/administration/users?tab=conflicts`);
  await page.getByRole('row', { name: SOMEBODY }).first().waitFor();
  await axeCheck(page);
});

test('nobody grants himself', async () => {
  const { page, home } = administrator;
  await page.goto(`${home}/administration/users`);
  await page.getByRole('link', { name: 'Demo Sonnenschein' }).click();
  await page.getByText('Eine Rolle können Sie sich nicht selbst geben.').waitFor();
  expect(await page.getByRole('button', { name: 'Rolle geben' }).count()).toBe(0);
});

test('a file of members with wrong rows is refused row by row, and nothing is written', async () => {
  const { page, home } = administrator;
  await page.goto(`${home}/administration/tenants/import`);
  const csv = 'ags;joined_on;requests_need_approval\n05334002;2027-01-01;ja\n9;2027-01-01;nein\n05334004;31.02.2027;vielleicht\n';
  await page.locator('input[type=file]').setInputFiles({ name: 'mitglieder.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByText('3 Fehler in der Datei. Es wurde nichts übernommen.').waitFor();
  await page.getByRole('row').filter({ hasText: 'Der Gemeindeschlüssel besteht aus acht Ziffern.' }).waitFor();
  await page.getByRole('row').filter({ hasText: 'Das ist kein gültiges Datum.' }).waitFor();
  await axeCheck(page);
  await page.goto(`${home}/administration/tenants?q=05334002`);
  await page.getByText('Dazu passt kein Mitglied.').waitFor();
});

test('the chains of all bodies are computed again', async () => {
  const { page, home } = administrator;
  await page.goto(`${home}/administration/audit?tab=verify`);
  await page.getByRole('button', { name: 'Protokoll prüfen' }).click();
  await page.getByText('Alle Ketten sind unversehrt.').waitFor({ timeout: 120_000 });
  await page.getByRole('row', { name: 'Hürth' }).getByText('unversehrt').waitFor();
  await axeCheck(page);
  await page.goto(`${home}/administration/audit?outcome=refused`);
  await page.getByRole('row').filter({ hasText: 'Damit dürfte eine Person allein' }).first().waitFor();
  expect(faults(administrator)).toEqual([]);
});

/** A member that nobody supplies yet: a second agreement for the same service in the same time is refused. */
async function memberWithoutPurchasing({ page, home }: DemoVisit): Promise<string> {
  await page.goto(`${home}/agreements?family=purchasing`);
  await page.locator('tbody').getByRole('row').first().waitFor();
  const supplied = (await page.locator('tbody').getByRole('row').allTextContents()).join('\n');
  await page.goto(`${home}/agreements/new`);
  await page.getByRole('combobox', { name: 'Mitglied' }).click();
  const names = await page.getByRole('option').allTextContents();
  await page.keyboard.press('Escape');
  return names.find((name) => !supplied.includes(`(${shortName(name)})`)) ?? expect.fail('every member has an agreement on purchasing');
}

/** The register writes 'Düren, Stadt'; titles and badges say 'Düren'. */
const shortName = (name: string): string => name.split(',')[0] ?? name;

/** Can be settled; it does not say when to pay, of which the officer is told. */
const CLAUSE =
  'Die nicht anderweitig gedeckten Personal- und Sachkosten der Beschaffung werden je Haushaltsjahr nach gebuchten Stunden verteilt.';

test('an agreement goes from a draft with gaps to the signature', async () => {
  const officer = await signInAs(browser, OFFICER);
  const { page } = officer;
  const number = `P-${Date.now()}`;
  const member = await memberWithoutPurchasing(officer);
  await page.getByRole('combobox', { name: 'Mitglied' }).fill(member);
  await page.getByRole('option', { name: member }).first().click();
  await page.getByLabel('Nummer').fill(number);
  await page.getByLabel('Titel').fill('Gemeinsame Beschaffung auf Probe');
  await page.getByLabel('Wortlaut der Kostenklausel').fill('Die Kosten werden in angemessenem Umfang getragen.');
  await page.getByRole('button', { name: 'Entwurf speichern' }).click();
  await page.getByText('Was noch fehlt').waitFor();
  await page.getByText('Es ist keine Leistung vereinbart.').waitFor();
  await page.getByText('Kostenklausel: Das verhindert die Unterzeichnung').waitFor();
  await page.getByText('Die Kostenklausel ist zu ungenau: Der Maßstab lässt sich nicht zählen.').waitFor();
  expect(await page.getByRole('button', { name: 'Unterzeichnung eintragen' }).isDisabled()).toBe(true);
  await axeCheck(page);

  await page.getByRole('link', { name: 'Entwurf ändern' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Sagen Sie, was gezählt wird' }).waitFor();
  await page.getByLabel('Wortlaut der Kostenklausel').fill(CLAUSE);
  await page.getByText('Beim Speichern wird er neu geprüft.').waitFor();
  await page.getByLabel('Gilt ab').fill(inDays(400));
  await page.getByLabel('Gemeinsame Beschaffung', { exact: true }).check();
  await page.getByLabel('Schlüssel für Gemeinsame Beschaffung').selectOption({ index: 1 });
  await page.getByLabel('Stelle im Text').fill('§ 5 Abs. 2');
  await page.getByRole('button', { name: 'Zeitraum hinzufügen' }).click();
  await page.getByLabel('Behandlung').selectOption({ label: 'steuerfrei' });
  await page.getByLabel('Rechtsgrundlage').fill('§ 4 Nr. 29 UStG');
  await page.getByLabel('Stellung des Zentrums').selectOption({ label: 'keine personenbezogenen Daten' });
  await axeCheck(page);
  await goNarrow(page);
  await page.getByRole('button', { name: 'Entwurf speichern' }).click();
  await page.getByText('Der Entwurf ist vollständig und kann unterzeichnet werden.').waitFor();
  await page.getByText('Kostenklausel: Darauf sollten Sie achten').waitFor();
  await page.getByRole('listitem').filter({ hasText: 'Es fehlt, wann gezahlt wird.' }).waitFor();
  expect(await page.getByText('Kostenklausel: Das verhindert die Unterzeichnung').count()).toBe(0);
  await page.getByRole('button', { name: 'Unterzeichnung eintragen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Unterzeichnung eintragen' });
  await dialog.getByText(shortName(member), { exact: true }).waitFor();
  await dialog.getByRole('button', { name: 'Unterzeichnung eintragen' }).click();
  await page.getByRole('button', { name: 'Kündigung eintragen' }).waitFor();
  await page.getByRole('paragraph').filter({ hasText: CLAUSE }).waitFor();
  await axeCheck(page);
  expect(faults(officer)).toEqual([]);
});

test('a member administers itself alone; the first grave step sets up a second factor and goes on', async () => {
  const member = await signInAs(browser, MEMBER_ADMINISTRATOR);
  const { page, home } = member;
  await page.goto(`${home}/administration/users`);
  expect(await page.getByLabel('Stelle').count()).toBe(0);
  await page.getByRole('link', { name: 'Demo Butterkuchen' }).click();
  await page.getByRole('button', { name: 'Rolle geben' }).click();
  const dialog = page.getByRole('dialog', { name: 'Demo Butterkuchen eine Rolle geben' });
  await dialog.getByLabel('Rolle', { exact: true }).selectOption({ label: 'Kämmerei der Kommune' });
  await dialog.getByRole('button', { name: 'Rolle geben' }).click();
  const enrolment = page.getByRole('dialog', { name: 'Zweiten Faktor einrichten' });
  const secret = ((await enrolment.locator('.vw-code').first().textContent()) ?? '').replaceAll(' ', '');
  await enrolment.getByLabel('Sechsstelliger Code').fill(codeAt(secret, Date.now()));
  await page.keyboard.press('Enter');
  const kept = enrolment.getByRole('button', { name: 'Ich habe die Codes notiert' });
  await kept.waitFor();
  expect(await enrolment.getByRole('list', { name: 'Ersatzcodes' }).getByRole('listitem').count()).toBe(10);
  await axeCheck(page);
  await kept.click();
  await page.getByRole('row', { name: 'Kämmerei der Kommune' }).waitFor();
  await page.goto(`${home}/agreements`);
  await page.getByRole('row').nth(1).waitFor();
  expect(await page.getByRole('link', { name: 'Vereinbarung entwerfen' }).count()).toBe(0);
  await axeCheck(page);
  expect(faults(member)).toEqual([]);
});
