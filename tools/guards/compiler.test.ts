// SPDX-License-Identifier: EUPL-1.2
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plantForTest } from './planted-tree.ts';
import { listFiles, ROOT, readText, runTool, workspaceFolders } from './repository.ts';

interface Tsconfig {
  readonly extends?: string;
  readonly compilerOptions?: Readonly<Record<string, unknown>>;
}

const readTsconfig = (path: string, root: string = ROOT): Tsconfig => JSON.parse(readText(root, path)) as Tsconfig;

/** Switches that the root turns on and that no package may touch. */
const STRICT: readonly string[] = [
  'strict',
  'noUncheckedIndexedAccess',
  'exactOptionalPropertyTypes',
  'noImplicitOverride',
  'noFallthroughCasesInSwitch',
  'noUnusedLocals',
  'noUnusedParameters',
  'erasableSyntaxOnly',
  'verbatimModuleSyntax',
  'isolatedModules',
];

/** Switches of their own by which strictness could be taken back piece by piece. */
const LOOSENING: readonly string[] = [
  'noImplicitAny',
  'strictNullChecks',
  'useUnknownInCatchVariables',
  'noCheck',
  'allowJs',
  'suppressImplicitAnyIndexErrors',
];

const PURE = workspaceFolders().filter((folder) => /^packages\/(kernel$|domain\/)/.test(folder));

const tsconfigs = (root: string): string[] => listFiles(root).filter((path) => /^(apps|packages)\/.*tsconfig[^/]*\.json$/.test(path));

/** Packages whose compiler is not as strict as the root's. */
function tsconfigFaults(root: string): string[] {
  const found = tsconfigs(root);
  const faults = found.flatMap((path) => {
    const { extends: base, compilerOptions: options = {} } = readTsconfig(path, root);
    const parent = base === undefined ? '' : relative(root, join(root, dirname(path), base)).replaceAll('\\', '/');
    const loosened = [
      ...STRICT.filter((name) => name in options && options[name] !== true),
      ...LOOSENING.filter((name) => name in options),
    ];
    const strays = parent !== 'tsconfig.json' && !found.includes(parent) ? ['does not extend the root'] : [];
    return [...loosened, ...strays].map((fault) => `${path}: ${fault}`);
  });
  const missing = workspaceFolders(root).filter((folder) => !found.includes(`${folder}/tsconfig.json`));
  return [...faults, ...missing.map((folder) => `${folder}: no tsconfig.json`)];
}

const LOOSENED: readonly (readonly [fault: string, tsconfig: Tsconfig])[] = [
  ['packages/domain/desk/tsconfig.json: strict', { extends: '../../../tsconfig.json', compilerOptions: { strict: false } }],
  [
    'packages/domain/desk/tsconfig.json: strictNullChecks',
    { extends: '../../../tsconfig.json', compilerOptions: { strictNullChecks: false } },
  ],
  ['packages/domain/desk/tsconfig.json: does not extend the root', { compilerOptions: {} }],
];

/** Compiles one source under the rules of a package; the codes of the errors. */
function compile(tsconfig: string, source: string): string[] {
  const root = plantForTest({
    'package.json': '{ "type": "module" }',
    'tsconfig.json': JSON.stringify({
      extends: join(ROOT, tsconfig),
      compilerOptions: { typeRoots: [join(ROOT, 'node_modules/@types')] },
      include: ['*.ts'],
      exclude: [],
    }),
    'planted.ts': source,
  });
  const { output } = runTool('tsc', ['--noEmit', '--pretty', 'false', '-p', root], root);
  return [...output.matchAll(/error (TS\d+)/g)].map(([, code = '']) => code);
}

const IMPURE: readonly (readonly [what: string, source: string])[] = [
  ['the process', 'export const arguments_ = process.argv;\n'],
  ['the network', "export const page = fetch('https://example.org');\n"],
  ['the file system', "import { readFileSync } from 'node:fs';\nexport const text = readFileSync;\n"],
  ['a timer', 'setTimeout(() => {}, 1);\n'],
  ['the console', "console.log('here');\n"],
  ['the browser', 'export const body = document.body;\n'],
];

/** The compiler's ways to say that a name or a module does not exist there. */
const UNKNOWN = /^TS(2304|2307|2580|2584|2591|2792)$/;

const LOOSE: readonly (readonly [what: string, code: string, source: string])[] = [
  ['an implicit any', 'TS7006', 'export const f = (a) => a;\n'],
  ['an unchecked index', 'TS2322', 'export const first = (list: string[]): string => list[0];\n'],
  ['undefined for what may be missing', 'TS2375', 'export const a: { b?: string } = { b: undefined };\n'],
  ['an enum', 'TS1294', 'export enum A {\n  B,\n}\n'],
  ['a parameter property', 'TS1294', 'export class A {\n  constructor(readonly b: string) {}\n}\n'],
  ['an unused variable', 'TS6133', 'export const f = (): number => {\n  const a = 1;\n  return 2;\n};\n'],
];

describe('the compiler', () => {
  it('is strict at the root', () => {
    const options = readTsconfig('tsconfig.json').compilerOptions ?? {};
    expect(STRICT.filter((name) => options[name] !== true)).toEqual([]);
    expect(LOOSENING.filter((name) => name in options)).toEqual([]);
  });

  it('is as strict in every package', () => {
    expect(tsconfigFaults(ROOT)).toEqual([]);
    expect(tsconfigs(ROOT).length).toBeGreaterThan(30);
  });

  it.each(LOOSENED)('is caught loosened: %s', (fault, tsconfig) => {
    const files = { 'packages/domain/desk/package.json': '{}', 'packages/domain/desk/tsconfig.json': JSON.stringify(tsconfig) };
    expect(tsconfigFaults(plantForTest(files))).toEqual([fault]);
  });

  it('is caught missing', () => {
    expect(tsconfigFaults(plantForTest({ 'packages/domain/desk/package.json': '{}' }))).toEqual(['packages/domain/desk: no tsconfig.json']);
  });

  it('knows no surroundings in pure packages', () => {
    const impure = PURE.filter((folder) => {
      const { lib, types } = readTsconfig(`${folder}/tsconfig.json`).compilerOptions ?? {};
      return JSON.stringify(lib) !== '["ES2024"]' || JSON.stringify(types) !== '[]';
    });
    expect(impure).toEqual([]);
    expect(PURE.length).toBeGreaterThan(4);
  });

  it.each(IMPURE)('refuses in a domain: %s', (_what, source) => {
    expect(compile('packages/domain/desk/tsconfig.json', source)).toContainEqual(expect.stringMatching(UNKNOWN));
    expect(compile('packages/services/desk/tsconfig.json', source)).toEqual(
      source.includes('document') ? [expect.stringMatching(UNKNOWN)] : [],
    );
  });

  it.each(LOOSE)('refuses %s', (_what, code, source) => {
    expect(compile('tsconfig.json', source)).toContain(code);
  });

  it('accepts a sound source', () => {
    expect(compile('packages/domain/desk/tsconfig.json', 'export const one = 1n;\n')).toEqual([]);
    expect(
      compile('packages/services/desk/tsconfig.json', "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n"),
    ).not.toContain('TS1294');
  });
});
