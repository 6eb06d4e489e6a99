/* eslint-disable */
/* prettier-ignore */
// Written by `pnpm --filter @apps/web generate` from ../gateway/schema.graphql; until then a schema with one field.
export type introspection_types = {
    'Boolean': unknown;
    'Query': { kind: 'OBJECT'; name: 'Query'; fields: { 'version': { name: 'version'; type: { kind: 'SCALAR'; name: 'String'; ofType: null; } }; }; };
    'String': unknown;
};

export type introspection = {
  name: never;
  query: 'Query';
  mutation: never;
  subscription: never;
  types: introspection_types;
};

import * as gqlTada from 'gql.tada';
