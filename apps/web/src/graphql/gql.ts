// SPDX-License-Identifier: EUPL-1.2
import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './graphql-env.d.ts';

/** `graphql(…)` types a document by the checked-in schema. Money and instants are strings on the wire. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: {
    ID: string;
    Amount: string;
    Date: string;
    DateTime: string;
    JSON: unknown;
    Month: string;
  };
}>();

export { type FragmentOf, type ResultOf, readFragment, type VariablesOf } from 'gql.tada';
