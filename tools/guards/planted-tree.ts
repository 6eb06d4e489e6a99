// SPDX-License-Identifier: EUPL-1.2
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export interface PlantedTree {
  readonly root: string;
  readonly remove: () => void;
}

/**
 * A small tree outside the checkout in which a guard meets what it must catch. Values are file contents;
 * a value { link } makes a symbolic link to a path inside the tree, as a workspace installation does.
 */
export function plantTree(files: Readonly<Record<string, string | { readonly link: string }>>): PlantedTree {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'planted-')));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    if (typeof content === 'string') writeFileSync(join(root, path), content);
    else symlinkSync(join(root, content.link), join(root, path), 'junction');
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** The same, gone again at the end of the test that asked for it. */
export function plantForTest(files: Readonly<Record<string, string | { readonly link: string }>>): string {
  const tree = plantTree(files);
  onTestFinished(tree.remove);
  return tree.root;
}
