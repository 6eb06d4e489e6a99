// SPDX-License-Identifier: EUPL-1.2
import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './schema-env.d.ts';

/** `graphql(…)` types a document by the checked-in schema. Money and instants are strings on the wire. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: {
    ID: string;
    Cents: string;
    CivilDate: string;
    CivilMonth: string;
    Date: string;
    DateTime: string;
    Instant: string;
    JSON: unknown;
  };
}>();

export { type FragmentOf, type ResultOf, readFragment, type VariablesOf } from 'gql.tada';
