// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PlantedTree, plantTree } from './planted-tree.ts';
import { listFiles, ROOT, runTool } from './repository.ts';

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

interface Cruise {
  readonly modules: readonly { readonly source: string; readonly dependencies: readonly { readonly resolved: string }[] }[];
  readonly summary: { readonly violations: readonly Violation[] };
}

function cruise(root: string, folders: readonly string[]): Cruise {
  const { output, errors } = runTool(
    'depcruise',
    ['--config', `${ROOT}/.dependency-cruiser.cjs`, '--output-type', 'json', ...folders],
    root,
  );
  if (!output.startsWith('{')) throw new Error(`dependency-cruiser gave no result: ${errors}`);
  return JSON.parse(output) as Cruise;
}

const imports = (name: string): string => `import * as other from '${name}';\nexport const used = other;\n`;
const importsType = (name: string): string => `import type * as other from '${name}';\nexport type Used = typeof other;\n`;
const importsLazily = (name: string): string => `export const later = () => import('${name}');\n`;
const exportsOne = 'export const one = 1;\n';

/** An import that a floor forbids, and the rule that must name it. */
const PLANTED: readonly { readonly rule: string; readonly from: string; readonly imports: string; readonly typeOnly?: true }[] = [
  { rule: 'kernel-imports-nothing', from: 'packages/kernel/src/a.ts', imports: 'zod' },
  { rule: 'kernel-imports-nothing', from: 'packages/kernel/src/b.ts', imports: 'node:crypto' },
  { rule: 'kernel-imports-nothing-tests', from: 'packages/kernel/src/c.test.ts', imports: '@domain/desk' },
  { rule: 'domain-imports-kernel-only', from: 'packages/domain/desk/src/a.ts', imports: '@domain/settlement' },
  { rule: 'domain-imports-kernel-only', from: 'packages/domain/desk/src/b.ts', imports: 'zod' },
  { rule: 'domain-imports-kernel-only', from: 'packages/domain/desk/src/c.ts', imports: 'node:fs' },
  { rule: 'domain-imports-kernel-only', from: 'packages/domain/desk/src/d.ts', imports: '@platform/logging' },
  { rule: 'domain-imports-kernel-only', from: 'packages/domain/desk/src/f.ts', imports: '@domain/settlement', typeOnly: true },
  { rule: 'domain-imports-kernel-only-tests', from: 'packages/domain/desk/src/e.test.ts', imports: '@domain/settlement' },
  { rule: 'formats-import-kernel-and-parsers-only', from: 'packages/formats/csv/src/a.ts', imports: 'node:fs' },
  { rule: 'formats-import-kernel-and-parsers-only', from: 'packages/formats/csv/src/b.ts', imports: '@platform/database' },
  { rule: 'formats-import-kernel-and-parsers-only-tests', from: 'packages/formats/csv/src/c.test.ts', imports: 'pg' },
  { rule: 'contracts-import-kernel-and-platform-only', from: 'packages/contracts/desk/src/a.ts', imports: '@contracts/tenancy' },
  { rule: 'contracts-import-kernel-and-platform-only', from: 'packages/contracts/desk/src/b.ts', imports: '@domain/desk' },
  { rule: 'contracts-import-kernel-and-platform-only-tests', from: 'packages/contracts/desk/src/c.test.ts', imports: '@services/desk' },
  { rule: 'platform-knows-no-domain', from: 'packages/platform/logging/src/a.ts', imports: '@domain/desk' },
  { rule: 'platform-knows-no-domain', from: 'packages/platform/logging/src/b.ts', imports: '@services/desk' },
  { rule: 'platform-knows-no-domain', from: 'packages/platform/logging/src/c.ts', imports: '@contracts/desk' },
  { rule: 'services-own-domain-only', from: 'packages/services/desk/src/a.ts', imports: '@domain/settlement' },
  { rule: 'services-own-domain-only', from: 'packages/services/administration/src/a.ts', imports: '@domain/desk' },
  { rule: 'services-never-import-services', from: 'packages/services/desk/src/b.ts', imports: '@services/administration' },
  { rule: 'services-use-platform-not-drivers', from: 'packages/services/desk/src/c.ts', imports: 'pg' },
  { rule: 'testkit-below-services', from: 'packages/testkit/src/a.ts', imports: '@services/desk' },
  { rule: 'platform-knows-no-domain', from: 'packages/platform/logging/src/d.ts', imports: '@assembly/core' },
  { rule: 'services-below-assembly', from: 'packages/services/desk/src/m.ts', imports: '@assembly/core' },
  { rule: 'assembly-puts-together-only', from: 'packages/assembly/src/a.ts', imports: '@domain/desk' },
  { rule: 'nothing-imports-apps', from: 'packages/services/desk/src/d.ts', imports: '@apps/gateway' },
  { rule: 'nothing-imports-apps', from: 'apps/cli/src/a.ts', imports: '@apps/gateway' },
  { rule: 'web-imports-no-server-code', from: 'apps/web/src/a.ts', imports: '@services/desk' },
  { rule: 'web-imports-no-server-code', from: 'apps/web/src/b.ts', imports: '@contracts/desk' },
  { rule: 'web-features-apart', from: 'apps/web/src/features/desk/a.ts', imports: '../settlement/index.ts' },
  { rule: 'web-ui-below-features', from: 'apps/web/src/ui/a.ts', imports: '../features/settlement/index.ts' },
  { rule: 'web-look-in-ui-only', from: 'apps/web/src/features/desk/b.tsx', imports: 'react-aria-components' },
  { rule: 'web-look-in-ui-only', from: 'apps/web/src/features/desk/c.tsx', imports: '@kern-ux/native' },
  { rule: 'one-entry-a-package', from: 'packages/services/desk/src/e.ts', imports: '../../../kernel/src/inner.ts' },
  { rule: 'database-side-doors', from: 'packages/services/desk/src/l.ts', imports: '@platform/database/migrate' },
  { rule: 'database-drivers-in-database-only', from: 'packages/services/desk/src/f.ts', imports: '@prisma/client' },
  {
    rule: 'database-drivers-in-database-only',
    from: 'apps/cli/src/b.ts',
    imports: '../../../packages/platform/database/src/generated/client.ts',
  },
  { rule: 'testkit-in-tests-only', from: 'packages/services/desk/src/g.ts', imports: '@testkit/core' },
  { rule: 'testkit-in-tests-only', from: 'apps/cli/src/c.ts', imports: '@testkit/core' },
  { rule: 'sources-never-import-tests', from: 'packages/services/desk/src/h.ts', imports: './plain.test.ts' },
  { rule: 'no-cycles', from: 'packages/services/desk/src/i.ts', imports: './j.ts' },
  { rule: 'everything-resolves', from: 'packages/services/desk/src/k.ts', imports: './nowhere.ts' },
];

