// SPDX-License-Identifier: EUPL-1.2
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, stateFolder } from '../checkout.ts';

interface Settings {
  readonly compilerOptions?: Readonly<Record<string, unknown>>;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

/** With a compiler of its own. */
const WEB = 'apps/web/tsconfig.json';

const settingsOf = (file: string): Settings => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Settings;

/**
 * Projects for the compiler that together see what each package's own project sees, in as few programs as there are different settings: 45
 * programs would read the same libraries 45 times. All sources and tests are one program; where a package is stricter (rules without a
 * platform's types), its sources are once more part of one with these settings.
 */
export function typePrograms(): readonly string[] {
  const own = globSync(['apps/*/tsconfig.json', 'packages/*/tsconfig.json', 'packages/*/*/tsconfig.json'], { cwd: ROOT })
    .filter((file) => file !== WEB)
    .sort();
  const from = (file: string, patterns: readonly string[] = []) => patterns.map((pattern) => join(ROOT, dirname(file), pattern));
  const programs = new Map<string, { include: string[]; exclude: string[] }>();
  const add = (file: string, options: Settings['compilerOptions'], { include, exclude }: Settings): void => {
    const key = JSON.stringify(options ?? {});
    const program = programs.get(key) ?? { include: [], exclude: [] };
    program.include.push(...from(file, include));
    program.exclude.push(...from(file, exclude));
    programs.set(key, program);
  };
  for (const file of ['tsconfig.json', ...own]) {
    const settings = settingsOf(file);
    add(file, {}, { include: settings.include ?? [] });
    if (file !== 'tsconfig.json' && settings.compilerOptions) add(file, settings.compilerOptions, settings);
  }
  return [...programs].map(([options, files], index) => {
    const project = join(stateFolder('types'), `${index}.json`);
    writeFileSync(project, JSON.stringify({ extends: join(ROOT, 'tsconfig.json'), compilerOptions: JSON.parse(options), ...files }));
    return project;
  });
}
