// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import type { GraphQLContext } from '@platform/graphql';
import { type DocumentNode, type ExecutionResult, execute, type GraphQLError, type GraphQLSchema, validate } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { CheckedRequest } from './document-limits.ts';
import { maskError } from './mask-error.ts';
import type { OperationContext } from './operation-context.ts';

/** What goes out: a status and JSON as text. */
export interface EngineAnswer {
  readonly status: number;
  readonly body: string;
}

export interface GraphQLEngine {
  /** What is wrong with a document before anything of it is run; null where it may be run. */
  refusalOf(document: DocumentNode): EngineAnswer | null;
  /** Runs one checked query or mutation. */
  answer(request: CheckedRequest, document: DocumentNode, operation: OperationContext): Promise<EngineAnswer>;
  /** Runs one checked subscription: a stream of events, or JSON if it could not begin. @param signal ends it */
  stream(request: CheckedRequest, operation: OperationContext, signal: AbortSignal): Promise<Response>;
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
  const mask = maskError(house.logger, { suggestions: house.configuration.graphqlOperations === 'open' });
  const yoga = createYoga<YogaContext>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    graphiql: false,
    batching: false,
    multipart: false,
    cors: false,
    logging: false,
    maskedErrors: { maskError: mask },
    plugins: [adoptContext],
  });
  const faults = new WeakMap<DocumentNode, readonly GraphQLError[]>();
  const faultsOf = (document: DocumentNode): readonly GraphQLError[] => {
    const known = faults.get(document) ?? validate(schema, document);
    faults.set(document, known);
    return known;
  };
  return {
    // Straight to GraphQL: a Request and a Response made for the way between two functions cost as much as running the query.
    refusalOf(document) {
      const wrong = faultsOf(document);
      return wrong.length > 0 ? answerOf({ errors: wrong }, mask) : null;
    },
    async answer({ operationName, variables: variableValues }, document, { context: contextValue }) {
      return answerOf(await execute({ schema, document, contextValue, variableValues, operationName }), mask);
    },
    stream: async ({ query, operationName, variables }, { context, adopt }, signal) =>
      yoga.fetch(
        'http://verbund.internal/graphql',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
          body: JSON.stringify({ query, variables, ...(operationName === null ? {} : { operationName }) }),
          signal,
        },
        { ...context, adopt },
      ),
  };
}

/** An error may bring the status of the whole answer; it is not for the asker. */
function answerOf({ data, errors }: ExecutionResult, mask: (error: unknown) => Error): EngineAnswer {
  if (!errors) return { status: 200, body: JSON.stringify({ data }) };
  let status = 200;
  const shown = errors.map((error) => {
    const { extensions = {}, ...rest } = (mask(error) as GraphQLError).toJSON();
    const { http, ...told } = extensions as { http?: { status?: number } };
    status = Math.max(status, http?.status ?? 200);
    return { ...rest, extensions: told };
  });
  return { status, body: JSON.stringify({ ...(data === undefined ? {} : { data }), errors: shown }) };
}
