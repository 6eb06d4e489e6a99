// SPDX-License-Identifier: EUPL-1.2
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** A closed network refuses the browser's own calls by the dozen: they are switched off. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium that comes inside an npm package; elsewhere (macOS, Windows, other processors) the installed Chrome. */
async function executable(): Promise<
  { readonly executablePath: string; readonly args: readonly string[] } | { readonly channel: 'chrome'; readonly args: readonly string[] }
> {
  if (process.env['CHROMIUM_PATH']) return { executablePath: process.env['CHROMIUM_PATH'], args: [] };
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome', args: [] };
  const { default: packaged } = await import('@sparticuz/chromium');
  packaged.setGraphicsMode = false;
  return { executablePath: await packaged.executablePath(), args: [] };
}

export async function startBrowser(): Promise<Browser> {
  const { args, ...where } = await executable();
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({ ...where, headless: true, args: [...QUIET, ...args, ...(isRoot ? ['--no-sandbox'] : [])] });
}

export type Theme = 'light' | 'dark';

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page wrote to its console as an error, and what it threw. */
  readonly problems: readonly string[];
  /** Leaves out of the problems what there was until now. */
  readonly forget: () => void;
}

/** A fresh visitor: own cookies, German, time zone of Berlin. Use a second one for a second person. */
export async function visit(
  browser: Browser,
  options: { readonly baseURL: string; readonly theme?: Theme; readonly width?: number; readonly height?: number },
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: options.baseURL,
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    colorScheme: options.theme ?? 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  return { context, page, problems, forget: () => void problems.splice(0) };
}

export async function setTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.waitForFunction((wanted) => document.documentElement.dataset['kernTheme'] === wanted, theme);
}
