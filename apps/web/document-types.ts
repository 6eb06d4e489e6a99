// SPDX-License-Identifier: EUPL-1.2
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  buildSchema,
  type DefinitionNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql';

/** As 'gql.ts' tells them to gql.tada; what stands in neither list is unknown. */
const SCALARS: Readonly<Record<string, string>> = {
  ...{ ID: 'string', String: 'string', Boolean: 'boolean', Int: 'number', Float: 'number' },
  ...{ Amount: 'string', Date: 'string', DateTime: 'string', Month: 'string' },
};

/** A call with the constants of the fragments that it lists; before it, the constant that keeps it. */
const CALL = /(?:\bconst (\w+) = )?\bgraphql\(\s*`([^`]*)`\s*(?:,\s*\[([^\]]*)\]\s*)?,?\s*\)/g;

interface Call {
  readonly constant: string;
  readonly text: string;
  readonly listed: readonly string[];
  readonly definition: DefinitionNode;
}

function callsIn(source: string): Call[] {
  return [...source.matchAll(CALL)].flatMap(([, constant = '', text = '', listed = '']) => {
    const definitions = /\$\{|\\/.test(text) ? [] : parse(text).definitions;
    const [definition] = definitions;
    return definition && definitions.length === 1 ? [{ constant, text, definition, listed: listed.match(/\w+/g) ?? [] }] : [];
  });
}

/** gql.tada itself has to say what this document is. */
class NotHere extends Error {}

const nameOf = ({ name }: { readonly name: { readonly value: string } }): string => name.value;
const masked = (fragment: FragmentDefinitionNode): boolean => !fragment.directives?.some((directive) => nameOf(directive) === '_unmask');
const orNull = (text: string, nullable: boolean): string => (nullable ? `${text} | null` : text);
const literal = (text: string): string => JSON.stringify(text);

/** What a selection says of one possible type: fields by the name in the answer, and the fragments that stand for others. */
interface Collected {
  readonly fields: Map<string, FieldNode[]>;
  readonly references: Map<string, string>;
}

class Printer {
  readonly named = new Map<string, string>();
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(schema: GraphQLSchema, fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
    this.#schema = schema;
    this.#fragments = fragments;
  }

  document(definition: DefinitionNode): string {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      const on = nameOf(definition.typeCondition);
      const about = `{ fragment: ${literal(nameOf(definition))}; on: ${literal(on)}; masked: ${masked(definition)} }`;
      return `TadaDocumentNode<${this.#selection(this.#composite(on), [definition.selectionSet])}, {}, ${about}>`;
    }
    if (definition.kind !== Kind.OPERATION_DEFINITION) throw new NotHere();
    const root = this.#schema.getRootType(definition.operation);
    if (!root) throw new NotHere();
    const variables = (definition.variableDefinitions ?? []).map(({ variable, type, defaultValue }) => {
      const known = typeFromAST(this.#schema, type) as GraphQLInputType | undefined;
      if (!known) throw new NotHere();
      const needed = isNonNullType(known) && defaultValue === undefined;
      return `${nameOf(variable)}${needed ? '' : '?'}: ${this.#input(known)}`;
    });
    return `TadaDocumentNode<${this.#selection(root, [definition.selectionSet])}, { ${variables.join('; ')} }, void>`;
  }

  #composite(name: string): GraphQLCompositeType {
    const type = this.#schema.getType(name);
    if (!isCompositeType(type)) throw new NotHere();
    return type;
  }

  #possible(type: GraphQLCompositeType): readonly string[] {
    return isAbstractType(type) ? this.#schema.getPossibleTypes(type).map(({ name }) => name) : [type.name];
  }

  #selection(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): string {
    return this.#possible(type)
      .map((possible) => {
        const collected: Collected = { fields: new Map(), references: new Map() };
        for (const set of sets) this.#collect(possible, set, collected);
        const fields = [...collected.fields].map(([key, nodes]) => `${key}: ${this.#field(possible, nodes)}`);
        if (isAbstractType(type) && !collected.fields.has('__typename')) fields.push(`__typename?: ${literal(possible)}`);
        const references = [...collected.references].map(([name, on]) => `${name}: ${literal(on)}`);
        if (references.length > 0) fields.push(`[$tada.fragmentRefs]: { ${references.join('; ')} }`);
        return `{ ${fields.join('; ')} }`;
      })
      .join(' | ');
  }

  #collect(possible: string, { selections }: SelectionSetNode, into: Collected): void {
    for (const node of selections) {
      if ((node.directives ?? []).length > 0) throw new NotHere();
      if (node.kind === Kind.FIELD) {
        const key = (node.alias ?? node.name).value;
        into.fields.set(key, [...(into.fields.get(key) ?? []), node]);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        const on = node.typeCondition ? this.#possible(this.#composite(nameOf(node.typeCondition))) : [possible];
        if (on.includes(possible)) this.#collect(possible, node.selectionSet, into);
      } else this.#spread(possible, this.#fragments.get(nameOf(node)), into);
    }
  }

  #spread(possible: string, fragment: FragmentDefinitionNode | undefined, into: Collected): void {
    if (!fragment) throw new NotHere();
    const on = this.#composite(nameOf(fragment.typeCondition));
    if (!this.#possible(on).includes(possible)) return;
    if (masked(fragment)) into.references.set(nameOf(fragment), on.name);
    else if (isObjectType(on)) this.#collect(possible, fragment.selectionSet, into);
    else throw new NotHere();
  }

  #field(possible: string, nodes: readonly FieldNode[]): string {
    const [first] = nodes;
    if (!first) throw new NotHere();
    if (nameOf(first) === '__typename') return literal(possible);
    const parent = this.#composite(possible);
    const field = isObjectType(parent) ? parent.getFields()[nameOf(first)] : undefined;
    if (!field) throw new NotHere();
    return this.#output(
      field.type,
      nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
    );
  }

  #output(type: GraphQLOutputType, sets: readonly SelectionSetNode[], nullable = true): string {
    if (isNonNullType(type)) return this.#output(type.ofType, sets, false);
    if (isListType(type)) return orNull(`Array<${this.#output(type.ofType, sets)}>`, nullable);
    const named = getNamedType(type);
    return orNull(isCompositeType(named) ? `(${this.#selection(named, sets)})` : this.#leaf(named), nullable);
  }

  #input(type: GraphQLInputType, nullable = true): string {
    if (isNonNullType(type)) return this.#input(type.ofType, false);
    if (isListType(type)) return orNull(`Array<${this.#input(type.ofType)}>`, nullable);
    return orNull(this.#leaf(getNamedType(type)), nullable);
  }

  #leaf(type: GraphQLNamedType): string {
    if (!isEnumType(type) && !isInputObjectType(type)) return SCALARS[type.name] ?? 'unknown';
    const name = `${isEnumType(type) ? 'Enum' : 'Input'}_${type.name}`;
    if (this.named.has(name)) return name;
    // An input may hold itself: its name is known before what it means.
    this.named.set(name, '');
    if (isEnumType(type)) {
      const values = type.getValues().map((value) => literal(value.name));
      this.named.set(name, values.join(' | '));
      return name;
    }
    const fields = Object.values(type.getFields()).map((field) => {
      const needed = isNonNullType(field.type) && field.defaultValue === undefined;
      const value = this.#input(field.type);
      if (type.isOneOf) return `{ ${field.name}: ${this.#input(field.type, false)} }`;
      return needed ? `${field.name}: ${value}` : `${field.name}?: ${orNull(value, isNonNullType(field.type))}`;
    });
    this.named.set(name, type.isOneOf ? fields.join(' | ') : `{ ${fields.join('; ')} }`);
    return name;
  }
}

