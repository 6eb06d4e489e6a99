// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type DocumentNode, Kind, parse, print, validate, visit } from 'graphql';
import type { Plugin } from 'vite';

const CALL = /\bgraphql\(\s*`([^`]*)`/g;

type Definition = DocumentNode['definitions'][number];

interface Documents {
  readonly operations: ReadonlyMap<string, Definition>;
  readonly fragments: ReadonlyMap<string, Definition>;
}

/** '@_unmask' speaks to gql.tada about types alone: no schema knows it. */
const forServer = (definition: Definition): Definition =>
  definition.kind === Kind.FRAGMENT_DEFINITION
    ? { ...definition, directives: (definition.directives ?? []).filter(({ name }) => name.value !== '_unmask') }
    : definition;

/** The documents of one file, each definition by itself. */
const definitionsIn = (text: string): Definition[] =>
  [...text.matchAll(CALL)].flatMap(([, document = '']) => parse(document).definitions.map(forServer));

/** Every document of the sources; names are unique over the whole app, since operations are asked for by their names. */
function documentsIn(folder: string): Documents {
  const operations = new Map<string, Definition>();
  const fragments = new Map<string, Definition>();
  const take = (file: string, definition: Definition): void => {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) return;
    const name = definition.name?.value;
    if (name === undefined) throw new Error(`${file}: an operation has no name`);
    const known = definition.kind === Kind.OPERATION_DEFINITION ? operations : fragments;
    if (known.has(name)) throw new Error(`${file}: ${name} is defined twice`);
    known.set(name, definition);
  };
  for (const file of globSync('**/*.{ts,tsx}', { cwd: folder })) {
    for (const definition of definitionsIn(readFileSync(join(folder, file), 'utf8'))) take(file, definition);
  }
  return { operations, fragments };
}

/** The definition with all fragments that it spreads, directly or through others. */
function completed(definition: Definition, fragments: Documents['fragments']): DocumentNode {
  const needed = new Map<string, Definition>();
  const follow = (node: Definition): void => {
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment) throw new Error(`there is no fragment ${name.value}`);
        if (needed.has(name.value)) return;
        needed.set(name.value, fragment);
        follow(fragment);
      },
    });
  };
  follow(definition);
  return { kind: Kind.DOCUMENT, definitions: [definition, ...needed.values()] };
}

export interface PersistedOperations {
  /** Names this set of operations: an older page asks under another, and is told to reload. */
  readonly version: string;
  /** '<name>.<version>' → document. */
  readonly manifest: Readonly<Record<string, string>>;
}

/** The operations that the gateway will answer. @throws where a document does not fit the schema */
export function persistedOperations(folder: string, schemaFile: string): PersistedOperations {
  const schema = buildSchema(readFileSync(schemaFile, 'utf8'));
  const { operations, fragments } = documentsIn(folder);
  const documents = [...operations]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, definition]) => {
      const document = completed(definition, fragments);
      const [problem] = validate(schema, document);
      if (problem) throw new Error(`${name}: ${problem.message}`);
      return [name, print(document)] as const;
    });
  const version = createHash('sha256').update(JSON.stringify(documents)).digest('hex').slice(0, 12);
  return { version, manifest: Object.fromEntries(documents.map(([name, text]) => [`${name}.${version}`, text])) };
}

/** A whole call, with the fragments that it lists. */
const WHOLE_CALL = /\bgraphql\(\s*`([^`]*)`\s*(?:,\s*\[[^\]]*\]\s*)?,?\s*\)/g;

/** The sources as they go into the build: of an operation its name, of a fragment nothing, since nobody sends a text. */
export function withNamesOnly(code: string, helper: string): string {
  let operations = 0;
  const named = code.replaceAll(WHOLE_CALL, (_call, document: string) => {
    const [definition] = parse(document).definitions;
    if (definition?.kind !== Kind.OPERATION_DEFINITION) return '({})';
    operations += 1;
    return `/* @__PURE__ */ namedOperation('${definition.operation}', '${definition.name?.value}')`;
  });
  if ([...named.matchAll(CALL)].length > 0) throw new Error('a call of graphql() is not written as the build can read it');
  return operations === 0 ? named : `${named}\nimport { namedOperation } from ${JSON.stringify(helper)};\n`;
}

/** Writes 'persisted-operations.json' beside the build, and tells the client its version; in development the client sends documents whole. */
export function persistOperations(folder: string, schemaFile: string): Plugin {
  let made: PersistedOperations | null = null;
  return {
    name: 'verbund-persisted-operations',
    config: (_config, { command }) => {
      made = command === 'build' ? persistedOperations(folder, schemaFile) : null;
      return { define: { __OPERATIONS_VERSION__: JSON.stringify(made?.version ?? '') } };
    },
    transform: {
      order: 'pre',
      filter: { id: /\.tsx?$/, code: /\bgraphql\(\s*`/ },
      handler: (code, id) =>
        made && id.startsWith(folder) ? { code: withNamesOnly(code, join(folder, 'graphql/named-operation.ts')), map: null } : null,
    },
    generateBundle() {
      if (made) this.emitFile({ type: 'asset', fileName: 'persisted-operations.json', source: JSON.stringify(made.manifest, null, 1) });
    },
  };
}
