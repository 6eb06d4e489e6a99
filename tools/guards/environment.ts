// SPDX-License-Identifier: EUPL-1.2
import { listFiles, ROOT, readText } from './repository.ts';
import { viewsOf } from './source-views.ts';
import { isSource, isTest } from './tidy-rules.ts';

/** What a machine sets by itself, and what a test run sets for its own processes. */
const NOT_OURS = /^(PATH|HOME|USER|LOGNAME|TMPDIR|TEMP|CI|NODE_ENV|NO_COLOR|FORCE_COLOR|COLUMNS|LANG|npm_\w+|XDG_\w+|VITEST\w*|TEST_\w+)$/;

const READ = /\b(?:process\.env|import\.meta\.env)(?:\?\.|\.|(?:\?\.)?\[['"])([A-Za-z_]\w*)/g;

/** The environment variables that sources name, each with the files that do. */
export function variablesRead(root: string = ROOT): Map<string, string[]> {
  const read = new Map<string, string[]>();
  for (const path of listFiles(root).filter((file) => isSource(file) && !isTest(file))) {
    for (const [, name = ''] of viewsOf(readText(root, path)).codeAndStrings.matchAll(READ)) {
      // Vite's own constants are no environment.
      if (NOT_OURS.test(name) || /^(DEV|PROD|MODE|SSR|BASE_URL)$/.test(name)) continue;
      read.set(name, [...new Set([...(read.get(name) ?? []), path])]);
    }
  }
  return read;
}

/** Variables that are read and that neither the README nor a page under docs/ names. */
export function undocumentedVariables(root: string = ROOT): string[] {
  const pages = listFiles(root).filter((path) => path === 'README.md' || /^docs\/.*\.md$/.test(path));
  const text = pages.map((path) => readText(root, path)).join('\n');
  return [...variablesRead(root)].filter(([name]) => !text.includes(`\`${name}\``)).map(([name, paths]) => `${name} (${paths.join(', ')})`);
}
