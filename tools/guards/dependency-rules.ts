// SPDX-License-Identifier: EUPL-1.2
import { join } from 'node:path';
import { directDependencies, type Installed, productionTree } from './dependency-tree.ts';
import { type Manifest, ROOT, readManifest, readText, workspaceFolders } from './repository.ts';

/** What may run in production: permissive licences, our own, and the one for fonts. */
const ALLOWED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'EUPL-1.2',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'PostgreSQL',
  'Unlicense',
]);

/** An SPDX expression is fine if one of its alternatives consists of allowed licences alone. */
export function licenceAllowed(expression: string): boolean {
  return expression
    .replaceAll(/[()]/g, ' ')
    .split(/\s+OR\s+/i)
    .some((alternative) => alternative.split(/\s+AND\s+/i).every((licence) => ALLOWED.has(licence.trim())));
}

export function licenceFaults(tree: readonly Installed[]): string[] {
  return tree.flatMap(({ name, version, licence }) => {
    if (licence === null) return [`${name} ${version} states no licence`];
    return licenceAllowed(licence) ? [] : [`${name} ${version} is under ${licence}`];
  });
}

interface Line {
  readonly name: string;
  readonly use: string;
  readonly licence: string;
  readonly why: string;
}

/** The lines of the table in docs/dependencies.md. */
function documentedDependencies(root: string = ROOT): Line[] {
  return readText(root, 'docs/dependencies.md')
    .split('\n')
    .flatMap((line) => {
      const [, name, use, licence, why] = /^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/.exec(line) ?? [];
      if (name === undefined || use === undefined || licence === undefined || why === undefined) return [];
      return [{ name, use: use.trim(), licence: licence.trim(), why: why.trim() }];
    });
}

/** Production dependencies without their line, lines without their dependency, licences that are not what is written. */
export function documentFaults(root: string = ROOT): string[] {
  const used = directDependencies(root);
  const lines = documentedDependencies(root);
  const licences = new Map(productionTree(root).map(({ name, licence }) => [name, licence]));
  const known = new Set(lines.map(({ name }) => name));
  const names = lines.map(({ name }) => name);
  return [
    ...[...used].filter(([name]) => !known.has(name)).map(([name, users]) => `${name} (${users.join(', ')}) has no line`),
    ...names.filter((name) => !used.has(name)).map((name) => `${name} has a line and is not used`),
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name} has two lines`),
    ...lines
      .filter(({ name, licence }) => licences.get(name) !== undefined && licences.get(name) !== licence)
      .map(({ name, licence }) => `${name} is under ${licences.get(name)}, not ${licence}`),
  ];
}

/** The lines of one top-level section of pnpm-workspace.yaml, which holds plain lists and maps only. */
function workspaceSection(section: string, root: string = ROOT): string[] {
  const lines = readText(root, 'pnpm-workspace.yaml').split('\n');
  const start = lines.indexOf(`${section}:`);
  if (start < 0) return [];
  const end = lines.findIndex((line, at) => at > start && /^\S/.test(line));
  return lines
    .slice(start + 1, end < 0 ? lines.length : end)
    .map((line) => line.trim().replace(/^- /, '').replaceAll(/['"]/g, ''))
    .filter((line) => line !== '' && !line.startsWith('#'));
}

const EXACT = /^(npm:[^@]+@|npm:@[^@]+@)?\d+\.\d+\.\d+[-.\w]*$/;

/** Versions that are not exact, or not from the catalogue where several packages could disagree. */
export function versionFaults(root: string = ROOT): string[] {
  const catalogue = workspaceSection('catalog', root).filter((line) => !EXACT.test(line.replace(/^\S+: /, '')));
  const manifests: (readonly [string, Manifest])[] = ['', ...workspaceFolders(root)].map((folder) => [
    folder,
    readManifest(join(root, folder)),
  ]);
  const ranges = manifests.flatMap(([folder, { dependencies, devDependencies }]) => [
    ...Object.entries(dependencies ?? {})
      .filter(([, range]) => range !== 'catalog:' && range !== 'workspace:*')
      .map(([name, range]) => `${folder}: ${name} ${range} is not from the catalogue`),
    ...Object.entries(devDependencies ?? {})
      .filter(([, range]) => range !== 'catalog:' && range !== 'workspace:*' && !EXACT.test(range))
      .map(([name, range]) => `${folder}: ${name} ${range} is not exact`),
  ]);
  return [...catalogue.map((line) => `catalogue: ${line} is not exact`), ...ranges];
}

/** Packages that would run a script when installed and on which nobody has decided. */
export function scriptFaults(withScripts: readonly string[], root: string = ROOT): string[] {
  const decided = new Set([...workspaceSection('onlyBuiltDependencies', root), ...workspaceSection('ignoredBuiltDependencies', root)]);
  return withScripts.filter((name) => !decided.has(name)).map((name) => `${name} has an install script that nobody decided on`);
}
