// SPDX-License-Identifier: EUPL-1.2
import {
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';

/** Everything that can be asked of a type, each type once on every way down; fields that need arguments are left out. */
function selectionOf(type: GraphQLOutputType, above: ReadonlySet<string>): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isUnionType(named)) {
    const parts = named.getTypes().map((member) => `... on ${member.name} ${selectionOf(member, above)}`);
    return `{ __typename ${parts.join(' ')} }`;
  }
  if (!isObjectType(named) && !isInterfaceType(named)) return '';
  const below = new Set([...above, named.name]);
  const fields = Object.values(named.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument) || below.has(getNamedType(field.type).name)) return [];
    return [`${field.name} ${selectionOf(field.type, below)}`];
  });
  return `{ __typename ${fields.join(' ')} }`;
}

export type RootKind = 'query' | 'mutation' | 'subscription';

export interface RootField {
  readonly kind: RootKind;
  readonly field: GraphQLField<unknown, unknown>;
  /** 'Query.request' */
  readonly name: string;
  /** The whole document, with a variable for each argument. */
  readonly document: string;
}

/** Every root field of the schema with the largest question that can be put to it. */
export function rootFields(schema: GraphQLSchema): readonly RootField[] {
  const roots = { query: schema.getQueryType(), mutation: schema.getMutationType(), subscription: schema.getSubscriptionType() };
  return (Object.keys(roots) as RootKind[]).flatMap((kind) => {
    const root = roots[kind];
    return Object.values(root?.getFields() ?? {}).map((field) => {
      const variables = field.args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
      const given = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
      const call = field.args.length > 0 ? `(${given})` : '';
      const document = `${kind}${variables ? ` Asked(${variables})` : ' Asked'} { ${field.name}${call} ${selectionOf(field.type, new Set())} }`;
      return { kind, field, name: `${root?.name}.${field.name}`, document };
    });
  });
}
