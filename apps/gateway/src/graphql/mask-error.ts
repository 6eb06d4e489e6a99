// SPDX-License-Identifier: EUPL-1.2
import { isUnavailable } from '@platform/database';
import { correlationId, type Logger } from '@platform/logging';
import { GraphQLError } from 'graphql';

const own = (error: unknown): GraphQLError | null => {
  if (!(error instanceof GraphQLError)) return null;
  return error.originalError ? own(error.originalError) : error;
};

const cause = (error: unknown): unknown => (error instanceof GraphQLError && error.originalError ? cause(error.originalError) : error);

/** graphql-js names fields and values that are spelt alike; where nobody may ask for the schema, that would tell it piece by piece. */
const SUGGESTION = / Did you mean [^?]*\?$/;

/** What GraphQL itself says of a variable that is missing or of another type; all else that it finds wrong stands in the document. */
const OF_VARIABLE = /^Variable "\$\w+" (got invalid value|of (required|non-null) type)/;

/** The executor's own word, in streams, for a variable that does not fit, and for an operation that the document does not have. */
const EXECUTORS_CODE = 'BAD_USER_INPUT';
const OF_OPERATION = /^(Must provide an? operation|Must provide operation name|Unknown operation named)/;

/** @param told the error as GraphQL tells it, around the one that was meant */
function codeOf(meant: GraphQLError, told: unknown): unknown {
  const { code } = meant.extensions;
  if (code !== undefined && code !== EXECUTORS_CODE) return code;
  const isOfVariable =
    (code === EXECUTORS_CODE && !OF_OPERATION.test(meant.message)) || (told instanceof Error && OF_VARIABLE.test(told.message));
  return isOfVariable ? 'VARIABLES_INVALID' : 'QUERY_INVALID';
}

/** What was meant for the asker passes; anything else is logged and becomes a code with the id under which it stands in the log. */
export const maskError =
  (logger: Logger, { suggestions }: { readonly suggestions: boolean }) =>
  (error: unknown): Error => {
    const id = correlationId();
    const where = error instanceof GraphQLError ? { nodes: error.nodes ?? null, path: error.path ?? null } : {};
    const meant = own(error);
    if (meant)
      return new GraphQLError(suggestions ? meant.message : meant.message.replace(SUGGESTION, ''), {
        ...where,
        extensions: { ...meant.extensions, code: codeOf(meant, error), correlationId: id },
      });
    const reason = cause(error);
    if (isUnavailable(reason)) {
      logger.warn('the database cannot be reached', { error: reason });
      const extensions = { code: 'DATABASE_UNAVAILABLE', correlationId: id, http: { status: 503 } };
      return new GraphQLError('DATABASE_UNAVAILABLE', { ...where, extensions });
    }
    logger.error('a field failed', { path: error instanceof GraphQLError ? error.path?.join('.') : null, error: reason });
    return new GraphQLError('INTERNAL', { ...where, extensions: { code: 'INTERNAL', correlationId: id } });
  };
