// SPDX-License-Identifier: EUPL-1.2

import type { NewId } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import type { ReadSession } from '@platform/database';
import type { Platform } from '@platform/use-case';
import SchemaBuilder from '@pothos/core';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import type { Language } from './refusal-messages.ts';

/** What every resolver gets. */
export interface GraphQLContext {
  readonly platform: Platform;
  readonly actor: Actor;
  readonly language: Language;
  /** The operation's one READ ONLY transaction. */
  readonly session: ReadSession;
  readonly newId: NewId;
  /**
   * Tells when something may have changed, for subscriptions: once at the start, then after each change of 'topic' ('longCommand') or of one
   * record of it ('longCommand/<id>'). Before each turn the actor is asked for anew; it ends when the session or the roles have ended.
   */
  readonly changes: { watch(topic: string, signal: AbortSignal): AsyncIterable<void> };
  /** Ends when the asker has gone or the house closes. */
  readonly signal: AbortSignal;
}

export interface SchemaTypes {
  Context: GraphQLContext;
  Scalars: {
    ID: { Input: string; Output: string };
    Date: { Input: string; Output: string };
    DateTime: { Input: string; Output: string };
    Month: { Input: string; Output: string };
    Amount: { Input: string; Output: bigint };
    JSON: { Input: unknown; Output: unknown };
  };
  DefaultFieldNullability: false;
}

const text = (name: string, description: string) =>
  new GraphQLScalarType<string, string>({
    name,
    description,
    parseValue: (value) => {
      if (typeof value !== 'string') throw new GraphQLError(`${name} is a text`);
      return value;
    },
  });

const decimal = (value: unknown): string => {
  if (typeof value !== 'bigint') throw new GraphQLError('an amount is whole cents');
  const absolute = value < 0n ? -value : value;
  return `${value < 0n ? '-' : ''}${absolute / 100n}.${String(absolute % 100n).padStart(2, '0')}`;
};

export function createBuilder() {
  const builder = new SchemaBuilder<SchemaTypes>({ defaultFieldNullability: false });
  builder.addScalarType('Date', text('Date', "A day, 'YYYY-MM-DD'."));
  builder.addScalarType('DateTime', text('DateTime', 'An instant in UTC, ISO 8601 with milliseconds.'));
  builder.addScalarType('Month', text('Month', "A month, 'YYYY-MM'."));
  builder.addScalarType(
    'Amount',
    new GraphQLScalarType<string, string>({
      name: 'Amount',
      description: "Euro as a decimal string with two decimals, '1234.50'.",
      serialize: decimal,
      parseValue: (value) => {
        if (typeof value !== 'string') throw new GraphQLError('an amount is a decimal string');
        return value;
      },
      parseLiteral: (node) => {
        if (node.kind !== Kind.STRING) throw new GraphQLError('an amount is a decimal string');
        return node.value;
      },
    }) as never,
  );
  builder.addScalarType(
    'JSON',
    new GraphQLScalarType<unknown, unknown>({ name: 'JSON', description: 'Plain data whose shape the field describes.' }),
  );
  builder.queryType({});
  builder.mutationType({});
  builder.subscriptionType({});
  return builder;
}

export type Builder = ReturnType<typeof createBuilder>;
