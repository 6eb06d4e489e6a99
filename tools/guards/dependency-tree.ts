// SPDX-License-Identifier: EUPL-1.2
import { existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Manifest, ROOT, readManifest, workspaceFolders } from './repository.ts';

export interface Installed {
  readonly name: string;
  readonly version: string;
  /** SPDX expression as the package states it; null if it states none. */
  readonly licence: string | null;
  readonly folder: string;
  /** Built for one platform only, so another machine may have another one in its place. */
  readonly platformBound: boolean;
}

/** The licence as an SPDX expression, from all the forms that have been in use. */
export function licenceOf(manifest: Manifest): string | null {
  const { license, licenses } = manifest;
  if (typeof license === 'string') return license === '' ? null : license;
  if (license?.type) return license.type;
  const several = licenses?.map(({ type }) => type).filter((type) => type !== undefined) ?? [];
  return several.length > 0 ? several.join(' OR ') : null;
}

/** The external production dependencies that workspace packages name themselves: name → packages that use it. */
export function directDependencies(root: string = ROOT): Map<string, string[]> {
  const users = new Map<string, string[]>();
  for (const folder of workspaceFolders(root)) {
    for (const [name, range] of Object.entries(readManifest(join(root, folder)).dependencies ?? {})) {
      if (!range.startsWith('workspace:')) users.set(name, [...(users.get(name) ?? []), folder]);
    }
  }
  return users;
}

/** Where Node would find a package from a folder; null if it is not installed there. */
function resolve(name: string, from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return realpathSync(found);
    if (folder === dirname(folder)) return null;
  }
}

/**
 * All packages that run in production: what the workspace packages name under dependencies and what that needs in
 * turn. Peers are left out: who uses them names them. The testkit never leaves the house.
 */
export function productionTree(root: string = ROOT): Installed[] {
  const found = new Map<string, Installed>();
  const visit = (folder: string, optionalToo: boolean): void => {
    const manifest = readManifest(folder);
    const names = { ...manifest.dependencies, ...(optionalToo ? manifest.optionalDependencies : {}) };
    for (const [name, range] of Object.entries(names)) {
      const place = range.startsWith('workspace:') ? null : resolve(name, folder);
      if (place === null || found.has(place)) continue;
      const { version = '', os, cpu, ...rest } = readManifest(place);
      found.set(place, { name, version, licence: licenceOf(rest), folder: place, platformBound: os !== undefined || cpu !== undefined });
      visit(place, true);
    }
  };
  for (const folder of workspaceFolders(root)) if (folder !== 'packages/testkit') visit(join(root, folder), false);
  return [...found.values()].sort((a, b) => (a.name === b.name ? (a.version < b.version ? -1 : 1) : a.name < b.name ? -1 : 1));
}

function packagesIn(modules: string): string[] {
  if (!existsSync(modules)) return [];
  return readdirSync(modules).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(modules, name)).map((inner) => `${name}/${inner}`) : [name],
  );
}

/** Every installed package, for development too, with the scripts that an installation would run. */
export function installedWithScripts(root: string = ROOT): { installed: number; withScripts: string[] } {
  const store = join(root, 'node_modules/.pnpm');
  const withScripts = new Set<string>();
  let installed = 0;
  for (const entry of existsSync(store) ? readdirSync(store) : []) {
    const modules = join(store, entry, 'node_modules');
    for (const name of packagesIn(modules)) {
      const folder = join(modules, name);
      if (lstatSync(folder).isSymbolicLink() || !existsSync(join(folder, 'package.json'))) continue;
      installed += 1;
      const scripts = readManifest(folder).scripts ?? {};
      const runs = ['preinstall', 'install', 'postinstall'].some((script) => scripts[script] !== undefined);
      if (runs || existsSync(join(folder, 'binding.gyp'))) withScripts.add(name);
    }
  }
  return { installed, withScripts: [...withScripts].sort() };
}
