// SPDX-License-Identifier: EUPL-1.2
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoVisit, signInAs, stepUpIfAsked } from './support/demo-people.ts';
import { startBrowser } from './support/index.ts';

const ASKER = 'hauptamt@huerth';
const APPROVER = 'freigabe@huerth';
const CLERK = 'personal@zentrum';
const FINANCE = 'abrechnung@';
const RELEASER = 'freigabe@zentrum';
const TREASURER = 'kaemmerei@huerth';
const STRANGER = 'hauptamt@bruehl';

/** Shared by inhabitants and hours: nothing else must be entered before its month can be settled. */
const POOL = 'Zahlungsverkehr und Kasse';
const SUBJECT = 'Handkasse im Stadtarchiv prüfen';
const ANSWER = 'Geprüft, der Bestand stimmt. Die Niederschrift ist unterwegs.';
const NOTE = 'Bestand vor Ort gezählt, Auftrag folgt schriftlich';
const MINUTES = '0:47';
const LATE_MINUTES = '0:13';
const COUNTS_NEXT = 'zählt im nächsten Lauf';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const DAY = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', day: '2-digit', month: '2-digit', year: 'numeric' });
const monthOf = (day: string): string => day.split('.').reverse().slice(0, 2).join('-');
const thisMonth = monthOf(DAY.format(new Date()));
/** Only a month that is over is settled: the clerk puts down what was done on its last day, before the request was written. */
const workedOn = DAY.format(Date.parse(`${thisMonth}-01T12:00:00Z`) - 86_400_000);
const lastMonth = monthOf(workedOn);

/** What the browser itself says of a refused address is no fault of the page. */
const faults = ({ problems }: DemoVisit): readonly string[] => problems.filter((problem) => !problem.startsWith('Failed to load resource'));

/** One person's part: signed in, does it, leaves without a fault. */
async function as<T>(addressStart: string, part: (visitor: DemoVisit) => Promise<T>): Promise<T> {
  const visitor = await signInAs(browser, addressStart);
  const done = await part(visitor);
  expect(faults(visitor)).toEqual([]);
  await visitor.context.close();
  return done;
}

interface Asked {
  /** '/requests/<id>', below a body's address. */
  readonly path: string;
  readonly number: string;
}

async function askForHelp({ page, home }: DemoVisit): Promise<Asked> {
  await page.goto(`${home}/requests`);
  await page.getByRole('link', { name: 'Neues Anliegen' }).click();
  await page.getByLabel('Leistung suchen').fill('handkasse');
  await page.getByRole('button', { name: /^Prüfung einer Handkasse/ }).click();
  await page.getByLabel('Worum geht es?').fill(SUBJECT);
  for (const select of await page.locator('form select').all()) await select.selectOption({ index: 1 });
  for (const text of await page.locator('form [name^="answers."]:is(input[type=text], textarea)').all()) await text.fill('Stadtarchiv');
  await page.getByRole('button', { name: 'Anliegen absenden' }).click();
  await page.waitForURL(/requests\/[0-9a-f-]{36}$/);
  await page.getByText('Wartet auf die Freigabe in Ihrem Haus', { exact: true }).waitFor();
  const number = /\d{4}-\d{6}/.exec((await page.locator('main').textContent()) ?? '')?.[0] ?? 'none';
  return { path: new URL(page.url()).pathname.replace(home, ''), number };
}

async function approve({ page, home }: DemoVisit, { path }: Asked): Promise<void> {
  await page.goto(`${home}${path}`);
  await page.getByRole('button', { name: 'Freigeben', exact: true }).click();
  await page.getByText('Das Anliegen ist freigegeben.').first().waitFor();
}

async function bookTime(page: Page, minutes: string): Promise<void> {
  await page.getByText('Zeit buchen', { exact: true }).first().click();
  const form = page.getByRole('form', { name: 'Zeit buchen' });
  await form.getByLabel('Tag').fill(workedOn.split('.').reverse().join('-'));
  await form.getByLabel('Dauer').fill(minutes);
  await form.getByLabel('Notiz').fill(NOTE);
  await form.getByRole('button', { name: 'Zeit buchen' }).click();
}

