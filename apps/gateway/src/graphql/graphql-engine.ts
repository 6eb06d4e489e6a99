// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import type { GraphQLContext } from '@platform/graphql';
import type { GraphQLSchema } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { CheckedRequest } from './document-limits.ts';
import { maskError } from './mask-error.ts';
import type { OperationContext } from './operation-context.ts';

/** Runs one checked operation and answers as HTTP would: JSON, or a stream of events for a subscription. */
export interface GraphQLEngine {
  /** @param stream for a subscription: ends it */
  run(request: CheckedRequest, operation: OperationContext, stream?: AbortSignal): Promise<Response>;
}

type YogaContext = GraphQLContext & Pick<OperationContext, 'adopt'>;

/** Streams change the actor in the context that resolvers see. */
const adoptContext: Plugin<YogaContext> = {
  onSubscribe: ({ args }) => {
    const live = args.contextValue as YogaContext;
    live.adopt(live);
  },
};

export function graphqlEngine(house: House, schema: GraphQLSchema): GraphQLEngine {
  const yoga = createYoga<YogaContext>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    graphiql: false,
    batching: false,
    multipart: false,
    cors: false,
    logging: false,
    maskedErrors: { maskError: maskError(house.logger) },
    plugins: [adoptContext],
  });
  return {
    run: async ({ query, operationName, variables }, { context, adopt }, stream) =>
      yoga.fetch(
        'http://verbund.internal/graphql',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: stream ? 'text/event-stream' : 'application/json' },
          body: JSON.stringify({ query, variables, ...(operationName === null ? {} : { operationName }) }),
          ...(stream ? { signal: stream } : {}),
        },
        { ...context, adopt },
      ),
  };
}
