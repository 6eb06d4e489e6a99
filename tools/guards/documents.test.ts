// SPDX-License-Identifier: EUPL-1.2
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plantForTest } from './planted-tree.ts';
import { listFiles, ROOT, readText } from './repository.ts';

/** Paths of the checkout as documents name them: in backticks, or as the target of a link. */
const NAMED = /`((?:apps|packages|prisma|tools|docs)\/[\w./@-]+)`|\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g;
/** The service that adding-a-service.md adds and takes back, and names made up for an example. */
const MADE_UP = /lending|<|\*/;

function missingPaths(root: string): string[] {
  const documents = listFiles(root).filter((path) => path.endsWith('.md') && !path.startsWith('THIRD-PARTY'));
  return documents.flatMap((document) =>
    [...readText(root, document).matchAll(NAMED)].flatMap(([, named, linked]) => {
      const path = named ?? join(document, '..', linked ?? '');
      return MADE_UP.test(path) || existsSync(join(root, path)) ? [] : [`${document}: ${path}`];
    }),
  );
}

describe('documents', () => {
  it('name only what is there', () => {
    expect(missingPaths(ROOT)).toEqual([]);
  });

  it.each([
    ['a path in backticks', 'Look at `packages/kernel/src/gone.ts`.'],
    ['a link', 'See [the page](gone.md).'],
  ])('a planted violation is found: %s', (_what, text) => {
    expect(missingPaths(plantForTest({ 'docs/page.md': text }))).toHaveLength(1);
  });
});