async function workOnIt({ page, home }: DemoVisit, { path, number }: Asked): Promise<void> {
  await page.goto(`${home}/tasks?queue=unassigned&q=${number}`);
  await page.getByRole('row', { name: new RegExp(SUBJECT) }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('c');
  await page.getByText(`„${SUBJECT}“ liegt jetzt bei Ihnen.`).first().waitFor();
  await page.goto(`${home}${path}`);
  await page.getByLabel('Ihre Antwort').fill(ANSWER);
  await page.getByRole('button', { name: 'Antwort senden' }).click();
  await page.locator('article').filter({ hasText: ANSWER }).waitFor();
  await bookTime(page, MINUTES);
  await page.getByText(`zusammen ${MINUTES} Stunden`).waitFor();
  await page.getByRole('button', { name: 'Abschließen', exact: true }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel('Kostenträger', { exact: true }).fill('KT-4711');
  await dialog.getByRole('button', { name: 'Abschließen', exact: true }).click();
  await page.getByText('Das Anliegen ist abgeschlossen.').first().waitFor();
}

async function enterCost({ page, home }: DemoVisit): Promise<void> {
  await page.goto(`${home}/settlement/pools`);
  await page.getByRole('button', { name: 'Kosten buchen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Kosten buchen' });
  await dialog.getByLabel('Monat').selectOption(lastMonth);
  await dialog.getByLabel('Kostentopf').selectOption({ label: POOL });
  await dialog.getByLabel('Bezeichnung').fill('Gebühren der Bank');
  await dialog.getByLabel('Betrag').fill('2.345,67');
  await dialog.getByRole('button', { name: 'Buchen', exact: true }).click();
  await page.getByText(`2.345,67 € auf „${POOL}“ gebucht.`).first().waitFor();
}

/** From the first open month to this one. */
async function makePreview({ page, home }: DemoVisit, month: string): Promise<string> {
  await page.goto(`${home}/settlement/runs`);
  await page.getByText('Achtung: Der Zeitraum ist vielleicht noch nicht vollständig').waitFor();
  await page.getByRole('button', { name: 'Vorschau rechnen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Vorschau rechnen' });
  await dialog.getByLabel('Bis Monat').selectOption(month);
  await dialog.getByRole('button', { name: 'Rechnen', exact: true }).click();
  await page.waitForURL(/settlement\/runs\/[0-9a-f-]{36}/, { timeout: 60_000 });
  return new URL(page.url()).pathname;
}

async function mayNotRelease({ page }: DemoVisit, run: string, because: string): Promise<void> {
  await page.goto(run);
  await page.getByText(because).waitFor();
  expect(await page.getByRole('button', { name: 'Freigeben' }).count()).toBe(0);
}

async function release({ page }: DemoVisit, run: string): Promise<void> {
  await page.goto(run);
  await page.getByRole('button', { name: 'Freigeben' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Freigeben' }).click();
  await stepUpIfAsked(page, RELEASER, () => page.getByText('Dieser Zeitraum ist abgerechnet und fest').waitFor({ timeout: 90_000 }));
}

interface Followed {
  readonly statement: string;
  readonly amount: string;
  /** Addresses and bodies of what the page asked for, to be asked again by somebody else. */
  readonly questions: readonly { readonly path: string; readonly body: string }[];
}

/** The rows come fifty at a time, in the order of their days. */
async function findEntry(dialog: Locator, number: string): Promise<Locator> {
  const rows = dialog.getByRole('region', { name: 'Eigene Nachweise' }).getByRole('row');
  const entry = rows.filter({ hasText: NOTE }).filter({ hasText: number });
  const more = dialog.getByRole('button', { name: 'Weitere laden' });
  await entry.or(more).first().waitFor();
  while ((await entry.count()) === 0) {
    // While rows are loading the button stands there and does nothing; with the last rows it is gone.
    const ready = more.and(dialog.locator(':not([aria-disabled="true"])'));
    await entry.or(ready).first().waitFor();
    if ((await entry.count()) > 0) break;
    await ready.click();
    await entry.or(ready).first().waitFor();
  }
  return entry;
}

async function followAmount({ page, home }: DemoVisit, { path, number }: Asked): Promise<Followed> {
  const questions: { path: string; body: string }[] = [];
  page.on('request', (request) => {
    const body = request.postData();
    if (body?.includes('statementId')) questions.push({ path: new URL(request.url()).pathname, body });
  });
  await page.getByRole('link', { name: 'Kosten', exact: true }).click();
  await page.locator('tbody').getByRole('link').first().click();
  await page.getByText('Kosteninformation, kein Bescheid, keine Rechnung').waitFor();
  const statement = new URL(page.url()).pathname.replace(home, '');
  const line = page.getByRole('row').filter({ hasText: POOL }).last();
  const amount = (await line.locator('data').textContent()) ?? 'none';
  await line.getByRole('button', { name: /Warum dieser Betrag/ }).click();
  const dialog = page.getByRole('dialog', { name: `Warum ${amount}?` });
  const entry = await findEntry(dialog, number);
  expect(await entry.count()).toBe(1);
  const text = await entry.textContent();
  for (const part of [workedOn, NOTE, `${MINUTES} h`, SUBJECT]) expect(text).toContain(part);
  await entry.getByRole('link').click();
  await page.waitForURL(`**${home}${path}`);
  await page.getByText(ANSWER).waitFor();
  return { statement, amount, questions };
}

/** What is put down for the settled month afterwards says at once which run counts it, and goes on saying so. */
async function bookLate({ page, home }: DemoVisit, { path }: Asked): Promise<void> {
  await page.goto(`${home}${path}`);
  await bookTime(page, LATE_MINUTES);
  await page.getByText('ist schon abgerechnet; der Eintrag zählt im nächsten Lauf.').first().waitFor();
  const booked = (role: 'listitem' | 'row', minutes: string) => page.getByRole(role).filter({ hasText: NOTE }).filter({ hasText: minutes });
  await booked('listitem', LATE_MINUTES).getByText(COUNTS_NEXT, { exact: true }).waitFor();
  await page.goto(`${home}/time?month=${lastMonth}`);
  await booked('row', LATE_MINUTES).getByText(COUNTS_NEXT, { exact: true }).waitFor();
  expect(await booked('row', MINUTES).getByText(COUNTS_NEXT).count()).toBe(0);
}

/** Neither by list, nor by address, nor by asking the questions that the other municipality's pages asked. */
async function seesNothing({ page, home }: DemoVisit, asked: Asked, { statement, amount, questions }: Followed): Promise<void> {
  await page.goto(`${home}/requests?status=all&q=${encodeURIComponent(SUBJECT)}`);
  await page.getByText('Zu diesen Filtern gibt es kein Anliegen.').waitFor();
  await page.goto(`${home}${asked.path}`);
  await page.getByRole('heading', { name: 'Dieses Anliegen gibt es nicht.' }).waitFor();
  await page.goto(`${home}${statement}`);
  await page.getByRole('heading', { level: 1, name: 'Keine Berechtigung' }).waitFor();
  for (const { path, body } of questions) {
    for (const address of [path, path.replace(/[^/]+\/graphql$/, `${home.split('/').at(-1)}/graphql`)]) {
      const answer = await page.request.post(address, { data: JSON.parse(body), headers: { 'x-verbund': '1' } });
      const said = await answer.text();
      for (const secret of [NOTE, SUBJECT, asked.number, amount.replace(/\s€/, ''), 'Hürth']) expect(said).not.toContain(secret);
    }
  }
}

test('from the question of a municipality to the amount that it pays for the answer, and nobody else sees it', async () => {
  const asked = await as(ASKER, askForHelp);
  await as(APPROVER, (visitor) => approve(visitor, asked));
  // Stays signed in until the month is settled: a code is good once, and this person is back before the next one.
  const clerk = await signInAs(browser, CLERK);
  await workOnIt(clerk, asked);
  const { run, running } = await as(FINANCE, async (visitor) => {
    await enterCost(visitor);
    const previews = { running: await makePreview(visitor, thisMonth), run: await makePreview(visitor, lastMonth) };
    await mayNotRelease(visitor, previews.run, 'Sie haben diesen Lauf gerechnet');
    return previews;
  });
  await as(RELEASER, async (visitor) => {
    await mayNotRelease(visitor, running, 'Der Zeitraum läuft noch');
    await release(visitor, run);
  });
  const followed = await as(TREASURER, (visitor) => followAmount(visitor, asked));
  expect(followed.questions.length).toBeGreaterThanOrEqual(3);
  await bookLate(clerk, asked);
  expect(faults(clerk)).toEqual([]);
  await clerk.context.close();
  await as(STRANGER, (visitor) => seesNothing(visitor, asked, followed));
});