/** What the floors allow; a rule that refuses everything would pass the list above too. */
const ALLOWED: readonly { readonly from: string; readonly imports: string; readonly lazily?: boolean }[] = [
  { from: 'packages/domain/desk/src/ok.ts', imports: '@kernel/core' },
  { from: 'packages/domain/desk/src/ok.test.ts', imports: 'fast-check' },
  { from: 'packages/contracts/desk/src/ok.ts', imports: '@platform/database' },
  { from: 'packages/assembly/src/ok.ts', imports: '@services/desk' },
  { from: 'apps/gateway/src/ok-assembly.ts', imports: '@assembly/core' },
  { from: 'packages/formats/csv/src/ok.ts', imports: 'csv-parse' },
  { from: 'packages/formats/csv/src/ok.test.ts', imports: 'node:fs' },
  { from: 'packages/services/desk/src/ok.ts', imports: '@domain/desk' },
  { from: 'packages/services/desk/src/ok-contract.ts', imports: '@contracts/tenancy' },
  { from: 'packages/services/desk/src/ok.test.ts', imports: '@testkit/core' },
  { from: 'packages/platform/database/src/ok.ts', imports: '@prisma/client' },
  { from: 'packages/testkit/src/ok.ts', imports: '@platform/database/migrate' },
  { from: 'apps/gateway/src/ok.ts', imports: '@services/desk' },
  { from: 'apps/web/src/ok.ts', imports: '@kernel/core' },
  { from: 'apps/web/src/ui/ok.tsx', imports: 'react-aria-components' },
  { from: 'apps/web/src/hall.ts', imports: './room.ts', lazily: true },
  { from: 'apps/web/src/room.ts', imports: './hall.ts' },
];

