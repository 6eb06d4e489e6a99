// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { charactersOf } from './font-coverage.ts';

/** Fira Sans, the typeface of the pages on the screen too. Fonts of the machine are never used: it would not be the same file everywhere. */
const FILES: readonly string[] = [
  import.meta.resolve('@expo-google-fonts/fira-sans/400Regular/FiraSans_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/fira-sans/600SemiBold/FiraSans_600SemiBold.ttf'),
];

export interface Fonts {
  readonly files: readonly Buffer[];
  /** Characters that all of them have. */
  readonly characters: ReadonlySet<number>;
}

export function readFonts(): Fonts {
  const files = FILES.map((file) => readFileSync(fileURLToPath(file)));
  const [first = new Set<number>(), ...others] = files.map(charactersOf);
  return { files, characters: new Set([...first].filter((character) => others.every((other) => other.has(character)))) };
}
