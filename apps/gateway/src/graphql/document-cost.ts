// SPDX-License-Identifier: EUPL-1.2
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** What an operation would ask of the house. */
export interface DocumentCost {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Fields that may be answered, lists counted with their length. */
  readonly cost: number;
  readonly introspects: boolean;
}

interface Sum {
  depth: number;
  aliases: number;
  directives: number;
  cost: number;
  introspects: boolean;
}

const NOTHING: Readonly<Sum> = { depth: 0, aliases: 0, directives: 0, cost: 0, introspects: false };
const PAGE_ARGUMENTS = ['first', 'limit'];
const PAGE_DEFAULT = 50;
const LIST_GUESS = 10;
/** Above every limit, so that growing further means nothing; keeps fragments of fragments from overflowing. */
const CEILING = 1e9;

/** Fragments that use themselves, or an operation that is not there; validation would say the same, later. */
export class DocumentMalformed extends Error {}

/** Measures one operation of a document before anything of it is validated or run. Fragments count wherever they are used. */
export function measure(
  document: DocumentNode,
  schema: GraphQLSchema,
  operationName: string | null,
  variables: Readonly<Record<string, unknown>>,
): DocumentCost {
  const operations = document.definitions.filter((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);
  const operation = operationName === null ? operations[0] : operations.find((node) => node.name?.value === operationName);
  if (!operation || (operationName === null && operations.length > 1)) throw new DocumentMalformed('there is no such operation');
  const meter = new Meter(document, schema, variables);
  const sum = meter.selection(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, null);
  return { kind: operation.operation, ...sum, directives: sum.directives + (operation.directives?.length ?? 0) };
}

class Meter {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #schema: GraphQLSchema;
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #known = new Map<string, Sum>();
  readonly #open = new Set<string>();

  constructor(document: DocumentNode, schema: GraphQLSchema, variables: Readonly<Record<string, unknown>>) {
    const fragments = document.definitions.filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((node) => [node.name.value, node]));
    this.#schema = schema;
    this.#variables = variables;
  }

  /** @param page how many items the page has whose fields these are; null where the parent is no page */
  selection(set: SelectionSetNode, parent: GraphQLNamedType | undefined, page: number | null): Sum {
    const sum = { ...NOTHING };
    for (const node of set.selections) {
      const own =
        node.kind === Kind.FIELD
          ? this.#field(node, parent, page)
          : node.kind === Kind.FRAGMENT_SPREAD
            ? this.#fragment(node.name.value, page)
            : this.selection(node.selectionSet, this.#type(node.typeCondition?.name.value) ?? parent, page);
      sum.depth = Math.max(sum.depth, own.depth);
      sum.aliases += own.aliases;
      sum.directives += own.directives + (node.directives?.length ?? 0);
      sum.cost = Math.min(CEILING, sum.cost + own.cost);
      sum.introspects ||= own.introspects;
    }
    return sum;
  }

  #type(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : this.#schema.getType(name);
  }

  /** A fragment is measured once for each length of page it stands in, however often it is used. */
  #fragment(name: string, page: number | null): Sum {
    const key = `${name} ${page}`;
    const known = this.#known.get(key);
    if (known) return known;
    const fragment = this.#fragments.get(name);
    if (!fragment) return NOTHING;
    if (this.#open.has(name)) throw new DocumentMalformed(`the fragment ${name} uses itself`);
    this.#open.add(name);
    const sum = this.selection(fragment.selectionSet, this.#type(fragment.typeCondition.name.value), page);
    this.#open.delete(name);
    this.#known.set(key, sum);
    return sum;
  }

  #field(node: FieldNode, parent: GraphQLNamedType | undefined, page: number | null): Sum {
    const name = node.name.value;
    const definition = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    const isList = definition !== undefined && isListType(getNullableType(definition.type));
    const factor = !isList ? 1 : name === 'items' ? (page ?? PAGE_DEFAULT) : LIST_GUESS;
    const below = node.selectionSet
      ? this.selection(node.selectionSet, definition && getNamedType(definition.type), this.#pageOf(node))
      : NOTHING;
    return {
      depth: below.depth + 1,
      aliases: below.aliases + (node.alias ? 1 : 0),
      directives: below.directives,
      cost: Math.min(CEILING, 1 + factor * below.cost),
      introspects: below.introspects || name === '__schema' || name === '__type',
    };
  }

  #pageOf(node: FieldNode): number | null {
    const argument = node.arguments?.find(({ name }) => PAGE_ARGUMENTS.includes(name.value))?.value;
    if (!argument) return null;
    const given =
      argument.kind === Kind.VARIABLE ? this.#variables[argument.name.value] : argument.kind === Kind.INT ? Number(argument.value) : null;
    return typeof given === 'number' && given > 0 ? given : null;
  }
}
