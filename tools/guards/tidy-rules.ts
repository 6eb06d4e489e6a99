// SPDX-License-Identifier: EUPL-1.2
import type { SourceViews } from './source-views.ts';

/** Something that may not stand in certain files, and why. */
export interface TextRule {
  readonly name: string;
  readonly why: string;
  readonly where: (path: string) => boolean;
  readonly view: keyof SourceViews;
  readonly pattern: RegExp;
}

export const isSource = (path: string): boolean => /\.(ts|tsx|mjs|cjs)$/.test(path);
export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
const isProse = (path: string): boolean => /\.(md|sql|prisma|css|html|ya?ml)$/.test(path);
const within =
  (folders: RegExp): ((path: string) => boolean) =>
  (path) =>
    isSource(path) && folders.test(path);
const untested =
  (folders: RegExp): ((path: string) => boolean) =>
  (path) =>
    isSource(path) && folders.test(path) && !isTest(path);

const PURE = /^packages\/(kernel|domain|formats|contracts)\//;
const SERVER = /^(packages|apps\/(?!web\/))/;
const MONEY = '(?:[cC]ents|[aA]mount|[mM]oney|[eE]uro|[bB]etrag|[pP]rice|[cC]ost)';

const PURITY: readonly TextRule[] = [
  {
    name: 'clock-in-pure-code',
    why: 'time is an argument of pure code',
    where: untested(PURE),
    view: 'code',
    pattern: /\bDate\.now\b|\bnew Date\(\s*\)|\bnew Date\b(?!\s*\()|\bperformance\b|\bTemporal\.Now\b|\bset(Timeout|Interval|Immediate)\b/,
  },
  {
    name: 'luck-in-pure-code',
    why: 'ids and chance are arguments of pure code',
    where: untested(PURE),
    view: 'code',
    pattern: /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b/,
  },
  {
    name: 'float-parsing',
    why: 'money and measures are whole numbers; parse text with the kernel',
    where: untested(SERVER),
    view: 'code',
    pattern: /\bparseFloat\b|\.toFixed\b|\.toPrecision\b/,
  },
  {
    name: 'rounding-near-money',
    why: 'cents are a bigint and are divided by the kernel alone',
    where: untested(SERVER),
    view: 'code',
    pattern: new RegExp(
      `\\bMath\\.(round|floor|ceil|trunc)\\b[^\\n]*${MONEY}|${MONEY}[^\\n]*\\bMath\\.(round|floor|ceil|trunc)\\b|\\bNumber\\([^)\\n]*[cC]ents\\b`,
    ),
  },
];

const WALL: readonly TextRule[] = [
  {
    name: 'context-set-elsewhere',
    why: 'one function in packages/platform/database tells PostgreSQL who acts',
    where: (path) => within(/^(apps|packages)\//)(path) && !path.startsWith('packages/platform/database/'),
    view: 'codeAndStrings',
    pattern: /\bset_config\b|\bSET\s+(LOCAL|SESSION)\b|\bset\s+(local|session)\b(?=\s+\w+\.)|\bSET\s+app\./,
  },
  {
    name: 'transaction-elsewhere',
    why: 'only packages/platform/database opens transactions',
    where: (path) => within(/^(apps|packages)\//)(path) && !path.startsWith('packages/platform/database/'),
    view: 'codeAndStrings',
    pattern:
      /\$transaction\s*\(|\.(transaction|startTransaction|controlledTransaction)\s*\(|['"`]\s*(BEGIN|begin|START TRANSACTION|start transaction)\b[^'"`]*['"`]/,
  },
];

const TESTS: readonly TextRule[] = [
  {
    name: 'test-left-out',
    why: 'a test runs or is deleted',
    where: isTest,
    view: 'code',
    pattern: /\b(it|test|describe|bench|suite)(\.\w+)*\.(skip|only|todo|fails)\b|\b(xit|xtest|xdescribe|fit|fdescribe)\s*\(/,
  },
  {
    name: 'test-sometimes-left-out',
    why: 'only tests over REFERENCE_DATA may depend on something being there',
    where: (path) => isTest(path) && !path.startsWith('tools/guards/'),
    view: 'codeAndStrings',
    pattern: /\.(skipIf|runIf)\b(?!.*REFERENCE_DATA)/,
  },
  { name: 'mocking', why: 'tests stand on real parts', where: isTest, view: 'code', pattern: /\bvi\.(mock|doMock|hoisted|spyOn|fn)\b/ },
];

const HONESTY: readonly TextRule[] = [
  {
    name: 'type-escape',
    why: 'a type that does not fit is a finding, not an obstacle',
    where: isSource,
    view: 'code',
    pattern: /\bas any\b|<any>/,
  },
  {
    name: 'silenced-compiler',
    why: 'the compiler is right until shown otherwise',
    where: isSource,
    view: 'comments',
    pattern: /@ts-(ignore|nocheck)\b/,
  },
  {
    name: 'silenced-compiler-in-source',
    why: 'only a test may expect a type error',
    where: (path) => isSource(path) && !isTest(path),
    view: 'comments',
    pattern: /@ts-expect-error\b/,
  },
  {
    name: 'left-for-later',
    why: 'what is missing is an issue, not a comment',
    where: isSource,
    view: 'comments',
    pattern: /\b(TODO|FIXME|HACK|XXX)\b/,
  },
  {
    name: 'left-for-later',
    why: 'what is missing is an issue, not a remark',
    where: isProse,
    view: 'text',
    pattern: /\b(TODO|FIXME)\b\s*[:(]|^[-*\s]*\b(TODO|FIXME)\b/m,
  },
  {
    name: 'environment-read-elsewhere',
    why: 'the configuration is read and checked once, in packages/platform/configuration',
    where: (path) =>
      (untested(/^packages\/(?!platform\/configuration\/|testkit\/)/)(path) && !path.endsWith('.proof.ts')) ||
      untested(/^apps\/web\/src\//)(path),
    view: 'codeAndStrings',
    // PATH belongs to the machine, not to the configuration; a child process may need it.
    pattern: /\bprocess\.env(\?\.|\.|\[['"`])(?!PATH\b)|\bprocess\.env\[\w/,
  },
  {
    name: 'kern-class-outside-ui',
    why: 'KERN UX is wrapped once, in apps/web/src/ui',
    where: (path) => /^apps\/web\/src\/(?!ui\/).*\.tsx?$/.test(path) && !isTest(path),
    view: 'codeAndStrings',
    pattern: /(?<![-\w@])kern-[a-z]/,
  },
];

const isOurText = (path: string): boolean =>
  /\.(ts|tsx|mjs|cjs|md|sql|prisma|css|html|json|ya?ml|csv|typ)$|(^|\/)\.[a-z]+rc$|^\.ci\//.test(path);

const SELF: readonly TextRule[] = [
  {
    name: 'speaks-of-its-making',
    why: 'the project speaks of itself alone',
    where: (path) => isSource(path) || isProse(path),
    view: 'comments',
    pattern:
      /\b(the|this|my|your|next|earlier|previous|last) prompt\b|\b(sub-?agents?|language model|LLMs?|Claude|ChatGPT|Copilot|Anthropic|OpenAI)\b|\b(this|earlier|previous|last|next) (work|coding|chat|building) session\b|\b(other|another|next|earlier) builder\b|\bin (an earlier|a previous|a later|the last|the next) session\b/i,
  },
  {
    name: 'path-of-a-machine',
    why: 'a path that exists on one machine only',
    where: isOurText,
    view: 'text',
    pattern: /(^|[\s'"`(=:])\/(work\/(main|shared)|tmp\/(plan|n24))\b/m,
  },
  {
    name: 'registry-host',
    why: 'packages come from whatever registry the user has set',
    where: isOurText,
    view: 'text',
    pattern:
      /\bregistry\.(npmjs\.org|yarnpkg\.com|npmmirror\.com)|\b(artifactory|verdaccio|jfrog|nexus)\b[\w.-]*\/|^\s*registry\s*=|\btarball: https?:/im,
  },
];

export const TEXT_RULES: readonly TextRule[] = [...PURITY, ...WALL, ...TESTS, ...HONESTY, ...SELF];
