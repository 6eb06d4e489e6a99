// SPDX-License-Identifier: EUPL-1.2
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Manifest, ROOT, readManifest, workspaceFolders } from './repository.ts';

/** The words that run through all floors; a new service line adds its word here. */
const WORDS: readonly string[] = [
  'administration',
  'tenancy',
  'agreements',
  'desk',
  'settlement',
  'billing',
  'treasury',
  'payments',
  'payroll',
  'archive',
  'staffing',
  'cooperation',
];

/** The name that a folder demands: its floor is the scope. */
function expectedName(folder: string): string | null {
  if (folder === 'packages/kernel') return '@kernel/core';
  if (folder === 'packages/testkit') return '@testkit/core';
  if (folder === 'packages/assembly') return '@assembly/core';
  if (folder === 'packages/demo') return '@demo/core';
  const [, floor, word] = /^packages\/(domain|contracts|formats|platform|services)\/([^/]+)$/.exec(folder) ?? [];
  if (floor !== undefined) return `@${floor}/${word}`;
  const [, app] = /^apps\/([^/]+)$/.exec(folder) ?? [];
  return app === undefined ? null : `@apps/${app}`;
}

/**
 * Side doors beside src/index.ts. The tools start the server and apply the migrations before the Prisma client
 * is generated, so they cannot come in through the entry that imports it.
 */
const SIDE_DOORS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'packages/platform/database': { './embedded': './src/embedded/index.ts', './migrate': './src/migrate/index.ts' },
};

/** Scopes that a package of a scope may name under dependencies. A test may also need the testkit. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  '@kernel': [],
  '@domain': ['@kernel'],
  '@contracts': ['@kernel', '@platform'],
  '@formats': ['@kernel'],
  '@platform': ['@kernel', '@platform'],
  '@testkit': ['@kernel', '@platform', '@contracts', '@formats'],
  '@services': ['@kernel', '@domain', '@contracts', '@formats', '@platform'],
  '@assembly': ['@kernel', '@contracts', '@platform', '@services'],
  '@demo': ['@kernel', '@domain', '@contracts', '@formats', '@platform', '@services'],
  '@apps': ['@kernel', '@domain', '@contracts', '@formats', '@platform', '@services', '@assembly', '@demo'],
};

const scopeOf = (name: string): string => name.split('/')[0] ?? '';

function shapeFaults(manifest: Manifest): string[] {
  const faults: string[] = [];
  if (manifest.private !== true) faults.push('is not private');
  if (manifest.type !== 'module') faults.push('is not an ES module');
  if (manifest.license !== 'EUPL-1.2') faults.push('has no licence EUPL-1.2');
  if (manifest.scripts?.['typecheck'] === undefined) faults.push('has no script typecheck');
  return faults;
}

function entryFaults(folder: string, root: string, manifest: Manifest): string[] {
  if (folder.startsWith('apps/')) return [];
  const faults: string[] = [];
  const doors: Readonly<Record<string, unknown>> = { '.': './src/index.ts', ...SIDE_DOORS[folder] };
  const strange = Object.entries(manifest.exports ?? {}).filter(([door, file]) => doors[door] !== file);
  if (manifest.exports?.['.'] === undefined || strange.length > 0) faults.push('has another entry than src/index.ts');
  if (!existsSync(join(root, folder, 'src/index.ts'))) faults.push('has no src/index.ts');
  return faults;
}

function dependencyFaults(name: string, manifest: Manifest): string[] {
  const scope = scopeOf(name);
  const faults: string[] = [];
  for (const [other, range] of Object.entries(manifest.dependencies ?? {})) {
    const otherScope = scopeOf(other);
    if (!(otherScope in BELOW)) continue;
    if (range !== 'workspace:*') faults.push(`asks for ${other} as ${range}, not workspace:*`);
    if (!BELOW[scope]?.includes(otherScope)) faults.push(`depends on ${other}, which is not below it`);
    if (scope === '@services' && otherScope === '@domain' && other !== name.replace('@services', '@domain'))
      faults.push(`depends on the foreign domain ${other}`);
    if (name === '@apps/web' && otherScope !== '@kernel') faults.push(`depends on server code, ${other}`);
  }
  return faults;
}

/** What is wrong with the packages of a tree: names, scopes, entries, dependencies between floors. */
export function packageFaults(root: string = ROOT): string[] {
  return workspaceFolders(root).flatMap((folder) => {
    const manifest = readManifest(join(root, folder));
    const name = expectedName(folder);
    if (name === null) return [`${folder}: stands on no floor`];
    const faults = manifest.name === name ? [] : [`is named ${manifest.name}, not ${name}`];
    const [scope, word = ''] = name.split('/');
    if (scope !== undefined && ['@domain', '@contracts', '@services'].includes(scope) && !WORDS.includes(word))
      faults.push('has a word that the house does not know');
    faults.push(...shapeFaults(manifest), ...entryFaults(folder, root, manifest), ...dependencyFaults(name, manifest));
    return faults.map((fault) => `${folder}: ${fault}`);
  });
}
