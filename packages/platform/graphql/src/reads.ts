// SPDX-License-Identifier: EUPL-1.2
import { type Refusal, type RefusalParams, refusal } from '@kernel/core';
import { type AnyQuery, type Query, ReadRefused, runQuery } from '@platform/use-case';
import { GraphQLError } from 'graphql';
import type { z } from 'zod';
import type { Builder, GraphQLContext } from './builder.ts';
import { inputFields, withoutNulls } from './inputs.ts';
import { sentenceFor } from './refusal-messages.ts';
import { STANDARD_MESSAGES } from './standard-messages.ts';

/** A read's refusal as that of a change has it: the action that is wanting, or what is wrong with the input. */
export function refusalOfRead({ code, message, field }: ReadRefused): Refusal<ReadRefused['code']> {
  const params = code === 'FORBIDDEN' ? { action: message } : /^[A-Z_]+$/.test(message) ? { problem: message } : {};
  return refusal(code, { params, ...(field ? { field } : {}) });
}

/** Runs a query for a resolver; a refusal becomes an error with its code, and a sentence in the language of the account. */
export async function readFor<Schema extends z.ZodType, Row>(
  context: GraphQLContext,
  definition: Query<Schema, Row>,
  input: z.input<Schema>,
): Promise<Row> {
  try {
    return await runQuery(context.platform, context.session, definition, { actor: context.actor, input });
  } catch (error) {
    if (!(error instanceof ReadRefused)) throw error;
    const refused = refusalOfRead(error);
    throw new GraphQLError(sentenceFor(STANDARD_MESSAGES, context.language, refused), { extensions: { ...refused } });
  }
}

const problemOf = ({ extensions }: GraphQLError): unknown =>
  extensions['code'] === 'INVALID_INPUT' ? (extensions['params'] as RefusalParams | undefined)?.['problem'] : null;

/** A record is sought by what stands in an address: a text that is no id at all names nothing, like an id that nobody has. */
function nothingForNoId(error: unknown): null {
  if (error instanceof GraphQLError && problemOf(error) === 'NOT_AN_ID') return null;
  throw error;
}

/**
 * A root field that is one query: readField(builder, 'openTasks', listOpenTasks, TaskPage).
 * Arguments come from the query's input schema.
 */
export function readField(
  builder: Builder,
  field: string,
  definition: AnyQuery,
  type: unknown,
  options: { nullable?: boolean; description?: string } = {},
): void {
  const shape = (definition.input as z.ZodObject).shape as Record<string, z.ZodType>;
  builder.queryField(field, (t) =>
    t.field({
      type: type as never,
      nullable: options.nullable ?? false,
      ...(options.description ? { description: options.description } : {}),
      args: inputFields(builder, t.arg as never, `${field.charAt(0).toUpperCase()}${field.slice(1)}`, shape) as never,
      resolve: (async (_root: unknown, args: Record<string, unknown>, context: GraphQLContext) => {
        const row = readFor(context, definition, withoutNulls(definition.input, args));
        return options.nullable ? row.catch(nothingForNoId) : row;
      }) as never,
    }),
  );
}

export interface Page<Row> {
  readonly items: readonly Row[];
  /** Give it back as 'after' for the next page; null at the end. */
  readonly nextCursor: string | null;
  /** How many there are in all, counted up to a bound of 10,000. */
  readonly total: number;
}

/** A page of rows as a GraphQL type, '<Name>Page'. */
export function pageType(builder: Builder, name: string, item: unknown): unknown {
  const page = builder.objectRef<Page<unknown>>(`${name}Page`);
  page.implement({
    fields: (t) => ({
      items: t.field({ type: [item] as never, resolve: (row) => row.items as never }),
      nextCursor: t.exposeString('nextCursor', { nullable: true }),
      total: t.exposeInt('total'),
    }),
  });
  return page;
}
