// SPDX-License-Identifier: EUPL-1.2
import { isUnavailable } from '@platform/database';
import type { Logger } from '@platform/logging';
import type { ErrorRequestHandler, Response } from 'express';
import { correlationOf } from './correlation.ts';
import { gatewaySentence } from './sentences.ts';

export interface HttpRefusal {
  readonly status: number;
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly [further: string]: unknown;
}

/**
 * A clear no over HTTP: {code, correlationId, …}. 'errors' says the same to a GraphQL client, which looks nowhere else.
 */
export function refuse(response: Response, { status, code, ...further }: HttpRefusal): void {
  const correlationId = correlationOf(response);
  const sentence = sentenceOf(response)({ status, code, ...further });
  const message = sentence === null ? {} : { message: sentence };
  if (typeof further['retryAfterSeconds'] === 'number') response.setHeader('retry-after', String(further['retryAfterSeconds']));
  response
    .status(status)
    .setHeader('cache-control', 'no-store')
    .json({
      code,
      correlationId,
      ...message,
      ...further,
      errors: [{ message: sentence ?? code, extensions: { code, correlationId, ...further } }],
    });
}

/** Doors with sentences of their own put a maker of them into the answer. */
const sentenceOf = (response: Response): ((refusal: HttpRefusal) => string | null) =>
  response.locals['sentenceOf'] ?? ((refusal: HttpRefusal) => gatewaySentence(response, refusal));

const DATABASE_UNAVAILABLE: HttpRefusal = { status: 503, code: 'DATABASE_UNAVAILABLE' };

export const BODY_TOO_LARGE: HttpRefusal = { status: 413, code: 'BODY_TOO_LARGE' };

/** What the body parser says, in our codes. */
const PARSER_CODES: Readonly<Record<string, HttpRefusal>> = {
  'entity.too.large': BODY_TOO_LARGE,
  'entity.parse.failed': { status: 400, code: 'NOT_JSON' },
  'encoding.unsupported': { status: 415, code: 'ENCODING_NOT_SUPPORTED' },
  'charset.unsupported': { status: 415, code: 'ENCODING_NOT_SUPPORTED' },
  'request.aborted': { status: 400, code: 'ABORTED' },
  'request.size.invalid': { status: 400, code: 'ABORTED' },
};

/** The last handler: nothing of an error's inside leaves the house, only the id under which it was logged. */
export function answerErrors(logger: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const known = PARSER_CODES[String((error as { type?: unknown } | null)?.type ?? '')];
    if (known) return refuse(response, known);
    if (error instanceof URIError) return refuse(response, { status: 400, code: 'ADDRESS_MALFORMED' });
    if (isUnavailable(error)) {
      logger.warn('the database cannot be reached', { method: request.method, error });
      return refuse(response, DATABASE_UNAVAILABLE);
    }
    logger.error('a request failed', { method: request.method, error });
    return refuse(response, { status: 500, code: 'INTERNAL' });
  };
}
