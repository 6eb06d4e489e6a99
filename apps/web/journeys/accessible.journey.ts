// SPDX-License-Identifier: EUPL-1.2
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoVisit, signInAs } from './support/demo-people.ts';
import { axeProblems, overflowsSideways, setTheme, startBrowser } from './support/index.ts';
import { type PagePath, pagesOfTheApp, seePages } from './support/seen-pages.ts';

const EVERYBODY = ['schul-it@zentrum', 'abrechnung@', 'administration@zentrum', 'pruefung@', 'hauptamt@huerth'];
/** They see pages that nobody of the others is shown; only those are looked at. */
const FOR_THE_REST = ['teamleitung@', 'kaemmerei@huerth', 'vereinbarungen@'];

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const TROUBLE = ['Keine Berechtigung', 'Diese Seite gibt es nicht', 'Das hat nicht geklappt'];

async function problemsOf(page: Page): Promise<readonly string[]> {
  const problems = [...(await axeProblems(page))];
  await setTheme(page, 'light');
  for (const width of [360, 320]) {
    await page.setViewportSize({ width, height: 740 });
    if (await overflowsSideways(page)) problems.push(`scrolls sideways at ${width} px`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  const title = (await page.locator('h1').first().textContent()) ?? '';
  if (TROUBLE.includes(title)) problems.push(`is linked to, and says: ${title}`);
  problems.push(...(await page.getByRole('alert').allTextContents()).map((text) => `an alert: ${text}`));
  return problems;
}

/** Below a body, as the router of the running app names them: a page that is added is looked at here without a word. */
let pages: readonly PagePath[] = [];
const seen = new Set<PagePath>();

/** What is wrong with the pages that this person is shown; with 'rest' of those alone that nobody has seen yet. */
async function lookAround(
  person: string,
  { rest = false, first = async (_: DemoVisit): Promise<void> => {} } = {},
): Promise<readonly string[]> {
  const visitor = await signInAs(browser, person);
  pages = await pagesOfTheApp(visitor.page);
  await first(visitor);
  let told = visitor.problems.length;
  const found: string[] = [];
  const look = async (path: PagePath): Promise<void> => {
    if (rest && seen.has(path)) return;
    const problems = [...(await problemsOf(visitor.page)), ...visitor.problems.slice(told)];
    told = visitor.problems.length;
    found.push(...problems.map((problem) => `${person} /${path}: ${problem}`));
    seen.add(path);
  };
  await seePages(visitor, pages, look);
  await visitor.context.close();
  return found;
}

/** The demo has none, and only a draft has a page to change it. */
async function draftAgreement({ page, home }: DemoVisit): Promise<void> {
  await page.goto(`${home}/agreements/new`);
  await page.getByRole('combobox', { name: 'Mitglied' }).fill('Titz');
  await page.getByRole('option', { name: 'Titz' }).click();
  await page.getByLabel('Nummer').fill(`E-${Date.now()}`);
  await page.getByLabel('Titel').fill('Entwurf zum Ansehen');
  await page.getByRole('button', { name: 'Entwurf speichern' }).click();
  await page.getByText('Was noch fehlt').waitFor();
}

describe('readable in both themes, quiet, and no wider than a telephone', () => {
  // All of them at once, some eighty pages for some: on a busy machine that takes minutes.
  test.concurrent.each(EVERYBODY)('every page that %s is shown', { timeout: 400_000 }, async (person) => {
    expect(await lookAround(person)).toEqual([]);
  });
});

describe('and so is what only some are shown', () => {
  test.each(FOR_THE_REST)('to %s', async (person) => {
    const first = person === 'vereinbarungen@' ? draftAgreement : undefined;
    expect(await lookAround(person, { rest: true, ...(first ? { first } : {}) })).toEqual([]);
  });

  test('no page of the app was left out', () => {
    expect(pages).toContain('requests/$requestId');
    expect(pages.filter((path) => !seen.has(path))).toEqual([]);
  });
});
