// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { packageFaults } from './packages.ts';
import { plantForTest } from './planted-tree.ts';
import type { Manifest } from './repository.ts';
import { workspaceFolders } from './repository.ts';

const SOUND: Manifest = {
  name: '@domain/desk',
  private: true,
  license: 'EUPL-1.2',
  type: 'module',
  exports: { '.': './src/index.ts' },
  scripts: { typecheck: 'tsc --noEmit' },
  dependencies: { '@kernel/core': 'workspace:*' },
};

const plant = (folder: string, manifest: Manifest): string =>
  plantForTest({ [`${folder}/package.json`]: JSON.stringify(manifest), [`${folder}/src/index.ts`]: 'export {};\n' });

const PLANTED: readonly (readonly [fault: string, folder: string, change: Manifest])[] = [
  ['is named @services/desk, not @domain/desk', 'packages/domain/desk', { name: '@services/desk' }],
  ['has a word that the house does not know', 'packages/domain/things', { name: '@domain/things' }],
  ['stands on no floor', 'packages/shared/desk', {}],
  ['is not private', 'packages/domain/desk', { private: false }],
  ['is not an ES module', 'packages/domain/desk', { type: 'commonjs' }],
  ['has no licence EUPL-1.2', 'packages/domain/desk', { license: 'MIT' }],
  ['has no script typecheck', 'packages/domain/desk', { scripts: {} }],
  ['has another entry than src/index.ts', 'packages/domain/desk', { exports: { '.': './src/index.ts', './inner': './src/inner.ts' } }],
  ['asks for @kernel/core as 0.1.0, not workspace:*', 'packages/domain/desk', { dependencies: { '@kernel/core': '0.1.0' } }],
  [
    'depends on @domain/settlement, which is not below it',
    'packages/domain/desk',
    { dependencies: { '@domain/settlement': 'workspace:*' } },
  ],
  [
    'depends on the foreign domain @domain/settlement',
    'packages/services/desk',
    { name: '@services/desk', dependencies: { '@domain/settlement': 'workspace:*' } },
  ],
  [
    'depends on @services/desk, which is not below it',
    'packages/contracts/desk',
    { name: '@contracts/desk', dependencies: { '@services/desk': 'workspace:*' } },
  ],
  [
    'depends on @assembly/core, which is not below it',
    'packages/services/desk',
    { name: '@services/desk', dependencies: { '@assembly/core': 'workspace:*' } },
  ],
  [
    'depends on @domain/desk, which is not below it',
    'packages/assembly',
    { name: '@assembly/core', dependencies: { '@domain/desk': 'workspace:*' } },
  ],
  ['depends on server code, @domain/desk', 'apps/web', { name: '@apps/web', dependencies: { '@domain/desk': 'workspace:*' } }],
];

describe('packages', () => {
  it('stand on their floors', () => {
    expect(packageFaults()).toEqual([]);
    expect(workspaceFolders().length).toBeGreaterThan(30);
  });

  it.each(PLANTED)('are caught: %s', (fault, folder, change) => {
    expect(packageFaults(plant(folder, { ...SOUND, ...change }))).toContain(`${folder}: ${fault}`);
  });

  it('are left alone when sound', () => {
    expect(packageFaults(plant('packages/domain/desk', SOUND))).toEqual([]);
  });

  it('are caught without an entry', () => {
    expect(packageFaults(plantForTest({ 'packages/domain/desk/package.json': JSON.stringify(SOUND) }))).toEqual([
      'packages/domain/desk: has no src/index.ts',
    ]);
  });
});
