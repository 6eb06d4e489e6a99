// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT, stateFolder } from '../checkout.ts';
import { runTurbo } from '../house/web-build.ts';
import { typePrograms } from './type-programs.ts';

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

const sum = (counts: readonly Count[]): Count => ({
  passed: counts.reduce((total, count) => total + count.passed, 0),
  failed: counts.reduce((total, count) => total + count.failed, 0),
});

const one = (good: boolean): Count => (good ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** A heading, the work, how long it took. What was begun already has its time told from then on. */
export async function step(title: string, work: () => Promise<Count>, begun = performance.now()): Promise<Count> {
  console.log(`\n── ${title}`);
  const count = await work().catch((error: unknown) => {
    console.error(error);
    return one(false);
  });
  console.log(
    `   ${count.passed} passed, ${count.failed} failed, ${((performance.now() - begun) / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} s`,
  );
  return count;
}

/** What something that runs beside other work says: kept until it is its turn, then told as it comes. */
export interface Aside {
  readonly hear: (text: string) => void;
  readonly tellNow: () => void;
}

export function aside(): Aside {
  let kept: string[] | null = [];
  return {
    hear: (text) => (kept ? void kept.push(text) : void process.stdout.write(text)),
    tellNow: () => {
      process.stdout.write((kept ?? []).join(''));
      kept = null;
    },
  };
}

interface HowToRun {
  readonly env?: NodeJS.ProcessEnv;
  /** Left out: it speaks for itself. */
  readonly hear?: Aside['hear'] | undefined;
}

function runHere(command: string, args: readonly string[], { env = process.env, hear }: HowToRun = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const out = hear ? 'pipe' : 'inherit';
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', out, out] });
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => hear?.(text));
    const forward = (signal: NodeJS.Signals): boolean => child.kill(signal);
    process.once('SIGTERM', forward);
    child.once('error', (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.once('close', (code) => {
      process.off('SIGTERM', forward);
      resolve(code === 0);
    });
  });
}

/** All packages and tools, and beside them the web, which has a compiler of its own; what each says is told in one piece. */
export async function typeCheck(): Promise<Count> {
  const tsc = join(ROOT, 'node_modules/.bin/tsc');
  const packages = async (): Promise<boolean[]> => {
    const good: boolean[] = [];
    for (const project of typePrograms()) good.push(await runHere(tsc, ['--noEmit', '--checkers', '2', '-p', project]));
    return good;
  };
  const web = async (): Promise<boolean> => {
    const { code, output } = await runTurbo(['run', 'typecheck', '--filter=@apps/web', '--output-logs=errors-only']);
    if (code !== 0) console.log(output);
    return code === 0;
  };
  const [ours, theirs] = await Promise.all([packages(), web()]);
  return sum([...ours, theirs].map(one));
}

export async function lint(): Promise<Count> {
  return one(await runHere(join(ROOT, 'node_modules/.bin/biome'), ['check', '--error-on-warnings', '--diagnostic-level=warn', '.']));
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string; readonly duration?: number | null }[];
  }[];
}

export interface TestTold {
  readonly file: string;
  readonly name: string;
  readonly passed: boolean;
  readonly milliseconds: number;
}

export interface VitestWishes {
  readonly env?: NodeJS.ProcessEnv;
  /** Parts of the names of files; all where none is given. */
  readonly files?: readonly string[];
  /** Hears of every test that ran when all are done. */
  readonly tell?: (tests: readonly TestTold[]) => void;
  /** Runs beside other work. */
  readonly hear?: Aside['hear'];
}

const toldOf = ({ testResults }: VitestReport): readonly TestTold[] =>
  testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map((test) => ({
      file: relative(ROOT, name),
      name: test.fullName.trim(),
      passed: test.status === 'passed',
      milliseconds: test.duration ?? 0,
    })),
  );

/** The tests of some projects of vitest.config.ts. A run that found no test at all has failed. */
export async function vitest(projects: readonly string[], { env = {}, files = [], tell, hear }: VitestWishes = {}): Promise<Count> {
  const report = join(stateFolder(), `vitest-${process.pid}-${projects.join('-')}.json`);
  const args = [
    'run',
    ...files,
    ...projects.flatMap((name) => ['--project', name]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const good = await runHere(join(ROOT, 'node_modules/.bin/vitest'), args, { env: { ...process.env, ...env }, hear });
  try {
    const told = JSON.parse(readFileSync(report, 'utf8')) as VitestReport;
    tell?.(toldOf(told));
    const { numPassedTests, numFailedTests, testResults } = told;
    // A file that does not even load has no tests to count.
    const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
    const failed = numFailedTests + broken;
    const silent = (!good && failed === 0) || numPassedTests + failed === 0;
    return { passed: numPassedTests, failed: failed + (silent ? 1 : 0) };
  } catch {
    return one(false);
  } finally {
    rmSync(report, { force: true });
  }
}

/** The last line, alone, as the build server reads it. */
export function close(counts: readonly Count[]): number {
  const { passed, failed } = sum(counts);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
