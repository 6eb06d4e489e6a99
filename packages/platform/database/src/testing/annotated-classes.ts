// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from 'node:fs';

/** Table → its class and traits as prisma/schema annotates them: 'owned audience insert-only'. */
export function annotatedClasses(): ReadonlyMap<string, string> {
  const folder = new URL('../../../../../prisma/schema/', import.meta.url);
  const classes = new Map<string, string>();
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.prisma'))) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    for (const [, comment = '', body = ''] of text.matchAll(/((?:^\/\/\/.*\n)*)^model \w+ \{([\s\S]*?)^\}/gm)) {
      const table = /@@map\("([^"]+)"\)/.exec(body)?.[1] ?? '';
      classes.set(table, /@class ([\w -]+)/.exec(comment)?.[1]?.trim() ?? 'no class');
    }
  }
  return classes;
}
