// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { NOTICES, notices } from '../notices.ts';
import { documentFaults, licenceAllowed, licenceFaults, scriptFaults, versionFaults } from './dependency-rules.ts';
import { installedWithScripts, licenceOf, productionTree } from './dependency-tree.ts';
import { plantForTest } from './planted-tree.ts';
import { ROOT, readText } from './repository.ts';

const manifest = (name: string, more: object): string => JSON.stringify({ name, version: '1.0.0', ...more });

/** A workspace with one package that uses `direct`, which in turn uses `deep`. */
const plantPackages = (deep: object, more: Readonly<Record<string, string>> = {}): string =>
  plantForTest({
    'package.json': '{}',
    'pnpm-workspace.yaml': 'packages:\n  - packages/kernel\n\ncatalog:\n  direct: 1.0.0\n\nonlyBuiltDependencies:\n  - esbuild\n',
    'docs/dependencies.md': '| `direct` | to count | MIT | small |\n',
    'packages/kernel/package.json': JSON.stringify({ dependencies: { direct: 'catalog:' } }),
    'node_modules/direct/package.json': manifest('direct', { license: 'MIT', dependencies: { deep: '1.0.0' } }),
    'node_modules/deep/package.json': manifest('deep', deep),
    ...more,
  });

describe('licences', () => {
  it('are permissive in production', () => {
    const tree = productionTree();
    expect(licenceFaults(tree)).toEqual([]);
    expect(tree.length).toBeGreaterThan(100);
    expect(tree.map(({ name }) => name)).toEqual(expect.arrayContaining(['kysely', 'pg', 'react', 'pg-int8']));
  });

  it.each([
    [{ license: 'GPL-3.0-only' }, 'deep 1.0.0 is under GPL-3.0-only'],
    [{ license: 'AGPL-3.0' }, 'deep 1.0.0 is under AGPL-3.0'],
    [{ license: 'MIT AND GPL-2.0-or-later' }, 'deep 1.0.0 is under MIT AND GPL-2.0-or-later'],
    [{ license: { type: 'SSPL-1.0' } }, 'deep 1.0.0 is under SSPL-1.0'],
    [{ license: 'UNLICENSED' }, 'deep 1.0.0 is under UNLICENSED'],
    [{}, 'deep 1.0.0 states no licence'],
  ])('are caught two levels deep: %j', (deep, fault) => {
    expect(licenceFaults(productionTree(plantPackages(deep)))).toEqual([fault]);
  });

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0)', true],
    ['Apache-2.0 AND MIT', true],
    ['Apache-2.0 AND LGPL-3.0', false],
    ['SEE LICENSE IN LICENSE.md', false],
  ])('are read as expressions: %s', (expression, allowed) => {
    expect(licenceAllowed(expression)).toBe(allowed);
  });

  it('are read in the old forms too', () => {
    expect(licenceOf({ licenses: [{ type: 'MIT' }, { type: 'GPL-2.0' }] })).toBe('MIT OR GPL-2.0');
  });
});

describe('docs/dependencies.md', () => {
  it('has a line for every production dependency', () => {
    expect(documentFaults()).toEqual([]);
  });

  it.each([
    ['direct (packages/kernel) has no line', '# Dependencies\n'],
    ['gone has a line and is not used', '| `direct` | to count | MIT | small |\n| `gone` | nothing | MIT | small |\n'],
    ['direct has two lines', '| `direct` | to count | MIT | small |\n| `direct` | to sum | MIT | small |\n'],
    ['direct is under MIT, not ISC', '| `direct` | to count | ISC | small |\n'],
  ])('is caught: %s', (fault, text) => {
    expect(documentFaults(plantPackages({ license: 'MIT' }, { 'docs/dependencies.md': text }))).toEqual([fault]);
  });
});

describe('versions', () => {
  it('are exact and stand in the catalogue', () => {
    expect(versionFaults()).toEqual([]);
  });

  it.each([
    ['catalogue: direct: ^1.0.0 is not exact', { 'pnpm-workspace.yaml': 'catalog:\n  direct: ^1.0.0\n' }],
    [
      'packages/kernel: direct 1.0.0 is not from the catalogue',
      { 'packages/kernel/package.json': '{ "dependencies": { "direct": "1.0.0" } }' },
    ],
    [': vitest ^5 is not exact', { 'package.json': '{ "devDependencies": { "vitest": "^5" } }' }],
  ])('are caught: %s', (fault, files) => {
    expect(versionFaults(plantPackages({ license: 'MIT' }, files))).toEqual([fault]);
  });
});

describe('install scripts', () => {
  it('run only where somebody decided', () => {
    const { installed, withScripts } = installedWithScripts();
    expect(scriptFaults(withScripts)).toEqual([]);
    expect(installed).toBeGreaterThan(300);
    expect(withScripts).toContain('@swc/core');
  });

  it.each([
    { 'node_modules/.pnpm/sly@1.0.0/node_modules/sly/package.json': manifest('sly', { scripts: { postinstall: 'node fetch.js' } }) },
    {
      'node_modules/.pnpm/sly@1.0.0/node_modules/sly/package.json': manifest('sly', {}),
      'node_modules/.pnpm/sly@1.0.0/node_modules/sly/binding.gyp': '{}',
    },
  ])('are caught', (files) => {
    const root = plantPackages({ license: 'MIT' }, files);
    expect(scriptFaults(installedWithScripts(root).withScripts, root)).toEqual(['sly has an install script that nobody decided on']);
  });
});

describe(NOTICES, () => {
  it('is what is installed; else run `node tools/notices.ts`', () => {
    expect(readText(ROOT, NOTICES)).toBe(notices(productionTree()));
  });

  it('changes with what is installed', () => {
    const rows = notices(
      productionTree(plantPackages({ license: 'ISC' }, { 'node_modules/deep/LICENSE': 'ISC\n\nCopyright (c) 2020 Nobody\n' })),
    );
    expect(rows).toContain('| deep | 1.0.0 | ISC | Copyright (c) 2020 Nobody |\n| direct | 1.0.0 | MIT |  |');
  });
});