/**
 * The types of all documents as gql.tada itself would work them out, for its cache ('setupCache'): reading GraphQL in TypeScript's types took
 * most of the time of checking the web. A document that is not written plainly is left to gql.tada, and so is each one whose fragments
 * are not all listed beside it.
 */
export function documentTypes(sources: readonly string[], schema: GraphQLSchema): string {
  const calls = sources.flatMap(callsIn);
  const fragments = new Map<string, FragmentDefinitionNode>();
  const kept = new Map<string, Set<string>>();
  for (const { constant, definition } of calls) {
    if (definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    fragments.set(nameOf(definition), definition);
    kept.set(constant, (kept.get(constant) ?? new Set()).add(nameOf(definition)));
  }
  const entries = new Map<string, string>();
  const printer = new Printer(schema, fragments);
  for (const { text, listed, definition } of calls) {
    const given = new Set(listed.flatMap((constant) => [...(kept.get(constant) ?? [])]));
    const spread = [...text.matchAll(/\.\.\.\s*(\w+)/g)].map(([, name = '']) => name).filter((name) => name !== 'on');
    try {
      if (spread.every((name) => given.has(name))) entries.set(literal(text), printer.document(definition));
    } catch (error) {
      if (!(error instanceof NotHere)) throw error;
    }
  }
  return [
    "import type { $tada, TadaDocumentNode } from 'gql.tada';",
    ...[...printer.named].map(([name, type]) => `type ${name} = ${type};`),
    "declare module 'gql.tada' {",
    '  interface setupCache {',
    ...[...entries].map(([text, type]) => `    ${text}: ${type};`),
    '  }',
    '}',
    '',
  ].join('\n');
}

if (import.meta.main) {
  const web = import.meta.dirname;
  const files = globSync('src/**/*.{ts,tsx}', { cwd: web }).filter((file) => !/\.test\.tsx?$|\/generated\//.test(file));
  const schema = buildSchema(readFileSync(join(web, '../gateway/schema.graphql'), 'utf8'));
  const made = join(web, 'src/graphql/generated/document-types.d.ts');
  mkdirSync(dirname(made), { recursive: true });
  writeFileSync(
    made,
    documentTypes(
      files.sort().map((file) => readFileSync(join(web, file), 'utf8')),
      schema,
    ),
  );
}
