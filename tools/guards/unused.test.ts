// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { plantForTest } from './planted-tree.ts';
import { ROOT, runTool } from './repository.ts';

/** What knip finds in a tree under the rules of the checkout, one line each; empty if nothing. */
function unused(root: string): string[] {
  const { code, output, errors } = runTool('knip', [
    '--config',
    `${ROOT}/knip.json`,
    '--no-progress',
    '--no-config-hints',
    '--directory',
    root,
  ]);
  if (code > 1) throw new Error(`knip gave no result: ${errors}${output}`);
  const lines = output
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
  return code === 0 ? [] : lines;
}

const manifest = (name: string, more: object = {}): string =>
  JSON.stringify({ name, version: '0.1.0', private: true, type: 'module', exports: { '.': './src/index.ts' }, ...more });

const SOUND = {
  'package.json': JSON.stringify({ name: 'planted', private: true, type: 'module' }),
  'pnpm-workspace.yaml': 'packages:\n  - packages/kernel\n  - packages/domain/*\n\ncatalog:\n  zod: 4.6.7\n',
  'tsconfig.json': '{ "compilerOptions": { "module": "NodeNext" } }',
  'packages/kernel/package.json': manifest('@kernel/core', { dependencies: { zod: 'catalog:' } }),
  'packages/kernel/src/index.ts':
    "import { z } from 'zod';\nimport { one } from './one.ts';\nexport const two = z.number().parse(one) + 1;\n",
  'packages/kernel/src/one.ts': 'export const one = 1;\n',
} as const;

const PLANTED: readonly (readonly [what: string, files: Readonly<Record<string, string>>, says: RegExp])[] = [
  ['a file', { 'packages/kernel/src/lonely.ts': 'export const lonely = 1;\n' }, /^packages\/kernel\/src\/lonely\.ts/],
  [
    'an export',
    { 'packages/kernel/src/one.ts': 'export const one = 1;\nexport const three = 3;\n' },
    /^three packages\/kernel\/src\/one\.ts/,
  ],
  [
    'an exported type',
    { 'packages/kernel/src/one.ts': 'export const one = 1;\nexport type Three = 3;\n' },
    /^Three type packages\/kernel\/src\/one\.ts/,
  ],
  [
    'a dependency',
    { 'packages/kernel/package.json': manifest('@kernel/core', { dependencies: { zod: 'catalog:', pg: '8.0.0' } }) },
    /^pg packages\/kernel/,
  ],
  [
    'an entry of the catalogue',
    { 'pnpm-workspace.yaml': `${SOUND['pnpm-workspace.yaml']}  pg: 8.23.1\n` },
    /^pg default pnpm-workspace\.yaml/,
  ],
];

describe('nothing unused', () => {
  it('is in the tree', () => {
    expect(unused(ROOT)).toEqual([]);
  });

  it('is reported in a sound tree', () => {
    expect(unused(plantForTest(SOUND))).toEqual([]);
  });

  it.each(PLANTED)('hides: %s', (_what, files, says) => {
    expect(unused(plantForTest({ ...SOUND, ...files }))).toContainEqual(expect.stringMatching(says));
  });

  it('hides: a package that is imported and not declared', () => {
    const files = { ...SOUND, 'packages/kernel/package.json': manifest('@kernel/core') };
    expect(unused(plantForTest(files))).toContainEqual(expect.stringMatching(/^zod packages\/kernel\/src\/index\.ts/));
  });
});
