// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, Result } from 'axe-core';
import type { Page } from 'playwright-core';
import { setTheme, type Theme } from './browser.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const describeNodes = (result: Result): string =>
  result.nodes
    .map((node) => `    ${node.target.join(' ')}  ${node.html.slice(0, 160)}\n      ${node.failureSummary?.replaceAll('\n', ' ') ?? ''}`)
    .join('\n');

/** Black on black is no violation for axe, only 'incomplete' with this key: the gate asks for both. */
const isEqualRatio = (result: Result): boolean =>
  result.nodes.some((node) =>
    [...node.any, ...node.all, ...node.none].some((check) => (check.data as { messageKey?: string } | null)?.messageKey === 'equalRatio'),
  );

/** React Aria's announcer is a live region, not content: it need not stand in a landmark. */
/** What depends on colours; everything else is the same in another theme. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

type RunOnly = { readonly type: 'tag' | 'rule'; readonly values: readonly string[] };

async function problemsIn(page: Page, theme: Theme, allowed: readonly string[], runOnly: RunOnly): Promise<readonly string[]> {
  await setTheme(page, theme);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const results = await page.evaluate<AxeResults, RunOnly>(
    (only) =>
      (window as unknown as { axe: { run: (where: object, options: object) => Promise<AxeResults> } }).axe.run(
        { include: [['html']], exclude: [['[data-live-announcer]']] },
        { runOnly: only, resultTypes: ['violations', 'incomplete'] },
      ),
    runOnly,
  );
  const unreadable = results.incomplete.filter(isEqualRatio);
  return [...results.violations, ...unreadable]
    .filter((result) => !allowed.includes(result.id))
    .map((result) => `${theme}: ${result.id} (${result.help})\n${describeNodes(result)}`);
}

export interface AxeOptions {
  readonly themes?: readonly Theme[];
  /** Rules that do not count here, each with its reason beside the call. */
  readonly allowed?: readonly string[];
}

/** What axe holds against the page as it stands: all its rules in the first theme, those about colours in each; nothing is what a test wants. */
export async function axeProblems(page: Page, { themes = ['light', 'dark'], allowed = [] }: AxeOptions = {}): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const [index, theme] of themes.entries()) {
    const runOnly: RunOnly = index === 0 ? { type: 'tag', values: TAGS } : { type: 'rule', values: COLOURS };
    problems.push(...(await problemsIn(page, theme, allowed, runOnly)));
  }
  return problems;
}

/** Throws with every problem named: no violation and no `equalRatio`, in both themes. */
export async function axeCheck(page: Page, options: AxeOptions = {}): Promise<void> {
  const problems = await axeProblems(page, options);
  if (problems.length > 0) throw new Error(`axe on ${page.url()}\n${problems.join('\n')}`);
}

/** WCAG 1.4.10: nothing but a table's own frame scrolls sideways. */
export async function overflowsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
}
