// SPDX-License-Identifier: EUPL-1.2
import type { AnyQuery } from '@platform/use-case';
import type { z } from 'zod';
import type { Builder, GraphQLContext } from './builder.ts';
import { inputFields, withoutNulls } from './inputs.ts';
import { readFor } from './reads.ts';

export interface WatchOptions<Row> {
  /** What to wait for: 'longCommand/<id>', 'notification'. */
  readonly topic: (input: Record<string, unknown>) => string;
  /** The row after which nothing more will come. */
  readonly isLast?: (row: Row) => boolean;
  readonly description?: string;
}

/**
 * A subscription that is one query, read at the start and again after each change of the topic, every time in a transaction of its
 * own and under what the actor may do then: watchField(builder, 'longWork', findLongWork, LongWork, { topic }). A row that is not there (any more) ends it.
 */
export function watchField<Row>(builder: Builder, field: string, definition: AnyQuery, type: unknown, options: WatchOptions<Row>): void {
  const shape = (definition.input as z.ZodObject).shape as Record<string, z.ZodType>;
  const name = `${field.charAt(0).toUpperCase()}${field.slice(1)}Watch`;
  builder.subscriptionField(field, (t) =>
    t.field({
      type: type as never,
      ...(options.description ? { description: options.description } : {}),
      args: inputFields(builder, t.arg as never, name, shape) as never,
      subscribe: ((_root: unknown, args: Record<string, unknown>, context: GraphQLContext) =>
        rowsOf(context, definition, withoutNulls(definition.input, args), options)) as never,
      resolve: ((row: Row) => row) as never,
    }),
  );
}

async function* rowsOf<Row>(
  context: GraphQLContext,
  definition: AnyQuery,
  input: Record<string, unknown>,
  { topic, isLast }: WatchOptions<Row>,
): AsyncGenerator<Row> {
  for await (const _turn of context.changes.watch(topic(input), context.signal)) {
    const row = (await readFor(context, definition, input)) as Row | null;
    if (row === null) return;
    yield row;
    if (isLast?.(row)) return;
  }
}
