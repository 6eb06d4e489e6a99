// SPDX-License-Identifier: EUPL-1.2
import { basename } from 'node:path';
import { listFiles, readText } from './repository.ts';
import { plainViews, viewsOf } from './source-views.ts';
import { isSource, isTest, TEXT_RULES } from './tidy-rules.ts';

export interface Finding {
  readonly rule: string;
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly what: string;
}

const MAX_LINES = 300;
const HEADER = '// SPDX-License-Identifier: EUPL-1.2';
const VAGUE_NAME = /^(?:.*-)?(?:utils?|helpers?|common|misc|manager)(?:\.[a-z]+)+$|^types\.tsx?$/;
const VAGUE_FOLDER = /(^|\/)(utils?|helpers?|common|misc|managers?)\//;
const KEBAB = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const KEBAB_FOLDER = /^\.?[a-z0-9]+(-[a-z0-9]+)*$/;

/** Written by a tool though it is checked in: nobody counts its lines. */
const isGenerated = (path: string): boolean => /\.gen\.ts$|-env\.d\.ts$/.test(path);
const isLongByNature = (path: string): boolean => isTest(path) || /(^|\/)(messages|locales)\//.test(path);

function* nameFindings(path: string): Iterable<Finding> {
  const name = basename(path);
  const found = (rule: string, what: string): Finding => ({ rule, path, line: 1, what });
  if (/\.(ts|tsx|mjs|cjs|css|prisma)$/.test(path)) {
    if (!KEBAB.test(name)) yield found('kebab-case', 'files are named in kebab-case');
    if (VAGUE_NAME.test(name) || VAGUE_FOLDER.test(path)) yield found('vague-name', 'a file is named after the thing or the behaviour');
    const folders = path.split('/').slice(0, -1);
    if (!folders.every((folder) => KEBAB_FOLDER.test(folder))) yield found('kebab-case', 'folders are named in kebab-case');
  }
}

function* shapeFindings(path: string, text: string): Iterable<Finding> {
  if (!isSource(path)) return;
  const lines = text.split('\n');
  const first = lines[0]?.startsWith('#!') ? 1 : 0;
  if (lines[first] !== HEADER) yield { rule: 'licence-header', path, line: first + 1, what: `the first line is ${HEADER}` };
  const length = text.endsWith('\n') ? lines.length - 1 : lines.length;
  if (length > MAX_LINES && !isLongByNature(path))
    yield { rule: 'file-length', path, line: MAX_LINES, what: `${length} lines, at most ${MAX_LINES}` };
}

function* textFindings(path: string, text: string): Iterable<Finding> {
  const rules = TEXT_RULES.filter(({ where }) => where(path));
  if (rules.length === 0) return;
  const views = isSource(path) ? viewsOf(text) : plainViews(text);
  for (const { name, why, view, pattern } of rules) {
    const seen = views[view];
    for (const match of seen.matchAll(new RegExp(pattern, `${pattern.flags}g`))) {
      const line = seen.slice(0, match.index).split('\n').length;
      yield { rule: name, path, line, what: `'${match[0].trim()}': ${why}` };
    }
  }
}

/** What no other tool says about one file. */
export function tidyFile(path: string, text: string): Finding[] {
  if (isGenerated(path)) return [];
  return [...nameFindings(path), ...shapeFindings(path, text), ...textFindings(path, text)];
}

/** The same for every file of a tree, with the number of sources that were read. */
export function tidyTree(root: string): { sources: number; findings: Finding[] } {
  const paths = listFiles(root).filter((path) =>
    /\.(ts|tsx|mjs|cjs|md|sql|prisma|css|html|json|ya?ml|csv|typ)$|(^|\/)\.[a-z]+rc$|^\.ci\//.test(path),
  );
  return { sources: paths.filter(isSource).length, findings: paths.flatMap((path) => tidyFile(path, readText(root, path))) };
}
