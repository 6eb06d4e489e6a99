// SPDX-License-Identifier: EUPL-1.2
import { type House, assembly as theAssembly } from '@assembly/core';
import { createBuilder } from '@platform/graphql';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';

/** The schema as the services make it. */
export function buildSchema(assembly: House['assembly'] = theAssembly()): GraphQLSchema {
  const builder = createBuilder();
  for (const service of assembly.services) service.graphql?.(builder);
  return builder.toSchema();
}

/** As checked in: schema.graphql is compared with it. */
export const printedSchema = (): string => `${printSchema(lexicographicSortSchema(buildSchema()))}\n`;
