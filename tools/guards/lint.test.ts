// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { plantForTest } from './planted-tree.ts';
import { ROOT, readText, runTool } from './repository.ts';

interface Report {
  readonly summary: { readonly unchanged: number; readonly errors: number };
  readonly diagnostics: readonly {
    readonly category: string;
    readonly severity: string;
    readonly location?: { readonly path?: unknown };
  }[];
}

function lint(root: string): { code: number; report: Report; output: string } {
  const { code, output } = runTool('biome', ['check', '--reporter=json', '--max-diagnostics=none', '.'], root);
  const start = output.indexOf('{"summary"');
  if (start < 0) throw new Error(`Biome gave no result: ${output}`);
  return { code, report: JSON.parse(output.slice(start).split('\n')[0] ?? '') as Report, output };
}

const longFunction = `export function long(): number {\n  let sum = 0;\n${'  sum += 1;\n'.repeat(71)}  return sum;\n}\n`;
const tangled = `export function tangled(a: number): number {\n${'  if (a > 1) {\n'.repeat(8)}    return 1;\n${'  }\n'.repeat(8)}  return 0;\n}\n`;

const PLANTED: readonly (readonly [rule: string, path: string, source: string])[] = [
  ['format', 'packages/kernel/src/a.ts', 'export const a = "double quotes"\n'],
  ['assist/source/organizeImports', 'packages/kernel/src/a.ts', "export { b } from './b.ts';\nexport { a } from './a.ts';\n"],
  ['lint/suspicious/noExplicitAny', 'packages/kernel/src/a.ts', 'export const a = (b: any): string => String(b);\n'],
  [
    'lint/style/useImportType',
    'packages/kernel/src/a.ts',
    "import { A } from './b.ts';\n\nexport const a = (b: A): string => String(b);\n",
  ],
  ['lint/correctness/noUnusedImports', 'packages/kernel/src/a.ts', "import { b } from './b.ts';\n\nexport const a = 1;\n"],
  ['lint/suspicious/noConsole', 'packages/kernel/src/a.ts', "console.log('here');\n"],
  ['lint/complexity/noExcessiveLinesPerFunction', 'packages/kernel/src/a.ts', longFunction],
  ['lint/complexity/noExcessiveCognitiveComplexity', 'packages/kernel/src/a.ts', tangled],
  ['lint/style/noDefaultExport', 'packages/kernel/src/a.ts', 'export default 1;\n'],
  ['lint/performance/noReExportAll', 'packages/kernel/src/index.ts', "export * from './a.ts';\n"],
  ['lint/suspicious/noFocusedTests', 'packages/kernel/src/a.test.ts', "import { it } from 'vitest';\n\nit.only('does', () => {});\n"],
  ['lint/suspicious/noSkippedTests', 'packages/kernel/src/a.test.ts', "import { it } from 'vitest';\n\nit.skip('does', () => {});\n"],
];

describe('Biome', () => {
  it('finds nothing in the tree', () => {
    const { code, report } = lint(ROOT);
    const grave = report.diagnostics.filter(({ severity }) => severity !== 'information');
    expect(grave.map(({ category, location }) => `${category} ${JSON.stringify(location?.path)}`)).toEqual([]);
    expect(code).toBe(0);
    expect(report.summary.unchanged).toBeGreaterThan(100);
  });

  it.each(PLANTED)('catches %s in %s', (rule, path, source) => {
    const root = plantForTest({ 'biome.json': readText(ROOT, 'biome.json'), [path]: source });
    const { code, report } = lint(root);
    expect(report.diagnostics.map(({ category }) => category)).toContain(rule);
    expect(code).toBe(1);
  });

  it('lets the command line speak', () => {
    const files = { 'biome.json': readText(ROOT, 'biome.json'), 'apps/cli/src/index.ts': "console.log('here');\n" };
    expect(lint(plantForTest(files)).code).toBe(0);
  });
});