const PACKAGES: Readonly<Record<string, string>> = {
  '@kernel/core': 'packages/kernel',
  '@testkit/core': 'packages/testkit',
  '@assembly/core': 'packages/assembly',
  '@domain/desk': 'packages/domain/desk',
  '@domain/settlement': 'packages/domain/settlement',
  '@formats/csv': 'packages/formats/csv',
  '@contracts/desk': 'packages/contracts/desk',
  '@contracts/tenancy': 'packages/contracts/tenancy',
  '@platform/database': 'packages/platform/database',
  '@platform/logging': 'packages/platform/logging',
  '@services/desk': 'packages/services/desk',
  '@services/administration': 'packages/services/administration',
  '@apps/gateway': 'apps/gateway',
};

const OUTSIDE = ['zod', 'pg', 'csv-parse', 'fast-check', 'react-aria-components', '@kern-ux/native', '@prisma/client'];

function plantFloors(): PlantedTree {
  const files: Record<string, string | { link: string }> = {
    'packages/kernel/src/inner.ts': exportsOne,
    'packages/platform/database/src/generated/client.ts': exportsOne,
    'packages/platform/database/src/migrate/index.ts': exportsOne,
    'packages/services/desk/src/plain.test.ts': exportsOne,
    'packages/services/desk/src/j.ts': imports('./i.ts'),
    'apps/web/src/features/settlement/index.ts': exportsOne,
  };
  for (const [name, folder] of Object.entries(PACKAGES)) {
    files[`${folder}/package.json`] = JSON.stringify({
      name,
      type: 'module',
      exports: { '.': './src/index.ts', './migrate': './src/migrate/index.ts' },
    });
    files[`${folder}/src/index.ts`] = exportsOne;
    files[`node_modules/${name}`] = { link: folder };
  }
  for (const name of OUTSIDE) {
    files[`node_modules/${name}/package.json`] = JSON.stringify({ name, version: '1.0.0', type: 'module', exports: './index.js' });
    files[`node_modules/${name}/index.js`] = exportsOne;
  }
  for (const { from, imports: name, typeOnly } of PLANTED) files[from] = typeOnly ? importsType(name) : imports(name);
  for (const { from, imports: name, lazily } of ALLOWED) files[from] = lazily ? importsLazily(name) : imports(name);
  return plantTree(files);
}

describe('the floors', () => {
  it('hold in the tree', () => {
    const { modules, summary } = cruise(ROOT, ['apps', 'packages']);
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);

    const sources = listFiles().filter((path) => /^(apps|packages)\/.*\.tsx?$/.test(path));
    const cruised = new Set(modules.map((module) => module.source));
    expect(sources.filter((path) => !cruised.has(path))).toEqual([]);
    expect(sources.length).toBeGreaterThan(40);
    // Without a parser every file is a module and none has an import.
    expect(modules.flatMap((module) => module.dependencies).length).toBeGreaterThan(20);
  });

  describe('catch', () => {
    let tree: PlantedTree;
    let violations: readonly Violation[];
    beforeAll(() => {
      tree = plantFloors();
      violations = cruise(tree.root, ['apps', 'packages']).summary.violations;
    });
    afterAll(() => tree.remove());

    it.each(PLANTED)('$rule: $from importing $imports', ({ rule, from }) => {
      expect(violations.filter((violation) => violation.from === from).map((violation) => violation.rule.name)).toContain(rule);
    });

    it.each(ALLOWED)('nothing in $from importing $imports', ({ from }) => {
      expect(violations.filter((violation) => violation.from === from)).toEqual([]);
    });

    it('with a planted violation for every rule', async () => {
      const config = (await import(`${ROOT}/.dependency-cruiser.cjs`)) as { default: { forbidden: { name: string }[] } };
      const planted = new Set(PLANTED.map(({ rule }) => rule));
      expect(config.default.forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
    });
  });
});
