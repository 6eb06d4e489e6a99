// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core';
import type { DemoVisit } from './demo-people.ts';

/** A page of the app as its routes name it, below a body: 'requests/$requestId'. */
export type PagePath = string;

const escaped = (text: string): string => text.replaceAll(/[.*+?^{}()|[\]\\]/g, String.raw`\$&`);

/** Parts of an address below a body for a page of the app, or null; 'requests/new' is found before 'requests/$requestId'. */
function matcherOf(paths: readonly PagePath[]): (address: string) => PagePath | null {
  const patterns = [...paths]
    .sort((left, right) => left.split('$').length - right.split('$').length)
    .map((path) => ({
      path,
      pattern: new RegExp(
        `^${path
          .split('/')
          .map((part) => (part.startsWith('$') ? '[^/]+' : escaped(part)))
          .join('/')}$`,
      ),
    }));
  return (address) => patterns.find(({ pattern }) => pattern.test(address))?.path ?? null;
}

const BELOW_BODY = '/a/$association/$body/';

interface RouteOfTheApp {
  readonly options: { readonly component?: unknown };
  readonly lazyFn?: unknown;
}

/** All pages below a body, by the router of the app that runs there; the start page is ''. A route that only leads on shows nothing. */
export async function pagesOfTheApp(page: Page): Promise<readonly PagePath[]> {
  const ids = await page.evaluate(() => {
    const { __TSR_ROUTER__: router } = window as unknown as {
      readonly __TSR_ROUTER__: { readonly routesById: Record<string, RouteOfTheApp> };
    };
    const shows = ({ options, lazyFn }: RouteOfTheApp) => options.component !== undefined || lazyFn !== undefined;
    return Object.keys(router.routesById).filter((id) => shows(router.routesById[id] as RouteOfTheApp));
  });
  return ids.filter((id) => id.startsWith(BELOW_BODY)).map((id) => id.slice(BELOW_BODY.length));
}

/** In the page that is open already, as a click would do it: nothing is loaded anew. */
async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    for (const heading of document.querySelectorAll('h1')) heading.dataset['left'] = 'true';
    window.history.pushState({}, '', to);
  }, address);
}

/** A heading of its own, and no grey bars, neither now nor a moment later. */
async function untilLoaded(page: Page): Promise<void> {
  const loaded = (): boolean =>
    document.querySelector('h1:not([data-left])') !== null && document.querySelector('main .vw-skeleton, main [aria-busy]') === null;
  for (let calm = 0; calm < 2; calm += 1) {
    await page.waitForFunction(loaded);
    await page.waitForTimeout(60);
    if (!(await page.evaluate(loaded))) calm = -1;
  }
}

/** Follows the links of the app, from where this person is, to one example of each page that they are shown, and looks at each. */
export async function seePages(
  { page, home }: DemoVisit,
  paths: readonly PagePath[],
  look: (path: PagePath) => Promise<void>,
): Promise<void> {
  // Right after the sign-in the address is new, and the page still the old one.
  await page.locator(`nav a[href^="${home}/"]`).first().waitFor();
  const pageOf = matcherOf(paths);
  const below = (address: string): PagePath | null => pageOf((address.split(/[?#]/)[0] ?? '').slice(home.length + 1));
  const here = new URL(page.url()).pathname;
  const examples = new Map<PagePath, string>([[below(here) ?? '', here]]);
  // A map goes on to what is added while it is gone through.
  for (const [path, address] of examples) {
    if (address !== here) await goTo(page, address);
    await untilLoaded(page);
    await look(path);
    const links = await page.locator(`a[href^="${home}"]`).evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    for (const link of links) {
      const found = below(link);
      if (found !== null && !examples.has(found)) examples.set(found, link);
    }
  }
}
