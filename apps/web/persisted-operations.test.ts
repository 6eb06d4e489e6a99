// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { persistedOperations, withNamesOnly } from './persisted-operations.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function made(...sources: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'operations-'));
  folders.push(folder);
  writeFileSync(join(folder, 'schema.graphql'), 'type Query { one: Thing! } type Thing { id: ID! name: String }');
  for (const [index, source] of sources.entries()) writeFileSync(join(folder, `page-${index}.tsx`), source);
  return persistedOperations(folder, join(folder, 'schema.graphql'));
}

const FRAGMENT = 'export const Name = graphql(`fragment Name on Thing { name }`);';

test('an operation goes into the manifest with the fragments that it spreads, and no others', () => {
  const { manifest, version } = made(
    FRAGMENT,
    'graphql(`fragment Other on Thing { id }`)',
    'graphql(`query One { one { ...Name } }`, [Name])',
  );
  expect(Object.keys(manifest)).toEqual([`One.${version}`]);
  expect(manifest[`One.${version}`]).toContain('fragment Name on Thing');
  expect(manifest[`One.${version}`]).not.toContain('Other');
});

test('what speaks of types alone is not asked of the schema', () => {
  const fragment = 'graphql(`fragment Name on Thing @_unmask { name }`)';
  const { manifest, version } = made(fragment, 'graphql(`query One { one { ...Name } }`, [Name])');
  expect(manifest[`One.${version}`]).not.toContain('_unmask');
});

test('the version changes with the documents and with nothing else', () => {
  const first = made('graphql(`query One { one { id } }`)');
  expect(made('graphql(`query One { one { id } }`)', '// a comment')).toEqual(first);
  expect(made('graphql(`query One { one { name } }`)').version).not.toBe(first.version);
});

test.each([
  ['a name used twice', ['graphql(`query One { one { id } }`)', 'graphql(`query One { one { name } }`)'], 'One is defined twice'],
  ['a field that the schema lacks', ['graphql(`query One { one { colour } }`)'], 'One: Cannot query field "colour"'],
  ['a fragment that is nowhere', ['graphql(`query One { one { ...Gone } }`)'], 'there is no fragment Gone'],
  ['an operation without a name', ['graphql(`{ one { id } }`)'], 'an operation has no name'],
])('%s stops the build', (_case, sources, message) => {
  expect(() => made(...sources)).toThrow(message);
});

test("all operations of the app fit the gateway's schema", () => {
  expect(Object.keys(persistedOperations(here('./src'), here('../gateway/schema.graphql')).manifest).length).toBeGreaterThan(0);
});

test('the build carries the names of operations, not their texts', () => {
  const code = withNamesOnly(`${FRAGMENT}\nconst Q = graphql(\`query One { one { ...Name } }\`, [\n  Name,\n]);`, '/src/named.ts');
  expect(code).toContain("namedOperation('query', 'One')");
  expect(code).toContain('import { namedOperation } from "/src/named.ts"');
  expect(code).toContain('export const Name = ({});');
  expect(code).not.toContain('one {');
});

test('a call that the build cannot read whole stops it', () => {
  expect(() => withNamesOnly('graphql(`query One { one { id } }`, fragments())', '/src/named.ts')).toThrow(
    'not written as the build can read it',
  );
});
